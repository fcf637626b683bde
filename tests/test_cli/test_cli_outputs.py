"""The formats of other programs: in form, harmless, stable, and with nothing lost."""

import json
import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

import okrkit as ok

DAY = ("--as-of", "2026-02-27")
FORMATS = ("github", "gitlab", "sarif", "junit", "markdown", "html")

# What SARIF 2.1.0 (OASIS, 27 March 2020) says of the objects that okrkit writes; sections in brackets.
PLACE = {
    "type": "object",
    "required": ["physicalLocation"],
    "additionalProperties": False,
    "properties": {  # [3.28]
        "physicalLocation": {  # [3.29]
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {"uri": {"type": "string", "format": "uri-reference"}},
                },
                "region": {  # [3.30]
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        name: {"type": "integer", "minimum": 1}
                        for name in ("startLine", "startColumn", "endLine", "endColumn")
                    },
                },
            },
        },
        "logicalLocations": {  # [3.33]
            "type": "array",
            "uniqueItems": True,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"name": {"type": "string"}, "kind": {"type": "string"}},
            },
        },
    },
}
TEXT = {"type": "object", "required": ["text"], "additionalProperties": False,
        "properties": {"text": {"type": "string"}, "markdown": {"type": "string"}}}  # fmt: skip
LEVEL = {"enum": ["none", "note", "warning", "error"]}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],  # [3.13]
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {  # [3.14]
                "type": "object",
                "required": ["tool"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "properties": {"type": "object"},
                    "tool": {  # [3.18]
                        "type": "object",
                        "required": ["driver"],
                        "additionalProperties": False,
                        "properties": {
                            "driver": {  # [3.19]
                                "type": "object",
                                "required": ["name"],
                                "additionalProperties": False,
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {  # [3.49]
                                            "type": "object",
                                            "required": ["id"],
                                            "additionalProperties": False,
                                            "properties": {
                                                "id": {"type": "string"},
                                                "name": {"type": "string"},
                                                "shortDescription": TEXT,
                                                "help": TEXT,
                                                "properties": {"type": "object"},
                                                "defaultConfiguration": {
                                                    "type": "object",
                                                    "additionalProperties": False,
                                                    "properties": {"level": LEVEL},
                                                },
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {  # [3.27]
                            "type": "object",
                            "required": ["message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": LEVEL,
                                "message": TEXT,
                                "locations": {"type": "array", "items": PLACE},
                                "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
                            },
                        },
                    },
                },
            },
        },
    },
}


@pytest.fixture
def written(run, tmp_path: Path):
    """Northwind in a file, checked in a format."""
    from okrkit import files

    files.dump(ok.example_plan("northwind"), tmp_path / "plan.yaml")

    def once(name: str, *words: str) -> str:
        code, out, err = run("check", "plan.yaml", *DAY, "--format", name, *words)
        assert (code, err) == (1, "")
        return out

    return once


def _found() -> tuple[ok.Finding, ...]:
    return ok.lint(ok.example_plan("northwind"), as_of=date(2026, 2, 27))


def count(severity: str | None = None) -> int:
    return sum(severity in {None, one.severity.value} for one in _found())


def test_github_gets_a_command_a_finding(written) -> None:
    lines = written("github").splitlines()

    assert len(lines) == count()
    shape = re.compile(r"::(error|warning|notice) file=plan\.yaml,line=\d+,col=\d+,title=[^:,]+::.+")
    assert [one for one in lines if not shape.fullmatch(one)] == []
    assert sum(one.startswith("::error") for one in lines) == count("error")


def test_gitlab_gets_a_list(written) -> None:
    found = json.loads(written("gitlab"))

    assert len(found) == count()
    assert len({one["fingerprint"] for one in found}) == len(found)
    assert {one["severity"] for one in found} <= {"info", "minor", "major", "critical", "blocker"}
    assert all(one["location"]["lines"]["begin"] >= 1 and one["location"]["path"] == "plan.yaml" for one in found)


def test_sarif_is_in_form(written) -> None:
    log = json.loads(written("sarif"))

    jsonschema.Draft202012Validator(SARIF).validate(log)
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(run["results"]) == count()
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])


