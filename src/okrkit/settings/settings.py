"""Settings: which rules run where, with which thresholds; read from okrkit.toml or pyproject.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

import attrs

from okrkit.advice import THREE_LAYERS, LayerPolicy
from okrkit.errors import OptionsError, UnknownNameError
from okrkit.goals import Level
from okrkit.goals._build import shown
from okrkit.parsing import OwnWords
from okrkit.rules import Options
from okrkit.settings._reading import Reader, as_names
from okrkit.settings.profiles import PROFILES

__all__ = ["Settings", "find_settings", "read_settings", "settings_from"]

_FILES: Final = ("okrkit.toml", "pyproject.toml")
_LEVELS: Final = tuple(level.value for level in Level)
_KINDS: Final[tuple[Literal["okr", "smart"], ...]] = ("okr", "smart")
_WORDS: Final = ("vague", "defined", "units")
_KEYS: Final = (
    "profile",
    "select",
    "extend",
    "ignore",
    "rules",
    "options",
    "per-level",
    "per-file",
    "layers",
    "lexicon",
)


@attrs.frozen(kw_only=True)
class Settings:
    """Which rules run where, with which thresholds.

    Attributes:
        profile: Name of the profile that the rest builds on; None: okrkit's own defaults.
        select: Rules that run, as codes, names or families; None: the profile's.
        extend: Rules that run besides.
        ignore: Rules that do not run.
        rules: Modules, or .py files beside the settings, that define rules of your own.
        options: Thresholds, on top of the profile's.
        per_level: Rules that do not run for goals of a level, by level.
        per_file: Rules that do not run for goals that stand in files of a pattern, by pattern.
        layers: Kinds of goals that a level may hold, "okr" and "smart", by level, on top of the three layers.
        own_words: What words mean in the house, on top of okrkit's lists.
        folder: Where patterns and .py files start; None: the settings came from no file.

    Examples:
        >>> settings_from({"ignore": ["CAD"], "options": {"max_key_results": 4}}).options
        {'max_key_results': 4}
    """

    profile: str | None = None
    select: tuple[str, ...] | None = None
    extend: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    options: Mapping[str, float] = attrs.field(factory=dict[str, float], hash=False)
    per_level: Mapping[Level, tuple[str, ...]] = attrs.field(factory=dict[Level, tuple[str, ...]], hash=False)
    per_file: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict[str, tuple[str, ...]], hash=False)
    layers: Mapping[Level, tuple[str, ...]] = attrs.field(factory=dict[Level, tuple[str, ...]], hash=False)
    own_words: OwnWords = attrs.field(factory=OwnWords)
    folder: Path | None = None

    def layer_policy(self) -> LayerPolicy:
        """Return which kinds of goals each level may hold: the three layers, and what the settings say instead.

        Examples:
            >>> policy = settings_from({"layers": {"individual": ["smart", "okr"]}}).layer_policy()
            >>> policy.allows(Level.INDIVIDUAL, "okr"), policy.allows(Level.COMPANY, "smart")
            (True, False)
        """
        stated: dict[Level, frozenset[Literal["okr", "smart"]]]
        stated = {level: frozenset(kind for kind in _KINDS if kind in kinds) for level, kinds in self.layers.items()}
        return LayerPolicy({**THREE_LAYERS.allowed, **stated})

    def thresholds(self) -> Options:
        """Return the thresholds of the profile with those of the settings on top."""
        base = dict(PROFILES[self.profile].options) if self.profile else dict[str, float]()
        return Options(**{**base, **self.options})  # type: ignore[arg-type]  # Options checks each value


def settings_from(table: Mapping[str, object], *, file: str = "settings", folder: Path | None = None) -> Settings:
    """Return the settings that a table holds, as under [tool.okrkit].

    Args:
        table: Keys and values as TOML gives them.
        file: What problems are reported against.
        folder: Where patterns and .py files start.

    Raises:
        OptionsError: With every problem at once: unknown keys with the nearest known one, values of
            the wrong kind, thresholds out of range. Rule names are checked when rules are chosen.

    Examples:
        >>> settings_from({"selct": ["KEY"]})
        Traceback (most recent call last):
            ...
        okrkit.errors.OptionsError: settings: unknown key 'selct'; did you mean 'select'?
    """
    reader = Reader(table, known=_KEYS)
    found = Settings(
        profile=reader.name("profile", PROFILES),
        select=reader.names("select"),
        extend=reader.names("extend") or (),
        ignore=reader.names("ignore") or (),
        rules=reader.names("rules") or (),
        options=_options(reader),
        per_level={Level(level): names for level, names in _per(reader, "per-level", known=_LEVELS).items()},
        per_file=_per(reader, "per-file"),
        layers=_layers(reader),
        own_words=_own_words(reader),
        folder=folder,
    )
    if reader.problems:
        raise OptionsError(file, reader.problems)
    return found


def _options(reader: Reader) -> dict[str, float]:
    table = reader.tables("options")
    known = [field.name for field in attrs.fields(Options)]
    reader.problems.extend(f"options: {UnknownNameError('threshold', key, known)}" for key in table if key not in known)
    sound: dict[str, float] = {}
    for key in [key for key in table if key in known]:
        try:
            Options(**{key: table[key]})  # type: ignore[arg-type]  # what is no number is refused here
            sound[key] = table[key]  # type: ignore[assignment]
        except OptionsError as error:
            reader.problems.extend(f"options: {problem}" for problem in error.problems)
    return sound


def _per(
    reader: Reader, key: str, *, known: tuple[str, ...] | None = None, wanted: str = "a list of rules"
) -> dict[str, tuple[str, ...]]:
    """Read a table of lists, each for its level or pattern."""
    sound: dict[str, tuple[str, ...]] = {}
    for name, value in reader.tables(key).items():
        names = as_names(value)
        if known is not None and name not in known:
            reader.problems.append(f"{reader.where}{key}: {UnknownNameError('level', name, known)}")
        elif names is None:
            reader.problems.append(f"{reader.where}{key}: {name} must be {wanted}, got {shown(value)}")
        else:
            sound[name] = names
    return sound


def _layers(reader: Reader) -> dict[Level, tuple[str, ...]]:
    """Read which kinds of goals each level may hold."""
    stated = _per(reader, "layers", known=_LEVELS, wanted='a list of "okr" and "smart"')
    unknown = [(level, kind) for level, kinds in stated.items() for kind in kinds if kind not in _KINDS]
    reader.problems.extend(
        f"layers: {level}: {UnknownNameError('kind of goal', kind, _KINDS)}" for level, kind in unknown
    )
    return {Level(level): kinds for level, kinds in stated.items()}


def _own_words(reader: Reader) -> OwnWords:
    """Read what words mean in the house."""
    inner = Reader(reader.tables("lexicon"), known=_WORDS, where="lexicon: ")
    units = _per(inner, "units", wanted="a list of spellings")
    vague, defined = inner.names("vague") or (), inner.names("defined") or ()
    reader.problems.extend(inner.problems)
    try:
        return OwnWords(vague=vague, defined=defined, units=units)
    except OptionsError as error:
        reader.problems.extend(f"lexicon: {problem}" for problem in error.problems)
        return OwnWords()


def read_settings(path: str | Path) -> Settings:
    """Return the settings of a file: okrkit.toml as it is, of any pyproject.toml the [tool.okrkit] table.

    Raises:
        OptionsError: With every problem at once, a file that cannot be read included.
    """
    file = Path(path)
    try:
        table: Mapping[str, object] = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise OptionsError(str(path), [f"cannot be read: {error}"]) from error
    if file.name == "pyproject.toml":
        table = _tool_table(table) or {}
    return settings_from(table, file=str(path), folder=file.parent)


def _tool_table(table: Mapping[str, object]) -> Mapping[str, object] | None:
    tool = table.get("tool")
    found = tool.get("okrkit") if isinstance(tool, dict) else None  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
    return found if isinstance(found, dict) else None  # pyright: ignore[reportUnknownVariableType]


def find_settings(start: str | Path) -> Path | None:
    """Return the nearest settings file, in a folder or above it; None where there is none.

    A pyproject.toml counts only where it has a [tool.okrkit] table; okrkit.toml comes first.

    Args:
        start: A plan file or a folder.
    """
    first = Path(start).resolve()
    for folder in (first, *first.parents):
        for name in _FILES:
            if _holds_settings(folder / name):
                return folder / name
    return None


def _holds_settings(file: Path) -> bool:
    if not file.is_file():
        return False
    if file.name != "pyproject.toml":
        return True
    try:
        return _tool_table(tomllib.loads(file.read_text(encoding="utf-8-sig"))) is not None
    except (OSError, ValueError, RecursionError):
        return False  # somebody else's broken file says nothing about goals
