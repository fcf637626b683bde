"""OBJ108 no-guardrail."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import Change, HealthMetric, Hold, KeyResult, Measure, Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import listed

_RATIOS: Final = listed("%, pp, x, usd, eur, gbp, chf, nps, score, star, point, hour, minute, day, second, ms")


@rule(
    "OBJ108",
    "no-guardrail",
    on=Objective,
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source=(
        "Grove 1983, High Output Management: pair indicators, so that effect and counter-effect are both "
        "measured; Doerr 2018, ch. 5: quantity and quality"
    ),
    bad=[
        Objective(
            "north",
            "Own the north",
            [
                KeyResult("calls", "Make 900 sales calls", Change(0, 900, unit="call")),
                KeyResult("meetings", "Hold 120 first meetings", Change(0, 120, unit="meeting")),
            ],
            owner="eve",
        ),
        Objective(
            "queue",
            "Empty the queue",
            [KeyResult("tickets", "Close 4000 tickets", Change(0, 4000, unit="ticket"))],
            owner="eve",
        ),
        Objective(
            "press",
            "Be everywhere",
            [
                KeyResult("posts", "Publish 60 articles", Change(0, 60, unit="article")),
                KeyResult("talks", "Give 12 talks", Change(0, 12, unit="talk")),
            ],
            owner="eve",
        ),
    ],
    good=[
        Objective(
            "north",
            "Own the north",
            [
                KeyResult("calls", "Make 900 sales calls", Change(0, 900, unit="call")),
                KeyResult("won", "Win rate of first meetings from 12% to 20%", Change(12, 20, unit="%")),
            ],
            owner="eve",
        ),
        Objective(
            "queue",
            "Empty the queue",
            [KeyResult("tickets", "Close 4000 tickets", Change(0, 4000, unit="ticket")), csat()],
            owner="eve",
        ),
        plan_of(
            Objective(
                "press",
                "Be everywhere",
                [KeyResult("posts", "Publish 60 articles", Change(0, 60, unit="article"))],
                owner="eve",
            ),
            health_metrics=[
                HealthMetric("unsubscribed", "Readers who leave", Hold(at_most=2, unit="%"), guards=["press"])
            ],
        ),
    ],
)
def no_guardrail(goal: Objective, context: Context) -> Iterator[Finding]:
    """Objective pushes quantities, and nothing measures what that may cost in quality.

    **Why it matters** People find the cheapest way to a count: shorter calls, closed but unsolved
    tickets, thinner articles.

    **What to do** Add the rate or level that would suffer, as a key result or as a health metric
    that guards the objective.

    **Known limits** A count is a Change from 0 in whole things; every ratio, price, time or level
    among the key results counts as a guardrail, whether it fits or not.
    """
    held = [one.measure for one in goal.key_results if one.measure is not None]
    counts = [measure for measure in held if _is_count(measure)]
    guarded = any(goal.id in metric.guards for metric in context.plan.health_metrics)
    if counts and len(counts) == len(goal.key_results) and not guarded:
        yield Finding("pushes quantities only; nothing measures what that may cost in quality")


def _is_count(measure: Measure) -> bool:
    """Return whether the measure counts things upwards: from 0, in no ratio, money or time."""
    if not isinstance(measure, Change) or measure.baseline != 0 or measure.target < 5:
        return False
    unit = (measure.unit or "").casefold()
    return unit not in _RATIOS and len(unit) > 1
