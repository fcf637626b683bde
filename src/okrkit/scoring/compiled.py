"""CompiledPlan: the goals of a plan as plain integers, worked out once, without recursion."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, compress
from typing import TYPE_CHECKING, cast, final

from okrkit.errors import UnknownGoalError
from okrkit.goals import KeyResult
from okrkit.scoring.edges import Edges, fits_a_mean, group_weights
from okrkit.scoring.loops import find_loops, topological_order
from okrkit.scoring.merging import merge_points

if TYPE_CHECKING:
    from okrkit.goals import Goal, Plan, SmartGoal

__all__ = ["CompiledPlan", "compile_plan"]


@final
class CompiledPlan:
    """The goals of a plan by position, in plan order, and how they hang together.

    A key result stands right behind its objective, so the key results of the objective at
    position p are p + 1 ... p + held[p]. Contributions are kept apart from that, in `links`. Most
    is worked out when it is first asked for: a first scoring needs none of that.

    Attributes:
        goals: The goals by position: each objective followed by its key results, then the SMART goals.
        positions: The positions by id.
        scored_before: Whether these goals were averaged once; a second time pays for lists of them.

    Examples:
        >>> from okrkit import KeyResult, Objective, Plan, SmartGoal
        >>> one = Objective("support", "Make support world-class", [KeyResult("reply", "Answer faster")])
        >>> compiled = compile_plan(Plan([one], [SmartGoal("routing", "Route", contributes_to={"reply": 0.5})]))
        >>> compiled.ids, compiled.held, compiled.holder(1), list(compiled.links.into(1))
        (['support', 'reply', 'routing'], [1, 0, 0], 0, [(2, 0.5)])
    """

    def __init__(self, plan: Plan) -> None:
        self._objectives = plan.objectives  # not the plan: its facts may go
        self.goals: tuple[Goal, ...] = plan.goals()
        self.positions: Mapping[str, int] = plan.positions()
        self.scored_before: bool = False
        self.kept_frame: object = None

    @cached_property
    def sizes(self) -> list[int]:
        """The number of key results of each objective, in the plan's order."""
        return [len(objective.key_results) for objective in self._objectives]

    @cached_property
    def objectives(self) -> list[int]:
        """The positions of the objectives."""
        return [0, *accumulate([size + 1 for size in self.sizes])][: len(self.sizes)]

    @cached_property
    def held(self) -> list[int]:
        """The number of key results by position; 0 for what is no objective."""
        counts = [0] * len(self.goals)
        for position, size in zip(self.objectives, self.sizes, strict=True):
            counts[position] = size
        return counts

    @cached_property
    def weights(self) -> list[float]:
        """The weights by position, as floats.

        Those of an objective's key results are scaled by a power of 2 where their sum would not fit a float.
        """
        weights = [goal.weight for goal in self.goals]
        if set(map(type, weights)) <= {float} and fits_a_mean(cast("list[float]", weights)):
            return cast("list[float]", weights)
        floats = [float(weight) for weight in weights]
        for position in self.objectives:
            span = slice(position + 1, position + 1 + self.held[position])
            floats[span] = group_weights(weights[span])
        return floats

    def __len__(self) -> int:
        return len(self.goals)

    @cached_property
    def ids(self) -> list[str]:
        """The goals' ids by position."""
        return list(self.positions)

    @property
    def leaves(self) -> tuple[Sequence[int], list[KeyResult | SmartGoal]]:
        """The positions of the measured goals, and these."""
        is_leaf = bytearray(b"\1") * len(self.goals)
        for position in self.objectives:
            is_leaf[position] = 0
        goals = cast("list[KeyResult | SmartGoal]", list(compress(self.goals, is_leaf)))
        return array("q", compress(range(len(is_leaf)), is_leaf)), goals

    @cached_property
    def _holders(self) -> list[int]:
        found = [-1] * len(self.goals)
        for position, size in zip(self.objectives, self.sizes, strict=True):
            found[position + 1 : position + 1 + size] = [position] * size
        return found

    def position(self, goal: str) -> int:
        """Return where a goal stands.

        Raises:
            UnknownGoalError: If the plan holds no goal with that id.
        """
        try:
            return self.positions[goal]
        except (KeyError, TypeError):
            raise UnknownGoalError(str(goal), self.positions) from None

    def results(self, position: int) -> range:
        """Return the positions of an objective's key results; empty for other goals."""
        return range(position + 1, position + 1 + self.held[position])

    def holder(self, position: int) -> int:
        """Return the position of a key result's objective; -1 for other goals."""
        return self._holders[position]

    @cached_property
    def links(self) -> Edges:
        """The contributions between goals of the plan, in the order of the goals that state them."""
        return Edges(len(self.goals), self._stated())

    def _stated(self) -> Iterable[tuple[int, int, float]]:
        found = self.positions
        for position, goal in enumerate(self.goals):
            if goal.contributes_to:
                for link in goal.contributes_to:
                    target = found.get(link.to)
                    if target is not None:
                        yield position, target, float(link.weight)

    def above(self, position: int) -> Sequence[int]:
        """Return what a goal flows into: a key result's objective first, then what it contributes to."""
        holder = self.holder(position)
        targets = self.links.targets(position)
        return targets if holder < 0 else [holder, *targets]

    def below(self, position: int) -> Sequence[int]:
        """Return what flows into a goal: its key results first, then its contributors."""
        return [*self.results(position), *self.links.sources(position)]

    @cached_property
    def order(self) -> list[int]:
        """Every position, children before parents; the goals of a loop stand together."""
        return topological_order(self)

    @cached_property
    def loops(self) -> tuple[tuple[int, ...], ...]:
        """The sets of goals that reach each other through contributions and objectives, each sorted."""
        return find_loops(self)

    @cached_property
    def loop_of(self) -> dict[int, int]:
        """The number of the loop that a position lies in; positions outside loops are left out."""
        return {position: number for number, loop in enumerate(self.loops) for position in loop}

    @cached_property
    def merging(self) -> dict[int, set[int]]:
        """By the goal where two ways up from one goal meet: those goals."""
        return merge_points(self)

    def ancestors(self, positions: Iterable[int]) -> list[int]:
        """Return all that the goals flow into, children before parents where there is no loop.

        Examples:
            >>> from okrkit import KeyResult, Objective, Plan
            >>> compile_plan(Plan([Objective("o", "Grow", [KeyResult("k", "More")])])).ancestors([1])
            [0]
        """
        start = list(positions)
        seen = set(start)
        found: list[int] = []
        stack = [(position, iter(self.above(position))) for position in start]
        while stack:
            position, parents = stack[-1]
            for parent in parents:
                if parent not in seen:
                    seen.add(parent)
                    stack.append((parent, iter(self.above(parent))))
                    break
            else:
                stack.pop()
                found.append(position)
        given = set(start)
        return [position for position in reversed(found) if position not in given]


def compile_plan(plan: Plan) -> CompiledPlan:
    """Return the goals of a plan as integers; plans with the same goals share the result."""
    return plan.derived(CompiledPlan)
