"""Check-ins as CSV: a header that names the columns, then one check-in a row."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

import attrs

from okrkit.files.issues import Flaw, Origin, Path, Spot
from okrkit.files.syntax.text import place_of

__all__ = ["COLUMNS", "CsvDocument", "parse"]

COLUMNS = ("goal", "day", "value", "confidence", "note")
_NEEDED = frozenset(COLUMNS[:3])
_DELIMITERS = (",", ";", "\t")
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?", re.ASCII)
_WHOLE = re.compile(r"[-+]?\d{1,400}", re.ASCII)
_LIKE_A_NUMBER = re.compile(r"[-+]?[\d.,_' /]+%?")
_FLAGS = {"true": True, "false": False}


@attrs.frozen(weakref_slot=False, eq=False)
class _Cell:
    text: str
    start: int
    end: int


@attrs.frozen(weakref_slot=False, eq=False)
class CsvDocument:
    """A table of check-ins, as the document that it stands for."""

    data: object
    text: str
    rows: Sequence[Mapping[str, _Cell]]

    def spots(self, paths: Collection[Path]) -> Mapping[Path, Sequence[Spot]]:
        """Return where rows and cells stand."""
        return {path: [spot] for path in paths if (spot := self._spot(path))}

    def _spot(self, path: Path) -> Spot | None:
        if len(path) < 2 or not isinstance(path[1], int):
            return Spot(1, 1)
        cells = self.rows[path[1]]
        cell = cells.get(str(path[2])) if len(path) > 2 else next(iter(cells.values()))
        if cell is None:
            return None
        return Spot(*place_of(self.text, cell.start), *place_of(self.text, cell.end))


def parse(text: str, origin: Origin, flaws: list[Flaw]) -> CsvDocument | None:
    """Return the document of a table; its own problems become flaws, None where the columns are unknown."""
    header_line = text.partition("\n")[0].rstrip("\r")
    delimiter = _delimiter(header_line)
    if delimiter is None:
        _report_header(header_line, origin, flaws)
        return None
    rows = _rows(text, delimiter, origin, flaws)
    columns = [cell.text.strip().lower() for cell in next(rows)]
    kept: list[dict[str, _Cell]] = []
    for cells in rows:
        if len(cells) == len(columns):
            kept.append(dict(zip(columns, cells, strict=True)))
        elif len(cells) > 1 or cells[0].text.strip():
            line, column = place_of(text, cells[0].start)
            message = f"the row has {len(cells)} cells, the header {len(columns)}; quote cells that hold {delimiter!r}"
            flaws.append(Flaw(origin, ("check_ins",), message, "row-length", line=line, column=column))
    records = [{name: _value(name, cell.text) for name, cell in row.items()} for row in kept]
    return CsvDocument({"check_ins": records}, text, kept)


def _delimiter(header: str) -> str | None:
    """Return the one delimiter with which the header names the columns of check-ins, each once."""
    for delimiter in _DELIMITERS:
        names = _header_names(header, delimiter)
        if _NEEDED <= set(names) <= set(COLUMNS) and len(set(names)) == len(names):
            return delimiter
    return None


def _header_names(header: str, delimiter: str) -> list[str]:
    return [name.strip().strip('"').strip().lower() for name in header.split(delimiter)]


def _report_header(header: str, origin: Origin, flaws: list[Flaw]) -> None:
    shown = repr(header if len(header) <= 60 else f"{header[:57]}...")
    message = (
        f"a table of check-ins begins with the columns goal,day,value and may have confidence,note, got {shown}; "
        "they stand between commas, semicolons or tabs"
    )
    flaws.append(Flaw(origin, (), message, "bad-header", line=1, column=1))


def _rows(text: str, delimiter: str, origin: Origin, flaws: list[Flaw]) -> Iterator[list[_Cell]]:
    """Yield the cells of each row; quoted ones may hold delimiters, line breaks and doubled quotes."""
    cell = re.compile(rf'"((?:[^"]|"")*+)"|([^{delimiter}"\r\n][^{delimiter}\r\n]*)?')
    at, row = 0, list[_Cell]()
    while at <= len(text):
        found = cell.match(text, at)
        end = found.end() if found else at
        written = found[1].replace('""', '"') if found and found[1] is not None else text[at:end]
        row.append(_Cell(written, at, end))
        behind = text[end : end + 1]
        if behind == delimiter:
            at = end + 1
            continue
        if behind not in {"", "\r", "\n"}:
            flaws.append(_quote_flaw(text, end, origin))
            end = _line_end(text, end)
        yield row
        row = []
        at = end + (2 if text.startswith("\r\n", end) else 1)
        if at >= len(text):
            return


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _quote_flaw(text: str, at: int, origin: Origin) -> Flaw:
    line, column = place_of(text, at)
    message = "a quote that does not open or close a cell; double the quotes inside a quoted cell"
    return Flaw(origin, ("check_ins",), message, "syntax", line=line, column=column)


def _value(name: str, text: str) -> object:
    """Return what a cell means: a number, true or false, names between semicolons, or text."""
    plain = text.strip()
    if not plain:
        return None
    if name in {"goal", "day", "note"}:
        return text if name == "note" else plain
    if _WHOLE.fullmatch(plain):
        return int(plain)
    if _NUMBER.fullmatch(plain):
        return float(plain)
    if name == "confidence" or _LIKE_A_NUMBER.fullmatch(plain):
        return plain
    flag = _FLAGS.get(plain.lower())
    return [part.strip() for part in plain.split(";") if part.strip()] if flag is None else flag
