"""Cadence: the rhythm of check-ins."""

from __future__ import annotations

import attrs

from okrkit.errors import InvalidGoalError
from okrkit.goals._build import short_repr, shown

__all__ = ["Cadence"]

_LONGEST = 36_525
"""Days of a century: no rhythm is longer, and sums of days stay inside the calendar."""


@attrs.frozen(repr=False, weakref_slot=False)
class Cadence:
    """The rhythm of check-ins.

    Attributes:
        every: Days from one check-in to the next [1-36525].
        grace: Days after which a due check-in counts as missed [0-36525].

    Source:
        okrkit: OKRs are checked in weekly (Wodtke, Radical Focus); three days of grace carry a
        check-in over a weekend.

    Examples:
        >>> Cadence().every, Cadence(every=14).overdue(16), Cadence(every=14).overdue(18)
        (7, False, True)
    """

    every: int = 7
    grace: int = attrs.field(default=3, kw_only=True)

    def __attrs_post_init__(self) -> None:
        named = (("every", self.every, 1), ("grace", self.grace, 0))
        faults = [
            f"{name} must be a whole number of days, {least} to {_LONGEST}, got {shown(value)}"
            for name, value, least in named
            if type(value) is not int or not least <= value <= _LONGEST
        ]
        if faults:
            raise InvalidGoalError("Cadence", faults)

    def overdue(self, days: int) -> bool:
        """Return whether a check-in is missed that many days after the last one."""
        return days > self.every + self.grace

    __repr__ = short_repr