def test_junit_fails_the_goals_with_warnings(written) -> None:
    suite = ElementTree.fromstring(written("junit")).find("testsuite")

    cases = suite.findall("testcase")
    assert len(cases) == len(ok.example_plan("northwind").goals()) == int(suite.get("tests"))
    failed = {one.goal for one in _found() if one.severity != "hint"}
    assert {case.get("name") for case in cases if case.find("failure") is not None} == failed
    assert int(suite.get("failures")) == len(failed)


def test_markdown_has_a_row_a_finding(written) -> None:
    rows = [one for one in written("markdown").splitlines() if one.startswith("| ") and "---" not in one]

    assert len(rows) - 1 == count()
    assert rows[1].startswith("| error |")


class Tags(HTMLParser):
    """Collects tags and what they load."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        assert not {name for name, _ in attrs} & {"src", "href", "onclick", "onload"}
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_html_is_one_page_that_loads_nothing(written) -> None:
    text = written("html")

    page = Tags()
    page.feed(text)
    assert page.open == []
    assert page.seen.count("li") == count()
    assert "script" not in page.seen
    assert "url(" not in text
    assert "<mark>leading</mark>" in text


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_does_no_harm_in_any_format(run, tmp_path: Path, name: str) -> None:
    evil = "<script>alert('x')</script> ]]> %0A::error::gotcha | `a` \x1b[31m \u202e [l](javascript:x)\n## h"
    plan = {"okrkit": 1, "name": evil, "objectives": [{"id": 'a"<&>%::', "title": evil}]}
    (tmp_path / "plan.json").write_text(json.dumps(plan), encoding="utf-8")

    code, out, err = run("check", "plan.json", *DAY, "--format", name)

    assert (code, err) == (1, "")
    assert "\x1b" not in out
    assert "\u202e" not in out or name == "junit"
    if name in {"html", "markdown", "junit"}:
        assert "<script>" not in out
    if name == "github":
        assert all(one.startswith(("::error ", "::warning ", "::notice ")) for one in out.splitlines())
        assert "%0A::error" not in out
    if name in {"gitlab", "sarif"}:
        json.loads(out)
    if name == "junit":
        ElementTree.fromstring(out)


def test_fingerprints_stay_when_lines_and_days_move(run, tmp_path: Path) -> None:
    from okrkit import files

    files.dump(ok.example_plan("northwind"), tmp_path / "plan.yaml")
    before = json.loads(run("check", "plan.yaml", *DAY, "--select", "CAD101,KEY103", "--format", "gitlab")[1])
    text = (tmp_path / "plan.yaml").read_text()
    (tmp_path / "plan.yaml").write_text("# a line more\n" + text)

    later = ("--as-of", "2026-03-02")
    after = json.loads(run("check", "plan.yaml", *later, "--select", "CAD101,KEY103", "--format", "gitlab")[1])

    assert {one["fingerprint"] for one in before} <= {one["fingerprint"] for one in after}
    assert before[0]["location"]["lines"] != after[0]["location"]["lines"]


@pytest.mark.parametrize("earlier", ["plan", "answer"])
def test_diff_shows_what_a_change_brought(run, tmp_path: Path, earlier: str) -> None:
    from okrkit import files

    plan = ok.example_plan("northwind")
    if earlier == "plan":
        files.dump(plan, tmp_path / "old.yaml")
        old = "old.yaml"
    else:
        old = "old.json"
        run("check", "example:northwind", *DAY, "--format", "json", "-o", old)
    files.dump(plan.add(ok.KeyResult("extra", "Be nice"), to="stay"), tmp_path / "new.yaml")

    code, out, err = run("check", "new.yaml", *DAY, "--diff", old, "--format", "json")

    assert (code, err) == (1, "")
    assert {one["goal"] for one in json.loads(out)["findings"]} == {"extra"}
    assert run("check", "example:northwind", *DAY, "--diff", old)[0] == 0


def test_an_earlier_file_that_is_none_is_refused(run, tmp_path: Path) -> None:
    (tmp_path / "old.json").write_text("{")

    code, _, err = run("check", "example:northwind", *DAY, "--diff", "old.json")

    assert code == 2
    assert "old.json" in err


def test_a_report_goes_to_a_file(run, tmp_path: Path) -> None:
    code, out, _ = run("check", "example:northwind", *DAY, "--format", "sarif", "--output", "out.sarif")

    assert (code, out) == (1, "wrote out.sarif\n")
    assert json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"

    code, _, err = run("check", "example:northwind", *DAY, "--output", "out.txt")
    assert code == 2
    assert "sarif" in err
