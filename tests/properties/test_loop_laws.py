"""Laws of loops: one back edge is reported, with that edge in it; without one nothing is."""

from itertools import pairwise

import attrs
from hypothesis import given
from hypothesis import strategies as st
from laws import FEW, LAST

import okrkit as ok
from okrkit import testing as kit
from okrkit.alignment import align
from okrkit.rules import lint

small_plans = kit.plans(min_size=2, max_size=8, max_check_ins=0, allow_changes=False)


@FEW
@given(small_plans)
def test_a_plan_without_loops_has_none(plan: ok.Plan) -> None:
    assert align(plan).loops() == ()
    assert not loop_findings(plan)


def loop_findings(plan: ok.Plan) -> list[object]:
    """Return what lint says about loops of contributions."""
    bare = attrs.evolve(
        plan,
        objectives=[bare_objective(one) for one in plan.objectives],
        smart_goals=[attrs.evolve(one, allow={}) for one in plan.smart_goals],
    )
    return [
        finding
        for finding in lint(bare, as_of=LAST, rules=["contribution-loop"])
        if finding.name == "contribution-loop"
    ]


def bare_objective(one: ok.Objective) -> ok.Objective:
    """Return an objective that allows no rule."""
    return attrs.evolve(one, allow={}, key_results=[attrs.evolve(held, allow={}) for held in one.key_results])


@FEW
@given(small_plans, st.data())
def test_a_back_edge_is_reported_as_a_loop_with_that_edge_in_it(plan: ok.Plan, data: st.DataObject) -> None:
    graph = align(plan)
    low = data.draw(st.sampled_from(graph.ids))
    high = data.draw(st.sampled_from([low, *graph.ancestors(low)]))
    weight = data.draw(st.sampled_from([1.0, 0.5, -1, 0.25]))
    goal = plan.goal(high)
    kept = [link for link in goal.contributes_to if link.to != low]
    looped = plan.replace(attrs.evolve(goal, contributes_to=[*kept, ok.Contribution(low, weight)]))
    loops = align(looped).loops()

    assert any((high, low) in pairwise(loop) for loop in loops), loops
    assert loop_findings(looped)


@FEW
@given(small_plans, st.data())
def test_a_forward_edge_makes_no_loop(plan: ok.Plan, data: st.DataObject) -> None:
    graph = align(plan)
    low = data.draw(st.sampled_from(graph.ids))
    above = list(graph.ancestors(low))
    if not above:
        return
    high = data.draw(st.sampled_from(above))
    goal = plan.goal(low)
    kept = [link for link in goal.contributes_to if link.to != high]

    assert align(plan.replace(attrs.evolve(goal, contributes_to=[*kept, ok.Contribution(high)]))).loops() == ()
