"""OBJ114 missing-ambition."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import Ambition, Deliver, KeyResult, Objective, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, day, plan_of, reply
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import phrases

_DUTIES: Final = phrases(
    "must, contractual, contractually, by law, legally, regulatory, statutory, mandatory, compliance, "
    "compliant, audit, certification, certified"
)


@rule(
    "OBJ114",
    "missing-ambition",
    on=Objective,
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source=(
        "Google OKR playbook: aspirational OKRs reach 0.7 on average, so nobody can build on them; "
        "committed ones are agreed to be reached in full"
    ),
    bad=[
        Objective(
            "soc",
            "Pass the security audit",
            [KeyResult("soc2", "Auditor signs the report", Deliver(), due=day(3, 15))],
            owner="coo",
        ),
        plan_of(
            Objective("api", "Partners build on our API", [reply(), csat()], owner="coo"),
            Objective(
                "launch",
                "Launch with three partners",
                [csat("nps")],
                owner="eve",
                ambition="committed",
                depends_on=["api"],
            ),
        ),
    ],
    good=[
        Objective("soc", "Pass the security audit", [reply(), csat()], owner="coo", ambition="committed"),
        plan_of(
            Objective("api", "Partners build on our API", [reply(), csat()], owner="coo", ambition="committed"),
            Objective(
                "launch",
                "Launch with three partners",
                [csat("nps")],
                owner="eve",
                ambition="committed",
                depends_on=["api"],
            ),
        ),
    ],
)
def missing_ambition(goal: Objective, context: Context) -> Iterator[Finding]:
    """Objective is aspirational, but others count on it in full.

    **Why it matters** Aspirational means that 0.7 is a success. A committed goal that depends on
    it, or a duty with a day, is expected in full, and cannot be.

    **What to do** Commit to the objective, or to the part of it that others wait for.

    **Known limits** Only stated dependencies are seen, and the usual words of law and contract
    beside a key result with a due day. Because aspirational is the default, the finding often means
    that nobody decided.
    """
    if goal.ambition is Ambition.COMMITTED:
        return
    for waiting in context.dependents(goal):
        if context.ambition(waiting) is Ambition.COMMITTED and not isinstance(waiting, SmartGoal):
            message = f"is aspirational, but the committed {waiting.id!r} depends on it"
            yield Finding(message, related=(waiting.id,), suggestion="ambition='committed'")
            return
    dated = any(one.due is not None for one in goal.key_results)
    duty = next(context.words(goal).find(_DUTIES), None) if dated else None
    if duty is not None:
        span = context.words(goal).span(*duty)
        message = f"is aspirational, but {goal.title[span[0] : span[1]]!r} with a due day is expected in full"
        yield Finding(message, span=span, suggestion="ambition='committed'")
