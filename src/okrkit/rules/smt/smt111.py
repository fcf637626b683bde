"""SMT111 past-deadline."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import day, plan_of, weekly
from okrkit.rules.findings import Finding
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule


@rule(
    "SMT111",
    "past-deadline",
    on=SmartGoal,
    stage=Stage.STABLE,
    source=(
        "okrkit: a goal whose day is over is met, graded or moved; left open, it blocks the view on "
        "those that can still be reached"
    ),
    bad=[
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                due=day(2, 6),
                owner="ana",
            ),
            check_ins=weekly("calls", 3, 9, 20),
        ),
    ],
    good=[
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                due=day(2, 6),
                owner="ana",
            ),
            check_ins=weekly("calls", 3, 20, 40),
        ),
    ],
    needs=[Need.DUE],
)
def past_deadline(goal: SmartGoal, context: Context) -> Iterator[Finding]:
    """Due day of the SMART goal is over, and the goal is neither met nor closed.

    **Why it matters** Nobody can act on a day that is gone, and an open goal without a future hides
    the others.

    **What to do** Grade it and say why, or promise a new day.

    **Known limits** A goal without any check-in counts as not met.
    """
    if goal.due is None or goal.due >= context.as_of or context.graded(goal.id):
        return
    if not context.attained(goal):
        yield Finding(
            f"was due on {goal.due}, {(context.as_of - goal.due).days} days ago, and is neither met nor closed"
        )
