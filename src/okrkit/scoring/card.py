"""Scorecard: where every goal of a plan stands on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, final

from okrkit.errors import InvalidGoalError
from okrkit.goals import Plan, Value
from okrkit.goals._build import shown
from okrkit.scoring.basis import Basis
from okrkit.scoring.compiled import CompiledPlan, compile_plan
from okrkit.scoring.explain import explained
from okrkit.scoring.judge import Judge
from okrkit.scoring.policy import ScoringPolicy
from okrkit.scoring.scores import Score
from okrkit.scoring.table import table
from okrkit.scoring.values import Values, scored, supposed, updated

if TYPE_CHECKING:
    from okrkit.scoring.explanation import Explanation

__all__ = ["Scorecard", "scorecard"]


@final
class Scorecard:
    """Where every goal of a plan stands on a day; it never changes.

    Scores are worked out when they are asked for, from averages that are ready; iteration is in
    plan order: each objective followed by its key results, then the SMART goals.

    Examples:
        >>> from okrkit import Change, KeyResult, Objective, Plan
        >>> reply = KeyResult("reply", "Reduce first response time", Change(4, 1, unit="hour"))
        >>> plan = Plan([Objective("support", "Make support world-class", [reply])])
        >>> card = scorecard(plan.check_in("reply", date(2026, 2, 2), 2.5), as_of=date(2026, 2, 15))
        >>> card["support"].value, str(card["support"].verdict), len(card)
        (0.5, 'open', 2)
        >>> card.what_if({"reply": 1})["support"].value
        1.0
    """

    __slots__ = ("_judge", "_values")

    def __init__(self, values: Values, p_success: Mapping[str, float]) -> None:
        """Not for callers: `scorecard` builds it."""
        self._values = values
        self._judge = Judge(values, p_success)

    @property
    def plan(self) -> Plan:
        """The plan that was scored."""
        return self._values.basis.plan

    @property
    def as_of(self) -> date:
        """The last day whose facts count."""
        return self._values.basis.as_of

    @property
    def policy(self) -> ScoringPolicy:
        """The choices that the scores depend on."""
        return self._values.basis.policy

    @property
    def compiled(self) -> CompiledPlan:
        """The goals as integers, shared with every card of the same goals."""
        return self._values.basis.compiled

    def __getitem__(self, goal: str) -> Score:
        """Return a goal's score.

        Raises:
            UnknownGoalError: If the plan holds no goal with that id; the nearest are named.
        """
        return self._judge.score(self.compiled.position(goal))

    def __contains__(self, goal: object) -> bool:
        return isinstance(goal, str) and goal in self.compiled.positions

    def __iter__(self) -> Iterator[Score]:
        return (self._judge.score(position) for position in range(len(self.compiled)))

    def __len__(self) -> int:
        return len(self.compiled)

    def value(self, goal: str) -> float | None:
        """Return a goal's score alone [0-1], without the rest that `card[goal]` works out; None: undefined."""
        return self._values.rolled[self.compiled.position(goal)]

    def support(self, goal: str) -> float | None:
        """Return a goal's support alone [0-1]; None: undefined."""
        return self._judge.support(self.compiled.position(goal)).helping

    def what_if(
        self, values: Mapping[str, Value] | None = None, *, scores: Mapping[str, float] | None = None
    ) -> Scorecard:
        """Return a card as if goals had other values on the day; only what they flow into is recomputed.

        The result is bitwise what scoring everything anew would give, and shares all else with this
        card.

        Args:
            values: By goal id what would have been measured, in the metric's unit; for an objective,
                which has no metric, its score.
            scores: By goal id the score [0 - ceiling] to suppose, whatever the measure.

        Raises:
            UnknownGoalError: If an id is no goal of the plan.
            InvalidGoalError: If a value does not fit its measure or a score is out of range.

        Examples:
            >>> from okrkit import Change, Plan, SmartGoal
            >>> card = scorecard(Plan([], [SmartGoal("calls", "Call", Change(0, 40))]), as_of=date(2026, 2, 15))
            >>> card.what_if({"calls": 30})["calls"].value, card.what_if(scores={"calls": 0.5})["calls"].value
            (0.75, 0.5)
        """
        return Scorecard(supposed(self._values, values or {}, scores or {}), self._judge.p_success)

    def after(self, plan: Plan) -> Scorecard:
        """Return the card of a plan that grew out of this card's plan, on the same day.

        Where only check-ins, target changes or grades were added, no more than what they flow into is
        recomputed; otherwise everything is. What-ifs of this card are dropped.

        Examples:
            >>> from okrkit import Change, Plan, SmartGoal
            >>> card = scorecard(Plan([], [SmartGoal("calls", "Call", Change(0, 40))]), as_of=date(2026, 2, 15))
            >>> card.after(card.plan.check_in("calls", date(2026, 2, 2), 10))["calls"].value
            0.25
        """
        basis = Basis(plan, self.as_of, self.policy, compile_plan(plan))
        return Scorecard(updated(self._values, basis), self._judge.p_success)

    def check_in(
        self, goal: str, day: date, value: Value, *, confidence: float | None = None, note: str | None = None
    ) -> Scorecard:
        """Return the card after one more check-in; the same as `after` with `plan.check_in`.

        Raises:
            InvalidPlanError: As `Plan.check_in` does.
        """
        return self.after(self.plan.check_in(goal, day, value, confidence=confidence, note=note))

    def counted_once(self, goal: str) -> tuple[str, ...]:
        """Return the ids of the goals that reach a goal on two ways or more, and are counted once in it.

        Examples:
            >>> from okrkit import Plan, SmartGoal
            >>> low = SmartGoal("low", "L", contributes_to=["top", "mid"])
            >>> goals = [SmartGoal("top", "T"), SmartGoal("mid", "M", contributes_to=["top"]), low]
            >>> scorecard(Plan([], goals), as_of=date(2026, 2, 15)).counted_once("top")
            ('low',)
        """
        return self._judge.counted_once(self.compiled.position(goal))

    def explain(self, goal: str) -> Explanation:
        """Return how a goal's score came about, down to the check-ins and the source of each threshold.

        Raises:
            UnknownGoalError: If the plan holds no goal with that id.
        """
        return explained(self._judge, self.compiled.position(goal))

    def to_dict(self) -> dict[str, object]:
        """Return the card as plain data for JSON: day, policy by names, and one record a goal in plan order.

        Examples:
            >>> from okrkit import Plan, SmartGoal
            >>> data = scorecard(Plan([], [SmartGoal("s", "Learn")]), as_of=date(2026, 2, 15)).to_dict()
            >>> list(data), data["as_of"], data["scores"][0]["goal"]
            (['plan', 'as_of', 'policy', 'scores'], '2026-02-15', 's')
        """
        return {
            "plan": self.plan.name,
            "as_of": self.as_of.isoformat(),
            "policy": self.policy.to_dict(),
            "scores": [score.to_dict() for score in self],
        }

    def __str__(self) -> str:
        return table(self)

    def __repr__(self) -> str:
        name = "" if self.plan.name is None else f"{self.plan.name!r}, "
        return f"<Scorecard {name}{len(self)} goals, as of {self.as_of}>"


