"""Roller: scores with contributors, children before parents, by any roll-up policy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, final

from okrkit.goals import Objective
from okrkit.scoring.kernel import Rows, mean_of
from okrkit.scoring.merging import distinct_sources, links_once
from okrkit.scoring.roll_ups import Part, Parts, Rolled

if TYPE_CHECKING:
    from okrkit.goals import Value
    from okrkit.scoring.basis import Basis
    from okrkit.scoring.compiled import CompiledPlan
    from okrkit.scoring.kernel import Column
    from okrkit.scoring.leaves import Leaf

__all__ = ["Roller"]


@final
class Roller:
    """Rolls scores up; the goals of a loop keep the score of their own key results."""

    def __init__(self, basis: Basis, leaf: Callable[[int], Leaf], forced: Mapping[int, float] | None = None) -> None:
        self.basis: Basis = basis
        self.leaf: Callable[[int], Leaf] = leaf
        self.forced: Mapping[int, float] = forced or {}
        self.compiled: CompiledPlan = basis.compiled

    def everything(self, own: Column) -> tuple[list[float | None], dict[int, Rolled]]:
        """Return every goal's score, and what the policy gave beyond it."""
        rolled = [own[position] for position in range(len(own))]
        sums: dict[int, Rolled] = {}
        for position in self.compiled.order:
            self._put(position, self._one(position, own, rolled, sums), rolled, sums)
        return rolled, sums

    def again(
        self,
        own: Column,
        base: Column,
        new: Mapping[int, float | None],
        sums: Mapping[int, Rolled],
        changed: Iterable[int],
    ) -> tuple[dict[int, float | None], dict[int, Rolled]]:
        """Return what differs from the base after goals have changed: only they and what is above them."""
        rows, kept = Rows(base, new), dict(sums)
        for position in self._upward(list(changed)):
            self._put(position, self._one(position, own, rows, kept), rows.new, kept)
        return rows.new, kept

    def _upward(self, changed: list[int]) -> list[int]:
        """Return the changed goals and their ancestors, children before parents."""
        above = self.compiled.ancestors(changed)
        if len(changed) == 1 and not self.compiled.loops:
            return [*changed, *above]
        places = {*changed, *above}
        return [position for position in self.compiled.order if position in places]

    def _put(
        self,
        position: int,
        found: Rolled,
        rolled: list[float | None] | dict[int, float | None],
        sums: dict[int, Rolled],
    ) -> None:
        rolled[position] = found.value
        if found.measured is not None or found.reason is not None:
            sums[position] = found
        else:
            sums.pop(position, None)

    def _one(self, position: int, own: Column, rolled: Column, sums: Mapping[int, Rolled]) -> Rolled:
        if position in self.forced:
            return Rolled(self.forced[position])
        rule = self.basis.policy.roll_up.rule
        if rule is None or position in self.compiled.loop_of:
            return Rolled(own[position])
        mine = own[position]
        if isinstance(self.compiled.goals[position], Objective):
            mine = mean_of(rolled, self.compiled.weights, self.compiled.results(position), self.basis.stand_in)
        links = self._links(position)
        if not links:
            return Rolled(mine)
        parts = [self._part(source, weight, rolled, sums) for source, weight in links]
        bar, ceiling = self.basis.bar(position), self.basis.policy.ceiling
        found = rule(Parts(mine, bar, parts, self.basis.measure(position), ceiling))
        return found if isinstance(found, Rolled) else Rolled(found)

    def _links(self, position: int) -> list[tuple[int, float]]:
        if not self.compiled.links.fan_in(position):
            return []
        if self.basis.policy.roll_up.adds_values and position in self.compiled.merging:
            return distinct_sources(self.compiled, position)
        return links_once(self.compiled, position, self.compiled.merging)

    def _part(self, source: int, weight: float, rolled: Column, sums: Mapping[int, Rolled]) -> Part:
        value, bar = rolled[source], self.basis.bar(source)
        if not self.basis.policy.roll_up.adds_values:
            return Part(value, bar, weight)
        goal = self.compiled.goals[source]
        if isinstance(goal, Objective):
            return Part(value, bar, weight)
        leaf = self.leaf(source)
        summed: Value | None = sums[source].measured if source in sums else None
        unit = getattr(leaf.measure, "unit", None)
        return Part(value, bar, weight, leaf.measured if summed is None else summed, unit)
