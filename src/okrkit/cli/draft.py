"""okrkit draft: what to mend in an objective before its cycle opens, with the sentences it could be."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from okrkit.cli.answers import Answer
from okrkit.cli.common import add_format
from okrkit.cli.inputs import UnusableInputError
from okrkit.cli.linting import add_settings, exit_code, settings_for
from okrkit.cli.terminal import is_terminal
from okrkit.cli.text import Line, clean, line, wrapped
from okrkit.goals import Cycle, Objective, Plan

if TYPE_CHECKING:
    from okrkit.parsing import OwnWords
    from okrkit.rules import DraftPoint, DraftReview
    from okrkit.settings import Settings

HELP = "say what to mend in a draft of goals, with the sentences they could be"

_MARKED = re.compile(r"\s*([-*+#|]|\d+[.)]|(objective|key result|kr|o)\s*\d*\s*:)", re.IGNORECASE)
Ask = Callable[[str], str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help="an outline: an objective, its key results below it; - is standard input",
    )
    parser.add_argument("--cycle", metavar="LABEL", help='the cycle it is meant for, as in "2026-Q1"')
    parser.add_argument("--most", type=int, default=3, metavar="N", help="goals to name at the most; default: 3")
    parser.add_argument("--plan", metavar="FILE", help="write the goals to a new plan file, too")
    parser.add_argument(
        "--fail-on", choices=("hint", "warning", "error", "never"), default="error", help="default: error"
    )
    add_format(parser)
    add_settings(parser)


def run(given: argparse.Namespace) -> Answer:
    """Read the draft, or ask for it, and review it."""
    settings = settings_for(given, beside="." if given.file in {None, "-"} else given.file)
    cycle = Cycle.parse(given.cycle) if given.cycle else None
    if given.file is None and is_terminal(sys.stdin) and given.format == "text":
        plan = _asked(cycle, given.most, _ask, settings)
    else:
        plan = drafted(_text(given.file), cycle, own_words=settings.own_words)
    reviews = [_reviewed(one, plan, given.most, settings) for one in plan.objectives]
    if given.plan:
        _write(plan, Path(given.plan))
    findings = [one for review in reviews for point in review.points for one in point.findings]
    return Answer(
        lines=lambda width: view(reviews, width),
        data=lambda: {"reviews": [one.to_dict() for one in reviews]},
        code=exit_code(findings, given.fail_on),
    )


def _reviewed(objective: Objective, plan: Plan, most: int, settings: Settings) -> DraftReview:
    from okrkit.rules import review_draft

    return review_draft(
        objective, cycle=plan.cycle, most=most, options=settings.thresholds(), own_words=settings.own_words
    )


def drafted(text: str, cycle: Cycle | None, *, own_words: OwnWords | None = None) -> Plan:
    """Return the plan of an outline; of bare lines, the first is the objective.

    Raises:
        UnusableInputError: If there is no objective in it.
    """
    from okrkit.parsing import NO_WORDS, parse_plan_text

    lines = [one for one in text.splitlines() if one.strip()]
    if lines and not any(_MARKED.match(one) for one in lines):
        text = "\n".join([f"## Objective: {lines[0].strip()}", *(f"- {one.strip()}" for one in lines[1:])])
    plan = parse_plan_text(text, cycle=cycle, own_words=own_words or NO_WORDS).plan
    if not plan.objectives:
        message = "no objective in the draft; write one in the first line and a key result in each line below it"
        raise UnusableInputError(message)
    return plan


def _text(file: str | None) -> str:
    try:
        if file is None or file == "-":
            return sys.stdin.read()
        return Path(file).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{file or 'standard input'} is no {error.encoding} text; save it as UTF-8"
        raise UnusableInputError(message) from None


def _write(plan: Plan, path: Path) -> None:
    from okrkit import files

    if path.exists():
        message = f"{path} is there already; choose another name"
        raise UnusableInputError(message)
    files.dump(plan, path)


def _ask(question: str) -> str:
    """Ask on standard error, so that the answer of the command stays alone on standard output."""
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip()


def _asked(cycle: Cycle | None, most: int, ask: Ask, settings: Settings) -> Plan:
    """Ask for an objective and its key results, and for better words as long as there are any."""
    sentences = [ask("Objective: ")]
    while sentence := ask(f"Key result {len(sentences)} (Enter: done): "):
        sentences.append(sentence)
    while True:
        text = "\n".join(["## Objective: " + sentences[0], *(f"- {one}" for one in sentences[1:])])
        plan = drafted(text, cycle, own_words=settings.own_words)
        review = _reviewed(plan.objectives[0], plan, most, settings)
        if not review.points or not _changed(sentences, plan, review, ask):
            return plan


def _changed(sentences: list[str], plan: Plan, review: DraftReview, ask: Ask) -> bool:
    """Show what to mend and take one better sentence; False where the person is done."""
    from okrkit.cli.terminal import terminal_for

    terminal = terminal_for(sys.stderr)
    terminal.show(view([review], terminal.width))
    objective = plan.objectives[0]
    places = {objective.id: 0, **{one.id: place for place, one in enumerate(objective.key_results, start=1)}}
    answer = ask("\nMend which, by its number (Enter: done): ")
    if not (answer.isdecimal() and 1 <= int(answer) <= len(review.points)):
        return False
    point = review.points[int(answer) - 1]
    sentence = ask("New sentence (Enter: as suggested): ") or point.rewritten or ""
    place = places.get(point.goal)
    if sentence and place is not None:
        sentences[place] = sentence
    return True


def view(reviews: Sequence[DraftReview], width: int) -> Iterator[Line]:
    """Return what to mend as lines, objective by objective."""
    for place, review in enumerate(reviews):
        if place:
            yield line()
        yield from (line((one, "bold")) for one in wrapped(clean(review.objective.title), width))
        if not review.points:
            yield line("  ", ("ready: nothing to mend", "green"))
        for number, point in enumerate(review.points, start=1):
            yield from _point(number, point, width)
        if review.more:
            yield line("  ", (f"and {review.more} more: --most {len(review.points) + review.more}", "dim"))


def _point(number: int, point: DraftPoint, width: int) -> Iterator[Line]:
    yield line()
    first, *rest = point.findings
    yield from _hung(f"{number}. ", f"{clean(first.message)} ({first.rule})", width)
    yield from _hung("   now   ", clean(point.original), width)
    if point.rewritten:
        for text in _hung("   then  ", clean(point.rewritten), width):
            yield tuple((piece, "green" if place else "") for place, (piece, _) in enumerate(text))
    for one in rest:
        yield from _hung("   also  ", f"{clean(one.message)} ({one.rule})", width)


def _hung(head: str, text: str, width: int) -> Iterator[Line]:
    for place, part in enumerate(wrapped(text, width - len(head))):
        yield line(head if place == 0 else " " * len(head), part)
