"""ALN109 counted-twice."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Objective, Plan, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply
from okrkit.rules.findings import Finding, shortened
from okrkit.rules.rule import Stage, rule


@rule(
    "ALN109",
    "counted-twice",
    on=Plan,
    stage=Stage.STABLE,
    source="method, section 3: the same goal on two ways to one ancestor is reported, and counted once",
    bad=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            SmartGoal("routing", "Cut hand-offs", contributes_to=["reply", "support"]),
        ),
    ],
    good=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            SmartGoal("routing", "Cut hand-offs", contributes_to={"reply": 1, "support": 0}),
        ),
    ],
)
def counted_twice(plan: Plan, context: Context) -> Iterator[Finding]:
    """Goal reaches an ancestor on two ways, so it counts there twice.

    **Why it matters** One achievement looks like two, and the ancestor's support is overstated.

    **What to do** Keep the more direct link, and give the other a weight of 0: a trace that does
    not count.

    **Known limits** Silent while contributions form a loop, which is reported by itself.
    """
    del plan
    if context.loops:
        return
    for twice in context.graph.double_paths():
        ways = " and ".join(" -> ".join(shortened(way, most=6)) for way in (twice.first, twice.second))
        yield Finding(f"counts twice in {twice.ancestor!r}: {ways}", goal=twice.goal, related=(twice.ancestor,))
