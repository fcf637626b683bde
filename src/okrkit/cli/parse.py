"""okrkit parse: what a goal sentence promises, each thing with the words it came from."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from okrkit.cli.answers import Answer, as_json
from okrkit.cli.inputs import UnusableInputError
from okrkit.cli.labels import Label, labelled
from okrkit.cli.linting import add_settings, words_for
from okrkit.cli.text import Cell, Column, Line, Style, clean, line, table
from okrkit.errors import GoalSyntaxError

if TYPE_CHECKING:
    from okrkit.parsing import ParsedGoal

HELP = "read a goal sentence: direction, metric, baseline, target, unit, deadline"

_SLOTS = (
    "direction", "metric", "baseline", "target", "target_high", "of", "unit", "comparator", "due", "owner", "scope",
    "purpose",
)  # fmt: skip
_PROMISE = {"baseline", "target", "target_high", "of", "due"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "sentence", metavar="SENTENCE", help="the sentence, or - for one a line (answers as JSON lines)"
    )
    parser.add_argument("--as", dest="kind", choices=("key-result", "smart-goal", "objective"), default="key-result")
    parser.add_argument("--cycle", metavar="LABEL", help='the cycle it belongs to, as in "2026-Q1"')
    parser.add_argument("--date-order", choices=("dmy", "mdy", "ymd"), help="how 04/05/2027 is meant")
    parser.add_argument("--locale", choices=("en", "de", "fr", "es"), default="en", help="default: en")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_settings(parser)


def run(given: argparse.Namespace) -> Answer:
    """Read the sentence, or each line of standard input."""
    read = _reader(given)
    if given.sentence == "-":
        return Answer(raw="".join(_json_lines(read)))
    goal = read(given.sentence)
    return Answer(lines=lambda width: _view(goal, width), data=goal.to_dict)


def _reader(given: argparse.Namespace) -> Callable[[str], ParsedGoal]:
    from okrkit import parsing
    from okrkit.goals import Cycle

    kinds = {
        "key-result": parsing.parse_key_result,
        "smart-goal": parsing.parse_smart_goal,
        "objective": parsing.parse_objective,
    }
    parse = kinds[given.kind]
    cycle = None if given.cycle is None else Cycle.parse(given.cycle)
    own = words_for(given, beside=".")
    return lambda text: parse(text, cycle=cycle, date_order=given.date_order, locale=given.locale, own_words=own)


def _json_lines(read: Callable[[str], ParsedGoal]) -> Iterator[str]:
    """Answer each line of standard input; a line that is no sentence gets its error and the rest go on."""
    for text in _lines():
        sentence = text.rstrip("\r\n")
        if not sentence.strip():
            continue
        try:
            found = read(sentence).to_dict()
        except GoalSyntaxError as error:
            found = {"text": sentence, "error": {"message": error.reason, "span": list(error.span)}}
        yield as_json(found, indent=None, encoding=sys.stdout.encoding or "utf-8") + "\n"


def _lines() -> Iterator[str]:
    try:
        yield from sys.stdin
    except UnicodeDecodeError as error:
        message = f"standard input is no {error.encoding} text; save it as UTF-8, or set PYTHONUTF8=1"
        raise UnusableInputError(message) from None


def _view(goal: ParsedGoal, width: int) -> Iterator[Line]:
    yield from labelled(goal.text, _labels(goal), width=width)
    yield line()
    yield from table(_rows(goal), [Column(11), Column(flexible=True), Column()], width=width)


def _labels(goal: ParsedGoal) -> Iterator[Label]:
    for name in _SLOTS:
        slot = getattr(goal, name)
        if slot is not None:
            style: Style = "green" if name in _PROMISE else "cyan"
            yield Label(name.replace("_", " "), slot.span[0], slot.span[1], style)
    for slot in goal.vague:
        yield Label("vague", slot.span[0], slot.span[1], "yellow")
    for slot in goal.unread:
        yield Label("not read", slot.span[0], slot.span[1], "red")


def _rows(goal: ParsedGoal) -> Iterator[tuple[Cell, ...]]:
    for name in _SLOTS:
        slot = getattr(goal, name)
        if slot is None:
            continue
        value = "needs --cycle to become a day" if slot.value is None else clean(str(slot.value))
        sure = "" if slot.certainty >= 1 else f"certainty {slot.certainty:.2g}"
        yield (name.replace("_", " "), "bold"), value, (sure, "dim")
    for other in goal.alternatives:
        yield (
            ("or else", "bold"),
            f"{other.slot.replace('_', ' ')} {clean(str(other.value))}",
            (clean(other.rule), "dim"),
        )
    yield ("measurable", "bold"), "yes" if goal.measurable else "no: nothing to compare a result with"
    yield ("time-bound", "bold"), "yes" if goal.time_bound else "no: the cycle's end counts"
    yield ("promises", "bold"), f"an {goal.outcome}" if goal.outcome != "unclear" else "unclear: outcome or output"
