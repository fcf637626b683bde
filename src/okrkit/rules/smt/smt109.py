"""SMT109 no-deadline."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import day, plan_of
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "SMT109",
    "no-deadline",
    on=SmartGoal,
    stage=Stage.STABLE,
    source=("Doran 1981, Management Review 70(11): 'Time-related: specify when the result(s) can be achieved'"),
    bad=[
        plan_of(
            SmartGoal("calls", "Hold 40 customer calls by 15 March 2026", Change(0, 40, unit="call"), owner="ana"),
            cycle=None,
        ),
    ],
    good=[
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                due=day(3, 15),
                owner="ana",
            ),
            cycle=None,
        ),
        SmartGoal("calls", "Hold 40 customer calls by 15 March 2026", Change(0, 40, unit="call"), owner="ana"),
    ],
)
def no_deadline(goal: SmartGoal, context: Context) -> Iterator[Finding]:
    """SMART goal has no due day and belongs to no cycle.

    **Why it matters** Without a day it is never missed, and so never urgent.

    **What to do** State the last day of the promise.

    **Known limits** A goal in a cycle is due at its end; a day in the title does not count here.
    """
    if goal.due is None and context.cycle(goal) is None:
        yield Finding("has no due day and belongs to no cycle")
