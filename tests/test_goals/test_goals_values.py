"""Every type of the model is a value: frozen, slotted, comparable, hashable, copied and shown faithfully."""

import copy
import datetime
import pickle
import sys
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import okrkit as ok
from okrkit import goals
from okrkit import testing as kit

TYPES = {
    "Cadence": kit.cadences,
    "Change": kit.changes,
    "CheckIn": kit.check_ins,
    "Contribution": kit.contributions,
    "Cycle": kit.cycles,
    "Deliver": kit.delivers,
    "Establish": kit.establishes,
    "FiscalCalendar": kit.fiscal_calendars,
    "Grade": kit.grades,
    "HealthMetric": kit.health_metrics,
    "Hold": kit.holds,
    "Initiative": kit.initiatives,
    "KeyResult": kit.key_results,
    "Objective": kit.objectives,
    "Plan": kit.plans,
    "SmartGoal": kit.smart_goals,
    "TargetChange": kit.target_changes,
}
NAMES = {**vars(ok), **{name: getattr(goals, name) for name in goals.__all__}}
NAMES |= {"datetime": datetime, "Decimal": Decimal, "Fraction": Fraction}

FEW = settings(max_examples=25)
each_type = pytest.mark.parametrize("name", TYPES)


def example(name: str) -> object:
    """Return one instance with every optional field filled."""
    return FULL[name]


DAY = datetime.date(2026, 2, 2)
CHANGE = ok.Change(4, 1, unit="hour", strict=True, accumulate="mean")
COMMON: dict[str, object] = {
    "owner": "ana",
    "team": "support",
    "weight": 2,
    "effort": 3,
    "level": "team",
    "contributes_to": [ok.Contribution("top", 0.5, assumption="speed matters", tested_by="churn")],
    "depends_on": ["b"],
    "conflicts_with": ["c"],
    "tags": ["x"],
    "extra": {"row": 7, "path": ["a", {"b": None}]},
    "allow": {"KEY101": "agreed with the team"},
}
KEY_RESULT = ok.KeyResult("reply", "Answer faster", CHANGE, due=DAY, evidence="helpdesk", **COMMON)
METRIC = ok.HealthMetric(
    "churn",
    "Churn",
    ok.Hold(at_most=2),
    guards=["o"],
    owner="ana",
    team="x",
    tags=["x"],
    extra={"a": 1},
    allow={"A1": "b"},
)
OBJECTIVE = ok.Objective(
    "o",
    "Grow",
    [KEY_RESULT],
    cycle=ok.Cycle.quarter(2026, 1),
    ambition="committed",
    linked_to_pay=True,
    shared_by=["x"],
    **COMMON,
)
SMART = ok.SmartGoal(
    "s",
    "Learn",
    ok.Deliver(("built", "live"), weights=(1, 2)),
    due=DAY,
    start=DAY,
    cycle=ok.Cycle.quarter(2026, 1),
    relevance="helps",
    achievable="done before",
    used_in_appraisal=True,
    **COMMON,
)
BET = ok.Initiative(
    "i",
    "Route",
    moves=["reply"],
    owner="ana",
    team="x",
    start=DAY,
    due=DAY,
    tags=["x"],
    extra={"a": 1},
    allow={"A1": "b"},
)
FULL: dict[str, object] = {
    "Cadence": ok.Cadence(14, grace=5),
    "Change": CHANGE,
    "CheckIn": ok.CheckIn("reply", DAY, 2.5, confidence=0.6, note="new queue"),
    "Contribution": ok.Contribution("top", Fraction(1, 2), assumption="speed matters", tested_by="churn"),
    "Cycle": ok.Cycle(DAY, DAY, "launch"),
    "Deliver": ok.Deliver(("built", "live"), weights=(Decimal("0.1"), 2)),
    "Establish": ok.Establish(unit="hour"),
    "FiscalCalendar": ok.FiscalCalendar(start_month=7, named_by="start", weeks="4-4-5"),
    "Grade": ok.Grade("reply", DAY, 0.7, reason="late"),
    "HealthMetric": METRIC,
    "Hold": ok.Hold(at_least=1, at_most=2, unit="%", strict=True, tolerance=1, every_period=True),
    "Initiative": BET,
    "KeyResult": KEY_RESULT,
    "Objective": OBJECTIVE,
    "Plan": ok.Plan(
        [OBJECTIVE],
        [SMART],
        name="Q1",
        cycle=ok.Cycle.quarter(2026, 1),
        cadence=ok.Cadence(14),
        initiatives=[BET],
        health_metrics=[METRIC],
        check_ins=[ok.CheckIn("reply", DAY, 2)],
        target_changes=[ok.TargetChange("reply", DAY, ok.Change(4, 2))],
        grades=[ok.Grade("o", DAY, 0.7)],
    ),
    "SmartGoal": SMART,
    "TargetChange": ok.TargetChange("reply", DAY, ok.Change(4, 2), reason="two left"),
}


def test_every_type_is_here() -> None:
    classes = {name for name in goals.__all__ if attrs.has(getattr(goals, name))}

    assert classes == set(TYPES) == set(FULL)


@each_type
def test_examples_fill_every_field(name: str) -> None:
    fields = [field for field in attrs.fields(type(FULL[name])) if field.init and field.default is not attrs.NOTHING]
    bare = [field.name for field in fields if getattr(FULL[name], field.name) == field.default]

    assert bare == (["accumulate"] if name == "Hold" else [])  # every period keeps it at "last"


