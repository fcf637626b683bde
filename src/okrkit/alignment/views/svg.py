"""The alignment tree as one self-contained SVG: boxes with words, dashed lines for further links."""

from __future__ import annotations

from datetime import date
from html import escape

import attrs

from okrkit.alignment.links import LinkKind
from okrkit.alignment.views.picture import FILL, NO_FILL, Picture, Row, picture, xml_text
from okrkit.goals import Plan
from okrkit.harmless import width_of

__all__ = ["drawn", "to_svg"]

_ROW, _HIGH, _INDENT, _WIDE, _EDGE = 40, 32, 28, 600, 16
_TITLE, _SMALL = 6.9, 5.9  # pixels of a letter at 12 and 11 px
_DEEPEST = 12

_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#17212b}.w{font-size:11px;fill:#37474f}.o{font-weight:600}"
    ".t{fill:none;stroke:#90a4ae}.x{fill:none;stroke:#5e7f9d;stroke-dasharray:4 3;opacity:.75}"
    ".n{fill:none;stroke:#b00020;stroke-dasharray:2 3}"
)


@attrs.frozen(weakref_slot=False)
class _Box:
    """A row of the forest and where it is drawn."""

    row: Row
    left: int
    top: int
    hidden: int = 0


def to_svg(plan: Plan, *, as_of: date | None = None, most: int = 200) -> str:
    """Return the alignment tree as SVG, without scripts, fonts or links to elsewhere.

    Each goal is a box with its title, its state in words and its band's colour. Full lines join a
    goal with the goal above it in the tree, dashed ones with further goals that it supports, dotted
    ones show what works against each other. A large plan is drawn down to the level at which `most`
    boxes are reached; a box then says how many goals are below it.

    Args:
        plan: The plan.
        as_of: The day of the scores; None: no scores.
        most: Boxes to draw at the most, at least the goals at the top.

    Examples:
        >>> from okrkit import Objective
        >>> "&lt;script&gt;" in to_svg(Plan([Objective("o", "<script>")]))
        True
    """
    look = picture(plan, as_of=as_of)
    return drawn(look, most)


def drawn(look: Picture, most: int) -> str:
    """Return the picture as SVG."""
    boxes = _boxes(look, most)
    wide = max((box.left for box in boxes), default=0) + _WIDE + 120
    high = len(boxes) * _ROW + 2 * _EDGE
    name = escape(xml_text(f"Alignment of {look.graph.plan.name or 'the plan'}"))
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" role="img">',
        f"<title>{name}</title><style>{_STYLE}</style>",
        '<rect width="100%" height="100%" fill="#fff"/>',
        *_tree_lines(boxes),
        *_further_lines(look, boxes),
        *(_box(box) for box in boxes),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _boxes(look: Picture, most: int) -> list[_Box]:
    """Return the rows down to the deepest level that still fits, and the top anyway."""
    rows = [row for row in look.rows if row.depth <= _DEEPEST]
    deepest = level_that_fits([row for row in rows if not row.loose], most)
    left = [
        row for row in rows if row.depth <= (0 if row.loose and deepest < _DEEPEST and len(rows) > most else deepest)
    ]
    ends = [place + 1 == len(left) or left[place + 1].depth <= row.depth for place, row in enumerate(left)]
    hidden = {row.shown.goal: row.below for row, ends_here in zip(left, ends, strict=True) if ends_here}
    return [
        _Box(row, _EDGE + row.depth * _INDENT, _EDGE + place * _ROW, hidden.get(row.shown.goal, 0))
        for place, row in enumerate(left[: max(most, 1)])
    ]


def level_that_fits(rows: list[Row], most: int) -> int:
    """Return the deepest level with no more than `most` rows down to it."""
    counts: dict[int, int] = {}
    for row in rows:
        counts[row.depth] = counts.get(row.depth, 0) + 1
    total = 0
    for depth in sorted(counts):
        total += counts[depth]
        if total > most:
            return max(0, depth - 1)
    return max(counts, default=0)


def _tree_lines(boxes: list[_Box]) -> list[str]:
    above: dict[int, _Box] = {}
    lines: list[str] = []
    for box in boxes:
        parent = above.get(box.row.depth - 1)
        if parent is not None:
            left, top = parent.left + 12, box.top + _HIGH // 2
            lines.append(f'<path class="t" d="M{left} {parent.top + _HIGH}V{top}H{box.left}"/>')
        above[box.row.depth] = box
    return lines


def _further_lines(look: Picture, boxes: list[_Box]) -> list[str]:
    """Draw the links that the tree does not show, and the conflicts, at the right of the boxes."""
    first: dict[str, _Box] = {}
    drawn_ways: set[tuple[str, str]] = set()
    above: dict[int, str] = {}
    for box in boxes:
        first.setdefault(box.row.shown.goal, box)
        above[box.row.depth] = box.row.shown.goal
        drawn_ways.add((box.row.shown.goal, above.get(box.row.depth - 1, "")))
    ways = [(link.child, link.parent, "x") for link in look.graph.links() if link.kind is LinkKind.CONTRIBUTION]
    ways += [(one, other, "n") for one, other in look.graph.conflicts]
    right = max((box.left for box in boxes), default=0) + _WIDE
    return [
        _curve(first[one], first[other], style, right)
        for one, other, style in ways
        if one in first and other in first and (style == "n" or (one, other) not in drawn_ways)
    ]


def _curve(one: _Box, other: _Box, style: str, right: int) -> str:
    """Leave the box at its right, run beside all boxes, and come back."""
    start, end = one.top + _HIGH // 2, other.top + _HIGH // 2
    bend = right + 16 + min(90, abs(start - end) // 20)
    ends = one.left + _WIDE, other.left + _WIDE
    return f'<path class="{style}" d="M{ends[0]} {start}H{right}C{bend} {start} {bend} {end} {right} {end}H{ends[1]}"/>'


def _box(box: _Box) -> str:
    shown = box.row.shown
    strong = ' class="o"' if shown.kind == "objective" else ""
    fill = FILL.get(shown.band, NO_FILL)
    words = ", ".join(part for part in (shown.words, shown.note, _below(box)) if part)
    room = max(12, int((_WIDE - 36 - width_of(words) * _SMALL) / _TITLE))
    title = shown.title if width_of(shown.title) <= room else f"{shown.title[: room - 1].rstrip()}…"
    return (
        f"<g><title>{_said(f'{shown.kind} {shown.goal}: {shown.title}. {shown.who}')}</title>"
        f'<rect x="{box.left}" y="{box.top}" width="{_WIDE}" height="{_HIGH}" rx="5" fill="{fill}" stroke="#78909c"/>'
        f'<text{strong} x="{box.left + 8}" y="{box.top + 20}">{_said(title)}</text>'
        f'<text class="w" x="{box.left + _WIDE - 8}" y="{box.top + 20}" text-anchor="end">{_said(words)}</text></g>'
    )


def _below(box: _Box) -> str:
    if box.row.again:
        return "see above"
    return f"+ {box.hidden} below" if box.hidden else ""


def _said(text: str) -> str:
    return escape(xml_text(text))
