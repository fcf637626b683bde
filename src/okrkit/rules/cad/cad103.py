"""CAD103 late-first-review."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, Deliver, KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import day, plan_of, weekly
from okrkit.rules.findings import Finding
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule


@rule(
    "CAD103",
    "late-first-review",
    on=(KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source=(
        "OKR Hub 2026, OKR vs SMART Goals: 'review cycles happen too late'; method, section 7: first "
        "review after half the cycle (Options.late_first_review)"
    ),
    bad=[
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                owner="ana",
                due=day(3, 15),
            ),
            check_ins=weekly("calls", 30, start=day(2, 14)),
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
            check_ins=weekly("calls", 5, 12, start=day(1, 12)),
        ),
    ],
    needs=[Need.CHECK_INS],
)
def late_first_review(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """First check-in came when most of the goal's period was over.

    **Why it matters** By then the means can hardly be changed: the review explains the result
    instead of improving it.

    **What to do** Take the first value within a week of the start, as soon as the next cycle
    begins.

    **Known limits** Things that are done or not (Deliver with one milestone) and periods under four
    check-ins are not judged.
    """
    facts = context.check_ins(goal.id)
    period = context.period(goal) if facts else None
    if period is None or period.days < 4 * context.plan.cadence.every:
        return
    single = isinstance(goal.measure, Deliver) and len(goal.measure.milestones) == 1
    share = period.elapsed(facts[0].day)
    if share > context.options.late_first_review and not single:
        yield Finding(f"was first checked in on {facts[0].day}, when {share:.0%} of its period was over")
