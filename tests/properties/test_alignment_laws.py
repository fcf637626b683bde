"""Laws of the alignment graph and of influence, on generated plans."""

from itertools import pairwise

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit import AlignmentLoopError, KeyResult, Objective, Plan, SmartGoal
from okrkit.alignment import Certain, align, effects, influence, simulate

WEIGHTS = st.sampled_from([-1.0, -0.5, -0.1, 0.0, 0.1, 0.3, 0.5, 0.7, 1.0])
VALUES = st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.8, 0.9, 0.95, 1.0])


@st.composite
def plans(draw: st.DrawFn, *, weights: st.SearchStrategy[float] = WEIGHTS, depend: bool = True) -> Plan:
    """A plan without loops: every goal contributes to goals that stand before it, and may depend on any."""
    ids: list[str] = []
    objectives, goals = [], []
    for number in range(draw(st.integers(1, 4))):
        results = [KeyResult(f"o{number}k{held}", "K") for held in range(draw(st.integers(0, 3)))]
        objectives.append(Objective(f"o{number}", "O", results, contributes_to=_links(draw, ids, weights)))
        ids += [objectives[-1].id, *[one.id for one in results]]
    for number in range(draw(st.integers(0, 5))):
        goals.append(SmartGoal(f"s{number}", "S", contributes_to=_links(draw, ids, weights)))
        ids.append(f"s{number}")
    plan = Plan(objectives, goals)
    for waiting in draw(st.lists(st.sampled_from(ids), unique=True, max_size=2)) if depend else ():
        plan = _waiting(plan, waiting, draw(st.sampled_from(ids)))
    return plan


def _links(draw: st.DrawFn, ids: list[str], weights: st.SearchStrategy[float]) -> dict[str, float]:
    to = draw(st.lists(st.sampled_from(ids), unique=True, max_size=3)) if ids else []
    return {one: draw(weights) for one in to}


def _waiting(plan: Plan, goal: str, on: str) -> Plan:
    """Let a goal depend on another, unless that makes a loop."""
    other = plan.replace(attrs.evolve(plan[goal], depends_on=[on]))
    try:
        influence(other, as_of=None)
    except AlignmentLoopError:
        return plan
    return other


@st.composite
def starts(draw: st.DrawFn, plan: Plan) -> dict[str, float]:
    """Values for some of the goals where evidence starts."""
    leaves = [one.goal for one in influence(plan, as_of=None) if not plan_has_inputs(plan, one.goal)]
    return {goal: draw(VALUES) for goal in leaves if draw(st.booleans())}


def plan_has_inputs(plan: Plan, goal: str) -> bool:
    graph = align(plan)
    counting = [link for link in graph.links() if link.parent == goal and link.weight]
    return bool(counting or graph.dependencies(goal))


@given(st.data())
def test_influence_lies_within_its_range_and_evidence_on_its_sides(data: st.DataObject) -> None:
    plan = data.draw(plans())
    for one in influence(plan, as_of=None, values=data.draw(starts(plan))):
        assert one.value is None or -1 <= one.value <= 1
        assert -1 <= one.negative <= 0 <= one.positive <= 1


@given(st.data())
def test_no_contribution_no_effect(data: st.DataObject) -> None:
    plan = data.draw(plans())
    found = influence(plan, as_of=None, values=data.draw(starts(plan)))
    lone = data.draw(st.sampled_from(plan.goals())).id
    touched = {one.ancestor for one in effects(found, lone)} | {lone}
    after = found.what_if({lone: data.draw(VALUES)})

    assert all(after[goal.id].value == found[goal.id].value for goal in plan.goals() if goal.id not in touched)


@given(st.data())
def test_raising_a_leaf_without_conflict_lowers_nothing(data: st.DataObject) -> None:
    plan = data.draw(plans(weights=st.sampled_from([0.0, 0.1, 0.3, 0.5, 0.7, 1.0])))
    values = data.draw(starts(plan))
    if not values:
        return
    leaf = data.draw(st.sampled_from(sorted(values)))
    before = influence(plan, as_of=None, values=values)
    after = before.what_if({leaf: data.draw(st.floats(values[leaf], 1.0))})

    assert all((after[goal.id].value or 0) >= (before[goal.id].value or 0) for goal in plan.goals())


@given(st.data())
def test_the_order_of_goals_and_links_changes_nothing(data: st.DataObject) -> None:
    plan = data.draw(plans())
    values = data.draw(starts(plan))
    other = Plan(
        [_shuffled(data, one) for one in data.draw(st.permutations(plan.objectives))],
        [_shuffled(data, one) for one in data.draw(st.permutations(plan.smart_goals))],
    )

    assert influence(plan, as_of=None, values=values).values() == influence(other, as_of=None, values=values).values()


def _shuffled(data: st.DataObject, goal: Objective | SmartGoal) -> Objective | SmartGoal:
    links = data.draw(st.permutations(goal.contributes_to))
    held = {"key_results": data.draw(st.permutations(goal.key_results))} if isinstance(goal, Objective) else {}
    return attrs.evolve(goal, contributes_to=links, **held)


@given(st.data())
def test_a_what_if_is_bitwise_what_working_everything_out_gives(data: st.DataObject) -> None:
    plan = data.draw(plans())
    values = data.draw(starts(plan))
    change = {data.draw(st.sampled_from(plan.goals())).id: data.draw(VALUES)}

    after = influence(plan, as_of=None, values=values).what_if(change)
    assert after.values() == influence(plan, as_of=None, values={**values, **change}).values()


@given(st.data())
def test_monte_carlo_of_certain_leaves_is_the_point_in_lists_and_arrays(data: st.DataObject) -> None:
    plan = data.draw(plans())
    values = data.draw(starts(plan))
    point = influence(plan, as_of=None, values=values)
    ids = [goal.id for goal in plan.goals()]
    certain = {goal: Certain(value) for goal, value in values.items()}
    for arrays in (False, True):
        found = simulate(plan, ids, as_of=None, distributions=certain, draws=2, arrays=arrays)
        assert set(found) == {goal for goal in ids if point[goal].value is not None}
        assert all(found[goal].draws == pytest.approx((point[goal].value,) * 2, abs=1e-12) for goal in found)


@given(st.data())
def test_a_back_edge_is_reported_as_a_loop_with_that_edge_in_it(data: st.DataObject) -> None:
    plan = data.draw(plans(depend=False))
    graph = align(plan)
    assert graph.loops() == ()
    low = data.draw(st.sampled_from(plan.goals())).id
    above = graph.ancestors(low)
    high = data.draw(st.sampled_from([goal for goal in above if not isinstance(plan[goal], KeyResult)] or [low]))
    if isinstance(plan[high], KeyResult):
        return
    links = {**{link.to: link.weight for link in plan[high].contributes_to}, low: 0.5}
    loops = align(plan.replace(attrs.evolve(plan[high], contributes_to=links))).loops()

    assert any((high, low) in pairwise(loop) for loop in loops)
