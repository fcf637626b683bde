"""SCO101 sandbagging."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrkit.goals import Ambition, Change, CheckIn, KeyResult, Objective, Plan
from okrkit.rules.context import Context
from okrkit.rules.examples import LAST_QUARTER, plan_of
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "SCO101",
    "sandbagging",
    on=Plan,
    stage=Stage.STABLE,
    source=("Google OKR playbook: consistently 1.0 is not ambitious enough; the share of 75 % is Options.sandbagged"),
    bad=[
        plan_of(
            Objective(
                "support",
                "Make our customer support world-class",
                [
                    KeyResult("k0", "Raise the share of calls solved", Change(0, 100)),
                    KeyResult("k1", "Raise the share of calls solved", Change(0, 100)),
                    KeyResult("k2", "Raise the share of calls solved", Change(0, 100)),
                    KeyResult("k3", "Raise the share of calls solved", Change(0, 100)),
                ],
                owner="coo",
                ambition="aspirational",
            ),
            cycle=LAST_QUARTER,
            check_ins=[
                CheckIn("k0", date(2025, 12, 22), 100),
                CheckIn("k1", date(2025, 12, 22), 100),
                CheckIn("k2", date(2025, 12, 22), 100),
                CheckIn("k3", date(2025, 12, 22), 60),
            ],
        ),
    ],
    good=[
        plan_of(
            Objective(
                "support",
                "Make our customer support world-class",
                [
                    KeyResult("k0", "Raise the share of calls solved", Change(0, 100)),
                    KeyResult("k1", "Raise the share of calls solved", Change(0, 100)),
                    KeyResult("k2", "Raise the share of calls solved", Change(0, 100)),
                    KeyResult("k3", "Raise the share of calls solved", Change(0, 100)),
                ],
                owner="coo",
                ambition="aspirational",
            ),
            cycle=LAST_QUARTER,
            check_ins=[
                CheckIn("k0", date(2025, 12, 22), 100),
                CheckIn("k1", date(2025, 12, 22), 70),
                CheckIn("k2", date(2025, 12, 22), 65),
                CheckIn("k3", date(2025, 12, 22), 40),
            ],
        ),
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
