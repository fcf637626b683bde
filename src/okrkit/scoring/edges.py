"""Weighted links between positions, readable from both ends; and the weights of a group."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, final

if TYPE_CHECKING:
    from okrkit.goals import Number

__all__ = ["Edges", "fits_a_mean", "group_weights"]

_LEAST, _MOST = 1e-150, 1e150  # sums of weights in between neither vanish nor overflow in a mean


@final
class Edges:
    """Links from a source to a target, each with a weight, in compact arrays sorted by both ends.

    Examples:
        >>> edges = Edges(3, [(0, 2, 1.0), (1, 2, 0.5)])
        >>> list(edges.into(2)), list(edges.out_of(1)), len(edges)
        ([(0, 1.0), (1, 0.5)], [(2, 0.5)], 2)
    """

    __slots__ = ("_in_at", "_in_source", "_in_weight", "_out_at", "_out_target", "_out_weight")

    def __init__(self, count: int, links: Iterable[tuple[int, int, float]]) -> None:
        """Build from (source, target, weight), given in the order of their sources."""
        sources: list[int] = []
        self._out_target, self._out_weight = array("q"), array("d")
        for source, target, weight in links:
            sources.append(source)
            self._out_target.append(target)
            self._out_weight.append(weight)
        self._out_at = _starts(count, sources)
        self._in_at = _starts(count, self._out_target)
        self._in_source = array("q", bytes(8 * len(sources)))
        self._in_weight = array("d", bytes(8 * len(sources)))
        at = list(self._in_at)
        for source, target, weight in zip(sources, self._out_target, self._out_weight, strict=True):
            place = at[target]
            at[target] = place + 1
            self._in_source[place] = source
            self._in_weight[place] = weight

    def __len__(self) -> int:
        return len(self._out_target)

    def targets(self, source: int) -> Sequence[int]:
        """Return where a position's links lead, in the order they were stated."""
        return self._out_target[self._out_at[source] : self._out_at[source + 1]]

    def sources(self, target: int) -> Sequence[int]:
        """Return whose links lead to a position, in plan order."""
        return self._in_source[self._in_at[target] : self._in_at[target + 1]]

    def out_of(self, source: int) -> Iterator[tuple[int, float]]:
        """Return targets with weights."""
        part = slice(self._out_at[source], self._out_at[source + 1])
        return zip(self._out_target[part], self._out_weight[part], strict=True)

    def into(self, target: int) -> Iterator[tuple[int, float]]:
        """Return sources with weights."""
        part = slice(self._in_at[target], self._in_at[target + 1])
        return zip(self._in_source[part], self._in_weight[part], strict=True)

    def into_span(self, first: int, last: int) -> Iterator[tuple[int, float]]:
        """Return sources with weights of the links that lead to positions from first to last, included."""
        part = slice(self._in_at[first], self._in_at[last + 1])
        return zip(self._in_source[part], self._in_weight[part], strict=True)

    def fan_in(self, target: int, last: int | None = None) -> int:
        """Return the number of links that lead to a position, or to those up to a last one, included."""
        return self._in_at[(target if last is None else last) + 1] - self._in_at[target]


def _starts(count: int, ends: Iterable[int]) -> array[int]:
    """Return where each position's links start in an array sorted by position."""
    sizes = [0] * (count + 1)
    for end in ends:
        sizes[end + 1] += 1
    total = 0
    for position, size in enumerate(sizes):
        total += size
        sizes[position] = total
    return array("q", sizes)


def fits_a_mean(weights: Sequence[float]) -> bool:
    """Return whether sums of these weights neither vanish nor overflow, whatever is left out."""
    return not weights or (max(weights) < _MOST and min(weights) > _LEAST)


def group_weights(weights: Sequence[Number]) -> Sequence[float]:
    """Return the weights as floats whose sum is neither infinite nor lost to rounding.

    Examples:
        >>> group_weights([1, 2.5])
        [1.0, 2.5]
        >>> group_weights([1e308, 1e308])
        [0.5562684646268004, 0.5562684646268004]
    """
    floats = [float(weight) for weight in weights]
    total = 0.0
    for weight in floats:
        total += weight
    if _LEAST < total < _MOST or not any(weights):
        return floats
    largest = max(Fraction(weight) for weight in weights)
    scale = Fraction(2) ** math.frexp(float(largest))[1] if float(largest) else largest
    return [float(Fraction(weight) / scale) for weight in weights]
