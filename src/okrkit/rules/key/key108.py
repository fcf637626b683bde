"""KEY108 looks-like-a-kpi."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import Change, CheckIn, Hold, KeyResult, Number
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import listed

_KEEPING: Final = listed("maintain, keep, hold, stay, sustain, preserve, remain, retain, continue")


@rule(
    "KEY108",
    "looks-like-a-kpi",
    on=KeyResult,
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source=(
        "OKR Hub 2026, OKR vs SMART Goals: goals, health metrics and output tracking are three things; "
        "Wodtke 2021, Radical Focus: health metrics"
    ),
    bad=[
        KeyResult("goal", "Maintain uptime at 99.9%", Hold(at_least=99.9, unit="%")),
        KeyResult("goal", "Keep the error rate below 1%", Hold(at_most=1, unit="%")),
        KeyResult("goal", "Stay within the travel budget of 40,000 euros", Hold(at_most=40000, unit="EUR")),
    ],
    good=[
        KeyResult("goal", "Raise uptime from 99.1% to 99.9%", Change(99.1, 99.9, unit="%")),
        KeyResult("goal", "Achieve 95% customer satisfaction rating", Hold(at_least=95, unit="%")),
        KeyResult("goal", "Keep 9 of 10 pilot customers after the price rise", Change(0, 9)),
    ],
)
def looks_like_a_kpi(goal: KeyResult, context: Context) -> Iterator[Finding]:
    """Key result is a level to keep, which is what health metrics are for.

    **Why it matters** Nothing has to change for it, so it scores 1.0 from the first day and lifts
    the objective's mean.

    **What to do** Make it a health metric that guards the objective: it can then veto a success,
    and never raises a score.

    **Known limits** Keeping a level in the face of a known threat is a real result; then allow it
    and say which.
    """
    if not isinstance(goal.measure, Hold) or goal.measure.every_period:
        return
    words = context.words(goal)
    opening = words.verb()
    facts = context.check_ins(goal.id)
    kept = opening is not None and opening[1] in _KEEPING
    if kept and opening is not None:
        yield Finding(
            "keeps a level: a health metric rather than a result", span=words.span(opening[0], opening[0] + 1)
        )
    elif (
        facts and opening is None and all(goal.measure.attained(_number(fact)) for fact in facts[:2]) and len(facts) > 1
    ):
        yield Finding(
            f"was at its level from the start ({facts[0].value} on {facts[0].day}): a health metric rather than a result"
        )


def _number(fact: CheckIn) -> Number | None:
    return fact.value if isinstance(fact.value, Number) and not isinstance(fact.value, bool) else None
