"""Field values as plain text and numbers, which every graph format holds, and back again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import cast

import attrs

from okrkit.goals import Change, Cycle, Deliver, Establish, Hold, Measure

__all__ = ["Plain", "from_plain", "to_plain"]

Plain = bool | int | float | str

_MEASURES: dict[str, type[Measure]] = {kind.__name__: kind for kind in (Change, Hold, Deliver, Establish)}
_LISTS = ("tags", "depends_on", "conflicts_with", "shared_by")
_MAPPINGS = ("extra", "allow")
_NUMBERS = ("weight", "effort")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def to_plain(value: object) -> Plain | None:
    """Return what a graph format can hold; None for None and for what is empty."""
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, str):
        return _NOT_IN_XML.sub("�", value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | Fraction):
        return float(value)
    text = _as_json(value)
    return None if text in {"[]", "{}"} else _NOT_IN_XML.sub("�", text)


def _as_json(value: object) -> str:
    return json.dumps(_jsonable(value), ensure_ascii=False, sort_keys=False)


def _jsonable(value: object) -> object:
    if isinstance(value, Cycle):
        return [value.start.isoformat(), value.end.isoformat(), value.label]
    if isinstance(value, Change | Hold | Deliver | Establish):
        fields = attrs.fields(type(value))
        return {"measure": type(value).__name__, **{one.name: _jsonable(getattr(value, one.name)) for one in fields}}
    if isinstance(value, Mapping):
        return {str(key): _jsonable(one) for key, one in cast("Mapping[object, object]", value).items()}
    if isinstance(value, tuple | list):
        return [_jsonable(one) for one in cast("list[object]", value)]
    if isinstance(value, Decimal | Fraction):
        return {type(value).__name__: str(value)}
    return value if value is None or isinstance(value, bool | int | float | str) else str(value)


def from_plain(field: str, value: object) -> object:
    """Return the value of a goal's field, read from its plain form; other values pass as they are.

    Raises:
        ValueError: If the text is not what the field holds.
    """
    if not isinstance(value, str):
        return value
    if field in _NUMBERS:
        return float(value)
    if field in {"due", "start"}:
        return date.fromisoformat(value)
    if field == "cycle":
        return _cycle(json.loads(value))
    if field == "measure":
        return _measure(json.loads(value))
    return json.loads(value) if field in {*_LISTS, *_MAPPINGS} else value


def _cycle(found: object) -> Cycle:
    if not isinstance(found, list) or len(cast("list[object]", found)) != 3:
        message = f"a cycle is written as [start, end, label], got {found!r}"
        raise ValueError(message)
    start, end, label = cast("list[str]", found)
    return Cycle(date.fromisoformat(start), date.fromisoformat(end), label)


def _measure(found: object) -> Measure:
    fields = dict(cast("Mapping[str, object]", found)) if isinstance(found, dict) else {}
    kind = _MEASURES.get(str(fields.pop("measure", None)))
    if kind is None:
        message = f"a measure is one of {', '.join(_MEASURES)}, got {found!r}"
        raise ValueError(message)
    if unknown := [name for name in fields if name not in {one.name for one in attrs.fields(kind)}]:
        message = f"{kind.__name__} has no field {unknown[0]!r}"
        raise ValueError(message)
    return kind(**{name: _number(value) for name, value in fields.items()})  # type: ignore[arg-type]  # checked by the class


def _number(value: object) -> object:
    if isinstance(value, list):
        return tuple(_number(one) for one in cast("list[object]", value))
    if not isinstance(value, dict):
        return value
    ((kind, text),) = cast("dict[str, str]", value).items()
    try:
        return Decimal(text) if kind == "Decimal" else Fraction(text)
    except (ArithmeticError, TypeError) as error:
        message = f"{text!r} is no number"
        raise ValueError(message) from error
