"""RUN101 unused-suppression."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Plan, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import day
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule


@rule(
    "RUN101",
    "unused-suppression",
    on=Plan,
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source="okrkit: an exception that is no longer needed hides the next fault; the idea is mypy's warn_unused_ignores",
    bad=[SmartGoal("a", "Hold 40 calls", owner="ana", due=day(3, 15), allow={"SMT105": "the team is being hired"})],
    good=[SmartGoal("a", "Hold 40 calls", due=day(3, 15), allow={"SMT105": "the team is being hired"})],
)
def unused_suppression(plan: Plan, context: Context) -> Iterator[Finding]:
    """Goal allows a rule that finds nothing to report about it.

    **Why it matters** The reason once given no longer holds, and the entry would silence the rule
    when the fault comes back.

    **What to do** Remove the entry from the goal's `allow`.

    **Known limits** Only rules that ran are judged: an entry for a preview rule that was not
    selected is left alone.
    """
    del plan
    for goal, key in context.unused_suppressions:
        yield Finding(f"allow[{key!r}] suppresses nothing", goal=goal, suggestion=f"remove {key!r} from allow")
