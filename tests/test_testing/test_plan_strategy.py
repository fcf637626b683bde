"""The strategy for plans: sizes, links that resolve, loops and strangers only when asked for."""

from collections.abc import Iterator

import pytest
from hypothesis import Phase, find, given, settings

import okrkit as ok
from okrkit import testing as kit

FEW = settings(max_examples=100)
LONG = settings(max_examples=5000, database=None, phases=[Phase.generate])


def links(plan: ok.Plan) -> Iterator[tuple[str, str]]:
    """Yield every link of a plan as (from, to)."""
    for goal in plan.goals():
        yield from ((goal.id, link.to) for link in goal.contributes_to)
        yield from ((goal.id, name) for name in (*goal.depends_on, *goal.conflicts_with))
        yield from ((goal.id, link.tested_by) for link in goal.contributes_to if link.tested_by)
    for bet in plan.initiatives:
        yield from ((bet.id, name) for name in bet.moves)
    for metric in plan.health_metrics:
        yield from ((metric.id, name) for name in metric.guards)


def strangers(plan: ok.Plan) -> list[str]:
    """Return the ids that links name and the plan does not hold."""
    return [target for _, target in links(plan) if target not in plan]


def flows(plan: ok.Plan) -> Iterator[tuple[str, str]]:
    """Yield what influences what: contributor to parent, key result to objective, dependency to dependent."""
    for goal in plan.goals():
        yield from ((goal.id, link.to) for link in goal.contributes_to)
        yield from ((name, goal.id) for name in goal.depends_on)
        if isinstance(goal, ok.Objective):
            yield from ((held.id, goal.id) for held in goal.key_results)


def loops(plan: ok.Plan) -> bool:
    """Tell whether some influence leads back to its start."""
    out: dict[str, list[str]] = {}
    for source, target in flows(plan):
        if source in plan and target in plan:
            out.setdefault(source, []).append(target)
    return any(start in reached(start, out) for start in out)


def reached(start: str, out: dict[str, list[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for name in out.get(waiting.pop(), ()):
            if name not in seen:
                seen.add(name)
                waiting.append(name)
    return seen


def places(plan: ok.Plan) -> Iterator[tuple[int, int]]:
    """Yield the places in the plan of each goal and of what it contributes to."""
    place = {goal.id: number for number, goal in enumerate(plan.goals())}
    yield from ((place[goal.id], place[link.to]) for goal in plan.goals() for link in goal.contributes_to)


@FEW
@given(kit.plans(max_size=10))
def test_links_resolve_and_no_loop_is_there(plan: ok.Plan) -> None:
    assert not strangers(plan)
    assert not loops(plan)


@FEW
@given(kit.plans(allow_dangling=True))
def test_loops_need_to_be_asked_for(plan: ok.Plan) -> None:
    assert not loops(plan)


@FEW
@given(kit.plans(allow_loops=True))
def test_strangers_need_to_be_asked_for(plan: ok.Plan) -> None:
    assert not strangers(plan)


def test_both_come_when_asked_for() -> None:
    looped = find(kit.plans(allow_loops=True), loops, settings=LONG)
    loose = find(kit.plans(allow_dangling=True), lambda plan: bool(strangers(plan)), settings=LONG)

    assert loops(looped)
    assert strangers(loose)


@FEW
@given(kit.plans(allow_links=False, allow_changes=False, max_check_ins=0))
def test_a_bare_plan_holds_no_links_and_no_facts(plan: ok.Plan) -> None:
    assert not [*links(plan)]
    assert not [*plan.check_ins, *plan.target_changes, *plan.grades]


@pytest.mark.parametrize(
    "condition",
    [
        lambda plan: any(place < later for place, later in places(plan)),
        lambda plan: any(place > later for place, later in places(plan)),
        lambda plan: any(len(one.key_results) > 1 for one in plan.objectives),
        lambda plan: plan.smart_goals and plan.objectives,
        lambda plan: plan.health_metrics and plan.initiatives,
        lambda plan: len(plan.check_ins) > 4,
        lambda plan: plan.target_changes and plan.grades,
        lambda plan: any(goal.depends_on and goal.conflicts_with for goal in plan.goals()),
        lambda plan: any(len(goal.contributes_to) > 1 for goal in plan.goals()),
        lambda plan: plan.cycle and plan.name,
        lambda plan: any(link.weight < 0 for goal in plan.goals() for link in goal.contributes_to),
        lambda plan: any(isinstance(fact.value, tuple) for fact in plan.check_ins),
    ],
)
def test_every_corner_is_reached(condition: object) -> None:
    plan = find(kit.plans(), condition, settings=LONG)  # type: ignore[arg-type]

    assert isinstance(plan, ok.Plan)  # otherwise find raises NoSuchExample


@given(kit.plans(max_check_ins=2))
def test_no_goal_has_more_check_ins_than_allowed(plan: ok.Plan) -> None:
    assert all(len(plan.check_ins.of(goal)) <= 2 for goal in plan.check_ins.goals())


def test_a_failing_plan_shrinks_to_the_goal_that_fails() -> None:
    plan = find(kit.plans(), lambda plan: any(isinstance(goal, ok.KeyResult) for goal in plan.goals()))

    objective, result = plan.goals()
    assert plan == ok.Plan([ok.Objective(objective.id, "Grow", [ok.KeyResult(result.id, "Grow")])])
