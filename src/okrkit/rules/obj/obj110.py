"""OBJ110 long-objective."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, reply
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule


@rule(
    "OBJ110",
    "long-objective",
    on=Objective,
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source=(
        "Wodtke 2021, Radical Focus: an objective is a single sentence that people repeat; "
        "Options.max_objective_words is okrkit's"
    ),
    bad=[
        Objective(
            "all",
            "Become the partner that small and mid-sized clinics in the region trust most when they have to decide which "
            "laboratory, courier and software they use every day",
            [reply(), csat()],
            owner="coo",
        ),
    ],
    good=[
        Objective("support", "Make our customer support world-class", [reply(), csat()], owner="coo"),
    ],
)
def long_objective(goal: Objective, context: Context) -> Iterator[Finding]:
    """Objective is too long to be remembered.

    **Why it matters** People act on what they can repeat without looking it up.

    **What to do** Keep what is to be different; move reasons to the relevance and means to
    initiatives.

    **Known limits** Words are counted between spaces, in any language.
    """
    words, most = len(goal.title.split()), context.options.max_objective_words
    if words > most:
        yield Finding(f"is {words} words long; people repeat what has {most} at the most", span=(0, len(goal.title)))
