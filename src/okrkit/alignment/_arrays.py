"""Influence in many scenarios at once, with numpy; the same steps as in `_evaluate`, a row a goal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from okrkit.alignment._settled import settled
from okrkit.alignment._state import State
from okrkit.alignment._uniforms import uniform_matrix

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

__all__ = ["sampled_arrays"]

_CELLS = 4_000_000  # of one block: 32 MB


def sampled_arrays(
    state: State,
    rows: Sequence[int],
    streams: Mapping[int, int],
    tables: Mapping[int, Sequence[float]],
    wanted: Sequence[int],
    *,
    draws: int,
) -> list[list[float]]:
    """Return the draws of each wanted position.

    Args:
        state: Which positions are known does not differ between scenarios.
        rows: The positions that are worked out or drawn, in plan order.
        streams: The start of the numbers of each position that is drawn.
        tables: Its quantiles, all of one length.
        wanted: Positions with a known value.
        draws: How many scenarios.
    """
    import numpy as np

    block = max(1, min(draws, _CELLS // max(1, len(rows))))
    batch = _Batch(state, rows)
    quantiles = np.array([tables[index] for index in streams])
    found: list[list[NDArray[float64]]] = [[] for _ in wanted]
    for first in range(0, draws, block):
        values = batch.start(min(block, draws - first))
        if streams:
            numbers = uniform_matrix(list(streams.values()), first, values.shape[1])
            cells = (numbers * quantiles.shape[1]).astype(np.intp)
            values[[batch.row[index] for index in streams]] = np.take_along_axis(quantiles, cells, axis=1)
        batch.run(values)
        for place, index in enumerate(wanted):
            found[place].append(values[batch.row[index]].copy())
    return [np.concatenate(parts).tolist() for parts in found]


class _Batch:
    """The steps of a program over a block of scenarios."""

    def __init__(self, state: State, rows: Sequence[int]) -> None:
        self.state, self.rows = state, rows
        self.row = {index: place for place, index in enumerate(rows)}
        steps = [index for index in state.program.steps if index in self.row and index not in state.rules.fixed]
        self.steps = [index for index in steps if state.values[index] is not None]

    def start(self, count: int) -> NDArray[float64]:
        import numpy as np

        own = [self.state.own[index] for index in self.rows]
        column = np.array([0.0 if value is None else value for value in own])
        return np.repeat(column[:, None], count, axis=1)

    def run(self, values: NDArray[float64]) -> None:
        for index in self.steps:
            self._step(index, values)

    def _known(self, indexes: Sequence[int]) -> list[int]:
        return [self.row[index] for index in indexes if self.state.values[index] is not None]

    def _step(self, index: int, values: NDArray[float64]) -> None:
        import numpy as np

        program = self.state.program
        parts = self._known(program.results(index))
        part = None
        if parts:
            held = values[parts[0] : parts[-1] + 1] if parts[-1] - parts[0] + 1 == len(parts) else values[parts]
            part = held.max(axis=0) if index in self.state.rules.any_of else held.min(axis=0)
        links = [(source, weight) for source, weight in program.into.get(index, ()) if self._known([source])]
        products = [weight * values[self.row[source]] for source, weight in links]
        result = settled(part, np.sum(products, axis=0), products, self.state.rules.tolerance) if products else part
        caps = self._known(program.depends.get(index, ()))
        if result is None:
            result = values[self.row[index]] if self.state.own[index] is not None else values[caps].min(axis=0)
        values[self.row[index]] = np.minimum(result, values[caps].min(axis=0)) if caps else result
