"""ALN103 contribution-loop."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Objective, Plan
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply
from okrkit.rules.findings import Finding, Severity, shortened
from okrkit.rules.rule import Stage, rule


@rule(
    "ALN103",
    "contribution-loop",
    on=Plan,
    severity=Severity.ERROR,
    stage=Stage.STABLE,
    source="okrkit: a goal that contributes to itself has no score of its own; method, section 3",
    bad=[
        plan_of(
            Objective("a", "Grow in Asia", [reply()], contributes_to=["b"]),
            Objective("b", "Win partners", [csat()], contributes_to=["a"]),
        ),
    ],
    good=[
        plan_of(
            Objective("a", "Grow in Asia", [reply()], contributes_to=["b"]), Objective("b", "Win partners", [csat()])
        ),
    ],
)
def contribution_loop(plan: Plan, context: Context) -> Iterator[Finding]:
    """Contributions lead back to where they started.

    **Why it matters** No roll-up can say what any goal of the loop is worth, and everyone in it
    waits for the others.

    **What to do** Ask which of them is the end and which the means; remove the link from the end to
    the means.

    **Known limits** Of a knot of loops, the first hundred are shown.
    """
    del plan
    for path in context.loops:
        way = " -> ".join(shortened(path))
        yield Finding(f"contributions form a loop: {way}", goal=path[0], related=path[1:-1])
