"""Fixes made in the text of plan files: comments, order and style stay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import unified_diff
from os import PathLike
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import attrs

from okrkit.errors import PlanFileError
from okrkit.files import Place, Source, read_source
from okrkit.fixes.fix import Fix, apply_fixes
from okrkit.goals import Plan

__all__ = ["FixedFiles", "fix_files"]


_FIELDS: Final[Mapping[str, str]] = {"due": "title", "unit": "measure.unit"}
"""Where the change is made, for fields that do not stand where they are stated."""


@attrs.frozen
class _Edit:
    """One stretch of one file's text and what takes its place."""

    file: str
    start: int
    end: int
    text: str


@attrs.frozen
class FixedFiles:
    """What fixing a plan's files would change; nothing is written before `write`.

    Attributes:
        before: Text by file, of the files that change.
        after: Text by file, with the fixes made.
        made: The fixes that could be made.
        left: The fixes that could not be made safely, each with the reason.
    """

    before: dict[str, str]
    after: dict[str, str]
    made: tuple[Fix, ...]
    left: tuple[tuple[Fix, str], ...]

    def diff(self) -> str:
        """Return the change as a unified diff; empty where nothing changes."""
        return "".join(line for file in self.before for line in self._diff_of(file))

    def _diff_of(self, file: str) -> Iterator[str]:
        before, after = self.before[file].splitlines(keepends=True), self.after[file].splitlines(keepends=True)
        for line in unified_diff(before, after, fromfile=file, tofile=file):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"

    def write(self) -> None:
        """Write the files.

        Raises:
            OSError: If a file cannot be written.
        """
        for file, text in self.after.items():
            Path(file).write_bytes(text.encode("utf-8"))


def fix_files(path: str | PathLike[str], fixes: Iterable[Fix]) -> FixedFiles:
    """Make fixes in the files that a plan was read from, and keep those that read back right.

    The changed texts are read again in a folder of their own: what does not give the plan with
    the fixes and nothing else is not made, and the reason is told.

    Args:
        path: The plan file or folder that the fixes are about.
        fixes: What to do; see `fixes_for`.

    Raises:
        PlanFileError: If the plan cannot be read.
    """
    source = read_source(path)
    if source.plan is None:
        raise PlanFileError(str(path), source.issues)
    before = {file: _text_of(Path(file)) for file in source.files}
    edits = {fix: _edit_of(before, source, fix) for fix in fixes}
    made = _sound(Path(path), source.plan, before, {fix: edit for fix, edit in edits.items() if edit})
    after = _edited(before, [edits[fix] for fix in made])
    changed = [file for file in before if after[file] != before[file]]
    return FixedFiles(
        before={file: before[file] for file in changed},
        after={file: after[file] for file in changed},
        made=made,
        left=tuple((fix, _why_left(edits[fix])) for fix in edits if fix not in made),
    )


def _why_left(edit: _Edit | None) -> str:
    return "its place in the file is not known" if edit is None else "the changed file would not read as meant"


def _text_of(file: Path) -> str:
    """Return the text as it stands, line endings and byte order mark included; empty where it is not UTF-8."""
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return ""


def _sound(path: Path, plan: Plan, texts: Mapping[str, str], edits: Mapping[Fix, _Edit]) -> tuple[Fix, ...]:
    """Return the fixes whose edits read back as meant: all at once, or else one after the other."""
    if _reads_back(path, texts, apply_fixes(plan, edits), list(edits.values())):
        return tuple(edits)
    kept: list[Fix] = []
    for fix in edits:
        trial = [*kept, fix]
        if _reads_back(path, texts, apply_fixes(plan, trial), [edits[one] for one in trial]):
            kept.append(fix)
    return tuple(kept)


def _reads_back(path: Path, texts: Mapping[str, str], wanted: Plan, edits: Sequence[_Edit]) -> bool:
    with TemporaryDirectory() as folder:
        copy = Path(folder, path.name or "plan")
        for file, text in _edited(texts, edits).items():
            target = copy / Path(file).relative_to(path) if path.is_dir() else copy
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode("utf-8"))
        return read_source(copy).plan == wanted


def _edited(texts: Mapping[str, str], edits: Iterable[_Edit | None]) -> dict[str, str]:
    found = dict(texts)
    for edit in sorted((one for one in edits if one), key=lambda one: -one.start):
        text = found[edit.file]
        found[edit.file] = text[: edit.start] + edit.text + text[edit.end :]
    return found


def _edit_of(texts: Mapping[str, str], source: Source, fix: Fix) -> _Edit | None:
    """Return the edit that makes a fix; None where its place is not known."""
    place = source.place(fix.goal, _FIELDS.get(fix.field, fix.field))
    if place is None or not texts[place.file] or place.end_line is None or place.end_column is None:
        return None
    start, end = (
        _index(texts[place.file], place.line, place.column),
        _index(texts[place.file], place.end_line, place.end_column),
    )
    make = _added if fix.old is None else _renamed
    return make(texts[place.file], start, end, fix, place)


def _index(text: str, line: int, column: int) -> int:
    """Return the index of a line and column, both from 1."""
    at = 1 if text.startswith("\ufeff") and line == 1 else 0
    for _ in range(line - 1):
        at = text.find("\n", at) + 1
    return at + column - 1


def _renamed(text: str, start: int, end: int, fix: Fix, place: Place) -> _Edit | None:
    """Put the right id where the wrong one stands as a whole word."""
    found = re.search(rf"(?<![\w.-]){re.escape(fix.old or '')}(?![\w.-])", text[start:end])
    if found is None:
        return None
    first, last = start + found.start(), start + found.end()
    quoted = text[first - 1 : first] in {"'", '"'}
    return _Edit(place.file, first, last, fix.new if quoted or _is_plain(fix.new) else json.dumps(fix.new))


def _is_plain(name: str) -> bool:
    return bool(re.fullmatch(r"[A-Za-z_][\w./-]*", name)) and name.lower() not in {"null", "true", "false"}


def _added(text: str, start: int, end: int, fix: Fix, place: Place) -> _Edit:
    """State a field behind the title: on a line of its own where the title has one, else beside it."""
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start].lstrip("\ufeff")
    own_line = re.fullmatch(r"(\s*(?:- )?)title(\s*[:=]\s*)", before)
    if own_line is None:
        colon = ": " if '"title"' not in before else '": '
        name = fix.field if colon == ": " else f'"{fix.field}'
        value = f'"{fix.new}"' if colon != ": " else fix.new
        separator = " = " if re.search(r"title\s*=\s*$", before) else colon
        return _Edit(place.file, end, end, f", {name}{separator}{value}")
    separator = " = " if "=" in own_line[2] else ": "
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    newline = "\r\n" if text[:line_end].endswith("\r") else "\n"
    at = line_end - 1 if newline == "\r\n" else line_end
    indent = own_line[1].replace("-", " ")
    return _Edit(place.file, at, at, f"{newline}{indent}{fix.field}{separator}{fix.new}")
