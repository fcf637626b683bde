"""ALN106 copied-goal."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from okrkit.goals import Goal, KeyResult, Objective, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, plan_of, reply
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule


@rule(
    "ALN106",
    "copied-goal",
    on=(Objective, KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source="Doerr 2018, Measure What Matters, ch. 8: cascading by copying; Options.copied is okrkit's",
    bad=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            SmartGoal("mine", "Reduce average first response time.", owner="ana", contributes_to=["reply"]),
        ),
    ],
    good=[
        plan_of(
            Objective(
                "support", "Make our customer support world-class", [reply(), csat()], owner="coo", level="company"
            ),
            SmartGoal("mine", "Cut hand-offs from 3 to 1 a ticket", owner="ana", contributes_to=["reply"]),
        ),
    ],
)
def copied_goal(goal: Objective | KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Goal repeats a goal above it, word for word.

    **Why it matters** A copy says what the top wants, not what this team or person will do for it;
    when it is hit, it is counted as its own cause.

    **What to do** State the part that this owner can move: the step, the segment, the cause.

    **Known limits** Compared with the goals that it or its objective contributes to, and with their
    key results; only the first 300 letters of the titles count, and titles that differ in a number
    are different goals.
    """
    for above in _seen_above(goal, context):
        if _alike(goal.title, above.title) >= context.options.copied:
            yield Finding(f"repeats {above.id!r} above it", related=(above.id,), span=(0, len(goal.title)))
            return


def _seen_above(goal: Goal, context: Context) -> Iterator[Goal]:
    """Yield what the goal, or its objective, contributes to, and the key results beside that."""
    holder = context.objective_of(goal)
    for link in goal.contributes_to if holder is None else (*goal.contributes_to, *holder.contributes_to):
        above = context.goal(link.to)
        if above is not None and above is not holder:
            yield above
            yield from above.key_results[:10] if isinstance(above, Objective) else ()


def _alike(one: str, other: str) -> float:
    """Return the share of letters that two titles have in common, in order [0-1]."""
    if abs(len(one) - len(other)) > 0.1 * max(len(one), len(other)) + 4:
        return 0.0
    left, right = _plain(one), _plain(other)
    if not left or not right:
        return 0.0
    differing = {*left.split()} ^ {*right.split()}
    # Another number is another goal: region 4 is not region 5.
    if len(differing) > 2 or any(not word.isalpha() for word in differing):
        return 0.0
    return SequenceMatcher(None, left, right, autojunk=False).ratio() if differing else 1.0


@lru_cache(maxsize=1024)  # a title above is compared with all that is below
def _plain(title: str) -> str:
    return " ".join(title[:300].casefold().split()).rstrip(".!")
