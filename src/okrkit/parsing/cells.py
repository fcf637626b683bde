"""Rows of a table of goals: columns by their usual names, cells as people fill them."""

from __future__ import annotations

from typing import Final

from attrs import field, frozen

__all__ = ["Row", "read_row"]

# Names of columns as seen in public repositories and templates of goals.
_COLUMNS: Final = {
    "key result": "title", "key results": "title", "kr": "title", "result": "title", "title": "title", "goal": "goal", "smart goal": "goal",
    "objective": "objective", "objectives": "objective", "baseline": "baseline", "start": "baseline", "start value": "baseline",
    "starting value": "baseline", "from": "baseline", "initial": "baseline", "initial value": "baseline", "target": "target",
    "target value": "target", "to": "target", "goal value": "target", "owner": "owner", "owners": "owner", "dri": "owner",
    "responsible": "owner", "assignee": "owner", "lead": "owner", "due": "due", "due date": "due", "deadline": "due", "by": "due",
    "by when": "due", "target date": "due", "weight": "weight", "metric": "metric", "measurement": "metric", "measure": "metric",
    "unit": "unit", "current": "current", "current value": "current", "actual": "current", "score": "score", "confidence": "confidence",
    "status": "status", "progress": "progress", "notes": "notes", "comment": "notes", "comments": "notes", "#": "number", "id": "number",
    "no": "number", "no.": "number",
}  # fmt: skip
_EMPTY: Final = frozenset(
    {"", "-", "–", "—", "n/a", "na", "none", "?", "tbd", "tba", "tbc", "x", "x%", "xx", "xx%", "..."}
)


@frozen
class Row:
    """One row by the meaning of its columns.

    Attributes:
        kind: "key_result", "objective" or "smart_goal".
        title: The sentence.
        objective: The objective named in the same row; empty where none is.
        cells: The other cells, without the empty ones.
        placeholders: Columns that hold a placeholder ("TBD", "X%", "[…]").
    """

    kind: str
    title: str
    objective: str = ""
    cells: dict[str, str] = field(factory=dict[str, str])
    placeholders: tuple[str, ...] = ()


def read_row(columns: list[str], cells: list[str]) -> Row | None:
    """Row = cells under the columns; None where no column holds a goal."""
    named: dict[str, str] = {}
    placeholders: list[str] = []
    for column, cell in zip(columns, cells, strict=False):
        name = _COLUMNS.get(column.strip().lower(), column.strip().lower())
        if _is_placeholder(cell):
            placeholders += [name] if cell.strip() not in {"", "-", "–", "—"} else []
        else:
            named.setdefault(name, cell)
    objective = named.pop("objective", "")
    for column, kind in (("title", "key_result"), ("goal", "smart_goal"), ("metric", "key_result")):
        if column in named:
            return Row(kind, named.pop(column), objective, named, tuple(placeholders))
    return Row("objective", objective, "", named, tuple(placeholders)) if objective else None


def _is_placeholder(cell: str) -> bool:
    word = cell.strip().lower()
    return word in _EMPTY or (word.startswith("[") and word.endswith("]"))
