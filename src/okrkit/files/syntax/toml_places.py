"""Where values stand in a TOML text; the text is one that tomllib reads, at least up to the place it names."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from contextlib import suppress

from okrkit.files.issues import Path, Spot

__all__ = ["find_spots"]

_SPACE = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]+|#[^\n]*)*")
_BARE = re.compile(r"[A-Za-z0-9_-]+")
_TEXT = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}' r"|'''(?:[^']|'(?!''))*'{3,5}" r'|"(?:[^"\\\n]|\\.)*"' r"|'[^'\n]*'", re.DOTALL
)
_WORD = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9:.+\-Z]*|[^\s,\]}#=]+")


class _LostError(Exception):
    """The scan met something that it does not know: what it found so far is all there is."""


def find_spots(text: str) -> dict[Path, list[Spot]]:
    """Return the place of every value, several where a key is given several times."""
    finder = _Finder(text)
    with suppress(_LostError, IndexError):
        finder.document()
    return finder.found


class _Finder:
    """Goes through a text once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[Path, list[Spot]] = {}
        self.lines = [0, *(match.end() for match in re.finditer(r"\n", text))]
        self.counts: dict[Path, int] = {}

    def document(self) -> None:
        """Go through all tables and pairs."""
        table: Path = ()
        self.note((), None, 0, len(self.text))
        at = self.skip(_GAP, 0)
        while at < len(self.text):
            if self.text[at] == "[":
                table, at = self.header(at)
            else:
                at = self.pair(at, table)
            at = self.skip(_GAP, at)

    def skip(self, pattern: re.Pattern[str], at: int) -> int:
        """Return the index behind what a pattern matches here."""
        found = pattern.match(self.text, at)
        return found.end() if found else at

    def header(self, at: int) -> tuple[Path, int]:
        """Read [table] or [[item of a list]] and return the path of what follows."""
        listed = self.text.startswith("[[", at)
        keys, end = self.keys(at + (2 if listed else 1))
        path: Path = ()
        for key in keys[:-1]:
            path = self.last_item((*path, key))
        path = (*path, keys[-1])
        if not listed:
            path = self.last_item(path)
        else:
            if path not in self.counts:
                self.note(path, at, at, end)
            self.counts[path] = self.counts.get(path, -1) + 1
            path = (*path, self.counts[path])
        self.note(path, at, at, end)
        return path, end + (2 if listed else 1)

    def last_item(self, path: Path) -> Path:
        """Return the path of the newest item where a header names a list of tables."""
        return (*path, self.counts[path]) if path in self.counts else path

    def keys(self, at: int) -> tuple[list[str], int]:
        """Read a dotted key and return its parts and the index behind it."""
        keys: list[str] = []
        while True:
            at = self.skip(_SPACE, at)
            found = _BARE.match(self.text, at) or _TEXT.match(self.text, at)
            if found is None:
                raise _LostError
            keys.append(_key(found[0]))
            at = self.skip(_SPACE, found.end())
            if self.text[at] != ".":
                return keys, at
            at += 1

    def pair(self, at: int, table: Path) -> int:
        """Read key = value and return the index behind it."""
        keys, behind = self.keys(at)
        if self.text[behind] != "=":
            raise _LostError
        start = self.skip(_SPACE, behind + 1)
        path = (*table, *keys)
        for end in range(len(table) + 1, len(path)):
            if path[:end] not in self.found:
                self.note(path[:end], at, at, behind)
        place = self.note(path, at, start, start)
        stop = self.value(start, path)
        self.found[path][place] = self.spot(at, start, stop)
        return stop

    def value(self, at: int, path: Path) -> int:
        """Go through one value and return the index behind it."""
        if self.text[at] == "[":
            return self.list(at, path)
        if self.text[at] == "{":
            return self.inline(at, path)
        found = _TEXT.match(self.text, at) or _WORD.match(self.text, at)
        if found is None:
            raise _LostError
        return found.end()

    def list(self, at: int, path: Path) -> int:
        """Go through a list and return the index behind it."""
        at, index = self.skip(_GAP, at + 1), 0
        while self.text[at] != "]":
            start, item = at, (*path, index)
            place = self.note(item, None, start, start)
            at = self.value(start, item)
            self.found[item][place] = self.spot(None, start, at)
            at, index = self.skip(_GAP, at), index + 1
            if self.text[at] == ",":
                at = self.skip(_GAP, at + 1)
            elif self.text[at] != "]":
                raise _LostError
        return at + 1

    def inline(self, at: int, path: Path) -> int:
        """Go through an inline table and return the index behind it."""
        at = self.skip(_GAP, at + 1)
        while self.text[at] != "}":
            at = self.skip(_GAP, self.pair(at, path))
            if self.text[at] == ",":
                at = self.skip(_GAP, at + 1)
            elif self.text[at] != "}":
                raise _LostError
        return at + 1

    def note(self, path: Path, key: int | None, start: int, end: int) -> int:
        """Keep the place of a value and return its position among those of its path."""
        spots = self.found.setdefault(path, [])
        spots.append(self.spot(key, start, end))
        return len(spots) - 1

    def spot(self, key: int | None, start: int, end: int) -> Spot:
        """Return indexes as lines and columns."""
        at = (None, None) if key is None else self.place(key)
        return Spot(*self.place(start), *self.place(end), *at)

    def place(self, index: int) -> tuple[int, int]:
        """Return line and column of an index."""
        line = bisect_right(self.lines, index)
        return line, index - self.lines[line - 1] + 1


def _key(written: str) -> str:
    if written[0] not in "\"'":
        return written
    try:
        return next(iter(tomllib.loads(f"{written} = 0")))
    except tomllib.TOMLDecodeError as error:
        raise _LostError from error