def scorecard(
    plan: Plan,
    *,
    as_of: date,
    policy: ScoringPolicy | None = None,
    p_success: Mapping[str, float] | None = None,
) -> Scorecard:
    """Score every goal of a plan from what was known on a day; later facts change nothing.

    Args:
        plan: The plan.
        as_of: Last day whose check-ins, target changes and grades count [included].
        policy: The choices; None: `ScoringPolicy()`.
        p_success: Forecast probability of being met by goal id [0-1]; the health policy `okrkit` goes by it.

    Returns:
        The card: `card[id]` is a `Score`.

    Raises:
        InvalidGoalError: If `as_of` is no plain date.

    Source:
        Google OKR playbook (bars, bands); Doerr 2018 (mean of key results); every policy names its own.

    Examples:
        >>> from okrkit import Change, Plan, SmartGoal
        >>> plan = Plan([], [SmartGoal("calls", "Hold 40 calls", Change(0, 40))]).check_in(
        ...     "calls", date(2026, 5, 4), 30
        ... )
        >>> scorecard(plan, as_of=date(2026, 5, 10))["calls"].value
        0.75
        >>> scorecard(plan, as_of=date(2026, 5, 3))["calls"].reason.value
        'no-check-in'
    """
    if isinstance(as_of, datetime) or not isinstance(as_of, date):  # pyright: ignore[reportUnnecessaryIsInstance]
        raise InvalidGoalError("scorecard", [f"as_of must be a date without a time, got {shown(as_of)}; use .date()"])
    used = ScoringPolicy() if policy is None else policy
    return Scorecard(scored(Basis(plan, as_of, used, compile_plan(plan))), p_success or {})
