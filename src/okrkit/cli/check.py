"""okrkit check: what the rules have to say about a plan."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import attrs

from okrkit.cli.answers import CLEAN, FINDINGS, Answer, Data, as_json, delivered
from okrkit.cli.common import add_day, add_plan, day_line, title_of
from okrkit.cli.inputs import AsOf, Loaded, UnusableInputError, load
from okrkit.cli.labels import marked
from okrkit.cli.outputs import FORMATS, written
from okrkit.cli.outputs.report import fingerprints, report_of
from okrkit.cli.terminal import progress
from okrkit.cli.text import Cell, Line, Style, clean, line, width_of, wrapped
from okrkit.goals import Plan

if TYPE_CHECKING:
    from okrkit.rules import Finding, Rule

HELP = "check how goals are written and run"

STYLES: dict[str, Style] = {"error": "red", "warning": "yellow", "hint": "cyan"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    add_plan(parser)
    add_day(parser)
    add_selection(parser)
    parser.add_argument(
        "--diff", metavar="FILE", help="only what is not in this earlier plan, or this earlier JSON answer"
    )
    parser.add_argument("--format", choices=("text", "json", *FORMATS), default="text", help="default: text")
    parser.add_argument("--output", "-o", metavar="FILE", help="write to a file, in UTF-8")


def add_selection(parser: argparse.ArgumentParser) -> None:
    """Describe which rules run and which findings count."""
    parser.add_argument(
        "--select", metavar="RULES", help="only these codes, names or families, with commas; ALL: previews too"
    )
    parser.add_argument("--ignore", metavar="RULES", help="leave out these codes, names or families")
    parser.add_argument(
        "--fail-on",
        choices=("hint", "warning", "error", "never"),
        default="error",
        help="least severity that makes the exit code 1; default: error",
    )


def run(given: argparse.Namespace) -> Answer:
    """Run the rules and group what they found."""
    with progress(2) as steps:
        steps.step("reading the plan")
        loaded = load(given.plan)
        steps.step("checking")
        findings = _new(find(loaded.plan, given), given)
    code = exit_code(findings, given.fail_on)
    if given.format in FORMATS:
        report = report_of(loaded, given.plan, findings, given.as_of.day)
        return attrs.evolve(delivered(written(report, given.format), given.output), code=code)
    if given.output:
        if given.format != "json":
            raise UnusableInputError(f"--output needs a format for programs: json, {', '.join(FORMATS)}")
        text = as_json(data_of(loaded, findings, given.as_of)) + "\n"
        return attrs.evolve(delivered(text, given.output), code=code)
    return Answer(
        lines=lambda width: _view(loaded, findings, given.as_of, width),
        data=lambda: data_of(loaded, findings, given.as_of),
        code=code,
    )


def find(plan: Plan, given: argparse.Namespace) -> tuple[Finding, ...]:
    """Return the findings of the rules that the user wants."""
    from okrkit.rules import lint

    return lint(plan, as_of=given.as_of.day, rules=_chosen(given.select, given.ignore))


def _new(findings: tuple[Finding, ...], given: argparse.Namespace) -> tuple[Finding, ...]:
    """Return what an earlier plan, or an earlier answer, did not have yet."""
    if given.diff is None:
        return findings
    known = set(_known(given))
    return tuple(one for one, mark in zip(findings, fingerprints(findings), strict=True) if mark not in known)


def _known(given: argparse.Namespace) -> list[str]:
    if not given.diff.endswith(".json"):
        return fingerprints(find(load(given.diff).plan, given))
    try:
        earlier = json.loads(Path(given.diff).read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        earlier = None
    if isinstance(earlier, dict) and "findings" in earlier:
        found = cast("list[dict[str, str]]", earlier["findings"])
        return [one.get("fingerprint", "") for one in found]
    return fingerprints(find(load(given.diff).plan, given))


def _chosen(select: str | None, ignore: str | None) -> tuple[Rule, ...] | None:
    from okrkit.rules import STABLE, select_rules

    if select is None and ignore is None:
        return None
    chosen = STABLE if select is None else select_rules(_names(select))
    left_out = select_rules(_names(ignore or ""))
    return tuple(rule for rule in chosen if rule not in left_out)


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def exit_code(findings: Iterable[Finding], fail_on: str) -> int:
    """Return 1 where a finding is at least as severe as the user minds, else 0."""
    from okrkit.rules import Severity

    if fail_on == "never":
        return CLEAN
    least = Severity(fail_on)
    return FINDINGS if any(finding.severity >= least for finding in findings) else CLEAN


def count_line(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each severity, in words."""
    counts = Counter(finding.severity.value for finding in findings)
    named = [
        f"{counts[name]} {name}{'' if counts[name] == 1 else 's'}"
        for name in ("error", "warning", "hint")
        if counts[name]
    ]
    return ", ".join(named) or "no findings"


