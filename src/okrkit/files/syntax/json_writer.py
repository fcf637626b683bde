"""Canonical JSON on one line, as the standard library writes it, without setting up an encoder for each value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from json.encoder import encode_basestring
from typing import cast

__all__ = ["json_line"]


def json_line(value: object) -> str:
    """Return a value on one line.

    Examples:
        >>> json_line({"change": {"baseline": 4, "target": "0.10"}, "tags": ["a, b"], "strict": True, "due": None})
        '{"change": {"baseline": 4, "target": "0.10"}, "tags": ["a, b"], "strict": true, "due": null}'
    """
    kind = type(value)
    if kind is str:
        return encode_basestring(cast("str", value))
    if kind is int or kind is float:
        return repr(value)
    if kind is dict:
        items = cast("Mapping[str, object]", value).items()
        return "{" + ", ".join([f"{encode_basestring(key)}: {json_line(item)}" for key, item in items]) + "}"
    if kind is list:
        return "[" + ", ".join(map(json_line, cast("list[object]", value))) + "]"
    if value is None:
        return "null"
    return f'"{value.isoformat()}"' if isinstance(value, date) else "true" if value else "false"
