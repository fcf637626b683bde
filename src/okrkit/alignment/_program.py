"""The order in which influence is worked out, read off the goals in one pass."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import chain, compress
from typing import final

from okrkit.alignment._loops import find_loops
from okrkit.alignment.satisfaction import Refinement
from okrkit.errors import AlignmentLoopError
from okrkit.goals import Goal, Objective, Plan
from okrkit.scoring.loops import strong_components

__all__ = ["Program", "program_of"]

_OR_FIELD = "refinement"  # in an objective's `extra`
_NO_EXTRA = Objective("none", "none").extra  # one value, shared by all that state nothing: seen without a call


@final
class Program:
    """What influence needs of the goals: who is worked out from whom, in which order.

    Attributes:
        ids: The ids of the goals, in the plan's order.
        held: Number of key results by position; they stand right behind their objective.
        into: By position, contributors that count, with weights; own key results are refinement already.
        depends: By position, the positions a goal waits for.
        any_of: Positions of the objectives that one key result satisfies.
        downwards: Whether every goal stands behind all it is evidence for, as in plans written from the
            top; the way back through the plan is then an order to work in.
    """

    def __init__(self, plan: Plan) -> None:
        self.ids: list[str] = []
        self.held: list[int] = []
        self.into: dict[int, list[tuple[int, float]]] = {}
        self.depends: dict[int, list[int]] = {}
        self.downwards: bool = True
        linked = self._read(plan)
        self.any_of: frozenset[int] = frozenset([index for index, goal in linked if _is_any_of(goal)])
        place = self._places(linked)
        self._read_links(linked, place)
        self._read_dependencies(linked, place)

    def _read(self, plan: Plan) -> list[tuple[int, Goal]]:
        """Read ids and key results; return the goals that state a link or more, by position."""
        ids, held, linked = self.ids, self.held, list[tuple[int, Goal]]()
        add, zeros = ids.append, [0] * 16
        for objective in plan.objectives:
            if objective.contributes_to or objective.depends_on or objective.extra is not _NO_EXTRA:
                linked.append((len(ids), objective))
            add(objective.id)
            results = objective.key_results
            held.append(len(results))
            held += zeros[: len(results)] if len(results) <= 16 else [0] * len(results)
            for result in results:
                if result.contributes_to or result.depends_on:
                    linked.append((len(ids), result))
                add(result.id)
        for goal in plan.smart_goals:
            if goal.contributes_to or goal.depends_on:
                linked.append((len(ids), goal))
            add(goal.id)
        held.extend([0] * len(plan.smart_goals))
        return linked

    def _places(self, linked: Sequence[tuple[int, Goal]]) -> dict[str, int]:
        """Return the positions of what links name; all of them would cost more than the rest together."""
        named = set[str]()
        for _, goal in linked:
            named.update([link.to for link in goal.contributes_to])
            named.update(goal.depends_on)
        return {name: index for index, name in enumerate(self.ids) if name in named}

    def _read_links(self, linked: Sequence[tuple[int, Goal]], place: dict[str, int]) -> None:
        into, held, where = self.into, self.held, place.get
        downwards = True
        for index, goal in linked:
            for link in goal.contributes_to:
                to, weight = where(link.to, -1), link.weight
                if to < 0 or not weight or to < index <= to + held[to]:
                    continue
                row = into.get(to)
                if row is None:
                    into[to] = [(index, float(weight))]
                else:
                    row.append((index, float(weight)))
                if to >= index:
                    downwards = False
        self.downwards = downwards

    def _read_dependencies(self, linked: Sequence[tuple[int, Goal]], place: dict[str, int]) -> None:
        for index, goal in linked:
            row = [place[to] for to in goal.depends_on if to in place] if goal.depends_on else None
            if row:
                self.depends[index] = row
                self.downwards = self.downwards and min(row) > index

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
    def holders(self) -> array[int]:
        """The objective of each key result by position; -1 for other goals."""
        found = array("i", [-1]) * len(self.held)
        for index, count in enumerate(self.held):
            if count:
                found[index + 1 : index + 1 + count] = array("i", [index]) * count
        return found

    @cached_property
    def steps(self) -> list[int]:
        """The positions that are worked out from others, each behind all it is worked out from.

        Raises:
            AlignmentLoopError: If links and dependencies form a loop; its path shows one.
        """
        active = bytearray(map(bool, self.held))
        for index in chain(self.into, self.depends):
            active[index] = 1
        if self.downwards:
            return list(compress(range(len(active) - 1, -1, -1), reversed(active)))
        waiting = self._waiting(active)
        ready = [index for index, on in enumerate(active) if on and not waiting[index]]
        for index in ready:  # grows while it is read
            for to in self.feeds(index):
                waiting[to] -= 1
                if not waiting[to]:
                    ready.append(to)
        if len(ready) < sum(active):
            raise AlignmentLoopError([self.ids[index] for index in self._loop(waiting)])
        return ready

    def _waiting(self, active: bytearray) -> list[int]:
        """Count, by position, the inputs that are worked out themselves."""
        waiting = [0] * len(active)
        for to, row in self.into.items():
            waiting[to] += sum([active[source] for source, _ in row])
        for to, names in self.depends.items():
            waiting[to] += sum([active[source] for source in names])
        for index, holder in enumerate(self.holders):
            if holder >= 0 and active[index]:
                waiting[holder] += 1
        return waiting

    def _loop(self, waiting: Sequence[int]) -> list[int]:
        left = [index for index, count in enumerate(waiting) if count > 0]
        parts = strong_components(left, self.feeds)
        knots = sorted(sorted(part) for part in parts if len(part) > 1 or part[0] in self.feeds(part[0]))
        return find_loops(knots, self.feeds, most=1)[0]

    def feeds(self, index: int) -> Sequence[int]:
        """Return the positions that are worked out with the help of one."""
        holder, out = self.holders[index], self.out.get(index, ())
        return out if holder < 0 else (holder, *out)

    def inputs(self, index: int) -> list[int]:
        """Return the positions from which one is worked out."""
        contributors = [source for source, _ in self.into.get(index, ())]
        return [*self.results(index), *contributors, *self.depends.get(index, ())]

    def results(self, index: int) -> range:
        """Return the positions of an objective's key results."""
        return range(index + 1, index + 1 + self.held[index])

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
    def code(self) -> list[tuple[int, int, int, float]]:
        """The steps for the loop over all: position, end of its key results, its contributor, the weight.

        The end is 0 without key results; the contributor is -1 without one, -2 where there are more, or
        dependencies, or one key result is enough: such a position takes the long way.
        """
        made: list[tuple[int, int, int, float]] = []
        into, held, depends, any_of = self.into, self.held, self.depends, self.any_of
        for index in self.steps:
            row, results = into.get(index), held[index]
            if index in depends or index in any_of or (row and (results or len(row) > 1)):
                made.append((index, 0, -2, 0.0))
            elif row:
                made.append((index, 0, *row[0]))
            else:
                made.append((index, index + 1 + results, -1, 0.0))
        return made


def _is_any_of(goal: Goal) -> bool:
    if goal.extra is _NO_EXTRA or not isinstance(goal, Objective):
        return False
    return str(goal.extra.get(_OR_FIELD, "")).lower() == Refinement.OR


def program_of(plan: Plan) -> Program:
    """Return the program of a plan; plans with the same goals share it."""
    return plan.derived(Program)
