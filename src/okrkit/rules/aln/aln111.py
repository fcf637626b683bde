"""ALN111 period-mismatch."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import KeyResult, Objective, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, day, plan_of, reply
from okrkit.rules.findings import Finding
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule


@rule(
    "ALN111",
    "period-mismatch",
    on=(Objective, KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source="okrkit: what is finished after the goal above is closed cannot count for it",
    bad=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            SmartGoal("routing", "Cut hand-offs", due=day(6, 30), contributes_to=["reply"]),
        ),
    ],
    good=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            SmartGoal("routing", "Cut hand-offs", due=day(3, 15), contributes_to=["reply"]),
        ),
    ],
    needs=[Need.LINKS],
)
def period_mismatch(goal: Objective | KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Goal ends after the goal that it contributes to, or before that one begins.

    **Why it matters** Its result comes too late to count, or belongs to another cycle.

    **What to do** Bring the day forward, split off the part that can be done in time, or link to
    the goal of the right cycle.

    **Known limits** A goal that states neither a due day nor a cycle of its own is not judged.
    """
    end = context.stated_end(goal)
    for link in goal.contributes_to:
        above = context.goal(link.to) if end is not None and link.weight else None
        period = None if above is None else context.period(above)
        if end is None or above is None or period is None or period.start <= end <= period.end:
            continue
        side = (
            f"after {above.id!r} ({period.end})" if end > period.end else f"before {above.id!r} begins ({period.start})"
        )
        yield Finding(f"ends on {end}, {side}, which it contributes to", related=(above.id,))
