"""The goals of a plan by id; shared by all plans that hold the same goals."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Self, final

from okrkit.errors import UnknownGoalError
from okrkit.goals.measures import Measure, value_fault
from okrkit.goals.milestones import Deliver, Value
from okrkit.goals.types import HealthMetric, Item, KeyResult, Objective, SmartGoal

if TYPE_CHECKING:
    from okrkit.goals.check_ins import CheckIn, Grade, TargetChange
    from okrkit.goals.history import History

__all__ = ["Index", "check_in_faults", "fact_faults"]

_id_of: Callable[[Item], str] = attrgetter("id")
_MOST_FAULTS = 1000  # a broken file of a million rows is understood after these


@final
class Index:
    """Items by id and by position, and each key result's objective; duplicates are kept aside as faults.

    Attributes:
        items: Every item, objectives each followed by their key results, in the order of the groups.
        positions: Where each item stands, by id.
        derived: What higher layers work out from the goals alone, by the function that does it.
        faults: Ids that are used twice.
    """

    __slots__ = ("_objective_of", "derived", "faults", "items", "positions")

    def __init__(self, *groups: Sequence[Item]) -> None:
        self.items: tuple[Item, ...] = tuple(_flat(groups))
        self.positions: dict[str, int] = dict(zip(map(_id_of, self.items), range(len(self.items)), strict=True))
        self._objective_of: dict[str, Objective] | None = None
        self.derived: dict[object, object] = {}
        self.faults: list[str] = [] if len(self.positions) == len(self.items) else _duplicates(self.items)

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[Item, ...]]]:
        held = {one.id for item in self.items if isinstance(item, Objective) for one in item.key_results}
        return type(self), (tuple(item for item in self.items if item.id not in held),)

    def item(self, name: object) -> Item | None:
        """Return what stands under an id; None where nothing does."""
        position = self.positions.get(name) if isinstance(name, str) else None
        return None if position is None else self.items[position]

    def objective_of(self, key_result: str) -> Objective | None:
        """Return the objective that holds a key result; None for everything else."""
        if self._objective_of is None:
            objectives = (item for item in self.items if isinstance(item, Objective))
            self._objective_of = {held.id: one for one in objectives for held in one.key_results}
        return self._objective_of.get(key_result)


def _flat(groups: Iterable[Sequence[Item]]) -> list[Item]:
    items: list[Item] = []
    for group in groups:
        for item in group:
            items.append(item)
            if type(item) is Objective:
                items += item.key_results
    return items


def _duplicates(items: Iterable[Item]) -> list[str]:
    users: dict[str, list[Item]] = {}
    for item in items:
        users.setdefault(item.id, []).append(item)
    return [_duplicate(name, users[name]) for name in users if len(users[name]) > 1][:_MOST_FAULTS]


def _duplicate(name: str, items: Sequence[Item]) -> str:
    shown = " and ".join(f"{type(item).__name__} {item.title!r}" for item in items[:4])
    return f"id {name!r} is used by {len(items)} items: {shown}; give each its own"


def fact_faults(
    index: Index,
    check_ins: History[CheckIn],
    target_changes: History[TargetChange],
    grades: History[Grade],
    *,
    doubtful: Iterable[str] = (),
) -> list[str]:
    """Return what is wrong with the facts: about nothing, about an objective, or of another kind.

    Of the check-ins, only those of the doubtful goals are asked.
    """
    faults: list[str] = []
    for goal in target_changes.goals():
        faults.extend(_change_faults(index, goal, target_changes.of(goal)))
    for goal in doubtful:
        measures = [change.measure for change in target_changes.of(goal)]
        faults.extend(check_in_faults(index, goal, check_ins.of(goal), measures))
    for goal in grades.goals():
        faults.extend(_grade_faults(index, goal, grades.of(goal)))
    return faults[:_MOST_FAULTS]


def check_in_faults(index: Index, goal: str, facts: Sequence[CheckIn], changed: Sequence[Measure]) -> list[str]:
    """Return what is wrong with the check-ins of one goal."""
    item = _measured(index, goal)
    if item is None:
        return [f"check-in on {facts[0].day}: {_no_metric(index, goal)}"]
    if item.measure is None:
        return []
    counted = isinstance(item.measure, Deliver)
    measures = (item.measure, *(one for one in changed if isinstance(one, Deliver) is counted))
    return [
        f"check-in of {goal!r} on {fact.day}: {fault}"
        for fact in facts
        if type(fact.value) is not float or isinstance(item.measure, Deliver)
        if (fault := _value_fault(measures, fact.value))
    ]


def _value_fault(measures: Sequence[Measure], value: Value) -> str | None:
    """Return the first measure's fault, unless a later measure takes the value."""
    faults = [value_fault(measure, value) for measure in measures]
    return faults[0] if all(faults) else None


def _measured(index: Index, goal: str) -> KeyResult | SmartGoal | HealthMetric | None:
    item = index.item(goal)
    return item if isinstance(item, KeyResult | SmartGoal | HealthMetric) else None


def _no_metric(index: Index, goal: str) -> str:
    item = index.item(goal)
    if item is None:
        return str(UnknownGoalError(goal, index.positions))
    if isinstance(item, Objective):
        return f"{goal!r} is an objective and has no number of its own; check in on its key results"
    return f"{goal!r} is an initiative and has no metric; check in on what it moves"


def _change_faults(index: Index, goal: str, facts: Sequence[TargetChange]) -> list[str]:
    item = _measured(index, goal)
    if item is None:
        return [f"target change on {facts[0].day}: {_no_metric(index, goal)}"]
    if item.measure is None:
        return []
    counted = isinstance(item.measure, Deliver)
    other = [fact for fact in facts if isinstance(fact.measure, Deliver) is not counted]
    kind = "milestones" if counted else "a number"
    return [f"target change of {goal!r} on {fact.day} must keep {kind} as its measure" for fact in other]


def _grade_faults(index: Index, goal: str, facts: Sequence[Grade]) -> list[str]:
    item = index.item(goal)
    if isinstance(item, Objective | KeyResult | SmartGoal):
        return []
    if item is None:
        return [f"grade on {facts[0].day}: {UnknownGoalError(goal, index.positions)}"]
    return [f"grade on {facts[0].day}: {goal!r} is no goal, so it is not graded"]
