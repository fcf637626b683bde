"""OBJ112 double-counted-metric."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from okrkit.goals import Deliver, KeyResult, Objective
from okrkit.parsing import vocabulary
from okrkit.rules.context import Context
from okrkit.rules.examples import pair
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import Words, listed

_REACHING: Final = frozenset({"reach", "achieve", "attain", "hit", "get"})
_MONTHS: Final = listed(
    "january, february, march, april, june, july, august, september, october, november, december, end, quarter, year"
)


@rule(
    "OBJ112",
    "double-counted-metric",
    on=Objective,
    stage=Stage.STABLE,
    source=(
        "okrkit: one metric in two key results counts twice in the mean, and one movement looks like two successes"
    ),
    bad=[
        pair("Grow MRR from 1M to 2M", "Increase MRR by 20%"),
        pair("Raise NPS to 50", "Lift our NPS"),
        pair("Reduce churn of clinics to 2%", "Cut churn of clinics below 3%"),
    ],
    good=[
        pair("Grow MRR from 1M to 2M", "Reduce MRR churn from 4% to 2%"),
        pair("Grow revenue in Germany to 2M", "Grow revenue in France to 2M"),
        pair("Sign 20 clinics", "Visit 20 clinics"),
    ],
)
def double_counted_metric(goal: Objective, context: Context) -> Iterator[Finding]:
    """Two key results of one objective measure the same metric.

    **Why it matters** One movement counts twice in the mean, and the objective looks more certain
    than it is.

    **What to do** Keep the one that says from where to where, and use the room for a metric that
    could go the other way.

    **Known limits** Titles are compared by the words that are left without verbs, numbers, units
    and dates; a metric under two names is not seen.
    """
    kinds = Counter([_kind(one) for one in goal.key_results])
    first: dict[tuple[object, frozenset[str]], KeyResult] = {}
    for one in goal.key_results:
        kind = _kind(one)
        metric = (
            _metric(context.words(one))
            if kinds[kind] > 1 and not isinstance(one.measure, Deliver)
            else frozenset[str]()
        )
        other = first.setdefault((kind, metric), one) if metric else one
        if other is not one:
            yield Finding(f"measures one metric twice: {other.id!r} and {one.id!r}", related=(other.id, one.id))


def _metric(words: Words) -> frozenset[str]:
    """Return the words that name what is measured, without what the promise adds to them."""
    known = vocabulary()
    opening = words.verb()
    moves = opening is not None and (opening[1] in known.promising or opening[1] in _REACHING)
    verb = opening[0] if opening is not None and moves else -1
    return frozenset(
        [
            word
            for place, word in enumerate(words.low)
            if place != verb and word > ":" and word not in known.framing and word not in _MONTHS and len(word) > 1
        ]
    )


def _kind(one: KeyResult) -> tuple[type[object], str | None]:
    """Return what must be alike in two key results of one metric; a target and a limit are a pair."""
    return type(one.measure), getattr(one.measure, "unit", None)
