"""Which rules run: the settings file beside the plan, and what the command line says on top."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from okrkit.cli.answers import CLEAN, FINDINGS
from okrkit.cli.inputs import Loaded

if TYPE_CHECKING:
    from okrkit.parsing import OwnWords
    from okrkit.rules import Finding
    from okrkit.settings import Settings

__all__ = ["add_selection", "add_settings", "exit_code", "find", "settings_for", "words_for"]


def add_selection(parser: argparse.ArgumentParser) -> None:
    """Describe which rules run and which findings count."""
    parser.add_argument(
        "--select", metavar="RULES", help="only these codes, names or families, with commas; ALL: previews too"
    )
    parser.add_argument("--ignore", metavar="RULES", help="leave out these codes, names or families")
    parser.add_argument(
        "--fail-on",
        choices=("hint", "warning", "error", "never"),
        default="error",
        help="least severity that makes the exit code 1; default: error",
    )
    add_settings(parser)


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Describe where settings are read."""
    settings = parser.add_mutually_exclusive_group()
    settings.add_argument(
        "--config",
        metavar="FILE",
        help="settings; default: the nearest okrkit.toml, or pyproject.toml with [tool.okrkit]",
    )
    settings.add_argument("--isolated", action="store_true", help="read no settings file")


def settings_for(given: argparse.Namespace, *, beside: str | None = None) -> Settings:
    """Return the settings that hold for the plan, with the words of the command line on top.

    Args:
        given: What the command line says.
        beside: The file or folder where the search starts; None: the plan's.

    Raises:
        OptionsError: With every problem of the settings file.
    """
    from okrkit.settings import Settings, find_settings, read_settings

    place = given.plan if beside is None else beside
    file = given.config or (None if given.isolated else _beside(find_settings, place))
    base = Settings() if file is None else read_settings(file)
    select, ignore = getattr(given, "select", None), getattr(given, "ignore", None)
    if select is not None:  # only these: what the file adds does not run either
        base = attrs.evolve(base, select=_names(select), extend=())
    return attrs.evolve(base, ignore=(*base.ignore, *_names(ignore or "")))


def words_for(given: argparse.Namespace, *, beside: str) -> OwnWords:
    """Return what words mean in the house; all that rules need is loaded only where settings may stand.

    Raises:
        OptionsError: With every problem of the settings file.
    """
    if given.config is None and (given.isolated or not _may_have_settings(Path(beside))):
        from okrkit.parsing import NO_WORDS

        return NO_WORDS
    return settings_for(given, beside=beside).own_words


def _may_have_settings(folder: Path) -> bool:
    first = folder.resolve()
    return any(_names_okrkit(above) for above in (first, *first.parents))


def _names_okrkit(folder: Path) -> bool:
    try:
        project = folder / "pyproject.toml"
        return (folder / "okrkit.toml").is_file() or (project.is_file() and b"okrkit" in project.read_bytes())
    except OSError:
        return True  # who reads the settings says what is wrong, if anything is


def _beside(find_settings: Callable[[Path], Path | None], plan: str) -> Path | None:
    """Look where the plan stands; an example stands nowhere."""
    path = Path(plan)
    return find_settings(path if path.is_dir() else path.parent) if path.exists() else None


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def find(loaded: Loaded, given: argparse.Namespace) -> tuple[Finding, ...]:
    """Return the findings of the rules that the user wants."""
    from okrkit.settings import lint_with

    def file_of(goal: str) -> str | None:
        place = loaded.place_of(goal, None)
        return None if place is None else place.file

    settings = settings_for(given)
    return lint_with(
        loaded.plan, as_of=given.as_of.day, settings=settings, file_of=file_of if settings.per_file else None
    )


def exit_code(findings: Iterable[Finding], fail_on: str) -> int:
    """Return 1 where a finding is at least as severe as the user minds, else 0."""
    from okrkit.rules import Severity

    if fail_on == "never":
        return CLEAN
    least = Severity(fail_on)
    return FINDINGS if any(finding.severity >= least for finding in findings) else CLEAN
