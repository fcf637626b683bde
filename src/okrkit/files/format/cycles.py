"""`cycle`, `calendar` and `cadence` in plan files."""

from __future__ import annotations

from datetime import date

from okrkit.errors import InvalidGoalError, UnknownNameError
from okrkit.files.format.reading import Reading, Shape
from okrkit.files.format.records import Field, Record, read_record, record_shape
from okrkit.files.format.shapes import COUNT, DAY, TEXT, read_cycle_label
from okrkit.files.issues import Path
from okrkit.files.syntax.odd import described, is_mapping
from okrkit.goals import Cadence, Cycle, FiscalCalendar

__all__ = ["CADENCE", "CADENCE_RECORD", "CALENDAR", "CALENDAR_RECORD", "CYCLE", "CYCLE_RECORD", "cycle_data"]


def _words(*words: str) -> Shape:
    def read(value: object, at: Path, reading: Reading) -> object:
        if type(value) is str and value in words:
            return value
        return reading.flaw(at, "bad-choice", f"{at[-1]} must be one of {', '.join(words)}, got {described(value)}")

    return Shape(read, {"enum": list(words)})


CYCLE_RECORD = Record(
    "cycle",
    Cycle,
    {
        "start": Field(DAY, stand_in=date.min, required=True),
        "end": Field(DAY, stand_in=date.max, required=True),
        "label": Field(TEXT),
    },
    Cycle,
)
CALENDAR_RECORD = Record(
    "calendar",
    FiscalCalendar,
    {
        "start_month": Field(COUNT),
        "named_by": Field(_words("start", "end")),
        "weeks": Field(_words("4-4-5", "4-5-4", "5-4-4")),
    },
    FiscalCalendar,
)
CADENCE_RECORD = Record("cadence", Cadence, {"every": Field(COUNT), "grace": Field(COUNT)}, Cadence)


def _read_cycle(value: object, at: Path, reading: Reading) -> object:
    if type(value) is int and 1000 <= value <= 9999:
        value = str(value)
    if type(value) is str:
        return read_cycle_label(value, at, reading)
    if is_mapping(value):
        return read_record(CYCLE_RECORD, value, at, reading)
    return reading.wrong(at, value, "a label as in 2026-Q1, or {start: 2026-01-05, end: 2026-03-27}")


def cycle_data(cycle: Cycle) -> str | dict[str, object]:
    """Return a cycle as a plan file holds it: its label where that says all.

    Examples:
        >>> cycle_data(Cycle.quarter(2026, 1))
        '2026-Q1'
    """
    if cycle.label is not None and _says_all(cycle.label, cycle):
        return cycle.label
    data: dict[str, object] = {"start": cycle.start, "end": cycle.end}
    return data if cycle.label is None else {**data, "label": cycle.label}


def _says_all(label: str, cycle: Cycle) -> bool:
    try:
        meant = Cycle.parse(label)
    except (UnknownNameError, InvalidGoalError):
        return False
    return meant == cycle and meant.label == label


CYCLE = Shape(
    _read_cycle,
    {"anyOf": [{"type": "string", "minLength": 4}, {"type": "integer"}, {"$ref": "#/$defs/Cycle"}]},
)
CALENDAR = record_shape(CALENDAR_RECORD)
CADENCE = record_shape(CADENCE_RECORD)
