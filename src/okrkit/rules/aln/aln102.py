"""ALN102 dangling-link."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.errors import nearest
from okrkit.goals import Objective, Plan, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule

_SUGGESTED = 100  # links with a nearest id: each looks through all ids, and a person mends these first


@rule(
    "ALN102",
    "dangling-link",
    on=Plan,
    severity=Severity.ERROR,
    stage=Stage.STABLE,
    source="okrkit: a link to nothing is counted nowhere, and nobody notices",
    bad=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            SmartGoal("routing", "Cut hand-offs", contributes_to=["repyl"]),
        ),
    ],
    good=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            SmartGoal("routing", "Cut hand-offs", contributes_to=["reply"]),
        ),
    ],
)
def dangling_link(plan: Plan, context: Context) -> Iterator[Finding]:
    """Link leads to an id that the plan does not hold, or to something that is no goal.

    **Why it matters** What the goal achieves is not counted where it was meant to be.

    **What to do** Correct the id, or add what is missing.

    **Known limits** A plan that is split over several files must be loaded as a whole. Only the first
    100 links are told the nearest id.
    """
    del plan
    for place, link in enumerate(context.graph.dangling):
        near = nearest(link.to, context.ids, most=1) if place < _SUGGESTED else []
        kind = "is no goal" if link.exists else "does not exist"
        yield Finding(
            f"{link.field} names {link.to!r}, which {kind}", goal=link.goal, suggestion=near[0] if near else None
        )
