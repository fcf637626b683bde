"""How values follow from values: one goal, all goals, and what stands above a change."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from heapq import heapify, heappop, heappush
from math import fsum
from typing import Any

import attrs

from okrkit.alignment._program import Program
from okrkit.alignment._standing import Missing
from okrkit.alignment.satisfaction import TOLERANCE, settle
from okrkit.scoring.kernel import Column, Rows

__all__ = ["Rules", "caps_of", "part_of", "products_of"]


def part_of(program: Program, index: int, values: Column, any_of: Collection[int]) -> float | None:
    """Return what the known key results of an objective amount to; None without one."""
    known = [value for result in program.results(index) if (value := values[result]) is not None]
    if not known:
        return None
    return max(known) if index in any_of else min(known)


def products_of(program: Program, index: int, values: Column) -> list[float]:
    """Return weight times value of each known contributor."""
    found = ((values[source], weight) for source, weight in program.into.get(index, ()))
    return [weight * value for value, weight in found if value is not None]


def caps_of(program: Program, index: int, values: Column) -> list[float]:
    """Return the known values of what a goal depends on."""
    return [value for to in program.depends.get(index, ()) if (value := values[to]) is not None]


@attrs.frozen(weakref_slot=False)
class Rules:
    """How values are worked out.

    Attributes:
        program: The goals and their order.
        fixed: Positions that keep the value they start with, whatever is below them.
        any_of: Objectives that one key result satisfies.
        tolerance: See `satisfaction`.
        missing: What a goal is that has no value, and none below it.
    """

    program: Program
    fixed: frozenset[int] = frozenset()
    any_of: frozenset[int] = frozenset()
    tolerance: float = TOLERANCE
    missing: Missing = "skip"

    def step(self, index: int, values: Column, own: float | None) -> float | None:
        """Return the value of one position from those below it; its own where none of them is known."""
        program = self.program
        part = part_of(program, index, values, self.any_of)
        result = settle(part, products_of(program, index, values), tolerance=self.tolerance)
        if result is None:
            result = own
        caps = caps_of(program, index, values) if index in program.depends else None
        if not caps:
            return result
        return min(caps) if result is None else min(result, *caps)

    def run(self, own: Sequence[float | None]) -> list[float | None]:
        """Return the value of every position from what was measured or assumed; None is unknown.

        First every objective by its key results, then in order what more than these bears on. The
        commonest goals are written out; their arithmetic is `step`'s.
        """
        values: list[Any] = self._refined(own)  # what is None goes the long way
        top = 1.0 - self.tolerance
        long = self.program.depends.keys() | self.any_of | self.fixed
        for index, end, row in self.program.code:
            if index in long:
                if index not in self.fixed:
                    values[index] = self.step(index, values, own[index])
                continue
            try:
                part = min(values[index + 1 : end]) if end else None
                if row is None:
                    values[index] = own[index] if part is None else part
                    continue
                products = [weight * values[source] for source, weight in row]
                added = fsum(products)
                plain = part is None and -1.0 < added < top
                values[index] = added if plain else settle(part, products, tolerance=self.tolerance)
            except TypeError:
                values[index] = self.step(index, values, own[index])
        return values

    def _refined(self, own: Sequence[float | None]) -> list[float | None]:
        """Return the values with every objective as its key results alone make it."""
        values, last = list(own), 0
        for size in self.program.compiled.sizes:
            first, last = last + 1, last + 1 + size
            if size:
                try:
                    part = min(values[first:last])  # type: ignore[type-var]
                except TypeError:
                    part = min([value for value in values[first:last] if value is not None], default=None)
                if part is not None:
                    values[first - 1] = part
        for index in self.any_of:
            part = part_of(self.program, index, values, self.any_of)
            values[index] = own[index] if part is None else part
        for index in self.fixed:
            values[index] = own[index]
        return values

    def update(self, values: Rows, own: Column, changed: Iterable[int]) -> None:
        """Work out again what stands above changed positions; bitwise what `run` returns.

        Only what is different now is written down beside the column, so the cost is that of the
        goals above and of their own children.
        """
        rank = self.program.rank
        heap = [(rank.get(index, -1), index) for index in changed]
        heapify(heap)
        last = -1
        while heap:
            place, index = heappop(heap)
            if index == last:
                continue
            last = index
            kept = place < 0 or index in self.fixed
            value = own[index] if kept else self.step(index, values, own[index])
            if value != values[index]:
                values.new[index] = value
                for to in self.program.feeds(index):
                    heappush(heap, (rank[to], to))
