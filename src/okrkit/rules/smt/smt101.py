"""SMT101 vague-goal."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule
from okrkit.rules.vagueness import bare_abstraction, is_unmeasured, loose_words, may_be_vague


@rule(
    "SMT101",
    "vague-goal",
    on=(KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source=(
        "OKR Hub 2026, OKR vs SMART Goals: 'Improve communication' or 'Take more ownership' is not a "
        "usable goal; INCOSE Guide to Writing Requirements 2023, R7"
    ),
    bad=[
        SmartGoal("goal", "Improve communication", owner="ana"),
        SmartGoal("goal", "Take more ownership", owner="ana"),
        SmartGoal("goal", "Be more proactive with customers", owner="ana"),
    ],
    good=[
        SmartGoal("goal", "Cut ticket hand-offs from 3 to 1 per ticket by 15 March 2026", owner="ana"),
        SmartGoal("goal", "Earn the AWS architect certification by 30 June", owner="ana"),
        SmartGoal("goal", "Publish the refund policy in four languages", owner="ana"),
    ],
)
def vague_goal(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Goal hangs on words that mean something else to everybody.

    **Why it matters** Owner and manager agree today and disagree in the appraisal, each in good
    faith.

    **What to do** Ask what one would see, hear or count if it were so, and promise that.

    **Known limits** A goal with a number, or with a thing that is there or not, is left alone
    whatever its adjectives. English only.
    """
    words = context.words(goal)
    if not is_unmeasured(goal.measure) or words.promises_number() or not may_be_vague(words, context.own_words):
        return
    if bare := bare_abstraction(words, context.own_words):
        yield Finding("names nothing that one could see or count", span=bare)
        return
    reading = context.reading(goal)
    vague = [] if reading is None else loose_words(reading, context.own_words)
    if vague:
        yield Finding(f"{vague[0].text!r} means something else to everybody; nothing pins it down", span=vague[0].span)
