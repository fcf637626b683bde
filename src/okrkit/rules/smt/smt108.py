"""SMT108 irrelevant."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, Objective, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, day, plan_of, reply
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "SMT108",
    "irrelevant",
    on=SmartGoal,
    stage=Stage.STABLE,
    source="Krezzo 2026, OKRs vs SMART Goals: Relevant, connected to broader objectives",
    bad=[
        SmartGoal(
            "calls", "Hold 40 customer calls by 15 March 2026", Change(0, 40, unit="call"), due=day(3, 15), owner="ana"
        ),
    ],
    good=[
        SmartGoal(
            "calls",
            "Hold 40 customer calls by 15 March 2026",
            Change(0, 40, unit="call"),
            due=day(3, 15),
            owner="ana",
            relevance="renewals hinge on what these customers say",
        ),
        plan_of(
            Objective("support", "Make our customer support world-class", [reply(), csat()], owner="coo"),
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                due=day(3, 15),
                owner="ana",
                contributes_to=["csat"],
            ),
        ),
    ],
)
def irrelevant(goal: SmartGoal, context: Context) -> Iterator[Finding]:
    """SMART goal neither links to another goal nor says why it matters.

    **Why it matters** Twenty good goals of this kind still add up to nothing that the company
    wants.

    **What to do** Link it to the key result it moves, or say in `relevance` what it is good for; if
    neither can be said, drop it.

    **Known limits** A link may still be a wrong one: this asks only whether there is one. A goal
    that another one depends on is relevant.
    """
    if goal.contributes_to or (goal.relevance or "").strip() or context.dependents(goal):
        return
    yield Finding("links to no other goal and gives no reason")
