"""SMT103 no-indicator."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule
from okrkit.rules.vagueness import has_indicator, is_english


@rule(
    "SMT103",
    "no-indicator",
    on=SmartGoal,
    stage=Stage.STABLE,
    source=(
        "Doran 1981, Management Review 70(11): 'Measurable: quantify or at least suggest an indicator of progress'"
    ),
    bad=[
        SmartGoal("goal", "Improve communication", owner="ana"),
        SmartGoal("goal", "Take more ownership", owner="ana"),
        SmartGoal("goal", "Support the product team better", owner="ana"),
    ],
    good=[
        SmartGoal("goal", "Increase the share of tickets solved at first contact", owner="ana"),
        SmartGoal("goal", "Earn the AWS architect certification", owner="ana"),
        SmartGoal("goal", "Cut hand-offs from 3 to 1", owner="ana"),
    ],
)
def no_indicator(goal: SmartGoal, context: Context) -> Iterator[Finding]:
    """SMART goal names nothing by which progress could be seen.

    **Why it matters** Without an indicator there is nothing to check in, and nothing to agree on at
    the end.

    **What to do** Name a number that would move, or the thing that will be there.

    **Known limits** A thing to make or finish counts as an indicator, and so does every metric the
    reader knows; whether it is a good one is not judged.
    """
    if goal.measure is not None or context.words(goal).promises_number():
        return
    reading = context.reading(goal)
    if reading is not None and is_english(context.words(goal)) and not has_indicator(reading, context.own_words):
        yield Finding("names nothing by which progress could be seen")
