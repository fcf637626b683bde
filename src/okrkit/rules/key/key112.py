"""KEY112 placeholder-target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from okrkit.goals import KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule

# Each alternative begins with a fixed sign or letter, so that a hostile title costs no more than its length.
_PLACEHOLDER: Final = re.compile(
    r"(?<![\w-])(?:TBD|TBC|TBA|t\.b\.d\.|to be (?:defined|determined|decided|confirmed))(?![\w-])"
    r"|(?<![\w.-])[XYZN]{1,3} ?%|[$€£][XYZN]{1,3}(?![\w])|(?<![\w-])(?:XX|XXX|NN|YY)(?![\w-])"
    r"|\?\? ?%|___+|\[(?:number|target|value|x|y|n|date|metric|amount|percentage|TBD)\]|<(?:number|target|value|x|y|n|date|metric|amount)>"
    r"|(?<![\w-])from [XYZN] to [XYZN](?![\w-])"
)


@rule(
    "KEY112",
    "placeholder-target",
    on=(KeyResult, SmartGoal),
    severity=Severity.ERROR,
    stage=Stage.STABLE,
    source=("okrkit: a target that is still to be decided cannot be scored; Doerr 2018: a key result is specific"),
    bad=[
        KeyResult("goal", "Reduce churn from X% to Y%"),
        KeyResult("goal", "Raise NPS to TBD"),
        KeyResult("goal", "Sign [number] new clinics by March"),
    ],
    good=[
        KeyResult("goal", "Grow followers on X to 1,000"),
        KeyResult("goal", "Move 40 customers from Plan X to Plan Y"),
        KeyResult("goal", "Raise the share of Gen Z readers to 20%"),
    ],
)
def placeholder_target(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Target is a placeholder, not a number.

    **Why it matters** The promise has not been made yet; what cannot be missed cannot be reached.

    **What to do** Decide on the number. If the value today is not known, let `Establish` be the key
    result until it is.

    **Known limits** Letters count as placeholders only beside a percent or currency sign, after
    "from", or doubled (XX).
    """
    del context
    found = next(_PLACEHOLDER.finditer(goal.title[:2000]), None)
    if found is not None and found.group().strip():
        yield Finding(f"holds the placeholder {found.group().strip()!r}", span=_trimmed(found))


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    text = found.group()
    start = found.start() + len(text) - len(text.lstrip())
    return start, start + len(text.strip())