@each_type
def test_fields_cannot_be_set(name: str) -> None:
    for field in attrs.fields(type(FULL[name])):
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            setattr(FULL[name], field.name.lstrip("_"), None)


@each_type
def test_there_is_no_room_for_other_attributes(name: str) -> None:
    assert not hasattr(FULL[name], "__dict__")
    with pytest.raises(AttributeError):
        FULL[name].other = 1  # type: ignore[attr-defined]


@each_type
def test_copies_are_equal_and_hash_alike(name: str) -> None:
    value = FULL[name]
    copies = [
        copy.copy(value),
        copy.deepcopy(value),
        attrs.evolve(value),  # type: ignore[misc]
        *(pickle.loads(pickle.dumps(value, protocol)) for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1)),
    ]
    if sys.version_info >= (3, 13):
        copies.append(copy.replace(value))  # type: ignore[attr-defined]

    for one in copies:
        assert (type(one), one, hash(one), repr(one)) == (type(value), value, hash(value), repr(value))


@pytest.mark.skipif(sys.version_info < (3, 13), reason="copy.replace came with Python 3.13")
@each_type
def test_copy_replace_changes_one_field(name: str) -> None:
    changed = copy.replace(FULL["KeyResult"], title="Other")  # type: ignore[attr-defined]

    assert changed == attrs.evolve(KEY_RESULT, title="Other") != KEY_RESULT


@each_type
def test_repr_builds_the_value_again(name: str) -> None:
    assert eval(repr(FULL[name]), dict(NAMES)) == FULL[name]


@each_type
def test_drawn_values_are_values(name: str) -> None:
    @FEW
    @given(TYPES[name]())
    def holds(value: object) -> None:
        again = eval(repr(value), dict(NAMES))
        assert (again, hash(again), repr(again)) == (value, hash(value), repr(value))
        assert pickle.loads(pickle.dumps(value)) == value
        assert copy.deepcopy(value) == value
        assert value != object()

    holds()


@each_type
@pytest.mark.parametrize("other", [None, 0, "x", (), object()], ids=repr)
def test_a_value_is_unlike_anything_else(name: str, other: object) -> None:
    assert FULL[name] != other


def test_subclass_fields_count_in_equality() -> None:
    assert ok.KeyResult("a", "A") != ok.SmartGoal("a", "A")
    assert ok.KeyResult("a", "A", due=DAY) != ok.KeyResult("a", "A")


@pytest.mark.parametrize("name", ["Objective", "KeyResult", "SmartGoal", "Initiative", "HealthMetric"])
def test_an_example_is_changed_by_evolve_alone(name: str) -> None:
    before = repr(FULL[name])
    changed = attrs.evolve(FULL[name], title="Other")  # type: ignore[misc]

    assert repr(FULL[name]) == before
    assert changed.title == "Other"


@given(st.lists(st.text("abc", min_size=1, max_size=2), unique=True))
def test_order_is_kept(names: list[str]) -> None:
    goal = ok.KeyResult("x", "X", tags=names, depends_on=names, contributes_to=names, extra=dict.fromkeys(names, 1))

    assert [*goal.tags] == [*goal.depends_on] == [link.to for link in goal.contributes_to] == [*goal.extra] == names


def test_what_was_passed_in_can_change_without_effect() -> None:
    tags, extra, results = ["a"], {"rows": [1, {"deep": [2]}]}, [KEY_RESULT]
    allow = {"KEY101": "agreed"}
    goal = ok.Objective("o", "Grow", results, tags=tags, extra=extra, allow=allow)
    before = repr(goal)
    tags.append("b")
    extra["rows"].append(3)  # type: ignore[attr-defined]
    results.clear()
    allow.clear()

    assert repr(goal) == before


def test_mappings_are_frozen() -> None:
    goal = ok.KeyResult("a", "A", extra={"rows": [1, {"deep": [2]}]}, allow={"KEY101": "why"})

    for mapping in (goal.extra, goal.allow, goal.extra["rows"][1]):  # type: ignore[index]
        with pytest.raises(TypeError):
            mapping["x"] = 1
    assert goal.extra == {"rows": (1, {"deep": (2,)})}


@pytest.mark.parametrize("value", [{2, 1}, [[{3}]], {"a": {"b"}}], ids=repr)
def test_extra_is_hashable_whatever_it_holds(value: object) -> None:
    goal = ok.KeyResult("a", "A", extra={"x": value})

    assert hash(goal) == hash(ok.KeyResult("a", "A", extra={"x": value}))


def test_label_of_a_cycle_plays_no_part_in_equality() -> None:
    named, bare = ok.Cycle.quarter(2026, 1), ok.Cycle(datetime.date(2026, 1, 1), datetime.date(2026, 3, 31))

    assert named == bare
    assert hash(named) == hash(bare)
    assert sorted([ok.Cycle.quarter(2026, 2), named]) == [named, ok.Cycle.quarter(2026, 2)]


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (ok.KeyResult("a", "A"), "KeyResult('a', 'A')"),
        (ok.KeyResult("a", "A", ok.Change(0, 1)), "KeyResult('a', 'A', Change(0, 1))"),
        (ok.Objective("o", "O", level="team"), "Objective('o', 'O', level='team')"),
        (ok.SmartGoal("s", "S"), "SmartGoal('s', 'S')"),
        (ok.Plan([], [ok.SmartGoal("s", "S")]), "Plan(smart_goals=(SmartGoal('s', 'S'),))"),
        (ok.Cadence(), "Cadence()"),
    ],
    ids=repr,
)
def test_reprs_are_short(value: object, shown: str) -> None:
    assert repr(value) == shown
