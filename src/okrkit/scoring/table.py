"""The scorecard as a table of text, on 80 columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrkit.scoring.card import Scorecard
    from okrkit.scoring.scores import Score

__all__ = ["clipped", "number", "table"]

_MOST_ROWS = 200
_WIDTH = 80


def number(value: float | None) -> str:
    """Show a share with two digits; a dash where it is undefined."""
    if value is None:
        return "-"
    return f"{value:.2f}" if abs(value) < 1000 else f"{value:.3g}"


def clipped(text: str, width: int) -> str:
    """Show text on one line, cut to a width; control characters are spaces."""
    line = "".join(letter if letter.isprintable() else " " for letter in text)
    return line if len(line) <= width else f"{line[: width - 1]}…"


def table(card: Scorecard) -> str:
    """Show a card: one line a goal, key results indented below their objectives."""
    head = f"{'goal':<30} {'score':>6} {'bar':>5} {'support':>7}  {'verdict':<8}{'band':<8}{'health':<14}"
    lines = [clipped(f"{card.plan.name or 'Plan'}, as of {card.as_of}", _WIDTH), head.rstrip()]
    for place, (score, indent) in enumerate(_rows(card)):
        if place == _MOST_ROWS:
            lines.append(f"... and {len(card) - _MOST_ROWS} more goals")
            break
        lines.append(_line(score, indent))
    return "\n".join(lines)


def _rows(card: Scorecard) -> Iterator[tuple[Score, int]]:
    for position, score in enumerate(card):
        yield score, 2 if card.compiled.holder(position) >= 0 else 0


def _line(score: Score, indent: int) -> str:
    name = clipped(" " * indent + score.goal, 30)
    numbers = f"{number(score.value):>6} {score.bar:>5.2f} {number(score.support):>7}"
    return f"{name:<30} {numbers}  {score.verdict:<8}{score.band or '-':<8}{score.health:<14}".rstrip()
