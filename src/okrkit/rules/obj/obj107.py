"""OBJ107 only-deliverables."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, Deliver, KeyResult, Objective
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "OBJ107",
    "only-deliverables",
    on=Objective,
    stage=Stage.STABLE,
    source=(
        "Wodtke 2021, Radical Focus, 2nd ed.: key results measure what changes, not what is done; "
        "Krezzo: outcomes over outputs"
    ),
    bad=[
        Objective(
            "site",
            "Win back the trust of our dealers",
            [
                KeyResult("portal", "Dealer portal is live", Deliver(("designed", "built", "live"))),
                KeyResult("tour", "Visit dealers in five regions", Deliver()),
            ],
            owner="eve",
        ),
    ],
    good=[
        Objective(
            "site",
            "Win back the trust of our dealers",
            [
                KeyResult("portal", "Dealer portal is live", Deliver(("designed", "built", "live"))),
                KeyResult("orders", "Raise repeat orders from dealers", Change(31, 45, unit="%")),
            ],
            owner="eve",
        ),
    ],
)
def only_deliverables(goal: Objective, context: Context) -> Iterator[Finding]:
    """Every key result of the objective is a thing to deliver; none is a change in the world.

    **Why it matters** All of it can be finished while nothing that the objective is about has
    changed.

    **What to do** Ask what the deliverables are for, and measure that: one outcome is enough.

    **Known limits** Milestones can be outcomes ("the regulator approves"); this reads the kind of
    the measure, not the words.
    """
    del context
    held = goal.key_results
    if held and all(isinstance(one.measure, Deliver) for one in held):
        yield Finding(
            "has only deliverables as key results; none measures what they are to change",
            related=[one.id for one in held],
        )
