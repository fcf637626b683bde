"""What only all files together show: facts about nothing, two facts on one day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from okrkit.errors import UnknownGoalError
from okrkit.files.format.ids import Ids
from okrkit.files.format.parts import Parts, Place
from okrkit.files.issues import Flaw
from okrkit.goals import (
    CheckIn,
    Deliver,
    Fact,
    Grade,
    HealthMetric,
    Initiative,
    Item,
    KeyResult,
    Measure,
    Objective,
    SmartGoal,
    TargetChange,
    value_fault,
)

__all__ = ["fact_flaws"]

_MOST_COMPARED = 1000  # spelling is compared with so many ids; more would take minutes
_KIND = {CheckIn: "check-in", TargetChange: "target change", Grade: "grade"}


def fact_flaws(parts: Parts, places: Mapping[str, Sequence[Place]], ids: Ids) -> Iterator[Flaw]:
    """Yield the flaws of the whole.

    Args:
        parts: What the files hold.
        places: Where each part comes from, by list.
        ids: Every id that is stated, even by an item that could not be read.
    """
    items = {item.id: item for item in _items(parts)}
    changed: dict[str, list[Measure]] = {}
    for change in parts.target_changes:
        changed.setdefault(change.goal, []).append(change.measure)
    for name in ("target_changes", "check_ins", "grades"):
        seen: dict[tuple[str, object], Place] = {}
        for fact, place in zip(getattr(parts, name), places[name], strict=True):
            first = seen.setdefault((fact.goal, fact.day), place)
            if first is not place:
                yield _twice(fact, place, first)
            found = _fault(fact, items, changed.get(fact.goal, ()), ids)
            if found:
                field, code, message = found
                yield Flaw(place[0], (*place[1], field), message, code)


def _items(parts: Parts) -> Iterator[Item]:
    for objective in parts.objectives:
        yield objective
        yield from objective.key_results
    yield from parts.smart_goals
    yield from parts.initiatives
    yield from parts.health_metrics


def _twice(fact: Fact, place: Place, first: Place) -> Flaw:
    message = f"goal {fact.goal!r} has a second {_KIND[type(fact)]} on {fact.day}; keep one"
    return Flaw(place[0], place[1], message, "duplicate-fact", first=first)


def _fault(fact: Fact, items: Mapping[str, Item], changed: Sequence[Measure], ids: Ids) -> tuple[str, str, str] | None:
    """Return field, code and text of what is wrong with a fact, or None."""
    item = items.get(fact.goal)
    if item is None:
        return ("goal", "unknown-goal", _unknown_goal(fact.goal, ids)) if ids.unknown(fact.goal) else None
    if isinstance(fact, Grade):
        ungraded = isinstance(item, Initiative | HealthMetric)
        return ("goal", "no-goal", f"{fact.goal!r} is no goal, so it is not graded") if ungraded else None
    if isinstance(item, Objective):
        message = f"{fact.goal!r} is an objective and has no number of its own; name one of its key results"
        return "goal", "no-metric", message
    if isinstance(item, Initiative):
        return "goal", "no-metric", f"{fact.goal!r} is an initiative and has no metric; name what it moves"
    return _measured_fault(fact, item, changed)


def _unknown_goal(goal: str, ids: Ids) -> str:
    known = ids.places if len(ids.places) <= _MOST_COMPARED else ()
    return str(UnknownGoalError(goal, known))


def _measured_fault(
    fact: CheckIn | TargetChange, item: KeyResult | SmartGoal | HealthMetric, changed: Sequence[Measure]
) -> tuple[str, str, str] | None:
    if item.measure is None:
        return None
    if isinstance(fact, TargetChange):
        counted = isinstance(item.measure, Deliver)
        kind = "milestones" if counted else "a number"
        message = f"{fact.goal!r} is measured by {kind}, and a target change must keep that"
        return ("measure", "other-measure", message) if isinstance(fact.measure, Deliver) is not counted else None
    faults = [value_fault(measure, fact.value) for measure in (item.measure, *changed)]
    return ("value", "bad-value", faults[0] or "") if all(faults) else None
