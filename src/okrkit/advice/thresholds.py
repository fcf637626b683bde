"""Thresholds: the numbers that a diagnosis hangs on."""

from __future__ import annotations

import attrs

__all__ = ["Thresholds"]


@attrs.frozen(kw_only=True)
class Thresholds:
    """The numbers that a diagnosis hangs on.

    Attributes:
        goals: Lower goals with data that it takes to tell [≥ 1].
        hit: Mean attainment from which people hit their goals [0-1].
        top: Mean attainment up to which the business is stuck [0-1].
        gap: Distance of both from which it is worth watching [0-1].
        material: Effect on the top below which a weight is trivial [0-1].
        moved: Share of the predicted movement below which a theory failed [0-1].

    Source:
        okrkit, from OKR Hub's "people are hitting goals, but the business still feels stuck": nine
        tenths is hitting, six tenths is below every bar, five goals are more than an anecdote.
    """

    goals: int = 5
    hit: float = 0.9
    top: float = 0.6
    gap: float = 0.2
    material: float = 0.02
    moved: float = 0.25
