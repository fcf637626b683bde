"""Why a lower goal that was hit did not reach the top: five causes, the first match wins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

import attrs

from okrkit.advice._standing import Standing, efforts
from okrkit.advice._upward import Upward, links_up, nearest_above, ways_up
from okrkit.advice.thresholds import Thresholds
from okrkit.alignment import AlignmentGraph, Link, LinkKind
from okrkit.goals import Plan

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
    """

    goal: str
    cause: Cause
    because: str
    effort: float


@attrs.frozen
class _Facts:
    """What the causes are read from, each worked out once for the whole plan."""

    standing: Standing
    limits: Thresholds
    opposed: Mapping[str, tuple[str, ...]]
    unmet: Mapping[str, tuple[str, ...]]
    predicted: Mapping[str, float]
    failed: Mapping[str, frozenset[str]]
    blocks: Mapping[str, str]
    refuted: Mapping[str, str]

    def reached(self, goal: str, share: float) -> bool:
        """Return whether a goal has data and stands at the share or above."""
        return _reached(self.standing, goal, share)


def attribute(
    plan: Plan, graph: AlignmentGraph, standing: Standing, tops: frozenset[str], limits: Thresholds
) -> tuple[Attribution, ...]:
    """Return the cause of every lower goal that was hit and did not show, in plan order."""
    links = links_up(graph, tops)
    facts = _facts(graph, standing, links, limits)
    ways = ways_up(
        graph,
        links,
        tops,
        is_blocked=lambda goal: goal in facts.unmet,
        sibling_failed=lambda link: link.parent not in tops and _sibling_failed(facts, link),
        did_move=lambda link: link.kind is LinkKind.CONTAINMENT or _did_move(facts, link.parent),
    )
    successful = [name for name in standing.lower if facts.reached(name, limits.hit)]
    shares = efforts(plan, successful)
    found = ((name, _cause(facts, name, ways[name])) for name in successful)
    return tuple(Attribution(name, cause[0], cause[1], shares[name]) for name, cause in found if cause)


def _facts(
    graph: AlignmentGraph, standing: Standing, links: Mapping[str, Sequence[Link]], limits: Thresholds
) -> _Facts:
    unmet, predicted = _unmet(graph, standing, limits.hit), _predicted(graph, standing)
    failed = _failed(graph, standing, limits.top)
    facts = _Facts(standing, limits, _opposed(graph), unmet, predicted, failed, nearest_above(unmet, links), {})
    refuted = [goal for goal in predicted if not _did_move(facts, goal)]
    return attrs.evolve(facts, refuted=nearest_above(refuted, links))


def _cause(facts: _Facts, goal: str, way: Upward) -> tuple[Cause, str] | None:
    """Return the first cause that matches; None where the goal did its part."""
    rivals = facts.opposed.get(goal, ())
    if not way.reaches and not rivals:
        return Cause.ORPHAN, "has no path up to a company result"
    if way.opposes or rivals:
        return Cause.CONFLICT, f"works against {', '.join(rivals)}" if rivals else "works against what it is linked to"
    if way.effect < facts.limits.material:
        return Cause.TRIVIAL_WEIGHT, f"moves the top by {way.effect:.3g} at the most"
    if not way.open:
        return Cause.BLOCKED, _block(facts, goal)
    if not way.moved:
        return Cause.THEORY_FAILURE, _refuted(facts, goal)
    return None


def _opposed(graph: AlignmentGraph) -> Mapping[str, tuple[str, ...]]:
    """Return the declared rivals of each goal, in either direction."""
    rivals: dict[str, list[str]] = {}
    for one, other in graph.conflicts:
        rivals.setdefault(one, []).append(other)
        rivals.setdefault(other, []).append(one)
    return {goal: tuple(dict.fromkeys(names)) for goal, names in rivals.items()}


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


def _failed(graph: AlignmentGraph, standing: Standing, top: float) -> Mapping[str, frozenset[str]]:
    """Return by objective its key results that stand far below what was to be expected on the day.

    One without data accuses nobody.
    """
    found: dict[str, set[str]] = {}
    for link in graph.links():
        due = standing.expected.get(link.child, 1.0)
        if link.kind is LinkKind.CONTAINMENT and standing.attained.get(link.child, 1.0) <= top * due:
            found.setdefault(link.parent, set()).add(link.child)
    return {goal: frozenset(names) for goal, names in found.items()}


def _sibling_failed(facts: _Facts, link: Link) -> bool:
    """Return whether a key result that is needed with this one clearly failed.

    Where the key result itself did not move as its contributors predicted, no sibling holds it up.
    """
    if link.kind is not LinkKind.CONTAINMENT or not _did_move(facts, link.child):
        return False
    return bool(facts.failed.get(link.parent, frozenset()) - {link.child})


def _did_move(facts: _Facts, goal: str) -> bool:
    """Return whether a goal moved at least a quarter of what its contributors predicted.

    One without data accuses nobody.
    """
    moved = facts.standing.moved.get(goal)
    return moved is None or moved >= facts.limits.moved * facts.predicted.get(goal, 0.0)


def _predicted(graph: AlignmentGraph, standing: Standing) -> Mapping[str, float]:
    """Return what its contributors predict for each goal: their weighted attainments, at most 1 [0-1]."""
    found: dict[str, float] = {}
    for link in graph.links():
        if link.kind is LinkKind.CONTRIBUTION:
            share = max(0.0, link.weight) * standing.attained.get(link.child, 0.0)
            found[link.parent] = min(1.0, found.get(link.parent, 0.0) + share)
    return found


def _block(facts: _Facts, goal: str) -> str:
    name = facts.blocks.get(goal)
    if name is None:
        return "a key result needed beside it failed"
    who = "it depends" if name == goal else f"{name} depends"
    return f"{who} on {', '.join(facts.unmet[name])}, which was not met"


def _refuted(facts: _Facts, goal: str) -> str:
    name = facts.refuted.get(goal)
    if name is None:
        return "what it supports did not move as predicted"
    predicted, moved = facts.predicted[name], facts.standing.moved[name]
    return f"{name} moved {moved:.2f} where its contributors predicted {predicted:.2f}"


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
