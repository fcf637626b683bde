"""okrkit what-if: what the scores above would be if goals had other values."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from okrkit.cli.answers import Answer, Data
from okrkit.cli.common import add_day, add_format, add_plan, day_line, number
from okrkit.cli.inputs import AsOf, UnusableInputError, read_plan
from okrkit.cli.standing import scored, standing
from okrkit.cli.text import Cell, Column, Line, clean, line, table
from okrkit.goals import Deliver, KeyResult, Plan, SmartGoal, Value

if TYPE_CHECKING:
    from okrkit.scoring import Scorecard

HELP = "show what would change if goals had other values, or were dropped"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    add_plan(parser)
    parser.add_argument(
        "changes",
        nargs="*",
        default=[],
        metavar="GOAL=VALUE",
        help="a value in the metric's unit; milestones with semicolons, or how many are done",
    )
    parser.add_argument(
        "--score", action="append", default=[], metavar="GOAL=SCORE", help="a score [0-1] instead of a value"
    )
    parser.add_argument(
        "--drop", action="append", default=[], metavar="GOAL", help="take a key result or SMART goal away"
    )
    add_day(parser)
    add_format(parser)


@attrs.frozen
class _Delta:
    """How one goal would stand."""

    goal: str
    before: float | None
    after: float | None


def run(given: argparse.Namespace) -> Answer:
    """Suppose the changes and compare the scores."""
    plan = read_plan(given.plan)
    if not (given.changes or given.score or given.drop):
        message = "nothing to suppose; say what, as in: okrkit what-if PLAN reply=1.5"
        raise UnusableInputError(message)
    before = scored(plan, given.as_of)
    after = before.after(_without(plan, given.drop)) if given.drop else before
    values = {goal: _value(after.plan, goal, text) for goal, text in map(_pair, given.changes)}
    scores = {goal: _share(goal, text) for goal, text in map(_pair, given.score)}
    after = after.what_if(values, scores=scores)
    deltas = _deltas(before, after)
    return Answer(
        lines=lambda width: _view(before, after, deltas, given.as_of, width),
        data=lambda: _data(before, deltas),
    )


def _pair(text: str) -> tuple[str, str]:
    goal, equals, value = text.rpartition("=")
    if not equals or not goal:
        message = f"write a change as GOAL=VALUE, got {text[:40]!r}"
        raise UnusableInputError(message)
    return goal.strip(), value.strip()


def _value(plan: Plan, goal: str, text: str) -> Value:
    """Read a value as the goal's measure takes it."""
    item = plan.goal(goal)
    measure = item.measure if isinstance(item, KeyResult | SmartGoal) else None
    if isinstance(measure, Deliver) and not text.isdecimal():
        return {"true": True, "false": False}.get(text.lower(), tuple(name.strip() for name in text.split(";")))
    return _figure(goal, text)


def _figure(goal: str, text: str) -> int | float:
    try:
        return int(text) if text.lstrip("+-").isdecimal() and len(text) < 400 else float(text)
    except ValueError:
        message = f"{goal}: no number: {text[:40]!r}; write it as 1.5"
        raise UnusableInputError(message) from None


def _share(goal: str, text: str) -> float:
    return float(_figure(goal, text))


def _without(plan: Plan, goals: Sequence[str]) -> Plan:
    for goal in goals:
        plan.goal(goal)
    return plan.remove(*goals)


def _deltas(before: Scorecard, after: Scorecard) -> list[_Delta]:
    """Return the goals whose score changes, in the plan's order; those that are gone have none."""
    found: list[_Delta] = []
    for score in before:
        later = after.value(score.goal) if score.goal in after else None
        if later != score.value:
            found.append(_Delta(score.goal, score.value, later))
    return found


_HEAD: list[Cell] = [
    ("goal", "dim"),
    ("score", "dim"),
    ("then", "dim"),
    ("change", "dim"),
    ("status", "dim"),
    ("id", "dim"),
]
_COLUMNS = (
    Column(flexible=True),
    Column(5, side="right"),
    Column(5, side="right"),
    Column(6, side="right"),
    Column(),
    Column(),
)


def _view(before: Scorecard, after: Scorecard, deltas: Sequence[_Delta], as_of: AsOf, width: int) -> Iterator[Line]:
    yield day_line(before.plan, as_of, width)
    yield line()
    if not deltas:
        yield line("no score changes")
        return
    yield from table([_HEAD, *(_row(before, after, one) for one in deltas)], _COLUMNS, width=width, indent=0)


def _row(before: Scorecard, after: Scorecard, delta: _Delta) -> list[Cell]:
    goal = before.plan.goal(delta.goal)
    indent = "  " if isinstance(goal, KeyResult) else ""
    known = delta.before is not None and delta.after is not None
    change = f"{(delta.after or 0.0) - (delta.before or 0.0):+.2f}" if known else "–"
    stands = standing(after[delta.goal], after.plan) if delta.goal in after else None
    return [
        indent + (clean(goal.title) or "(no title)"),
        number(delta.before),
        number(delta.after),
        change,
        (stands.status, stands.style) if stands else ("dropped", "dim"),
        (clean(delta.goal), "dim"),
    ]


def _data(before: Scorecard, deltas: Sequence[_Delta]) -> Data:
    changed: list[Mapping[str, object]] = [attrs.asdict(one) for one in deltas]
    return {"plan": before.plan.name, "as_of": before.as_of.isoformat(), "changed": changed}
