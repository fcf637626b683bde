"""SMT110 vague-deadline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import day
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import phrases, without

_SOMETIME: Final = phrases(
    "soon, asap, as soon as possible, in the near future, on an ongoing basis, ongoing, eventually, at "
    "some point, when time permits, in due course, sooner or later, in the coming weeks, in the coming "
    "months, shortly, as time allows, sometime"
)


@rule(
    "SMT110",
    "vague-deadline",
    on=(KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source=(
        "Doran 1981, Management Review 70(11): 'Time-related'; INCOSE Guide to Writing Requirements "
        "2023, R10: indefinite temporal keywords"
    ),
    bad=[
        SmartGoal("goal", "Publish the refund policy soon", owner="ana"),
        SmartGoal("goal", "Answer all audit questions ASAP", owner="ana"),
        SmartGoal("goal", "Tidy the ticket backlog on an ongoing basis", owner="ana"),
    ],
    good=[
        SmartGoal("goal", "Publish the refund policy by 15 March 2026", owner="ana"),
        SmartGoal("goal", "Answer all audit questions within 5 days", owner="ana"),
        SmartGoal("goal", "Publish the refund policy soon", due=day(3, 15), owner="ana"),
    ],
    words=_SOMETIME,
)
def vague_deadline(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Deadline is a word without a day.

    **Why it matters** Soon is later for everybody who has something else to do.

    **What to do** State the last day of the promise.

    **Known limits** A goal with a due day of its own is left alone, whatever its title says.
    """
    if goal.due is not None:
        return
    words = context.words(goal)
    for place in words.find(_SOMETIME):
        span = words.span(*place)
        cycle = context.cycle(goal)
        day = cycle.end if cycle is not None else None
        rewritten = f"{without(goal.title, [span]).rstrip('.')} by {day.day} {day:%B %Y}" if day is not None else None
        yield Finding(f"{goal.title[span[0] : span[1]]!r} is no day", span=span, suggestion=rewritten)
        return
