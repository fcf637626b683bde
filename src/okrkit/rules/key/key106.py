"""KEY106 percent-without-base."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import Change, KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding
from okrkit.rules.rewriting import promise_text, with_base
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import listed

_PERCENT: Final = frozenset({"%", "percent", "pct", "percentage"})
_BASES: Final = listed(
    "baseline, year-over-year, yoy, compared, versus, vs, against, relative, year-on-year, base, base-year, timeframe"
)
_AFTER: Final = frozenset({"from", "over", "of", "than", "since"})


@rule(
    "KEY106",
    "percent-without-base",
    on=(KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source=(
        "okrkit: a percentage of an unstated number can be neither scored nor argued about; Doerr 2018: "
        "from what to what"
    ),
    bad=[
        KeyResult("goal", "Increase revenue by 20%"),
        KeyResult("goal", "Cut costs by 15%"),
        KeyResult("goal", "Grow the newsletter 40% by June"),
    ],
    good=[
        KeyResult("goal", "Increase revenue by 20% from 1.2M to 1.44M"),
        KeyResult("goal", "Increase revenue by 20%", Change(120, 144)),
        KeyResult("goal", "Raise first-contact resolution by 7 percentage points from 60%"),
    ],
    words=_PERCENT,
)
def percent_without_base(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Change is a percentage of a number that is stated nowhere.

    **Why it matters** 20 % of which month, and before or after the big order? The base is chosen
    when the result is known.

    **What to do** State the value at the start and the value at the end; the percentage follows
    from them.

    **Known limits** A measure that holds the baseline is enough. Percentage points are judged like
    percentages where no level is given.
    """
    words = context.words(goal)
    if isinstance(goal.measure, Change) or not words.promises_number() or _based(words.low):
        return
    reading = context.reading(goal)
    if reading is None or reading.relative is None or reading.baseline is not None or reading.target is None:
        return
    if reading.unit is not None and reading.unit.value in {"%", "pp"}:
        facts = context.check_ins(goal.id)
        rewritten = with_base(reading, facts[0].value if facts else None)
        yield Finding(f"{promise_text(reading)!r} of what is not said", span=reading.target.span, suggestion=rewritten)


def _based(low: list[str]) -> bool:
    """Return whether a base is named: a year, a plan, the whole ("60% of"), or a number after "from"."""
    pairs = zip(low, [*low[1:], ""], strict=True)
    return any(
        word in _BASES or (word in _AFTER and after[:1].isdigit()) or (word in _PERCENT and after == "of")
        for word, after in pairs
    )
