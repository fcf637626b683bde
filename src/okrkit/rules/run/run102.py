"""RUN102 unknown-suppression."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.errors import nearest
from okrkit.goals import Plan, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import day
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "RUN102",
    "unknown-suppression",
    on=Plan,
    stage=Stage.STABLE,
    source="okrkit: a misspelt exception looks like one and does nothing",
    bad=[SmartGoal("a", "Hold 40 calls", due=day(3, 15), allow={"SMT1O5": "the team is being hired"})],
    good=[SmartGoal("a", "Hold 40 calls", due=day(3, 15), allow={"no-owner": "the team is being hired"})],
)
def unknown_suppression(plan: Plan, context: Context) -> Iterator[Finding]:
    """Goal allows a rule that does not exist.

    **Why it matters** The finding that was meant is still reported, and the reason beside it is
    lost on the reader.

    **What to do** Write the code or the name of the rule as `okrkit rules` lists it.

    **Known limits** Rules of your own are known only in a run that they are given to.
    """
    del plan
    from okrkit.rules.catalogue import ALL

    known = [name for one in ALL for name in (one.code, one.name)]
    for goal, key in context.unknown_suppressions:
        near = nearest(key, known, most=1) or nearest(key.upper(), known, most=1)
        yield Finding(f"allow names no rule: {key!r}", goal=goal, suggestion=near[0] if near else None)
