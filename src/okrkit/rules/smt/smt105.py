"""SMT105 no-owner."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import day
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "SMT105",
    "no-owner",
    on=SmartGoal,
    stage=Stage.STABLE,
    source="Doran 1981, Management Review 70(11): 'Assignable: specify who will do it'",
    bad=[
        SmartGoal("calls", "Hold 40 customer calls by 15 March 2026", Change(0, 40, unit="call"), due=day(3, 15)),
    ],
    good=[
        SmartGoal(
            "calls", "Hold 40 customer calls by 15 March 2026", Change(0, 40, unit="call"), due=day(3, 15), owner="ana"
        ),
    ],
)
def no_owner(goal: SmartGoal, context: Context) -> Iterator[Finding]:
    """SMART goal has no owner.

    **Why it matters** A goal that nobody is asked about is the first to be dropped.

    **What to do** Name one person. A team may do the work; one person answers for it.

    **Known limits** A name in the title is not read as the owner here.
    """
    del context
    if not (goal.owner or "").strip():
        yield Finding(
            f"has no owner{f'; {goal.team} is a team, and a team is nobody in particular' if goal.team else ''}"
        )
