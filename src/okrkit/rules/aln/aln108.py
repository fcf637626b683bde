"""ALN108 missing-team."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, reply
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "ALN108",
    "missing-team",
    on=Objective,
    stage=Stage.STABLE,
    source="OKR Hub 2026, OKR vs SMART Goals: 'ownership is local, outcomes are shared'",
    bad=[
        Objective(
            "launch",
            "Customers love the new line",
            [reply(team="support"), csat(team="support")],
            owner="coo",
            shared_by=["support", "product"],
        ),
    ],
    good=[
        Objective(
            "launch",
            "Customers love the new line",
            [reply(team="support"), csat(team="product")],
            owner="coo",
            shared_by=["support", "product"],
        ),
    ],
)
def missing_team(goal: Objective, context: Context) -> Iterator[Finding]:
    """Objective is shared by a team that holds none of its key results.

    **Why it matters** A team without a number of its own shares the applause, not the work.

    **What to do** Give the team the key result that it moves, or take it off the list.

    **Known limits** A goal of the team that contributes to the objective or one of its key results
    counts as well. Teams are compared by name.
    """
    if not goal.shared_by:
        return
    held = {context.team(one) for one in goal.key_results}
    below = (name for one in (goal, *goal.key_results) for name in context.contributors(one.id))
    held.update(context.team(one) for one in map(context.goal, below) if one is not None)
    for team in goal.shared_by:
        if team not in held:
            yield Finding(f"is shared by team {team!r}, which holds none of its key results")
