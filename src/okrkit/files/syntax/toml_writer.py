"""Canonical TOML: goals and facts as tables, everything inside them on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast

__all__ = ["inline", "table_lines"]

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def inline(value: object) -> str:
    """Return a value on one line.

    Examples:
        >>> inline({"change": {"baseline": 4, "target": "0.10"}, "tags": ["a, b"], "strict": True})
        '{change = {baseline = 4, target = "0.10"}, tags = ["a, b"], strict = true}'
    """
    if isinstance(value, Mapping):
        items = cast("Mapping[str, object]", value).items()
        return "{" + ", ".join(f"{_key(key)} = {inline(item)}" for key, item in items) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(inline, cast("list[object]", value))) + "]"
    if isinstance(value, str):
        return _text(value)
    if value is True or value is False:
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else repr(value)


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def table_lines(name: str, record: Mapping[str, object]) -> Iterator[str]:
    """Yield the lines of one item of a list."""
    yield ""
    yield f"[[{name}]]"
    for key, value in record.items():
        if key != "key_results":
            yield f"{_key(key)} = {inline(value)}"
    for held in cast("list[Mapping[str, object]]", record.get("key_results", [])):
        yield from table_lines(f"{name}.key_results", held)
