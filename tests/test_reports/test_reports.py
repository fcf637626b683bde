"""Reports: the same findings in eight formats, hostile titles included."""

import json
import re
from datetime import date
from xml.etree import ElementTree as Xml

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sarif_pydantic import Sarif

from okrkit import Objective, Plan, UnknownNameError
from okrkit.reports import FORMATS, Report, render, report_on, to_github, to_gitlab, to_junit, to_sarif, to_text
from okrkit.rules import Finding, Severity

DAY = date(2026, 2, 15)
HOSTILE = '<script>alert("x")</script>\x00\x1b[31m]]> %0A::error::, =cmd()\n`|*_'
PLAN = Plan([Objective("vague", "Improve communication soon"), Objective("bad", HOSTILE)], name="Q1")


@attrs.frozen
class At:
    file: str
    line: int | None
    column: int | None


def place_of(goal: str, field: str) -> At:
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
REPORT = report_on(PLAN, FOUND, as_of=DAY, place_of=place_of, rules={"OBJ104": "Objective holds no key result."})


def test_text_underlines_the_words_and_gives_the_rewrite() -> None:
    lines = to_text(REPORT).splitlines()

    title = next(index for index, line in enumerate(lines) if "Improve communication soon" in line)
    assert lines[title].index("soon") == lines[title + 1].index("~")
    assert lines[title + 1].strip() == "~~~~"
    assert lines[title + 2].strip() == "better: by 31 March 2026"
    assert lines[-1] == "1 error, 2 warnings, 1 hint"


def test_text_cannot_steer_a_terminal() -> None:
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", to_text(REPORT))


def test_github_commands_escape_what_would_end_them() -> None:
    lines = to_github(REPORT).splitlines()

    assert len(lines) == 4
    assert lines[1] == (
        "::warning file=plans/q1 plan.yaml,line=7,col=12,title=SMT110 vague-deadline"
        "::vague: 'soon' is no day; better: by 31 March 2026"
    )
    assert "%250A" in lines[3]
    assert "%0A" in lines[3]


def test_sarif_holds_to_version_2_1_0_with_places_rules_and_fingerprints() -> None:
    log = Sarif.model_validate_json(to_sarif(REPORT))
    run = log.runs[0]

    assert log.version == "2.1.0"
    assert [rule.id for rule in run.tool.driver.rules] == ["RUN101", "SMT110", "OBJ104", "OBJ101"]
    assert all(result.rule_id == run.tool.driver.rules[result.rule_index].id for result in run.results)
    assert run.results[1].locations[0].physical_location.region.start_line == 7
    assert run.results[1].locations[0].physical_location.artifact_location.uri == "plans/q1%20plan.yaml"
    assert len({result.partial_fingerprints["okrkit/v1"] for result in run.results}) == 4


def test_fingerprints_stay_when_a_goal_moves_and_two_alike_differ() -> None:
    moved = report_on(PLAN, FOUND, as_of=DAY, place_of=lambda goal, field: At("other.yaml", 99, 1))
    twice = report_on(PLAN, [FOUND[2], FOUND[2]], as_of=DAY)

    assert [one.fingerprint for one in moved.findings] == [one.fingerprint for one in REPORT.findings]
    assert len({one.fingerprint for one in twice.findings}) == 2


def test_gitlab_entries_have_all_that_is_required() -> None:
    entries = json.loads(to_gitlab(REPORT))

    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1


def test_junit_is_xml_and_counts_its_cases() -> None:
    suite = Xml.fromstring(to_junit(REPORT))[0]

    assert suite.get("tests") == str(len(suite)) == "4"
    assert suite.get("failures") == str(len(suite.findall("*/failure"))) == "3"


def test_html_shows_hostile_words_as_words() -> None:
    page = render(REPORT, format="html")

    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "http" not in page


def test_markdown_shows_hostile_words_as_words() -> None:
    assert "<script" not in render(REPORT, format="markdown")


def test_an_unknown_format_names_the_known() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'sarif'"):
        render(REPORT, format="sarf")  # type: ignore[arg-type]


def test_a_report_without_findings_is_sound_in_every_format() -> None:
    empty = Report(None, DAY, (), {})

    assert all(isinstance(render(empty, format=name), str) for name in FORMATS)
    assert Xml.fromstring(to_junit(empty))[0].get("tests") == "1"


@given(st.text(), st.text(), st.none() | st.text())
def test_whatever_the_words_are_every_format_can_be_read_again(
    title: str, message: str, suggestion: str | None
) -> None:
    plan = Plan([Objective("o", title)])
    span = (0, len(title)) if title else None
    found = [Finding(message, goal="o", span=span, suggestion=suggestion, rule="X1", name="x")]
    report = report_on(plan, found, as_of=DAY, place_of=place_of)

    assert json.loads(render(report, format="json"))["findings"][0]["message"] == message
    json.loads(to_gitlab(report))
    json.loads(to_sarif(report))
    Xml.fromstring(to_junit(report).encode("utf-8", "replace"))
    assert len(to_github(report).splitlines() or [""]) >= 1
    render(report, format="html").encode("utf-8", "replace")
