"""Laws of scores, on plans drawn at random."""

import math
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from importlib.util import find_spec

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scoring_plans import MID, objective, result, seen, smart
from scoring_strategies import as_ofs, plans, values

import okrkit as ok
from okrkit import Change
from okrkit.scoring import (
    MISSING_POLICIES,
    ROLL_UP_POLICIES,
    ScoringPolicy,
    arrays,
    compare_cards,
    compile_plan,
    scorecard,
)
from okrkit.scoring.arrays import own_array
from okrkit.scoring.basis import Basis
from okrkit.scoring.first import first_column
from okrkit.scoring.kernel import clamped, own_column
from okrkit.scoring.reading import reading_of

FINITE = st.floats(-1e6, 1e6, allow_nan=False)
SHARES = st.floats(0, 1)
POLICIES = st.builds(
    ScoringPolicy,
    roll_up=st.sampled_from(sorted(ROLL_UP_POLICIES)),
    missing=st.sampled_from(sorted(MISSING_POLICIES)),
    ceiling=st.sampled_from([1.0, 1.3]),
    lateness=st.sampled_from(["none", "none", "zero", "tenth_a_week"]),
    status=st.sampled_from(["worst", "mean"]),
)


@settings(max_examples=40)
@given(plans(), as_ofs, POLICIES)
def test_scores_are_in_range_and_reasons_stand_where_they_are_not(plan, day, policy) -> None:
    for s in scorecard(plan, as_of=day, policy=policy):
        assert (s.value is None) == (s.reason is not None) == (s.verdict == "unknown")
        assert s.value is None or 0 <= s.value <= policy.ceiling
        assert s.attainment is None or 0 <= s.attainment <= 1
        assert 0 <= s.coverage <= 1
        assert s.support is None or 0 <= s.support <= 1
        assert s.expected is None or 0 <= s.expected <= 1
        assert s.health != "on-track" or s.last_check_in is not None


@settings(max_examples=40)
@given(plans(), as_ofs, POLICIES)
def test_explaining_never_fails_and_says_the_same_number(plan, day, policy) -> None:
    card = scorecard(plan, as_of=day, policy=policy)
    for s in card:
        tree = card.explain(s.goal)
        assert tree.value == tree["score"].value == s.value
        assert tree["verdict"].value == s.verdict
        assert max(len(line) for line in str(tree).splitlines()) <= 80


@given(FINITE, FINITE, FINITE, st.sampled_from([0.001, 60.0, 1000.0, 2.54]))
def test_a_change_of_unit_leaves_progress_alone(low, high, value, factor) -> None:
    if abs(high - low) < 1e-3:
        return
    before = Change(low, high).progress(value)
    after = Change(low * factor, high * factor).progress(value * factor)

    assert after == pytest.approx(before, rel=1e-6, abs=1e-6)


@given(FINITE, FINITE, FINITE)
def test_mirroring_leaves_progress_alone(low, high, value) -> None:
    if low != high:
        assert Change(-low, -high).progress(-value) == Change(low, high).progress(value)


@given(st.booleans(), SHARES, SHARES, st.lists(SHARES, max_size=3))
def test_a_better_value_never_lowers_a_score(falls, one, two, others) -> None:
    worse, better = sorted((one, two))
    measure = Change(1, 0) if falls else Change(0, 1)
    names = [f"k{at}" for at in range(len(others))]
    plan = ok.Plan([objective("o", result("k", measure=measure), *(result(name) for name in names))])
    plan = seen(plan, **dict(zip(names, others, strict=True)))
    low, high = (scorecard(seen(plan, k=1 - share if falls else share), as_of=MID)["o"] for share in (worse, better))

    assert low.value <= high.value + (1e-12 if falls else 0)


@given(st.lists(st.tuples(SHARES, st.floats(0.01, 100)), min_size=1, max_size=6), st.randoms(), st.floats(0.001, 1000))
def test_order_and_scale_of_weights_change_nothing(rows, random, factor) -> None:
    def value(order: list[int], scale: float) -> float:
        made = [result(f"k{at}", weight=rows[at][1] * scale) for at in order]
        plan = seen(ok.Plan([objective("o", *made)]), **{f"k{at}": rows[at][0] for at in order})
        return scorecard(plan, as_of=MID)["o"].value

    order = list(range(len(rows)))
    shuffled = random.sample(order, len(order))

    assert value(shuffled, factor) == pytest.approx(value(order, 1), abs=1e-12)


