"""Reading a table of settings: every problem is kept, unknown keys name the nearest known one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TypeVar, cast

from okrkit.errors import UnknownNameError
from okrkit.goals._build import shown

__all__ = ["Reader"]

T = TypeVar("T")


class Reader:
    """One table and the problems found in it."""

    def __init__(self, table: Mapping[str, object], *, known: Collection[str], where: str = "") -> None:
        self.table = table
        self.where = where
        self.problems: list[str] = [
            f"{where}{UnknownNameError('key', key, known)}" for key in table if key not in known
        ]

    def names(self, key: str) -> tuple[str, ...] | None:
        """Return a list of names; None where the key is missing or was refused."""
        return self._read(key, as_names, "a list of names")

    def name(self, key: str, known: Collection[str]) -> str | None:
        """Return one of the known names; None where the key is missing or was refused."""
        value = self.table.get(key)
        if value is not None and value not in known:
            self.problems.append(f"{self.where}{UnknownNameError(key, str(value), known)}")
            return None
        return cast("str | None", value)

    def tables(self, key: str) -> Mapping[str, object]:
        """Return a table; an empty one where the key is missing or was refused."""
        return self._read(key, as_table, "a table") or {}

    def _read(self, key: str, convert: Callable[[object], T | None], wanted: str) -> T | None:
        if key not in self.table:
            return None
        value = convert(self.table[key])
        if value is None:
            self.problems.append(f"{self.where}{key} must be {wanted}, got {shown(self.table[key])}")
        return value


def as_names(value: object) -> tuple[str, ...] | None:
    """Return a tuple of names; None for everything that is no list of texts."""
    if not isinstance(value, list):
        return None
    items = cast("list[object]", value)
    return tuple(str(item) for item in items) if all(isinstance(item, str) for item in items) else None


def as_table(value: object) -> Mapping[str, object] | None:
    """Return a table; None for everything else."""
    return cast("dict[str, object]", value) if isinstance(value, dict) else None
