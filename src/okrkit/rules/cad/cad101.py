"""CAD101 stale-check-in."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, Hold, KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import day, plan_of, weekly
from okrkit.rules.findings import Finding
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule


@rule(
    "CAD101",
    "stale-check-in",
    on=(KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source=("Wodtke 2021, Radical Focus: check in every week; method, section 4: cadence plus three days of grace"),
    bad=[
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                owner="ana",
                due=day(3, 15),
            ),
            check_ins=weekly("calls", 5, 12, start=day(1, 12)),
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
            check_ins=weekly("calls", 5, 12, 14, 20, start=day(1, 19)),
        ),
    ],
    needs=[Need.CHECK_INS],
)
def stale_check_in(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Last check-in of a running goal is older than the plan's cadence allows.

    **Why it matters** The number on the board is an old one; what it hides is usually not good
    news.

    **What to do** Check in, even if nothing moved: that is the news.

    **Known limits** A goal whose target is reached is left alone, unless it is a level to keep. The
    plan's cadence holds for all of its goals.
    """
    facts = context.check_ins(goal.id)
    age = (context.as_of - facts[-1].day).days if facts else 0
    if not context.plan.cadence.overdue(age) or not context.running(goal):
        return
    if isinstance(goal.measure, Hold) or not context.attained(goal):
        yield Finding(
            f"was last checked in {age} days ago, on {facts[-1].day}; every {context.plan.cadence.every} is agreed"
        )
