"""KEY107 due-outside-cycle."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, KeyResult
from okrkit.rules.context import Context
from okrkit.rules.examples import day
from okrkit.rules.findings import Finding
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule


@rule(
    "KEY107",
    "due-outside-cycle",
    on=KeyResult,
    stage=Stage.STABLE,
    source=("okrkit: a key result is scored when its cycle closes; a later day is a promise for another cycle"),
    bad=[
        KeyResult("reply", "Reduce average first response time", Change(4, 1, unit="hour"), due=day(4, 30)),
    ],
    good=[
        KeyResult("reply", "Reduce average first response time", Change(4, 1, unit="hour"), due=day(3, 15)),
    ],
    needs=[Need.DUE],
)
def due_outside_cycle(goal: KeyResult, context: Context) -> Iterator[Finding]:
    """Key result is due on a day that its cycle does not hold.

    **Why it matters** It is scored at the end of the cycle, either before it is due or long after.

    **What to do** State what is to be reached by the end of this cycle, or move the key result to
    the cycle of its day.

    **Known limits** A cycle that was stated wrongly shows as a wrong day.
    """
    cycle = context.cycle(goal)
    if goal.due is not None and cycle is not None and goal.due not in cycle:
        where = "after" if goal.due > cycle.end else "before"
        yield Finding(f"is due on {goal.due}, {where} its cycle {cycle.start} to {cycle.end}")
