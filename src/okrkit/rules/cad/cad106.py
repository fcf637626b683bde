"""CAD106 eased-target-without-reason."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, Deliver, Hold, KeyResult, Measure, Number, SmartGoal, TargetChange
from okrkit.rules.context import Context
from okrkit.rules.examples import day, plan_of
from okrkit.rules.findings import Finding
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule


@rule(
    "CAD106",
    "eased-target-without-reason",
    on=(KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source="method, section 8: an eased target needs a reason and keeps its original",
    bad=[
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                owner="ana",
                due=day(3, 15),
            ),
            target_changes=[TargetChange("calls", day(2, 2), Change(0, 25, unit="call"))],
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
                    "calls", day(2, 2), Change(0, 25, unit="call"), reason="ana works half time since February"
                )
            ],
        ),
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                owner="ana",
                due=day(3, 15),
            ),
            target_changes=[TargetChange("calls", day(2, 2), Change(0, 50, unit="call"))],
        ),
    ],
    needs=[Need.TARGET_CHANGES],
)
def eased_target_without_reason(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Target was made easier inside the cycle, and nobody said why.

    **Why it matters** The goal will look met. What was learnt about the promise is lost, and the
    next one will be as wrong.

    **What to do** State the reason with the change; the original stays scoreable beside it.

    **Known limits** A change of the baseline or the unit alone is not judged.
    """
    current = goal.measure
    for change in context.plan.target_changes.of(goal.id):
        if change.day <= context.as_of and not (change.reason or "").strip() and _eased(current, change.measure):
            yield Finding(
                f"was made easier on {change.day} without a reason: {_aim(current)} -> {_aim(change.measure)}"
            )
        current = change.measure


def _eased(old: Measure | None, new: Measure) -> bool:
    match old, new:
        case Change(), Change():
            way = old.progress(new.target) if old.unit == new.unit else None
            return way is not None and way < 1
        case Hold(), Hold():
            return _lower(new.at_least, old.at_least) or _lower(old.at_most, new.at_most)
        case Deliver(), Deliver():
            return bool(set(old.milestones) - set(new.milestones)) and len(new.milestones) < len(old.milestones)
        case _:
            return False


def _lower(one: Number | None, other: Number | None) -> bool:
    """Return whether the first limit lies below the second, or is gone."""
    return other is not None and one is not None and one < other


def _aim(measure: Measure | None) -> str:
    match measure:
        case Change():
            return f"{measure.target}"
        case Hold():
            return f"{measure.at_least} to {measure.at_most}" if measure.at_most is not None else f"{measure.at_least}"
        case Deliver():
            return f"{len(measure.milestones)} milestones"
        case _:
            return "no target"
