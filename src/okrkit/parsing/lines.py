"""Lines of Markdown: heading, bullet, bold, table row or text; code and comments are skipped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from attrs import field, frozen

__all__ = ["Line", "lines_of"]

_BULLETS: Final = ("- ", "* ", "+ ", "• ", "– ")
_BOXES: Final = ("[ ] ", "[x] ", "[X] ")


@frozen
class Line:
    """One line with its markup taken off.

    Attributes:
        number: From 1.
        raw: As written.
        kind: "heading", "bullet", "bold", "row" or "text".
        text: Without markup.
        level: Depth of a heading [1-6], or columns of indent of a bullet.
        cells: Of a table row.
    """

    number: int
    raw: str
    kind: str
    text: str
    level: int = 0
    cells: list[str] = field(factory=list[str])


def lines_of(text: str) -> Iterator[Line]:
    """Lines = (line that is not blank, a ruler, code or a comment)*."""
    fenced = commented = False
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if line.startswith(("```", "~~~")):
            fenced = not fenced
            continue
        opens = line.startswith("<!--")
        hidden = fenced or commented or opens
        commented = (commented or opens) and "-->" not in line
        if hidden or not line or set(line) <= set("-*_= "):
            continue
        yield _line(number, raw.rstrip(), line)


def _line(number: int, raw: str, line: str) -> Line:
    """Line = '#'+ text | bullet box? text | '**' text '**' | '|' cells | text."""
    line = line.lstrip("> ")
    if line.startswith("|"):
        return Line(number, raw, "row", line, cells=_cells(line))
    if line.startswith("#"):
        text = line.lstrip("#")
        return Line(number, raw, "heading", _plain(text.strip(" #")), level=min(len(line) - len(text), 6))
    indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
    body = _unbulleted(line)
    if body is not None:
        return Line(number, raw, "bullet", _plain(body), level=indent)
    bold = line.startswith(("**", "__")) and line.rstrip(":").endswith(("**", "__"))
    return Line(number, raw, "bold" if bold else "text", _plain(line), level=indent)


def _unbulleted(line: str) -> str | None:
    """Bullet = ('-' | '*' | '+' | '•' | figures ('.' | ')')) ' ' box?."""
    body: str | None = None
    if line.startswith(_BULLETS):
        body = line[2:]
    else:
        figures = len(line) - len(line.lstrip("0123456789"))
        if 0 < figures <= 3 and line[figures : figures + 2] in {". ", ") "}:
            body = line[figures + 2 :]
    if body is None:
        return None
    body = body.lstrip()
    return body[4:] if body.startswith(_BOXES) else body


def _plain(text: str) -> str:
    """Take bold, italics and code marks off."""
    return text.replace("**", "").replace("__", "").replace("`", "").strip()


def _cells(line: str) -> list[str]:
    return [_plain(cell.replace("\\|", "|")) for cell in _split_cells(line.strip().strip("|"))]


def _split_cells(line: str) -> list[str]:
    cells: list[str] = []
    start = 0
    for index, letter in enumerate(line):
        if letter == "|" and line[index - 1 : index] != "\\":
            cells.append(line[start:index])
            start = index + 1
    return [*cells, line[start:]]
