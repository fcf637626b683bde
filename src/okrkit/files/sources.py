"""A plan together with the files it comes from: its problems, and where each goal stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from os import PathLike
from pathlib import Path as FilePath
from typing import final

import attrs

from okrkit.collector import collector_paused
from okrkit.errors import InvalidPlanError, PlanFileIssue
from okrkit.files.folder import files_of
from okrkit.files.format.measures import KINDS
from okrkit.files.format.parts import LISTS, Parts
from okrkit.files.format.quick import QuickReader
from okrkit.files.format.reader import read_documents
from okrkit.files.issues import Flaw, Origin, Path, Spot, as_issues
from okrkit.files.languages import PARSERS, QUICK, SUFFIXES, quick_json
from okrkit.files.syntax.odd import Unsure, is_list, is_mapping
from okrkit.files.syntax.text import decoded, text_flaw
from okrkit.goals import CheckIn, Fact, Grade, Plan

__all__ = ["Place", "Source", "read_source", "source_of_text"]


@attrs.frozen(weakref_slot=False)
class Place:
    """Where something stands in a plan file.

    Attributes:
        file: The file, as the caller named it or its folder.
        line: First line, from 1.
        column: First column, from 1.
        end_line: Last line; None where the language does not tell.
        end_column: Column behind the last character; None where the language does not tell.

    Examples:
        >>> str(Place("q1.yaml", 4, 12))
        'q1.yaml:4:12'
    """

    file: str
    line: int
    column: int
    end_line: int | None = None
    end_column: int | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@attrs.frozen(weakref_slot=False, eq=False)
class _Text:
    """The text of one file and the language it is in; a large file's stays bytes where these are ASCII."""

    file: str
    language: str
    data: str | bytes

    @property
    def text(self) -> str:
        return self.data if isinstance(self.data, str) else self.data.decode("ascii")


@final
class Source:
    r"""What a file, a folder or a text holds: the plan, its problems, and the places of its goals.

    Attributes:
        plan: The plan; None where there is a problem.
        issues: Every problem, in the order of files and lines; empty where there is a plan.
        files: The files that were read, in the order in which their goals stand in the plan.

    Examples:
        >>> source = source_of_text("okrkit: 1\nobjectives:\n  - {id: grow, title: Grow}\n", "yaml", "q1.yaml")
        >>> str(source.place("grow", "title")), source.place("shrink")
        ('q1.yaml:3:23', None)
    """

    def __init__(self, name: str, texts: Sequence[_Text], flaws: Sequence[Flaw] = ()) -> None:
        self.name = name
        self.files: tuple[str, ...] = tuple(text.file for text in texts)
        self._texts = texts
        self._index: _Index | None = None
        self.plan: Plan | None
        self.issues: tuple[PlanFileIssue, ...]
        self.plan, self.issues = _read(texts, flaws)

    def place(self, goal: str, field: str | None = None) -> Place | None:
        """Return where a goal, initiative or health metric stands, or one of its fields.

        Args:
            goal: Its id.
            field: Name of a field, as in "title", "due" or "measure.target"; None: the item itself.

        Returns:
            The place; that of the nearest thing around it where the field is not stated; None for
            an unknown id.
        """
        path = tuple(field.split(".")) if field else ()
        return self._found(("item", goal), path)

    def fact_place(self, fact: Fact) -> Place | None:
        """Return where a check-in, target change or grade stands; None where it is in none of the files."""
        kind = "check_ins" if isinstance(fact, CheckIn) else "grades" if isinstance(fact, Grade) else "target_changes"
        return self._found((kind, fact.goal, fact.day.isoformat()), ())

    def _found(self, key: tuple[str, ...], field: tuple[str, ...]) -> Place | None:
        if self._index is None:
            with collector_paused():
                self._index = _Index(self._texts)
        return self._index.place(key, field)


def _read(texts: Sequence[_Text], flaws: Sequence[Flaw]) -> tuple[Plan | None, tuple[PlanFileIssue, ...]]:
    """Read quickly what is plainly right; otherwise find out, with care, what is wrong."""
    with collector_paused():
        if not flaws:
            try:
                return _quick_parts(texts).plan(), ()
            except (Unsure, InvalidPlanError):
                pass  # the careful way tells what it is, or that it is nothing
        found = list(flaws)
        origins = _parsed(texts, found)
        plan = read_documents(origins, found) if origins else None
        return (None if found else plan), as_issues(found)


def _quick_parts(texts: Sequence[_Text]) -> Parts:
    reader, whole = QuickReader(), Parts()
    for text in texts:
        parts = quick_json(text.data, reader) if text.language == "json" else QUICK[text.language](text.text, reader)
        whole = parts if len(texts) == 1 else whole.joined(parts)
    if not reader.versioned:
        raise Unsure
    whole.columns = reader.columns
    return whole


def _parsed(texts: Sequence[_Text], flaws: list[Flaw]) -> list[Origin]:
    found: list[Origin] = []
    for text in texts:
        document = PARSERS[text.language](text.text, Origin(text.file), flaws)
        if document is not None:
            found.append(Origin(text.file, document))
    return found


