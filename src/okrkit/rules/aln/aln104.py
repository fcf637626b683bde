"""ALN104 inverted-link."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import KeyResult, Objective, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule


@rule(
    "ALN104",
    "inverted-link",
    on=(Objective, KeyResult, SmartGoal),
    severity=Severity.ERROR,
    stage=Stage.STABLE,
    source="method, section 3: contribution is stated by the lower goal, towards the top",
    bad=[
        plan_of(
            Objective(
                "support",
                "Make our customer support world-class",
                [reply(), csat()],
                owner="coo",
                level="company",
                contributes_to=["cases"],
            ),
            Objective("cases", "Solve cases at once", [csat("fcr")], owner="eve", level="team"),
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
        ),
    ],
    needs=[Need.LINKS],
)
def inverted_link(goal: Objective | KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Goal contributes to a goal of a lower level.

    **Why it matters** The company's result becomes a part of a team's: whoever reads the roll-up
    reads it upside down.

    **What to do** Turn the link round: the lower goal states what it contributes to.

    **Known limits** Only stated levels are compared; a key result has that of its objective.
    """
    own = context.level(goal)
    for link in goal.contributes_to:
        above = context.goal(link.to)
        level = None if above is None else context.level(above)
        if own is not None and level is not None and own.depth < level.depth:
            yield Finding(f"is a {own} goal and contributes to the {level} goal {link.to!r}", related=(link.to,))
