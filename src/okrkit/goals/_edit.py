"""How a plan with other goals is made from a plan; what did not change is shared."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

import attrs

from okrkit.errors import InvalidPlanError, UnknownGoalError
from okrkit.goals._build import shown
from okrkit.goals.types import HealthMetric, Initiative, Item, KeyResult, Objective, SmartGoal

if TYPE_CHECKING:
    from okrkit.goals.plan import Plan

P = TypeVar("P", bound="Plan")

_FIELD_OF: dict[type[Item], str] = {
    Objective: "objectives",
    SmartGoal: "smart_goals",
    Initiative: "initiatives",
    HealthMetric: "health_metrics",
}


def with_fields(plan: P, **changed: object) -> P:
    """Copy a plan with other facts, which the caller has checked; the index of goals is shared."""
    new = object.__new__(type(plan))
    for field in attrs.fields(type(plan)):
        object.__setattr__(new, field.name, changed.get(field.name, getattr(plan, field.name)))
    return new


def _group(plan: Plan, name: str) -> tuple[Item, ...]:
    group: tuple[Item, ...] = getattr(plan, name)
    return group


def add(plan: P, items: Sequence[Item], *, to: str | None) -> P:
    """Return a plan with more items."""
    faults = [fault for item in items if (fault := _place_fault(item, to))]
    results = tuple(item for item in items if isinstance(item, KeyResult))
    if to is not None and not results:
        faults.append(f"to={to!r} is for key results, and none are given")
    if faults:
        raise InvalidPlanError("add", faults)
    groups = {name: (*_group(plan, name), *_of_group(items, name)) for name in _FIELD_OF.values()}
    if to is not None:
        groups["objectives"] = _with_results(groups["objectives"], to, results)
    return attrs.evolve(plan, **groups)  # type: ignore[arg-type]  # each group under its own field


def _place_fault(item: object, to: str | None) -> str | None:
    if not isinstance(item, KeyResult):
        return _item_fault(item)
    return f"key result {item.id!r} needs its objective; use to='...'" if to is None else None


def _item_fault(item: object) -> str | None:
    if isinstance(item, KeyResult | Objective | SmartGoal | Initiative | HealthMetric):
        return None
    return f"a plan holds goals, initiatives and health metrics, got {shown(item)}"


def _of_group(items: Sequence[Item], name: str) -> tuple[Item, ...]:
    return tuple(item for item in items if _FIELD_OF.get(type(item)) == name)


def _with_results(held: tuple[Item, ...], to: str, results: tuple[KeyResult, ...]) -> tuple[Item, ...]:
    if not any(one.id == to for one in held):
        raise UnknownGoalError(to, [one.id for one in held])
    return tuple(
        attrs.evolve(one, key_results=(*one.key_results, *results))
        if isinstance(one, Objective) and one.id == to
        else one
        for one in held
    )


def replace(plan: P, items: Sequence[Item]) -> P:
    """Return a plan in which items take the places of those with their ids."""
    faults = [fault for item in items if (fault := _item_fault(item) or _kind_fault(plan[item.id], item))]
    new = {item.id: item for item in items} if not faults else {}
    if not faults and len(new) < len(items):
        faults = ["one id is given twice; which of the two is meant?"]
    if faults:
        raise InvalidPlanError("replace", faults)
    groups = {name: tuple(_renewed(item, new) for item in _group(plan, name)) for name in _FIELD_OF.values()}
    return attrs.evolve(plan, **groups)  # type: ignore[arg-type]


def _kind_fault(old: Item, new: Item) -> str | None:
    if type(old) is type(new):
        return None
    return f"{new.id!r} is {type(old).__name__} and cannot become {type(new).__name__}; remove it and add the new one"


def _renewed(item: Item, new: dict[str, Item]) -> Item:
    one = new.get(item.id, item)
    if not isinstance(one, Objective) or not any(held.id in new for held in one.key_results):
        return one
    results = [new.get(held.id, held) for held in one.key_results]
    return attrs.evolve(one, key_results=[held for held in results if isinstance(held, KeyResult)])


def remove(plan: P, ids: Sequence[str]) -> P:
    """Return a plan without the items, and without the facts about them."""
    gone = {name: plan[name] for name in ids}
    held = [result.id for item in gone.values() if isinstance(item, Objective) for result in item.key_results]
    names = {*gone, *held}
    groups = {name: tuple(item for item in getattr(plan, name) if item.id not in names) for name in _FIELD_OF.values()}
    groups["objectives"] = tuple(_without_results(one, names) for one in groups["objectives"])
    return attrs.evolve(
        plan,
        **groups,  # type: ignore[arg-type]
        check_ins=plan.check_ins.without(sorted(names)),
        target_changes=plan.target_changes.without(sorted(names)),
        grades=plan.grades.without(sorted(names)),
    )


def _without_results(one: Objective, names: set[str]) -> Objective:
    kept = tuple(held for held in one.key_results if held.id not in names)
    return one if len(kept) == len(one.key_results) else attrs.evolve(one, key_results=kept)
