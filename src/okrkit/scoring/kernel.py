"""Averages on plain lists: the one place where scores are summed, always in plan order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, final

if TYPE_CHECKING:
    from okrkit.scoring.compiled import CompiledPlan

__all__ = ["Column", "Rows", "StandIn", "clamped", "mean_of", "own_column"]


class Column(Protocol):
    """A number by position; None where it is undefined."""

    def __len__(self) -> int: ...

    def __getitem__(self, position: int, /) -> float | None: ...

    def __iter__(self) -> Iterator[float | None]: ...


StandIn: TypeAlias = Callable[[int], "float | Literal['skip', 'unknown']"]
"""What a key result without a score counts, by its position."""


@final
class Rows:
    """A column and what differs from it, read by position as one."""

    __slots__ = ("base", "new")

    def __init__(self, base: Column, new: Mapping[int, float | None]) -> None:
        self.base, self.new = base, dict(new)

    def __len__(self) -> int:
        return len(self.base)

    def __getitem__(self, position: int) -> float | None:
        return self.new[position] if position in self.new else self.base[position]

    def __iter__(self) -> Iterator[float | None]:
        found = list(self.base)
        for position, value in self.new.items():
            found[position] = value
        return iter(found)


def mean_of(values: Column, weights: Sequence[float], span: range, stand_in: StandIn | None) -> float | None:
    """Return the weighted mean over a span of positions; None where nothing of weight is scored.

    Args:
        values: Scores by position.
        weights: Weights by position.
        span: The key results.
        stand_in: What a missing score counts; None: it is left out.
    """
    total = weight = 0.0
    for position in span:
        value = values[position]
        share = weights[position]
        if value is None:
            if stand_in is None or not share:
                continue
            found = stand_in(position)
            if found == "unknown":
                return None
            if isinstance(found, str):
                continue
            value = float(found)
        total += share * value
        weight += share
    return total / weight if weight > 0.0 else None


def clamped(progress: Sequence[float | None], ceiling: float) -> list[float | None]:
    """Return progress limited to [0, ceiling]."""
    return [None if share is None else 0.0 if share <= 0.0 else min(share, ceiling) for share in progress]


def own_column(compiled: CompiledPlan, leaves: list[float | None], stand_in: StandIn | None) -> list[float | None]:
    """Fill the objectives' places in a column of leaves with the means of their key results."""
    held, weights = compiled.held, compiled.weights
    for position in compiled.objectives:
        total = weight = 0.0  # `mean_of`, written out: one call less for each objective
        first = position + 1
        for result in range(first, first + held[position]):
            value = leaves[result]
            if value is None:
                if stand_in is not None:
                    leaves[position] = mean_of(leaves, weights, range(first, first + held[position]), stand_in)
                    break
                continue
            share = weights[result]
            total += share * value
            weight += share
        else:
            leaves[position] = total / weight if weight > 0.0 else None
    return leaves
