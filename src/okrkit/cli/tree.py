"""The alignment graph as a tree of text: the top goals, and below each what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from okrkit.cli.text import Line, Style, clean, fit, line, width_of

if TYPE_CHECKING:
    from okrkit.alignment import AlignmentGraph

__all__ = ["Note", "tree"]

_ID = 18  # columns for an id: longer ones are cut


@attrs.frozen
class Note:
    """What stands at the right of a goal: its standing in words, and how it is set."""

    text: str = ""
    style: Style = ""


@attrs.frozen
class _Row:
    """One line of the tree, before it is set: its place, the branch before it, and what is below it."""

    goal: str
    level: int = 0
    branch: str = ""
    below: str = ""
    extra: str = ""


def tree(
    graph: AlignmentGraph, roots: Iterable[str], *, note: Callable[[str], Note], width: int, depth: int
) -> Iterator[Line]:
    """Return the goals below each root as lines; a goal with several parents opens once.

    Args:
        graph: What stands under what.
        roots: Where to begin.
        note: What stands at the right of a goal.
        width: Columns of the terminal.
        depth: How many levels to open; what lies deeper is counted.
    """
    opened: set[str] = set()
    for root in roots:
        if root in opened:
            continue
        for row in _rows(graph, root, opened, depth):
            yield _set(graph, row, note, width)


def _rows(graph: AlignmentGraph, root: str, opened: set[str], depth: int) -> Iterator[_Row]:
    """Walk down without recursion: plans may be deeper than the interpreter's stack."""
    stack = [_Row(root)]
    while stack:
        row = stack.pop()
        children = graph.children(row.goal)
        if children and row.goal in opened:
            yield attrs.evolve(row, extra=f"{row.extra}(opened above) ")
            continue
        opened.add(row.goal)
        if children and row.level >= depth:
            hidden = graph.descendants(row.goal)
            opened.update(hidden)
            yield attrs.evolve(row, extra=f"{row.extra}(+{len(hidden)} below) ")
            continue
        yield row
        stack.extend(reversed(list(_below(graph, row, children))))


def _below(graph: AlignmentGraph, row: _Row, children: Sequence[str]) -> Iterator[_Row]:
    for place, child in enumerate(children, start=1):
        branch, further = ("└─ ", "   ") if place == len(children) else ("├─ ", "│  ")
        yield _Row(child, row.level + 1, row.below + branch, row.below + further, _weight(graph, row.goal, child))


def _weight(graph: AlignmentGraph, parent: str, child: str) -> str:
    stated = [link.weight for link in graph.plan.goal(child).contributes_to if link.to == parent]
    return f"{float(stated[0]):+.2g} " if stated and stated[0] != 1 else ""


def _set(graph: AlignmentGraph, row: _Row, note: Callable[[str], Note], width: int) -> Line:
    beside = note(row.goal)
    name = fit(clean(row.goal), _ID)
    right = f"  {beside.text}" if beside.text else ""
    room = width - width_of(right) - _ID - 2
    title = clean(graph.plan.goal(row.goal).title) or "(no title)"
    left = fit(row.extra + title, max(8, room - width_of(row.branch)))
    gap = " " * max(0, room - width_of(row.branch) - width_of(left))
    style: Style = "bold" if not row.branch else ""
    return line((row.branch, "dim"), (left, style), gap, (right, beside.style), "  ", (name, "dim"))
