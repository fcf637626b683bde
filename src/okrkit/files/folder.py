"""Which files of a folder make a plan, and in which order."""

from __future__ import annotations

import os
from pathlib import Path

from okrkit.files.languages import SUFFIXES

__all__ = ["files_of"]

_FIRST = ("plan", "company")


def files_of(folder: Path) -> list[Path]:
    """Return the plan files and check-in tables of a folder and of the folders in it.

    A folder's files stand before those of its folders; `plan` and `company` stand before all
    others, the rest is in the order of the names. Hidden files, schemas and files of other
    kinds are left out.

    Raises:
        OSError: If a folder cannot be listed.
    """
    found: list[Path] = []
    for base, folders, names in os.walk(folder, onerror=_raise):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found.extend(Path(base, name) for name in sorted(filter(_is_ours, names), key=_rank))
    return found


def _raise(error: OSError) -> None:
    raise error


def _is_ours(name: str) -> bool:
    known = Path(name).suffix.lower() in {*SUFFIXES, ".csv"}
    return known and not name.startswith(".") and not name.endswith(".schema.json")


def _rank(name: str) -> tuple[int, str]:
    stem = Path(name).stem.lower()
    return (_FIRST.index(stem) if stem in _FIRST else len(_FIRST)), name
