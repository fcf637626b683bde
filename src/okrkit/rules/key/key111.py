"""KEY111 vanity-metric."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import listed, phrases

_VANITY: Final = phrases(
    "page views, pageviews, likes, followers, impressions, registered users, website visits, retweets, "
    "github stars, stargazers, video views, facebook fans"
)
_FIRST: Final = frozenset(_VANITY)
_DEEPER: Final = listed(
    "%, percent, rate, share, ratio, conversion, convert, per, who, that, book, buy, paying, active, "
    "from, signups, sign-ups"
)


@rule(
    "KEY111",
    "vanity-metric",
    on=(KeyResult, SmartGoal),
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source="Ries 2011, The Lean Startup, ch. 7: vanity metrics, which can only rise and lead to no decision",
    bad=[
        KeyResult("goal", "Reach 1 million page views"),
        KeyResult("goal", "Get 5,000 likes on our posts"),
        KeyResult("goal", "Grow to 20,000 followers"),
    ],
    good=[
        KeyResult("goal", "Raise the share of visitors who sign up from 2% to 4%"),
        KeyResult("goal", "Get 200 followers to book a demo"),
        KeyResult("goal", "Raise downloads that are used in the first week from 30% to 50%"),
    ],
    words=_VANITY,
)
def vanity_metric(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Metric grows by itself and leads to no decision.

    **Why it matters** Views, likes and followers can be bought, and whether they rise or fall
    nobody does anything else than before.

    **What to do** Count what people do next: the share that signs up, comes back, or pays.

    **Known limits** For a media company views may be the product: allow it there. A ratio is never
    reported.
    """
    words = context.words(goal)
    if (
        words.bag.isdisjoint(_FIRST)
        or not words.bag.isdisjoint(_DEEPER)
        or not any(word[0].isdigit() for word in words.low)
    ):
        return
    for place in words.find(_VANITY):
        span = words.span(*place)
        yield Finding(f"{goal.title[span[0] : span[1]]!r} can rise without anybody being better off", span=span)
        return
