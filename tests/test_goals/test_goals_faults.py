"""The impossible is refused in the constructor, every fault at once; the unwise is built."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

import okrkit as ok

DAY = date(2026, 2, 2)
NO_NUMBERS = [
    True,
    float("nan"),
    float("inf"),
    float("-inf"),
    10**400,
    -(10**400),
    10**5000,
    Decimal("1E999999999"),
    Decimal("1E-999999999"),
    Decimal("NaN"),
    Decimal("sNaN"),
    Decimal("-Infinity"),
    Fraction(10**400),
    Fraction(1, 10**400),
    "5",
    1j,
    [1],
    b"1",
    DAY,
    object(),
]
NUMBER_FIELDS: dict[str, Callable[[object], object]] = {
    "baseline": lambda value: ok.Change(value, 7),
    "target": lambda value: ok.Change(7, value),
    "at_least": lambda value: ok.Hold(at_least=value),
    "at_most": lambda value: ok.Hold(at_most=value),
    "tolerance": lambda value: ok.Hold(at_least=1, tolerance=value),
    "milestone weight": lambda value: ok.Deliver(("a", "b"), weights=(1, value)),
    "weight": lambda value: ok.KeyResult("a", "A", weight=value),
    "effort": lambda value: ok.KeyResult("a", "A", effort=value),
    "contribution": lambda value: ok.Contribution("a", value),
    "contribution by id": lambda value: ok.KeyResult("a", "A", contributes_to={"b": value}),
    "confidence": lambda value: ok.CheckIn("a", DAY, 1, confidence=value),
    "grade": lambda value: ok.Grade("a", DAY, value),
    "every": ok.Cadence,
    "grace": lambda value: ok.Cadence(grace=value),
    "start_month": lambda value: ok.FiscalCalendar(start_month=value),
    "year": ok.Cycle.year,
    "quarter": lambda value: ok.Cycle.quarter(2026, value),
    "iso year": lambda value: ok.Cycle.iso_week(value, 1),
    "iso week": lambda value: ok.Cycle.iso_week(2026, value),
}
each_junk = pytest.mark.parametrize("value", NO_NUMBERS, ids=lambda value: type(value).__name__)


@each_junk
@pytest.mark.parametrize("field", NUMBER_FIELDS)
def test_no_number_is_taken_for_one(field: str, value: object) -> None:
    with pytest.raises(ok.InvalidGoalError) as caught:
        NUMBER_FIELDS[field](value)

    assert len(str(caught.value)) < 400


@each_junk
@pytest.mark.parametrize(
    "measure", [ok.Change(0, 7), ok.Hold(at_least=1), ok.Hold(at_least=1, tolerance=2), ok.Establish()]
)
def test_no_number_is_measured(measure: ok.Change, value: object) -> None:
    for question in (measure.progress, measure.attained):
        with pytest.raises(ok.InvalidGoalError):
            question(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value", [*NO_NUMBERS[1:15], 1j, -1, 3, 2.5, ["c"], [1], DAY], ids=lambda value: type(value).__name__
)
def test_no_milestone_is_done(value: object) -> None:
    with pytest.raises(ok.InvalidGoalError):
        ok.Deliver(("a", "b")).progress(value)  # type: ignore[arg-type]


numpy = pytest.importorskip("numpy")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (numpy.float64(2.5), 2.5),
        (numpy.float32(0.5), 0.5),
        (numpy.int32(7), 7),
        (numpy.uint8(7), 7),
    ],
    ids=repr,
)
def test_numpy_scalars_become_plain_numbers(given: object, kept: float) -> None:
    stored = [
        ok.Change(given, 99).baseline,
        ok.Hold(at_least=given).at_least,
        ok.CheckIn("a", DAY, given).value,
        ok.KeyResult("a", "A", weight=given).weight,
        ok.Deliver(("a",), weights=[given]).weights[0],  # type: ignore[index]
    ]

    assert [(type(value), value) for value in stored] == [(type(kept), kept)] * 5


@pytest.mark.parametrize(
    "value",
    [numpy.bool_(True), numpy.float64("nan"), numpy.array([1.0, 2.0]), numpy.datetime64("2026-01-01")],
    ids=repr,
)
@pytest.mark.parametrize("field", NUMBER_FIELDS)
def test_other_numpy_values_are_refused(field: str, value: object) -> None:
    with pytest.raises(ok.InvalidGoalError):
        NUMBER_FIELDS[field](value)


MOMENT = datetime(2026, 2, 2, 9, tzinfo=UTC)
DAY_FIELDS: dict[str, Callable[[object], object]] = {
    "start of a cycle": lambda value: ok.Cycle(value, date.max),
    "end of a cycle": lambda value: ok.Cycle(date.min, value),
    "due": lambda value: ok.KeyResult("a", "A", due=value),
    "start": lambda value: ok.SmartGoal("a", "A", start=value),
    "initiative": lambda value: ok.Initiative("a", "A", due=value),
    "check-in": lambda value: ok.CheckIn("a", value, 1),
    "target change": lambda value: ok.TargetChange("a", value, ok.Change(0, 1)),
    "grade": lambda value: ok.Grade("a", value, 0.5),
}


@pytest.mark.parametrize("value", [MOMENT, "2026-02-02", 20260202, b"x", [DAY]], ids=repr)
@pytest.mark.parametrize("field", DAY_FIELDS)
def test_a_day_is_a_date_without_a_time(field: str, value: object) -> None:
    with pytest.raises(ok.InvalidGoalError, match="must be a date"):
        DAY_FIELDS[field](value)


def test_subclasses_of_date_become_plain_dates() -> None:
    class Holiday(date):
        pass

    assert type(ok.CheckIn("a", Holiday(2026, 2, 2), 1).day) is date
    assert type(ok.KeyResult("a", "A", due=Holiday(2026, 2, 2)).due) is date


@pytest.mark.parametrize(
    "value", ["", " a", "a ", "a\nb", "a\x00", "\u202eabc", "\ud800", None, 5, b"a", ["a"]], ids=repr
)
def test_ids_are_printable_text(value: object) -> None:
    for build in (ok.KeyResult, ok.Objective, ok.SmartGoal, ok.Initiative):
        with pytest.raises(ok.InvalidGoalError, match="id must"):
            build(value, "Title")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value", ["a", "Ä-7", "目標", "a b", "<script>", "=cmd()", "x" * 10_000, "🎯"], ids=lambda value: value[:8]
)
def test_ids_may_be_any_printable_text(value: str) -> None:
    assert ok.KeyResult(value, "Title").id == value


@pytest.mark.parametrize(
    "value", [0, False, 7, b"ab", [1], [""], ["  "], "", ["\ud800"], {"a": object}, [None]], ids=repr
)
@pytest.mark.parametrize("field", ["tags", "depends_on", "conflicts_with"])
def test_lists_of_names_hold_words(field: str, value: object) -> None:
    accepted = {"a": object}
    if value == accepted:  # the keys of a mapping are a list of names
        assert getattr(ok.KeyResult("a", "A", **{field: value}), field) == ("a",)
        return
    with pytest.raises(ok.InvalidGoalError):
        ok.KeyResult("a", "A", **{field: value})


@pytest.mark.parametrize(
    "fields",
    [
        {"title": None},
        {"title": 5},
        {"title": "half \ud800 a character"},
        {"owner": 5},
        {"team": ["a"]},
        {"level": "squad"},
        {"level": 5},
        {"weight": -1},
        {"effort": -0.5},
        {"measure": 5},
        {"measure": "4 to 1"},
        {"measure": ok.Change},
        {"contributes_to": [5]},
        {"contributes_to": 0},
        {"contributes_to": [("a", 0.5, "why")]},
        {"contributes_to": ["a", "a"]},
        {"contributes_to": {"a": 2}},
        {"contributes_to": [""]},
        {"extra": ["a"]},
        {"extra": 0},
        {"extra": {1: "a", "1": "b"}},
        {"extra": {"x": bytearray(b"y")}},
        {"extra": {"x": "\ud800"}},
        {"allow": {"KEY101": ""}},
        {"allow": {"KEY101": None}},
        {"allow": ["KEY101"]},
        {"allow": {"": "why"}},
        {"evidence": 5},
    ],
    ids=str,
)
def test_fields_of_a_key_result(fields: dict[str, object]) -> None:
    with pytest.raises(ok.InvalidGoalError) as caught:
        ok.KeyResult(**{"id": "a", "title": "A", **fields})

    assert len(caught.value.faults) == 1
    assert next(iter(fields)) in caught.value.faults[0] or "name" in caught.value.faults[0]


def test_deeply_nested_extra_is_refused_not_followed() -> None:
    deep: dict[str, object] = {}
    for _ in range(5000):
        deep = {"a": deep}

    with pytest.raises(ok.InvalidGoalError, match="100 deep"):
        ok.KeyResult("a", "A", extra=deep)


def test_many_links_take_no_longer_than_few() -> None:
    """A hundred thousand links of one goal: linear, or this test does not end."""
    goal = ok.KeyResult("a", "A", contributes_to=[f"g{number}" for number in range(100_000)])

    assert len(goal.contributes_to) == 100_000


@pytest.mark.parametrize(
    "build",
    [
        lambda: ok.Change(5, 5),
        lambda: ok.Change(5, 5.0),
        lambda: ok.Change(Decimal("0.5"), Fraction(1, 2)),
        lambda: ok.Change(0, 1, accumulate="median"),
        lambda: ok.Change(0, 1, strict=1),
        lambda: ok.Change(0, 1, unit=5),
        ok.Hold,
        lambda: ok.Hold(at_least=7, at_most=5),
        lambda: ok.Hold(at_least=5, at_most=5, strict=True),
        lambda: ok.Hold(at_least=5, tolerance=0),
        lambda: ok.Hold(at_least=5, tolerance=-1),
        lambda: ok.Hold(at_least=5, every_period=True, accumulate="sum"),
        lambda: ok.Deliver(()),
        lambda: ok.Deliver([""]),
        lambda: ok.Deliver(5),
        lambda: ok.Deliver(("a", "b"), weights=(1,)),
        lambda: ok.Deliver(("a", "b"), weights=(1, -1)),
        lambda: ok.Deliver(("a", "b"), weights=(0, 0)),
        lambda: ok.Deliver(("a",), weights=5),
        lambda: ok.Contribution("a", 1.01),
        lambda: ok.Contribution("a", -1.01),
        lambda: ok.Contribution(""),
        lambda: ok.Cycle(DAY, date(2026, 2, 1)),
        lambda: ok.Cycle(DAY, DAY, 5),
        lambda: ok.Cadence(0),
        lambda: ok.Cadence(grace=-1),
        lambda: ok.Cadence(36_526),
        lambda: ok.CheckIn("a", DAY, 1, confidence=1.01),
        lambda: ok.CheckIn("a", DAY, 1, note=5),
        lambda: ok.CheckIn("", DAY, 1),
        lambda: ok.CheckIn("a", DAY, None),
        lambda: ok.Grade("a", DAY, 1.1),
        lambda: ok.Grade("a", DAY, None),
        lambda: ok.TargetChange("a", DAY, 5),
        lambda: ok.SmartGoal("a", "A", start=date(2026, 3, 1), due=DAY),
        lambda: ok.SmartGoal("a", "A", used_in_appraisal="yes"),
        lambda: ok.Objective("a", "A", [ok.SmartGoal("s", "S")]),
        lambda: ok.Objective("a", "A", 5),
        lambda: ok.Objective("a", "A", ambition="moonshot"),
        lambda: ok.Objective("a", "A", cycle="2026-Q1"),
        lambda: ok.Initiative("i", "I", start=date(2026, 3, 1), due=DAY),
        lambda: ok.HealthMetric("h", "H", None),
        lambda: ok.FiscalCalendar(start_month=13),
        lambda: ok.FiscalCalendar(named_by="middle"),
        lambda: ok.FiscalCalendar(weeks="4-4-4"),
        lambda: ok.Cycle.parse(2026),
    ],
)
def test_impossible_values_are_refused(build: Callable[[], object]) -> None:
    with pytest.raises(ok.InvalidGoalError) as caught:
        build()

    assert all(fault == fault.rstrip(".") and "\n" not in fault for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("build", "count"),
    [
        (lambda: ok.KeyResult("", None, 5, due="soon", owner=1, team=2, level="x", weight=-1, effort=-1, tags=5, extra=5, allow=5, evidence=5, contributes_to=[""], depends_on=5, conflicts_with=5), 16),
        (lambda: ok.SmartGoal("", None, 5, due=1, start=2, cycle=3, relevance=4, achievable=5, used_in_appraisal=6), 9),
        (lambda: ok.Objective("", None, 5, cycle=1, ambition=2, linked_to_pay=3, shared_by=4), 7),
        (lambda: ok.Initiative("", None, moves=5, owner=1, team=2, start=3, due=4, tags=5, extra=6, allow=7), 10),
        (lambda: ok.HealthMetric("", None, None, guards=5, owner=1, team=2, tags=5, extra=6, allow=7), 9),
        (lambda: ok.Change("a", "b", unit=1, strict=2, accumulate=3), 5),
        (lambda: ok.Hold(at_least="a", at_most="b", unit=1, strict=2, tolerance="c", accumulate=3, every_period=4), 7),
        (lambda: ok.CheckIn("", "x", None, confidence=2, note=3), 5),
        (lambda: ok.TargetChange("", "x", 5, reason=5), 4),
        (lambda: ok.Grade("", "x", 5, reason=5), 4),
        (lambda: ok.Contribution("", 5, assumption=5, tested_by=5), 4),
        (lambda: ok.Cycle("a", "b", 5), 3),
        (lambda: ok.Cadence(0, grace=-1), 2),
        (lambda: ok.FiscalCalendar(start_month=0, named_by=1, weeks=2), 3),
        (lambda: ok.Plan(5, 5, name=5, cycle=5, cadence=5, initiatives=5, health_metrics=5, check_ins=5, target_changes=5, grades=5), 10),
    ],
)  # fmt: skip
def test_every_fault_is_named_at_once(build: Callable[[], object], count: int) -> None:
    with pytest.raises(ok.InvalidGoalError) as caught:
        build()

    assert len(caught.value.faults) == count, caught.value.faults


def test_the_error_names_what_could_not_be_built() -> None:
    with pytest.raises(
        ok.InvalidGoalError, match=r"^KeyResult 'reply' cannot be built: weight must be 0 or more, got -1$"
    ):
        ok.KeyResult("reply", "Answer faster", weight=-1)


@pytest.mark.parametrize(
    "build",
    [
        lambda: ok.KeyResult("a", ""),
        lambda: ok.KeyResult("a", "<script>alert(1)</script>"),
        lambda: ok.KeyResult("a", "=cmd()\x00\x1b[31m"),
        lambda: ok.KeyResult("a", "A", weight=0),
        lambda: ok.KeyResult("a", "A", contributes_to=["a"]),
        lambda: ok.KeyResult("a", "A", depends_on="b").depends_on == ("b",),
        lambda: ok.KeyResult("a", "A", tags=None, extra=None, allow=None, contributes_to=None),
        lambda: ok.Objective("o", "O"),
        lambda: ok.Objective("o", "O", [ok.KeyResult(str(number), "K") for number in range(50)]),
        lambda: ok.SmartGoal("s", "Improve communication"),
        lambda: ok.Hold(at_least=5, at_most=5),
        lambda: ok.Change(1, Decimal("1.0000000001")),
        lambda: ok.Change(-1e308, 1e308),
        lambda: ok.Change(0, 5e-324),
        lambda: ok.Contribution("a", 0),
        lambda: ok.CheckIn("a", date.min, 0, confidence=0),
        ok.Plan,
    ],
)
def test_unwise_values_are_built(build: Callable[[], object]) -> None:
    assert build() is not None
