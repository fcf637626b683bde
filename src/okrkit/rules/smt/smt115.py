"""SMT115 open-ended-list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import phrases, without

_OPEN: Final = phrases(
    "etc, and so on, and so forth, and more, and the like, including but not limited to, and others, among others"
)


@rule(
    "SMT115",
    "open-ended-list",
    on=(KeyResult, SmartGoal),
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source="INCOSE Guide to Writing Requirements 2023, R9: open-ended clauses",
    bad=[
        SmartGoal("goal", "Update the guides for billing, refunds etc.", owner="ana"),
        SmartGoal("goal", "Visit Lyon, Turin and so on by June", owner="ana"),
        SmartGoal("goal", "Fix the login, search, and more by June", owner="ana"),
    ],
    good=[
        SmartGoal("goal", "Update the guides for billing and refunds", owner="ana"),
        SmartGoal("goal", "Visit Lyon and Turin by June", owner="ana"),
        SmartGoal("goal", "Sign 40 or more clinics by June", owner="ana"),
    ],
    words=_OPEN,
)
def open_ended_list(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """List in the goal has no end.

    **Why it matters** Nobody can say when it is done: there is always one thing more that may have
    been meant.

    **What to do** Name them all, or say how many.

    **Known limits** Only the usual phrases are known, in English; "such as" before a complete
    promise is left alone.
    """
    words = context.words(goal)
    for place in words.find(_OPEN):
        span = words.span(*place)
        if words.low[place[1] - 1] == "more" and any(word[0].isdigit() for word in words.low[place[0] - 1 : place[0]]):
            continue
        rewritten = without(goal.title, [span])
        yield Finding(
            f"{goal.title[span[0] : span[1]]!r} leaves open what belongs to it", span=span, suggestion=rewritten
        )
        return