@given(st.lists(st.tuples(SHARES, st.floats(0.01, 100)), min_size=1, max_size=5))
def test_splitting_a_child_in_equal_halves_changes_nothing(rows) -> None:
    whole = [result(f"k{at}", weight=weight) for at, (_, weight) in enumerate(rows)]
    halves = [result("k0", weight=rows[0][1] / 2), result("half", weight=rows[0][1] / 2), *whole[1:]]
    found = {f"k{at}": share for at, (share, _) in enumerate(rows)}
    one = scorecard(seen(ok.Plan([objective("o", *whole)]), **found), as_of=MID)["o"]
    two = scorecard(seen(ok.Plan([objective("o", *halves)]), **found, half=rows[0][0]), as_of=MID)["o"]

    assert two.value == pytest.approx(one.value, abs=1e-12)


@settings(max_examples=50)
@given(plans(), as_ofs, POLICIES, st.data())
def test_later_facts_never_change_an_earlier_day(plan, day, policy, data) -> None:
    measured = [goal for goal in plan if not isinstance(goal, ok.Objective) and goal.measure is not None]
    if not measured:
        return
    goal = data.draw(st.sampled_from(measured))
    before = list(scorecard(plan, as_of=day, policy=policy))
    later = plan.check_in(goal.id, day + timedelta(days=1), data.draw(values(goal.measure)), replace=True)
    later = later.grade(goal.id, day + timedelta(days=2), 0.3)

    if plan.cycle_of(goal.id) is not None:  # else a first check-in would tell when the goal began
        assert list(scorecard(later, as_of=day, policy=policy)) == before


@settings(max_examples=50)
@given(plans(), as_ofs, POLICIES, st.data())
def test_a_what_if_is_what_scoring_anew_would_give(plan, day, policy, data) -> None:
    measured = [
        goal
        for goal in plan
        if isinstance(goal, ok.KeyResult | ok.SmartGoal)
        and goal.measure is not None
        and getattr(goal.measure, "accumulate", "last") == "last"
    ]
    if not measured or policy.lateness.rule:
        return
    card = scorecard(plan, as_of=day, policy=policy)
    chosen = data.draw(st.lists(st.sampled_from(measured), unique_by=lambda goal: goal.id, max_size=3))
    supposed = {goal.id: data.draw(values(goal.measure)) for goal in chosen}
    anew = plan
    for goal, value in supposed.items():
        anew = anew.check_in(goal, day, value, replace=True)
    expected = scorecard(
        ok.Plan(anew.objectives, anew.smart_goals, cycle=plan.cycle, check_ins=anew.check_ins), as_of=day, policy=policy
    )

    for other in (card.what_if(supposed), one_by_one(card, supposed), card.after(anew)):
        for s in expected:
            same = other[s.goal]
            assert (same.value, same.progress, same.support, same.coverage) == (
                s.value,
                s.progress,
                s.support,
                s.coverage,
            )
            assert (same.verdict, same.measured, same.reason) == (s.verdict, s.measured, s.reason)
    assert list(card.after(anew)) == list(expected)


def one_by_one(card, supposed):
    for goal, value in supposed.items():
        card = card.what_if({goal: value})
    return card


@given(plans(), as_ofs, st.sampled_from(sorted(MISSING_POLICIES)), st.sampled_from([1.0, 1.3]))
def test_lists_and_arrays_agree_to_the_last_bit(plan, day, missing, ceiling) -> None:
    pytest.importorskip("numpy")
    policy = ScoringPolicy(missing=missing, ceiling=ceiling)
    by_lists = scorecard(plan, as_of=day, policy=policy)  # in one pass: only a second card has arrays to make
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrays, "FROM_GOALS_LOADED", 0)
        patch.setattr(arrays, "FROM_GOALS", 0)
        by_arrays = scorecard(plan, as_of=day, policy=policy)

    assert list(by_arrays) == list(by_lists)


def test_a_second_card_is_made_of_arrays_where_they_are_worth_it(monkeypatch) -> None:
    pytest.importorskip("numpy")
    monkeypatch.setattr(arrays, "FROM_GOALS_LOADED", 0)
    monkeypatch.setattr(arrays, "FROM_GOALS", 0)
    plan = seen(ok.Plan([objective("o", result("k"))]), k=0.5)
    first, second = scorecard(plan, as_of=MID), scorecard(plan, as_of=MID)

    assert isinstance(second._values.own.base, arrays.ArrayColumn)
    assert list(first) == list(second)


