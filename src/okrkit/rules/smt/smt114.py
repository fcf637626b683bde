"""SMT114 absolute."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import phrases

_ABSOLUTES: Final = phrases(
    "always, never, at all times, without exception, without fail, under all circumstances, every single time"
)


@rule(
    "SMT114",
    "absolute",
    on=(KeyResult, SmartGoal),
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source="INCOSE Guide to Writing Requirements 2023, R26: absolutes; one exception fails the goal",
    bad=[
        SmartGoal("goal", "Always answer within an hour", owner="ana"),
        SmartGoal("goal", "Never miss a release date", owner="ana"),
        SmartGoal("goal", "Keep the shop open at all times", owner="ana"),
    ],
    good=[
        SmartGoal("goal", "Answer 95% of tickets within an hour", owner="ana"),
        SmartGoal("goal", "Bring open incidents to zero by June", owner="ana"),
        SmartGoal("goal", "Ship the always-on backup by June", owner="ana"),
    ],
    words=_ABSOLUTES,
)
def absolute(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Goal allows for no exception.

    **Why it matters** The first exception fails it, often in the first week; after that it guides
    nobody.

    **What to do** State the share or the number that is meant: 99 %, at most two a month.

    **Known limits** Safety and law know real absolutes: allow it there. "Zero", "no" and "all" are
    targets and not reported.
    """
    words = context.words(goal)
    for place in words.find(_ABSOLUTES):
        span = words.span(*place)
        yield Finding(f"{goal.title[span[0] : span[1]]!r} fails at the first exception", span=span)
        return
