"""OBJ106 too-many-key-results."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import reply
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "OBJ106",
    "too-many-key-results",
    on=Objective,
    stage=Stage.STABLE,
    source=(
        "Doerr 2018, Measure What Matters, ch. 4: three to five key results; the default is Options.max_key_results"
    ),
    bad=[
        Objective(
            "support", "Make our customer support world-class", [reply(str(number)) for number in range(6)], owner="coo"
        ),
    ],
    good=[
        Objective(
            "support", "Make our customer support world-class", [reply(str(number)) for number in range(5)], owner="coo"
        ),
    ],
)
def too_many_key_results(goal: Objective, context: Context) -> Iterator[Finding]:
    """Objective has more key results than people keep in mind.

    **Why it matters** Attention is shared out until no result gets enough of it, and the weighted
    mean hides which one failed.

    **What to do** Keep the results that would prove the objective on their own; make the others
    initiatives or health metrics.

    **Known limits** Counts, not weights: a key result of weight 0 counts as well.
    """
    count, most = len(goal.key_results), context.options.max_key_results
    if count > most:
        yield Finding(f"has {count} key results; more than {most} share out attention until none gets enough")
