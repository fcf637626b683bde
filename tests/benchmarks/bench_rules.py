"""Time linting: every rule over plans of growing size, and its parts; `python tests/benchmarks/bench_rules.py [GOALS ...]`.

The organisation: company objectives, functions, teams, people; three key results an objective, a few weekly check-ins each.
"""

import sys
import time
import tracemalloc
from datetime import date, timedelta

from okrkit import Change, CheckIn, Cycle, Deliver, KeyResult, Objective, Plan, SmartGoal
from okrkit.rules import ALL, Context, lint

Q1 = Cycle(date(2026, 1, 1), date(2026, 3, 31), "2026-Q1")
DAY = date(2026, 2, 15)
TITLES = (
    (
        "Reduce average first response time of desk {n} from 4 hours to under 1 hour",
        Change(4, 1, unit="hour", strict=True),
    ),
    ("Raise satisfaction of region {n} after support from 88% to 95%", Change(88, 95, unit="%")),
    ("Win 40 new clinics in district {n}", Change(0, 40, unit="clinic")),
    ("Publish the refund policy of shop {n} in four languages", Deliver()),
    ("Improve communication in team {n}", None),
)
LEVELS = ("company", "function", "team", "team", "team")


def organisation(goals: int) -> Plan:
    """Return a plan of about that many goals: a tree of objectives, with SMART goals below."""
    count = max(1, goals // 5)
    objectives = [objective(number) for number in range(count)]
    people = [
        SmartGoal(
            f"s{number}",
            f"Cut hand-offs of queue {number} from 3 to 1 per ticket by 15 March 2026",
            Change(3, 1),
            owner=f"p{number}",
            due=date(2026, 3, 15),
            contributes_to=[f"k{number}.0"],
        )
        for number in range(goals - 4 * count)
    ]
    check_ins = [
        CheckIn(
            held.id,
            Q1.start + timedelta(days=7 * week + 4),
            on_the_way(held.measure, week),
            confidence=0.5 + 0.02 * week,
        )
        for one in objectives
        for held in one.key_results[:2]
        if isinstance(held.measure, Change)
        for week in range(6)
    ]
    return Plan(objectives, people, cycle=Q1, check_ins=check_ins)


def on_the_way(measure: Change, week: int) -> float:
    """Return the value of a goal that does well."""
    return float(measure.baseline) + (float(measure.target) - float(measure.baseline)) * 0.07 * week


def objective(number: int) -> Objective:
    """Return one objective of the tree, linked to the one above it."""
    above = [f"k{(number - 1) // 4}.{number % 3}"] if number else []
    held = [key_result(number, place) for place in range(3)]
    level = LEVELS[min(number.bit_length() // 2, 4)]
    return Objective(f"o{number}", f"Make place {number} the one that clinics trust", held, level=level,
                     owner=f"lead{number}", team=f"team{number}", contributes_to=above)  # fmt: skip


def key_result(number: int, place: int) -> KeyResult:
    """Return one key result; every fifth is badly written."""
    title, measure = TITLES[(number + place) % len(TITLES)]
    return KeyResult(f"k{number}.{place}", title.format(n=number), measure)


def timed(goals: int, *, rules: object = None) -> tuple[float, int]:
    """Return seconds and findings of one run over a fresh plan."""
    plan = organisation(goals)
    start = time.process_time()
    found = lint(plan, as_of=DAY, rules=rules)  # type: ignore[arg-type]
    return time.process_time() - start, len(found)


def slowest(goals: int, most: int = 15) -> list[tuple[float, str]]:
    """Return the rules that take longest by themselves, in microseconds a goal, shared facts computed before."""
    plan = organisation(goals)
    context = Context(plan, as_of=DAY)
    lint(plan, as_of=DAY)
    context.card, context.graph, context.goals  # noqa: B018
    rows = []
    for one in ALL:
        start = time.process_time()
        for item in [plan] if Plan in one.on else [goal for goal in plan.goals() if type(goal) in one.on]:
            for _ in one.check(item, context):
                pass
        rows.append(((time.process_time() - start) / goals * 1e6, f"{one.code} {one.name}"))
    return sorted(rows, reverse=True)[:most]


def main(arguments: list[str]) -> None:
    """Print goals a second for each size, then the slowest rules."""
    for goals in [int(one) for one in arguments] or [1_000, 10_000, 100_000]:
        seconds, found = min(timed(goals, rules=["ALL"]) for _ in range(3))
        tracemalloc.start()
        plan = organisation(goals)
        before = tracemalloc.get_traced_memory()[0]
        lint(plan, as_of=DAY, rules=["ALL"])
        peak = tracemalloc.get_traced_memory()[1] - before
        tracemalloc.stop()
        print(
            f"{goals:>9,} goals: {goals / seconds:>9,.0f} goals/s, {found:,} findings, {peak / goals:,.0f} bytes a goal"
        )
    for microseconds, name in slowest(5_000):
        print(f"{microseconds:8.2f} µs a goal  {name}")


if __name__ == "__main__":
    main(sys.argv[1:])
