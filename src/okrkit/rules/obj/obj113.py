"""OBJ113 all-due-on-the-last-day."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, KeyResult, Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import day
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule


@rule(
    "OBJ113",
    "all-due-on-the-last-day",
    on=Objective,
    severity=Severity.HINT,
    stage=Stage.PREVIEW,
    source=(
        "okrkit: results that all end on the last day leave no day on which to learn; preview, because "
        "many tools fill in that day themselves"
    ),
    bad=[
        Objective(
            "support",
            "Make our customer support world-class",
            [
                KeyResult("reply", "Reduce average first response time", Change(4, 1, unit="hour"), due=day(3, 31)),
                KeyResult("csat", "Raise satisfaction after support", Change(88, 95, unit="%"), due=day(3, 31)),
            ],
            owner="coo",
        ),
    ],
    good=[
        Objective(
            "support",
            "Make our customer support world-class",
            [
                KeyResult("reply", "Reduce average first response time", Change(4, 1, unit="hour"), due=day(2, 28)),
                KeyResult("csat", "Raise satisfaction after support", Change(88, 95, unit="%"), due=day(3, 31)),
            ],
            owner="coo",
        ),
    ],
)
def all_due_on_the_last_day(goal: Objective, context: Context) -> Iterator[Finding]:
    """Every key result of the objective states the last day of the cycle as its due day.

    **Why it matters** What is learnt on the last day helps nobody in this cycle, and work on all of
    them piles up there.

    **What to do** Bring forward the result from which the others can learn.

    **Known limits** Key results without a due day of their own are not judged: then the cycle's end
    is nobody's choice.
    """
    cycle = context.cycle(goal)
    days = {one.due for one in goal.key_results}
    if cycle is not None and len(goal.key_results) > 1 and days == {cycle.end}:
        yield Finding(f"all {len(goal.key_results)} key results are due on {cycle.end}, the last day of the cycle")
