"""The four signs that a set of SMART goals needs a rhythm that coordinates them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

import attrs

from okrkit.advice._standing import Standing, efforts, mean_attainment, top_objectives
from okrkit.alignment import AlignmentGraph
from okrkit.goals import Change, CheckIn, Cycle, Goal, Objective, Plan, outcome

__all__ = ["Sign", "read_signs"]

ORPHAN_EFFORT = 0.2
"""Share of effort without a path up that disconnects a productive team. Source: okrkit: a fifth of the
work, more than slack and upkeep explain."""

INFORMAL = 0.3
"""Share of unexplained changes, and of goals changed at all, above which priorities move informally.
Source: okrkit: nearly one in three."""

LATE_REPORT = 0.25
"""Share of the cycle after which a turn of the data is reported late. Source: okrkit."""

LATE_REVIEW = 0.5
"""Share of the cycle after which a first review is late. Source: OKR Hub: "the quarter is already gone"."""

SILENT_CADENCES = 2
"""Cadences without a review that count as a gap. Source: okrkit."""

TURNED = 0.25
"""Lag behind expected progress at which the data has turned. Source: okrkit: its own limit of off track."""


@attrs.frozen
class Sign:
    """One of the four signs, present or not, with the figures behind it.

    Attributes:
        name: What to look for, in the words of the source.
        present: Whether it was seen; None where the plan holds too little to tell.
        evidence: What was seen, in words; empty where nothing was.
        goals: The goals behind it, in plan order.

    Source:
        OKR Hub, "OKR vs SMART Goals": "Look for these signs".
    """

    name: str
    present: bool | None
    evidence: tuple[str, ...]
    goals: tuple[str, ...]

    def __str__(self) -> str:
        seen = {True: "seen", False: "not seen", None: "cannot tell"}[self.present]
        return f"{self.name}: {seen}" + (f" ({'; '.join(self.evidence)})" if self.evidence else "")


def read_signs(
    plan: Plan, graph: AlignmentGraph, standing: Standing, *, orphans: Sequence[str], hit: float, as_of: date
) -> tuple[Sign, ...]:
    """Return the four signs, always in the same order."""
    return (
        _disconnected(plan, graph, standing, orphans=orphans, hit=hit),
        _informal(plan, as_of),
        _local_ownership(plan, graph),
        _late_reviews(plan, as_of),
    )


def _disconnected(plan: Plan, graph: AlignmentGraph, standing: Standing, *, orphans: Sequence[str], hit: float) -> Sign:
    name = "teams are productive but disconnected"
    reached = mean_attainment(plan, standing.lower, standing.attained)
    if reached is None:
        return Sign(name, None, (), ())
    shares, loose = efforts(plan, standing.lower), set(orphans)
    lost = sum(share for goal, share in shares.items() if goal in loose) / sum(shares.values())
    crossing = [pair for pair in _opposed(graph) if _crosses_teams(plan, *pair) and not _is_managed(plan, *pair)]
    evidence = [f"{lost:.0%} of effort has no path up"] if lost > ORPHAN_EFFORT else []
    evidence.extend(f"{one} and {other} work against each other across teams" for one, other in crossing)
    present = reached >= hit and bool(evidence)
    goals = _in_plan_order(plan, [*orphans, *(goal for pair in crossing for goal in pair)])
    return Sign(name, present, tuple(evidence) if present else (), goals if present else ())


def _opposed(graph: AlignmentGraph) -> list[tuple[str, str]]:
    """Return declared conflicts, then contributions with a weight below 0 that nothing tests; each pair once."""
    found = dict.fromkeys(graph.conflicts)
    for link in graph.links():
        pair = (link.child, link.parent)
        if link.weight < 0 and link.tested_by is None and pair not in found and pair[::-1] not in found:
            found[pair] = None
    return list(found)


def _crosses_teams(plan: Plan, one: str, other: str) -> bool:
    teams = (plan.team_of(one), plan.team_of(other))
    return None not in teams and teams[0] != teams[1]


def _is_managed(plan: Plan, one: str, other: str) -> bool:
    """Return whether one person owns both sides, or a health metric guards one of them, as rule ALN110 has it."""
    owners = (plan.owner_of(one), plan.owner_of(other))
    holders = [plan.objective_of(name) for name in (one, other)]
    sides = {one, other, *(holder.id for holder in holders if holder is not None)}
    guarded = any(name in sides for metric in plan.health_metrics for name in metric.guards)
    return guarded or (owners[0] is not None and owners[0] == owners[1])


def _in_plan_order(plan: Plan, names: Iterable[str]) -> tuple[str, ...]:
    wanted = set(names)
    return tuple(goal.id for goal in plan.goals() if goal.id in wanted)


def _informal(plan: Plan, as_of: date) -> Sign:
    name = "priorities are changed informally"
    changes = [fact for fact in plan.target_changes if fact.day <= as_of]
    if not changes:
        return Sign(name, False, (), ())
    silent = [fact for fact in changes if not (fact.reason or "").strip()]
    changed = {fact.goal for fact in changes}
    measured = [goal for goal in plan.goals() if not isinstance(goal, Objective)]
    unexplained, churn = len(silent) / len(changes), len(changed) / max(1, len(measured))
    evidence = [f"{unexplained:.0%} of target changes give no reason"] if unexplained > INFORMAL else []
    evidence += [f"{churn:.0%} of goals changed their target"] if churn > INFORMAL else []
    behind = [fact.goal for fact in (silent if unexplained > INFORMAL else changes)]
    return Sign(name, bool(evidence), tuple(evidence), _in_plan_order(plan, behind) if evidence else ())


def _local_ownership(plan: Plan, graph: AlignmentGraph) -> Sign:
    name = "ownership is local, outcomes are shared"
    local = [(one, teams) for one in top_objectives(plan, graph) if (teams := _supporting_teams(plan, graph, one))]
    evidence = tuple(
        f"{one.id} lives on {', '.join(teams)}, its key results belong to one team" for one, teams in local
    )
    return Sign(name, bool(local), evidence, tuple(one.id for one, _ in local))


def _supporting_teams(plan: Plan, graph: AlignmentGraph, one: Objective) -> tuple[str, ...]:
    """Return the teams that support an objective whose key results belong to one; empty where that is not so."""
    owning = {plan.team_of(held.id) for held in one.key_results}
    below = [name for name in graph.descendants(one.id) if plan.objective_of(name) is not one]
    supporting = sorted({team for name in below if (team := plan.team_of(name))})
    return tuple(supporting) if len(owning) == 1 and None not in owning and len(supporting) >= 2 else ()


def _late_reviews(plan: Plan, as_of: date) -> Sign:
    name = "reviews come too late"
    periods = [(goal, period) for goal in plan.goals() if (period := _reviewed(plan, goal, as_of))]
    if not periods:
        return Sign(name, None, (), ())
    late = {
        "first check-in after half of the time": [
            goal.id for goal, period in periods if _first_is_late(plan, goal, period, as_of)
        ],
        "no check-in for over twice the cadence": [
            goal.id for goal, period in periods if _has_gap(plan, goal, period, as_of)
        ],
        "a turn reported a quarter of the time later": [
            goal.id for goal, period in periods if _reported_late(plan, goal, period, as_of)
        ],
    }
    behind = {goal for goals in late.values() for goal in goals}
    present = len(behind) > len(periods) / 2
    evidence = [f"{kind}: {len(goals)} of {len(periods)} goals" for kind, goals in late.items() if goals]
    return Sign(name, present, tuple(evidence) if present else (), _in_plan_order(plan, behind) if present else ())


def _reviewed(plan: Plan, goal: Goal, as_of: date) -> Cycle | None:
    """Return the period of a goal that can be checked in and has begun half of its time ago; None otherwise."""
    if isinstance(goal, Objective):
        return None
    period = plan.period_of(goal.id, as_of=as_of)
    return period if period is not None and period.elapsed(as_of) > LATE_REVIEW else None


def _known(plan: Plan, goal: Goal, as_of: date) -> tuple[CheckIn, ...]:
    return tuple(fact for fact in plan.check_ins.of(goal.id) if fact.day <= as_of)


def _first_is_late(plan: Plan, goal: Goal, period: Cycle, as_of: date) -> bool:
    facts = _known(plan, goal, as_of)
    return not facts or period.elapsed(facts[0].day) > LATE_REVIEW


def _has_gap(plan: Plan, goal: Goal, period: Cycle, as_of: date) -> bool:
    """Return whether two check-ins lie too far apart, or the last one from the day while the goal is open."""
    facts = _known(plan, goal, as_of)
    days = [fact.day for fact in facts]
    if facts and not _is_done(plan, goal, facts, as_of):
        days.append(min(as_of, period.end))
    limit = SILENT_CADENCES * plan.cadence.every
    return any((later - one).days > limit for one, later in pairwise(days))


def _is_done(plan: Plan, goal: Goal, facts: Sequence[CheckIn], as_of: date) -> bool:
    """Return whether a goal was closed by a grade, or its target is reached."""
    measure = plan.measure_of(goal.id, as_of=as_of)
    graded = any(grade.day <= as_of for grade in plan.grades.of(goal.id))
    progress = None if measure is None else outcome(measure, [fact.value for fact in facts])[0]
    return graded or (progress is not None and progress >= 1 - 1e-9)


def _reported_late(plan: Plan, goal: Goal, period: Cycle, as_of: date) -> bool:
    """Return whether a report (a low confidence, a note) came over a quarter of the time after the data turned."""
    measure = plan.measure_of(goal.id)
    if not isinstance(measure, Change) or measure.accumulate != "last":
        return False
    facts = _known(plan, goal, as_of)
    turned = next((fact for fact in facts if _lag(measure, fact, period) > TURNED), None)
    if turned is None:
        return False
    told = next((fact.day for fact in facts if fact.day >= turned.day and _is_report(fact)), as_of)
    return period.elapsed(told) - period.elapsed(turned.day) > LATE_REPORT


def _lag(measure: Change, fact: CheckIn, period: Cycle) -> float:
    return period.elapsed(fact.day) - (measure.progress(fact.value) or 0.0)


def _is_report(fact: CheckIn) -> bool:
    return bool(fact.note) or (fact.confidence is not None and fact.confidence < 0.5)
