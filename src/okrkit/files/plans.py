"""Plan files in and out: load, read, dump, and the same on texts."""

# ruff: noqa: A001, A002  # `format` is the word that users look for

from __future__ import annotations

import os
from os import PathLike
from pathlib import Path

from okrkit.collector import collector_paused
from okrkit.errors import PlanFileError, PlanFileIssue, UnknownNameError
from okrkit.files.format.extras import UnwritableError
from okrkit.files.format.schema import plan_schema
from okrkit.files.issues import Flaw, Origin, as_issues
from okrkit.files.languages import SUFFIXES, WRITERS, Format
from okrkit.files.sources import Source, read_source, reason, source_of_text
from okrkit.files.syntax.text import text_flaw
from okrkit.goals import Plan

__all__ = ["dump", "dumps", "load", "loads", "read", "reads", "reads_source", "schema"]


def load(path: str | PathLike[str]) -> Plan:
    """Return the plan of a file, or of a folder of files.

    Args:
        path: A .yaml, .yml, .json or .toml file, or a folder with such files and with tables of
            check-ins (.csv).

    Raises:
        PlanFileError: With every problem at once, each with file, line, column and path.
        MissingExtraError: If a file is YAML and PyYAML is not installed.
    """
    return _plan_or_error(read_source(path))


def read(path: str | PathLike[str]) -> tuple[Plan | None, tuple[PlanFileIssue, ...]]:
    """Return the plan of a file or a folder, and its problems; there is a plan only where there are none.

    Raises:
        MissingExtraError: If a file is YAML and PyYAML is not installed.
    """
    source = read_source(path)
    return source.plan, source.issues


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
    return _plan_or_error(reads_source(text, format=format, name=name))


def reads(text: str | bytes, *, format: Format, name: str = "<text>") -> tuple[Plan | None, tuple[PlanFileIssue, ...]]:
    """Return the plan of a text and its problems; there is a plan only where there are none.

    Examples:
        >>> plan, issues = reads('{"okrkit": 1, "nmae": "Q1"}', format="json")
        >>> plan is None, str(issues[0])
        (True, "<text>:1:15: $.nmae: unknown field 'nmae' of a plan; did you mean 'name'?")
    """
    source = reads_source(text, format=format, name=name)
    return source.plan, source.issues


def reads_source(text: str | bytes, *, format: Format, name: str = "<text>") -> Source:
    """Read a text and keep where everything stands; see `read_source`.

    Examples:
        >>> text = '{"okrkit": 1, "smart_goals": [{"id": "calls", "title": "Hold 40 calls"}]}'
        >>> str(reads_source(text, format="json").place("calls", "title"))
        '<text>:1:56'
    """
    _check_format(format)
    return source_of_text(text, format, name)


def _plan_or_error(source: Source) -> Plan:
    if source.plan is None:
        raise PlanFileError(source.name, source.issues)
    return source.plan


def _check_format(format: str) -> None:
    if format not in WRITERS:
        raise UnknownNameError("plan format", str(format), WRITERS)


def dumps(plan: Plan, *, format: Format) -> str:
    """Return the canonical text of a plan: the same plan gives the same text, and loading it gives the plan.

    Args:
        plan: What to write.
        format: The language.

    Raises:
        PlanFileError: If the plan holds something that no plan file can hold, as a set in `extra`.
        UnknownNameError: If there is no such language.

    Examples:
        >>> print(dumps(Plan(name="Q1"), format="yaml"))
        # yaml-language-server: $schema=plan.schema.json
        okrkit: 1
        name: Q1
        <BLANKLINE>
    """
    _check_format(format)
    return _written(plan, format, "<text>")


def _written(plan: Plan, format: str, name: str) -> str:
    origin = Origin(name)
    try:
        with collector_paused():
            text = WRITERS[format](plan)
        flaw = text_flaw(text, origin)
    except UnwritableError as error:
        flaw = Flaw(origin, error.path, error.message, "unwritable")
        raise PlanFileError(name, as_issues([flaw])) from error
    if flaw is not None:
        raise PlanFileError(name, as_issues([flaw]))
    return text


def dump(plan: Plan, path: str | PathLike[str]) -> None:
    """Write a plan to a file, canonical, as UTF-8 with line feeds; its suffix says the language.

    The file is replaced as a whole: where writing fails, the old one is still there.

    Raises:
        PlanFileError: If the file cannot be written, or the plan holds something that no plan file can hold.
    """
    target = Path(path)
    format = SUFFIXES.get(target.suffix.lower())
    if format is None:
        message = f"unknown kind of file {target.suffix!r}; known: {', '.join(SUFFIXES)}"
        raise _refused(str(path), message, "unknown-format")
    data = _written(plan, format, str(path)).encode("utf-8")
    beside = target.with_name(f".{target.name}.{os.getpid()}.new")
    try:
        if target.is_symlink() or (target.exists() and not target.is_file()):
            target.write_bytes(data)  # a link or a device stays what it is
        else:
            _replace(target, beside, data)
    except (OSError, ValueError) as error:
        raise _refused(str(path), f"cannot be written: {reason(error)}", "unwritable") from error


def _replace(target: Path, beside: Path, data: bytes) -> None:
    """Write beside the file and move it into its place, with the rights that the old one had."""
    try:
        beside.write_bytes(data)
        if target.exists():
            beside.chmod(target.stat().st_mode)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)


def _refused(name: str, message: str, code: str) -> PlanFileError:
    return PlanFileError(name, as_issues([Flaw(Origin(name), (), message, code)]))


def schema() -> dict[str, object]:
    """Return the JSON Schema of plan files, draft 2020-12; `schema/plan.schema.json` holds the same.

    Examples:
        >>> schema()["$id"]
        'urn:okrkit:plan:1'
    """
    return plan_schema()
