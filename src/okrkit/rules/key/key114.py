"""KEY114 committed-yet-doubtful."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Ambition, KeyResult, Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply, weekly
from okrkit.rules.findings import Finding
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule


@rule(
    "KEY114",
    "committed-yet-doubtful",
    on=KeyResult,
    stage=Stage.STABLE,
    source="Google OKR playbook: teams that cannot credibly promise a commitment must escalate promptly",
    bad=[
        plan_of(
            Objective("soc2", "Pass the security audit", [reply(), csat()], owner="coo", ambition="committed"),
            check_ins=weekly("reply", 3.8, 3.7, confidence=0.3),
        ),
    ],
    good=[
        plan_of(
            Objective("soc2", "Pass the security audit", [reply(), csat()], owner="coo", ambition="committed"),
            check_ins=weekly("reply", 3.8, 3.0, confidence=0.8),
        ),
    ],
    needs=[Need.CHECK_INS],
)
def committed_yet_doubtful(goal: KeyResult, context: Context) -> Iterator[Finding]:
    """Key result is committed, but its owner doubts that it will be reached.

    **Why it matters** Others plan with a commitment. The doubt is known to one person and will be
    known to all when it is too late.

    **What to do** Escalate it now: free people, drop something else, or agree on less with those
    who rely on it.

    **Known limits** The last stated confidence counts; who states none is not reported.
    """
    facts = context.check_ins(goal.id)
    if not facts or context.ambition(goal) is not Ambition.COMMITTED or not context.running(goal):
        return
    last = next((fact for fact in reversed(facts) if fact.confidence is not None), None)
    if last is None or last.confidence is None or context.attained(goal):
        return
    if last.confidence < context.options.doubtful_confidence:
        yield Finding(f"is committed, but confidence is {last.confidence:g} since {last.day}")
