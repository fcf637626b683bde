"""CAD109 informal-churn."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, Objective, Plan, SmartGoal, TargetChange
from okrkit.rules.context import Context
from okrkit.rules.examples import day, plan_of
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "CAD109",
    "informal-churn",
    on=Plan,
    stage=Stage.STABLE,
    source=(
        "OKR Hub 2026, OKR vs SMART Goals: 'leaders keep re-prioritising informally'; method, section 7: "
        "30 % (Options.informal_changes, Options.churn)"
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
            target_changes=[
                TargetChange("calls", day(1, number), Change(0, 40 + number, unit="call")) for number in (9, 16, 23, 30)
            ],
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
            target_changes=[
                TargetChange(
                    "calls", day(1, number), Change(0, 40 + number, unit="call"), reason="a new segment was added"
                )
                for number in (9, 16, 23)
            ],
        ),
    ],
)
def informal_churn(plan: Plan, context: Context) -> Iterator[Finding]:
    """Targets are changed without reasons, or so many that the plan no longer holds.

    **Why it matters** Priorities are set in the corridor; what was agreed binds only those who were
    not there.

    **What to do** Change targets in a review, with a reason, or not at all. If most of them change,
    close the cycle and set a new one.

    **Known limits** Judged for the plan as a whole, from three changes on (Options.few).
    """
    changes = [change for change in plan.target_changes if change.day <= context.as_of]
    changed = {change.goal for change in changes}
    silent = [change for change in changes if not (change.reason or "").strip()]
    measured = sum(1 for goal in context.goals if not isinstance(goal, Objective) and goal.measure is not None)
    if len(changes) >= context.options.few and len(silent) > context.options.informal_changes * len(changes):
        yield Finding(
            f"{len(silent)} of {len(changes)} target changes have no reason",
            related=sorted({one.goal for one in silent}),
        )
    if len(changed) >= context.options.few and len(changed) > context.options.churn * measured:
        yield Finding(f"the targets of {len(changed)} of {measured} goals were changed", related=sorted(changed))
