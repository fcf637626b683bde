"""okrkit score: where every goal stands against its own bar."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from okrkit.cli.answers import Answer
from okrkit.cli.common import add_day, add_format, add_plan, day_line, number
from okrkit.cli.inputs import AsOf, read_plan
from okrkit.cli.standing import score_text, scored, standing
from okrkit.cli.terminal import progress
from okrkit.cli.text import Cell, Column, Line, bar, clean, fit, line, table
from okrkit.goals import KeyResult

if TYPE_CHECKING:
    from okrkit.scoring import Score, Scorecard

HELP = "score every goal against its own bar"

_WIDE = 100  # columns from which there is room for a drawn bar beside the words
_HEAD: list[Cell] = [
    ("goal", "dim"), "", ("score", "dim"), ("bar", "dim"), ("band", "dim"), ("status", "dim"), ("id", "dim"),
]  # fmt: skip
_COLUMNS = (
    Column(flexible=True), Column(), Column(5, side="right"), Column(4, side="right"), Column(6), Column(), Column(),
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    add_plan(parser)
    parser.add_argument("goals", nargs="*", default=[], metavar="GOAL", help="only these ids; default: every goal")
    add_day(parser)
    add_format(parser)


def run(given: argparse.Namespace) -> Answer:
    """Score the plan."""
    with progress(2) as steps:
        steps.step("reading the plan")
        plan = read_plan(given.plan)
        steps.step("scoring")
        card = scored(plan, given.as_of)
        scores = [card[goal] for goal in given.goals] if given.goals else list(card)
    return Answer(
        lines=lambda width: _view(card, scores, given.as_of, width),
        data=lambda: {**card.to_dict(), "scores": [score.to_dict() for score in scores]},
    )


def _view(card: Scorecard, scores: Sequence[Score], as_of: AsOf, width: int) -> Iterator[Line]:
    yield day_line(card.plan, as_of, width)
    yield line()
    wide = width >= _WIDE
    rows = [_HEAD[:1] + _HEAD[2 - wide :], *(_row(card, score, wide=wide) for score in scores)]
    yield from table(rows, _COLUMNS[:1] + _COLUMNS[2 - wide :], width=width, indent=0)


def _row(card: Scorecard, score: Score, *, wide: bool) -> list[Cell]:
    goal = card.plan.goal(score.goal)
    stands = standing(score, card.plan)
    indent = "  " if isinstance(goal, KeyResult) else ""
    return [
        indent + (clean(goal.title) or "(no title)"),
        *([(bar(score.value, width=8), stands.band_style)] if wide else []),
        score_text(score),
        number(score.bar),
        (stands.band, stands.band_style),
        (stands.status, stands.style),
        (fit(clean(goal.id), 14), "dim"),
    ]
