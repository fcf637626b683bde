"""Values: the numbers behind a card, by position, shared between a card and what grows out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import final

import attrs

from okrkit.errors import InvalidGoalError
from okrkit.goals import Objective, Value, outcome, value_fault
from okrkit.scoring.arrays import own_array, worth_it
from okrkit.scoring.basis import Basis
from okrkit.scoring.first import first_column
from okrkit.scoring.kernel import Column, Rows, clamped, mean_of, own_column
from okrkit.scoring.leaves import Leaf
from okrkit.scoring.reading import reading_of
from okrkit.scoring.roll_ups import Rolled
from okrkit.scoring.rolling import Roller
from okrkit.scoring.words import reaches

__all__ = ["Values", "scored", "supposed", "updated"]

_LARGEST_PATCH = 1024  # changed goals that are carried beside the shared columns before all is scored anew


@final
@attrs.frozen(eq=False)
class Values:
    """Scores by position.

    Attributes:
        basis: Plan, day, policy and goals.
        own: Scores from each goal's own measure or key results.
        rolled: Scores with contributors, as the roll-up policy says; `own` itself under "own".
        sums: Values in the metric's unit and reasons that the roll-up policy gave.
        leaves: Measured goals that a what-if supposes.
        forced: Objectives whose score a what-if supposes.
        origin: The values before any what-if; None: there was none.
    """

    basis: Basis
    own: Rows
    rolled: Rows
    sums: Mapping[int, Rolled] = attrs.field(factory=dict[int, Rolled])
    leaves: Mapping[int, Leaf] = attrs.field(factory=dict[int, Leaf])
    forced: Mapping[int, float] = attrs.field(factory=dict[int, float])
    origin: Values | None = None

    def leaf(self, position: int) -> Leaf:
        """Return what is known, or supposed, about a measured goal, with a value that was rolled up."""
        leaf = self.leaves.get(position) or self.basis.leaf(position)
        rolled = self.sums.get(position)
        if rolled is None or rolled.measured is None or leaf.measure is None:
            return leaf
        progress, attained = outcome(leaf.measure, [rolled.measured])
        return attrs.evolve(leaf, progress=progress, attained=attained, measured=rolled.measured, value=rolled.value)


def scored(basis: Basis) -> Values:
    """Return the values of a whole plan."""
    own = Rows(_own(basis), {})
    if basis.policy.roll_up.rule is None:
        return Values(basis, own, own)
    rolled, sums = Roller(basis, basis.leaf).everything(own)
    return Values(basis, own, Rows(rolled, {}), sums)


def _own(basis: Basis) -> Column:
    """Return the scores from each goal's own measure or key results."""
    compiled, ceiling = basis.compiled, basis.policy.ceiling
    if basis.policy.lateness.rule:
        late: list[float | None] = [None] * len(compiled)
        for position in compiled.leaves[0]:
            late[position] = basis.leaf(position).value
        return own_column(compiled, late, basis.stand_in)
    reading = reading_of(basis.plan, basis.as_of, basis.policy.targets)
    if not compiled.scored_before:
        compiled.scored_before = True
        return first_column(basis, reading.progress)
    if worth_it(len(compiled)):
        return own_array(compiled, reading, ceiling, basis.stand_in)
    return own_column(compiled, clamped(reading.progress, ceiling), basis.stand_in)


def supposed(values: Values, measured: Mapping[str, Value], scores: Mapping[str, float]) -> Values:
    """Return the values as if goals had other values or scores on the day."""
    basis = values.basis
    leaves, forced = dict(values.leaves), dict(values.forced)
    changed: list[int] = []
    for goal, value in measured.items():
        position = basis.compiled.position(goal)
        changed.append(position)
        if isinstance(basis.compiled.goals[position], Objective):
            forced[position] = _score(basis, goal, value)
        else:
            leaves[position] = _supposed_leaf(basis, position, goal, value)
    for goal, value in scores.items():
        position = basis.compiled.position(goal)
        changed.append(position)
        score = _score(basis, goal, value)
        if isinstance(basis.compiled.goals[position], Objective):
            forced[position] = score
        else:
            leaves[position] = Leaf(score, score, reaches(score, 1), None, basis.measure(position), supposed=True)
    origin = values.origin or values
    return _recomputed(Values(basis, values.own, values.rolled, values.sums, leaves, forced, origin), changed)


def _supposed_leaf(basis: Basis, position: int, goal: str, value: Value) -> Leaf:
    measure = basis.measure(position)
    if measure is None:
        raise InvalidGoalError("what-if", [f"{goal!r} has no measure; suppose its score with scores={{{goal!r}: 0.5}}"])
    fault = value_fault(measure, value)
    if fault:
        raise InvalidGoalError("what-if", [f"{goal!r}: {fault}"])
    progress, attained = outcome(measure, [value])
    score = None if progress is None else basis.policy.clamp(progress)
    return Leaf(progress, score, attained, value, measure, supposed=True)


def _score(basis: Basis, goal: str, value: object) -> float:
    most = basis.policy.ceiling
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= most:
        raise InvalidGoalError("what-if", [f"the score of {goal!r} must be in [0, {most:g}], got {value!r}"])
    return float(value)


def updated(values: Values, basis: Basis) -> Values:
    """Return the values of a plan that grew out of another one, with what-ifs dropped."""
    before = values.origin or values
    old = before.basis
    seen = basis.plan.check_ins.changed_since(old.plan.check_ins)
    moved = basis.plan.target_changes.changed_since(old.plan.target_changes)
    if basis.compiled is not old.compiled or seen is None or moved is None:
        return scored(basis)
    if len(before.own.new) + len(seen) + len(moved) > _LARGEST_PATCH:
        return scored(basis)
    changed = [
        basis.compiled.positions[goal]
        for goal in {**dict.fromkeys(seen), **dict.fromkeys(moved)}
        if _is_goal(basis, goal)
    ]
    return _recomputed(Values(basis, before.own, before.rolled, before.sums), changed)


def _is_goal(basis: Basis, goal: str) -> bool:
    return goal in basis.compiled.positions


def _recomputed(values: Values, changed: Iterable[int]) -> Values:
    """Return the values with the changed goals, and what they flow into, worked out again."""
    basis, compiled = values.basis, values.basis.compiled
    own = Rows(values.own.base, values.own.new)
    changed = list(dict.fromkeys(changed))
    for position in changed:
        if not compiled.held[position] and position not in values.forced:
            own.new[position] = (values.leaves.get(position) or basis.leaf(position)).value
    holders = (position if compiled.holder(position) < 0 else compiled.holder(position) for position in changed)
    for position in dict.fromkeys(holders):
        if position in values.forced:
            own.new[position] = values.forced[position]
        elif isinstance(compiled.goals[position], Objective):
            own.new[position] = mean_of(own, compiled.weights, compiled.results(position), basis.stand_in)
    kept = (values.leaves, values.forced, values.origin)
    if basis.policy.roll_up.rule is None:
        return Values(basis, own, own, values.sums, *kept)
    roller = Roller(basis, lambda position: values.leaves.get(position) or basis.leaf(position), values.forced)
    rolled, sums = roller.again(own, values.rolled.base, values.rolled.new, values.sums, changed)
    return Values(basis, own, Rows(values.rolled.base, rolled), sums, *kept)
