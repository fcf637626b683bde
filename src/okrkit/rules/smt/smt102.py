"""SMT102 no-action-verb."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule
from okrkit.rules.vagueness import is_english
from okrkit.rules.wording import verb_base


@rule(
    "SMT102",
    "no-action-verb",
    on=SmartGoal,
    stage=Stage.STABLE,
    source=(
        "Doran 1981, Management Review 70(11): 'Specific: target a specific area for improvement'; the "
        "verb says what is done to it"
    ),
    bad=[
        SmartGoal("goal", "Customer communication", owner="ana"),
        SmartGoal("goal", "Presentation skills", owner="ana"),
        SmartGoal("goal", "More ownership of the refund process", owner="ana"),
    ],
    good=[
        SmartGoal("goal", "Present the quarterly numbers to the board without notes", owner="ana"),
        SmartGoal("goal", "NPS of 50 among new customers by June", owner="ana"),
        SmartGoal("goal", "Cut refunds from 40 to 20 a week", owner="ana"),
    ],
)
def no_action_verb(goal: SmartGoal, context: Context) -> Iterator[Finding]:
    """SMART goal is a topic: no verb says what is to be done about it.

    **Why it matters** A topic cannot be finished. "Presentation skills" may mean a course, a talk,
    or a feeling.

    **What to do** Begin with what will be done: hold, cut, earn, publish.

    **Known limits** A topic with a target or a day ("NPS of 50 by June") is left alone. Titles that
    hold no English word known to okrkit are not judged.
    """
    words = context.words(goal)
    if (
        goal.measure is not None
        or len(words.low) > 12
        or not is_english(words)
        or any(verb_base(word) == word for word in words.low[:3])
    ):
        return
    reading = context.reading(goal)
    if reading is None or reading.verb is not None or reading.measurable or reading.time_bound:
        return
    if not any(verb_base(word) not in {None, word} for word in words.low):
        yield Finding("is a topic; no verb says what is to be done about it", span=(0, len(goal.title)))
