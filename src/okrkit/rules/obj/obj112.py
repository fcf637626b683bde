"""OBJ112 double-counted-metric."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import Change, Deliver, Hold, KeyResult, Objective
from okrkit.parsing import tags as t
from okrkit.parsing.lexicon import lexicon
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import listed, verb_base

_PROMISE: Final = t.FUNCTION | t.NUMBER_WORD | t.REL | t.THE | t.OF | t.FROM | t.TO | t.BY | t.AT | t.UNIT
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
        Objective(
            "grow",
            "Win the small clinics",
            [
                KeyResult("mrr", "Grow MRR from 1M to 2M", Change(1, 2)),
                KeyResult("more", "Increase MRR by 20%", Change(1, 1.2)),
            ],
            owner="eve",
        ),
        Objective(
            "grow",
            "Win the small clinics",
            [KeyResult("a", "Raise NPS to 50", Change(31, 50)), KeyResult("b", "Lift our NPS to 50", Change(31, 50))],
            owner="eve",
        ),
        Objective(
            "grow",
            "Win the small clinics",
            [
                KeyResult("a", "Reduce churn of clinics to 2%", Change(4, 2)),
                KeyResult("b", "Cut churn of clinics below 3%", Change(4, 3)),
            ],
            owner="eve",
        ),
    ],
    good=[
        Objective(
            "grow",
            "Win the small clinics",
            [
                KeyResult("mrr", "Grow MRR from 1M to 2M", Change(1, 2)),
                KeyResult("churn", "Reduce MRR churn from 4% to 2%", Change(4, 2)),
            ],
            owner="eve",
        ),
        Objective(
            "grow",
            "Win the small clinics",
            [
                KeyResult("de", "Grow revenue in Germany to 2M", Change(1, 2)),
                KeyResult("fr", "Grow revenue in France to 2M", Change(1, 2)),
            ],
            owner="eve",
        ),
        Objective(
            "grow",
            "Win the small clinics",
            [
                KeyResult("a", "Sign 20 clinics", Change(0, 20)),
                KeyResult("b", "Lose 20 clinics at most", Hold(at_most=20)),
            ],
            owner="eve",
        ),
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
    first: dict[frozenset[str], KeyResult] = {}
    for one in goal.key_results if len(goal.key_results) > 1 else ():
        metric = _metric(context.words(one).low)
        other = first.setdefault(metric, one) if metric else one
        if other is not one and _same_way(other, one):
            yield Finding(f"measures one metric twice: {other.id!r} and {one.id!r}", related=(other.id, one.id))


def _metric(low: list[str]) -> frozenset[str]:
    """Return the words that name what is measured, without what the promise adds to them."""
    tags = lexicon("en").tags
    verb = next((place for place, word in enumerate(low[:3]) if verb_base(word)), -1)
    named = (word for place, word in enumerate(low) if place != verb and not tags.get(word, 0) & _PROMISE)
    return frozenset(word for word in named if word[0].isalpha() and word not in _MONTHS and len(word) > 1)


def _same_way(one: KeyResult, other: KeyResult) -> bool:
    """Return whether the two promise the same kind of thing; a target and a limit are a pair."""
    kinds = (
        (Change, Change) if one.measure is None or other.measure is None else (type(one.measure), type(other.measure))
    )
    return kinds[0] is kinds[1] and not isinstance(one.measure, Deliver)
