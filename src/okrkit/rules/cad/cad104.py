"""CAD104 confidence-never-moves."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import day, plan_of, weekly
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule


@rule(
    "CAD104",
    "confidence-never-moves",
    on=(KeyResult, SmartGoal),
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source=(
        "Wodtke 2021, Radical Focus: confidence changes every week, or nobody thought about it; "
        "Options.steady_check_ins is okrkit's"
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
            check_ins=weekly("calls", 5, 12, 14, 20, confidence=0.5),
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
            check_ins=[
                *weekly("calls", 5, 12, 14, confidence=0.5),
                *weekly("calls", 20, start=day(1, 26), confidence=0.7),
            ],
        ),
    ],
    needs=[Need.CHECK_INS],
)
def confidence_never_moves(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Owner states one and the same confidence at every check-in.

    **Why it matters** A number that is copied says nothing, and it is the earliest warning there
    is.

    **What to do** Ask what would make it one step higher, and what one step lower.

    **Known limits** A confidence of 1 on a goal that is reached is left alone, and so is 0.
    """
    stated = [fact.confidence for fact in context.check_ins(goal.id) if fact.confidence is not None]
    most = context.options.steady_check_ins
    if most and len(stated) >= most and len(set(stated)) == 1 and 0 < stated[0] < 1:
        yield Finding(f"has had a confidence of {stated[0]:g} at all {len(stated)} check-ins")
