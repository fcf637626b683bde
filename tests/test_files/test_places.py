"""Where goals stand in their files, in every language."""

from datetime import date

import pytest
from hypothesis import given, settings

from okrkit import Change, KeyResult, Objective, Plan, SmartGoal, files
from okrkit.testing import plans

REPLY = KeyResult("reply", "Reduce first response time", Change(4, 1, unit="hour"), due=date(2026, 3, 31))
PLAN = Plan(
    [Objective("support", "Make support world-class", [REPLY])], [SmartGoal("calls", "Hold 40 calls")]
).check_in("reply", date(2026, 2, 2), 2.5)

every_format = pytest.mark.parametrize("format", ["yaml", "json", "toml"])


def text_at(text: str, place: files.Place) -> str:
    """Return what stands at a place, up to its end."""
    assert place.end_line == place.line
    return text.split("\n")[place.line - 1][place.column - 1 : (place.end_column or 0) - 1]


@every_format
def test_a_field_is_found_where_it_is_written(format: files.Format) -> None:  # noqa: A002
    text = files.dumps(PLAN, format=format)
    source = files.reads_source(text, format=format, name="q1")
    found = {
        field: text_at(text, place).strip('"')
        for field in ("title", "measure.target", "measure.change.unit", "due")
        if (place := source.place("reply", field))
    }

    assert found == {
        "title": "Reduce first response time",
        "measure.target": "1",
        "measure.change.unit": "hour",
        "due": "2026-03-31",
    }


@every_format
def test_what_is_not_written_is_found_at_its_goal(format: files.Format) -> None:  # noqa: A002
    source = files.reads_source(files.dumps(PLAN, format=format), format=format)

    assert source.place("reply", "owner") == source.place("reply")
    assert source.place("nobody") is None
    assert source.fact_place(PLAN.check_ins[0]) is not None
    assert source.fact_place(PLAN.check_in("calls", date(2026, 1, 1), 1).check_ins[0]) is None


@every_format
@settings(max_examples=25)
@given(plan=plans())
def test_every_title_is_found(format: files.Format, plan: Plan) -> None:  # noqa: A002
    text = files.dumps(plan, format=format)
    source = files.reads_source(text, format=format)

    for goal in plan.goals():
        place = source.place(goal.id, "title")
        assert place is not None
        line = text.split("\n")[place.line - 1]
        assert line[place.column - 1 :].startswith(('"', goal.title[:1]))


def test_places_are_known_even_in_a_plan_with_problems() -> None:
    text = "okrkit: 1\nsmart_goals:\n  - {id: calls, title: Hold 40 calls, due: soon}\n"
    source = files.reads_source(text, format="yaml", name="q1.yaml")

    assert source.plan is None
    assert str(source.place("calls", "due")) == "q1.yaml:3:44"
