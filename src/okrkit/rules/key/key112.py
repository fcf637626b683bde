"""KEY112 placeholder-target."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from okrkit.goals import KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import listed

_LETTERS: Final = listed(
    "x, y, z, n, xx, xxx, xy, nn, yy, yyy, zz, tbd, tbc, tba, d, determined, defined, decided, confirmed"
)
_SIGNS: Final = re.compile(r"[?\[_<]")
# Each alternative begins with a fixed sign or letter, so that a hostile title costs no more than its length.
_PLACEHOLDER: Final = re.compile(
    r"(?<![\w-])(?i:TBD|TBC|TBA|t\.b\.d\.|to be (?:defined|determined|decided|confirmed))(?![\w-])"
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
    if context.words(goal).bag.isdisjoint(_LETTERS) and _SIGNS.search(goal.title) is None:
        return
    found = next(_PLACEHOLDER.finditer(goal.title[:2000]), None)
    if found is not None and not _in_aside(goal.title, found):
        yield Finding(f"holds the placeholder {found.group().strip()!r}", span=_trimmed(found))


def _in_aside(title: str, found: re.Match[str]) -> bool:
    """Return whether it stands in brackets with other words, as in "(school TBD)": the target may well be known."""
    opened, closed = title.rfind("(", 0, found.start()), title.find(")", found.end())
    inside = title[opened + 1 : closed] if 0 <= opened < closed else ""
    return len(inside.split()) > 1 and ")" not in inside


def _trimmed(found: re.Match[str]) -> tuple[int, int]:
    text = found.group()
    start = found.start() + len(text) - len(text.lstrip())
    return start, start + len(text.strip())
