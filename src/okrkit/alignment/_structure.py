"""A plan's links as integers, both kinds in one view: what every query walks over."""

from __future__ import annotations

from collections.abc import Sequence
from typing import final

from okrkit.goals import Plan
from okrkit.scoring import CompiledPlan, compile_plan

__all__ = ["Structure"]


@final
class Structure:
    """Contributions and containment together; what a key result contributes to its own objective is left out."""

    __slots__ = ("compiled",)

    def __init__(self, plan: Plan) -> None:
        self.compiled: CompiledPlan = compile_plan(plan)

    def __len__(self) -> int:
        return len(self.compiled)

    def contributes(self, index: int) -> Sequence[int]:
        """Return the positions a goal says it supports, as stated."""
        targets, holder = self.compiled.links.targets(index), self.compiled.holder(index)
        return targets if holder not in targets else [to for to in targets if to != holder]

    def above(self, index: int) -> Sequence[int]:
        """Return the positions right above one: a key result's objective, then what it supports, as stated."""
        holder = self.compiled.holder(index)
        return self.contributes(index) if holder < 0 else [holder, *self.contributes(index)]

    def contributors(self, index: int) -> Sequence[int]:
        """Return the positions that say they support one, in plan order."""
        sources, results = self.compiled.links.sources(index), self.compiled.results(index)
        return sources if not results else [source for source in sources if source not in results]

    def below(self, index: int) -> Sequence[int]:
        """Return the positions right below one: its key results, then its contributors."""
        return [*self.compiled.results(index), *self.contributors(index)]

    def counting(self, index: int) -> list[int]:
        """Return the positions right above in which a goal counts: a trace (weight 0) leads nowhere."""
        holder = self.compiled.holder(index)
        weighted = [to for to, weight in self.compiled.links.out_of(index) if weight and to != holder]
        return weighted if holder < 0 else [holder, *weighted]

    def repeats(self, index: int) -> bool:
        """Tell whether a key result also says that it contributes to its own objective."""
        holder = self.compiled.holder(index)
        return holder >= 0 and any(to == holder and weight for to, weight in self.compiled.links.out_of(index))
