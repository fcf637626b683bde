"""The forest of a plan as lines of a terminal: the top goals, and below each what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import attrs

from okrkit.cli.text import Line, Style, clean, fit, line, width_of

if TYPE_CHECKING:
    from okrkit.alignment.views import Picture, Row

__all__ = ["Note", "tree"]

_ID = 18  # columns for an id: longer ones are cut
_DEEPEST = 30  # levels that fit beside each other


@attrs.frozen
class Note:
    """What stands at the right of a goal: its standing in words, and how it is set."""

    text: str = ""
    style: Style = ""


def tree(look: Picture, *, note: Callable[[str], Note], width: int, depth: int) -> Iterator[Line]:
    """Return the goals as lines, the unaligned below a line of their own; a goal with several parents opens once.

    Args:
        look: What stands under what.
        note: What stands at the right of a goal.
        width: Columns of the terminal.
        depth: How many levels to open [0-30]; what lies deeper is counted.
    """
    most = max(0, min(depth, _DEEPEST))
    loose = False
    for place, row in enumerate(look.rows):
        if row.loose and not loose:
            loose = True
            yield from [line()] if place else []
            yield line((f"Linked to nothing above them ({len(look.graph.unaligned)})", "bold"))
        if row.depth <= most:
            yield _set(row, note(row.shown.goal), width, hides=row.depth == most)


def _set(row: Row, beside: Note, width: int, *, hides: bool) -> Line:
    branch = "".join(_branches(row))
    name = fit(clean(row.shown.goal), _ID)
    right = f"  {beside.text}" if beside.text else ""
    room = width - width_of(right) - _ID - 2
    left = fit("".join(_before(row, hides=hides)) + row.shown.title, max(8, room - width_of(branch)))
    gap = " " * max(0, room - width_of(branch) - width_of(left))
    style: Style = "bold" if not branch else ""
    return line((branch, "dim"), (left, style), gap, (right, beside.style), "  ", (name, "dim"))


def _branches(row: Row) -> Iterator[str]:
    for ends in row.last[1:-1]:
        yield "   " if ends else "│  "
    if row.depth:
        yield "└─ " if row.last[-1] else "├─ "


def _before(row: Row, *, hides: bool) -> Iterator[str]:
    """Yield what stands before a title: a weight that is not 1, and what is not opened here."""
    if row.weight is not None and row.weight != 1:
        yield f"{row.weight:+.2g} "
    if row.again:
        yield "(opened above) "
    elif hides and row.below:
        yield f"(+{row.below} below) "
