"""Canonical YAML: goals in blocks, everything inside them on one line; the same data give the same text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import cast

__all__ = ["block_lines", "flow", "scalar"]

_PLAIN = re.compile(r"[^\W\d_](?:[\w .()/%+&'!?;@$€£–—…-]*[\w.()/%+'!?;€£-])?")
_LABEL = re.compile(r"[0-9]{4}-(?:[QHT][0-9]|W[0-9]{2})")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"})
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def scalar(value: object) -> str:
    """Return a scalar on one line; text is bare where YAML 1.1 and 1.2 both read it as that text.

    Examples:
        >>> scalar("Hold 40 calls"), scalar("no"), scalar("12:30"), scalar(1e16), scalar(None)
        ('Hold 40 calls', '"no"', '"12:30"', '1e+16', 'null')
    """
    if type(value) is str:
        return value if _is_plain(value) else _quoted(value)
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else repr(value)


def _is_plain(text: str) -> bool:
    if _PLAIN.fullmatch(text) and text.isprintable():
        return text.lower() not in _WORDS and " #" not in text
    return bool(_LABEL.fullmatch(text))


def _quoted(text: str) -> str:
    quoted = json.dumps(text, ensure_ascii=False)
    return (
        quoted
        if quoted.isascii() and "\x7f" not in quoted
        else _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)
    )


def flow(value: object) -> str:
    """Return a value on one line.

    Examples:
        >>> flow({"change": {"baseline": 4, "target": "0.10"}, "tags": ["a, b", "c"]})
        '{change: {baseline: 4, target: "0.10"}, tags: ["a, b", c]}'
    """
    if isinstance(value, Mapping):
        items = cast("Mapping[str, object]", value).items()
        return "{" + ", ".join(f"{scalar(key)}: {flow(item)}" for key, item in items) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, cast("list[object]", value))) + "]"
    return scalar(value)


def block_lines(record: Mapping[str, object], indent: str) -> Iterator[str]:
    """Yield the lines of one item of a block list, the first with its dash."""
    start = f"{indent}- "
    for key, value in record.items():
        if key == "key_results":
            yield f"{start}{key}:"
            for held in cast("Sequence[Mapping[str, object]]", value):
                yield from block_lines(held, f"{indent}    ")
        else:
            yield f"{start}{key}: {flow(value)}"
        start = f"{indent}  "
