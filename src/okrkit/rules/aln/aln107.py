"""ALN107 uncovered-key-result."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import KeyResult, Objective, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "ALN107",
    "uncovered-key-result",
    on=KeyResult,
    stage=Stage.STABLE,
    source=(
        "method, section 7: uncovered top key results; Doerr 2018: alignment means that somebody works on each of them"
    ),
    bad=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            SmartGoal("routing", "Cut hand-offs", contributes_to=["reply"]),
        ),
    ],
    good=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            SmartGoal("routing", "Cut hand-offs", contributes_to=["reply", "csat"]),
        ),
    ],
)
def uncovered_key_result(goal: KeyResult, context: Context) -> Iterator[Finding]:
    """Key result of the top level has no goal and no initiative below it.

    **Why it matters** The company promises it and nobody works on it: it will move by luck.

    **What to do** Ask who can move it, and let that team or person state a goal that contributes to
    it. Or drop it.

    **Known limits** Silent in a plan that holds no goal below the top level. Goals that contribute
    to the objective as a whole count for all of its key results.
    """
    objective = context.objective_of(goal)
    if objective is None or objective.id not in context.top_objectives or not context.cascades:
        return
    covered = context.contributors(goal.id) or context.contributors(objective.id) or context.moved_by(goal.id)
    if not covered:
        yield Finding(
            "is a result of the top level, and no goal or initiative contributes to it", related=(objective.id,)
        )
