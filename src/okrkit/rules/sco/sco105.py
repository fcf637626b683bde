"""SCO105 grade-differs-without-reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrkit.goals import Grade, KeyResult, Objective, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import closed_plan
from okrkit.rules.findings import Finding
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule


@rule(
    "SCO105",
    "grade-differs-without-reason",
    on=(Objective, KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source=(
        "Doerr 2018, Measure What Matters, ch. 10: self-assessment may differ from the number, with its "
        "reason; method, section 2 (Options.grade_tolerance)"
    ),
    bad=[
        closed_plan(50, 50, grades=[Grade("support", date(2026, 1, 5), 0.8)]),
    ],
    good=[
        closed_plan(
            50, 50, grades=[Grade("support", date(2026, 1, 5), 0.8, reason="the largest customer was won back")]
        ),
        closed_plan(50, 50, grades=[Grade("support", date(2026, 1, 5), 0.5)]),
    ],
    needs=[Need.GRADES],
)
def grade_differs_without_reason(goal: Objective | KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Grade that people gave differs from the computed score, without a reason.

    **Why it matters** Either the number does not measure what was meant, or the grade is a
    kindness; both are worth knowing before the next cycle.

    **What to do** State the reason with the grade.

    **Known limits** A goal without a score cannot differ. One tenth counts as rounding.
    """
    grades = context.grades(goal.id)
    if not grades or (grades[-1].reason or "").strip():
        return
    value, grade = context.score(goal).value, float(grades[-1].value)
    if value is not None and abs(value - grade) > context.options.grade_tolerance + 1e-9:
        yield Finding(f"was graded {grade:.1f} and scored {value:.2f}, without a reason")
