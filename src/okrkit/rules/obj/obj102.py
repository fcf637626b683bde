"""OBJ102 metric-as-objective."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Objective
from okrkit.rules.context import Context
from okrkit.rules.examples import csat, reply
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule


@rule(
    "OBJ102",
    "metric-as-objective",
    on=Objective,
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source=(
        "Doerr 2018, Measure What Matters, ch. 1: the objective is what, the key results are how much; "
        "Wodtke 2021: an objective is qualitative"
    ),
    bad=[
        Objective("goal", "Reduce churn from 5% to 3%", [reply(), csat()], owner="coo"),
        Objective("goal", "Reach 2 million euros in revenue", [reply(), csat()], owner="coo"),
        Objective("goal", "Grow sign-ups by 35%", [reply(), csat()], owner="coo"),
    ],
    good=[
        Objective("goal", "Become the place where designers look first", [reply(), csat()], owner="coo"),
        Objective("goal", "Be ready for version 2.0", [reply(), csat()], owner="coo"),
        Objective("goal", "Win the class of 2027 over", [reply(), csat()], owner="coo"),
    ],
)
def metric_as_objective(goal: Objective, context: Context) -> Iterator[Finding]:
    """Objective holds the number that belongs into a key result.

    **Why it matters** With a number in it the objective is a key result that has key results: what
    it was for is said nowhere.

    **What to do** Say in words what reaching the number is good for, and make the number its first
    key result.

    **Known limits** Years, versions, names and standards are not taken for targets.
    """
    if not context.words(goal).promises_number():
        return
    reading = context.reading(goal)
    if reading is None or reading.target is None or not reading.measurable or reading.target.certainty < 0.7:
        return
    if reading.unit is None and reading.target.value in range(1900, 2101):
        return
    yield Finding(
        f"holds the number {reading.target.text!r}, which belongs into a key result", span=reading.target.span
    )
