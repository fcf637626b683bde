"""ALN113 okr-tied-to-pay."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, KeyResult, Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, reply
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule


@rule(
    "ALN113",
    "okr-tied-to-pay",
    on=Objective,
    severity=Severity.ERROR,
    stage=Stage.STABLE,
    source=(
        "Doerr 2018, Measure What Matters, ch. 15: divorce compensation from OKRs, except sales quotas; Google re:Work"
    ),
    bad=[
        Objective(
            "support", "Make our customer support world-class", [reply(), csat()], owner="coo", linked_to_pay=True
        ),
    ],
    good=[
        Objective("support", "Make our customer support world-class", [reply(), csat()], owner="coo"),
        Objective(
            "sales",
            "Win the north",
            [KeyResult("quota", "Meet the sales quota of 40 contracts", Change(0, 40))],
            owner="eve",
            linked_to_pay=True,
        ),
    ],
)
def okr_tied_to_pay(goal: Objective, context: Context) -> Iterator[Finding]:
    """Pay depends on the score of the objective.

    **Why it matters** Who is paid for the score sets targets that are safe, and the stretch that
    OKRs are for is gone: 0.7 cannot be a success and a pay cut.

    **What to do** Pay by other means; use committed SMART goals where a number has to be paid for.

    **Known limits** A sales quota is exempt: the word "quota" in a title or tag shows it.
    """
    del context
    words = " ".join([goal.title, *goal.tags, *(one.title for one in goal.key_results)]).casefold()
    if goal.linked_to_pay and "quota" not in words:
        yield Finding("is tied to pay, so nobody can afford to stretch")
