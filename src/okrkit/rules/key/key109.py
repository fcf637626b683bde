"""KEY109 text-contradicts-measure."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, KeyResult, SmartGoal
from okrkit.rules.clashes import clashes, suspicious
from okrkit.rules.context import Context
from okrkit.rules.examples import day
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule


@rule(
    "KEY109",
    "text-contradicts-measure",
    on=(KeyResult, SmartGoal),
    severity=Severity.ERROR,
    stage=Stage.STABLE,
    source=(
        "okrkit: people read the title and the score follows the measure; where the two differ, nobody "
        "knows which was promised"
    ),
    bad=[
        KeyResult("goal", "Reduce average first response time from 4 hours to under 1 hour", Change(1, 4, unit="hour")),
        KeyResult("goal", "Raise NPS from 31 to 50", Change(31, 45, unit="NPS")),
        KeyResult("goal", "Cut refunds from 40 to 20 a week by 15 March 2026", Change(40, 20), due=day(3, 31)),
    ],
    good=[
        KeyResult(
            "goal", "Reduce average first response time from 4 hours to under 1 hour", Change(240, 60, unit="minute")
        ),
        KeyResult("goal", "Improve response time", Change(4, 1, unit="hour")),
        KeyResult(
            "goal",
            "Grow monthly revenue from $1.2M to $2M by March",
            Change(1_200_000, 2_000_000, unit="USD"),
            due=day(3, 15),
        ),
    ],
)
def text_contradicts_measure(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Title promises one thing and the measure holds another: direction, number, unit or day.

    **Why it matters** People work for the title and are scored by the measure. The difference comes
    up at the close, as a surprise.

    **What to do** Decide which of the two was meant, and correct the other one.

    **Known limits** Numbers are compared after conversion (4 hours, 240 minutes; 95 %, 0.95; 2M, 2
    in millions). A number of the measure that stands anywhere in the title is taken as agreeing;
    only what is sure is reported. Milestones have no numbers to compare.
    """
    if goal.measure is None or not suspicious(context.words(goal), goal):
        return
    reading = context.reading(goal)
    if reading is None:
        return
    for clash in clashes(reading, goal.measure, goal.due):
        yield Finding(clash.message, span=clash.span, suggestion=clash.suggestion)
