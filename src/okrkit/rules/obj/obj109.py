"""OBJ109 missing-owner."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, reply
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "OBJ109",
    "missing-owner",
    on=Objective,
    stage=Stage.STABLE,
    source=(
        "Doerr 2018, Measure What Matters, ch. 4: every objective has one owner; Grove 1983, High Output Management"
    ),
    bad=[
        Objective("support", "Make our customer support world-class", [reply(), csat()]),
    ],
    good=[
        Objective("support", "Make our customer support world-class", [reply(), csat()], owner="coo"),
        Objective("support", "Make our customer support world-class", [reply(), csat()], team="support"),
    ],
)
def missing_owner(goal: Objective, context: Context) -> Iterator[Finding]:
    """Objective has neither an owner nor a team.

    **Why it matters** What belongs to everybody is looked after by nobody, and there is no one to
    ask when it stalls.

    **What to do** Name the one person who reports on it; owning it does not mean doing all of it.

    **Known limits** A team counts as an owner here; SmartReport tells a person from a group.
    """
    del context
    if not (goal.owner or "").strip() and not (goal.team or "").strip():
        yield Finding("has no owner")
