"""TOML to data; places are looked for only when there is a problem to place."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from math import isfinite

import attrs

from okrkit.files.issues import Flaw, Origin, Path, Spot
from okrkit.files.syntax.odd import Odd, Unsure
from okrkit.files.syntax.text import place_of
from okrkit.files.syntax.toml_places import find_spots

__all__ = ["TomlDocument", "parse", "quick"]

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_LONG = re.compile(r"[0-9_]{4000,}|0[xob][0-9a-fA-F_]{3000,}")
_DEEP = re.compile(r"[\[{]\s*(?:[\[{]\s*){99}")


def _float(digits: str) -> object:
    value = float(digits)
    if isfinite(value):
        return value
    named = digits.strip("+-").startswith(("inf", "nan"))
    if named:
        return Odd(f"{digits}, which is no number of a plan", "not-finite")
    return Odd(f"{digits[:40]} is above 1.8e308", "bad-number")


def _quick_float(digits: str) -> float:
    value = float(digits)
    if not isfinite(value):
        raise Unsure
    return value


def quick(text: str) -> object:
    """Return the data of a TOML text that has nothing unusual about it.

    Raises:
        Unsure: If it has; `parse` then says what.
    """
    try:
        return tomllib.loads(text, parse_float=_quick_float)
    except (ValueError, RecursionError) as error:
        raise Unsure from error


@attrs.frozen(weakref_slot=False, eq=False)
class TomlDocument:
    """A TOML text that was parsed with care."""

    data: object
    text: str

    def spots(self, paths: Collection[Path]) -> Mapping[Path, Sequence[Spot]]:
        """Return where the values of paths stand."""
        found = find_spots(self.text)
        return {path: found[path] for path in paths if path in found}


def parse(text: str, origin: Origin, flaws: list[Flaw]) -> TomlDocument | None:
    """Return the document of a text; its own problems become flaws, None where nothing can be read."""
    if not text.strip():
        flaws.append(Flaw(origin, (), "the file is empty; begin with okrkit = 1", "empty", line=1, column=1))
        return None
    try:
        data: object = tomllib.loads(text, parse_float=_float)
    except tomllib.TOMLDecodeError as error:
        flaws.append(_syntax_flaw(text, origin, str(error)))
    except ValueError:  # digits that Python refuses to convert
        flaws.append(_flaw_at(text, origin, _LONG, "a number of too many digits, above 1.8e308", "bad-number"))
    except RecursionError:
        flaws.append(_flaw_at(text, origin, _DEEP, "nested too deeply; flatten it", "too-deep"))
    else:
        return TomlDocument(data, text)
    return None


def _flaw_at(text: str, origin: Origin, pattern: re.Pattern[str], message: str, code: str) -> Flaw:
    found = pattern.search(text)
    line, column = place_of(text, found.start()) if found else (None, None)
    return Flaw(origin, (), message, code, line=line, column=column)


def _syntax_flaw(text: str, origin: Origin, message: str) -> Flaw:
    found = _PLACE.search(message)
    words = message[: found.start()] if found else message
    line, column = place_of(text, len(text))
    if found and found[1]:
        line, column = int(found[1]), int(found[2])
    if words in {"Cannot overwrite a value", "Cannot mutate immutable namespace"} or "twice" in words:
        return _twice_flaw(text, origin, line, column)
    return Flaw(origin, (), f"no TOML: {words[:1].lower()}{words[1:]}", "syntax", line=line, column=column)


def _twice_flaw(text: str, origin: Origin, line: int, column: int) -> Flaw:
    """Name the key that is given twice, and its first line, where the scan finds them."""
    for path, spots in find_spots(text).items():
        lines = [spot.key_line or spot.line for spot in spots]
        if line in lines[1:]:
            again = spots[lines.index(line, 1)]
            key = next(part for part in reversed(path) if isinstance(part, str))
            message = f"key {key!r} is given twice, first on line {lines[0]}; keep one"
            return Flaw(origin, path, message, "duplicate-key", line=line, column=again.key_column or again.column)
    return Flaw(origin, (), "a key is given twice; keep one", "duplicate-key", line=line, column=column)
