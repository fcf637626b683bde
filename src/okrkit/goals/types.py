"""The goals: Objective, KeyResult, SmartGoal; what stands beside them: Initiative, HealthMetric."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import TypeAlias, cast

import attrs

from okrkit.errors import InvalidGoalError
from okrkit.goals._build import (
    EMPTY,
    as_day,
    as_extra,
    as_names,
    as_reasons,
    day_fault,
    flag_fault,
    id_fault,
    refuse,
    refused,
    short_repr,
    shown,
    text_fault,
    title_fault,
)
from okrkit.goals.check_ins import measure_fault
from okrkit.goals.cycles import Cycle
from okrkit.goals.links import Contribution, as_contributions, weight_fault
from okrkit.goals.measures import Measure
from okrkit.goals.numbers import Number, as_number, as_optional_number, number_fault

__all__ = ["Ambition", "Goal", "HealthMetric", "Initiative", "Item", "KeyResult", "Level", "Objective", "SmartGoal"]


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


def _as_level(value: Level | str | None) -> Level | None:
    if value is None or type(value) is Level:
        return value
    try:
        return Level(value)
    except ValueError:
        return refuse(Level, f"level must be one of {', '.join(Level)}, got {shown(value)}")


def _as_ambition(value: Ambition | str) -> Ambition:
    try:
        return Ambition(value)
    except ValueError:
        return refuse(Ambition, f"ambition must be one of {', '.join(Ambition)}, got {shown(value)}")


def _as_key_results(given: Iterable[KeyResult]) -> tuple[KeyResult, ...]:
    try:
        found = tuple(given)
    except TypeError:
        return refuse(tuple[KeyResult, ...], f"key_results must be a list, got {shown(given)}")
    bad = [
        f"key_results must hold KeyResults, got {shown(one)}"
        for one in cast("tuple[object, ...]", found)
        if not isinstance(one, KeyResult)
    ]
    return refuse(tuple[KeyResult, ...], *bad) if bad else found


@attrs.frozen(repr=False, weakref_slot=False)
class _GoalFields:
    """The fields of every goal."""

    id: str
    title: str
    owner: str | None = attrs.field(default=None, kw_only=True)
    team: str | None = attrs.field(default=None, kw_only=True)
    level: Level | None = attrs.field(default=None, kw_only=True, converter=_as_level)
    weight: Number = attrs.field(default=1.0, kw_only=True, converter=as_number)
    effort: Number | None = attrs.field(default=None, kw_only=True, converter=as_optional_number)
    contributes_to: tuple[Contribution, ...] = attrs.field(default=(), kw_only=True, converter=as_contributions)
    depends_on: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=as_names)
    conflicts_with: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=as_names)
    tags: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=as_names)
    extra: Mapping[str, object] = attrs.field(default=EMPTY, kw_only=True, converter=as_extra)
    allow: Mapping[str, str] = attrs.field(default=cast("Mapping[str, str]", EMPTY), kw_only=True, converter=as_reasons)


def _goal_faults(goal: _GoalFields) -> list[str | None]:
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


def _finish(item: _GoalFields | Initiative | HealthMetric, faults: Iterable[str | None]) -> None:
    found = [fault for fault in faults if fault]
    if found:
        raise InvalidGoalError(f"{type(item).__name__} {shown(item.id)}", found)


def _optional_day_fault(name: str, value: date | None) -> str | None:
    return None if value is None else day_fault(name, value)


def _optional_measure_fault(value: object) -> str | None:
    return None if value is None else measure_fault(value)


@attrs.frozen(repr=False, weakref_slot=False)
class KeyResult(_GoalFields):
    """One measured result that shows its objective was reached.

    Attributes:
        id: Unique in its plan.
        title: What people read.
        measure: What is counted and how far; None: not measured yet, which lint reports.
        due: Day of the promise [included]; None: the end of the cycle.
        evidence: Where the number comes from; None: not stated.
        owner: One person; None: the objective's.
        team: None: the objective's.
        level: None: the objective's.
        weight: Share in the objective [≥ 0, any scale].
        effort: Work spent, in the plan's own unit [≥ 0]; None: not stated.
        contributes_to: Links to the goals it supports beyond its own objective.
        depends_on: Ids of goals that must come first.
        conflicts_with: Ids of goals it works against.
        tags: Free words.
        extra: What an importer found no field for.
        allow: Suppressed rules, each with the reason.

    Raises:
        InvalidGoalError: With every fault at once.

    Examples:
        >>> from okrkit import Change
        >>> KeyResult("reply", "Reduce first response time", Change(4, 1, unit="hour"), owner="ana")
        KeyResult('reply', 'Reduce first response time', Change(4, 1, unit='hour'), owner='ana')
    """

    measure: Measure | None = None
    due: date | None = attrs.field(default=None, kw_only=True, converter=as_day)
    evidence: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        own = (
            _optional_measure_fault(self.measure),
            _optional_day_fault("due", self.due),
            text_fault("evidence", self.evidence),
        )
        _finish(self, (*_goal_faults(self), *own))

    __repr__ = short_repr


@attrs.frozen(repr=False, weakref_slot=False)
class Objective(_GoalFields):
    """The outcome a group wants by the end of a cycle; it has no number of its own.

    Attributes:
        key_results: The results that show it was reached; 3-5 are usual.
        cycle: The period it covers; None: the plan's.
        ambition: Aspirational (0.7 is success) or committed (1.0).
        linked_to_pay: Whether pay depends on its score; lint reports that.
        shared_by: Teams that share the outcome; each should hold a key result.

    The other attributes are those of `KeyResult`; a level of None means that none was stated.

    Raises:
        InvalidGoalError: With every fault at once.

    Source:
        Doerr 2018: an objective is what is to be achieved, key results are how we know.

    Examples:
        >>> support = Objective("support", "Make our customer support world-class", level="company")
        >>> support.ambition.value, support.level.value, support.key_results
        ('aspirational', 'company', ())
    """

    key_results: tuple[KeyResult, ...] = attrs.field(default=(), converter=_as_key_results)
    cycle: Cycle | None = attrs.field(default=None, kw_only=True)
    ambition: Ambition = attrs.field(default=Ambition.ASPIRATIONAL, kw_only=True, converter=_as_ambition)
    linked_to_pay: bool = attrs.field(default=False, kw_only=True)
    shared_by: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=as_names)

    def __attrs_post_init__(self) -> None:
        own = (
            *refused(self.key_results, self.ambition, self.shared_by),
            _cycle_fault(self.cycle),
            flag_fault("linked_to_pay", self.linked_to_pay),
        )
        _finish(self, (*_goal_faults(self), *own))

    __repr__ = short_repr


def _cycle_fault(value: object) -> str | None:
    return None if value is None or isinstance(value, Cycle) else f"cycle must be a Cycle, got {shown(value)}"


@attrs.frozen(repr=False, weakref_slot=False)
class SmartGoal(_GoalFields):
    """One self-contained promise of one owner, expected in full.

    Attributes:
        measure: What is counted and how far; None: not measured yet, which lint reports.
        due: Last day of the promise [included]; None: no deadline, which lint reports.
        start: First day; None: see `Plan.period_of`.
        cycle: The period it belongs to; None: the plan's.
        relevance: Why it matters; None: not stated.
        achievable: A reason or evidence that it can be done; None: not stated.
        used_in_appraisal: Whether it counts in someone's appraisal.
        level: Individual unless stated.

    The other attributes are those of `KeyResult`.

    Raises:
        InvalidGoalError: With every fault at once.

    Source:
        Doran 1981; Krezzo: 100 % is expected.

    Examples:
        >>> from okrkit import Change
        >>> goal = SmartGoal("calls", "Hold 40 customer calls", Change(0, 40), owner="ana", due=date(2026, 6, 30))
        >>> goal.level.value
        'individual'
    """

    measure: Measure | None = None
    due: date | None = attrs.field(default=None, kw_only=True, converter=as_day)
    start: date | None = attrs.field(default=None, kw_only=True, converter=as_day)
    cycle: Cycle | None = attrs.field(default=None, kw_only=True)
    relevance: str | None = attrs.field(default=None, kw_only=True)
    achievable: str | None = attrs.field(default=None, kw_only=True)
    used_in_appraisal: bool = attrs.field(default=False, kw_only=True)
    level: Level | None = attrs.field(default=Level.INDIVIDUAL, kw_only=True, converter=_as_level)

    def __attrs_post_init__(self) -> None:
        own = (
            _optional_measure_fault(self.measure),
            _optional_day_fault("due", self.due),
            _optional_day_fault("start", self.start),
            _period_fault(self.start, self.due),
            _cycle_fault(self.cycle),
            text_fault("relevance", self.relevance),
            text_fault("achievable", self.achievable),
            flag_fault("used_in_appraisal", self.used_in_appraisal),
        )
        _finish(self, (*_goal_faults(self), *own))

    __repr__ = short_repr


@attrs.frozen(repr=False, weakref_slot=False)
class Initiative:
    """Work believed to move a key result: a bet, free to change inside the cycle, never part of a score.

    Attributes:
        moves: Ids of the goals it is believed to move.
        start: First day; None: not stated.
        due: Last day [included]; None: not stated.

    Raises:
        InvalidGoalError: With every fault at once.

    Examples:
        >>> Initiative("triage", "Route tickets by topic", moves=["reply"], owner="dana").moves
        ('reply',)
    """

    id: str
    title: str
    moves: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=as_names)
    owner: str | None = attrs.field(default=None, kw_only=True)
    team: str | None = attrs.field(default=None, kw_only=True)
    start: date | None = attrs.field(default=None, kw_only=True, converter=as_day)
    due: date | None = attrs.field(default=None, kw_only=True, converter=as_day)
    tags: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=as_names)
    extra: Mapping[str, object] = attrs.field(default=EMPTY, kw_only=True, converter=as_extra)
    allow: Mapping[str, str] = attrs.field(default=cast("Mapping[str, str]", EMPTY), kw_only=True, converter=as_reasons)

    def __attrs_post_init__(self) -> None:
        days = (_optional_day_fault("start", self.start), _optional_day_fault("due", self.due))
        own = (*refused(self.moves), *days, _period_fault(self.start, self.due))
        _finish(self, (*_item_faults(self), *own))

    __repr__ = short_repr


@attrs.frozen(repr=False, weakref_slot=False)
class HealthMetric:
    """A level to keep while pursuing objectives: it can veto a success and never raises a score.

    Attributes:
        measure: The level, usually a Hold.
        guards: Ids of the objectives whose success it can veto; none: it is only watched.

    Raises:
        InvalidGoalError: With every fault at once.

    Source:
        Wodtke, Radical Focus: health metrics beside the OKRs, "things to protect".

    Examples:
        >>> from okrkit import Hold
        >>> HealthMetric("churn", "Monthly churn", Hold(at_most=2, unit="%"), guards=["support"]).guards
        ('support',)
    """

    id: str
    title: str
    measure: Measure
    guards: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=as_names)
    owner: str | None = attrs.field(default=None, kw_only=True)
    team: str | None = attrs.field(default=None, kw_only=True)
    tags: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=as_names)
    extra: Mapping[str, object] = attrs.field(default=EMPTY, kw_only=True, converter=as_extra)
    allow: Mapping[str, str] = attrs.field(default=cast("Mapping[str, str]", EMPTY), kw_only=True, converter=as_reasons)

    def __attrs_post_init__(self) -> None:
        _finish(self, (*_item_faults(self), *refused(self.guards), measure_fault(self.measure)))

    __repr__ = short_repr


def _item_faults(item: Initiative | HealthMetric) -> list[str | None]:
    texts = (text_fault("owner", item.owner), text_fault("team", item.team))
    return [
        id_fault("id", item.id),
        title_fault("title", item.title),
        *texts,
        *refused(item.tags, item.extra, item.allow),
    ]


def _period_fault(start: date | None, due: date | None) -> str | None:
    if day_fault("", start) or day_fault("", due) or cast("date", start) <= cast("date", due):
        return None
    return f"due {due} is before start {start}; exchange the two"


Goal: TypeAlias = Objective | KeyResult | SmartGoal
"""What is promised and scored: a closed union."""

Item: TypeAlias = Goal | Initiative | HealthMetric
"""Whatever a plan holds under an id."""
