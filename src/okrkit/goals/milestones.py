"""Deliver: milestones to finish, in order, each with a weight."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import attrs

from okrkit.errors import InvalidGoalError
from okrkit.goals._build import as_names, refuse, refused, short_repr, shown
from okrkit.goals.numbers import Number, as_number, number_fault, ratio, total

__all__ = ["Deliver", "Value"]

Value: TypeAlias = Number | bool | Iterable[str]
"""What a check-in records: a number, or for Deliver the milestones that are done."""


def _as_weights(given: Iterable[Number] | None) -> tuple[Number, ...] | None:
    if given is None:
        return None
    try:
        return tuple(as_number(weight) for weight in given)
    except TypeError:
        return refuse(tuple[Number, ...], f"weights must be a list of numbers, got {shown(given)}")


@attrs.frozen(repr=False, weakref_slot=False)
class Deliver:
    """Milestones to finish, in order, each with a weight; without arguments: done or not.

    Attributes:
        milestones: Names, each once.
        weights: One weight a milestone [≥ 0, sum > 0]; None: all alike.

    Source:
        okrkit: progress is the share of weight of the done milestones; all must be done to attain it.

    Examples:
        >>> launch = Deliver(("designed", "built", "live"))
        >>> launch.progress(["designed", "built"]), launch.attained(3), Deliver().progress(True)
        (0.6666666666666666, True, 1.0)
    """

    milestones: tuple[str, ...] = attrs.field(default=("done",), converter=as_names)
    weights: tuple[Number, ...] | None = attrs.field(default=None, kw_only=True, converter=_as_weights)

    def __attrs_post_init__(self) -> None:
        faults = refused(self.milestones, self.weights) or _milestone_faults(self)
        if faults:
            raise InvalidGoalError("Deliver", faults)

    def done(self, value: Value) -> tuple[str, ...]:
        """Return the milestones that a value says are done, in this measure's order.

        Args:
            value: Names; a whole number k for the first k; True for all, False for none.

        Raises:
            InvalidGoalError: If a name or a count does not exist.

        Examples:
            >>> Deliver(("designed", "built", "live")).done(1)
            ('designed',)
        """
        fault = self.fault(value)
        if fault:
            raise InvalidGoalError("progress", [fault])
        return self._known(value)

    def progress(self, value: Value | None) -> float | None:
        """Return the share of weight of the done milestones [0-1]; None without a value.

        Raises:
            InvalidGoalError: If a name or a count does not exist.
        """
        if value is None:
            return None
        done = set(self.done(value))
        if len(done) == len(self.milestones):
            return 1.0
        weights = self.weights or (1,) * len(self.milestones)
        reached = [weight for name, weight in zip(self.milestones, weights, strict=True) if name in done]
        return ratio(total(reached), 0, total(weights)) if reached else 0.0

    def attained(self, value: Value | None) -> bool | None:
        """Return whether all milestones are done; None without a value."""
        return None if value is None else len(self.done(value)) == len(self.milestones)

    def reading(self, value: Value) -> Value:
        """Return what this measure knows of a value that was recorded under another promise.

        Examples:
            >>> Deliver(("built", "live")).reading(["built", "sold"]), Deliver().reading(3)
            (('built',), 1)
        """
        if isinstance(value, bool) or self.fault(value) is None:
            return value
        if isinstance(value, Iterable):
            return tuple(name for name in self.milestones if name in as_names(value))
        return len(self.milestones)

    def _known(self, value: Value) -> tuple[str, ...]:
        if isinstance(value, bool):
            return self.milestones if value else ()
        if isinstance(value, Iterable):
            names = set(as_names(value))
            return tuple(name for name in self.milestones if name in names)
        return self.milestones[: int(value)]

    def fault(self, value: Value) -> str | None:
        """Return why a value names no milestones of this measure, or None where it does."""
        if isinstance(value, bool):
            return None
        if isinstance(value, Iterable):
            return self._names_fault(as_names(value))
        count = as_number(value)
        fault = number_fault("value", count)
        if fault or (count in range(len(self.milestones) + 1)):
            return fault
        return f"value must be names, True, False or a whole number up to {len(self.milestones)}, got {shown(value)}"

    def _names_fault(self, names: tuple[str, ...]) -> str | None:
        if faults := refused(names):
            return faults[0]
        unknown = [name for name in names if name not in self.milestones]
        return f"no milestone {unknown[0]!r}; known: {', '.join(self.milestones)}" if unknown else None

    __repr__ = short_repr


def _milestone_faults(measure: Deliver) -> list[str]:
    if not measure.milestones:
        return ["milestones must not be empty; leave them out for done or not"]
    return _weight_faults(measure.weights, len(measure.milestones)) if measure.weights is not None else []


def _weight_faults(weights: Sequence[Number], count: int) -> list[str]:
    if len(weights) != count:
        return [f"{count} milestones need {count} weights, got {len(weights)}"]
    faults = [fault for fault in (number_fault("weight", weight) for weight in weights) if fault]
    if not faults and any(weight < 0 for weight in weights):
        faults.append(f"weights must be 0 or more, got {min(weights)!r}")
    if not faults and not any(weights):
        faults.append("weights must not all be 0")
    return faults
