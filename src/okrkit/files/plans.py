"""Plan files in and out: load, read, dump, and the same on texts."""

# ruff: noqa: A001, A002  # `format` is the word that users look for

from __future__ import annotations

from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import Literal, TypeAlias

from okrkit.errors import PlanFileError, PlanFileIssue, UnknownNameError
from okrkit.files import render
from okrkit.files.collector import collector_paused
from okrkit.files.format.extras import UnwritableError
from okrkit.files.format.reader import read_documents
from okrkit.files.issues import Document, Flaw, Origin, as_issues
from okrkit.files.syntax import json_text, yaml_text
from okrkit.files.syntax.text import decoded, text_flaw
from okrkit.goals import Plan

__all__ = ["Format", "dump", "dumps", "load", "loads", "read", "reads"]

Format: TypeAlias = Literal["yaml", "json", "toml"]
"""A language of plan files."""

Parser: TypeAlias = Callable[[str, Origin, list[Flaw]], Document | None]

_PARSERS: dict[str, Parser] = {"yaml": yaml_text.parse, "json": json_text.parse}
_WRITERS: dict[str, Callable[[Plan], str]] = {"yaml": render.yaml_text, "json": render.json_text}
_SUFFIXES: dict[str, Format] = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml"}


def load(path: str | PathLike[str]) -> Plan:
    """Return the plan of a file.

    Args:
        path: A .yaml, .yml, .json or .toml file.

    Raises:
        PlanFileError: With every problem of the file at once, each with line and column.
        MissingExtraError: If the file is YAML and PyYAML is not installed.
    """
    return _plan_or_error(*read(path), str(path))


def read(path: str | PathLike[str]) -> tuple[Plan | None, tuple[PlanFileIssue, ...]]:
    """Return the plan of a file and its problems; None where there are any.

    Raises:
        MissingExtraError: If the file is YAML and PyYAML is not installed.
    """
    origin = Origin(str(path))
    flaws: list[Flaw] = []
    format = _format_of(Path(path), origin, flaws)
    data = _bytes(Path(path), origin, flaws) if format else None
    text = None if data is None else decoded(data, origin, flaws)
    if format is None or text is None:
        return None, as_issues(flaws)
    return _read_text(text, format, str(path))


def loads(text: str | bytes, *, format: Format, name: str = "<text>") -> Plan:
    """Return the plan of a text.

    Args:
        text: The whole text of a plan file.
        format: Its language.
        name: What problems call it.

    Raises:
        PlanFileError: With every problem at once.
        UnknownNameError: If there is no such language.
        MissingExtraError: If it is YAML and PyYAML is not installed.

    Examples:
        >>> plan = loads('{"okrkit": 1, "name": "Q1"}', format="json")
        >>> plan.name
        'Q1'
    """
    return _plan_or_error(*reads(text, format=format, name=name), name)


def reads(
    text: str | bytes,
    *,
    format: Format,
    name: str = "<text>",
) -> tuple[Plan | None, tuple[PlanFileIssue, ...]]:
    """Return the plan of a text and its problems; None where there are any.

    Examples:
        >>> plan, issues = reads('{"okrkit": 1, "nmae": "Q1"}', format="json")
        >>> plan is None, str(issues[0])
        (True, "<text>:1:15: $.nmae: unknown field 'nmae' of a plan; did you mean 'name'?")
    """
    _check_format(format)
    origin = Origin(name)
    flaws: list[Flaw] = []
    if isinstance(text, bytes):
        plain = decoded(text, origin, flaws)
    else:
        plain = text.removeprefix("\ufeff")
        flaws.extend(flaw for flaw in [text_flaw(plain, origin)] if flaw)
    return (None, as_issues(flaws)) if flaws or plain is None else _read_text(plain, format, name)


def _read_text(text: str, format: Format, name: str) -> tuple[Plan | None, tuple[PlanFileIssue, ...]]:
    flaws: list[Flaw] = []
    with collector_paused():
        document = _PARSERS[format](text, Origin(name), flaws)
        plan = None
        if document is not None:
            plan = read_documents([Origin(name, document)], flaws)
        return (None if flaws else plan), as_issues(flaws)


def _plan_or_error(plan: Plan | None, issues: tuple[PlanFileIssue, ...], name: str) -> Plan:
    if plan is None:
        raise PlanFileError(name, issues)
    return plan


def _check_format(format: str) -> None:
    if format not in _PARSERS:
        raise UnknownNameError("plan format", str(format), _PARSERS)


def _format_of(path: Path, origin: Origin, flaws: list[Flaw]) -> Format | None:
    found = _SUFFIXES.get(path.suffix.lower())
    if found is None:
        known = ", ".join(_SUFFIXES)
        flaws.append(Flaw(origin, (), f"unknown kind of file {path.suffix!r}; known: {known}", "unknown-format"))
    return found


def _bytes(path: Path, origin: Origin, flaws: list[Flaw]) -> bytes | None:
    try:
        return path.read_bytes()
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        flaws.append(Flaw(origin, (), f"cannot be read: {_reason(error)}", "unreadable"))
        return None


def _reason(error: OSError | ValueError) -> str:
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return words[:1].lower() + words[1:]


def dumps(plan: Plan, *, format: Format) -> str:
    """Return the canonical text of a plan: the same plan gives the same text, and loading it gives the plan.

    Args:
        plan: What to write.
        format: The language.

    Raises:
        PlanFileError: If `extra` holds something that no plan file can hold.
        UnknownNameError: If there is no such language.

    Examples:
        >>> print(dumps(Plan(name="Q1"), format="json"))
        {
          "$schema": "plan.schema.json",
          "okrkit": 1,
          "name": "Q1"
        }
        <BLANKLINE>
    """
    return _written(plan, format, "<text>")


def _written(plan: Plan, format: Format, name: str) -> str:
    _check_format(format)
    try:
        with collector_paused():
            return _WRITERS[format](plan)
    except UnwritableError as error:
        flaw = Flaw(Origin(name), error.path, error.message, "unwritable")
        raise PlanFileError(name, as_issues([flaw])) from error


def dump(plan: Plan, path: str | PathLike[str]) -> None:
    """Write a plan to a file, canonical, as UTF-8 with line feeds; its suffix says the language.

    Raises:
        PlanFileError: If the file cannot be written, or `extra` holds something that no plan file can hold.
    """
    origin = Origin(str(path))
    flaws: list[Flaw] = []
    format = _format_of(Path(path), origin, flaws)
    if format is None:
        raise PlanFileError(str(path), as_issues(flaws))
    text = _written(plan, format, str(path))
    try:
        Path(path).write_bytes(text.encode("utf-8"))
    except (OSError, ValueError) as error:
        flaw = Flaw(origin, (), f"cannot be written: {_reason(error)}", "unwritable")
        raise PlanFileError(str(path), as_issues([flaw])) from error
