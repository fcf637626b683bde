"""CAD105 green-but-flat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from okrkit.goals import Change, CheckIn, KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import day, plan_of, weekly
from okrkit.rules.findings import Finding
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule

_GOOD: Final = frozenset({"on-track", "green", "healthy"})


@rule(
    "CAD105",
    "green-but-flat",
    on=(KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source=(
        "okrkit: a goal that is on track and has not moved for four weeks lives on its early weeks (Options.flat_days)"
    ),
    bad=[
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                owner="ana",
                due=day(3, 31),
            ),
            check_ins=weekly("calls", 20, 20, 20, 20, 20, 20, start=day(1, 8)),
        ),
    ],
    good=[
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                owner="ana",
                due=day(3, 31),
            ),
            check_ins=weekly("calls", 16, 18, 20, 20, 21, 22, start=day(1, 8)),
        ),
    ],
    needs=[Need.CHECK_INS],
)
def green_but_flat(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Goal counts as on track, but its value has not moved for weeks.

    **Why it matters** The lead that the first weeks gave is being eaten up, and the colour will
    turn when there is no time left.

    **What to do** Ask what stopped, now that there is still a lead.

    **Known limits** Only values that move towards a target are judged, with three check-ins or more
    in those weeks; a target that is reached is left alone.
    """
    facts = context.check_ins(goal.id)
    if len(facts) < 3 or not isinstance(goal.measure, Change) or not context.running(goal):
        return
    since = context.as_of - timedelta(days=context.options.flat_days)
    recent = [fact for fact in facts if fact.day > since]
    before = [fact for fact in facts if fact.day <= since]
    flat = len(recent) >= 3 and before and len({fact.value for fact in (before[-1], *recent)}) == 1
    if flat and not context.attained(goal) and context.score(goal).health in _GOOD:
        yield Finding(f"is {context.score(goal).health}, but has stood at {facts[-1].value} since {_since(facts)}")


def _since(facts: Sequence[CheckIn]) -> date:
    """Return the day on which the last value was seen first."""
    same = facts[-1].day
    for fact in reversed(facts):
        if fact.value != facts[-1].value:
            break
        same = fact.day
    return same
