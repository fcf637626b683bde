"""Plans with one planted cause each: a company of three results, three teams and twelve people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from okrkit import Change, Contribution, Cycle, HealthMetric, Hold, KeyResult, Objective, Plan, SmartGoal

Q1 = Cycle.quarter(2026, 1)
CLOSE = date(2026, 3, 31)
TEAMS = ("sales", "product", "support")
TOP = ("revenue", "activation", "retention")

Links = Callable[[int], Sequence[Contribution] | Mapping[str, float]]


def company(objective_id: str = "win") -> Objective:
    results = [
        KeyResult("revenue", "Grow monthly revenue", Change(100, 200, unit="EUR"), team="sales"),
        KeyResult("activation", "Raise activation", Change(20, 40, unit="%"), team="product"),
        KeyResult("retention", "Raise retention", Change(80, 90, unit="%"), team="support"),
    ]
    return Objective(objective_id, "Become the obvious choice", results, level="company", cycle=Q1, owner="ceo")


def person(number: int, links: Sequence[Contribution] | Mapping[str, float], **fields: object) -> SmartGoal:
    return SmartGoal(
        f"p{number:02}",
        f"Finish piece {number}",
        Change(0, 10),
        owner=f"person-{number}",
        team=TEAMS[number % 3],
        start=Q1.start,
        due=CLOSE,
        contributes_to=links,
        **fields,
    )


def build(links: Links, *, done: float, top: float, people: int = 12, **fields: object) -> Plan:
    """A plan in which people end at `done` of their goals and the company at `top` of its results."""
    plan = Plan([company()], [person(number, links(number), **fields) for number in range(people)], cycle=Q1)
    for number in range(people):
        plan = plan.check_in(f"p{number:02}", date(2026, 3, 30), 10 * done)
    return move_top(plan, top)


def move_top(plan: Plan, share: float) -> Plan:
    for name in TOP:
        measure = plan[name].measure
        plan = plan.check_in(name, date(2026, 3, 30), measure.baseline + share * (measure.target - measure.baseline))
    return plan


def to_their_team(number: int) -> dict[str, float]:
    return {TOP[number % 3]: 1.0}


def orphans() -> Plan:
    return build(lambda number: {}, done=1.0, top=0.1)


def conflict() -> Plan:
    return build(lambda number: {TOP[number % 3]: -0.5}, done=1.0, top=0.1)


def trivial_weights() -> Plan:
    return build(lambda number: {TOP[number % 3]: 0.01}, done=1.0, top=0.1)


def blocked_chain() -> Plan:
    plan = build(to_their_team, done=1.0, top=0.1, depends_on=["data"])
    return plan.add(
        SmartGoal("data", "Deliver the data platform", Change(0, 10), owner="dee", team="data", due=CLOSE)
    ).check_in("data", date(2026, 3, 30), 1)


def refuted_theory() -> Plan:
    return build(to_their_team, done=1.0, top=0.1)


def uncovered_results() -> Plan:
    """Everybody supports revenue, which moved; nobody supports the two that did not."""
    plan = build(lambda number: {"revenue": 1.0}, done=1.0, top=0.0)
    return plan.check_in("revenue", date(2026, 3, 31), 190)


def poor_execution() -> Plan:
    return build(to_their_team, done=0.3, top=0.2)


def real_success() -> Plan:
    return build(to_their_team, done=1.0, top=0.75)


def twenty_without_links() -> Plan:
    """Twenty good SMART goals, and nothing above them."""
    goals = [person(number, {}) for number in range(20)]
    plan = Plan([], goals, cycle=Q1)
    for goal in goals:
        plan = plan.check_in(goal.id, date(2026, 3, 30), 10)
    return plan


def guarded(plan: Plan) -> Plan:
    """The same plan with a health metric that was kept."""
    metric = HealthMetric("churn", "Monthly churn", Hold(at_most=2, unit="%"), guards=["win"])
    return plan.add(metric).check_in("churn", CLOSE, 1.5)
