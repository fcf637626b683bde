"""The order in which influence is worked out, and the step that works out one goal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import heapify, heappop, heappush
from typing import TypeAlias, final

from okrkit.alignment._loops import find_loops
from okrkit.alignment._stated import dependency_rows
from okrkit.alignment._structure import Structure
from okrkit.alignment.satisfaction import TOLERANCE, Refinement, settle
from okrkit.errors import AlignmentLoopError
from okrkit.goals import Plan
from okrkit.scoring.loops import strong_components

__all__ = ["Column", "Program", "program_of"]

Column: TypeAlias = Sequence[float | None]
"""A value by position; None is unknown."""

_OR_FIELD = "refinement"  # in an objective's `extra`


@final
class Program:
    """What influence needs of the goals: who is worked out from whom, in which order.

    Attributes:
        links: Both kinds of links.
        depends: By position, the positions a goal waits for.
        any_of: Positions of the objectives that one key result satisfies.
    """

    def __init__(self, plan: Plan) -> None:
        self.links = Structure(plan)
        self.compiled = self.links.compiled
        self.depends = dependency_rows(plan, self.compiled.positions)
        self.any_of = frozenset(
            index
            for index, goal in enumerate(self.compiled.goals)
            if goal.extra and str(goal.extra.get(_OR_FIELD, "")).lower() == Refinement.OR
        )

    @cached_property
    def steps(self) -> list[int]:
        """The positions that are worked out from others, each behind all it is worked out from.

        Raises:
            AlignmentLoopError: If links and dependencies form a loop; its path shows one.
        """
        waiting = self._waiting()
        ready = [index for index, count in waiting.items() if not count]
        for index in ready:  # grows while it is read
            for to in self.feeds(index):
                if to in waiting:
                    waiting[to] -= 1
                    if not waiting[to]:
                        ready.append(to)
        if len(ready) < len(waiting):
            raise AlignmentLoopError([self.compiled.ids[index] for index in self._loop(waiting)])
        return ready

    def _waiting(self) -> dict[int, int]:
        """Return the positions that are worked out, with the number of such positions among their inputs."""
        links, held = self.compiled.links, self.compiled.held
        found = {index: 0 for index, count in enumerate(held) if count}
        for index in range(len(held)):
            if links.fan_in(index) and self.weighted(index):
                found[index] = 0
        found.update((index, 0) for index in self.depends)
        for index in found:
            for to in self.feeds(index):
                if to in found:
                    found[to] += 1
        return found

    def inputs(self, index: int) -> list[int]:
        """Return the positions from which one is worked out."""
        contributors = [source for source, _ in self.weighted(index)]
        return [*self.compiled.results(index), *contributors, *self.depends.get(index, ())]

    def feeds(self, index: int) -> Sequence[int]:
        """Return the positions that are worked out with the help of one."""
        above = self.links.counting(index)
        waiting = self.dependents.get(index)
        return above if waiting is None else [*above, *waiting]

    @cached_property
    def dependents(self) -> dict[int, list[int]]:
        """By position, the positions that wait for it."""
        found: dict[int, list[int]] = {}
        for index, row in self.depends.items():
            for to in row:
                found.setdefault(to, []).append(index)
        return found

    @cached_property
    def rank(self) -> dict[int, int]:
        """The place of each position in `steps`."""
        return {index: place for place, index in enumerate(self.steps)}

    def _loop(self, waiting: Mapping[int, int]) -> list[int]:
        left = sorted(index for index, count in waiting.items() if count)
        parts = strong_components(left, self.feeds)
        knots = sorted(sorted(part) for part in parts if len(part) > 1 or part[0] in self.feeds(part[0]))
        return find_loops(knots, self.feeds, most=1)[0]

    def weighted(self, index: int) -> list[tuple[int, float]]:
        """Return the contributors that count, with their weights; the own key results are refinement already."""
        results = self.compiled.results(index)
        return [
            (source, weight) for source, weight in self.compiled.links.into(index) if weight and source not in results
        ]

    def part(self, index: int, values: Column, any_of: Collection[int]) -> float | None:
        """Return what the known key results of an objective amount to; None without one."""
        low = index + 1
        known = [value for value in values[low : low + self.compiled.held[index]] if value is not None]
        if not known:
            return None
        return max(known) if index in any_of else min(known)

    def products(self, index: int, values: Column) -> list[float]:
        """Return weight times value of each known contributor."""
        found = ((values[source], weight) for source, weight in self.weighted(index))
        return [weight * value for value, weight in found if value is not None]

    def caps(self, index: int, values: Column) -> list[float]:
        """Return the known values of what a goal depends on."""
        return [value for to in self.depends.get(index, ()) if (value := values[to]) is not None]

    def step(
        self, index: int, values: Column, own: float | None, any_of: Collection[int], tolerance: float
    ) -> float | None:
        """Return the value of one position from those below it; its own where none of them is known."""
        part = self.part(index, values, any_of) if self.compiled.held[index] else None
        result = settle(part, self.products(index, values), tolerance=tolerance)
        if result is None:
            result = own
        caps = self.caps(index, values) if index in self.depends else None
        if not caps:
            return result
        return min(caps) if result is None else min(result, *caps)

    def run(
        self,
        own: Column,
        *,
        fixed: Collection[int] = (),
        any_of: Collection[int] | None = None,
        tolerance: float = TOLERANCE,
    ) -> list[float | None]:
        """Return the value of every position, given what was measured or assumed.

        Args:
            own: By position; None is unknown. Kept where nothing below a goal is known.
            fixed: Positions that keep it whatever is below them.
            any_of: Objectives that one key result satisfies; None: those that say so.
            tolerance: See `satisfaction`.
        """
        values, one_of = list(own), self.any_of if any_of is None else any_of
        for index in self.steps:
            if index not in fixed:
                values[index] = self.step(index, values, own[index], one_of, tolerance)
        return values

    def update(
        self,
        values: list[float | None],
        own: Column,
        changed: Iterable[int],
        *,
        fixed: Collection[int] = (),
        any_of: Collection[int] | None = None,
        tolerance: float = TOLERANCE,
    ) -> dict[int, float | None]:
        """Work out again what stands above changed positions, in place; bitwise what `run` returns.

        Returns:
            The values before, by position, of all that is different now.
        """
        one_of, rank = self.any_of if any_of is None else any_of, self.rank
        heap = [(rank.get(index, -1), index) for index in changed]
        heapify(heap)
        before: dict[int, float | None] = {}
        last = -1
        while heap:
            place, index = heappop(heap)
            if index == last:
                continue
            last = index
            kept = place < 0 or index in fixed
            value = own[index] if kept else self.step(index, values, own[index], one_of, tolerance)
            if value != values[index]:
                before[index] = values[index]
                values[index] = value
                for to in self.feeds(index):
                    heappush(heap, (rank[to], to))
        return before


def program_of(plan: Plan) -> Program:
    """Return the program of a plan; plans with the same goals share it."""
    return plan.derived(Program)
