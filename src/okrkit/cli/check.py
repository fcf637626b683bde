"""okrkit check: what the rules have to say about a plan, and what of it mends itself."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import attrs

from okrkit.cli.answers import Answer, delivered
from okrkit.cli.common import add_day, add_plan, day_line
from okrkit.cli.findings import count_line, finding_lines, goal_head, grouped, place_text
from okrkit.cli.inputs import AsOf, Loaded, UnusableInputError, load
from okrkit.cli.linting import add_selection, exit_code, find
from okrkit.cli.terminal import progress
from okrkit.cli.text import Line, clean, line

if TYPE_CHECKING:
    from okrkit.fixes import FixedFiles
    from okrkit.rules import Finding

HELP = "check how goals are written and run"

FORMATS = ("github", "gitlab", "sarif", "junit", "markdown", "html")
"""The formats for other programs, of `okrkit.reports`, besides text and JSON."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    add_plan(parser)
    add_day(parser)
    add_selection(parser)
    parser.add_argument(
        "--diff", metavar="FILE", help="only what is not in this earlier plan, or this earlier JSON answer"
    )
    parser.add_argument("--fix", action="store_true", help="mend in the files what leaves nothing to decide")
    parser.add_argument("--diff-only", action="store_true", help="show what --fix would change, and write nothing")
    parser.add_argument("--format", choices=("text", "json", *FORMATS), default="text", help="default: text")
    parser.add_argument("--output", "-o", metavar="FILE", help="write to a file, in UTF-8")


def run(given: argparse.Namespace) -> Answer:
    """Run the rules, mend what may be mended, and group what is left."""
    with progress(2) as steps:
        steps.step("reading the plan")
        loaded = load(given.plan)
        steps.step("checking")
        findings = _new(find(loaded, given), given)
    if given.diff_only:
        if given.format != "text" or given.output:
            raise UnusableInputError("--diff-only shows a diff; leave out --format and --output, or --diff-only")
        return Answer(raw=_fixed(loaded, given, findings).diff())
    mended = None
    if given.fix:
        mended = _fixed(loaded, given, findings)
        mended.write()
        loaded = load(given.plan)
        findings = _new(find(loaded, given), given)
    return attrs.evolve(_answer(loaded, given, findings, mended), code=exit_code(findings, given.fail_on))


def _answer(
    loaded: Loaded, given: argparse.Namespace, findings: Sequence[Finding], mended: FixedFiles | None
) -> Answer:
    from okrkit.reports import render, report_on, to_data

    report = report_on(loaded.plan, findings, as_of=given.as_of.day, source=given.plan, place_of=loaded.place_of)
    if given.format in FORMATS or (given.output and given.format == "json"):
        return delivered(render(report, format=given.format), given.output)
    if given.output:
        raise UnusableInputError(f"--output needs a format for programs: json, {', '.join(FORMATS)}")
    return Answer(
        lines=lambda width: _view(loaded, findings, given.as_of, width, mended=mended),
        data=lambda: to_data(report),
    )


def _fixed(loaded: Loaded, given: argparse.Namespace, findings: Sequence[Finding]) -> FixedFiles:
    """Return what mending would change.

    Raises:
        UnusableInputError: If the plan comes from no file.
    """
    from okrkit.fixes import fix_files, fixes_for

    if not Path(given.plan).exists():
        raise UnusableInputError(f"{given.plan} is no file, so nothing in it can be mended")
    return fix_files(given.plan, fixes_for(loaded.plan, findings))


def _new(findings: tuple[Finding, ...], given: argparse.Namespace) -> tuple[Finding, ...]:
    """Return what an earlier plan, or an earlier answer, did not have yet."""
    from okrkit.reports import fingerprints

    if given.diff is None:
        return findings
    known = set(_known(given))
    return tuple(one for one, mark in zip(findings, fingerprints(findings), strict=True) if mark not in known)


def _known(given: argparse.Namespace) -> list[str]:
    from okrkit.reports import fingerprints

    if given.diff.endswith(".json") and (earlier := _earlier_answer(Path(given.diff))) is not None:
        return [str(one.get("fingerprint", "")) for one in earlier]
    return fingerprints(find(load(given.diff), given))


def _earlier_answer(file: Path) -> list[dict[str, object]] | None:
    """Return the findings of an earlier JSON answer; None where the file is none."""
    try:
        earlier: object = json.loads(file.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        return None
    found = cast("dict[str, object]", earlier).get("findings") if isinstance(earlier, dict) else None
    return cast("list[dict[str, object]]", found) if isinstance(found, list) else None


def _view(
    loaded: Loaded, findings: Sequence[Finding], as_of: AsOf, width: int, *, mended: FixedFiles | None
) -> Iterator[Line]:
    plan = loaded.plan
    yield day_line(plan, as_of, width)
    yield line()
    if mended is not None:
        yield from _mended_lines(mended)
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


def _mended_lines(mended: FixedFiles) -> Iterator[Line]:
    yield line(
        (f"{len(mended.made)} mended in {len(mended.after)} file{'' if len(mended.after) == 1 else 's'}", "bold")
    )
    for fix in mended.made:
        yield line("  ", (clean(str(fix)), "green"))
    for fix, reason in mended.left:
        yield line("  left: ", clean(f"{fix}: {reason}"))
    yield line()
