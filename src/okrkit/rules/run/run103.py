"""RUN103 rule-failed."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Plan
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule


@rule(
    "RUN103",
    "rule-failed",
    on=Plan,
    severity=Severity.ERROR,
    stage=Stage.STABLE,
    source="okrkit: a check that broke has checked nothing, which must not look like a clean plan",
    bad=[],  # no plan can break a rule of the catalogue; a broken rule stands in the tests
    good=[],
)
def rule_failed(plan: Plan, context: Context) -> Iterator[Finding]:
    """Rule raised an error instead of reporting findings.

    **Why it matters** What the rule would have found is missing from this report; the other rules
    are not affected.

    **What to do** For a rule of your own, test it with `okrkit.testing.check_rule`. For one of
    the catalogue, report the error together with the goal it names.

    **Known limits** The first error is shown; a rule that fails ten times is not run any further.
    """
    del plan
    for failure in context.failures:
        more = f" and {failure.count - 1} more" if failure.count > 1 else ""
        where = f"on {failure.goal!r}{more}" if failure.goal else "on the plan"
        yield Finding(
            f"rule {failure.rule} ({failure.name}) failed {where}: {failure.error}",
            related=() if failure.goal is None else (failure.goal,),
        )
