"""SMT116 needs-several-teams."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import plan_of
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule

_MIGRATION = "Move all 40 services to the new cluster by 31 March 2026"


def _in_teams(*teams: str) -> list[SmartGoal]:
    """Return a goal of the first team and goals of the others that it depends on."""
    others = [SmartGoal(f"part-{team}", f"Prepare the part of {team}", team=team) for team in teams[1:]]
    waits = [other.id for other in others]
    return [SmartGoal("move", _MIGRATION, Change(0, 40), owner="ana", team=teams[0], depends_on=waits), *others]


@rule(
    "SMT116",
    "needs-several-teams",
    on=SmartGoal,
    stage=Stage.STABLE,
    source=(
        "OKR Hub 2026, OKR vs SMART Goals: 'If progress depends on several teams making coordinated choices over "
        "time, OKRs are the better fit'"
    ),
    bad=[
        plan_of(*_in_teams("platform", "data", "support")),
        plan_of(*_in_teams("sales", "finance", "legal", "product")),
        plan_of(
            SmartGoal("move", _MIGRATION, Change(0, 40), owner="ana", team="platform"),
            SmartGoal("schema", "Rewrite the schema", team="data", contributes_to=["move"]),
            SmartGoal("desk", "Answer the questions", team="support", contributes_to=["move"]),
        ),
    ],
    good=[
        plan_of(*_in_teams("platform", "data")),
        plan_of(*_in_teams("platform", "platform-two")),
        SmartGoal("move", _MIGRATION, Change(0, 40), owner="ana", team="platform"),
    ],
)
def needs_several_teams(goal: SmartGoal, context: Context) -> Iterator[Finding]:
    """SMART goal of one owner cannot be reached without three teams or more.

    **Why it matters** One person promises what three teams decide. SMART goals have no means to
    coordinate them; the owner can only ask.

    **What to do** Make it an objective that the teams share, each with a key result, and keep
    SMART goals for the parts.

    **Known limits** Teams are read off the goal, its contributors and what it depends on. Two
    teams can agree among themselves, so three are the least (okrkit).
    """
    needed = (*context.contributors(goal.id), *goal.depends_on)
    involved = (goal, *(other for name in needed if (other := context.goal(name)) is not None))
    teams = list(dict.fromkeys(team for one in involved if (team := context.team(one))))
    if len(teams) >= 3:
        yield Finding(f"needs {len(teams)} teams: {', '.join(teams)}; a SMART goal is for one owner")
