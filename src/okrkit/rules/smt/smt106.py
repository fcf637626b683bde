"""SMT106 unachievable-pace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from okrkit.goals import Change, CheckIn, KeyResult, SmartGoal
from okrkit.rules.context import Context
from okrkit.rules.examples import day, plan_of, weekly
from okrkit.rules.findings import Finding
from okrkit.rules.needs import Need
from okrkit.rules.rule import Stage, rule
from okrkit.rules.trends import accumulate, span_of


@rule(
    "SMT106",
    "unachievable-pace",
    on=(KeyResult, SmartGoal),
    stage=Stage.STABLE,
    source=(
        "okrkit: a target that needs three times the best pace ever seen is out of reach "
        "(Options.pace_factor); Doran 1981: 'realistically achieved, given available resources'"
    ),
    bad=[
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                due=day(3, 15),
                owner="ana",
            ),
            check_ins=weekly("calls", 0, 1, 2, 3, 4),
        ),
    ],
    good=[
        plan_of(
            SmartGoal(
                "calls",
                "Hold 40 customer calls by 15 March 2026",
                Change(0, 40, unit="call"),
                due=day(3, 15),
                owner="ana",
            ),
            check_ins=weekly("calls", 0, 6, 12, 14, 20),
        ),
    ],
    needs=[Need.CHECK_INS],
)
def unachievable_pace(goal: KeyResult | SmartGoal, context: Context) -> Iterator[Finding]:
    """Goal needs several times the best pace it has ever had.

    **Why it matters** Everybody hopes until the last week. Known now, the target, the means or the
    day can still be changed.

    **What to do** Ask what would have to be different for that pace, and do it, or ease the target
    with a reason.

    **Known limits** Judged only with three check-ins or more, a third of the period over and time
    left. Work that pays off all at once at the end looks slow until then.
    """
    facts = context.check_ins(goal.id)
    if len(facts) < 3 or not isinstance(goal.measure, Change) or not context.running(goal):
        return
    period = context.period(goal)
    left = 0 if period is None else (period.end - context.as_of).days
    if period is None or left < 1 or period.elapsed(context.as_of) < 1 / 3:
        return
    first, last = span_of(facts, goal.measure)
    needed = (context.bar(goal) - last) / left
    # The best pace is at least the mean one, so most goals need no closer look.
    if needed <= max(0.0, context.options.pace_factor * (last - first) / (facts[-1].day - facts[0].day).days):
        return
    best = _best_pace(facts, goal.measure)
    if needed > context.options.pace_factor * best and not context.attained(goal):
        said = f"needs {needed / best:.1f} times the best pace seen" if best > 0 else "has not moved so far"
        yield Finding(f"{said}, with {left} days left")


def _best_pace(facts: Sequence[CheckIn], measure: Change) -> float:
    """Return the best progress a day between two check-ins [≥ 0]."""
    steps = pairwise(accumulate(facts, measure))
    return max([0.0, *((late - early) / (end - start).days for (start, early), (end, late) in steps)])
