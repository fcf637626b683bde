"""SCO101 sandbagging."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Ambition, Plan
from okrkit.rules.context import Context
from okrkit.rules.examples import closed_plan
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "SCO101",
    "sandbagging",
    on=Plan,
    stage=Stage.STABLE,
    source=("Google OKR playbook: consistently 1.0 is not ambitious enough; the share of 75 % is Options.sandbagged"),
    bad=[
        closed_plan(100, 100, 100, 60),
    ],
    good=[
        closed_plan(100, 70, 65, 40),
    ],
)
def sandbagging(plan: Plan, context: Context) -> Iterator[Finding]:
    """Most aspirational key results of a closed cycle ended at 1.0.

    **Why it matters** Stretch that is always reached was none: the targets were set where the
    numbers would have gone anyway.

    **What to do** Set the next targets at a confidence of about one half, or call them committed
    and plan for all of them.

    **Known limits** Judged for a closed cycle as a whole, from three scored key results on
    (Options.few).
    """
    del plan
    for cycle, goals in context.closed_cycles().items():
        stretched = [one for goal in goals if goal.ambition is Ambition.ASPIRATIONAL for one in goal.key_results]
        scored = [one.id for one in stretched if context.score(one).value is not None]
        full = [name for name in scored if (context.card[name].value or 0) >= 1]
        if len(scored) >= context.options.few and len(full) >= context.options.sandbagged * len(scored):
            message = f"{len(full)} of {len(scored)} aspirational key results of {cycle} ended at 1.0: the targets were too safe"
            yield Finding(message, goal=goals[0].id, related=full)