def data_of(loaded: Loaded, findings: Sequence[Finding], as_of: AsOf) -> Data:
    """Return the findings as documented in docs/cli.md."""
    counts = Counter(finding.severity.value for finding in findings)
    return {
        "plan": loaded.plan.name,
        "as_of": as_of.day.isoformat(),
        "counts": {name: counts[name] for name in ("error", "warning", "hint")},
        "findings": [
            {**finding.to_dict(), "place": _place(loaded, finding), "fingerprint": mark}
            for finding, mark in zip(findings, fingerprints(findings), strict=True)
        ],
    }


def _place(loaded: Loaded, finding: Finding) -> Data | None:
    """Return where a finding is: its words, or the goal."""
    place = loaded.place_of(finding.goal, "title" if finding.span else None) if finding.goal else None
    return None if place is None else {"file": place.file, "line": place.line, "column": place.column}


def place_text(loaded: Loaded, goal: str | None) -> str:
    """Return the file and line of a goal; empty where it is in no file."""
    place = loaded.place_of(goal, None) if goal else None
    return "" if place is None else f"{place.file}:{place.line}"


def _view(loaded: Loaded, findings: Sequence[Finding], as_of: AsOf, width: int) -> Iterator[Line]:
    plan = loaded.plan
    yield day_line(plan, as_of, width)
    yield line()
    for goal, group in grouped(findings):
        yield from goal_head(plan, goal, width, place=place_text(loaded, goal))
        for finding in group:
            yield from finding_lines(plan, finding, width)
        yield line()
    goals = len({finding.goal for finding in findings if finding.goal})
    where = f" about {goals} goal{'' if goals == 1 else 's'}" if goals else ""
    yield line((count_line(findings) + where, "bold"))
    if findings:
        yield line(("why a rule exists: okrkit rule " + findings[0].rule, "dim"))


def grouped(findings: Iterable[Finding]) -> list[tuple[str | None, list[Finding]]]:
    """Return the findings by goal, in the order they came, the most severe first."""
    groups: dict[str | None, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.goal, []).append(finding)
    return [(goal, sorted(group, key=lambda one: -one.severity.rank)) for goal, group in groups.items()]


def goal_head(plan: Plan, goal: str | None, width: int, *, place: str = "") -> Iterator[Line]:
    """Return the title of a goal, its id, and where it stands; the plan as a whole has none of them."""
    if goal is None:
        yield line(("the plan as a whole", "bold"))
        return
    beside = "  ".join(filter(None, [clean(goal), clean(place)]))
    *lines, last = wrapped(clean(title_of(plan, goal)), width)
    for text in lines:
        yield line((text, "bold"))
    if width_of(last) + 2 + width_of(beside) <= width:
        yield line((last, "bold"), "  ", (beside, "dim"))
        return
    yield line((last, "bold"))
    yield line("  ", (beside, "dim"))


def finding_lines(plan: Plan, finding: Finding, width: int) -> Iterator[Line]:
    """Return one finding: severity, code and name, the message, the words, and what would mend it."""
    style = STYLES[finding.severity.value]
    head: list[Cell] = ["  ", (f"{finding.severity.value:<8}", style), (f"{finding.rule} {finding.name}", "")]
    yield line(*head)
    for text in wrapped(clean(finding.message), width - 10):
        yield line(" " * 10, text)
    if finding.span and finding.goal and finding.goal in plan:
        title = title_of(plan, finding.goal)
        start, end = finding.span
        if 0 <= start < end <= len(title) and end - start < len(title.strip(" .")):
            yield from marked(title, finding.span, width=width, indent=12, style=style)
    if finding.suggestion:
        for index, text in enumerate(wrapped(clean(finding.suggestion), width - 16)):
            yield line(" " * 10, ("try:  " if index == 0 else "      ", "green"), text)
