"""A parsed goal as plain data."""

from __future__ import annotations

from datetime import date
from typing import Final, cast

from attrs import fields

from okrkit.parsing.slots import Alternative, Outcome, ParsedGoal, Slot

__all__ = ["as_dict"]

_PARTS: Final = (Slot, Alternative)
_NAMES: Final = ("slot", "value", "span", "text", "certainty", "rule")


def as_dict(parsed: ParsedGoal) -> dict[str, object]:
    """Return the goal for JSON: every field in order, None where nothing was said."""
    return {one.name: _plain(getattr(parsed, one.name)) for one in fields(ParsedGoal) if one.name != "stated"}


def _plain(value: object) -> object:
    if isinstance(value, Outcome):
        return {
            "value": value.value,
            "kind": value.kind,
            "evidence": list(value.evidence),
            "certainty": value.certainty,
        }
    if isinstance(value, _PARTS):
        part = cast("object", value)
        return {name: _plain(getattr(part, name)) for name in _NAMES if hasattr(part, name)}
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[object, ...]", value)]
    return value.isoformat() if isinstance(value, date) else value
