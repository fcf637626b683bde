"""SMT112 compound-goal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule
from okrkit.rules.vagueness import second_promise
from okrkit.rules.wording import without

_JOINTS: Final = frozenset({"and", "then", "plus"})


@rule(
    "SMT112",
    "compound-goal",
    on=(KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source=("INCOSE Guide to Writing Requirements 2023, R18: single thought; Doerr 2018: one key result, one number"),
    bad=[
        SmartGoal("goal", "Launch the pricing page and train the support team", owner="ana"),
        SmartGoal("goal", "Reduce churn to 3% and raise NPS to 50", owner="ana"),
        SmartGoal("goal", "Hire two engineers and migrate the database by June", owner="ana"),
    ],
    good=[
        SmartGoal("goal", "Design and build the pricing page", owner="ana"),
        SmartGoal("goal", "Reduce churn of small and large clinics to 3%", owner="ana"),
        SmartGoal("goal", "Cut hand-offs from 3 to 1 between sales and support", owner="ana"),
    ],
    words=_JOINTS,
)
def compound_goal(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Goal makes two promises at once.

    **Why it matters** With one of the two reached, it is neither met nor missed, and each half
    lends the other its progress.

    **What to do** Split it into two goals. If one is only a means to the other, keep the end.

    **Known limits** Two verbs in a row with one object ("design and build the page") are one
    promise. Read from "and" before a verb that promises something.
    """
    words = context.words(goal)
    if words.bag.isdisjoint(_JOINTS):
        return
    opening = words.verb()
    if opening is None:
        return
    for place in range(opening[0] + 3, len(words.low) - 2):
        if words.low[place - 1] in _JOINTS and second_promise(words, place):
            span = words.span(place, place + 1)
            first, second = without(goal.title[: words.span(place - 1, place)[0]], []), goal.title[span[0] :]
            rewritten = f"{first} | {second[:1].upper()}{second[1:]}"
            yield Finding(
                "makes two promises; with one of them kept it is neither met nor missed",
                span=span,
                suggestion=rewritten,
            )
            return
