"""What the fields of the plan format take: one shape each, with its reader and its schema."""

from __future__ import annotations

import re
from datetime import date, datetime
from enum import StrEnum

from okrkit.errors import InvalidGoalError, UnknownNameError, nearest
from okrkit.files.format.extras import read_extra_value
from okrkit.files.format.numbers import EXACT_PATTERN, exact_number
from okrkit.files.format.reading import BAD, Bad, Reading, Shape
from okrkit.files.issues import Path
from okrkit.files.syntax.odd import described, is_list, is_mapping
from okrkit.goals import Ambition, Cycle, Level

__all__ = [
    "AMBITION",
    "COUNT",
    "DAY",
    "EXTRA",
    "FLAG",
    "ID",
    "LEVEL",
    "NAMES",
    "NUMBER",
    "REASONS",
    "SCHEMA_REFERENCE",
    "SHARE",
    "TEXT",
    "TITLE",
    "VALUE",
    "VERSION",
    "choice",
    "read_cycle_label",
]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SURROGATE = re.compile("[\ud800-\udfff]")
NUMBER_SCHEMA = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": EXACT_PATTERN}]}
DAY_SCHEMA = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def _read_text(value: object, at: Path, reading: Reading) -> str | Bad:
    if type(value) is not str:
        quoted = "; put it in quotes" if isinstance(value, int | float | date) else ""
        return reading.wrong(at, value, "text") if not quoted else _unquoted(value, at, reading)
    if not value.isascii() and (found := _SURROGATE.search(value)):
        return reading.flaw(at, "bad-text", f"text holds the lone surrogate {found[0]!r}, which is no character")
    return value


def _unquoted(value: object, at: Path, reading: Reading) -> Bad:
    return reading.flaw(at, "wrong-type", f"{at[-1]} must be text, got {described(value)}; put it in quotes")


def _read_id(value: object, at: Path, reading: Reading) -> str | Bad:
    text = _read_text(value, at, reading)
    if isinstance(text, Bad) or (text and text.isprintable() and text == text.strip()):
        return text
    wanted = "printable text without outer spaces" if text else "filled in"
    return reading.flaw(at, "bad-id", f"{at[-1]} must be {wanted}, got {described(text)}")


def _read_number(value: object, at: Path, reading: Reading) -> object:
    if type(value) is int or type(value) is float:
        return value
    number = exact_number(value) if type(value) is str else None
    if number is not None:
        return number
    if type(value) is str:
        way_out = "write it as in 1200 or 0.5, or quoted and exact as in '0.10' or '1/3'"
        return reading.flaw(at, "bad-number", f"{_name(at)} is no number: {described(value)}; {way_out}")
    return reading.wrong(at, value, "a number")


def _name(at: Path) -> str:
    return next((part for part in reversed(at) if isinstance(part, str)), "value")


def _read_count(value: object, at: Path, reading: Reading) -> object:
    return value if type(value) is int else reading.wrong(at, value, "a whole number")


def _read_day(value: object, at: Path, reading: Reading) -> object:
    if isinstance(value, datetime):
        return reading.flaw(at, "bad-day", f"{at[-1]} must be a day without a time, got {value.isoformat()}")
    if isinstance(value, date):
        return value
    if type(value) is not str:
        return reading.wrong(at, value, "a day as in 2026-03-31")
    try:
        day = date.fromisoformat(value) if _DAY.fullmatch(value) else None
    except ValueError:
        return reading.flaw(at, "bad-day", f"{at[-1]} is a day that does not exist: {value!r}")
    bad = f"{at[-1]} is no day: {described(value)}; write it as in 2026-03-31"
    return day or reading.flaw(at, "bad-day", bad)


def _read_flag(value: object, at: Path, reading: Reading) -> object:
    return value if type(value) is bool else reading.wrong(at, value, "true or false")


def _read_names(value: object, at: Path, reading: Reading) -> object:
    if type(value) is str:
        return (value,) if value.strip() else reading.flaw(at, "bad-name", f"{at[-1]} holds an empty name")
    if not is_list(value):
        return reading.wrong(at, value, "a list of names")
    names = [_read_name(item, (*at, index), reading) for index, item in enumerate(value)]
    return BAD if any(name is BAD for name in names) else tuple(names)


def _read_name(value: object, at: Path, reading: Reading) -> object:
    text = _read_text(value, at, reading) if type(value) is str else reading.wrong(at, value, "a list of names")
    if isinstance(text, Bad) or text.strip():
        return text
    return reading.flaw(at, "bad-name", f"{_name(at)} holds an empty name; remove it")


