"""CAD102 never-checked-in."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, KeyResult, Objective, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, day, plan_of, reply, weekly
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "CAD102",
    "never-checked-in",
    on=(KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source=("method, section 4: silence is never green; Wodtke 2021, Radical Focus: set and forget is how OKRs fail"),
    bad=[
        SmartGoal(
            "calls", "Hold 40 customer calls by 15 March 2026", Change(0, 40, unit="call"), owner="ana", due=day(3, 15)
        ),
        plan_of(
            Objective("support", "Make our customer support world-class", [reply(), csat()], owner="coo"),
            check_ins=weekly("reply", 3.5),
        ),
    ],
    good=[
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                owner="ana",
                due=day(3, 15),
            ),
            check_ins=weekly("calls", 5, 12),
        ),
        SmartGoal("late", "Hold 40 calls", Change(0, 40), start=day(2, 9), due=day(3, 31), owner="ana"),
    ],
)
def never_checked_in(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Goal has run for longer than one check-in period and was never checked in.

    **Why it matters** It counts as unknown, and whoever reads the plan takes silence for a good
    sign.

    **What to do** Check in the first value: it also shows whether the number can be had at all.

    **Known limits** A goal whose start is unknown is not judged, nor one without a measure.
    """
    if goal.measure is None or context.check_ins(goal.id) or context.graded(goal.id):
        return
    period = context.period(goal)
    if period is not None and context.plan.cadence.overdue((context.as_of - period.start).days):
        yield Finding(f"was never checked in since {period.start}")
