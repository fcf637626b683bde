"""The averages of a first scoring, straight from the goals: making lists of them first would cost more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrkit.scoring.kernel import clamped, mean_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrkit.scoring.basis import Basis

__all__ = ["first_column"]


def first_column(basis: Basis, progress: Sequence[float | None]) -> list[float | None]:
    """Return the scores from each goal's own measure or key results.

    They are bitwise those that `own_column` and `own_array` make of the progress. Weights that
    `group_weights` might scale, and gaps that a policy fills, are left to `mean_of`.
    """
    ceiling, skips = basis.policy.ceiling, basis.stand_in is None
    scores: list[float | None] = []
    add = scores.append
    open_means: list[int] = []
    at = 0
    for objective in basis.plan.objectives:
        place = at
        add(None)
        total = weight = absent = 0.0
        for result in objective.key_results:
            at += 1
            share, part = progress[at], result.weight
            if type(part) is not float:
                part = float(part)
            if share is None:
                absent += part
                add(None)
                continue
            score = 0.0 if share <= 0.0 else ceiling if share > ceiling else share  # noqa: FURB136  # a call more
            add(score)
            total += part * score
            weight += part
        at += 1
        if 1e-140 < weight + absent < 1e140 and (skips or not absent):
            scores[place] = total / weight if weight > 0.0 else None
        else:
            open_means.append(place)
    scores += clamped(progress[at:], ceiling)
    for position in open_means:
        scores[position] = mean_of(scores, basis.compiled.weights, basis.compiled.results(position), basis.stand_in)
    return scores
