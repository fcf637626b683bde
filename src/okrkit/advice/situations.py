"""Situation: what is known about a piece of work before its framework is chosen."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar, cast

import attrs

from okrkit.errors import InvalidGoalError
from okrkit.goals import Ambition, Level
from okrkit.goals._build import short_repr, shown

__all__ = ["Horizon", "Purpose", "Situation"]


class Purpose(StrEnum):
    """What a goal is set for.

    Examples:
        >>> Purpose("probation").is_about_a_person, Purpose.STRATEGY.is_about_a_person
        (True, False)
    """

    APPRAISAL = "appraisal"
    PROBATION = "probation"
    ONBOARDING = "onboarding"
    DEVELOPMENT = "development"
    COMPLIANCE = "compliance"
    CONTRACTUAL = "contractual"
    DELIVERY = "delivery"
    STRATEGY = "strategy"

    @property
    def is_about_a_person(self) -> bool:
        """Return whether the goal serves one person's appraisal, start or growth."""
        return self in {Purpose.APPRAISAL, Purpose.PROBATION, Purpose.ONBOARDING, Purpose.DEVELOPMENT}

    @property
    def is_an_obligation(self) -> bool:
        """Return whether the goal has to be met because a law or a contract says so."""
        return self in {Purpose.COMPLIANCE, Purpose.CONTRACTUAL}


class Horizon(StrEnum):
    """How far away the end is; a quarter is any OKR cycle of 8-16 weeks."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


_EVERYDAY_WORDS = {"stretch": Ambition.ASPIRATIONAL, "must-hit": Ambition.COMMITTED}

E = TypeVar("E", bound=StrEnum)


def _member(kind: type[E], value: object) -> E | None:
    """Return the member of that name; what is none stays as it is, for the checks to refuse."""
    try:
        return None if value is None else kind(cast("str", value))
    except ValueError:
        return cast("E", value)


def _as_level(value: Level | str | None) -> Level | None:
    return _member(Level, value)


def _as_purpose(value: Purpose | str | None) -> Purpose | None:
    return _member(Purpose, value)


def _as_ambition(value: Ambition | str | None) -> Ambition | None:
    return _member(Ambition, _EVERYDAY_WORDS.get(value or "", value))


def _as_horizon(value: Horizon | str | int | None) -> Horizon | None:
    """Sort a number of days into the horizons; an OKR cycle lasts 8-16 weeks (method, section 8)."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        return _member(Horizon, value)
    bounds = ((55, Horizon.MONTH), (112, Horizon.QUARTER), (200, Horizon.HALF))
    return next((horizon for most, horizon in bounds if value <= most), Horizon.YEAR)


@attrs.frozen(kw_only=True, repr=False)
class Situation:
    """What is known about a piece of work; None means that it is not known.

    Attributes:
        level: Where the goal would live.
        purpose: What it would be set for.
        teams_required: Teams without which the result cannot be produced [≥ 1].
        single_owner: Whether one person or team can produce the result alone.
        controllable: Share of the result that its owner controls [0-1].
        metrics_needed: How many metrics it takes to tell that it was reached [≥ 0].
        finish_line_clear: Whether everyone would agree that it is done.
        scope_stable: Whether the scope will stay as agreed.
        ambition: Committed ("must-hit") or aspirational ("stretch").
        alignment_problem: Whether teams deliver and the whole does not move.
        adapts_in_cycle: Whether the way there is expected to change on the way.
        horizon: How far away the end is, as a word or in days.

    Raises:
        InvalidGoalError: With every fault at once.

    Examples:
        >>> Situation(level="team", teams_required=3, horizon=90).horizon.value
        'quarter'
    """

    level: Level | None = attrs.field(default=None, converter=_as_level)
    purpose: Purpose | None = attrs.field(default=None, converter=_as_purpose)
    teams_required: int | None = None
    single_owner: bool | None = None
    controllable: float | None = None
    metrics_needed: int | None = None
    finish_line_clear: bool | None = None
    scope_stable: bool | None = None
    ambition: Ambition | None = attrs.field(default=None, converter=_as_ambition)
    alignment_problem: bool | None = None
    adapts_in_cycle: bool | None = None
    horizon: Horizon | None = attrs.field(default=None, converter=_as_horizon)

    def __attrs_post_init__(self) -> None:
        found = (*_word_faults(self), *_count_faults(self), *_flag_faults(self))
        if faults := [fault for fault in found if fault]:
            raise InvalidGoalError("Situation", faults)

    __repr__ = short_repr

    def known(self) -> tuple[str, ...]:
        """Return the names of the fields that are known, in field order.

        Examples:
            >>> Situation(single_owner=False, teams_required=2).known()
            ('teams_required', 'single_owner')
        """
        names = (field.name for field in attrs.fields(Situation))
        return tuple(name for name in names if getattr(self, name) is not None)


def _word_faults(situation: Situation) -> list[str | None]:
    kinds: dict[str, type[StrEnum]] = {"level": Level, "purpose": Purpose, "ambition": Ambition, "horizon": Horizon}
    named: list[tuple[str, object, type[StrEnum]]] = [
        (name, getattr(situation, name), kind) for name, kind in kinds.items()
    ]
    return [
        f"{name} must be one of {', '.join(kind)}, got {shown(value)}"
        for name, value, kind in named
        if value is not None and not isinstance(value, kind)
    ]


def _count_faults(situation: Situation) -> list[str | None]:
    share: object = situation.controllable
    counts: tuple[tuple[str, object, int], ...] = (
        ("teams_required", situation.teams_required, 1),
        ("metrics_needed", situation.metrics_needed, 0),
    )
    return [
        *(_count_fault(name, value, least) for name, value, least in counts),
        None if share is None or _is_share(share) else f"controllable must be in [0, 1], got {shown(share)}",
    ]


def _count_fault(name: str, value: object, least: int) -> str | None:
    sound = value is None or (isinstance(value, int) and not isinstance(value, bool) and value >= least)
    return None if sound else f"{name} must be a whole number, {least} or more, got {shown(value)}"


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1


def _flag_faults(situation: Situation) -> list[str | None]:
    names = ("single_owner", "finish_line_clear", "scope_stable", "alignment_problem", "adapts_in_cycle")
    return [
        None if value is None or isinstance(value, bool) else f"{name} must be True, False or None, got {shown(value)}"
        for name in names
        for value in [getattr(situation, name)]
    ]
