"""OBJ103 business-as-usual."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, reply
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import listed, phrases

_RUNNING: Final = listed("continue, maintain, operate, administer, manage, oversee, handle, process")
_CHANGE: Final = listed(
    "best, better, faster, fastest, first, new, leading, more, most, every, through, despite, "
    "world-class, without, lead, leadership, competitive, top"
)
_USUAL: Final = phrases("business as usual, day to day, day-to-day, keep the lights on, keep running, as usual, bau")


@rule(
    "OBJ103",
    "business-as-usual",
    on=Objective,
    stage=Stage.STABLE,
    source=(
        "Doerr 2018, Measure What Matters, ch. 4: OKRs are not the sum of all tasks; Google OKR "
        "playbook: business-as-usual OKRs"
    ),
    bad=[
        Objective("goal", "Continue to run the help desk", [reply(), csat()], owner="coo"),
        Objective("goal", "Maintain the office network", [reply(), csat()], owner="coo"),
        Objective("goal", "Manage day-to-day operations of the warehouse", [reply(), csat()], owner="coo"),
    ],
    good=[
        Objective("goal", "Keep every customer through the merger", [reply(), csat()], owner="coo"),
        Objective("goal", "Make our customer support world-class", [reply(), csat()], owner="coo"),
        Objective("goal", "Run the fastest help desk in the country", [reply(), csat()], owner="coo"),
    ],
)
def business_as_usual(goal: Objective, context: Context) -> Iterator[Finding]:
    """Objective describes what the team does anyway.

    **Why it matters** It is reached without any decision, and takes the place of what ought to
    change.

    **What to do** Leave running work to health metrics. If something about it is to change, say
    what.

    **Known limits** Read from a few opening verbs; keeping something in the face of a threat is a
    real objective and looks the same without the threat.
    """
    words = context.words(goal)
    opening = words.verb()
    usual = opening is not None and opening[1] in _RUNNING and words.bag.isdisjoint(_CHANGE)
    spans = [words.span(*place) for place in words.find(_USUAL)]
    if opening is not None and usual:
        spans.insert(0, words.span(opening[0], opening[0] + 1))
    if spans and (usual or len(words.low) <= 8):
        yield Finding("describes what the team does anyway; nothing is to change", span=spans[0])
