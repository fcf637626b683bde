"""SCO103 masked-risk."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply, weekly
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "SCO103",
    "masked-risk",
    on=Objective,
    stage=Stage.STABLE,
    source="OKR Hub 2026, OKR vs SMART Goals: one number can hide risk; method, section 2: bands",
    bad=[
        plan_of(
            Objective(
                "support",
                "Make our customer support world-class",
                [reply(), csat(), csat("nps"), csat("fcr")],
                owner="coo",
            ),
            check_ins=[*weekly("reply", 3.9), *weekly("csat", 95), *weekly("nps", 95), *weekly("fcr", 95)],
        ),
    ],
    good=[
        plan_of(
            Objective(
                "support",
                "Make our customer support world-class",
                [reply(), csat(), csat("nps"), csat("fcr")],
                owner="coo",
            ),
            check_ins=[*weekly("reply", 2.5), *weekly("csat", 95), *weekly("nps", 94), *weekly("fcr", 93)],
        ),
    ],
)
def masked_risk(goal: Objective, context: Context) -> Iterator[Finding]:
    """Objective is green while one of its key results is red.

    **Why it matters** The mean hides the one result that fails, which is often the one that keeps
    the others honest.

    **What to do** Look at the red one in every review, whatever the colour above it; if it does not
    matter, give it less weight or drop it.

    **Known limits** Key results that have not started or were never checked in have no colour and
    are not seen here.
    """
    value = context.card.value(goal.id)
    if value is None or value < 0.5 or context.score(goal).band != "green":
        return
    red = [one.id for one in goal.key_results if one.weight > 0 and context.score(one).band == "red"]
    if red:
        yield Finding(
            f"is green while {' and '.join(map(repr, red))} {'is' if len(red) == 1 else 'are'} red", related=red
        )
