"""ALN101 unaligned-goal."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Objective, Plan, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "ALN101",
    "unaligned-goal",
    on=Plan,
    stage=Stage.STABLE,
    source="OKR Hub 2026, OKR vs SMART Goals: 'fragmented effort'; method, section 7: orphans",
    bad=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            SmartGoal("talks", "Give two conference talks", owner="ana"),
        ),
    ],
    good=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            SmartGoal("talks", "Give two talks about support", owner="ana", contributes_to={"csat": 0}),
        ),
        SmartGoal("talks", "Give two conference talks", owner="ana"),
    ],
)
def unaligned_goal(plan: Plan, context: Context) -> Iterator[Finding]:
    """Goal below the top level links to no goal above it.

    **Why it matters** Such goals are hit while the company stands still: nothing says what hitting
    them is good for.

    **What to do** Link it to the key result that it moves (`contributes_to`; a weight of 0 is a
    trace that does not count), or drop it.

    **Known limits** Silent in a plan that holds nothing above the goal. Personal development may
    well stand alone: allow it with that reason.
    """
    graph = context.graph
    if any(goal.level is None or goal.level.depth < 3 for goal in plan.objectives):
        for goal in graph.unaligned:
            yield Finding("links to no goal above it", goal=goal)
