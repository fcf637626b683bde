"""okrkit advise: which framework fits, from flags, from a plan, or by asking."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

import attrs

from okrkit.cli.answers import Answer, Data
from okrkit.cli.common import add_format
from okrkit.cli.inputs import UnusableInputError, read_plan
from okrkit.cli.text import Line, clean, line, wrapped
from okrkit.errors import InvalidGoalError

if TYPE_CHECKING:
    from okrkit.advice import Recommendation, Situation

HELP = "say whether an OKR or a SMART goal fits; asks for what it needs to know"

_YES_NO: Final = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}
_QUESTIONS: Final = {
    "purpose": "What is it for? appraisal, probation, onboarding, development, compliance, contractual, delivery, strategy",
    "level": "Where would it live? company, function, team, individual",
    "teams_required": "How many teams does the result need?",
    "single_owner": "Can one person or team produce it alone? yes or no",
    "controllable": "How much of the result does its owner control? 0 to 1",
    "metrics_needed": "How many metrics does it take to tell that it was reached?",
    "finish_line_clear": "Would everyone agree when it is done? yes or no",
    "scope_stable": "Will the scope stay as agreed? yes or no",
    "ambition": "Is it a stretch or a must-hit?",
    "alignment_problem": "Do teams deliver while the whole does not move? yes or no",
    "adapts_in_cycle": "Will the way there change on the way? yes or no",
    "horizon": "How far away is the end? month, quarter, half, year, or a number of days",
}
_COUNTS: Final = {"teams_required", "metrics_needed"}
_FLAGS: Final = {"single_owner", "finish_line_clear", "scope_stable", "alignment_problem", "adapts_in_cycle"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments: one a field of the situation."""
    parser.add_argument("plan", nargs="?", metavar="PLAN", help="read the situation off this plan")
    parser.add_argument("goal", nargs="?", metavar="GOAL", help="for this goal of it")
    for name, question in _QUESTIONS.items():
        parser.add_argument(f"--{name.replace('_', '-')}", metavar="ANSWER", help=question)
    parser.add_argument("--no-ask", action="store_true", help="ask nothing, whatever is unknown")
    add_format(parser)


def run(given: argparse.Namespace) -> Answer:
    """Read the situation, ask for the rest, and recommend."""
    from okrkit.advice import Situation, recommend_framework, situation_of

    if given.plan is not None and given.goal is None:
        message = "a plan needs the id of one of its goals; or leave the plan out and answer the questions"
        raise UnusableInputError(message)
    known = Situation() if given.plan is None else situation_of(read_plan(given.plan), given.goal)
    for name in _QUESTIONS:
        if (text := getattr(given, name)) is not None:
            known = with_answer(known, name, text)
    if not given.no_ask and given.format == "text" and sys.stdin.isatty() and sys.stderr.isatty():
        known = asked(known, _ask)
    found = recommend_framework(known)
    return Answer(lines=lambda width: _view(found, width), data=lambda: _data(known, found))


def asked(known: Situation, ask: Callable[[str], str]) -> Situation:
    """Ask for what is unknown, the weightiest first, until a rule decides or nothing is left to ask.

    An empty answer leaves a field unknown; the end of the input ends the questions.
    """
    from okrkit.advice import recommend_framework

    passed: set[str] = set()
    while todo := [name for name in recommend_framework(known).ask if name not in passed]:
        try:
            text = ask(_QUESTIONS[todo[0]]).strip()
        except EOFError:
            return known
        if not text:
            passed.add(todo[0])
            continue
        try:
            known = with_answer(known, todo[0], text)
        except (InvalidGoalError, UnusableInputError) as error:
            sys.stderr.write(f"  {clean(str(error))}\n")
    return known


def _ask(question: str) -> str:
    sys.stderr.write(f"{question}\n> ")
    sys.stderr.flush()
    text = sys.stdin.readline()
    if not text:
        raise EOFError
    return text


def with_answer(known: Situation, name: str, text: str) -> Situation:
    """Return the situation with one field read from what a person wrote.

    Raises:
        UnusableInputError: If a number or yes or no was expected.
        InvalidGoalError: If the value is none of the known words, or out of range.
    """
    value = _READERS.get(name, str)(text.strip())
    return attrs.evolve(known, **{name: value})  # type: ignore[arg-type]  # Situation checks each value


def _flag(text: str) -> bool:
    if text.casefold() not in _YES_NO:
        message = f"answer yes or no, got {text[:40]!r}"
        raise UnusableInputError(message)
    return _YES_NO[text.casefold()]


def _count(text: str) -> int:
    if not text.isdecimal() or len(text) > 9:
        message = f"answer with a whole number, got {text[:40]!r}"
        raise UnusableInputError(message)
    return int(text)


def _share(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        message = f"answer with a number from 0 to 1, got {text[:40]!r}"
        raise UnusableInputError(message) from None


def _horizon(text: str) -> str | int:
    return int(text) if text.isdecimal() and len(text) <= 9 else text.casefold()


_READERS: Final[Mapping[str, Callable[[str], object]]] = {
    **dict.fromkeys(_FLAGS, _flag),
    **dict.fromkeys(_COUNTS, _count),
    "controllable": _share,
    "horizon": _horizon,
}


def _data(known: Situation, found: Recommendation) -> Data:
    return {
        "framework": found.framework,
        "form": found.form,
        "certainty": found.certainty,
        "points": {"okr": found.points[0], "smart": found.points[1]},
        "fired": [attrs.asdict(fired) for fired in found.fired],
        "ask": list(found.ask),
        "known": {name: getattr(known, name) for name in known.known()},
    }


def _view(found: Recommendation, width: int) -> Iterator[Line]:
    yield line((found.framework.upper(), "bold"), f"  {found.form}")
    okr, smart = found.points
    decided = any(fired.points is None for fired in found.fired)
    points = "the first rule decides" if decided else f"OKR {okr} : {smart} SMART"
    yield line((f"certainty {found.certainty:.2f}, {points}", "dim"))
    if not found.fired:
        yield line("nothing that is known speaks for either")
    for fired in found.fired:
        name = fired.favours.upper() if fired.favours != "hybrid" else fired.favours
        weight = f"decides for {name}" if fired.points is None else f"{name} +{fired.points}"
        for place, text in enumerate(wrapped(f"{fired.rule}: {weight} ({fired.source})", width - 4)):
            yield line("  - " if place == 0 else "    ", text)
    if found.ask:
        yield line(f"find out next: {', '.join(name.replace('_', ' ') for name in found.ask[:3])}")
