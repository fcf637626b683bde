"""SMT104 no-target."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, Establish, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule
from okrkit.rules.vagueness import has_indicator


@rule(
    "SMT104",
    "no-target",
    on=SmartGoal,
    stage=Stage.STABLE,
    source=(
        "Doran 1981, Management Review 70(11): 'Measurable'; Locke and Latham 1990: specific goals beat 'do your best'"
    ),
    bad=[
        SmartGoal("goal", "Increase the share of tickets solved at first contact", owner="ana"),
        SmartGoal("goal", "Reduce refund time", owner="ana"),
        SmartGoal("goal", "Grow newsletter subscribers by June", owner="ana"),
    ],
    good=[
        SmartGoal("goal", "Reduce refund time from 6 days to 2 days", owner="ana"),
        SmartGoal("goal", "Reduce refund time", Change(6, 2, unit="day"), owner="ana"),
        SmartGoal("goal", "Earn the AWS architect certification", owner="ana"),
    ],
)
def no_target(goal: SmartGoal, context: Context) -> Iterator[Finding]:
    """SMART goal says what is to move, but not how far.

    **Why it matters** The smallest change fulfils it, so it asks for nothing.

    **What to do** Say from which value to which.

    **Known limits** A thing that is there or not needs no number.
    """
    if (goal.measure is not None and not isinstance(goal.measure, Establish)) or context.words(goal).promises_number():
        return
    reading = context.reading(goal)
    if (
        reading is None
        or reading.target is not None
        or reading.measurable
        or reading.direction is None
        or reading.verb is None
    ):
        return
    if (
        reading.direction.value in {"increase", "decrease"}
        and has_indicator(reading, context.own_words)
        and reading.metric is not None
    ):
        metric = reading.metric.text
        rewritten = f"{reading.verb.text} {metric} from <value today> to <target>"
        yield Finding(
            f"says that {metric!r} is to move, but not how far", span=reading.metric.span, suggestion=rewritten
        )
