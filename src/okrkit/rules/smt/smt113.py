"""SMT113 escape-clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.goals import KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Stage, rule
from okrkit.rules.wording import phrases, without

_ESCAPES: Final = phrases(
    "if possible, where possible, when possible, whenever possible, as far as possible, as much as "
    "possible, if time permits, if time allows, where appropriate, as appropriate, if appropriate, as "
    "needed, if needed, if necessary, where necessary, as required, if feasible, where feasible, as far "
    "as practicable, where practicable, to the extent possible, try to, attempt to, strive to, endeavour "
    "to, endeavor to, if budget allows, if resources allow, resources permitting, time permitting, best "
    "effort, hopefully"
)


@rule(
    "SMT113",
    "escape-clause",
    on=(KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source="INCOSE Guide to Writing Requirements 2023, R8: escape clauses",
    bad=[
        SmartGoal("goal", "Publish the refund policy by June, if possible", owner="ana"),
        SmartGoal("goal", "Answer every ticket within a day as far as practicable", owner="ana"),
        SmartGoal("goal", "Try to visit 20 customers by June", owner="ana"),
    ],
    good=[
        SmartGoal("goal", "Publish the refund policy by June", owner="ana"),
        SmartGoal("goal", "Answer 95% of tickets within a day", owner="ana"),
        SmartGoal("goal", "Visit 20 customers by June, weather permitting ferries", owner="ana"),
    ],
    words=_ESCAPES,
)
def escape_clause(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Goal holds a clause by which it can be left undone.

    **Why it matters** Whoever misses it was not able to, and whoever reads it knows that from the
    start.

    **What to do** Take the clause out. If something outside really decides, say what, and make the
    goal the part that is yours.

    **Known limits** Only the usual phrases are known, in English.
    """
    words = context.words(goal)
    for place in words.find(_ESCAPES):
        span = words.span(*place)
        rewritten = without(goal.title, [span])
        yield Finding(f"{goal.title[span[0] : span[1]]!r} lets it be left undone", span=span, suggestion=rewritten)
        return
