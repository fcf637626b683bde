"""The order in which influence is worked out, read off the goals in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import final

from okrkit.alignment._loops import find_loops
from okrkit.alignment.satisfaction import Refinement
from okrkit.errors import AlignmentLoopError
from okrkit.goals import Goal, KeyResult, Objective, Plan
from okrkit.scoring import CompiledPlan, compile_plan
from okrkit.scoring.loops import strong_components

__all__ = ["Program", "program_of"]

_OR_FIELD = "refinement"  # in an objective's `extra`
_NO_EXTRA = Objective("none", "none").extra  # one value, shared by all that state nothing: seen without a call


@final
class Program:
    """What influence needs of the goals: who is worked out from whom, in which order.

    Attributes:
        compiled: The goals as integers.
        into: By position, contributors that count, with weights; own key results are refinement already.
        depends: By position, the positions a goal waits for.
        any_of: Positions of the objectives that one key result satisfies.
        downwards: Whether every goal stands behind all it is evidence for, as in plans written from the
            top; the way back through the plan is then an order to work in.
        runs: How often it was worked through; a third time pays for arrays.
    """

    def __init__(self, plan: Plan) -> None:
        self.compiled: CompiledPlan = compile_plan(plan)
        self.into: dict[int, list[tuple[int, float]]] = {}
        self.depends: dict[int, list[int]] = {}
        self.downwards: bool = True
        self.runs: int = 0
        linked = [(at, goal) for at, goal in enumerate(self.compiled.goals) if goal.contributes_to or goal.depends_on]
        self._read_links(linked)
        self._read_dependencies(linked)
        stated = (one.id for one in plan.objectives if one.extra is not _NO_EXTRA and _is_any_of(one))
        self.any_of: frozenset[int] = frozenset([self.compiled.positions[goal] for goal in stated])

    def _read_links(self, linked: Sequence[tuple[int, Goal]]) -> None:
        into, place = defaultdict[int, list[tuple[int, float]]](list), self.compiled.positions
        for index, goal in linked:
            holder = self.compiled.holder(index) if type(goal) is KeyResult else -1
            for link in goal.contributes_to:
                to, weight = place.get(link.to, -1), link.weight
                if to < 0 or to == holder or not weight:
                    continue
                into[to].append((index, weight if type(weight) is float else float(weight)))
                if to >= index:
                    self.downwards = False
        self.into = dict(into)

    def _read_dependencies(self, linked: Sequence[tuple[int, Goal]]) -> None:
        place = self.compiled.positions
        for index, goal in linked:
            row = [place[to] for to in goal.depends_on if to in place] if goal.depends_on else None
            if row:
                self.depends[index] = row
                self.downwards = self.downwards and min(row) > index

    @property
    def ids(self) -> list[str]:
        """The ids of the goals, in the plan's order."""
        return self.compiled.ids

    @cached_property
    def out(self) -> dict[int, list[int]]:
        """By position, the goals that a goal counts in or that wait for it, its objective left out."""
        found: dict[int, list[int]] = {}
        for to, row in self.into.items():
            for source, _ in row:
                found.setdefault(source, []).append(to)
        for index, names in self.depends.items():
            for to in names:
                found.setdefault(to, []).append(index)
        return found

    @cached_property
    def moved(self) -> list[int]:
        """The positions that more than key results of their own bear on, each behind all it is worked out from.

        Raises:
            AlignmentLoopError: If links and dependencies form a loop; its path shows one.
        """
        found = {*self.into, *self.depends}
        found |= {self.compiled.holder(index) for index in found} - {-1}
        if self.downwards:
            return sorted(found, reverse=True)
        waiting = {index: sum([source in found for source in self.inputs(index)]) for index in sorted(found)}
        ready = [index for index, count in waiting.items() if not count]
        for index in ready:  # grows while it is read
            for to in self.feeds(index):
                waiting[to] -= 1
                if not waiting[to]:
                    ready.append(to)
        if len(ready) < len(found):
            raise AlignmentLoopError([self.ids[index] for index in self._loop(waiting)])
        return ready

    @cached_property
    def steps(self) -> list[int]:
        """The positions that are worked out from others, each behind all it is worked out from.

        Raises:
            AlignmentLoopError: If links and dependencies form a loop; its path shows one.
        """
        moved = {*self.moved}
        objectives = zip(self.compiled.objectives, self.compiled.sizes, strict=True)
        return [at for at, size in objectives if size and at not in moved] + self.moved

    def _loop(self, waiting: Mapping[int, int]) -> list[int]:
        left = [index for index, count in waiting.items() if count > 0]
        parts = strong_components(left, self.feeds)
        knots = sorted(sorted(part) for part in parts if len(part) > 1 or part[0] in self.feeds(part[0]))
        return find_loops(knots, self.feeds, most=1)[0]

    def feeds(self, index: int) -> Sequence[int]:
        """Return the positions that are worked out with the help of one."""
        holder, out = self.compiled.holder(index), self.out.get(index, ())
        return out if holder < 0 else (holder, *out)

    def inputs(self, index: int) -> list[int]:
        """Return the positions from which one is worked out."""
        contributors = [source for source, _ in self.into.get(index, ())]
        return [*self.results(index), *contributors, *self.depends.get(index, ())]

    def results(self, index: int) -> range:
        """Return the positions of an objective's key results."""
        return self.compiled.results(index)

    @cached_property
    def rank(self) -> dict[int, int]:
        """The place of each position in `steps`; what is not worked out is missing."""
        return {index: place for place, index in enumerate(self.steps)}

    def scaled(self, factors: Iterable[float]) -> Program:
        """Return a program with other weights, each multiplied by the next factor and limited to [-1, 1]."""
        new: Program = object.__new__(Program)
        new.__dict__.update(self.__dict__)
        new.__dict__.pop("code", None)
        factor = iter(factors)
        new.into = {
            to: [(source, max(-1.0, min(1.0, weight * next(factor)))) for source, weight in row]
            for to, row in self.into.items()
        }
        return new

    @cached_property
    def code(self) -> list[tuple[int, int, list[tuple[int, float]] | None]]:
        """What `moved` needs: position, end of its key results (0 without any), its contributors (None: none)."""
        held, into = self.compiled.held, self.into.get
        return [(index, index + 1 + held[index] if held[index] else 0, into(index)) for index in self.moved]


def _is_any_of(goal: Objective) -> bool:
    return str(goal.extra.get(_OR_FIELD, "")).lower() == Refinement.OR


def program_of(plan: Plan) -> Program:
    """Return the program of a plan; plans with the same goals share it."""
    return plan.derived(Program)
