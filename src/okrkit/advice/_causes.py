"""Why a lower goal that was hit did not reach the top: five causes, the first match wins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias

import attrs

from okrkit.advice._standing import Standing, efforts, mean_attainment
from okrkit.advice._upward import Upward, links_up, nearest_above, ways_up
from okrkit.advice.thresholds import Thresholds
from okrkit.alignment import AlignmentGraph, Link, LinkKind
from okrkit.goals import Objective, Plan

__all__ = ["Attribution", "Cause", "attribute", "shares_of", "uncovered"]


class Cause(StrEnum):
    """Why effort does not reach the top, in the order in which causes are tried.

    Source:
        okrkit: from what cuts a goal off entirely to what only refutes a belief, so that the
        first match is the one to mend first.
    """

    ORPHAN = "orphan"
    CONFLICT = "conflict"
    TRIVIAL_WEIGHT = "trivial-weight"
    BLOCKED = "blocked"
    THEORY_FAILURE = "theory-failure"


@attrs.frozen
class Attribution:
    """One lower goal that was hit, and why that did not show at the top.

    Attributes:
        goal: Its id.
        cause: The first cause that matches.
        because: What was seen, in words.
        effort: Its share of effort, in the plan's unit; 1 where none is given.
        behind: Ids of the goals that it comes down to: where the way up ends, the other side of a
            conflict, what it waits for, the result that did not follow. Empty where there is none.
    """

    goal: str
    cause: Cause
    because: str
    effort: float
    behind: tuple[str, ...] = ()


Reason: TypeAlias = tuple[Cause, str, tuple[str, ...]]


@attrs.frozen
class _Facts:
    """What the causes are read from, each worked out once for the whole plan.

    The maps from goal to goal name the nearest goal on the way up at which something is the case.
    """

    standing: Standing
    limits: Thresholds
    tops: frozenset[str]
    lost: Mapping[str, str]
    nowhere: Mapping[str, tuple[str, ...]]
    rivals: Mapping[str, tuple[str, ...]]
    attacked: Mapping[str, tuple[str, ...]]
    against: Mapping[str, tuple[str, ...]]
    opposing: Mapping[str, str]
    unmet: Mapping[str, tuple[str, ...]]
    waiting: Mapping[str, str]
    failed: Mapping[str, tuple[str, ...]]
    held_up: Mapping[str, str]
    predicted: Mapping[str, float]
    refuted: Mapping[str, str]

    def reached(self, goal: str) -> bool:
        """Return whether a goal has data and was hit."""
        return _reached(self.standing, goal, self.limits.hit)


def attribute(
    plan: Plan, graph: AlignmentGraph, standing: Standing, tops: frozenset[str], limits: Thresholds
) -> tuple[Attribution, ...]:
    """Return the cause of every lower goal that was hit and did not show, in plan order."""
    links = links_up(graph, tops)
    facts = _facts(graph, standing, links, tops, limits)
    ways = ways_up(
        graph,
        links,
        tops,
        is_reached=facts.reached,
        works_against=lambda goal: goal in facts.attacked,
        is_blocked=lambda goal: goal in facts.unmet,
        sibling_failed=lambda link: link.kind is LinkKind.CONTAINMENT and link.child in facts.failed,
        did_move=lambda link: (
            link.kind is LinkKind.CONTAINMENT or _did_move(standing, facts.predicted, limits, link.parent)
        ),
    )
    successful = _successful(plan, standing, limits)
    shares = efforts(plan, successful)
    found = ((name, _cause(facts, ways, name)) for name in successful)
    return tuple(Attribution(name, one[0], one[1], shares[name], one[2]) for name, one in found if one)


def _successful(plan: Plan, standing: Standing, limits: Thresholds) -> list[str]:
    """Return the lower goals that were hit; where none was, those that are not below their mean."""
    hit = [name for name in standing.lower if _reached(standing, name, limits.hit)]
    mean = mean_attainment(plan, standing.lower, standing.attained)
    return hit or [name for name in standing.lower if mean is not None and _reached(standing, name, mean)]


def _facts(
    graph: AlignmentGraph,
    standing: Standing,
    links: Mapping[str, Sequence[Link]],
    tops: frozenset[str],
    limits: Thresholds,
) -> _Facts:
    plan = graph.plan
    unmet, predicted = _unmet(graph, standing, limits.hit), _predicted(graph, standing)
    declared = _declared(graph)
    attacked = _attacked(declared, standing, tops, limits)
    against = _against(attacked, links)
    failed = _failed(graph, standing, predicted, tops, limits)
    return _Facts(
        standing=standing,
        limits=limits,
        tops=tops,
        lost=nearest_above((goal for goal in graph if not links.get(goal) and goal not in tops), links),
        nowhere=_nowhere(graph),
        rivals=_rivals(plan, declared, standing, limits),
        attacked=attacked,
        against=against,
        opposing=nearest_above(against, links),
        unmet=unmet,
        waiting=nearest_above(unmet, links),
        failed=failed,
        held_up=nearest_above(failed, links),
        predicted=predicted,
        refuted=nearest_above((goal for goal in predicted if not _did_move(standing, predicted, limits, goal)), links),
    )


def _cause(facts: _Facts, ways: Mapping[str, Upward], goal: str) -> Reason | None:
    """Return the first cause that matches; None where the goal did its part."""
    way, rivals = ways[goal], _harmful_rivals(facts, ways, goal)
    if not way.reaches and not rivals:
        return _lost(facts, goal)
    if way.harms or rivals or (way.opposes and not way.supports):
        return _opposed(facts, goal, rivals)
    if way.effect < facts.limits.material:
        return Cause.TRIVIAL_WEIGHT, _slight(way.effect), ()
    if not way.open:
        return _blocked(facts, goal)
    if not way.moved:
        return _refuted(facts, goal)
    return None


def _harmful_rivals(facts: _Facts, ways: Mapping[str, Upward], goal: str) -> tuple[str, ...]:
    """Return the declared rivals of a goal, unless both sides reached what they were for."""
    way = ways[goal]
    suffers = way.reaches and not way.moved

    def is_harmed(rival: str) -> bool:
        return not facts.reached(rival) or not (rival in facts.tops or ways[rival].moved)

    return tuple(rival for rival in facts.rivals.get(goal, ()) if suffers or is_harmed(rival))


def _lost(facts: _Facts, goal: str) -> Reason:
    """Say where the way up ends."""
    if names := facts.nowhere.get(goal):
        return Cause.ORPHAN, f"is linked to {', '.join(names)}, which the plan does not hold", ()
    end = facts.lost.get(goal)
    if end is None:
        return Cause.ORPHAN, "its path up runs in a loop", ()
    if end == goal:
        return Cause.ORPHAN, "has no path up to a company result", ()
    return Cause.ORPHAN, f"its path up ends at {end}, which leads to no company result", (end,)


def _opposed(facts: _Facts, goal: str, rivals: tuple[str, ...]) -> Reason:
    if rivals:
        return Cause.CONFLICT, f"works against {', '.join(rivals)}", rivals
    name = facts.opposing.get(goal)
    if name is None:
        return Cause.CONFLICT, "works against what it is linked to", ()
    names = facts.against[name]
    who = "works" if name == goal else f"leads to {name}, which works"
    return Cause.CONFLICT, f"{who} against {', '.join(names)}", names


def _slight(effect: float) -> str:
    if not effect:
        return "is linked with a weight of 0, which does not count"
    return f"moves a company result by {effect:.1%} at the most"


def _blocked(facts: _Facts, goal: str) -> Reason:
    if name := facts.waiting.get(goal):
        names = facts.unmet[name]
        who = "depends" if name == goal else f"leads to {name}, which depends"
        return _held(facts, f"{who} on {', '.join(names)}, not met", names)
    if name := facts.held_up.get(goal):
        names = facts.failed[name]
        return _held(facts, f"{', '.join(names)} failed, and {name} alone is not enough", names)
    return Cause.BLOCKED, "a key result needed beside it failed", ()


def _held(facts: _Facts, because: str, names: tuple[str, ...]) -> Reason:
    """Add what the goals in the way wait for themselves, down to where the chain begins."""
    found = dict.fromkeys(names)
    queue = list(found)
    for name in queue:  # grows while it is read
        fresh = [other for other in facts.unmet.get(name, ()) if other not in found]
        found.update(dict.fromkeys(fresh))
        queue.extend(fresh)
    first = tuple(name for name in queue if name not in facts.unmet and name not in names)
    if not first:
        return Cause.BLOCKED, because, names
    return Cause.BLOCKED, f"{because}; that waits for {', '.join(first)}", (*first, *names)


def _refuted(facts: _Facts, goal: str) -> Reason:
    name = facts.refuted.get(goal)
    if name is None:
        return Cause.THEORY_FAILURE, "what it supports did not move as predicted", ()
    predicted, moved = facts.predicted[name], facts.standing.moved[name]
    return Cause.THEORY_FAILURE, f"{name} moved {moved:.0%} where its contributors predicted {predicted:.0%}", (name,)


def _declared(graph: AlignmentGraph) -> Mapping[str, tuple[str, ...]]:
    """Return the declared rivals of each goal, in either direction."""
    rivals: dict[str, dict[str, None]] = {}
    for one, other in graph.conflicts:
        rivals.setdefault(one, {})[other] = None
        rivals.setdefault(other, {})[one] = None
    return {goal: tuple(names) for goal, names in rivals.items()}


def _rivals(
    plan: Plan, declared: Mapping[str, tuple[str, ...]], standing: Standing, limits: Thresholds
) -> Mapping[str, tuple[str, ...]]:
    """Return the rivals of each goal; an objective has those of its key results that were hit too."""
    found = {goal: dict.fromkeys(names) for goal, names in declared.items()}
    for goal, names in declared.items():
        holder = plan.objective_of(goal)
        if holder is not None and _reached(standing, goal, limits.hit):
            found.setdefault(holder.id, {}).update(dict.fromkeys(name for name in names if name != holder.id))
    return {goal: tuple(names) for goal, names in found.items()}


def _attacked(
    declared: Mapping[str, tuple[str, ...]], standing: Standing, tops: frozenset[str], limits: Thresholds
) -> Mapping[str, tuple[str, ...]]:
    """Return by goal below the top that was hit its rivals that were not."""
    found = {
        goal: tuple(name for name in names if not _reached(standing, name, limits.hit))
        for goal, names in declared.items()
        if goal not in tops and _reached(standing, goal, limits.hit)
    }
    return {goal: names for goal, names in found.items() if names}


def _against(
    attacked: Mapping[str, tuple[str, ...]], links: Mapping[str, Sequence[Link]]
) -> Mapping[str, tuple[str, ...]]:
    """Return what each goal works against: rivals that were not hit, and what it supports with a weight below 0."""
    found = dict(attacked)
    for goal, stated in links.items():
        if negative := tuple(link.parent for link in stated if link.weight < 0):
            found[goal] = (*found.get(goal, ()), *negative)
    return found


def _nowhere(graph: AlignmentGraph) -> Mapping[str, tuple[str, ...]]:
    """Return by goal the ids it contributes to that are not there."""
    found: dict[str, list[str]] = {}
    for link in graph.dangling:
        if link.field == "contributes_to" and not link.exists:
            found.setdefault(link.goal, []).append(link.to)
    return {goal: tuple(names) for goal, names in found.items()}


def _reached(standing: Standing, goal: str, share: float) -> bool:
    return standing.attained.get(goal, -1.0) >= share - 1e-9


def _unmet(graph: AlignmentGraph, standing: Standing, hit: float) -> Mapping[str, tuple[str, ...]]:
    """Return the unmet dependencies of each goal; one that itself waits for an unmet one counts as unmet."""
    waiting = [goal for goal in graph if graph.dependents(goal) and not _reached(standing, goal, hit)]
    missing = set(waiting)
    for goal in waiting:  # grows while it is read
        for dependent in graph.dependents(goal):
            if dependent not in missing:
                missing.add(dependent)
                waiting.append(dependent)
    found = ((goal, tuple(name for name in graph.dependencies(goal) if name in missing)) for goal in graph)
    return {goal: names for goal, names in found if names}


def _failed(
    graph: AlignmentGraph,
    standing: Standing,
    predicted: Mapping[str, float],
    tops: frozenset[str],
    limits: Thresholds,
) -> Mapping[str, tuple[str, ...]]:
    """Return by key result below the top those beside it that stand far below what was to be expected on the day.

    One without data accuses nobody, and an objective that any one of its key results makes (OR)
    needs none of the others. Where a key result itself did not move as its contributors predicted,
    no sibling holds it up.
    """
    held: dict[str, list[str]] = {}
    short: dict[str, list[str]] = {}
    for link in graph.links():
        if link.kind is not LinkKind.CONTAINMENT or link.parent in tops or _any_will_do(graph, link.parent):
            continue
        held.setdefault(link.parent, []).append(link.child)
        if standing.attained.get(link.child, 1.0) <= limits.top * standing.expected.get(link.child, 1.0):
            short.setdefault(link.parent, []).append(link.child)
    return {
        child: beside
        for parent, names in short.items()
        for child in held[parent]
        if (beside := tuple(name for name in names if name != child)) and _did_move(standing, predicted, limits, child)
    }


def _any_will_do(graph: AlignmentGraph, objective: str) -> bool:
    item = graph.plan[objective]
    return isinstance(item, Objective) and str(item.extra.get("refinement", "and")).lower() == "or"


def _did_move(standing: Standing, predicted: Mapping[str, float], limits: Thresholds, goal: str) -> bool:
    """Return whether a goal moved at least a quarter of what its contributors predicted.

    One without data accuses nobody.
    """
    moved = standing.moved.get(goal)
    return moved is None or moved >= limits.moved * predicted.get(goal, 0.0)


def _predicted(graph: AlignmentGraph, standing: Standing) -> Mapping[str, float]:
    """Return what its contributors predict for each goal: their weighted attainments, for and against [0-1]."""
    found: dict[str, float] = {}
    for link in graph.links():
        if link.kind is LinkKind.CONTRIBUTION:
            found[link.parent] = found.get(link.parent, 0.0) + link.weight * standing.attained.get(link.child, 0.0)
    return {goal: min(1.0, max(0.0, total)) for goal, total in found.items()}


def shares_of(found: Sequence[Attribution]) -> Mapping[str, float]:
    """Return each cause's share of the gap, by effort; they sum to 1, or there are none."""
    total = sum(one.effort for one in found)
    if not total:
        return {}
    return {cause.value: sum(one.effort for one in found if one.cause is cause) / total for cause in Cause}


def uncovered(plan: Plan, results: Sequence[str]) -> tuple[str, ...]:
    """Return the top key results to which nobody contributes with a weight above 0, in plan order."""
    covered = {link.to for goal in plan.goals() for link in goal.contributes_to if link.weight > 0}
    return tuple(name for name in results if name not in covered)
