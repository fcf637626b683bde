"""KEY103 no-measure."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Deliver, KeyResult
from okrkit.rules.context import Context
from okrkit.rules.examples import reply
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule


@rule(
    "KEY103",
    "no-measure",
    on=KeyResult,
    severity=Severity.ERROR,
    stage=Stage.STABLE,
    source=("Doerr 2018, Measure What Matters: 'it's not a key result unless it has a number' (Marissa Mayer)"),
    bad=[
        KeyResult("reply", "Answer customers faster"),
    ],
    good=[
        reply(),
        KeyResult("portal", "Dealer portal is live", Deliver()),
    ],
)
def no_measure(goal: KeyResult, context: Context) -> Iterator[Finding]:
    """Key result has no measure, so it cannot be scored.

    **Why it matters** Nobody can tell at the end of the cycle whether it was reached, and its
    objective loses that share of its score.

    **What to do** State from which value to which (Change), the level to keep (Hold), or the
    milestones (Deliver). Where the baseline is not known yet, Establish measures it first.

    **Known limits** A number in the title is no measure: the title is for people, the measure is
    what is scored.
    """
    del context
    if goal.measure is None:
        yield Finding("has no measure, so it cannot be scored")
