"""Progress and attainment: the vectors of method section 1, and what they leave open."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import okrkit as ok
from okrkit.goals import fold, outcome
from okrkit.goals.numbers import Number, as_float, mean, ratio, total

VECTORS = [
    (1_000_000, 1_500_000, 1_350_000, 0.70),
    (500_000, 400_000, 420_000, 0.80),
    (30, 25, 23, 1.4),
    (5000, 7000, 5800, 0.4),
    (4, 1, 2.5, 0.5),
    (4, 1, 5, -1 / 3),
    (-10, 10, 0, 0.5),
    (Decimal("0.1"), Decimal("0.3"), Decimal("0.2"), 0.5),
    (Fraction(1, 3), Fraction(2, 3), Fraction(1, 2), 0.5),
    (0, Decimal("0.5"), Fraction(1, 4), 0.5),
    (0, 10**300, 10**299, 0.1),
]


@pytest.mark.parametrize(("baseline", "target", "value", "progress"), VECTORS)
def test_progress_of_a_change(baseline: int, target: int, value: int, progress: float) -> None:
    assert ok.Change(baseline, target).progress(value) == progress


def test_a_change_in_tenths_reaches_the_bar() -> None:
    progress = ok.Change(0.2, 3.2).progress(2.3)

    assert progress is not None
    assert abs(progress - 0.7) <= 1e-9


@pytest.mark.parametrize(
    ("measure", "met", "missed"),
    [
        (ok.Change(4, 1), 1, 1.01),
        (ok.Change(4, 1, strict=True), 0.99, 1),
        (ok.Change(1, 4), 4, 3.99),
        (ok.Change(1, 4, strict=True), 4.01, 4),
        (ok.Change(0, Decimal("0.3")), Fraction(3, 10), Fraction(29, 100)),
        (ok.Hold(at_least=95), 95, 94.9),
        (ok.Hold(at_least=95, strict=True), 95.1, 95),
        (ok.Hold(at_most=5), 5, 5.1),
        (ok.Hold(at_most=5, strict=True), 4.9, 5),
        (ok.Hold(at_least=5, at_most=7), 5, 7.1),
        (ok.Deliver(("a", "b")), 2, 1),
        (ok.Deliver(("a", "b")), ["b", "a"], ["b"]),
        (ok.Deliver(), True, False),
        (ok.Deliver(), ["done"], []),
    ],
    ids=repr,
)
def test_attained(measure: ok.Change, met: float, missed: float) -> None:
    assert (measure.attained(met), measure.attained(missed)) == (True, False)


@pytest.mark.parametrize(("value", "progress"), [(2, 0), (5, 1), (7, 1), (8, 0)])
def test_progress_of_a_band(value: int, progress: float) -> None:
    assert ok.Hold(at_least=5, at_most=7).progress(value) == progress


@pytest.mark.parametrize(("value", "progress"), [(2, 0), (4, 0.5), (4.5, 0.75), (6, 1), (7.5, 0.75), (9, 0), (100, 0)])
def test_tolerance_grades_near_misses(value: float, progress: float) -> None:
    assert ok.Hold(at_least=5, at_most=7, tolerance=2).progress(value) == progress


@pytest.mark.parametrize("tolerance", [1, 1e-9, Decimal("0.001")])
def test_a_tolerance_below_the_steps_of_a_float(tolerance: float) -> None:
    """1e20 + 1 is 1e20 as a float, so the distance is measured exactly."""
    hold = ok.Hold(at_least=1e20, tolerance=tolerance)

    assert hold.progress(10**20) == 1
    assert hold.progress(10**20 - 10**6) == 0


@pytest.mark.parametrize("value", [1e308, -1e308])
def test_progress_beyond_a_float_ends_at_the_largest(value: float) -> None:
    assert ok.Change(0, 5e-324).progress(value) == (1.7976931348623157e308 if value > 0 else -1.7976931348623157e308)
    assert as_float(Fraction(-(10**400))) == -1.7976931348623157e308


def test_ends_that_coincide_as_floats_are_told_apart() -> None:
    assert ok.Change(10**17, 10**17 + 1).progress(10**17 + 1) == 1
    assert ok.Change(Fraction(10**17), 10**17 + 1).progress(1e17) == 0


@pytest.mark.parametrize(
    ("baseline", "target"),
    [(0.1, Decimal("0.1")), (Fraction(1, 10), 0.1), (10**23, 1e23), (Decimal("1e-300"), 1e-300), (0, -0.0)],
)
def test_ends_that_people_write_alike_are_one_value(baseline: Number, target: Number) -> None:
    for ends in ((baseline, target), (target, baseline)):
        with pytest.raises(ok.InvalidGoalError, match="a change needs two different values"):
            ok.Change(*ends)


def test_maintained_in_eleven_of_twelve_periods() -> None:
    progress, attained = outcome(ok.Hold(at_least=99.5, every_period=True), [99.9] * 11 + [98.0])

    assert round(progress or 0, 4) == 0.9167
    assert attained is False


@pytest.mark.parametrize(
    ("accumulate", "value"),
    [("last", 2), ("sum", 9), ("max", 4), ("min", 2), ("mean", 3)],
)
def test_check_ins_become_the_value(accumulate: str, value: int) -> None:
    measure = ok.Change(0, 12, accumulate=accumulate)  # type: ignore[arg-type]

    assert fold(measure, [3, 4, 2]) == value


@pytest.mark.parametrize("accumulate", ["last", "sum", "max", "min", "mean"])
def test_without_a_check_in_there_is_no_value(accumulate: str) -> None:
    measure = ok.Hold(at_least=1, accumulate=accumulate)  # type: ignore[arg-type]

    assert fold(measure, []) is None
    assert outcome(measure, []) == (None, None)
    assert outcome(ok.Hold(at_least=1, every_period=True), []) == (None, None)


def test_without_a_value_only_a_baseline_to_establish_has_progress() -> None:
    measures = (ok.Change(0, 1), ok.Hold(at_least=1), ok.Deliver(), ok.Establish())

    assert [measure.progress(None) for measure in measures] == [None, None, None, 0.0]
    assert [measure.attained(None) for measure in measures] == [None, None, None, False]


@pytest.mark.parametrize(
    ("value", "progress"),
    [
        (0, 0.0),
        (1, 1 / 3),
        (3, 1.0),
        (False, 0.0),
        (True, 1.0),
        (["live"], 1 / 3),
        ({"live", "built"}, 2 / 3),
        (("live", "live"), 1 / 3),
        ((), 0.0),
        ("built", 1 / 3),
        (Decimal(2), 2 / 3),
        (Fraction(2), 2 / 3),
    ],
    ids=repr,
)
def test_progress_of_milestones(value: object, progress: float) -> None:
    assert ok.Deliver(("designed", "built", "live")).progress(value) == progress  # type: ignore[arg-type]


def test_milestones_may_weigh() -> None:
    launch = ok.Deliver(("designed", "built", "live"), weights=(1, 0, 3))

    assert [launch.progress(done) for done in (1, 2, 3, ["live"])] == [0.25, 0.25, 1.0, 0.75]
    assert launch.attained(["designed", "live"]) is False
    assert launch.progress(["designed", "live"]) == 1.0


def test_names_of_milestones_are_each_kept_once() -> None:
    assert ok.Deliver(("a", "a", "b")).milestones == ("a", "b")


def test_direction() -> None:
    assert (ok.Change(1, 4).direction, ok.Change(4, 1).direction) == ("increase", "decrease")


@given(st.lists(st.decimals(-100, 100, places=2).map(float), min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_sums_do_not_depend_on_order(values: list[float], random: object) -> None:
    shuffled = [*values]
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert (total(shuffled), mean(shuffled)) == (total(values), mean(values))


def test_ratio_of_mixed_numbers() -> None:
    assert ratio(Decimal("2.5"), 0, Fraction(5)) == 0.5


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (True, "value must be a number, got True"),
        ("x", "value must be a number"),
    ],
)
def test_a_check_in_that_does_not_fit_is_refused_by_the_plan(value: object, message: str) -> None:
    plan = ok.Plan([], [ok.SmartGoal("s", "S", ok.Change(0, 1))])

    with pytest.raises(ok.InvalidPlanError, match=message):
        plan.check_in("s", date(2026, 1, 1), value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "known"),
    [(True, True), (1, 1), (5, 2), (["a", "z"], ("a",)), (["z"], ()), (("b", "a"), ("b", "a"))],
    ids=repr,
)
def test_milestones_of_another_promise_do_not_count(value: object, known: object) -> None:
    measure = ok.Deliver(("a", "b"))

    assert fold(measure, [value]) == known  # type: ignore[list-item]
    assert outcome(measure, [value]) == (measure.progress(known), measure.attained(known))  # type: ignore[list-item,arg-type]


def test_a_plan_whose_milestones_were_renamed_can_be_scored() -> None:
    goal = ok.SmartGoal("s", "S", ok.Deliver(("built", "live")))
    plan = ok.Plan([], [goal]).check_in("s", date(2026, 1, 1), ["built"])
    plan = plan.change_target("s", date(2026, 1, 5), ok.Deliver(("built", "sold")))
    plan = plan.check_in("s", date(2026, 1, 9), ["built", "sold"])

    assert [
        outcome(measure, [fact.value for fact in plan.check_ins])
        for measure in (goal.measure, plan.measure_of("s", as_of=date.max))
    ] == [(0.5, False), (1.0, True)]  # type: ignore[arg-type]
