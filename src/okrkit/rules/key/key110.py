"""KEY110 no-evidence-source."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, Deliver, KeyResult
from okrkit.rules.context import Context
from okrkit.rules.examples import reply
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule


@rule(
    "KEY110",
    "no-evidence-source",
    on=KeyResult,
    severity=Severity.HINT,
    stage=Stage.PREVIEW,
    source=(
        "Wodtke 2021, Radical Focus: agree on where the number comes from before the cycle starts; "
        "preview, because few plans state it"
    ),
    bad=[
        reply(),
    ],
    good=[
        KeyResult(
            "reply", "Reduce average first response time", Change(4, 1, unit="hour"), evidence="help desk report 7"
        ),
    ],
)
def no_evidence_source(goal: KeyResult, context: Context) -> Iterator[Finding]:
    """Key result does not say where its number comes from.

    **Why it matters** Two people read two reports, and the discussion at the end is about the
    number instead of the result.

    **What to do** Name the report, query or survey in `evidence`.

    **Known limits** Milestones are not judged: everybody can see whether they are there.
    """
    del context
    if goal.measure is not None and not isinstance(goal.measure, Deliver) and not (goal.evidence or "").strip():
        yield Finding("does not say where its number comes from")
