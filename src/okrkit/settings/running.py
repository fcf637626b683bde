"""lint under settings: the rules they choose, without what they switch off for a level or a file."""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from types import ModuleType

from okrkit.errors import OptionsError, UnknownNameError
from okrkit.goals import HealthMetric, Initiative, Level, Plan
from okrkit.rules import ALL, STABLE, Finding, Rule, Severity, lint, select_rules
from okrkit.settings.profiles import PROFILES
from okrkit.settings.settings import Settings

__all__ = ["chosen_rules", "lint_with", "own_rules"]

FileOf = Callable[[str], str | None]


def lint_with(plan: Plan, *, as_of: date, settings: Settings, file_of: FileOf | None = None) -> tuple[Finding, ...]:
    """Return what lint finds under settings.

    Args:
        plan: The plan.
        as_of: The day it is looked at.
        settings: Which rules run where, with which thresholds.
        file_of: Returns the file a goal stands in, from its id; None: the plan came from no file.

    Raises:
        OptionsError: If a rule that the settings name does not exist, or a module of rules does not load.

    Examples:
        >>> from okrkit import Objective
        >>> from okrkit.settings import settings_from
        >>> plan = Plan([Objective("o", "Grow", level="team")])
        >>> found = lint_with(plan, as_of=date(2026, 1, 1), settings=Settings(select=("no-key-results",)))
        >>> [finding.rule for finding in found]
        ['OBJ104']
        >>> quiet = settings_from({"select": ["no-key-results"], "per-level": {"team": ["OBJ"]}})
        >>> lint_with(plan, as_of=date(2026, 1, 1), settings=quiet)
        ()
    """
    rules = chosen_rules(settings)
    found = lint(plan, as_of=as_of, options=settings.thresholds(), rules=rules, own_words=settings.own_words)
    off = _switched_off(plan, settings, rules, file_of)
    return tuple(finding for finding in found if not off(finding))


def chosen_rules(settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that settings choose, in the order of the catalogue, own rules last.

    Raises:
        OptionsError: If a rule does not exist, or a module of rules does not load.

    Examples:
        >>> [rule.code for rule in chosen_rules(Settings(select=("KEY103", "OBJ104")))]
        ['OBJ104', 'KEY103']
    """
    own = own_rules(settings)
    profile = PROFILES[settings.profile] if settings.profile else None
    base = settings.select if settings.select is not None or profile is None else profile.select
    problems: list[str] = []

    def find(names: Iterable[str]) -> set[Rule]:
        return {rule for name in names for rule in _rules_of(name, own, problems)}

    wanted = {*STABLE, *own} if base is None else find(base)
    left_out = find((*settings.ignore, *(profile.ignore if profile else ())))
    chosen = (wanted | find(settings.extend)) - left_out
    if problems:
        raise OptionsError("settings", dict.fromkeys(problems))
    return tuple(rule for rule in (*ALL, *own) if rule in chosen)


def _rules_of(name: str, own: tuple[Rule, ...], problems: list[str]) -> tuple[Rule, ...]:
    if name == "errors":
        return tuple(rule for rule in (*STABLE, *own) if rule.severity is Severity.ERROR)
    mine = tuple(rule for rule in own if name in {rule.code, rule.name, rule.family})
    try:
        return mine or select_rules([name])
    except UnknownNameError as error:
        problems.append(str(error))
        return ()


def own_rules(settings: Settings) -> tuple[Rule, ...]:
    """Return the rules of the modules that settings name, in the order of their definition.

    Raises:
        OptionsError: If a module does not load, defines no rule, or takes a code of the catalogue.
    """
    problems: list[str] = []
    found = tuple(rule for name in settings.rules for rule in _module_rules(name, settings.folder, problems))
    taken = {rule.code for rule in ALL}
    problems.extend(f"rule code {rule.code!r} belongs to okrkit; take another" for rule in found if rule.code in taken)
    if problems:
        raise OptionsError("settings", problems)
    return found


def _module_rules(name: str, folder: Path | None, problems: list[str]) -> tuple[Rule, ...]:
    try:
        module = _module(name, folder)
    except Exception as error:  # noqa: BLE001  # whatever a user's module does wrong is told, not shown as ours
        problems.append(f"rules of {name!r} do not load: {type(error).__name__}: {error}")
        return ()
    values: Mapping[str, object] = vars(module)
    rules = tuple(dict.fromkeys(value for value in values.values() if isinstance(value, Rule)))
    if not rules:
        problems.append(f"{name!r} defines no rule; build one with @okrkit.rules.rule(...)")
    return rules


def _module(name: str, folder: Path | None) -> ModuleType:
    if not name.endswith(".py"):
        return importlib.import_module(name)
    file = (folder or Path()) / name
    spec = importlib.util.spec_from_file_location(file.stem, file)
    if spec is None or spec.loader is None or not file.is_file():
        message = f"no file {str(file)!r}"
        raise FileNotFoundError(message)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _switched_off(
    plan: Plan, settings: Settings, rules: Iterable[Rule], file_of: FileOf | None
) -> Callable[[Finding], bool]:
    """Return whether a finding is switched off for the level or the file of its goal."""
    names = {rule.code: {rule.code, rule.name, rule.family, "ALL"} for rule in rules}

    def off(finding: Finding) -> bool:
        if finding.goal is None or finding.goal not in plan:
            return False
        mine = names.get(finding.rule, {finding.rule, finding.name})
        level = _level(plan, finding.goal)
        if level is not None and mine.intersection(settings.per_level.get(level, ())):
            return True
        file = None if file_of is None else file_of(finding.goal)
        return file is not None and any(
            mine.intersection(listed)
            for pattern, listed in settings.per_file.items()
            if _matches(file, pattern, settings)
        )

    return off


def _level(plan: Plan, goal: str) -> Level | None:
    return None if isinstance(plan[goal], Initiative | HealthMetric) else plan.level_of(goal)


def _matches(file: str, pattern: str, settings: Settings) -> bool:
    """Match the path as it was given, and from the folder of the settings."""
    path = Path(file)
    shown = {path.as_posix(), path.name}
    if settings.folder is not None:
        full, base = path.resolve(), settings.folder.resolve()
        shown |= {full.relative_to(base).as_posix()} if full.is_relative_to(base) else set()
    return any(fnmatchcase(name, pattern) for name in shown)
