"""Contribution: the link from a goal to the goal above that it supports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypeAlias, cast

import attrs

from okrkit.errors import InvalidGoalError
from okrkit.goals._build import id_fault, refuse, short_repr, shown, text_fault
from okrkit.goals.numbers import Number, as_number, number_fault

__all__ = ["Contribution", "Links", "as_contributions", "weight_fault"]


@attrs.frozen(repr=False, weakref_slot=False)
class Contribution:
    """One link from a goal to the goal above that it supports, stated by the lower goal.

    Attributes:
        to: Id of the objective, key result or SMART goal that is supported.
        weight: Strength [−1-1]; below 0 it works against, 0 is a trace that does not count.
        assumption: Why doing the one should move the other; None: not stated.
        tested_by: Id of the goal or health metric whose value tests the assumption; None: not stated.

    Examples:
        >>> Contribution("reply", 0.5)
        Contribution('reply', 0.5)
    """

    to: str
    weight: Number = attrs.field(default=1.0, converter=as_number)
    assumption: str | None = attrs.field(default=None, kw_only=True)
    tested_by: str | None = attrs.field(default=None, kw_only=True)

    def __attrs_post_init__(self) -> None:
        found = [
            id_fault("to", self.to),
            weight_fault(self.weight, least=-1, most=1),
            text_fault("assumption", self.assumption),
            text_fault("tested_by", self.tested_by),
        ]
        if faults := [fault for fault in found if fault]:
            raise InvalidGoalError(f"Contribution to {self.to!r}", faults)

    __repr__ = short_repr


Links: TypeAlias = Iterable["str | Contribution"] | Mapping[str, Number]
"""How contributions may be given: ids, Contributions, or weights by id."""


def weight_fault(value: Number, *, least: Number, most: Number | None = None) -> str | None:
    """Return why the value is no weight, or None."""
    fault = number_fault("weight", value)
    if fault or (value >= least and (most is None or value <= most)):
        return fault
    bounds = f"{least} or more" if most is None else f"in [{least}, {most}]"
    return f"weight must be {bounds}, got {value!r}"


def as_contributions(given: Links | None) -> tuple[Contribution, ...]:
    """Read contributions as people may give them; two links to one goal are refused."""
    if given is None:
        return ()
    made: list[Contribution] = []
    faults: list[str] = []
    for one in _pairs(given):
        _add_contribution(one, made, faults)
    times = Counter(link.to for link in made)
    faults.extend(f"contributes_to names {goal!r} twice; keep one link" for goal, count in times.items() if count > 1)
    return refuse(tuple[Contribution, ...], *faults) if faults else tuple(made)


def _pairs(given: object) -> Iterable[object]:
    """Return ids, Contributions or (id, weight) pairs; what is no collection is one faulty entry."""
    if isinstance(given, Mapping):
        return cast("Mapping[object, object]", given).items()
    if isinstance(given, set | frozenset):
        return sorted(cast("set[object]", given), key=repr)
    if isinstance(given, str):
        return (given,)
    try:
        return tuple(cast("Iterable[object]", given))
    except TypeError:
        return (given,)


def _add_contribution(one: object, made: list[Contribution], faults: list[str]) -> None:
    given = shown(one)
    try:
        if isinstance(one, Contribution):
            made.append(one)
        elif isinstance(one, tuple) and len(cast("tuple[object, ...]", one)) == 2:
            made.append(Contribution(*cast("tuple[str, Number]", one)))
        else:
            made.append(Contribution(cast("str", one)))
    except InvalidGoalError as error:
        faults.extend(f"contributes_to {given}: {fault}" for fault in error.faults)
