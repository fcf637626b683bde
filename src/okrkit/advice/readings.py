"""The situation read off a plan, and the framework recommended for a goal of it."""

from __future__ import annotations

from collections.abc import Iterable

from okrkit.advice.framework import Recommendation, recommend_framework
from okrkit.advice.situations import Horizon, Purpose, Situation
from okrkit.goals import Ambition, Goal, KeyResult, Level, Objective, Plan, SmartGoal

__all__ = ["recommend_for", "situation_of"]


def recommend_for(plan: Plan, goal: str) -> Recommendation:
    """Return the framework that fits a goal of a plan, whatever it is written as today.

    Args:
        plan: The plan.
        goal: Id of an objective or SMART goal; a key result is read as its objective.

    Raises:
        UnknownGoalError: If the plan holds no such goal.

    Examples:
        >>> plan = Plan([], [SmartGoal("cert", "Earn the security certification", owner="ana", tags=["development"])])
        >>> recommend_for(plan, "cert").framework
        'smart'
    """
    return recommend_framework(situation_of(plan, goal))


def situation_of(plan: Plan, goal: str) -> Situation:
    """Read a goal's situation off its plan; what the plan does not tell stays unknown.

    The purpose is a tag with that name, or appraisal where appraisal or pay hang on the goal. The
    teams required are those of the goal, its key results, whoever shares or supports it and what
    it depends on. How many key results an individual's objective holds and how ambitious it is are
    its form and not its situation: they are not read.

    Args:
        plan: The plan.
        goal: Id of an objective or SMART goal; a key result is read as its objective.

    Raises:
        UnknownGoalError: If the plan holds no such goal.

    Source:
        okrkit: only what is stated is read; control, the alignment problem and whether the way
        adapts are for people to say.

    Examples:
        >>> plan = Plan(
        ...     [Objective("o", "Win", [KeyResult("k", "More", team="sales")], team="product", level="company")]
        ... )
        >>> situation_of(plan, "o").teams_required
        2
    """
    one = plan.objective_of(goal) or plan.goal(goal)
    involved = _involved(plan, one)
    teams = {team for name in involved if (team := plan.team_of(name))} | set(_sharing(one))
    owners = {owner for name in involved if (owner := plan.owner_of(name))}
    return Situation(
        level=plan.level_of(one.id),
        purpose=_purpose(one),
        teams_required=len(teams) or None,
        single_owner=None if not owners else len(owners) == 1 and len(teams) <= 1,
        metrics_needed=None if _is_personal(plan, one) else _metrics(one),
        finish_line_clear=_finish_line(one),
        scope_stable=False if plan.target_changes.of(one.id) else None,
        ambition=None if _is_personal(plan, one) else _ambition(one),
        horizon=_horizon(plan, one),
    )


def _involved(plan: Plan, one: Goal) -> tuple[str, ...]:
    """Return the goal, its key results, what supports them directly and what they depend on."""
    held = (one, *one.key_results) if isinstance(one, Objective) else (one,)
    own = {goal.id for goal in held}
    supporters = (
        goal.id for goal in plan.goals() if any(link.to in own and link.weight for link in goal.contributes_to)
    )
    needed = (name for goal in held for name in goal.depends_on)
    names = dict.fromkeys([*own, *supporters, *needed])
    return tuple(name for name in names if _is_goal(plan, name))


def _is_goal(plan: Plan, name: str) -> bool:
    return name in plan and isinstance(plan[name], Objective | KeyResult | SmartGoal)


def _sharing(one: Goal) -> Iterable[str]:
    return one.shared_by if isinstance(one, Objective) else ()


def _purpose(one: Goal) -> Purpose | None:
    tagged = [Purpose(tag) for tag in one.tags if tag in tuple(Purpose)]
    if tagged:
        return tagged[0]
    judged = one.used_in_appraisal if isinstance(one, SmartGoal) else isinstance(one, Objective) and one.linked_to_pay
    return Purpose.APPRAISAL if judged else None


def _is_personal(plan: Plan, one: Goal) -> bool:
    return isinstance(one, Objective) and plan.level_of(one.id) is Level.INDIVIDUAL


def _ambition(one: Goal) -> Ambition:
    return one.ambition if isinstance(one, Objective) else Ambition.COMMITTED


def _metrics(one: Goal) -> int | None:
    if isinstance(one, Objective):
        return len(one.key_results) or None
    return None if one.measure is None else 1


def _finish_line(one: Goal) -> bool | None:
    """Return whether a measure and a day say when it is done; an objective leaves that to its key results."""
    if isinstance(one, Objective):
        return None
    return one.measure is not None and one.due is not None


def _horizon(plan: Plan, one: Goal) -> Horizon | None:
    period = plan.period_of(one.id)
    return None if period is None else Situation(horizon=period.days).horizon
