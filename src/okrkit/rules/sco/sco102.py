"""SCO102 overreach."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Plan
from okrkit.rules.context import Context
from okrkit.rules.examples import closed_plan
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "SCO102",
    "overreach",
    on=Plan,
    stage=Stage.STABLE,
    source="Google OKR playbook: 0.6 to 0.7 is the sweet spot, below 0.4 is red (Options.overreached)",
    bad=[
        closed_plan(30, 10, 40, 20),
    ],
    good=[
        closed_plan(100, 70, 65, 40),
    ],
)
def overreach(plan: Plan, context: Context) -> Iterator[Finding]:
    """Key results of a closed cycle scored far below what stretch is meant to give.

    **Why it matters** Targets that nobody believes in are not worked for; after two such cycles
    nobody reads them.

    **What to do** Look at the reasons one by one: too many goals, no time, or targets from the air.
    Promise less, or fewer.

    **Known limits** The weighted mean of a closed cycle's objectives, from three scored key results
    on (Options.few). A cycle without check-ins is not judged.
    """
    del plan
    for cycle, goals in context.closed_cycles().items():
        scored = [one for goal in goals for one in goal.key_results if context.score(one).value is not None]
        values = [(value, float(goal.weight)) for goal in goals if (value := context.score(goal).value) is not None]
        weight = sum(share for _, share in values)
        mean = sum(value * share for value, share in values) / weight if weight else 1.0
        if len(scored) >= context.options.few and mean < context.options.overreached:
            yield Finding(f"objectives of {cycle} scored {mean:.2f} on average: out of reach", goal=goals[0].id)
