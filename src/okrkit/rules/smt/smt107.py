"""SMT107 already-reached."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, CheckIn, KeyResult, Number, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import day, plan_of, weekly
from okrkit.rules.findings import Finding
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule


@rule(
    "SMT107",
    "already-reached",
    on=(KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source=(
        "okrkit: a target that the first value reaches promises what already is; Locke and Latham 1990: "
        "goals work by being above the present level"
    ),
    bad=[
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                start=day(1, 1),
                due=day(3, 15),
                owner="ana",
            ),
            check_ins=weekly("calls", 41, 45),
        ),
    ],
    good=[
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                start=day(1, 1),
                due=day(3, 15),
                owner="ana",
            ),
            check_ins=weekly("calls", 3, 45),
        ),
    ],
    needs=[Need.CHECK_INS],
)
def already_reached(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Target was already reached at the first check-in.

    **Why it matters** It looks like a success and has cost no effort; often the target was copied
    from last year.

    **What to do** Raise the target, or keep the level as a health metric.

    **Known limits** Judged by the first check-in, if it came in the first half of the period; who
    checks in late may simply have been quick. A level to keep (Hold) is not judged.
    """
    facts = context.check_ins(goal.id)
    if not facts or not isinstance(goal.measure, Change):
        return
    period = context.period(goal)
    early = period is None or period.elapsed(facts[0].day) <= 0.5
    if early and goal.measure.attained(_value(facts[0])):
        yield Finding(f"was reached at the first check-in: {facts[0].value} on {facts[0].day}")


def _value(fact: CheckIn) -> Number | None:
    return fact.value if isinstance(fact.value, Number) and not isinstance(fact.value, bool) else None
