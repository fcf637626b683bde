"""The averages as numpy arrays, where numpy is installed: the same sums in the same order, so the same bits.

numpy is imported inside functions only: it is loaded where it pays.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, cast, final

import attrs

if TYPE_CHECKING:
    from numpy import float64, int64
    from numpy.typing import NDArray

    from okrkit.scoring.compiled import CompiledPlan
    from okrkit.scoring.kernel import Column, StandIn
    from okrkit.scoring.reading import Reading

__all__ = ["ArrayColumn", "frame_of", "own_array", "progress_array", "scenario_rows", "worth_it"]

FROM_GOALS = 50_000  # below, importing numpy costs more than it saves
FROM_GOALS_LOADED = 5_000


@cache
def _is_installed() -> bool:
    return find_spec("numpy") is not None


def worth_it(goals: int) -> bool:
    """Return whether arrays are faster for so many goals; the result is the same either way."""
    return goals >= (FROM_GOALS_LOADED if "numpy" in sys.modules else FROM_GOALS) and _is_installed()


@final
class ArrayColumn:
    """An array of scores, read like a column: NaN stands for None."""

    __slots__ = ("array",)

    def __init__(self, array: NDArray[float64]) -> None:
        self.array = array

    def __len__(self) -> int:
        return len(self.array)

    def __getitem__(self, position: int) -> float | None:
        number = float(self.array[position])
        return number if number == number else None  # noqa: PLR0124  # only NaN differs from itself

    def __iter__(self) -> Iterator[float | None]:
        return (number if number == number else None for number in self.array.tolist())  # noqa: PLR0124


@attrs.frozen(eq=False)
class Frame:
    """The goals' structure as arrays.

    Attributes:
        results: Positions of the key results.
        groups: For each of them the number of its objective.
        weights: For each of them its weight.
        objectives: Positions of the objectives.
    """

    results: NDArray[int64]
    groups: NDArray[int64]
    weights: NDArray[float64]
    objectives: NDArray[int64]


def frame_of(compiled: CompiledPlan) -> Frame:
    """Return the structure as arrays, made once for all plans with the same goals."""
    import numpy as np

    kept = compiled.kept_frame
    if isinstance(kept, Frame):
        return kept
    objectives = np.array(compiled.objectives, dtype=np.int64)
    counts = np.array(compiled.held, dtype=np.int64)[objectives]
    groups = np.repeat(np.arange(len(objectives), dtype=np.int64), counts)
    results = np.arange(len(groups), dtype=np.int64) + groups + 1  # every objective before it stands in between
    weights = np.array(compiled.weights, dtype=np.float64)[results]
    frame = Frame(results, groups, weights, objectives)
    compiled.kept_frame = frame
    return frame


def progress_array(reading: Reading) -> NDArray[float64]:
    """Return the progress as an array, made once; NaN stands for None."""
    import numpy as np

    if not reading.arrays:
        reading.arrays.append(np.array(reading.progress, dtype=np.float64))
    return cast("NDArray[float64]", reading.arrays[0])


def own_array(compiled: CompiledPlan, reading: Reading, ceiling: float, stand_in: StandIn | None) -> ArrayColumn:
    """Return the scores from each goal's own measure or key results.

    Args:
        compiled: The goals.
        reading: Raw progress of the measured goals.
        ceiling: Highest score of a measured goal.
        stand_in: What a missing score counts; None: it is left out.
    """
    import numpy as np

    progress = progress_array(reading)
    scores = np.where(progress <= 0.0, 0.0, np.minimum(progress, ceiling))
    frame = frame_of(compiled)
    scores[frame.objectives] = _means(frame, scores[frame.results], stand_in)
    return ArrayColumn(scores)


def _means(frame: Frame, scores: NDArray[float64], stand_in: StandIn | None) -> NDArray[float64]:
    """Return the objectives' weighted means; `bincount` adds one by one, in order, as the list kernel does."""
    import numpy as np

    count = len(frame.objectives)
    missing = np.isnan(scores)
    unknown = np.zeros(count, dtype=bool)
    weights = frame.weights
    if missing.any():
        scores, weights = np.where(missing, 0.0, scores), np.where(missing, 0.0, weights)
        for place in np.flatnonzero(missing & (frame.weights > 0)).tolist() if stand_in else ():
            found = stand_in(int(frame.results[place])) if stand_in else "skip"
            if found == "unknown":
                unknown[frame.groups[place]] = True
            elif not isinstance(found, str):
                scores[place], weights[place] = float(found), frame.weights[place]
    totals = np.bincount(frame.groups, weights * scores, count)
    sums = np.bincount(frame.groups, weights, count)
    means = np.full(count, np.nan)
    np.divide(totals, sums, out=means, where=(sums > 0.0) & ~unknown)
    return means


def scenario_rows(
    compiled: CompiledPlan, base: Column, rows: Mapping[int, Sequence[float]], asked: Sequence[int], count: int
) -> dict[int, Any]:
    """Return scores in many scenarios at once, each goal's as one array.

    Args:
        compiled: The goals.
        base: Scores by position where a scenario says nothing.
        rows: Scores of measured goals by position, one a scenario.
        asked: Positions whose scores are wanted.
        count: Number of scenarios.
    """
    import numpy as np

    given = {position: np.asarray(row, dtype=np.float64) for position, row in rows.items()}
    found: dict[int, NDArray[float64]] = {}
    for position in asked:
        if not compiled.held[position]:
            found[position] = given[position] if position in given else np.full(count, _or_nan(base[position]))
            continue
        total, weight = np.zeros(count), 0.0
        for result in compiled.results(position):
            share, value = compiled.weights[result], base[result]
            if result in given:
                total += share * given[result]
            elif value is not None:
                total += share * value
            else:
                continue
            weight += share
        found[position] = total / weight if weight > 0.0 else np.full(count, np.nan)
    return found


def _or_nan(value: float | None) -> float:
    return float("nan") if value is None else value
