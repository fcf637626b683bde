"""KEY105 ambiguous-metric."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import listed, phrases

_NEEDS: Final = phrases(
    "active users, active customers, active members, churn, page views, pageviews, visits, visitors, "
    "sessions, traffic, attrition, turnover rate, recurring revenue"
)
_WINDOWS: Final = listed(
    "daily, weekly, monthly, quarterly, annual, yearly, day, week, month, quarter, year, days, weeks, "
    "months, annually, dau, wau, mau, mrr, arr, hour, hours, session, q1, q2, q3, q4"
)


@rule(
    "KEY105",
    "ambiguous-metric",
    on=(KeyResult, SmartGoal),
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source="okrkit: a count without its window can be read as a stock or as a flow",
    bad=[
        KeyResult("goal", "Reach 10,000 active users"),
        KeyResult("goal", "Reduce churn to 3%"),
        KeyResult("goal", "Grow to 2 million page views"),
    ],
    good=[
        KeyResult("goal", "Reach 10,000 weekly active users"),
        KeyResult("goal", "Reduce monthly churn to 3%"),
        KeyResult("goal", "Grow to 2 million page views a month"),
    ],
    words=_NEEDS,
)
def ambiguous_metric(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Metric can be read in two ways, because its window is not said.

    **Why it matters** 3 % churn a month and 3 % a year are two companies; at the close both
    readings find their friends.

    **What to do** Say the window: weekly active users, churn per month, views a day.

    **Known limits** Only metrics that are known to need a window are judged, in English.
    """
    words = context.words(goal)
    if not words.bag.isdisjoint(_WINDOWS) or not any(word[0].isdigit() for word in words.low):
        return
    for place in words.find(_NEEDS):
        span = words.span(*place)
        yield Finding(f"{goal.title[span[0] : span[1]]!r} over which time?", span=span)
        return
