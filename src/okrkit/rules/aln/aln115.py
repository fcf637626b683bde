"""ALN115 single-point-of-failure."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import KeyResult, Objective, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import plan_of
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule


@rule(
    "ALN115",
    "single-point-of-failure",
    on=(Objective, KeyResult, SmartGoal),
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source="okrkit: from three waiting goals on, one delay stops several owners (Options.dependants)",
    bad=[
        plan_of(
            SmartGoal("api", "Ship the public API", owner="dana"),
            *(SmartGoal(name, "Connect a partner", owner=name, depends_on=["api"]) for name in ("ana", "ben", "eve")),
        ),
    ],
    good=[
        plan_of(
            SmartGoal("api", "Ship the public API", owner="dana"),
            *(SmartGoal(name, "Connect a partner", owner=name, depends_on=["api"]) for name in ("ana", "ben")),
        ),
    ],
)
def single_point_of_failure(goal: Objective | KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Several goals wait for this one.

    **Why it matters** If it slips, all of them do, and none of their owners can help it.

    **What to do** Look at it first in every review; split off the part that the others need, or
    free one of them.

    **Known limits** Direct dependencies of goals that are not yet met; a chain of single ones is
    not seen.
    """
    waiting = context.dependents(goal)
    if len(waiting) < context.options.dependants:
        return
    if isinstance(goal, Objective) or not context.attained(goal):
        yield Finding(f"{len(waiting)} goals wait for it", related=[one.id for one in waiting])
