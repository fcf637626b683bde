"""What a plain YAML scalar means under the core schema of YAML 1.2."""

from __future__ import annotations

import re
from math import isfinite

from okrkit.files.syntax.odd import Odd

__all__ = ["core_scalar"]

_WORDS: dict[str, object] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_STARTS = frozenset("+-.0123456789")
_INT = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEX = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_NOT_FINITE = re.compile(r"[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)")
_MOST_DIGITS = 400  # beyond what a float holds, and far below where Python refuses to convert


def core_scalar(text: str) -> object:
    """Return None, a bool, a number or the text itself; Odd where it is no number of a plan.

    Source:
        YAML 1.2.2, section 10.3.2: `no` and `12:30` are text, `0o17` is 15.

    Examples:
        >>> [core_scalar(text) for text in ("no", "12:30", "0o17", "1_000", "017", "1e3", "~", "2026-03-31")]
        ['no', '12:30', 15, '1_000', 17, 1000.0, None, '2026-03-31']
    """
    if text in _WORDS:
        return _WORDS[text]
    return _number(text) if text[0] in _STARTS else text


def _number(text: str) -> object:
    if _INT.fullmatch(text):
        return int(text) if len(text) <= _MOST_DIGITS else too_long(len(text))
    if _FLOAT.fullmatch(text):
        value = float(text)
        return value if isfinite(value) else Odd(f"{text[:40]} is above 1.8e308", "bad-number")
    if _NOT_FINITE.fullmatch(text):
        return Odd(f"{text}, which is no number of a plan", "not-finite")
    for pattern, base in ((_OCTAL, 8), (_HEX, 16)):
        if pattern.fullmatch(text):
            return int(text, base) if len(text) <= _MOST_DIGITS else too_long(len(text))
    return text


def too_long(digits: int) -> Odd:
    """Return what stands for a number that no float could hold."""
    return Odd(f"a number of {digits} digits, above 1.8e308", "bad-number")
