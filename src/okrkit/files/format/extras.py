"""`extra`: what importers found no field for, with a tag for what files have no word for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from typing import TypeAlias, cast

from okrkit.files.format.numbers import exact_number
from okrkit.files.format.reading import BAD, Reading
from okrkit.files.issues import Path
from okrkit.files.syntax.odd import Odd, is_list, is_mapping

__all__ = ["UnwritableError", "extra_data", "read_extra_value"]

DEEPEST = 100  # levels inside extra

Untag: TypeAlias = Callable[[str], object]

_UNTAG: dict[str, Untag] = {
    "$decimal": lambda text: _exact(text, Decimal),
    "$fraction": lambda text: _exact(text, Fraction),
    "$date": date.fromisoformat,
    "$datetime": datetime.fromisoformat,
    "$time": time.fromisoformat,
}
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class UnwritableError(Exception):
    """A value that no plan file can hold, with the path to it."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(message)
        self.path, self.message = path, message


def _exact(text: str, kind: type[Decimal | Fraction]) -> object:
    number = exact_number(text)
    if not isinstance(number, kind):
        raise ValueError(text)  # noqa: TRY004  # one error for every tag
    return number


def read_extra_value(value: object, at: Path, reading: Reading, *, depth: int = 0) -> object:
    """Return a value of `extra` with its tags resolved; BAD where it cannot be kept."""
    if type(value) is Odd:
        return reading.wrong(at, value, "data")
    if depth > DEEPEST:
        return reading.flaw(at, "too-deep", f"extra is nested deeper than {DEEPEST} levels; flatten it")
    if is_list(value):
        made = [read_extra_value(item, (*at, i), reading, depth=depth + 1) for i, item in enumerate(value)]
        return BAD if BAD in made else made
    return _read_mapping(value, at, reading, depth) if is_mapping(value) else value


def _read_mapping(value: dict[str, object], at: Path, reading: Reading, depth: int) -> object:
    tag = next(iter(value), "")
    if tag.startswith("$") and not tag.startswith("$$"):
        return _untagged(value, tag, at, reading)
    made = {
        key.removeprefix("$") if key.startswith("$$") else key: read_extra_value(
            item, (*at, key), reading, depth=depth + 1
        )
        for key, item in value.items()
    }
    return BAD if any(item is BAD for item in made.values()) else made


def _untagged(value: dict[str, object], tag: str, at: Path, reading: Reading) -> object:
    content = value[tag]
    if len(value) == 1 and tag == "$none" and content is True:
        return None
    if len(value) == 1 and tag in _UNTAG and type(content) is str:
        try:
            return _UNTAG[tag](content)
        except ValueError:
            return reading.flaw((*at, tag), "bad-tag", f"{content!r} is no {tag[1:]}")
    known = ", ".join((*_UNTAG, "$none"))
    return reading.flaw((*at, tag), "bad-tag", f"{tag!r} is no tag ({known}); write ${tag} for the key itself")


def extra_data(value: object, path: Path, *, null: bool, depth: int = 0) -> object:
    """Return a value of `extra` as plain data.

    Args:
        value: What the plan holds.
        path: Where it is, for the error.
        null: Whether the language has a word for None.
        depth: Levels above.

    Raises:
        UnwritableError: If no file can hold it.
    """
    if depth > DEEPEST:
        raise UnwritableError(path, f"extra is nested deeper than {DEEPEST} levels; flatten it")
    if isinstance(value, Mapping):
        items = cast("Mapping[str, object]", value).items()
        return {
            f"${key}" if key.startswith("$") else key: extra_data(item, (*path, key), null=null, depth=depth + 1)
            for key, item in items
        }
    if isinstance(value, list | tuple):
        listed = enumerate(cast("list[object]", value))
        return [extra_data(item, (*path, index), null=null, depth=depth + 1) for index, item in listed]
    return _scalar_data(value, path, null=null)


def _scalar_data(value: object, path: Path, *, null: bool) -> object:
    if value is None:
        return None if null else {"$none": True}
    if type(value) is str or type(value) is bool:
        return value
    if type(value) is float and isfinite(value):
        return value
    if type(value) is int and value.bit_length() <= 1023:
        return value
    return _tagged(value, path)


def _tagged(value: object, path: Path) -> object:
    if isinstance(value, Decimal) and value.is_finite():
        return {"$decimal": str(value)}
    if isinstance(value, Fraction):
        return {"$fraction": f"{value.numerator}/{value.denominator}"}
    for kind in (datetime, date, time):
        if type(value) is kind:
            return {f"${kind.__name__}": value.isoformat()}
    shown = repr(value)
    shown = shown if len(shown) <= 60 else f"{shown[:57]}..."
    raise UnwritableError(path, f"extra holds {shown}, which no plan file can hold; turn it into text")
