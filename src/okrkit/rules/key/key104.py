"""KEY104 missing-baseline."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from okrkit.goals import Change, Deliver, Establish, Hold, KeyResult, Measure, SmartGoal
from okrkit.parsing import ParsedGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding
from okrkit.rules.rewriting import promise_text, with_baseline
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import Words, listed

_MOVING: Final = frozenset({"increase", "decrease", "reach"})
_LEVELS: Final = frozenset({"%", "NPS", "score", "star", "point"})
# What cannot be at 0 when a cycle starts.
_STANDING: Final = listed(
    "satisfaction, csat, nps, enps, rating, ratings, score, uptime, availability, accuracy, retention, "
    "renewal, loyalty, quality, occupancy, margin, attendance, engagement, utilisation, utilization, sla, "
    "share, rate, conversion, churn, coverage, promoter, csat-score"
)


@rule(
    "KEY104",
    "missing-baseline",
    on=(KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source=(
        "Google re:Work, Set goals with OKRs: know where you start; Krezzo 2026: the first example has a "
        "baseline, the second lacks one"
    ),
    bad=[
        KeyResult(
            "goal", "Achieve 95% customer satisfaction rating on post-support surveys", Hold(at_least=95, unit="%")
        ),
        KeyResult("goal", "Raise the share of solved cases to 80%", Hold(at_least=80, unit="%")),
        KeyResult("goal", "Reach an NPS of 50"),
    ],
    good=[
        KeyResult("goal", "Achieve 95% customer satisfaction rating on post-support surveys", Change(88, 95, unit="%")),
        KeyResult("goal", "Keep uptime at 99.9%", Hold(at_least=99.9, unit="%")),
        KeyResult("goal", "Sign 12 new clinics", Change(0, 12)),
    ],
)
def missing_baseline(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Target is stated without the value from which it starts.

    **Why it matters** From 94 % to 95 % is a footnote, from 60 % to 95 % a revolution; without the
    baseline there is no progress either, only reached or not.

    **What to do** Measure it now and use a Change. If that takes time, make `Establish` the first
    key result.

    **Known limits** Levels that are to be kept need no baseline, and neither do counts that start
    at zero.
    """
    measure = goal.measure
    if isinstance(measure, Deliver | Establish) or (isinstance(measure, Change) and measure.baseline != 0):
        return
    words = context.words(goal)
    if not words.promises_number() or (not isinstance(measure, Hold) and words.bag.isdisjoint(_STANDING)):
        return
    reading = context.reading(goal)
    if reading is None or reading.target is None or reading.baseline is not None or reading.relative is not None:
        return
    direction = reading.direction.value if reading.direction is not None else None
    unit = reading.unit.value if reading.unit is not None else None
    if (
        direction in _MOVING
        and unit in _LEVELS
        and reading.target.value != 100
        and not _is_limit(measure, reading)
        and not _is_share(words)
    ):
        known = context.check_ins(goal.id)
        rewritten = with_baseline(goal.title, reading, known[0].value if known else None)
        message = f"reaches for {promise_text(reading)!r} without saying from where"
        yield Finding(message, span=reading.target.span, suggestion=rewritten)


def _is_limit(measure: Measure | None, reading: ParsedGoal) -> bool:
    """Return whether the number is a limit to stay within: then being inside is all there is."""
    upper = isinstance(measure, Hold) and measure.at_least is None
    return upper or (reading.comparator is not None and reading.comparator.value in {"<", "<="})


def _is_share(words: Words) -> bool:
    """Return whether a share of things is to be done ("80% of desks moved"), which does start at 0."""
    return any(word == "%" and after == "of" for word, after in pairwise(words.low))
