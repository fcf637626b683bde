"""OBJ105 single-key-result."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, reply
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "OBJ105",
    "single-key-result",
    on=Objective,
    stage=Stage.STABLE,
    source="OKR Hub 2026, OKR vs SMART Goals: reducing the whole effort to one number can hide risk",
    bad=[
        Objective("support", "Make our customer support world-class", [reply()], owner="coo"),
    ],
    good=[
        Objective("support", "Make our customer support world-class", [reply(), csat()], owner="coo"),
    ],
)
def single_key_result(goal: Objective, context: Context) -> Iterator[Finding]:
    """Objective rests on a single key result.

    **Why it matters** One number can be reached at the cost of everything beside it: replies get
    faster and worse.

    **What to do** Add the result that would suffer if only this one were pushed. If there is none,
    a SMART goal says the same with less.

    **Known limits** Objectives in the middle of being written are reported as well.
    """
    del context
    if len(goal.key_results) == 1:
        only = goal.key_results[0].id
        yield Finding(f"has one key result, {only!r}; one number hides what it costs elsewhere", related=(only,))
