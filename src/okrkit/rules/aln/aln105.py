"""ALN105 level-skip."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import KeyResult, Level, Objective, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule


@rule(
    "ALN105",
    "level-skip",
    on=(Objective, KeyResult, SmartGoal),
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source=(
        "method, section 8: individual to company directly is a note; OKR Hub 2026: the team level is "
        "where outcomes are shared"
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
            Objective(
                "cases", "Solve cases at once", [csat("fcr")], owner="eve", level="team", contributes_to=["support"]
            ),
            SmartGoal("routing", "Cut hand-offs", contributes_to=["fcr"]),
        ),
    ],
    needs=[Need.LINKS],
)
def level_skip(goal: Objective | KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Goal contributes to a goal two or more levels above it.

    **Why it matters** The teams in between coordinate without knowing of it, and one person's part
    in a company result cannot be told.

    **What to do** Link to the team goal that stands between; if there is none, ask whether one is
    missing.

    **Known limits** In a small company people work for the company's goals directly: allow it
    there. A skip from a team is reported only where the plan knows the level in between.
    """
    own = context.level(goal)
    for link in goal.contributes_to:
        above = context.goal(link.to)
        level = None if above is None else context.level(above)
        if own is None or level is None or own.depth - level.depth < 2:
            continue
        known = [one for one in Level if level.depth < one.depth < own.depth and one in context.levels]
        if known or own.depth - level.depth == 3:
            past = f", past {' and '.join(known)}" if known else ""
            yield Finding(f"leads from the {own} straight to the {level}{past}", related=(link.to,))
