"""The goals: Objective, KeyResult, SmartGoal; what stands beside them: Initiative, HealthMetric."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeAlias, cast

import attrs

from okrkit.goals._build import (
    EMPTY,
    as_day,
    as_extra,
    as_names,
    as_reasons,
    day_fault,
    flag_fault,
    id_fault,
    listed,
    refused,
    short_repr,
    shown,
    text_fault,
    title_fault,
)
from okrkit.goals._fields import (
    LARGEST,
    NO_REASONS,
    NONE,
    Ambition,
    GoalFields,
    Level,
    as_ambition,
    as_level,
    finish,
    goal_faults,
    optional_day_fault,
    optional_measure_fault,
    setters,
)
from okrkit.goals.check_ins import measure_fault
from okrkit.goals.cycles import Cycle
from okrkit.goals.links import Links, as_contributions
from okrkit.goals.measures import Change, Establish, Hold, Measure
from okrkit.goals.milestones import Deliver
from okrkit.goals.numbers import Number, as_number, as_optional_number

__all__ = ["Ambition", "Goal", "HealthMetric", "Initiative", "Item", "KeyResult", "Level", "Objective", "SmartGoal"]


def _as_key_results(given: Iterable[KeyResult]) -> tuple[KeyResult, ...]:
    return listed(given, KeyResult, "key_results")


@attrs.frozen(init=False, repr=False, weakref_slot=False)
class KeyResult(GoalFields):
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
        extra: What an importer found no field for: text, finite numbers, flags, days, lists and mappings.
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

    def __init__(
        self,
        id: str,  # noqa: A002
        title: str,
        measure: Measure | None = None,
        *,
        due: date | None = None,
        owner: str | None = None,
        team: str | None = None,
        level: Level | str | None = None,
        weight: Number = 1.0,
        contributes_to: Links | None = NONE,
        depends_on: Iterable[str] | None = NONE,
        conflicts_with: Iterable[str] | None = NONE,
        tags: Iterable[str] | None = NONE,
        extra: Mapping[str, object] | None = EMPTY,
        allow: Mapping[str, str] | None = NO_REASONS,
        effort: Number | None = None,
        evidence: str | None = None,
    ) -> None:
        # Written out, because a company has many: what is bare needs no converter, and what is plain
        # no list of faults. The sixteen slots are set by their descriptors, not by name.
        bare = (
            contributes_to is depends_on is conflicts_with is tags is NONE
            and extra is allow is EMPTY
            and effort is None
            and (level is None or type(level) is Level)
            and (due is None or type(due) is date)
        )
        _set_id(self, id)
        _set_title(self, title)
        _set_measure(self, measure)
        _set_due(self, due if bare else as_day(due))
        _set_owner(self, owner)
        _set_team(self, team)
        _set_level(self, level if bare else as_level(level))
        _set_weight(self, weight if type(weight) is float else as_number(weight))
        _set_effort(self, effort if bare else as_optional_number(effort))
        _set_contributes_to(self, NONE if bare else as_contributions(contributes_to))
        _set_depends_on(self, NONE if bare else as_names(depends_on))
        _set_conflicts_with(self, NONE if bare else as_names(conflicts_with))
        _set_tags(self, NONE if bare else as_names(tags))
        _set_extra(self, EMPTY if bare else as_extra(extra))
        _set_allow(self, EMPTY if bare else as_reasons(allow))
        _set_evidence(self, evidence)
        plain = (
            bare
            and type(id) is str
            and id.isprintable()
            and id == id.strip() != ""
            and type(title) is str
            and title.isprintable()
            and (owner is None or (type(owner) is str and owner.isprintable()))
            and (team is None or (type(team) is str and team.isprintable()))
            and (evidence is None or (type(evidence) is str and evidence.isprintable()))
            and (type(weight) is float or type(weight) is int)
            and 0 <= weight <= LARGEST
            and type(measure) in _MEASURES
        )
        if not plain:
            day = optional_day_fault("due", self.due)
            own = (optional_measure_fault(measure), day, text_fault("evidence", evidence))
            finish(self, (*goal_faults(self), *own))

    __repr__ = short_repr


_MEASURES = frozenset({Change, Hold, Deliver, Establish, type(None)})
_set_id, _set_title, _set_measure, _set_due, _set_owner, _set_team, _set_level, _set_weight = setters(
    KeyResult, "id", "title", "measure", "due", "owner", "team", "level", "weight"
)
_set_effort, _set_contributes_to, _set_depends_on, _set_conflicts_with, _set_tags, _set_extra, _set_allow = setters(
    KeyResult, "effort", "contributes_to", "depends_on", "conflicts_with", "tags", "extra", "allow"
)
(_set_evidence,) = setters(KeyResult, "evidence")


@attrs.frozen(repr=False, weakref_slot=False)
class Objective(GoalFields):
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
    ambition: Ambition = attrs.field(default=Ambition.ASPIRATIONAL, kw_only=True, converter=as_ambition)
    linked_to_pay: bool = attrs.field(default=False, kw_only=True)
    shared_by: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=as_names)

    def __attrs_post_init__(self) -> None:
        own = (
            *refused(self.key_results, self.ambition, self.shared_by),
            _cycle_fault(self.cycle),
            flag_fault("linked_to_pay", self.linked_to_pay),
        )
        finish(self, (*goal_faults(self), *own))

    __repr__ = short_repr


def _cycle_fault(value: object) -> str | None:
    return None if value is None or isinstance(value, Cycle) else f"cycle must be a Cycle, got {shown(value)}"


@attrs.frozen(repr=False, weakref_slot=False)
class SmartGoal(GoalFields):
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
    level: Level | None = attrs.field(default=Level.INDIVIDUAL, kw_only=True, converter=as_level)

    def __attrs_post_init__(self) -> None:
        own = (
            optional_measure_fault(self.measure),
            optional_day_fault("due", self.due),
            optional_day_fault("start", self.start),
            _period_fault(self.start, self.due),
            _cycle_fault(self.cycle),
            text_fault("relevance", self.relevance),
            text_fault("achievable", self.achievable),
            flag_fault("used_in_appraisal", self.used_in_appraisal),
        )
        finish(self, (*goal_faults(self), *own))

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
        days = (optional_day_fault("start", self.start), optional_day_fault("due", self.due))
        own = (*refused(self.moves), *days, _period_fault(self.start, self.due))
        finish(self, (*_item_faults(self), *own))

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
        finish(self, (*_item_faults(self), *refused(self.guards), measure_fault(self.measure)))

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
