"""Words made harmless for terminals, and data written as JSON for any stream."""

from __future__ import annotations

import json
import unicodedata

__all__ = ["as_json", "clean", "width_of"]

_JOINERS = {"\u200c", "\u200d"}  # zero-width, and needed by Persian, Hindi and emoji


def clean(text: str) -> str:
    r"""Return the text on one line, with what could steer a terminal made visible.

    Examples:
        >>> clean("Sell\x1b[31m more\nnow")
        'Sell\\x1b[31m more now'
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_visible, text))


def _visible(char: str) -> str:
    if char in "\n\r\t\u2028\u2029":
        return " "
    if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"} and char not in _JOINERS:
        return char.encode("unicode-escape", "backslashreplace").decode("ascii")
    return char


def width_of(text: str) -> int:
    r"""Return the terminal columns that the text takes: two for wide characters, none for combining ones.

    Examples:
        >>> width_of("goal"), width_of("目標"), width_of("e\u0301")
        (4, 4, 1)
    """
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def as_json(data: object, *, encoding: str = "utf-8", indent: int | None = 2) -> str:
    """Return the data as JSON, in ASCII where the stream or a lone surrogate asks for it."""
    text = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False, default=str)
    try:
        text.encode(encoding)
    except UnicodeError:
        return json.dumps(data, indent=indent, allow_nan=False, default=str)
    return text
