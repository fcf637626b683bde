"""ALN116 overlapping-work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import Goal, Objective, Plan, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule

_ARTICLES: Final = frozenset({"", "a", "an", "the", "our", "all"})
_MARKS: Final = ".,;:!?()\"'"


@rule(
    "ALN116",
    "overlapping-work",
    on=Plan,
    severity=Severity.HINT,
    stage=Stage.PREVIEW,
    source=(
        "okrkit: two teams with one and the same goal do the work twice; preview, because many "
        "organisations give all teams the same goal on purpose"
    ),
    bad=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            SmartGoal("north", "Automate the refund letters", owner="ana", team="north", contributes_to=["reply"]),
            SmartGoal("south", "Automate refund letters.", owner="ben", team="south", contributes_to=["reply"]),
        ),
    ],
    good=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            SmartGoal("north", "Automate the refund letters", owner="ana", team="north", contributes_to=["reply"]),
            SmartGoal("south", "Automate the dunning letters", owner="ben", team="south", contributes_to=["reply"]),
        ),
    ],
)
def overlapping_work(plan: Plan, context: Context) -> Iterator[Finding]:
    """Two teams pursue the same goal for the same goal above.

    **Why it matters** They build it twice, or each waits for the other to do it.

    **What to do** Let one team own it and the other depend on it.

    **Known limits** Titles are compared word by word, without articles and marks; the same thing in
    other words is not seen.
    """
    del plan
    first: dict[tuple[str, frozenset[str]], Goal] = {}
    for goal in context.goals:
        words = _words_of(goal.title) if goal.contributes_to else frozenset[str]()
        for link in goal.contributes_to if len(words) > 1 else ():
            other = first.setdefault((link.to, words), goal)
            if other is not goal and context.team(other) != context.team(goal):
                yield Finding(f"is what {other.id!r} of another team does", goal=goal.id, related=(other.id,))
                break


def _words_of(title: str) -> frozenset[str]:
    return frozenset([word.strip(_MARKS) for word in title.casefold().split()]) - _ARTICLES
