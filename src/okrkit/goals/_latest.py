"""The last value of each goal by position, taken down while the check-ins of a plan are looked through anyway."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, final

from okrkit.goals.milestones import Deliver, Value
from okrkit.goals.types import HealthMetric, KeyResult, SmartGoal

if TYPE_CHECKING:
    from okrkit.goals._index import Index
    from okrkit.goals.check_ins import CheckIn
    from okrkit.goals.history import History

__all__ = ["Latest", "values_on"]

_FLOATS: frozenset[type[object]] = frozenset({float})
_MEASURED = (KeyResult, SmartGoal, HealthMetric)


@final
class Latest:
    """What is known last about the items of a plan.

    Attributes:
        values: By position; None where there is none.
        newest: The last day of any check-in.
        doubtful: The goals whose check-ins are not plainly right, floats on a measured number; sorted.
    """

    __slots__ = ("doubtful", "newest", "values")

    def __init__(self, index: Index, check_ins: History[CheckIn]) -> None:
        items, positions = index.items, index.positions
        values, newest, doubtful = list[Value | None]([None]) * len(items), date.min, list[str]()
        for goal, day, value, types in check_ins.ends():
            if day is not newest and day > newest:  # goals are checked on the same days
                newest = day
            position = positions.get(goal, -1)
            if position < 0:
                doubtful.append(goal)
                continue
            values[position] = value
            item = items[position]
            if not isinstance(item, _MEASURED) or type(item.measure) is Deliver or not types <= _FLOATS:
                doubtful.append(goal)
        self.values: list[Value | None] = values
        self.newest: date = newest
        self.doubtful: list[str] = sorted(doubtful)


def values_on(index: Index, check_ins: History[CheckIn], as_of: date) -> list[Value | None]:
    """Return the last value known on a day by position; None where there was none yet."""
    values: list[Value | None] = [None] * len(index.items)
    for goal, day, value, _ in check_ins.ends():
        if day <= as_of:
            values[index.positions[goal]] = value
            continue
        known = [fact.value for fact in check_ins.of(goal) if fact.day <= as_of]
        values[index.positions[goal]] = known[-1] if known else None
    return values
