"""Influence: what goals would amount to if nothing but their evidence counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from math import fsum
from typing import final

import attrs

from okrkit.alignment._evaluate import Rules, caps_of, part_of, products_of
from okrkit.alignment._levels import levels_of, start
from okrkit.alignment._program import program_of
from okrkit.alignment._standing import Missing, checked_values, standing, standing_of
from okrkit.alignment._state import State
from okrkit.alignment.satisfaction import TOLERANCE, Refinement, share_fault
from okrkit.collector import collector_paused
from okrkit.errors import OptionsError, UnknownGoalError
from okrkit.goals import Number, Plan
from okrkit.goals._build import day_fault, shown
from okrkit.scoring import compile_plan
from okrkit.scoring.arrays import ArrayColumn
from okrkit.scoring.kernel import Rows

__all__ = ["GoalInfluence", "Influence", "influence"]


@attrs.frozen(weakref_slot=False)
class GoalInfluence:
    """What the evidence for one goal amounts to, positive and negative apart.

    Attributes:
        goal: Id of the goal.
        value: Satisfaction [-1, 1]; None: nothing is known below it, and it has no value of its own.
        positive: Sum of all evidence for it [0, 1].
        negative: Sum of all evidence against it [-1, 0].
        parts: What its key results amount to, by AND or OR [-1, 1]; None: it has none with a value.
        contributed: What its contributors add up to, unlimited; None: none has a value.
        cap: Least value of what it depends on [-1, 1]; None: it depends on nothing with a value.
        worked_out: Whether the value comes from other goals; False: it is its own, or given.
    """

    goal: str
    value: float | None
    positive: float
    negative: float
    parts: float | None = None
    contributed: float | None = None
    cap: float | None = None
    worked_out: bool = False

    @property
    def conflict(self) -> bool:
        """Return whether there is evidence for and against it; +0.6 with -0.6 is a conflict, not a 0."""
        return self.positive > 0 > self.negative

    @property
    def capped(self) -> bool:
        """Return whether what it depends on holds it down."""
        return self.cap is not None and self.value == self.cap and (self.parts, self.contributed) != (None, None)


@final
class Influence:
    """The influence on every goal of a plan, in the plan's order; one goal's is worked out when asked for.

    Attributes:
        plan: The plan.
        as_of: The last day whose check-ins count; None: only given values count.
        state: What it was worked out from, for the functions that ask further.
    """

    __slots__ = ("as_of", "plan", "state")

    def __init__(self, plan: Plan, as_of: date | None, state: State) -> None:
        self.plan: Plan = plan
        self.as_of: date | None = as_of
        self.state: State = state

    @property
    def tolerance(self) -> float:
        """Return how far below full satisfaction partial evidence stays [0, 1]."""
        return self.state.rules.tolerance

    def __len__(self) -> int:
        return len(self.state.values)

    def __iter__(self) -> Iterator[GoalInfluence]:
        return (self._at(index) for index in range(len(self)))

    def __contains__(self, goal: object) -> bool:
        return isinstance(goal, str) and goal in compile_plan(self.plan).positions

    def __getitem__(self, goal: str) -> GoalInfluence:
        """Return the influence on one goal.

        Raises:
            UnknownGoalError: If the plan holds no goal with that id.
        """
        return self._at(self._place(goal))

    def _place(self, goal: str) -> int:
        return compile_plan(self.plan).position(goal)

    def value(self, goal: str) -> float | None:
        """Return only the satisfaction of one goal [-1, 1]; None where it is unknown."""
        return self.state.values[self._place(goal)]

    def values(self) -> dict[str, float | None]:
        """Return the satisfaction of every goal by id."""
        return dict(zip(compile_plan(self.plan).positions, self.state.values, strict=True))

    @property
    def conflicts(self) -> tuple[GoalInfluence, ...]:
        """Return the goals with evidence for and against them."""
        worked_out = sorted(self.state.program.steps)
        return tuple([one for one in map(self._at, worked_out) if one.conflict])

    def unknown(self) -> tuple[str, ...]:
        """Return the ids of the goals without any value."""
        ids = self.state.program.ids
        return tuple([ids[index] for index, value in enumerate(self.state.values) if value is None])

    def what_if(self, values: Mapping[str, Number]) -> Influence:
        """Return the influence if goals had other values; only what stands above them is worked out again.

        Args:
            values: Satisfaction by id [-1, 1]; it replaces what was measured or worked out.

        Raises:
            UnknownGoalError: If an id is no goal of the plan.
            OptionsError: If a value is outside [-1, 1].
        """
        given = checked_values(self.plan, values, subject="what_if")
        return Influence(self.plan, self.as_of, self.state.with_values(given))

    def after(self, plan: Plan) -> Influence:
        """Return the influence on a plan that grew out of this one's plan, on the same day.

        Where only facts were added, no more than what stands above their goals is worked out again,
        bitwise what `influence` would give; otherwise everything is. Given and supposed values stay.

        Raises:
            AlignmentLoopError: If links of the new plan form a loop.

        Examples:
            >>> from okrkit import Change, KeyResult, Objective
            >>> plan = Plan([Objective("o", "Grow", [KeyResult("k", "More", Change(0, 10))])])
            >>> before = influence(plan, as_of=date(2026, 2, 15))
            >>> before.after(plan.check_in("k", date(2026, 2, 2), 7)).value("o")
            1.0
        """
        rules, moved = self.state.rules, _moved(self.plan, plan)
        if moved is None:
            return self._anew(plan)
        if self.as_of is None:
            return Influence(plan, None, self.state)
        changed: dict[int, float | None] = {}
        for index in moved - rules.fixed:
            value = standing_of(plan, index, as_of=self.as_of)
            is_zero = value is None and rules.missing == "zero" and index not in rules.program.rank
            changed[index] = 0.0 if is_zero else value
        return Influence(plan, self.as_of, self.state.with_start(changed))

    def _anew(self, plan: Plan) -> Influence:
        rules, ids = self.state.rules, self.state.program.ids
        turned = {index: "or" if index in rules.any_of else "and" for index in rules.any_of ^ rules.program.any_of}
        return influence(
            plan,
            as_of=self.as_of,
            values={
                ids[at]: value for at in rules.fixed if ids[at] in plan and (value := self.state.own[at]) is not None
            },
            refinements={ids[at]: kind for at, kind in turned.items() if ids[at] in plan},
            missing=rules.missing,
            tolerance=rules.tolerance,
        )

    def _at(self, index: int) -> GoalInfluence:
        state, program = self.state, self.state.program
        value, name = state.values[index], program.ids[index]
        if state.starts(index):
            return GoalInfluence(name, value, max(value or 0.0, 0.0), min(value or 0.0, 0.0))
        part = part_of(program, index, state.values, state.rules.any_of)
        products = products_of(program, index, state.values)
        caps = caps_of(program, index, state.values)
        evidence = products if part is None else [part, *products]
        return GoalInfluence(
            name,
            value,
            min(1.0, fsum([one for one in evidence if one > 0])),
            max(-1.0, fsum([one for one in evidence if one < 0])),
            parts=part,
            contributed=fsum(products) if products else None,
            cap=min(caps, default=None),
            worked_out=bool(evidence or caps),
        )

    def __repr__(self) -> str:
        return f"<Influence on {len(self)} goals as of {self.as_of}>"


def _moved(before: Plan, after: Plan) -> frozenset[int] | None:
    """Return the positions of the measured goals with other facts; None: the goals differ, or it cannot be told."""
    compiled = compile_plan(after)
    seen = after.check_ins.changed_since(before.check_ins)
    promised = after.target_changes.changed_since(before.target_changes)
    if compiled is not compile_plan(before) or seen is None or promised is None:
        return None
    return frozenset([compiled.positions[goal] for goal in (*seen, *promised) if goal in compiled.positions])


def influence(
    plan: Plan,
    *,
    as_of: date | None,
    values: Mapping[str, Number] | None = None,
    refinements: Mapping[str, Refinement | str] | None = None,
    missing: Missing = "skip",
    tolerance: float = TOLERANCE,
) -> Influence:
    """Return what every goal amounts to by the evidence of the goals below it.

    A goal without evidence below it stands where its own check-ins put it: its attainment against
    its bar [0, 1]. Every other goal is worked out, see `satisfaction`: an objective from its key
    results (AND: the least of them), every goal from its contributors by weight, with a cap by what
    it depends on. A contribution of weight 0 is a trace and does not count.

    Args:
        plan: The plan.
        as_of: Last day whose check-ins count [included]; None: only `values` count.
        values: Satisfaction by id [-1, 1] that replaces what was measured or would be worked out.
        refinements: "and" or "or" by objective; else "or" where the objective's `extra` says
            `{"refinement": "or"}`, else "and".
        missing: What a goal without a value is to the goals above it: left out, or 0.
        tolerance: Partial contributions stay that far below full satisfaction [0, 1].

    Raises:
        AlignmentLoopError: If contributions and dependencies form a loop; its path shows one.
        UnknownGoalError: If an id is no goal of the plan.
        OptionsError: If a value or setting is outside its range, with every problem.

    Source:
        GRL (ITU-T Z.151) as its reference implementation computes it; okrkit: attainment as the
        start, because OKRs and SMART goals may only be mixed on that scale.

    Examples:
        >>> from okrkit import KeyResult, Objective, SmartGoal
        >>> support = Objective(
        ...     "support", "Make support world-class", [KeyResult("reply", "Answer faster"), KeyResult("csat", "NPS")]
        ... )
        >>> goals = [
        ...     SmartGoal("routing", "Route", contributes_to={"reply": 0.5}),
        ...     SmartGoal("chat", "Bot", contributes_to={"reply": -0.3}),
        ... ]
        >>> found = influence(Plan([support], goals), as_of=None, values={"routing": 0.5, "chat": 1, "csat": 0.8})
        >>> one = found["reply"]
        >>> round(one.value, 2), one.positive, one.negative, one.conflict, found.value("support") == one.value
        (-0.05, 0.25, -0.3, True, True)
    """
    given = checked_values(plan, values, subject="influence")
    faults = (
        as_of is not None and day_fault("as_of", as_of),
        share_fault("tolerance", tolerance, least=0),
        missing not in ("skip", "zero") and f"missing must be 'skip' or 'zero', got {shown(missing)}",
    )
    if problems := [fault for fault in faults if fault]:
        raise OptionsError("influence", problems)
    with collector_paused():
        any_of = _any_of(plan, refinements)
        rules = Rules(program_of(plan), frozenset(given), any_of, float(tolerance), missing)
        levels = None if as_of is None else levels_of(plan, rules)
        if levels is None or as_of is None:
            return Influence(plan, as_of, State.worked_out(rules, _start(plan, as_of, given, missing)))
        own = start(levels, plan, as_of, given, zero=missing == "zero")
        return Influence(plan, as_of, State(rules, Rows(ArrayColumn(own), {}), Rows(levels.run(rules, own), {})))


def _start(plan: Plan, as_of: date | None, given: Mapping[int, float], missing: Missing) -> list[float | None]:
    own = list[float | None]([None]) * len(program_of(plan).ids) if as_of is None else standing(plan, as_of=as_of)
    for index, value in given.items():
        own[index] = value
    if missing == "zero":
        worked_out = program_of(plan).rank
        own = [0.0 if value is None and index not in worked_out else value for index, value in enumerate(own)]
    return own


def _any_of(plan: Plan, refinements: Mapping[str, Refinement | str] | None) -> frozenset[int]:
    found = program_of(plan).any_of
    if not refinements:
        return found
    positions, problems = compile_plan(plan).positions, list[str]()
    for goal, kind in refinements.items():
        if goal not in positions:
            raise UnknownGoalError(str(goal), positions)
        if kind not in tuple(Refinement):
            problems.append(f"refinement of {goal!r} must be 'and' or 'or', got {kind!r}")
    if problems:
        raise OptionsError("influence", problems)
    stated = {positions[goal]: kind == Refinement.OR for goal, kind in refinements.items()}
    return frozenset({*(found - stated.keys()), *(index for index, is_or in stated.items() if is_or)})
