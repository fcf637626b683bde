"""What goals state beside their contributions: dependencies, conflicts, and links that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from okrkit.alignment.links import DanglingLink
from okrkit.goals import Goal, Level, Objective, Plan

__all__ = ["conflict_pairs", "dangling_links", "dependency_rows", "top_level"]

_TOP = 0  # the depth of the company


def dependency_rows(plan: Plan, position: Mapping[str, int]) -> dict[int, list[int]]:
    """Return, by position, the positions a goal waits for; goals that wait for none are left out."""
    stated = ((index, goal.depends_on) for index, goal in enumerate(plan.goals()) if goal.depends_on)
    rows = ((index, [position[to] for to in names if to in position]) for index, names in stated)
    return {index: row for index, row in rows if row}


def conflict_pairs(plan: Plan, position: Mapping[str, int]) -> tuple[tuple[str, str], ...]:
    """Return each declared opposition once, the goal that stands first in the plan first."""
    found: dict[tuple[int, int], tuple[str, str]] = {}
    for index, goal in enumerate(plan.goals()):
        for to in goal.conflicts_with:
            other = position.get(to, index)
            if other != index:
                pair = (goal.id, to) if index < other else (to, goal.id)
                found[min(index, other), max(index, other)] = pair
    return tuple([found[key] for key in sorted(found)])


def dangling_links(plan: Plan, position: Mapping[str, int]) -> tuple[DanglingLink, ...]:
    """Return the links that lead nowhere, in the plan's order and then as stated."""
    stated = (*_of_goals(plan), *_of_others(plan))
    needs_goal = ("contributes_to",)
    return tuple(
        [
            DanglingLink(name, field, to, exists=to in plan)
            for name, field, to in stated
            if to not in position and (field in needs_goal or to not in plan)
        ]
    )


def _of_goals(plan: Plan) -> Iterator[tuple[str, str, str]]:
    for goal in plan.goals():
        if goal.contributes_to or goal.depends_on or goal.conflicts_with:
            yield from _of_goal(goal)


def _of_goal(goal: Goal) -> Iterator[tuple[str, str, str]]:
    for link in goal.contributes_to:
        yield goal.id, "contributes_to", link.to
        if link.tested_by is not None:
            yield goal.id, "tested_by", link.tested_by
    for field, names in (("depends_on", goal.depends_on), ("conflicts_with", goal.conflicts_with)):
        for name in names:
            yield goal.id, field, name


def _of_others(plan: Plan) -> Iterator[tuple[str, str, str]]:
    for one in plan.initiatives:
        yield from ((one.id, "moves", to) for to in one.moves)
    for metric in plan.health_metrics:
        yield from ((metric.id, "guards", to) for to in metric.guards)


def top_level(plan: Plan) -> int:
    """Return the depth of the highest level that an objective states [0 company - 3]; 0 where none does.

    0 too where only teams and people state theirs, and an objective of theirs supports one that
    states none and links to nothing: that one is the company's.
    """
    depths = [goal.level.depth for goal in plan.objectives if goal.level is not None]
    highest = min(depths, default=_TOP)
    if highest <= Level.FUNCTION.depth:
        return highest
    bare = [one for one in plan.objectives if one.level is None and not _links_up(one)]
    if not bare:
        return highest
    supported = {link.to for one in plan.objectives for goal in (one, *one.key_results) for link in goal.contributes_to}
    return _TOP if any(one.id in supported or _holds(one, supported) for one in bare) else highest


def _links_up(one: Objective) -> bool:
    return bool(one.contributes_to) or any(held.contributes_to for held in one.key_results)


def _holds(one: Objective, names: set[str]) -> bool:
    return any(held.id in names for held in one.key_results)
