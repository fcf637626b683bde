"""CAD107 odd-cycle-length."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, Cycle, Level, Objective, Plan, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, day, plan_of, reply
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule


@rule(
    "CAD107",
    "odd-cycle-length",
    on=Plan,
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source=(
        "method, section 8: OKR cycles of 8-16 weeks, SMART goals of any length; Doerr 2018: quarterly, "
        "beside an annual horizon"
    ),
    bad=[
        plan_of(
            Objective(
                "support",
                "Make our customer support world-class",
                [reply(), csat()],
                owner="coo",
                cycle=Cycle(day(1, 1), day(1, 31)),
            )
        ),
    ],
    good=[
        plan_of(Objective("support", "Make our customer support world-class", [reply(), csat()], owner="coo")),
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                owner="ana",
                due=day(3, 15),
            ),
            cycle=Cycle(day(1, 1), day(12, 31)),
        ),
    ],
)
def odd_cycle_length(plan: Plan, context: Context) -> Iterator[Finding]:
    """Cycle of the objectives is much shorter or longer than a quarter.

    **Why it matters** In a month hardly any outcome moves; over a year nobody adjusts, and the last
    months are all that count.

    **What to do** Use a quarter, or four months. Keep an annual objective as the direction, and set
    quarterly ones below it.

    **Known limits** Annual objectives of the company are usual and left alone. Reported once a
    cycle, at its first objective.
    """
    low, high = context.options.min_cycle_weeks, context.options.max_cycle_weeks
    first: dict[Cycle, list[str]] = {}
    for goal in plan.objectives:
        cycle = context.cycle(goal)
        annual = goal.level is Level.COMPANY and cycle is not None and 360 <= cycle.days <= 371
        if cycle is not None and not low <= cycle.weeks <= high and not annual:
            first.setdefault(cycle, []).append(goal.id)
    for cycle, goals in first.items():
        message = (
            f"runs for {cycle.weeks:.0f} weeks ({cycle.start} to {cycle.end}); {low:g} to {high:g} are usual for OKRs"
        )
        yield Finding(message, goal=goals[0], related=goals[1:])
