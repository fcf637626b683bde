"""How much one goal does to another: marginal effect, necessity, sufficiency, strength of the links."""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from okrkit.alignment._program import Program
from okrkit.alignment._state import State
from okrkit.alignment.influence import Influence
from okrkit.errors import OptionsError
from okrkit.goals._build import shown
from okrkit.scoring import compile_plan

__all__ = ["STEP", "Effect", "effect", "effects", "strength"]

STEP = 0.1
"""Half of the distance over which a marginal effect is measured. Source: okrkit: a step of the scale people grade in."""


@attrs.frozen(weakref_slot=False)
class Effect:
    """What one goal does to one goal above it.

    Attributes:
        goal: Id of the lower goal.
        ancestor: Id of the goal above.
        marginal: Change of the ancestor per unit of the goal, around where it stands; 0: none, below
            0: it works against it.
        necessity: What the ancestor loses if the goal were at 0 and all else as it stands [-2, 2].
        sufficiency: Where the ancestor would stand if this goal were met and all else at 0 [-1, 1].
        strength: Product of the weights on the way, summed over all ways: what reaches the ancestor
            when neither siblings, caps nor limits are in the way.
    """

    goal: str
    ancestor: str
    marginal: float
    necessity: float
    sufficiency: float
    strength: float


def effects(found: Influence, goal: str, *, step: float = STEP) -> tuple[Effect, ...]:
    """Return what a goal does to every goal that is worked out with its help, in the plan's order.

    Args:
        found: The influence that it starts from.
        goal: Id of any goal; one that is worked out is looked at as if its value were given.
        step: The marginal effect is measured from `step` below to `step` above where the goal
            stands, inside [-1, 1] (0, 1].

    Returns:
        Effects; a goal above that no evidence connects with it is left out. Where a goal is unknown
        it is looked at from 0; where the ancestor is, from 0 too.

    Raises:
        UnknownGoalError: If an id is no goal of the plan.
        OptionsError: If the step is outside (0, 1].

    Source:
        Method 3: finite difference; necessity = root(all) - root(leaf at 0). okrkit: sufficiency as
        its mirror image, and strength, because a failed sibling hides every marginal effect.

    Examples:
        >>> from okrkit import KeyResult, Objective, Plan, SmartGoal
        >>> from okrkit.alignment import influence
        >>> plan = Plan([Objective("o", "O", [KeyResult("k", "K")])], [SmartGoal("s", "S", contributes_to={"k": 0.5})])
        >>> one = effects(influence(plan, as_of=None, values={"s": 0.6}), "s")[1]
        >>> one.ancestor, round(one.marginal, 9), one.necessity, one.sufficiency, one.strength
        ('k', 0.5, 0.3, 0.5, 0.5)
    """
    state, position = found.state, compile_plan(found.plan).position
    index = position(goal)
    return _effects(state, index, _above(state.program, index), step)


def effect(found: Influence, goal: str, ancestor: str, *, step: float = STEP) -> Effect:
    """Return what a goal does to one other goal; all 0 where no evidence connects them. See `effects`.

    Raises:
        UnknownGoalError: If an id is no goal of the plan.
        OptionsError: If the step is outside (0, 1].
    """
    state, position = found.state, compile_plan(found.plan).position
    index, target = position(goal), position(ancestor)
    if index != target and target not in _above(state.program, index):
        return Effect(goal, ancestor, 0.0, 0.0, 0.0, 0.0)
    return _effects(state, index, [target], step)[0]


def strength(found: Influence, goal: str, ancestor: str) -> float:
    """Return the product of the weights on the way from a goal to another, summed over all ways.

    A key result counts fully in its objective; the sign says whether the goal works for or against
    the ancestor. 0 where there is no way, or where ways cancel out.
    """
    program, position = found.state.program, compile_plan(found.plan).position
    index, target = position(goal), position(ancestor)
    return _strengths(program, index).get(target, 0.0)


def _effects(state: State, index: int, targets: Sequence[int], step: float) -> tuple[Effect, ...]:
    if not 0 < step <= 1:
        raise OptionsError("effects", [f"step must be in (0, 1], got {shown(step)}"])
    ids = state.program.ids
    low, high = _around(state.values[index] or 0.0, step)
    without, least, most = (_asked(state, index, value, targets) for value in (0.0, low, high))
    alone = _asked(_all_at(state, 0.0), index, 1.0, targets)
    ways = _strengths(state.program, index)
    return tuple(
        [
            Effect(
                ids[index],
                ids[target],
                marginal=(most[place] - least[place]) / (high - low),
                necessity=(state.values[target] or 0.0) - without[place],
                sufficiency=alone[place],
                strength=ways.get(target, 0.0),
            )
            for place, target in enumerate(targets)
        ]
    )


def _asked(state: State, index: int, value: float, targets: Sequence[int]) -> list[float]:
    return [one or 0.0 for one in state.ask({index: value}, targets)]


def _around(value: float, step: float) -> tuple[float, float]:
    return max(-1.0, value - step), min(1.0, value + step)


def _all_at(state: State, value: float) -> State:
    """Return the state in which every goal where evidence starts stands at one value."""
    own: list[float | None] = [value if state.starts(index) else None for index in range(len(state.own))]
    return state.with_own(own)


def _above(program: Program, index: int) -> list[int]:
    found = [index]
    seen = {index}
    for one in found:  # grows while it is read
        for to in program.feeds(one):
            if to not in seen:
                seen.add(to)
                found.append(to)
    return sorted(found[1:])


def _strengths(program: Program, index: int) -> dict[int, float]:
    """Return the strength by position of all that links lead to; children before parents."""
    rank = program.rank
    reached = sorted(_above(program, index), key=rank.__getitem__)
    found = {index: 1.0}
    for target in reached:
        found[target] = sum(found.get(source, 0.0) * weight for source, weight in _weights_into(program, target))
    return found


def _weights_into(program: Program, target: int) -> list[tuple[int, float]]:
    results = [(result, 1.0) for result in program.results(target)]
    return [*results, *program.into.get(target, ())]
