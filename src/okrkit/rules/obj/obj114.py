"""OBJ114 missing-ambition."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Ambition, Objective, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule


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
    """Objective is aspirational, but a commitment waits for it.

    **Why it matters** Aspirational means that 0.7 is a success. The committed goal that depends on
    it is expected in full, and cannot be.

    **What to do** Commit to the objective, or to the part of it that others wait for.

    **Known limits** Only stated dependencies are seen. Because aspirational is the default, the
    finding often means that nobody decided.
    """
    if goal.ambition is Ambition.COMMITTED:
        return
    for waiting in context.dependents(goal):
        if context.ambition(waiting) is Ambition.COMMITTED and not isinstance(waiting, SmartGoal):
            message = f"is aspirational, but the committed {waiting.id!r} depends on it"
            yield Finding(message, related=(waiting.id,), suggestion="ambition='committed'")
            return
