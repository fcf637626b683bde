"""OBJ111 unmeasured-noun."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, Hold, KeyResult, Objective
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import verb_base


@rule(
    "OBJ111",
    "unmeasured-noun",
    on=Objective,
    severity=Severity.HINT,
    stage=Stage.PREVIEW,
    source=(
        "Wodtke 2021, Radical Focus: key results answer 'how would we know?' for each claim of the "
        "objective; preview, because synonyms are not seen"
    ),
    bad=[
        Objective(
            "checkout",
            "Make checkout fast and secure",
            [KeyResult("speed", "Checkout is fast: 95% of orders within 20 seconds", Change(60, 95, unit="%"))],
            owner="eve",
        ),
        Objective(
            "public",
            "Win schools and hospitals",
            [KeyResult("schools", "Sign 20 schools", Change(0, 20, unit="school"))],
            owner="eve",
        ),
        Objective(
            "app",
            "Make the app stable and beautiful",
            [
                KeyResult(
                    "stable", "Keep the app stable: 99.8% of sessions without a crash", Hold(at_least=99.8, unit="%")
                )
            ],
            owner="eve",
        ),
    ],
    good=[
        Objective(
            "checkout",
            "Make checkout fast and secure",
            [
                KeyResult("speed", "95% of orders within 20 seconds", Change(60, 95, unit="%")),
                KeyResult("fraud", "Cut fraud from 2% to 1%", Change(2, 1, unit="%")),
            ],
            owner="eve",
        ),
        Objective(
            "public",
            "Win schools and hospitals",
            [
                KeyResult("schools", "Sign 20 schools", Change(0, 20)),
                KeyResult("beds", "Sign 5 hospitals", Change(0, 5)),
            ],
            owner="eve",
        ),
        Objective(
            "app",
            "Make the app stable",
            [
                KeyResult(
                    "stable", "Keep the app stable: 99.8% of sessions without a crash", Hold(at_least=99.8, unit="%")
                )
            ],
            owner="eve",
        ),
    ],
)
def unmeasured_noun(goal: Objective, context: Context) -> Iterator[Finding]:
    """Objective claims two things, and its key results speak of one of them only.

    **Why it matters** The other claim is decoration: nobody will work for it, and the score will
    say it was reached.

    **What to do** Add a key result for it, or take it out of the objective.

    **Known limits** Only claims joined by "and" are compared, word by word, and only where one of
    the two is found in the key results; the same thing in other words looks unmeasured.
    """
    words = context.words(goal)
    if "and" not in words.bag or not goal.key_results:
        return
    said = {_stem(word) for one in goal.key_results for word in context.words(one).low}
    for place, word in enumerate(words.low[1:-1], start=1):
        before, after = words.low[place - 1], words.low[place + 1]
        if (
            word != "and"
            or min(len(before), len(after)) < 4
            or (verb_base(after) == after and place + 2 < len(words.low))
        ):
            continue
        missing = [(at, one) for at, one in ((place - 1, before), (place + 1, after)) if _stem(one) not in said]
        if len(missing) == 1:
            at, one = missing[0]
            yield Finding(f"claims {one!r}, which no key result measures", span=words.span(at, at + 1))


def _stem(word: str) -> str:
    return word[:5]
