"""What every goal has: its fields, their faults, and the words for its level and ambition."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeAlias, cast

import attrs

from okrkit.errors import InvalidGoalError
from okrkit.goals._build import (
    EMPTY,
    as_extra,
    as_names,
    as_reasons,
    day_fault,
    id_fault,
    refuse,
    refused,
    shown,
    text_fault,
    title_fault,
)
from okrkit.goals.check_ins import measure_fault
from okrkit.goals.links import Contribution, as_contributions, weight_fault
from okrkit.goals.numbers import Number, as_number, as_optional_number, number_fault


class Level(StrEnum):
    """Where in the organisation a goal lives, highest first.

    Examples:
        >>> Level("team").depth, Level.COMPANY == "company"
        (2, True)
    """

    COMPANY = "company"
    FUNCTION = "function"
    TEAM = "team"
    INDIVIDUAL = "individual"

    @property
    def depth(self) -> int:
        """Return the distance from the top [0 company - 3 individual]."""
        return _DEPTHS[self.value]


_DEPTHS = {level.value: depth for depth, level in enumerate(Level)}


class Ambition(StrEnum):
    """How much of an objective is expected: committed in full, aspirational 0.7 on average.

    Source:
        Google OKR playbook: "commitments" and "aspirations".

    Examples:
        >>> [ambition.value for ambition in Ambition]
        ['committed', 'aspirational']
    """

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"


def as_level(value: Level | str | None) -> Level | None:
    """Read a level by its word."""
    if value is None or type(value) is Level:
        return value
    try:
        return Level(value)
    except ValueError:
        return refuse(Level, f"level must be one of {', '.join(Level)}, got {shown(value)}")


def as_ambition(value: Ambition | str) -> Ambition:
    """Read an ambition by its word."""
    try:
        return Ambition(value)
    except ValueError:
        return refuse(Ambition, f"ambition must be one of {', '.join(Ambition)}, got {shown(value)}")


NONE: tuple[()] = ()
NO_REASONS = cast("Mapping[str, str]", EMPTY)
LARGEST = sys.float_info.max


@attrs.frozen(repr=False, weakref_slot=False)
class GoalFields:
    """The fields of every goal."""

    id: str
    title: str
    owner: str | None = attrs.field(default=None, kw_only=True)
    team: str | None = attrs.field(default=None, kw_only=True)
    level: Level | None = attrs.field(default=None, kw_only=True, converter=as_level)
    weight: Number = attrs.field(default=1.0, kw_only=True, converter=as_number)
    effort: Number | None = attrs.field(default=None, kw_only=True, converter=as_optional_number)
    contributes_to: tuple[Contribution, ...] = attrs.field(default=(), kw_only=True, converter=as_contributions)
    depends_on: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=as_names)
    conflicts_with: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=as_names)
    tags: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=as_names)
    extra: Mapping[str, object] = attrs.field(default=EMPTY, kw_only=True, converter=as_extra)
    allow: Mapping[str, str] = attrs.field(default=NO_REASONS, kw_only=True, converter=as_reasons)


def goal_faults(goal: GoalFields) -> list[str | None]:
    """Return what is wrong with the fields of every goal; None where nothing is."""
    return [
        id_fault("id", goal.id),
        title_fault("title", goal.title),
        text_fault("owner", goal.owner),
        text_fault("team", goal.team),
        weight_fault(goal.weight, least=0),
        None if goal.effort is None else number_fault("effort", goal.effort) or _effort_fault(goal.effort),
        *refused(
            goal.level,
            goal.contributes_to,
            goal.depends_on,
            goal.conflicts_with,
            goal.tags,
            goal.extra,
            goal.allow,
        ),
    ]


def _effort_fault(value: Number) -> str | None:
    return None if value >= 0 else f"effort must be 0 or more, got {value!r}"


class Identified(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str:
        """Return the id."""
        ...


def finish(item: Identified, faults: Iterable[str | None]) -> None:
    """Raise with every fault at once, where there is one."""
    found = [fault for fault in faults if fault]
    if found:
        raise InvalidGoalError(f"{type(item).__name__} {shown(item.id)}", found)


def optional_day_fault(name: str, value: date | None) -> str | None:
    """Return why the value is no day; None where it is one, or None."""
    return None if value is None else day_fault(name, value)


def optional_measure_fault(value: object) -> str | None:
    """Return why the value is no measure; None where it is one, or None."""
    return None if value is None else measure_fault(value)


Setter: TypeAlias = Callable[[object, object], None]


def setters(kind: type[object], *names: str) -> tuple[Setter, ...]:
    """Return what sets the slots of a frozen class: for its constructor alone."""
    return tuple(getattr(kind, name).__set__ for name in names)
