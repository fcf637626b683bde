"""The quick way through the constructor of key results asks no question less than the long one."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import okrkit as ok
from okrkit import testing as kit
from okrkit.goals._fields import goal_faults

DAY = date(2026, 2, 2)
JUNK = [
    None, "", "a", " a", "a\n", "\ud800", "Ä", "🎯", 0, 1, -1, True, 2.5, -0.5, float("nan"), float("inf"), 10**400,
    Decimal("0.5"), Decimal("NaN"), Fraction(1, 3), b"a", (), [], {}, ("a",), ["a", "a"], {"a": 1}, {"a": "why"},
    DAY, datetime(2026, 2, 2, tzinfo=UTC), ok.Level.TEAM, "team", ok.Change(0, 1), ok.Deliver(), ok.Change, object(),
    ok.Contribution("a"), [ok.Contribution("a")],
]  # fmt: skip
FIELDS = [field.name for field in attrs.fields(ok.KeyResult)]
junk = st.sampled_from(JUNK)


def longhand(**fields: object) -> ok.SmartGoal:
    """Build a SMART goal, which shares the fields and goes the long way."""
    return ok.SmartGoal(**{name: value for name, value in fields.items() if name != "evidence"})  # type: ignore[arg-type]


@given(st.dictionaries(st.sampled_from(FIELDS), junk, max_size=3))
def test_both_ways_take_and_refuse_the_same(fields: dict[str, object]) -> None:
    given = {"id": "a", "title": "A", **fields}
    sound_evidence = given.get("evidence") is None or (
        isinstance(given["evidence"], str) and given["evidence"] != "\ud800"
    )
    try:
        long = longhand(**given)
    except ok.InvalidGoalError:
        long = None
    try:
        quick = ok.KeyResult(**given)  # type: ignore[arg-type]
    except ok.InvalidGoalError:
        quick = None

    assert (quick is None) == (long is None or not sound_evidence)
    if quick is not None and long is not None:
        assert not any(goal_faults(quick))
        shared = [name for name in FIELDS if name not in {"evidence", "level"}]
        assert [getattr(quick, name) for name in shared] == [getattr(long, name) for name in shared]


@pytest.mark.parametrize("value", JUNK, ids=repr)
@pytest.mark.parametrize("field", FIELDS)
def test_each_field_alone(field: str, value: object) -> None:
    try:
        goal = ok.KeyResult(**{"id": "a", "title": "A", field: value})
    except ok.InvalidGoalError as error:
        assert error.faults
    else:
        assert not any(goal_faults(goal))


@given(kit.key_results(links=kit.ids()))
def test_fields_are_those_of_the_signature(goal: ok.KeyResult) -> None:
    assert ok.KeyResult(**{name: getattr(goal, name) for name in FIELDS}) == goal
