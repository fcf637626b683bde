"""Quick JSON: the long list of a document is parsed and handed over piece by piece, so that its dicts live briefly."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import cast

from okrkit.files.syntax.odd import Unsure

__all__ = ["quick"]

Row = dict[str, object]

_PIECE = 16_000  # characters; what is made of a piece still fits the processor's nearest memory
_STAND_IN = '"@check-ins@"'
_ESCAPED_COLON = re.compile(r"\\u003a", re.IGNORECASE)


def _refuse_constant(name: str) -> object:
    raise Unsure(name)


def _once(pairs: list[tuple[str, object]]) -> Row:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise Unsure
    return made


_load_once = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_refuse_constant)
_load = json.JSONDecoder(parse_constant=_refuse_constant)


def quick(text: str, name: str, take: Callable[[list[object]], None]) -> object:
    """Return the data of a JSON text that has nothing unusual about it.

    Args:
        text: The text.
        name: A list at the top whose items are given to `take` in pieces; it is then empty in the data.
        take: Gets the items, in order.

    Raises:
        Unsure: If there is something unusual; careful parsing then says what.
    """
    if "\\ud" in text or "\\uD" in text:
        raise Unsure
    try:
        start = text.find(f'"{name}": [')
        if start < 0:
            return cast("object", _load_once.decode(text))
        start += len(name) + 4
        end = _take_pieces(text, start, take)
        head = f"{text[:start]}{_STAND_IN}{text[end:]}"
        data: object = _load_once.decode(head)
    except (ValueError, RecursionError) as error:
        raise Unsure from error
    # elsewhere, or twice, it would be the list of something else
    if not isinstance(data, dict) or cast("Row", data).get(name) != _STAND_IN[1:-1] or head.count(_STAND_IN) > 1:
        raise Unsure
    return {**cast("Row", data), name: []}


def _take_pieces(text: str, start: int, take: Callable[[list[object]], None]) -> int:
    """Hand over the items of the list that starts at an index; return the index behind it.

    A piece ends behind a brace and a comma. Were these inside a text or a deeper mapping, the piece
    would be no JSON, so a piece that can be parsed ends between two items.
    """
    at = start + 1
    while True:
        cut = text.find("},", at + _PIECE)
        piece = f"[{text[at : cut + 1] if cut >= 0 else text[at:]}]"
        items, end = cast("tuple[list[object], int]", _load.raw_decode(piece))
        if not _keys_once(piece, end, items):
            items, end = cast("tuple[list[object], int]", _load_once.raw_decode(piece))
        take(items)
        if end < len(piece):
            return at + end - 1
        if cut < 0:
            raise Unsure
        at = cut + 2


def _keys_once(piece: str, end: int, items: list[object]) -> bool:
    """Return whether no key can have been given twice: each colon of the piece belongs to a key or a text.

    Flat rows only: as many colons as keys and texts account for leave none for a key that a later
    one replaced.
    """
    rows = cast("list[Row]", items)
    try:
        free = piece.count(":", 0, end) - sum(map(len, rows))
        if free and not _ESCAPED_COLON.search(piece):
            free -= sum(value.count(":") for row in rows for value in row.values() if type(value) is str)
    except (TypeError, AttributeError):
        return False
    return free == 0
