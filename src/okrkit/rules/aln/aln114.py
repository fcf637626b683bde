"""ALN114 dependency-loop."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Plan, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import plan_of
from okrkit.rules.findings import Finding, Severity, shortened
from okrkit.rules.rule import Stage, rule


@rule(
    "ALN114",
    "dependency-loop",
    on=Plan,
    severity=Severity.ERROR,
    stage=Stage.STABLE,
    source="okrkit: goals that wait for each other are never begun",
    bad=[
        plan_of(
            SmartGoal("a", "Write the text", depends_on=["b"]), SmartGoal("b", "Lay out the page", depends_on=["a"])
        ),
    ],
    good=[
        plan_of(SmartGoal("a", "Write the text"), SmartGoal("b", "Lay out the page", depends_on=["a"])),
    ],
)
def dependency_loop(plan: Plan, context: Context) -> Iterator[Finding]:
    """Goals depend on each other in a circle, so none can come first.

    **Why it matters** Each owner waits for another one, and everybody has a reason.

    **What to do** Split the goal that can begin with a part, and let the others depend on that
    part.

    **Known limits** Of a knot of loops, the first hundred are shown. A goal that depends on its own
    objective is one, too.
    """
    del plan
    for path in context.graph.dependency_loops():
        way = " -> ".join(shortened(path))
        yield Finding(f"waits for itself: {way}", goal=path[0], related=path[1:-1])
