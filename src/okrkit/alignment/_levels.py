"""Influence of a whole plan on arrays, where numpy is installed: the arithmetic of `_evaluate`, level by level."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, final

import attrs

from okrkit.alignment._evaluate import Rules, part_of
from okrkit.alignment._program import Program, program_of
from okrkit.alignment._settled import added_up, settled
from okrkit.alignment._standing import bars_of
from okrkit.scoring.arrays import ArrayColumn, frame_of, progress_array, worth_it
from okrkit.scoring.reading import reading_of

if TYPE_CHECKING:
    from numpy import bool_, float64, intp
    from numpy.typing import NDArray

    from okrkit.goals import Plan

__all__ = ["Levels", "levels_of", "start"]

_WIDTH = 64  # of a level, below which a list is faster than an array
_ROWS_A_STEP = 4  # a single step on arrays takes four times as long as on a list
_RUNS = 2  # on lists; making the arrays costs about three
_MOST_PRODUCTS = 8  # more are rare, and a column for each would be nearly empty


@final
@attrs.frozen(eq=False)
class Level:
    """Positions that can be worked out at once, because all they depend on is.

    Attributes:
        rows: Positions with few contributors.
        sources: Their contributors, a row for the first of each, for the second, ...; one past the last
            position where there is none.
        weights: The weights of these.
        parts: The positions of their key results, group after group, and one past the last position for
            those that have none.
        groups: Where each group starts.
        steps: The other positions, one by one.
    """

    rows: NDArray[intp]
    sources: NDArray[intp]
    weights: NDArray[float64]
    parts: NDArray[intp]
    groups: NDArray[intp]
    steps: Sequence[int]


@final
class Levels:
    """A program as arrays.

    Attributes:
        is_wide: Whether arrays are worth it; a chain, and goals with many contributors, are faster on a
            list, and have no levels here.
    """

    def __init__(self, plan: Plan) -> None:
        import numpy as np

        self.program: Program = program_of(plan)
        compiled = self.program.compiled
        self.bars: NDArray[float64] = np.array(bars_of(plan), dtype=np.float64)
        sizes = np.array(compiled.sizes, dtype=np.intp)
        self.results: NDArray[intp] = frame_of(compiled).results
        self.groups: NDArray[intp] = (np.cumsum(sizes) - sizes)[sizes > 0]
        self.holders: NDArray[intp] = frame_of(compiled).objectives[sizes > 0]
        groups = _by_level(self.program)
        rows = sum([self._is_row(index) for index in self.program.moved])
        steps = len(self.program.moved) - rows
        self.is_wide: bool = rows >= max(_WIDTH * len(groups), _ROWS_A_STEP * steps)
        self.levels: list[Level] = [self._level(positions) for positions in groups] if self.is_wide else []

    def _is_row(self, index: int) -> bool:
        program = self.program
        is_long = index in program.depends or index in program.any_of
        return not is_long and len(program.into.get(index, ())) <= _MOST_PRODUCTS

    def _level(self, positions: Sequence[int]) -> Level:
        import numpy as np

        program, none = self.program, len(self.program.compiled)
        rows = [at for at in positions if self._is_row(at)]
        links = [program.into.get(at, []) for at in rows]
        most = max(map(len, links), default=0) or 1
        links = [row + [(none, 0.0)] * (most - len(row)) for row in links]
        parts = [list(program.results(at)) or [none] for at in rows]
        ends = np.cumsum([len(part) for part in parts], dtype=np.intp)
        return Level(
            np.array(rows, dtype=np.intp),
            np.array([[source for source, _ in row] for row in links], dtype=np.intp).reshape(-1, most).T,
            np.array([[weight for _, weight in row] for row in links], dtype=np.float64).reshape(-1, most).T,
            np.array([at for part in parts for at in part], dtype=np.intp),
            np.concatenate([np.zeros(1, dtype=np.intp), ends[:-1]]) if rows else ends,
            [at for at in positions if not self._is_row(at)],
        )

    def run(self, rules: Rules, own: NDArray[float64]) -> ArrayColumn:
        """Return the value of every position from what was measured or assumed, as `Rules.run` does."""
        import numpy as np

        values = np.append(own, np.nan)
        column, start = ArrayColumn(values), ArrayColumn(own)
        if len(self.groups):
            part = np.fmin.reduceat(values[self.results], self.groups)
            values[self.holders] = np.where(np.isnan(part), own[self.holders], part)
        fixed = sorted(rules.fixed)
        for index in rules.any_of:
            values[index] = _or_nan(part_of(self.program, index, column, rules.any_of), own[index])
        values[fixed] = own[fixed]
        for level in self.levels:
            steps = list(level.steps)
            if len(level.rows):
                found, unsure = _worked_out(level, values, rules.tolerance)
                values[level.rows] = np.where(np.isnan(found), own[level.rows], found)
                steps += level.rows[unsure].tolist()
            for index in steps:
                values[index] = _or_nan(rules.step(index, column, start[index]), np.nan)
            values[fixed] = own[fixed]
        return ArrayColumn(values[:-1])


def _worked_out(level: Level, values: NDArray[float64], tolerance: float) -> tuple[NDArray[float64], NDArray[bool_]]:
    """Return what the rows of a level amount to, NaN without evidence, and where the last bit is unsure."""
    import numpy as np

    found: NDArray[float64] = np.fmin.reduceat(values[level.parts], level.groups)
    products = level.weights * values[level.sources]
    known, bare = ~np.isnan(products), np.isnan(found)
    added, unsure = added_up(np.where(known, products, 0.0))
    some = known.any(axis=0)
    for chosen, part in ((some & bare, None), (some & ~bare, found)):
        if chosen.any():
            parts = None if part is None else part[chosen]
            found[chosen] = settled(parts, added[chosen], products[:, chosen], tolerance)
    return found, unsure


def _or_nan(value: float | None, other: float) -> float:
    return other if value is None else value


def _by_level(program: Program) -> list[list[int]]:
    """Return what is worked out, grouped by the longest way from where it starts."""
    level: dict[int, int] = {}
    groups: list[list[int]] = []
    for index in program.moved:
        depth = max([level.get(source, -1) for source in program.inputs(index)]) + 1
        level[index] = depth
        if depth == len(groups):
            groups.append([])
        groups[depth].append(index)
    return groups


def levels_of(plan: Plan, rules: Rules) -> Levels | None:
    """Return the arrays of a plan whose influence was worked out before; None where lists are faster.

    Each call counts as one working-out.
    """
    program = rules.program
    program.runs += 1
    if program.runs <= _RUNS or not worth_it(len(program.compiled)) or rules.any_of != program.any_of:
        return None
    levels = plan.derived(Levels)
    return levels if levels.is_wide else None


def start(levels: Levels, plan: Plan, as_of: date, given: Mapping[int, float], *, zero: bool) -> NDArray[float64]:
    """Return where each goal stands by itself, as `standing` does, with given values in their places.

    Args:
        levels: The plan's arrays.
        plan: The plan.
        as_of: Last day whose check-ins count [included].
        given: Values by position.
        zero: Whether a goal without a value, and without goals below it, is 0.
    """
    import numpy as np

    progress = progress_array(reading_of(plan, as_of, "current"))
    own = np.clip(progress, 0.0, levels.bars) / levels.bars + 0.0  # clipped first: the largest float overflows; no -0.0
    own[list(given)] = list(given.values())
    if zero:
        missing = np.isnan(own)
        missing[levels.program.steps] = False
        own[missing] = 0.0
    return own
