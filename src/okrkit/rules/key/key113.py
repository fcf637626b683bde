"""KEY113 aspirational-yet-certain."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Ambition, KeyResult, Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply, weekly
from okrkit.rules.findings import Finding
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule


@rule(
    "KEY113",
    "aspirational-yet-certain",
    on=KeyResult,
    stage=Stage.STABLE,
    source=(
        "Wodtke 2021, Radical Focus: set key results at a confidence of five in ten; Google OKR playbook: sandbagging"
    ),
    bad=[
        plan_of(
            Objective("support", "Make our customer support world-class", [reply(), csat()], owner="coo"),
            check_ins=weekly("reply", 3.8, 3.5, confidence=0.95),
        ),
    ],
    good=[
        plan_of(
            Objective("support", "Make our customer support world-class", [reply(), csat()], owner="coo"),
            check_ins=weekly("reply", 3.8, 3.5, confidence=0.6),
        ),
    ],
    needs=[Need.CHECK_INS],
)
def aspirational_yet_certain(goal: KeyResult, context: Context) -> Iterator[Finding]:
    """Key result is meant to be a stretch, but its owner was certain of it from the start.

    **Why it matters** A target that is certain to be reached moves nothing that would not have
    moved anyway.

    **What to do** Raise the target until the confidence is about one half, or make the objective
    committed and plan for all of it.

    **Known limits** Only the first stated confidence counts, and only from the first half of the
    period: certainty near the end is as it should be.
    """
    facts = context.check_ins(goal.id)
    if not facts or context.ambition(goal) is Ambition.COMMITTED:
        return
    first = next((fact for fact in facts if fact.confidence is not None), None)
    period = context.period(goal)
    if first is None or period is None or first.confidence is None or period.elapsed(first.day) > 0.5:
        return
    if first.confidence >= context.options.certain_confidence:
        yield Finding(f"is aspirational, but confidence was {first.confidence:g} on {first.day} already")
