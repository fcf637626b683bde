"""Bottlenecks: what must not fail and may, and how sure that ranking is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import attrs

from okrkit.alignment._standing import Missing
from okrkit.alignment._state import State, below
from okrkit.alignment._uniforms import stream, uniforms
from okrkit.alignment.chance import Distribution, default_distribution, given_distributions, p_missing
from okrkit.alignment.influence import influence
from okrkit.alignment.satisfaction import TOLERANCE, Refinement
from okrkit.errors import OptionsError
from okrkit.goals import Plan
from okrkit.goals._build import shown
from okrkit.scoring import compile_plan

__all__ = ["WEIGHT_SHIFT", "Bottleneck", "bottlenecks"]

WEIGHT_SHIFT = 0.2
"""How far weights are moved to see whether a ranking holds. Source: method 3, "what a ±20 % change of the weights does"."""


@attrs.frozen(weakref_slot=False)
class Bottleneck:
    """A goal that another goal cannot do without, and that may fail.

    Attributes:
        goal: Id of the goal at the bottom.
        ancestor: Id of the goal above.
        necessity: What the ancestor loses when this goal ends at 0 and all others are met [0-2].
        p_missing: Probability that the goal ends below full satisfaction [0-1]; None: unknown.
        risk: Necessity times that probability [0-2]; an unknown probability counts as 1.
        rank: Place in the ranking, from 1.
        best_rank: Best place while the weights move.
        worst_rank: Worst place while the weights move.
    """

    goal: str
    ancestor: str
    necessity: float
    p_missing: float | None
    risk: float
    rank: int
    best_rank: int
    worst_rank: int

    @property
    def holds(self) -> bool:
        """Return whether the place stays the same however the weights move."""
        return self.best_rank == self.worst_rank == self.rank


def bottlenecks(
    plan: Plan,
    ancestor: str,
    *,
    as_of: date | None,
    distributions: Mapping[str, Distribution] | None = None,
    refinements: Mapping[str, Refinement | str] | None = None,
    missing: Missing = "skip",
    tolerance: float = TOLERANCE,
    most: int = 10,
    shift: float = WEIGHT_SHIFT,
    draws: int = 100,
    seed: int = 0,
) -> tuple[Bottleneck, ...]:
    """Return the goals at the bottom that an ancestor depends on most, ranked by risk.

    Necessity is looked at as if all went well: every goal where evidence starts is met but one. The
    ranking is worked out again with every weight moved by its own factor in [1 - shift, 1 + shift];
    the first draws move all weights down and all up.

    Args:
        plan: The plan.
        ancestor: Id of the goal above.
        as_of: Last day whose check-ins count [included].
        distributions: By id, anything with quantiles [-1, 1]; else `default_distribution`.
        refinements: See `influence`.
        missing: See `influence`.
        tolerance: See `influence`.
        most: How many to return; twice as many compete while the weights move.
        shift: How far weights move [0, 1].
        draws: How often they are moved [≥ 0].
        seed: Same seed, same factors.

    Returns:
        By falling risk, then necessity, then place in the plan; goals that the ancestor can do
        without (necessity 0) are left out.

    Raises:
        AlignmentLoopError: If links form a loop.
        UnknownGoalError: If an id is no goal of the plan.
        OptionsError: If a setting is outside its range.

    Source:
        Issue "does it add up": necessity × probability of missing; okrkit: all else met, because a
        goal that stands at 0 today would otherwise never be a bottleneck.

    Examples:
        >>> from okrkit import KeyResult, Objective
        >>> from okrkit.alignment import Chance
        >>> plan = Plan([Objective("o", "O", [KeyResult("a", "A"), KeyResult("b", "B")])])
        >>> found = bottlenecks(plan, "o", as_of=None, distributions={"a": Chance(0.9), "b": Chance(0.4)})
        >>> [(one.goal, round(one.risk, 3), one.holds) for one in found]
        [('b', 0.6, True), ('a', 0.1, True)]
    """
    if not 0 <= shift <= 1 or most < 1 or draws < 0:
        raise OptionsError(
            "bottlenecks",
            [f"shift must be in [0, 1], most ≥ 1, draws ≥ 0; got {shown(shift)}, {shown(most)}, {shown(draws)}"],
        )
    state = influence(plan, as_of=None, refinements=refinements, missing=missing, tolerance=tolerance).state
    target = compile_plan(plan).position(ancestor)
    leaves = [index for index in below(state.program, [target]) if state.starts(index) and index != target]
    chances = _chances(plan, state, leaves, as_of, given_distributions("bottlenecks", distributions))
    needed = {index: value for index, value in _necessities(state, target, leaves).items() if value > 1e-12}
    ranked = _ranked(needed, chances)
    places = _moved(state, target, ranked[: 2 * most], chances, shift=shift, draws=draws, seed=seed)
    ids = state.program.ids
    return tuple([
        Bottleneck(
            ids[index], ancestor, needed[index], chances[index], _risk(needed[index], chances[index]),
            place, min(place, *places[index]), max(place, *places[index]),
        )
        for place, index in enumerate(ranked[:most], start=1)
    ])  # fmt: skip


def _chances(
    plan: Plan, state: State, leaves: Sequence[int], as_of: date | None, given: Mapping[str, Distribution]
) -> dict[int, float | None]:
    for goal in given:
        plan.goal(goal)
    found: dict[int, float | None] = {}
    for index in leaves:
        goal = state.program.ids[index]
        one = given.get(goal)
        if one is None and as_of is not None:
            one = default_distribution(plan, goal, as_of=as_of)
        found[index] = None if one is None else p_missing(one)
    return found


def _necessities(state: State, target: int, leaves: Sequence[int]) -> dict[int, float]:
    """Return what the target loses by each leaf at 0 while all others are met."""
    own: list[float | None] = [1.0 if state.starts(index) else None for index in range(len(state.own))]
    met = state.with_own(own)
    whole = met.values[target] or 0.0
    return {index: whole - (met.ask({index: 0.0}, [target])[0] or 0.0) for index in leaves}


def _risk(necessity: float, chance: float | None) -> float:
    return necessity if chance is None else necessity * chance


def _ranked(needed: Mapping[int, float], chances: Mapping[int, float | None]) -> list[int]:
    return sorted(
        needed, key=lambda index: (-round(_risk(needed[index], chances[index]), 12), -round(needed[index], 12), index)
    )


def _moved(
    state: State,
    target: int,
    leaves: Sequence[int],
    chances: Mapping[int, float | None],
    *,
    shift: float,
    draws: int,
    seed: int,
) -> dict[int, list[int]]:
    """Return the places of each leaf while the weights move; no weights, no moves."""
    places: dict[int, list[int]] = {index: [place] for place, index in enumerate(leaves, start=1)}
    inside = set(below(state.program, [target]))
    if not any(index in inside for index in state.program.into):
        return places
    for factors in _factors(shift, draws, seed):
        program = state.program.scaled(factors)
        moved = attrs.evolve(state, rules=attrs.evolve(state.rules, program=program))
        for place, index in enumerate(_ranked(_necessities(moved, target, leaves), chances), start=1):
            places[index].append(place)
    return places


def _factors(shift: float, draws: int, seed: int) -> Iterator[Iterator[float]]:
    for draw in range(draws):
        if draw < 2:
            yield _repeated(1.0 - shift if draw == 0 else 1.0 + shift)
        else:
            yield _drawn(shift, stream(seed, f"weights {draw}"))


def _repeated(factor: float) -> Iterator[float]:
    while True:
        yield factor


def _drawn(shift: float, start: int) -> Iterator[float]:
    first = 0
    while True:
        yield from (1.0 - shift + 2.0 * shift * number for number in uniforms(start, first, 256))
        first += 256
