"""Where values stand in a JSON text: what is not asked for is skipped by the standard library's C scanner."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping
from typing import TypeAlias, cast

from okrkit.files.issues import Path, Spot

__all__ = ["find_spots"]

_SPACE = re.compile(r"[ \t\r\n]*")
_NEWLINE = re.compile(r"\n")

_Wanted: TypeAlias = "dict[str | int, _Wanted]"
_decoder = json.JSONDecoder(parse_int=len)  # digits are skipped, not converted
_scan: Callable[[str, int], tuple[object, int]] = _decoder.raw_decode


def find_spots(text: str, paths: Collection[Path]) -> Mapping[Path, list[Spot]]:
    """Return the places of values of a valid JSON text; several where a key is given several times."""
    wanted: _Wanted = {}
    for path in paths:
        branch = wanted
        for part in path:
            branch = branch.setdefault(part, {})
    finder = _Finder(text)
    start = finder.skip_space(0)
    end = finder.value(start, (), wanted)
    asked = set(paths)
    found: dict[Path, list[Spot]] = {}
    for path, key, begin, stop in [((), None, start, end), *finder.found]:
        if path in asked:
            found.setdefault(path, []).append(finder.spot(key, begin, stop))
    return found


class _Finder:
    """Walks down only where something is wanted."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: list[tuple[Path, int | None, int, int]] = []
        self.lines = [0, *(match.end() for match in _NEWLINE.finditer(text))]

    def skip_space(self, at: int) -> int:
        """Return the index of the next token."""
        found = _SPACE.match(self.text, at)
        return found.end() if found else at

    def value(self, at: int, path: Path, wanted: _Wanted) -> int:
        """Go through one value and return the index behind it; the depth is that of the asked paths."""
        opening = self.text[at]
        if not wanted or opening not in "[{":
            return _scan(self.text, at)[1]
        return self._mapping(at, path, wanted) if opening == "{" else self._list(at, path, wanted)

    def _mapping(self, at: int, path: Path, wanted: _Wanted) -> int:
        at = self.skip_space(at + 1)
        while self.text[at] != "}":
            key_at = at
            key, at = _scan(self.text, at)
            start = self.skip_space(self.skip_space(at) + 1)
            at = self._inner(cast("str", key), key_at, start, path, wanted)
            at = self.skip_space(at)
            if self.text[at] == ",":
                at = self.skip_space(at + 1)
        return at + 1

    def _list(self, at: int, path: Path, wanted: _Wanted) -> int:
        at, index = self.skip_space(at + 1), 0
        while self.text[at] != "]":
            at = self.skip_space(self._inner(index, None, at, path, wanted))
            index += 1
            if self.text[at] == ",":
                at = self.skip_space(at + 1)
        return at + 1

    def _inner(self, part: str | int, key_at: int | None, start: int, path: Path, wanted: _Wanted) -> int:
        branch = wanted.get(part)
        if branch is None:
            return _scan(self.text, start)[1]
        place = len(self.found)
        self.found.append(((*path, part), key_at, start, start))
        end = self.value(start, (*path, part), branch)
        self.found[place] = ((*path, part), key_at, start, end)
        return end

    def spot(self, key: int | None, start: int, end: int) -> Spot:
        """Return indexes as lines and columns."""
        at = (None, None) if key is None else self.place(key)
        return Spot(*self.place(start), *self.place(end), *at)

    def place(self, index: int) -> tuple[int, int]:
        """Return line and column of an index."""
        line = bisect_right(self.lines, index)
        return line, index - self.lines[line - 1] + 1