def _read_value(value: object, at: Path, reading: Reading) -> object:
    if type(value) is bool:
        return value
    return _read_names(value, at, reading) if is_list(value) else _read_number(value, at, reading)


def _read_extra(value: object, at: Path, reading: Reading) -> object:
    return read_extra_value(value, at, reading) if is_mapping(value) else reading.wrong(at, value, "a mapping")


def _read_reasons(value: object, at: Path, reading: Reading) -> object:
    if not is_mapping(value):
        return reading.wrong(at, value, "a mapping from rule to reason, as in {KEY101: a launch was asked for}")
    reasons = {rule: _read_reason(why, (*at, rule), reading) for rule, why in value.items()}
    return BAD if any(why is BAD for why in reasons.values()) else reasons


def _read_reason(value: object, at: Path, reading: Reading) -> object:
    if value is None or (type(value) is str and not value.strip()):
        return reading.flaw(at, "no-reason", f"{at[-1]} is allowed without a reason; say why")
    return _read_text(value, at, reading)


def choice(kind: type[StrEnum], *, none: bool = False) -> Shape:
    """Return the shape of a word out of a few; "none" where nothing may be stated on purpose."""
    words = [*kind, *(["none"] if none else [])]

    def read(value: object, at: Path, reading: Reading) -> object:
        if type(value) is str and value in words:
            return None if none and value == "none" else kind(value)
        near = nearest(value, words) if type(value) is str else []
        meant = f"; did you mean {near[0]!r}?" if near else ""
        wanted = f"one of {', '.join(words)}"
        return reading.flaw(at, "bad-choice", f"{at[-1]} must be {wanted}, got {described(value)}{meant}")

    return Shape(read, {"enum": [str(word) for word in words]})


def read_cycle_label(value: str, at: Path, reading: Reading) -> object:
    """Read a label such as "2026-Q1", fiscal ones by the plan's calendar."""
    try:
        return Cycle.parse(value, calendar=reading.calendar)
    except UnknownNameError:
        fiscal = value.strip().upper().startswith("FY") and reading.calendar is None
        way_out = (
            "say what FY means, as in calendar: {start_month: 7, named_by: end}"
            if fiscal
            else "write it as in 2026-Q1, 2026-H1, 2026-03, FY26-Q1 or {start: 2026-01-05, end: 2026-03-27}"
        )
        return reading.flaw(at, "bad-cycle", f"{at[-1]} has an unknown label: {described(value)}; {way_out}")
    except InvalidGoalError as error:
        return reading.flaw(at, "bad-cycle", "; ".join(error.faults))


def _read_version(value: object, at: Path, reading: Reading) -> object:
    if type(value) is int and value == 1:
        return value
    if type(value) is int and value > 1:
        return reading.flaw(
            at, "version", f"version {described(value)} is newer than this okrkit reads (1); update okrkit"
        )
    return reading.wrong(at, value, "1, the version of the plan format", code="version")


def _text(least: int = 0) -> dict[str, object]:
    return {"type": "string", "minLength": least} if least else {"type": "string"}


_names_schema: dict[str, object] = {
    "anyOf": [{"type": "array", "items": {"type": "string", "minLength": 1}}, {"type": "string", "minLength": 1}]
}

TEXT = Shape(_read_text, _text())
TITLE = Shape(_read_text, _text())
ID = Shape(_read_id, _text(1))
NUMBER = Shape(_read_number, NUMBER_SCHEMA)
SHARE = Shape(_read_number, NUMBER_SCHEMA)
COUNT = Shape(_read_count, {"type": "integer"})
DAY = Shape(_read_day, DAY_SCHEMA)
FLAG = Shape(_read_flag, {"type": "boolean"})
NAMES = Shape(_read_names, _names_schema)
VALUE = Shape(
    _read_value,
    {"anyOf": [*NUMBER_SCHEMA["anyOf"], {"type": "boolean"}, {"type": "array", "items": {"type": "string"}}]},
)
LEVEL = choice(Level, none=True)
AMBITION = choice(Ambition)
EXTRA = Shape(_read_extra, {"type": "object"})
REASONS = Shape(_read_reasons, {"type": "object", "additionalProperties": {"type": "string", "minLength": 1}})
VERSION = Shape(_read_version, {"const": 1})
SCHEMA_REFERENCE = Shape(_read_text, _text())
