"""Where the lower goals and the top results of a plan stand, on the one scale that may be compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import attrs

from okrkit.alignment import AlignmentGraph, LinkKind
from okrkit.goals import Goal, HealthMetric, KeyResult, Level, Objective, Plan, SmartGoal, outcome
from okrkit.scoring import Score, Scorecard

__all__ = [
    "Standing",
    "lower_goals",
    "mean_attainment",
    "measured_count",
    "standing_of",
    "top_objectives",
    "top_results",
]


@attrs.frozen
class Standing:
    """Attainment against expectation of everything that has data, and who counts as lower and top.

    Attributes:
        attained: Attainment [0-1] by id; goals without data are missing.
        moved: Score [0-1] by id: the share of the way that a goal moved; goals without data are missing.
        expected: What was to be expected by the day [0-1] by id; goals without a period are missing.
        lower: Ids of individual and team goals that are due or closed, in plan order.
        top: Ids of the top-level key results and of the health metrics, in plan order.
    """

    attained: Mapping[str, float]
    moved: Mapping[str, float]
    expected: Mapping[str, float]
    lower: tuple[str, ...]
    top: tuple[str, ...]


def standing_of(card: Scorecard, graph: AlignmentGraph) -> Standing:
    """Read attainments off a scorecard; health metrics are measured beside it.

    Where a goal has no score, the grade that people gave it stands in.
    """
    plan, day = card.plan, card.as_of
    scores = [card[goal.id] for goal in plan.goals()]
    moved = _moved(plan, scores, day)
    attained = {score.goal: min(1.0, moved[score.goal] / score.bar) for score in scores if score.goal in moved}
    expected = {score.goal: score.expected for score in scores if score.expected is not None}
    attained.update(_health(plan, day))
    top = (*(one.id for one in top_results(plan, graph)), *(metric.id for metric in plan.health_metrics))
    return Standing(attained, moved, expected, tuple(goal.id for goal in lower_goals(plan, graph, day)), top)


def _moved(plan: Plan, scores: Sequence[Score], day: date) -> dict[str, float]:
    """Return scores by goal, and grades where there is none; an objective's are those of its key results."""
    found = {score.goal: score.value for score in scores if score.value is not None}
    graded = {fact.goal: float(fact.value) for fact in plan.grades if fact.day <= day and fact.goal not in found}
    if not graded:
        return found
    found.update(graded)
    for one in plan.objectives:
        known = [held for held in one.key_results if held.id in found]
        weight = sum(float(held.weight) for held in known)
        if one.id not in found and weight:
            found[one.id] = sum(float(held.weight) * found[held.id] for held in known) / weight
    return found


def _health(plan: Plan, day: date) -> dict[str, float]:
    found = ((metric.id, _kept(plan, metric, day)) for metric in plan.health_metrics)
    return {name: share for name, share in found if share is not None}


def _kept(plan: Plan, metric: HealthMetric, day: date) -> float | None:
    values = [fact.value for fact in plan.check_ins.of(metric.id) if fact.day <= day]
    progress, _ = outcome(plan.measure_of(metric.id, as_of=day) or metric.measure, values)
    return None if progress is None else min(1.0, max(0.0, progress))


def top_objectives(plan: Plan, graph: AlignmentGraph) -> tuple[Objective, ...]:
    """Return the objectives of the highest level that any states.

    Where none states company or function, they are the roots of the graph that state no level; only
    where there is no such root either, the highest level stated. A root that goes up by its key
    results is none, nor is a team's own beside one of no team that others support. Where a company's objectives hold no key result, its functions' stand beside them.
    """
    levels = [one.level for one in plan.objectives if one.level]
    highest = min(levels, key=lambda level: level.depth, default=None)
    if highest not in {Level.COMPANY, Level.FUNCTION}:
        bare = _bare_roots(plan, graph)
        if bare:
            return bare
    found = tuple(one for one in plan.objectives if one.level == highest)
    if highest is Level.COMPANY and not any(one.key_results for one in found):
        return tuple(one for one in plan.objectives if one.level in {Level.COMPANY, Level.FUNCTION})
    return found


def _bare_roots(plan: Plan, graph: AlignmentGraph) -> tuple[Objective, ...]:
    roots = set(graph.roots)
    bare = tuple(one for one in plan.objectives if one.level is None and one.id in roots and not _goes_up(one))
    everybody = tuple(one for one in bare if one.team is None)
    if any(_is_supported(graph, one) for one in everybody):
        return everybody
    return tuple(one for one in bare if one.team is None or _is_supported(graph, one)) or bare


def _goes_up(one: Objective) -> bool:
    """Return whether a key result supports a goal elsewhere."""
    inside = {one.id, *(held.id for held in one.key_results)}
    return any(link.to not in inside for held in one.key_results for link in held.contributes_to)


def _is_supported(graph: AlignmentGraph, one: Objective) -> bool:
    held = (one.id, *(result.id for result in one.key_results))
    return any(graph.children(name, kind=LinkKind.CONTRIBUTION) for name in held)


def top_results(plan: Plan, graph: AlignmentGraph) -> tuple[KeyResult, ...]:
    """Return the key results of the top objectives, in plan order."""
    return tuple(held for one in top_objectives(plan, graph) for held in one.key_results)


def lower_goals(plan: Plan, graph: AlignmentGraph, day: date) -> tuple[Goal, ...]:
    """Return the individual and team goals that are due or closed on a day, in plan order."""
    tops = {one.id for one in top_objectives(plan, graph)}
    goals: Iterable[Objective | SmartGoal] = (*plan.objectives, *plan.smart_goals)
    low = (goal for goal in goals if goal.id not in tops and goal.level not in {Level.COMPANY, Level.FUNCTION})
    return tuple(goal for goal in low if _is_over(plan, goal.id, day))


def _is_over(plan: Plan, goal: str, day: date) -> bool:
    period = plan.period_of(goal, as_of=day)
    graded = any(grade.day <= day for grade in plan.grades.of(goal))
    return graded or (period is not None and period.end <= day)


def measured_count(plan: Plan, names: Iterable[str], attained: Mapping[str, float]) -> int:
    """Return how many measured goals are behind some goals: an objective counts as its key results with data."""
    held = ((name, plan[name]) for name in names)
    return sum(
        max(1, len([result for result in item.key_results if result.id in attained]))
        if isinstance(item, Objective)
        else 1
        for _, item in held
    )


def mean_attainment(plan: Plan, names: Sequence[str], attained: Mapping[str, float]) -> float | None:
    """Return the mean over what has data, by effort where it is given; None where nothing has data."""
    shares = efforts(plan, [name for name in names if name in attained])
    total = sum(shares.values())
    if not total:
        return None
    return sum(share * attained[name] for name, share in shares.items()) / total


def efforts(plan: Plan, names: Sequence[str]) -> dict[str, float]:
    """Return each goal's effort; one without gets the mean of the others, and 1 where none has any."""
    given = {name: float(item.effort) for name in names if (item := _goal(plan, name)) and item.effort is not None}
    if not any(given.values()):
        return dict.fromkeys(names, 1.0)
    usual = sum(given.values()) / len(given)
    return {name: given.get(name, usual) for name in names}


def _goal(plan: Plan, name: str) -> Goal | None:
    item = plan[name]
    return item if isinstance(item, Objective | KeyResult | SmartGoal) else None
