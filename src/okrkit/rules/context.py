"""Context: what every check may look at, computed once and shared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeVar, final

import attrs

from okrkit.goals import Ambition, CheckIn, Cycle, Goal, Grade, KeyResult, Level, Objective, Plan, SmartGoal, outcome
from okrkit.goals.periods import period_of
from okrkit.rules.options import Options

if TYPE_CHECKING:
    from okrkit.alignment import AlignmentGraph
    from okrkit.parsing import OwnWords, ParsedGoal
    from okrkit.rules.readings import Readings
    from okrkit.rules.wording import Words
    from okrkit.scoring import Score, Scorecard

__all__ = ["Context", "Failure"]

T = TypeVar("T")

_KEPT: Final = 2048  # many times what lint runs over at a time


def _keep(kept: dict[str, T], goal: str, answer: T) -> None:
    """Keep an answer about a goal; a big plan's would fill the memory, so old ones make room."""
    if len(kept) >= _KEPT:
        kept.clear()
    kept[goal] = answer


@attrs.frozen(weakref_slot=False)
class Failure:
    """A rule that raised: on which goal first, what, and how often."""

    rule: str
    name: str
    goal: str | None
    error: str
    count: int

    def again(self) -> Failure:
        """Return the same failure, seen once more."""
        return attrs.evolve(self, count=self.count + 1)


