"""Problems found in a plan file, and how they get their line and column."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol, TypeAlias

import attrs

from okrkit.errors import PlanFileIssue

__all__ = ["Document", "Flaw", "Origin", "Path", "Spot", "as_issues", "shown_path"]

Path: TypeAlias = tuple[str | int, ...]
"""Keys and list positions from the top of a document to one value."""

MOST_ISSUES = 1000  # a broken file of a million rows is understood after these

_BARE_KEY = re.compile(r"[^\W\d][\w-]*")


@attrs.frozen(weakref_slot=False)
class Spot:
    """Where a value stands in its text, lines and columns from 1; the end is behind its last character."""

    line: int
    column: int
    end_line: int | None = None
    end_column: int | None = None
    key_line: int | None = None
    key_column: int | None = None


class Document(Protocol):
    """A text that was parsed: its data, and where each value of them stands."""

    @property
    def data(self) -> object:
        """The data as dicts, lists and scalars."""
        ...

    def spots(self, paths: Collection[Path]) -> Mapping[Path, Sequence[Spot]]:
        """Return the places of values, several where a key is given several times."""
        ...


@attrs.frozen(weakref_slot=False, eq=False)
class Origin:
    """One file of a plan, and what was read from it; None while it could not be parsed."""

    file: str
    document: Document | None = None


@attrs.frozen(weakref_slot=False, eq=False)
class Flaw:
    """One problem before it has its line: `first` is an earlier place that the message then names."""

    origin: Origin
    path: Path
    message: str
    code: str
    on_key: bool = False
    line: int | None = None
    column: int | None = None
    first: tuple[Origin, Path] | None = None


def shown_path(path: Path) -> str:
    """Write a path as in "$.objectives[0].key_results[2].target".

    Examples:
        >>> shown_path(("objectives", 0, "extra", "cost centre"))
        "$.objectives[0].extra['cost centre']"
    """
    return "$" + "".join(_shown_part(part) for part in path)


def _shown_part(part: str | int) -> str:
    if isinstance(part, int):
        return f"[{part}]"
    return f".{part}" if _BARE_KEY.fullmatch(part) else f"[{part!r}]"


def as_issues(flaws: Sequence[Flaw]) -> tuple[PlanFileIssue, ...]:
    """Give every flaw its line and column; the order is that of files, then of lines.

    At most 1000 are returned; a last one then tells how many more there are.
    """
    kept = flaws[:MOST_ISSUES]
    places = _Places(kept)
    files = list(dict.fromkeys(flaw.origin.file for flaw in kept))
    order = {file: index for index, file in enumerate(files)}
    found = [(order[flaw.origin.file], places.issue(flaw)) for flaw in kept]
    found.sort(key=lambda pair: (pair[0], pair[1].line or 0, pair[1].column or 0))
    issues = [issue for _, issue in found]
    if len(flaws) > len(kept):
        rest = f"{len(flaws) - len(kept)} more problems; mend these first"
        issues.append(PlanFileIssue(rest, file=flaws[-1].origin.file, code="more-problems"))
    return tuple(issues)


class _Places:
    """Looks up all the paths of one document at once."""

    def __init__(self, flaws: Iterable[Flaw]) -> None:
        wanted: dict[int, tuple[Origin, set[Path]]] = {}
        for flaw in flaws:
            asked = [(flaw.origin, flaw.path)] if flaw.line is None else []
            for origin, path in (*asked, *([flaw.first] if flaw.first else [])):
                wanted.setdefault(id(origin), (origin, set()))[1].update(path[:end] for end in range(len(path) + 1))
        nothing: Mapping[Path, Sequence[Spot]] = {}
        self._spots = {
            key: origin.document.spots(paths) if origin.document else nothing for key, (origin, paths) in wanted.items()
        }

    def issue(self, flaw: Flaw) -> PlanFileIssue:
        """Return the flaw as the problem that users see."""
        line, column = (
            (flaw.line, flaw.column) if flaw.line else self._place(flaw.origin, flaw.path, on_key=flaw.on_key)
        )
        return PlanFileIssue(
            flaw.message + self._reference(flaw),
            file=flaw.origin.file,
            line=line,
            column=column,
            path=shown_path(flaw.path),
            code=flaw.code,
        )

    def _reference(self, flaw: Flaw) -> str:
        """Say where the first of two stands."""
        if flaw.first is None:
            return ""
        origin, path = flaw.first
        line, _ = self._place(origin, path)
        place = f"line {line}" if line else shown_path(path)
        return f"; first at {place}" if origin is flaw.origin else f"; first at {origin.file}, {place}"

    def _place(self, origin: Origin, path: Path, *, on_key: bool = False) -> tuple[int | None, int | None]:
        """Return line and column of a path, or of the nearest thing around it."""
        places = self._spots.get(id(origin))
        while places and path and path not in places:
            path = path[:-1]
        spots = places.get(path) if places else None
        if not spots:
            return None, None
        spot = spots[-1]
        if on_key and spot.key_line is not None:
            return spot.key_line, spot.key_column
        return spot.line, spot.column
