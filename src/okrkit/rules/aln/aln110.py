"""ALN110 unmanaged-conflict."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Goal, HealthMetric, Hold, Objective, Plan
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "ALN110",
    "unmanaged-conflict",
    on=Plan,
    stage=Stage.STABLE,
    source=(
        "OKR Hub 2026, OKR vs SMART Goals: 'priorities clash across functions'; method, section 7: resolve or guard"
    ),
    bad=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            Objective(
                "cost",
                "Run support at half the cost",
                [csat("spend")],
                owner="cfo",
                level="company",
                conflicts_with=["support"],
            ),
        ),
    ],
    good=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            Objective(
                "cost",
                "Run support at half the cost",
                [csat("spend")],
                owner="cfo",
                level="company",
                conflicts_with=["support"],
            ),
            health_metrics=[
                HealthMetric("fcr", "First contact resolution", Hold(at_least=70, unit="%"), guards=["cost"])
            ],
        ),
    ],
)
def unmanaged_conflict(plan: Plan, context: Context) -> Iterator[Finding]:
    """Two goals of different owners work against each other, and nothing keeps the balance.

    **Why it matters** Each owner is right to push, and what one wins the other loses.

    **What to do** Let one person own both, add a health metric that guards the one that would
    suffer, or name the metric that tests it (`tested_by`).

    **Known limits** Only declared conflicts are seen: `conflicts_with`, or a contribution with a
    weight below 0.
    """
    guarded = {name for metric in plan.health_metrics for name in metric.guards}
    for one, other in _pairs(plan, context):
        holders = {part.id for goal in (one, other) for part in (goal, context.objective_of(goal)) if part is not None}
        owners = {context.owner(one), context.owner(other)}
        if not holders & guarded and (len(owners) > 1 or None in owners):
            yield Finding(
                f"works against {other.id!r}, and nothing keeps the balance", goal=one.id, related=(other.id,)
            )


def _pairs(plan: Plan, context: Context) -> Iterator[tuple[Goal, Goal]]:
    """Yield each declared opposition once: conflicts first, then contributions below 0."""
    for first, second in context.graph.conflicts:
        yield plan.goal(first), plan.goal(second)
    for goal in context.goals:
        for link in goal.contributes_to:
            above = context.goal(link.to) if link.weight < 0 and link.tested_by is None else None
            if above is not None and above.id not in goal.conflicts_with and goal.id not in above.conflicts_with:
                yield goal, above
