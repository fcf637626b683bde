"""Reports as the library offers them; the formats one by one are tested through the command."""

import json
from datetime import date
from xml.etree import ElementTree as Xml

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sarif_pydantic import Sarif

from okrkit import Objective, Plan, UnknownNameError
from okrkit.reports import FORMATS, Report, fingerprints, render, report_on, to_data
from okrkit.rules import Finding, Severity

DAY = date(2026, 2, 15)
HOSTILE = '<script>alert("x")</script>\x00\x1b[31m]]> %0A::error::, =cmd()\n`|*_'
PLAN = Plan([Objective("vague", "Improve communication soon"), Objective("bad", HOSTILE)], name="Q1")


@attrs.frozen
class At:
    file: str
    line: int
    column: int
    end_line: int | None = None
    end_column: int | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def place_of(goal: str, field: str | None) -> At:
    return At("plans/q1 plan.yaml", 7, 12 if field == "title" else 5)


FOUND = [
    Finding("the plan as a whole", rule="RUN101", name="whole"),
    Finding(
        "'soon' is no day",
        goal="vague",
        span=(22, 26),
        rule="SMT110",
        name="vague-deadline",
        suggestion="by 31 March 2026",
    ),
    Finding("no result", goal="vague", rule="OBJ104", name="no-key-results", severity=Severity.ERROR),
    Finding(f"title is {HOSTILE}", goal="bad", span=(0, 8), rule="OBJ101", name="odd", severity=Severity.HINT),
]
REPORT = report_on(PLAN, FOUND, as_of=DAY, source="q1 plan.yaml", place_of=place_of)


def test_text_underlines_the_words_and_gives_the_rewrite() -> None:
    lines = render(REPORT).splitlines()
    title = next(index for index, line in enumerate(lines) if "Improve communication soon" in line)

    assert lines[title].index("soon") == lines[title + 1].index("~")
    assert lines[title + 1].strip() == "~~~~"
    assert lines[title + 2].strip() == "try: by 31 March 2026"
    assert lines[-1] == "1 error, 2 warnings, 1 hint"


def test_text_cannot_steer_a_terminal() -> None:
    assert not any(ord(char) < 32 or ord(char) == 127 for char in render(REPORT).replace("\n", ""))


def test_data_holds_every_finding_with_place_and_fingerprint() -> None:
    found = to_data(REPORT)["findings"]

    assert [one["rule"] for one in found] == ["RUN101", "SMT110", "OBJ104", "OBJ101"]
    assert found[0]["place"] is None
    assert found[1]["place"] == {"file": "plans/q1 plan.yaml", "line": 7, "column": 12}
    assert json.loads(render(REPORT, format="json")) == json.loads(json.dumps(to_data(REPORT)))


def test_sarif_is_read_by_an_independent_model_of_version_2_1_0() -> None:
    run = Sarif.model_validate_json(render(REPORT, format="sarif")).runs[0]

    assert [rule.id for rule in run.tool.driver.rules] == ["RUN101", "SMT110", "OBJ104", "OBJ101"]
    assert all(result.rule_id == run.tool.driver.rules[result.rule_index].id for result in run.results)
    assert run.results[1].locations[0].physical_location.artifact_location.uri == "plans/q1%20plan.yaml"


def test_fingerprints_stay_when_a_goal_moves_or_a_message_counts_on_and_two_alike_differ() -> None:
    moved = [attrs.evolve(finding, message="another day") for finding in FOUND]

    assert fingerprints(moved) == fingerprints(FOUND)
    assert len(set(fingerprints([FOUND[2], FOUND[2]]))) == 2


def test_an_unknown_format_names_the_known() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'sarif'"):
        render(REPORT, format="sarf")  # type: ignore[arg-type]


def test_a_report_without_findings_is_sound_in_every_format() -> None:
    empty = Report(None, "plan", DAY, (), ())

    assert all(isinstance(render(empty, format=name), str) for name in FORMATS)


@given(st.text(), st.text(), st.none() | st.text())
def test_whatever_the_words_are_every_format_can_be_read_again(
    title: str, message: str, suggestion: str | None
) -> None:
    plan = Plan([Objective("o", title)])
    span = (0, len(title)) if title else None
    found = [Finding(message, goal="o", span=span, suggestion=suggestion, rule="X1", name="x")]
    report = report_on(plan, found, as_of=DAY, place_of=place_of)

    assert json.loads(render(report, format="json"))["findings"][0]["message"] == message
    json.loads(render(report, format="gitlab"))
    Sarif.model_validate_json(render(report, format="sarif"))
    Xml.fromstring(render(report, format="junit"))
    assert len(render(report, format="github").splitlines()) == 1
    render(report, format="html").encode()
    render(report, format="markdown").encode()
