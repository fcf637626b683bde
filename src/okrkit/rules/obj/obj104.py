"""OBJ104 no-key-results."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, reply
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule


@rule(
    "OBJ104",
    "no-key-results",
    on=Objective,
    severity=Severity.ERROR,
    stage=Stage.STABLE,
    source="Doerr 2018, Measure What Matters, ch. 1: an objective without key results is only a wish",
    bad=[
        Objective("support", "Make our customer support world-class", owner="coo"),
    ],
    good=[
        Objective("support", "Make our customer support world-class", [reply(), csat()], owner="coo"),
    ],
)
def no_key_results(goal: Objective, context: Context) -> Iterator[Finding]:
    """Objective has no key result, so nothing shows whether it was reached.

    **Why it matters** It cannot be scored: at the end of the cycle everybody may believe what they
    like about it.

    **What to do** Add three to five results that would prove it, or drop the objective.

    **Known limits** An objective that only groups other objectives is reported as well: give it the
    one or two results that matter most.
    """
    del context
    if not goal.key_results:
        yield Finding("has no key result, so nothing shows whether it was reached")