class _Index:
    """The places of all items and facts of some texts, found once."""

    def __init__(self, texts: Sequence[_Text]) -> None:
        self.paths: dict[tuple[str, ...], tuple[str, Path]] = {}
        self.spots: dict[str, Mapping[Path, Sequence[Spot]]] = {}
        for origin in _parsed(texts, []):
            document = origin.document
            if document is None:
                continue
            wanted: set[Path] = set()
            for key, path, value in _entries(document.data):
                self.paths.setdefault(key, (origin.file, path))
                wanted.update((path, *_fields(path, value)))
            self.spots[origin.file] = document.spots(wanted)

    def place(self, key: tuple[str, ...], field: tuple[str, ...]) -> Place | None:
        """Return the place of a field, or of the nearest thing around it."""
        if key not in self.paths:
            return None
        file, path = self.paths[key]
        spots = self.spots[file]
        at = (*path, *field)
        if field[:1] == ("measure",) and len(field) > 1 and field[1] not in KINDS:
            stated = [kind for kind in KINDS if (*path, "measure", kind) in spots]
            at = (*path, "measure", *stated[:1], *field[1:])
        while len(at) > len(path) and at not in spots:
            at = at[:-1]
        if at not in spots:
            return None
        spot = spots[at][-1]
        return Place(file, spot.line, spot.column, spot.end_line, spot.end_column)


def _entries(data: object) -> Iterator[tuple[tuple[str, ...], Path, object]]:
    """Yield key, path and value of each item and fact of a document."""
    for name in LISTS:
        items = data.get(name) if is_mapping(data) else None
        for index, item in enumerate(items if is_list(items) else ()):
            if not is_mapping(item):
                continue
            path: Path = (name, index)
            if "id" in item:
                yield ("item", str(item["id"])), path, item
            else:
                yield (name, str(item.get("goal")), str(item.get("day"))), path, {}
            held = item.get("key_results")
            for place, one in enumerate(held if is_list(held) else ()):
                if is_mapping(one):
                    yield ("item", str(one.get("id"))), (*path, "key_results", place), one


def _fields(path: Path, value: object, *, depth: int = 3) -> Iterator[Path]:
    """Yield the paths of an item's fields; those of its measure and of its links as well."""
    if depth and is_mapping(value):
        for key, inner in value.items():
            if key != "key_results":
                yield (*path, key)
                yield from _fields((*path, key), inner, depth=depth - 1)
    elif depth and is_list(value):
        for index, inner in enumerate(value):
            yield (*path, index)
            yield from _fields((*path, index), inner, depth=depth - 1)


def source_of_text(text: str | bytes, language: str, name: str) -> Source:
    """Return what a text holds; see `reads`."""
    origin = Origin(name)
    flaws: list[Flaw] = []
    if isinstance(text, bytes):
        plain = decoded(text, origin, flaws)
    else:
        plain = text.removeprefix("\ufeff")
        flaws.extend(flaw for flaw in [text_flaw(plain, origin)] if flaw)
    texts = [] if flaws or plain is None else [_Text(name, language, plain)]
    return Source(name, texts, flaws)


def read_source(path: str | PathLike[str]) -> Source:
    """Read a plan file or a folder of them, and keep where everything stands.

    Args:
        path: A .yaml, .yml, .json or .toml file, or a folder with such files and with tables of
            check-ins (.csv).

    Returns:
        The plan or every problem, and the places of goals for annotations and repairs.

    Raises:
        MissingExtraError: If a file is YAML and PyYAML is not installed.

    Examples:
        >>> source = read_source("no-such-file.yaml")
        >>> source.plan is None, source.issues[0].message
        (True, 'cannot be read: no such file or directory')
    """
    flaws: list[Flaw] = []
    texts: list[_Text] = []
    for file in _files(FilePath(path), flaws):
        text = _text_of(file, flaws)
        if text is not None:
            texts.append(text)
    return Source(str(path), texts, flaws)


def _files(path: FilePath, flaws: list[Flaw]) -> list[FilePath]:
    origin = Origin(str(path))
    try:
        if not path.is_dir():
            return [path] if _has_language(path, origin, flaws) else []
        found = files_of(path)
    except (OSError, ValueError) as error:
        flaws.append(Flaw(origin, (), f"cannot be read: {reason(error)}", "unreadable"))
        return []
    if not found:
        flaws.append(Flaw(origin, (), f"no plan files in the folder; known: {', '.join(SUFFIXES)}", "empty"))
    return found


def _has_language(path: FilePath, origin: Origin, flaws: list[Flaw]) -> bool:
    if path.suffix.lower() in SUFFIXES:
        return True
    if path.suffix.lower() == ".csv":
        message = "a table of check-ins is no plan; load the folder that holds it and its plan"
    else:
        message = f"unknown kind of file {path.suffix!r}; known: {', '.join(SUFFIXES)}"
    flaws.append(Flaw(origin, (), message, "unknown-format"))
    return False


def _text_of(path: FilePath, flaws: list[Flaw]) -> _Text | None:
    origin = Origin(str(path))
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        flaws.append(Flaw(origin, (), f"cannot be read: {reason(error)}", "unreadable"))
        return None
    language = SUFFIXES.get(path.suffix.lower(), "csv")
    if language == "json" and data.isascii() and b"\0" not in data:
        return _Text(str(path), language, data)
    text = decoded(data, origin, flaws)
    return None if text is None else _Text(str(path), language, text)


def reason(error: OSError | ValueError) -> str:
    """Return why the system refused, in the style of error texts."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return words[:1].lower() + words[1:]