@given(plans(), as_ofs, st.sampled_from(sorted(MISSING_POLICIES)), st.sampled_from(["original", "current"]))
def test_the_first_pass_lists_and_arrays_agree_to_the_last_bit(plan, day, missing, targets) -> None:
    basis = Basis(plan, day, ScoringPolicy(missing=missing, targets=targets, ceiling=1.3), compile_plan(plan))
    reading = reading_of(plan, day, targets)
    column = first_column(basis, reading.progress)
    by_lists = own_column(basis.compiled, clamped(reading.progress, 1.3), basis.stand_in)
    leaves = basis.compiled.leaves[0]

    assert list(map(repr, column)) == list(map(repr, by_lists))
    assert [reading.progress[at] for at in leaves] == [basis.leaf(at).progress for at in leaves]
    if find_spec("numpy"):
        array = own_array(basis.compiled, reading, 1.3, basis.stand_in)
        assert list(map(repr, column)) == [repr(array[at]) for at in range(len(array))]


@pytest.mark.parametrize("weight", [0, 0.0, 2, Fraction(1, 3), Decimal("0.1"), 1e-320, 1e200, 10**300])
@pytest.mark.parametrize("measure", [Change(0.0, 3.0), Change(0, 3), Change(-1e308, 1e308), Change(Decimal("0.1"), 7)])
def test_the_first_pass_keeps_to_exact_arithmetic_where_floats_would_not_do(weight, measure) -> None:
    held = [result(f"k{at}", measure=measure, weight=part) for at, part in enumerate([weight, 1.0, weight])]
    plan = ok.Plan([ok.Objective("o", "Grow", held)], [smart("s", measure=measure)])
    for at in range(2):
        plan = plan.check_in(f"k{at}", date(2026, 2, 2), 0.1 + at)
    basis = Basis(plan, date(2026, 2, 2), ScoringPolicy(), compile_plan(plan))
    reading = reading_of(plan, basis.as_of, "current")
    column = first_column(basis, reading.progress)

    assert reading.progress == [None, *(basis.leaf(at).progress for at in range(1, 5))]
    assert column == own_column(basis.compiled, clamped(reading.progress, 1.0), None)


@given(plans(loops=False), as_ofs)
def test_adding_a_contributor_never_changes_own_scores(plan, day) -> None:
    if not plan.objectives:
        return
    more = plan.add(smart("more", contributes_to=[plan.objectives[0].id]))
    before = {s.goal: s.value for s in scorecard(plan, as_of=day)}
    after = {s.goal: s.value for s in scorecard(more, as_of=day)}

    assert {goal: after[goal] for goal in before} == before


@settings(max_examples=40)
@given(plans(), as_ofs, st.data())
def test_what_is_gone_never_raises_a_parent_in_silence(plan, day, data) -> None:
    removable = [goal.id for goal in plan if not isinstance(goal, ok.Objective)]
    if not removable:
        return
    gone = data.draw(st.sampled_from(removable))
    before, after = scorecard(plan, as_of=day), scorecard(plan.remove(gone), as_of=day)
    reported = {change.goal: change for change in compare_cards(before, after)}

    for s in after:
        old = before[s.goal]
        if (s.value, s.support) != (old.value, old.support):
            assert gone in reported[s.goal].gone or s.goal in reported


@settings(max_examples=40)
@given(plans(), as_ofs, POLICIES)
def test_scoring_twice_gives_the_same(plan, day, policy) -> None:
    first = scorecard(plan, as_of=day, policy=policy)

    assert list(scorecard(plan, as_of=day, policy=policy)) == list(first)
    assert list(scorecard(attrs.evolve(plan), as_of=day, policy=policy)) == list(first)
    assert str(scorecard(plan, as_of=day, policy=policy)) == str(first)


@given(st.lists(SHARES, min_size=1, max_size=40), st.lists(st.floats(1e-6, 1e6), min_size=40, max_size=40))
def test_a_mean_lies_between_its_children(shares, weights) -> None:
    made = [result(f"k{at}", weight=weights[at]) for at in range(len(shares))]
    plan = seen(ok.Plan([objective("o", *made)]), **{f"k{at}": share for at, share in enumerate(shares)})
    value = scorecard(plan, as_of=MID)["o"].value

    assert min(shares) - 1e-12 <= value <= max(shares) + 1e-12
    assert math.isclose(value, sum(w * s for w, s in zip(weights, shares, strict=False)) / sum(weights[: len(shares)]))
