"""SCO104 committed-miss-unexplained."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrkit.goals import Ambition, Grade, Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import closed_plan
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "SCO104",
    "committed-miss-unexplained",
    on=Objective,
    stage=Stage.STABLE,
    source="Google OKR playbook: a committed OKR that fails calls for a post mortem",
    bad=[
        closed_plan(100, 70, ambition="committed"),
    ],
    good=[
        closed_plan(
            100,
            70,
            ambition="committed",
            grades=[Grade("support", date(2026, 1, 5), 0.8, reason="two agents left in November")],
        ),
        closed_plan(100, 100, ambition="committed"),
    ],
)
def committed_miss_unexplained(goal: Objective, context: Context) -> Iterator[Finding]:
    """Committed objective was missed, and nobody says why.

    **Why it matters** A commitment that can be missed in silence is a wish; what went wrong will go
    wrong again.

    **What to do** Grade it with a reason, or note at the last check-in of each missed key result
    what happened.

    **Known limits** Whether the reason is a good one is for people to say.
    """
    if goal.ambition is not Ambition.COMMITTED or context.score(goal).verdict != "missed":
        return
    missed = [one.id for one in goal.key_results if context.score(one).verdict != "met"]
    if not _explained(goal.id, context) and not (missed and all(_explained(name, context) for name in missed)):
        yield Finding("was committed and missed, and nobody says why", related=missed)


def _explained(goal: str, context: Context) -> bool:
    """Return whether a grade gives a reason, or the last check-in a note."""
    graded = any((grade.reason or "").strip() for grade in context.grades(goal))
    facts = context.check_ins(goal)
    return graded or bool(facts and (facts[-1].note or "").strip())