@final
class Context:
    """What every check may look at: the plan, the day, the options, and facts that are computed once.

    Attributes:
        plan: The plan that is checked.
        as_of: The day it is looked at; facts of later days do not count.
        options: The thresholds.
        own_words: What words mean in the house; None: what okrkit's lists say.

    Examples:
        >>> from okrkit import Objective, KeyResult
        >>> plan = Plan([Objective("o", "Grow", [KeyResult("k", "More")], owner="ana")])
        >>> context = Context(plan, as_of=date(2026, 2, 15))
        >>> context.owner(plan.goal("k")), context.check_ins("k")
        ('ana', ())
    """

    def __init__(
        self, plan: Plan, *, as_of: date, options: Options | None = None, own_words: OwnWords | None = None
    ) -> None:
        self.plan = plan
        self.as_of = as_of
        self.options: Options = Options() if options is None else options
        self.own_words: OwnWords | None = own_words
        # The rules run over some goals at a time, so what was asked of late is asked again.
        self._periods: dict[str, Cycle | None] = {}
        self._facts: dict[str, Sequence[CheckIn]] = {}
        self._attained: dict[str, bool] = {}
        # What the rules about the run itself report; lint fills these in at the end.
        self.failures: tuple[Failure, ...] = ()
        self.unused_suppressions: tuple[tuple[str, str], ...] = ()
        self.unknown_suppressions: tuple[tuple[str, str], ...] = ()

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """Return every goal in plan order."""
        return self.plan.goals()

    @cached_property
    def card(self) -> Scorecard:
        """Return the scores of the plan at the end of the day."""
        from okrkit.scoring import scorecard

        return scorecard(self.plan, as_of=self.as_of)

    @cached_property
    def graph(self) -> AlignmentGraph:
        """Return who contributes to what."""
        from okrkit.alignment import align

        return align(self.plan)

    @cached_property
    def _readings(self) -> Readings:
        from okrkit.rules.readings import Readings

        return Readings(self.own_words)

    def words(self, goal: Goal) -> Words:
        """Return the words of a goal's title, split once for all rules."""
        return self._readings.words(goal.title)

    def words_of(self, title: str) -> Words:
        """Return the words of a title, split once for all rules."""
        return self._readings.words(title)

    def reading(self, goal: Goal) -> ParsedGoal | None:
        """Return what a goal's title says, read once for all rules; None where it is no sentence."""
        return self._readings.parsed(goal, self.cycle(goal))

    @cached_property
    def loops(self) -> tuple[tuple[str, ...], ...]:
        """Return the loops of contributions, each as a path back to its start."""
        return self.graph.loops()

    @cached_property
    def levels(self) -> frozenset[Level]:
        """Return the levels that goals of the plan state."""
        return frozenset(goal.level for goal in self.goals if goal.level is not None)

    @cached_property
    def _holder(self) -> dict[str, Objective]:
        return {held.id: one for one in self.plan.objectives for held in one.key_results}

    @cached_property
    def _waiting(self) -> dict[str, list[Goal]]:
        waiting: dict[str, list[Goal]] = {}
        for goal in self.goals:
            for name in goal.depends_on:
                waiting.setdefault(name, []).append(goal)
        return waiting

    def dependents(self, goal: Goal) -> Sequence[Goal]:
        """Return the goals that say they depend on one, in plan order."""
        return self._waiting.get(goal.id, ())

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of all goals, in plan order."""
        return tuple(goal.id for goal in self.goals)

    @cached_property
    def _by_id(self) -> dict[str, Goal]:
        return {goal.id: goal for goal in self.goals}

    def goal(self, name: str) -> Goal | None:
        """Return the goal under an id; None where the plan holds no such goal."""
        return self._by_id.get(name)

    @cached_property
    def _contributors(self) -> dict[str, list[str]]:
        below: dict[str, list[str]] = {}
        for goal in self.goals:
            for link in goal.contributes_to:
                below.setdefault(link.to, []).append(goal.id)
        return below

    def contributors(self, name: str) -> Sequence[str]:
        """Return the ids of the goals that say they contribute to one, in plan order."""
        return self._contributors.get(name, ())

    @cached_property
    def _moved(self) -> dict[str, list[str]]:
        moved: dict[str, list[str]] = {}
        for one in self.plan.initiatives:
            for name in one.moves:
                moved.setdefault(name, []).append(one.id)
        return moved

    def moved_by(self, name: str) -> Sequence[str]:
        """Return the ids of the initiatives that are believed to move a goal."""
        return self._moved.get(name, ())

    @cached_property
    def top_objectives(self) -> frozenset[str]:
        """Return the ids of the objectives of the highest level that one of them states."""
        stated = [one for one in self.plan.objectives if one.level is not None]
        top = min((one.level.depth for one in stated if one.level is not None), default=None)
        return frozenset(one.id for one in stated if one.level is not None and one.level.depth == top)

    @cached_property
    def cascades(self) -> bool:
        """Return whether the plan holds goals below the top level, so that gaps there say something."""
        tops = [
            one.level.depth for one in self.plan.objectives if one.id in self.top_objectives and one.level is not None
        ]
        return bool(tops) and any(level.depth > tops[0] for level in self.levels)

    def stated_end(self, goal: Goal) -> date | None:
        """Return the last day that a goal, or its objective, states itself; None: it only has the plan's."""
        if not isinstance(goal, Objective) and goal.due is not None:
            return goal.due
        holder = self._holder[goal.id] if type(goal) is KeyResult else goal
        own = holder.cycle if isinstance(holder, Objective | SmartGoal) else None
        return None if own is None else own.end

    def bar(self, goal: Goal) -> float:
        """Return the score at which a goal is met [0-1]."""
        policy = self.card.policy
        if isinstance(goal, SmartGoal):
            return policy.smart_bar
        return policy.committed_bar if self.ambition(goal) is Ambition.COMMITTED else policy.aspirational_bar

    def attained(self, goal: KeyResult | SmartGoal) -> bool:
        """Return whether the goal's own check-ins reach what it promises by the day."""
        reached = self._attained.get(goal.id)
        if reached is None:
            facts = self.check_ins(goal.id)
            measure = self.plan.measure_of(goal.id, as_of=self.as_of) if facts else None
            reached = bool(measure and outcome(measure, [fact.value for fact in facts])[1])
            _keep(self._attained, goal.id, reached)
        return reached

    def score(self, goal: Goal) -> Score:
        """Return where a goal stands at the end of the day."""
        return self.card[goal.id]

    def check_ins(self, goal: str) -> Sequence[CheckIn]:
        """Return the check-ins of a goal up to the day, in day order."""
        facts = self._facts.get(goal)
        if facts is None:
            facts = self.plan.check_ins.of(goal)
            if facts and facts[-1].day > self.as_of:
                facts = tuple(fact for fact in facts if fact.day <= self.as_of)
            _keep(self._facts, goal, facts)
        return facts

    def objective_of(self, goal: Goal) -> Objective | None:
        """Return the objective that holds a key result; None for other goals."""
        return self._holder.get(goal.id) if type(goal) is KeyResult else None

    def level(self, goal: Goal) -> Level | None:
        """Return a goal's level, a key result's from its objective where it states none."""
        if goal.level is not None or type(goal) is not KeyResult:
            return goal.level
        return self._holder[goal.id].level

    def owner(self, goal: Goal) -> str | None:
        """Return a goal's owner, a key result's from its objective where it states none."""
        if goal.owner is not None or type(goal) is not KeyResult:
            return goal.owner
        return self._holder[goal.id].owner

    def team(self, goal: Goal) -> str | None:
        """Return a goal's team, a key result's from its objective where it states none."""
        if goal.team is not None or type(goal) is not KeyResult:
            return goal.team
        return self._holder[goal.id].team

    def cycle(self, goal: Goal) -> Cycle | None:
        """Return the cycle a goal belongs to, its own or the plan's; None where none was stated."""
        holder = self._holder[goal.id] if isinstance(goal, KeyResult) else goal
        return holder.cycle or self.plan.cycle

    def ambition(self, goal: Goal) -> Ambition:
        """Return how much of a goal is expected; a SMART goal is committed."""
        holder = self._holder[goal.id] if type(goal) is KeyResult else goal
        return holder.ambition if isinstance(holder, Objective) else Ambition.COMMITTED

    def period(self, goal: Goal) -> Cycle | None:
        """Return the goal's own period; None where it is unknown."""
        if goal.id not in self._periods:
            facts = self.plan.check_ins.of(goal.id)
            _keep(self._periods, goal.id, period_of(goal, self.cycle(goal), facts, as_of=self.as_of))
        return self._periods[goal.id]

    @cached_property
    def _with_grades(self) -> frozenset[str]:
        return frozenset(self.plan.grades.goals())

    def grades(self, goal: str) -> Sequence[Grade]:
        """Return the grades of a goal up to the day, in day order."""
        facts = self.plan.grades.of(goal)
        return tuple(grade for grade in facts if grade.day <= self.as_of) if facts else ()

    def closed_cycles(self) -> dict[Cycle, list[Objective]]:
        """Return the objectives of each cycle that is over by the day, in plan order."""
        closed: dict[Cycle, list[Objective]] = {}
        for goal in self.plan.objectives:
            cycle = self.cycle(goal)
            if cycle is not None and cycle.end < self.as_of:
                closed.setdefault(cycle, []).append(goal)
        return closed

    def graded(self, goal: str) -> bool:
        """Return whether people closed the goal with a grade by the day."""
        return goal in self._with_grades and bool(self.grades(goal))

    def running(self, goal: Goal) -> bool:
        """Return whether the day lies in the goal's own period and no grade has closed it."""
        period = self.period(goal)
        return period is not None and period.start <= self.as_of <= period.end and not self.graded(goal.id)

    def over(self, goal: Goal) -> bool:
        """Return whether the goal's own period is over by the day, or a grade has closed it."""
        period = self.period(goal)
        return self.graded(goal.id) or (period is not None and period.end < self.as_of)
