"""ALN112 individual-okr."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Level, Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, reply
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "ALN112",
    "individual-okr",
    on=Objective,
    stage=Stage.STABLE,
    source=(
        "OKR Hub 2026, OKR vs SMART Goals: individuals keep SMART goals; Wodtke 2021, Radical Focus: do "
        "not use OKRs for individuals"
    ),
    bad=[
        Objective("ana", "Become the best agent", [reply(), csat()], owner="ana", level="individual"),
    ],
    good=[
        Objective("team", "Solve cases at the first contact", [reply(), csat()], owner="ana", level="team"),
    ],
)
def individual_okr(goal: Objective, context: Context) -> Iterator[Finding]:
    """Objective belongs to one person.

    **Why it matters** People end up writing small strategic plans for work that a plain goal
    manages better, and stretch becomes a risk to their appraisal.

    **What to do** Write a SMART goal that contributes to the team's key result.

    **Known limits** Only the stated level counts: an owner is no level.
    """
    del context
    if goal.level is Level.INDIVIDUAL:
        yield Finding("is an objective of one person; a SMART goal serves better here")
