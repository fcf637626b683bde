"""Small plans that the scoring tests share."""

from datetime import date

import okrkit as ok
from okrkit import Change

Q1 = ok.Cycle.quarter(2026, 1)
MID = date(2026, 2, 14)  # day 45 of 90
END = date(2026, 3, 31)
AFTER = date(2026, 4, 1)
WHOLE = Change(0, 1)  # a value is its own progress


def result(name: str, *, weight=1, measure: ok.goals.Measure | None = WHOLE, **more) -> ok.KeyResult:
    """Return a key result from 0 to 1, so that its value is its score."""
    return ok.KeyResult(name, f"Move {name}", measure, weight=weight, **more)


def objective(name: str, *results: ok.KeyResult, **more) -> ok.Objective:
    """Return an objective of the first quarter."""
    return ok.Objective(name, f"Grow {name}", results, cycle=more.pop("cycle", Q1), **more)


def smart(name: str, *, measure: ok.goals.Measure | None = WHOLE, **more) -> ok.SmartGoal:
    """Return a SMART goal of the first quarter."""
    return ok.SmartGoal(name, f"Do {name}", measure, cycle=Q1, **more)


def seen(plan: ok.Plan, day: date = MID, /, **values) -> ok.Plan:
    """Return the plan with one check-in a goal."""
    for goal, value in values.items():
        plan = plan.check_in(goal, day, value)
    return plan


def support_plan() -> ok.Plan:
    """Return the plan of the architecture's example."""
    reply = ok.KeyResult(
        "reply", "Reduce average first response time", Change(4, 1, unit="hour", strict=True), due=END, weight=2
    )
    csat = ok.KeyResult("csat", "Raise satisfaction after support", Change(88, 95, unit="%"))
    routing = ok.SmartGoal(
        "routing", "Cut hand-offs", Change(3, 1), owner="dana", due=date(2026, 3, 15), contributes_to=["reply"]
    )
    goal = ok.Objective("support", "Make our customer support world-class", [reply, csat], cycle=Q1, level="company")
    plan = ok.Plan([goal], [routing], name="Northwind Q1")
    return plan.check_in("reply", date(2026, 2, 2), 2.5, confidence=0.6, note="new triage queue")
