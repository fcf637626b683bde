"""Text for a terminal: styled pieces, their width in columns, wrapping, tables and bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

import attrs

from okrkit.harmless import clean, width_of

__all__ = ["Cell", "Column", "Line", "Piece", "Style", "bar", "clean", "fit", "line", "table", "width_of", "wrapped"]

Style: TypeAlias = Literal["", "bold", "dim", "red", "yellow", "green", "cyan", "underline"]
Piece: TypeAlias = tuple[str, Style]
Cell: TypeAlias = str | Piece
Line: TypeAlias = tuple[Piece, ...]
"""One line of output: pieces of text, each with a style that never carries meaning alone."""


def line(*cells: Cell) -> Line:
    """Return a line out of plain or styled pieces."""
    return tuple(_piece(cell) for cell in cells)


def _piece(cell: Cell) -> Piece:
    return (cell, "") if isinstance(cell, str) else cell


def fit(text: str, width: int) -> str:
    """Return the text cut to a width, with … where something is missing.

    Examples:
        >>> fit("Make our customer support world-class", 20)
        'Make our customer s…'
    """
    if width_of(text) <= width:
        return text
    kept: list[str] = []
    used = 1
    for char in text:
        used += width_of(char)
        if used > width:
            break
        kept.append(char)
    return "".join(kept).rstrip() + "…" if width > 0 else ""


def wrapped(text: str, width: int) -> list[str]:
    """Return the text in lines of at most that width, broken at blanks where there are any.

    Examples:
        >>> wrapped("one two three", 8)
        ['one two', 'three']
    """
    lines: list[str] = []
    current, used = "", 0
    for word in text.split():
        pieces = _pieces(word, max(1, width))
        for piece in pieces:
            size = width_of(piece)
            if current and used + 1 + size > width:
                lines.append(current)
                current, used = piece, size
            else:
                current = f"{current} {piece}" if current else piece
                used += size + (1 if used else 0)
    return [*lines, current] if current else lines or [""]


def _pieces(word: str, width: int) -> list[str]:
    """Cut a word that is longer than a line."""
    if width_of(word) <= width:
        return [word]
    pieces: list[str] = []
    current, used = "", 0
    for char in word:
        size = width_of(char)
        if current and used + size > width:
            pieces.append(current)
            current, used = "", 0
        current += char
        used += size
    return [*pieces, current]


@attrs.frozen
class Column:
    """How a column is set: its least width, its side, and whether it takes the room that is left.

    Attributes:
        width: Columns it takes at the least; what does not fit is cut where `flexible` is set.
        side: "left" or "right".
        flexible: Whether it grows and shrinks with the terminal.
    """

    width: int = 0
    side: Literal["left", "right"] = attrs.field(default="left", kw_only=True)
    flexible: bool = attrs.field(default=False, kw_only=True)


def table(rows: Iterable[Sequence[Cell]], columns: Sequence[Column], *, width: int, indent: int = 2) -> list[Line]:
    """Return rows as lines, two blanks between columns; the flexible column takes the room left.

    Args:
        rows: Cells; a row may be shorter than the columns.
        columns: How each is set; at most one flexible.
        width: Columns of the terminal.
        indent: Blanks before each row.
    """
    cells = [[_piece(cell) for cell in row] for row in rows]
    sizes = _sizes(cells, columns, room=width - indent - 2 * (len(columns) - 1))
    return [_row(row, columns, sizes, indent) for row in cells]


def _sizes(cells: Sequence[Sequence[Piece]], columns: Sequence[Column], *, room: int) -> list[int]:
    widest = [
        max([column.width, *(width_of(row[index][0]) for row in cells if index < len(row))])
        for index, column in enumerate(columns)
    ]
    fixed = sum(size for size, column in zip(widest, columns, strict=True) if not column.flexible)
    left = max(12, room - fixed)
    return [min(size, left) if column.flexible else size for size, column in zip(widest, columns, strict=True)]


def _row(row: Sequence[Piece], columns: Sequence[Column], sizes: Sequence[int], indent: int) -> Line:
    made: list[Piece] = [(" " * indent, "")] if indent else []
    for index, ((text, style), column, size) in enumerate(zip(row, columns, sizes, strict=False)):
        shown = fit(text, size)
        blanks = " " * (size - width_of(shown))
        before, after = (blanks, "") if column.side == "right" else ("", blanks)
        after = "" if index == len(row) - 1 else f"{after}  "
        cell: list[Piece] = [(before, ""), (shown, style), (after, "")]
        made += cell
    return tuple(piece for piece in made if piece[0])


def bar(share: float | None, *, width: int = 10, mark: float | None = None) -> str:
    """Return a bar of a share [0-1]; None is drawn as no bar at all, which is not an empty one.

    Args:
        share: What is filled; more than 1 fills it.
        width: Columns.
        mark: Share at which a line shows where it should be; None: no line.

    Examples:
        >>> bar(0.4), bar(None), bar(0.2, mark=0.7)
        ('████░░░░░░', '··········', '██░░░░░│░░')
    """
    if share is None:
        return "·" * width
    filled = min(width, max(0, int(share * width + 0.5)))
    if share > 0 and filled == 0:
        filled = 1
    drawn = "█" * filled + "░" * (width - filled)
    if mark is None or not 0 <= mark < 1:
        return drawn
    at = min(width - 1, int(mark * width))
    return drawn[:at] + "│" + drawn[at + 1 :]
