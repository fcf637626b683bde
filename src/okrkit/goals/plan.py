"""Plan: everything known at one moment; changing it returns a new one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Self, TypeVar, cast

import attrs

from okrkit.errors import InvalidPlanError, UnknownGoalError
from okrkit.goals import _edit
from okrkit.goals._build import refused, require_day, short_repr, shown, text_fault
from okrkit.goals._groups import (
    as_check_ins,
    as_grades,
    as_health_metrics,
    as_initiatives,
    as_objectives,
    as_smart_goals,
    as_target_changes,
)
from okrkit.goals._index import Index, check_in_faults, fact_faults
from okrkit.goals._latest import Latest, values_on
from okrkit.goals.check_ins import CheckIn, Grade, TargetChange
from okrkit.goals.cycles import Cadence, Cycle
from okrkit.goals.history import History
from okrkit.goals.measures import Change, Measure
from okrkit.goals.milestones import Value
from okrkit.goals.numbers import Number
from okrkit.goals.periods import period_of
from okrkit.goals.types import Goal, HealthMetric, Initiative, Item, Level, Objective, SmartGoal

__all__ = ["Plan"]

T = TypeVar("T")

_NO_CHECK_INS: History[CheckIn] = History[CheckIn]()
_NO_TARGET_CHANGES: History[TargetChange] = History[TargetChange]()
_NO_GRADES: History[Grade] = History[Grade]()


@attrs.frozen(repr=False, weakref_slot=False)
class Plan:
    """Everything known at one moment: goals, what surrounds them, and dated facts.

    Links may dangle or loop, because imported ones do: `lint` reports them. What cannot be is
    refused: one id for two items, a fact about nothing, two check-ins of one goal on one day.

    Attributes:
        objectives: With their key results, in the order given.
        smart_goals: In the order given.
        name: What people call the plan; None: nothing.
        cycle: The period of every goal that states none; None: not stated.
        cadence: The rhythm of check-ins.
        initiatives: Bets that are believed to move key results.
        health_metrics: Levels to keep meanwhile.
        check_ins: What was seen, in day order.
        target_changes: What was promised anew, in day order.
        grades: What people gave at the close, in day order.

    Raises:
        InvalidPlanError: With every fault at once.

    Examples:
        >>> from okrkit import Change, KeyResult
        >>> reply = KeyResult("reply", "Reduce first response time", Change(4, 1, unit="hour"))
        >>> plan = Plan([Objective("support", "Make support world-class", [reply])], name="Q1")
        >>> later = plan.check_in("reply", date(2026, 2, 2), 2.5)
        >>> len(plan.check_ins), len(later.check_ins), later["reply"].title
        (0, 1, 'Reduce first response time')
    """

    objectives: tuple[Objective, ...] = attrs.field(default=(), converter=as_objectives)
    smart_goals: tuple[SmartGoal, ...] = attrs.field(default=(), converter=as_smart_goals)
    name: str | None = attrs.field(default=None, kw_only=True)
    cycle: Cycle | None = attrs.field(default=None, kw_only=True)
    cadence: Cadence = attrs.field(factory=Cadence, kw_only=True)
    initiatives: tuple[Initiative, ...] = attrs.field(default=(), kw_only=True, converter=as_initiatives)
    health_metrics: tuple[HealthMetric, ...] = attrs.field(default=(), kw_only=True, converter=as_health_metrics)
    check_ins: History[CheckIn] = attrs.field(default=_NO_CHECK_INS, kw_only=True, converter=as_check_ins)
    target_changes: History[TargetChange] = attrs.field(
        default=_NO_TARGET_CHANGES, kw_only=True, converter=as_target_changes
    )
    grades: History[Grade] = attrs.field(default=_NO_GRADES, kw_only=True, converter=as_grades)
    _index: Index = attrs.field(init=False, eq=False)
    _latest: Latest | None = attrs.field(init=False, eq=False, default=None)

    def __attrs_post_init__(self) -> None:
        groups = (self.objectives, self.smart_goals, self.initiatives, self.health_metrics)
        faults = [*refused(*groups), *refused(self.check_ins, self.target_changes, self.grades)]
        faults.extend(_header_faults(self))
        if not faults:
            object.__setattr__(self, "_index", Index(*groups))
            faults = self._index.faults or self._fact_faults()
        if faults:
            raise InvalidPlanError("Plan" if self.name is None else f"Plan {self.name!r}", faults)

    def _fact_faults(self) -> list[str]:
        latest = Latest(self._index, self.check_ins)
        object.__setattr__(self, "_latest", latest)
        facts = (self.check_ins, self.target_changes, self.grades)
        return fact_faults(self._index, *facts, doubtful=latest.doubtful)

    def __getitem__(self, goal: str) -> Item:
        """Return what the plan holds under an id.

        Raises:
            UnknownGoalError: If it holds nothing; the nearest ids are named.
        """
        item = self._index.item(goal)
        if item is None:
            raise UnknownGoalError(str(goal), self._index.positions)
        return item

    def __contains__(self, goal: object) -> bool:
        return isinstance(goal, str) and goal in self._index.positions

    def __iter__(self) -> Iterator[Goal]:
        return iter(self.goals())

    def __len__(self) -> int:
        return len(self._index.items) - len(self.initiatives) - len(self.health_metrics)

    def goals(self) -> tuple[Goal, ...]:
        """Return every goal: each objective followed by its key results, then the SMART goals.

        Examples:
            >>> from okrkit import KeyResult
            >>> plan = Plan([Objective("o", "Grow", [KeyResult("k", "More")])], [SmartGoal("s", "Learn")])
            >>> [goal.id for goal in plan.goals()]
            ['o', 'k', 's']
        """
        return cast("tuple[Goal, ...]", self._index.items[: len(self)])

    def positions(self) -> Mapping[str, int]:
        """Return where each goal stands in `goals()`, by id; for reading only.

        Examples:
            >>> dict(Plan([Objective("o", "Grow")], [SmartGoal("s", "Learn")]).positions())
            {'o': 0, 's': 1}
        """
        found = self._index.positions
        return found if len(found) == len(self) else dict(islice(found.items(), len(self)))

    def latest(self, *, as_of: date) -> Sequence[Value | None]:
        """Return the last value known on a day by position in `goals()`; None where there was none; for reading only.

        Raises:
            InvalidGoalError: If `as_of` is no plain date.

        Examples:
            >>> from okrkit import Change
            >>> plan = Plan([], [SmartGoal("s", "Call", Change(0, 40))]).check_in("s", date(2026, 5, 4), 30)
            >>> plan.latest(as_of=date(2026, 5, 4))[0], plan.latest(as_of=date(2026, 5, 3))[0]
            (30, None)
        """
        require_day("latest", "as_of", as_of, may_miss=False)
        kept = self._latest
        known = kept.values if kept and kept.newest <= as_of else values_on(self._index, self.check_ins, as_of)
        return known if len(known) == len(self) else known[: len(self)]

    def derived(self, build: Callable[[Self], T]) -> T:
        """Return what a function makes of the goals, worked out once for all plans with these goals.

        Args:
            build: Reads the goals only: plans that differ in their check-ins, target changes or
                grades share the result.

        Examples:
            >>> plan = Plan([Objective("o", "Grow")])
            >>> plan.derived(len), plan.derived(len)
            (1, 1)
        """
        kept = self._index.derived
        if build not in kept:
            kept[build] = build(self)
        return cast("T", kept[build])

    def goal(self, goal: str) -> Goal:
        """Return the goal under an id.

        Raises:
            UnknownGoalError: If there is none, or an initiative or health metric instead.
        """
        item = self[goal]
        if isinstance(item, Initiative | HealthMetric):
            raise UnknownGoalError(goal)
        return item

    def objective_of(self, key_result: str) -> Objective | None:
        """Return the objective that holds a key result; None for everything else."""
        return self._index.objective_of(key_result)

    def level_of(self, goal: str) -> Level | None:
        """Return a goal's level, a key result's from its objective; None where none was stated."""
        return _inherited(self, goal, lambda item: item.level)

    def owner_of(self, goal: str) -> str | None:
        """Return a goal's owner, a key result's from its objective where it states none."""
        return _inherited(self, goal, lambda item: item.owner)

    def team_of(self, goal: str) -> str | None:
        """Return a goal's team, a key result's from its objective where it states none."""
        return _inherited(self, goal, lambda item: item.team)

    def cycle_of(self, goal: str) -> Cycle | None:
        """Return the cycle a goal belongs to, its own or the plan's; None where none was stated."""
        holder = self.objective_of(goal) or self[goal]
        own = holder.cycle if isinstance(holder, Objective | SmartGoal) else None
        return own or self.cycle

    def period_of(self, goal: str, *, as_of: date | None = None) -> Cycle | None:
        """Return the goal's own period, on which expected progress runs; None where it is unknown.

        An objective's and its key results' is the cycle (a key result's ends at its own due day);
        a SMART goal's runs from its start, else its cycle's, else the day before its first
        check-in, to its due day. Check-ins after `as_of` are not known yet.

        Examples:
            >>> plan = Plan([], [SmartGoal("s", "Learn", due=date(2026, 3, 15))], cycle=Cycle.quarter(2026, 1))
            >>> str(plan.period_of("s"))
            '2026-01-01/2026-03-15'
        """
        require_day("period_of", "as_of", as_of)
        return period_of(self.goal(goal), self.cycle_of(goal), self.check_ins.of(goal), as_of=as_of)

    def measure_of(self, goal: str, *, as_of: date | None = None) -> Measure | None:
        """Return the measure in force at the end of a day.

        Args:
            goal: Id of a key result, SMART goal or health metric.
            as_of: The day; None: the original promise, before every change.

        Returns:
            The measure; None where the goal has none.
        """
        require_day("measure_of", "as_of", as_of)
        item = self[goal]
        original = None if isinstance(item, Objective | Initiative) else item.measure
        changes = () if as_of is None else self.target_changes.of(goal)
        known = [change.measure for change in changes if as_of is not None and change.day <= as_of]
        return known[-1] if known else original

    def check_in(
        self,
        goal: str,
        day: date,
        value: Value,
        *,
        confidence: float | None = None,
        note: str | None = None,
        replace: bool = False,
    ) -> Self:
        """Return a plan that knows one more value.

        Args:
            goal: Id of a key result, SMART goal or health metric.
            day: The day the value was seen.
            value: In the metric's unit; for Deliver the names of the done milestones.
            confidence: The owner's probability of reaching the target [0-1].
            note: What there is to say.
            replace: Correct the check-in that the goal already has on that day.

        Raises:
            InvalidGoalError: If the check-in itself cannot be.
            InvalidPlanError: If the goal is unknown or has no metric, the value does not fit its
                measure, or the day is taken and `replace` is False.

        Examples:
            >>> from okrkit import Change
            >>> plan = Plan([], [SmartGoal("calls", "Hold 40 calls", Change(0, 40))])
            >>> plan.check_in("calls", date(2026, 5, 4), 30).check_ins[0].value
            30
        """
        fact = CheckIn(goal, day, value, confidence=confidence, note=note)
        measures = [change.measure for change in self.target_changes.of(goal)]
        if faults := check_in_faults(self._index, goal, (fact,), measures):
            raise InvalidPlanError("check-in", faults)
        check_ins = self.check_ins.with_fact(fact, replace=replace)
        return _edit.with_fields(self, check_ins=check_ins, _latest=None)

    def change_target(
        self, goal: str, day: date, measure: Measure | Number, *, reason: str | None = None, replace: bool = False
    ) -> Self:
        """Return a plan in which a goal promises something else from a day on.

        Args:
            goal: Id of a key result, SMART goal or health metric.
            day: From this day on.
            measure: The new measure, or for a Change just the new target.
            reason: Why; an eased target without one is a finding.
            replace: Correct the change that the goal already has on that day.

        Raises:
            InvalidGoalError: If the new measure cannot be.
            InvalidPlanError: If the goal is unknown or has no metric, the new measure is of another
                kind, or the day is taken and `replace` is False.
        """
        fact = TargetChange(goal, day, self._new_measure(goal, measure), reason=reason)
        changes = self.target_changes.with_fact(fact, replace=replace)
        if faults := fact_faults(self._index, _NO_CHECK_INS, History([fact]), _NO_GRADES):
            raise InvalidPlanError("target change", faults)
        return _edit.with_fields(self, target_changes=changes)

    def _new_measure(self, goal: str, measure: Measure | Number) -> Measure:
        current = self.measure_of(goal, as_of=date.max)
        if isinstance(current, Change) and isinstance(measure, Number):
            return attrs.evolve(current, target=measure)
        return cast("Measure", measure)

    def grade(self, goal: str, day: date, value: Number, *, reason: str | None = None, replace: bool = False) -> Self:
        """Return a plan that knows the grade people gave a goal [0-1]; the goal is then closed.

        Raises:
            InvalidGoalError: If the value is not in [0, 1].
            InvalidPlanError: If the goal is unknown, or the day is taken and `replace` is False.
        """
        fact = Grade(goal, day, value, reason=reason)
        grades = self.grades.with_fact(fact, replace=replace)
        if faults := fact_faults(self._index, _NO_CHECK_INS, _NO_TARGET_CHANGES, History([fact])):
            raise InvalidPlanError("grade", faults)
        return _edit.with_fields(self, grades=grades)

    def add(self, *items: Item, to: str | None = None) -> Self:
        """Return a plan that holds more items.

        Args:
            items: Objectives, SMART goals, initiatives, health metrics; key results need `to`.
            to: Id of the objective that gets the key results.

        Raises:
            InvalidPlanError: If an id is taken, or a key result has no objective to go to.
            UnknownGoalError: If `to` is no objective of this plan.

        Examples:
            >>> from okrkit import KeyResult
            >>> plan = Plan([Objective("o", "Grow")]).add(KeyResult("k", "More"), to="o")
            >>> [goal.id for goal in plan]
            ['o', 'k']
        """
        return _edit.add(self, items, to=to)

    def replace(self, *items: Item) -> Self:
        """Return a plan in which each item takes the place of the one with its id.

        Raises:
            UnknownGoalError: If the plan holds no item with that id.
            InvalidPlanError: If the new item is of another type, or facts no longer fit it.
        """
        return _edit.replace(self, items)

    def remove(self, *ids: str) -> Self:
        """Return a plan without the items and the facts about them; links to them then dangle.

        Raises:
            UnknownGoalError: If the plan does not hold one of them.
        """
        return _edit.remove(self, ids)

    __repr__ = short_repr


def _header_faults(plan: Plan) -> list[str]:
    faults = [text_fault("name", plan.name)]
    if plan.cycle is not None and not isinstance(plan.cycle, Cycle):  # pyright: ignore[reportUnnecessaryIsInstance]
        faults.append(f"cycle must be a Cycle, got {shown(plan.cycle)}")
    if not isinstance(plan.cadence, Cadence):  # pyright: ignore[reportUnnecessaryIsInstance]
        faults.append(f"cadence must be a Cadence, got {shown(plan.cadence)}")
    return [fault for fault in faults if fault]


def _inherited(plan: Plan, goal: str, read: Callable[[Goal], T | None]) -> T | None:
    """Read a field of a goal, for a key result that states none from its objective."""
    own = read(plan.goal(goal))
    holder = plan.objective_of(goal) if own is None else None
    return own if holder is None else read(holder)
