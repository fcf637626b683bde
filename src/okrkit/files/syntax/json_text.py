"""JSON to data; places are looked for only when there is a problem to place."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import cast

import attrs

from okrkit.files.issues import Flaw, Origin, Path, Spot
from okrkit.files.syntax.core_scalars import too_long
from okrkit.files.syntax.json_places import find_spots
from okrkit.files.syntax.odd import Odd
from okrkit.files.syntax.text import place_of

__all__ = ["JsonDocument", "parse"]

DEEPEST = 150
_MOST_DIGITS = 400
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[\]{}]')


class _Twice(dict[str, object]):
    """A mapping with keys that were given several times; it lives only until they are reported."""

    __slots__ = ("keys_twice",)

    keys_twice: tuple[str, ...]


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    found = _Twice(made)
    keys = [key for key, _ in pairs]
    found.keys_twice = tuple(key for key in made if keys.count(key) > 1)
    return found


_HOLDERS = frozenset({dict, list, _Twice})


def _constant(name: str) -> Odd:
    return Odd(f"{name}, which is no number of a plan", "not-finite")


def _whole(digits: str) -> object:
    return int(digits) if len(digits) <= _MOST_DIGITS else too_long(len(digits))


@attrs.frozen(weakref_slot=False, eq=False)
class JsonDocument:
    """A JSON text that was parsed with care."""

    data: object
    text: str

    def spots(self, paths: Collection[Path]) -> Mapping[Path, Sequence[Spot]]:
        """Return where the values of paths stand."""
        return find_spots(self.text, paths)


def parse(text: str, origin: Origin, flaws: list[Flaw]) -> JsonDocument | None:
    """Return the document of a text; its own problems become flaws, None where nothing can be read."""
    if not text.strip(" \t\r\n"):
        message = 'the file is empty; begin with {"okrkit": 1}'
        flaws.append(Flaw(origin, (), message, "empty", line=1, column=1))
        return None
    deep = _too_deep(text)
    if deep is not None:
        line, column = place_of(text, deep)
        message = f"nested deeper than {DEEPEST} levels; flatten it"
        flaws.append(Flaw(origin, (), message, "too-deep", line=line, column=column))
        return None
    try:
        data: object = json.loads(text, object_pairs_hook=_pairs, parse_constant=_constant, parse_int=_whole)
    except json.JSONDecodeError as error:
        message = f"no JSON: {error.msg[:1].lower()}{error.msg[1:]}"
        flaws.append(Flaw(origin, (), message, "syntax", line=error.lineno, column=error.colno))
        return None
    document = JsonDocument(data, text)
    _report_twice(document, origin, flaws)
    return document


def _too_deep(text: str) -> int | None:
    """Return the index of the first bracket that opens a level too many, or None."""
    if text.count("[") + text.count("{") <= DEEPEST:
        return None
    depth = 0
    for found in _TOKEN.finditer(text):
        mark = text[found.start()]
        if mark in "[{":
            depth += 1
            if depth > DEEPEST:
                return found.start()
        elif mark in "]}":
            depth -= 1
    return None


def _report_twice(document: JsonDocument, origin: Origin, flaws: list[Flaw]) -> None:
    paths = [(*path, key) for path, found in _all_twice(document.data) for key in found.keys_twice]
    spots = document.spots(paths)
    for path in paths:
        places = spots[path]
        for again in places[1:]:
            message = f"key {path[-1]!r} is given twice, first on line {places[0].key_line}; keep one"
            flaws.append(Flaw(origin, path, message, "duplicate-key", line=again.key_line, column=again.key_column))


def _all_twice(data: object) -> Iterator[tuple[Path, _Twice]]:
    """Yield each mapping that holds a key twice, in document order; what it holds is searched as well."""
    waiting: list[tuple[Path, object]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, _Twice):
            yield path, value
        if isinstance(value, dict):
            waiting.extend(_inside(path, cast("dict[str | int, object]", value).items()))
        elif isinstance(value, list):
            waiting.extend(_inside(path, enumerate(cast("list[object]", value))))


def _inside(path: Path, parts: Iterable[tuple[str | int, object]]) -> list[tuple[Path, object]]:
    """Return what may hold further mappings, the last first."""
    inner: list[tuple[Path, object]] = [((*path, part), item) for part, item in parts if type(item) in _HOLDERS]
    return inner[::-1]
