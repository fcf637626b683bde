"""Words of a sentence underlined and labelled below, as compilers do it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from okrkit.cli.text import Line, Piece, Style, clean, line, width_of

__all__ = ["Label", "labelled", "marked"]


@attrs.frozen
class Label:
    """A name for the words at a span of a sentence.

    Attributes:
        name: What the words are.
        start: Index of the first character.
        end: Index after the last.
        style: Of the underline and the name.
    """

    name: str
    start: int
    end: int
    style: Style = "cyan"


def labelled(text: str, labels: Iterable[Label], *, width: int, indent: int = 2) -> list[Line]:
    r"""Return the sentence in lines of at most that width, its labels below each line.

    Examples:
        >>> lines = labelled("Cut churn to 2%", [Label("verb", 0, 3), Label("target", 13, 14)], width=60, indent=0)
        >>> print("\n".join("".join(piece for piece, _ in one).rstrip() for one in lines))
        Cut churn to 2%
        ~~~          ~
        verb         target
    """
    ordered = sorted(labels, key=lambda label: (label.start, label.end))
    made: list[Line] = []
    for start, end in _broken(text, width - indent):
        here = [_moved(label, start, end) for label in ordered if label.start < end and label.end > start]
        made.append(line(" " * indent, clean(text[start:end])))
        made.extend(line(" " * indent, *one) for one in _below(text[start:end], here))
    return made


def marked(text: str, span: tuple[int, int], *, width: int, indent: int, style: Style) -> list[Line]:
    """Return the sentence with one underline below the words at the span."""
    start, end = span
    return labelled(text, [Label("", start, end, style)], width=width, indent=indent)


def _broken(text: str, width: int) -> list[tuple[int, int]]:
    """Return the spans of the lines that the text takes, broken after blanks."""
    spans: list[tuple[int, int]] = []
    start, blank, used = 0, 0, 0
    for at, char in enumerate(text):
        used += width_of(clean(char))
        if used > width and at > start:
            cut = blank if blank > start else at
            spans.append((start, cut))
            start, used = cut, width_of(clean(text[cut : at + 1]))
        if char == " ":
            blank = at + 1
    return [*spans, (start, len(text))]


def _moved(label: Label, start: int, end: int) -> Label:
    """Return the label in the columns of one line; its name stays where it begins."""
    name = label.name if label.start >= start else ""
    return Label(name, max(label.start, start) - start, min(label.end, end) - start, label.style)


def _below(text: str, labels: Sequence[Label]) -> list[list[Piece]]:
    columns = [width_of(clean(text[:at])) for at in range(len(text) + 1)]
    placed = [
        Label(label.name, columns[label.start], max(columns[label.end], columns[label.start] + 1), label.style)
        for label in labels
    ]
    if not placed:
        return []
    return [_underlines(placed), *_names([label for label in placed if label.name])]


def _underlines(labels: Sequence[Label]) -> list[Piece]:
    made: list[Piece] = []
    at = 0
    for label in labels:
        if label.end <= at:
            continue
        begin = max(at, label.start)
        made.extend([(" " * (begin - at), ""), ("~" * (label.end - begin), label.style)])
        at = label.end
    return made


def _names(labels: Sequence[Label]) -> list[list[Piece]]:
    """Set each name below its words, on the first row where it does not run into the next."""
    rows: list[list[Label]] = []
    waiting = _merged(labels)
    while waiting:
        row, waiting = _one_row(waiting)
        rows.append(row)
    made: list[list[Piece]] = []
    below: list[Label] = []
    for row in reversed(rows):
        made.insert(0, _name_row(row, below))
        below = [*below, *row]
    return made


def _one_row(names: Sequence[Label]) -> tuple[list[Label], list[Label]]:
    """Return the names that fit on a row side by side, from the right, and those that must wait."""
    row: list[Label] = []
    waiting: list[Label] = []
    limit: int | None = None
    for label in reversed(names):
        fits = limit is None or label.start + width_of(label.name) < limit
        (row if fits else waiting).insert(0, label)
        limit = label.start
    return row, waiting


def _merged(labels: Sequence[Label]) -> list[Label]:
    """Join the names of words that begin at one column."""
    found: dict[int, Label] = {}
    for label in labels:
        known = found.get(label.start)
        name = f"{known.name}, {label.name}" if known and known.name != label.name else label.name
        found[label.start] = attrs.evolve(known or label, name=name)
    return [found[start] for start in sorted(found)]


def _name_row(names: Sequence[Label], waiting: Sequence[Label]) -> list[Piece]:
    """Return one row: the names of this row, and a stem above each that follows below."""
    pieces = sorted([*names, *(attrs.evolve(one, name="|") for one in waiting)], key=lambda label: label.start)
    made: list[Piece] = []
    at = 0
    for piece in pieces:
        made.extend([(" " * (piece.start - at), ""), (piece.name, piece.style)])
        at = piece.start + width_of(piece.name)
    return made
