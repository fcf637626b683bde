"""Laws of a scorecard: ranges, monotony, replay of an earlier day, and what-if as scoring anew."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import (
    FEW,
    FIRST,
    LAST,
    POLICIES,
    SOME,
    close,
    days,
    objectives_with_values,
    plans,
    weights,
    wild_plans,
    with_facts,
)

import okrkit as ok
from okrkit import testing as kit
from okrkit.goals.numbers import less
from okrkit.scoring import ScoringPolicy, Verdict, scorecard

each_policy = pytest.mark.parametrize("roll_up", POLICIES)
DAY = timedelta(days=1)


def scores(plan: ok.Plan, day: date, roll_up: str = "own") -> dict[str, object]:
    """Return every score of a plan as plain data."""
    return {score.goal: score.to_dict() for score in scorecard(plan, as_of=day, policy=ScoringPolicy(roll_up=roll_up))}


@each_policy
@FEW
@given(plan=plans, day=days)
def test_every_number_lies_in_its_range(roll_up: str, plan: ok.Plan, day: date) -> None:
    card = scorecard(plan, as_of=day, policy=ScoringPolicy(roll_up=roll_up))

    assert [score.goal for score in card] == [goal.id for goal in plan.goals()]
    for score in card:
        shares = (score.value, score.coverage, score.attainment, score.confidence, score.expected, score.support)
        assert all(share is None or 0 <= share <= 1 for share in (*shares, score.opposition)), score
        assert (score.value is None) == (score.reason is not None), score
        assert score.pace is None or -1 <= score.pace <= 1
        assert 0 < score.bar <= 1
        if score.verdict is Verdict.MET:
            assert score.coverage == 1
            assert score.value >= score.bar - 1e-9


@FEW
@given(plan=wild_plans, day=kit.days())
def test_any_plan_can_be_scored(plan: ok.Plan, day: date) -> None:
    """Huge numbers, dates at the ends of the calendar, links to nowhere; only a loop may refuse."""
    try:
        card = scorecard(plan, as_of=day, policy=ScoringPolicy(roll_up="blend"))
        found = [score.to_dict() for score in card]
    except ok.AlignmentLoopError:
        return
    assert len(found) == len(plan)


@each_policy
@FEW
@given(plan=plans, day=days)
def test_later_facts_never_change_an_earlier_day(roll_up: str, plan: ok.Plan, day: date) -> None:
    known = with_facts(plan, lambda fact: fact.day <= day)

    now, then = scores(plan, day, roll_up), scores(known, day, roll_up)
    different = [(goal, key) for goal, score in now.items() for key in score if score[key] != then[goal][key]]
    assert not different


@SOME
@given(plan=objectives_with_values(), data=st.data())
def test_one_more_later_check_in_changes_nothing(plan: ok.Plan, data: st.DataObject) -> None:
    goal = data.draw(st.sampled_from(plan.objectives[0].key_results))
    day = data.draw(kit.days(min_day=FIRST, max_day=LAST - DAY))
    later = plan.check_in(goal.id, data.draw(kit.days(min_day=day + DAY, max_day=LAST)), 5, replace=True)

    assert scores(later, day) == scores(plan, day)


@each_policy
@FEW
@given(plan=kit.plans(measures=kit.changes(min_value=-9, max_value=9, accumulate="last"), min_size=1, min_value=-20, max_value=20, max_weight=100, min_day=FIRST, max_day=LAST, allow_changes=False), data=st.data())  # fmt: skip
def test_a_better_value_lowers_no_score(roll_up: str, plan: ok.Plan, data: st.DataObject) -> None:
    card = scorecard(plan, as_of=LAST, policy=ScoringPolicy(roll_up=roll_up))
    seen = [goal for goal in plan.goals() if not isinstance(goal, ok.Objective) and plan.check_ins.of(goal.id)]
    if not seen:
        return
    goal = data.draw(st.sampled_from(seen))
    value = card[goal.id].measured
    better = data.draw(kit.numbers(min_value=-20, max_value=20))
    if less(better, value) is (goal.measure.direction == "increase"):
        return
    after = card.what_if({goal.id: better})

    for before in card:
        if before.value is not None:
            assert after[before.goal].value >= before.value - 1e-12, before.goal


@each_policy
@FEW
@given(plan=plans, data=st.data())
def test_what_if_is_bitwise_scoring_anew(roll_up: str, plan: ok.Plan, data: st.DataObject) -> None:
    measured = [goal for goal in plan.goals() if not isinstance(goal, ok.Objective) and goal.measure is not None]
    policy = ScoringPolicy(roll_up=roll_up)
    one_check_in = [goal for goal in measured if not plan.check_ins.of(goal.id) and not plan.target_changes.of(goal.id)]
    if not one_check_in:
        return
    goal = data.draw(st.sampled_from(one_check_in))
    value = data.draw(kit.values_for(goal.measure, min_value=-1000, max_value=1000))
    supposed = scorecard(plan, as_of=LAST, policy=policy).what_if({goal.id: value})
    anew = scorecard(plan.check_in(goal.id, LAST, value), as_of=LAST, policy=policy)

    assert [supposed.value(one.id) for one in plan.goals()] == [anew.value(one.id) for one in plan.goals()]


@SOME
@given(plan=objectives_with_values(min_size=2), data=st.data())
def test_the_order_of_children_changes_nothing(plan: ok.Plan, data: st.DataObject) -> None:
    objective = plan.objectives[0]
    shuffled = attrs.evolve(objective, key_results=data.draw(st.permutations(objective.key_results)))

    assert same_marks(plan.replace(shuffled), plan, objective.id)


@each_policy
@FEW
@given(plan=plans, data=st.data())
def test_the_order_of_goals_and_links_changes_nothing(roll_up: str, plan: ok.Plan, data: st.DataObject) -> None:
    shuffled = attrs.evolve(
        plan,
        objectives=data.draw(st.permutations(plan.objectives)),
        smart_goals=data.draw(st.permutations(plan.smart_goals)),
    )
    now, before = scores(shuffled, LAST, roll_up), scores(plan, LAST, roll_up)

    assert now.keys() == before.keys()
    for goal, score in before.items():
        for key in ("value", "progress", "coverage", "support", "opposition"):
            assert close(now[goal][key], score[key]), (goal, key)
        assert now[goal]["reason"] == score["reason"]


@SOME
@given(plan=objectives_with_values(), factor=st.sampled_from([2, 0.25, 10, 100, 1 / 3]))
def test_scaling_all_weights_changes_nothing(plan: ok.Plan, factor: float) -> None:
    objective = plan.objectives[0]
    results = [attrs.evolve(one, weight=float(one.weight) * factor) for one in objective.key_results]
    if any(one.weight == 0 != old.weight for one, old in zip(results, objective.key_results, strict=True)):
        return  # too small for a float
    scaled = plan.replace(attrs.evolve(objective, key_results=results))

    assert same_marks(scaled, plan, objective.id)


@SOME
@given(plan=objectives_with_values(), data=st.data())
def test_splitting_a_child_in_equal_halves_changes_nothing(plan: ok.Plan, data: st.DataObject) -> None:
    objective = plan.objectives[0]
    child = data.draw(st.sampled_from(objective.key_results))
    taken = {goal.id for goal in plan}
    twin = data.draw(kit.ids().filter(lambda name: name not in taken))
    if 0 < child.weight < 1e-300:
        return  # the half of it is no float
    half = attrs.evolve(child, weight=child.weight / 2)
    halves = [half if one is child else one for one in objective.key_results]
    split = plan.replace(attrs.evolve(objective, key_results=[*halves, attrs.evolve(half, id=twin)]))
    for fact in plan.check_ins.of(child.id):
        split = split.check_in(twin, fact.day, fact.value)

    assert same_marks(split, plan, objective.id)


def same_marks(one: ok.Plan, other: ok.Plan, goal: str) -> bool:
    """Tell whether a goal gets the same marks in two plans, up to the last digits of a float."""
    mine, theirs = scores(one, LAST)[goal], scores(other, LAST)[goal]
    numbers = all(close(mine[key], theirs[key]) for key in ("value", "progress", "coverage", "attainment", "pace"))
    return numbers and all(mine[key] == theirs[key] for key in ("reason", "verdict", "health"))


@SOME
@given(plan=objectives_with_values(), factor=st.sampled_from([2, 0.5, 1024]))
def test_a_change_of_unit_changes_no_score(plan: ok.Plan, factor: float) -> None:
    objective = plan.objectives[0]
    results = [attrs.evolve(one, measure=scaled(one.measure, factor)) for one in objective.key_results]
    facts = [attrs.evolve(fact, value=float(fact.value) * factor) for fact in plan.check_ins]
    other = ok.Plan([attrs.evolve(objective, key_results=results)], cycle=plan.cycle, check_ins=facts)

    assert same_marks(other, plan, objective.id)


def scaled(change: ok.Change, factor: float) -> ok.Change:
    """Return a change in another unit."""
    return attrs.evolve(change, baseline=float(change.baseline) * factor, target=float(change.target) * factor)


@SOME
@given(plan=objectives_with_values())
def test_an_objective_lies_between_its_key_results(plan: ok.Plan) -> None:
    card = scorecard(plan, as_of=LAST)
    results = [card[one.id].value for one in plan.objectives[0].key_results if one.weight > 0]
    known = [value for value in results if value is not None]
    value = card[plan.objectives[0].id].value

    assert (value is None) == (not known)
    assert value is None or min(known) - 1e-12 <= value <= max(known) + 1e-12


@SOME
@given(value=kit.numbers(min_value=-20, max_value=20), change=kit.changes(min_value=-9, max_value=9), weight=weights)
def test_a_lone_key_result_is_its_objective(value: float, change: ok.Change, weight: float) -> None:
    result = ok.KeyResult("k", "K", change, weight=weight)
    plan = ok.Plan([ok.Objective("o", "O", [result])]).check_in("k", LAST, value)
    card = scorecard(plan, as_of=LAST)

    assert close(card["o"].value, card["k"].value if weight else None)


@SOME
@given(plan=objectives_with_values(), value=kit.numbers(min_value=-2000, max_value=2000), data=st.data())
def test_a_supposed_value_is_a_score_like_a_seen_one(plan: ok.Plan, value: float, data: st.DataObject) -> None:
    goal = data.draw(st.sampled_from(plan.objectives[0].key_results)).id
    supposed = scorecard(plan, as_of=LAST).what_if({goal: value})
    seen = next((fact.day for fact in plan.check_ins.of(goal)), LAST)
    anew = scorecard(plan.check_in(goal, seen, value, replace=True), as_of=LAST)

    assert [supposed.value(one.id) for one in plan] == [anew.value(one.id) for one in plan]
    assert all(one.value is None or 0 <= one.value <= 1 for one in supposed)
