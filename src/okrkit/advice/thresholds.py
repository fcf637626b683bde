"""Thresholds: the numbers that a diagnosis hangs on."""

from __future__ import annotations

from typing import cast

import attrs

from okrkit.errors import OptionsError
from okrkit.goals._build import shown
from okrkit.goals.numbers import as_number
from okrkit.scoring.named import is_float_in

__all__ = ["Thresholds"]

_MOST = 1_000_000  # more goals than an organisation has could never tell


def _as_whole(given: int) -> int:
    return cast("int", as_number(given))


def _as_share(given: float) -> float:
    return cast("float", as_number(given))


@attrs.frozen(kw_only=True)
class Thresholds:
    """The numbers that a diagnosis hangs on.

    Attributes:
        goals: Lower goals with data that it takes to tell [1-1,000,000].
        hit: Mean attainment from which people hit their goals [0-1].
        top: Mean attainment up to which the business is stuck [0-1].
        gap: Distance of both from which it is worth watching [0-1].
        material: Effect on the top below which a weight is trivial [0-1].
        moved: Share of the predicted movement below which a theory failed [0-1].

    Raises:
        OptionsError: With every number at once that is out of its range.

    Source:
        okrkit, from OKR Hub's "people are hitting goals, but the business still feels stuck": nine
        tenths is hitting, six tenths is below every bar, five goals are more than an anecdote.
    """

    goals: int = attrs.field(default=5, converter=_as_whole)
    hit: float = attrs.field(default=0.9, converter=_as_share)
    top: float = attrs.field(default=0.6, converter=_as_share)
    gap: float = attrs.field(default=0.2, converter=_as_share)
    material: float = attrs.field(default=0.02, converter=_as_share)
    moved: float = attrs.field(default=0.25, converter=_as_share)

    def __attrs_post_init__(self) -> None:
        shares = ("hit", "top", "gap", "material", "moved")
        problems = [
            f"{name} must be a float in [0, 1], got {shown(value)}"
            for name in shares
            if not is_float_in(value := getattr(self, name), 0, 1)
        ]
        if type(self.goals) is not int or not 1 <= self.goals <= _MOST:
            problems.insert(0, f"goals must be a whole number in [1, {_MOST:,}], got {shown(self.goals)}")
        if problems:
            raise OptionsError("Thresholds", problems)
