"""Organisations to measure with: a company tree with cross links, a chain and a fan; no randomness."""

from datetime import date, timedelta

import okrkit as ok

START = date(2026, 1, 5)
CYCLE = ok.Cycle.quarter(2026, 1)
DAYS = [START + timedelta(weeks=week) for week in range(12)]
SPANS = (8, 20, 10, 8, 5, 4, 4)  # how many objectives stand below one, from the company down


def company(goals: int, *, check_ins: int = 12) -> ok.Plan:
    """Return a company tree of about so many goals: 3-5 key results an objective, 5 % cross links."""
    objectives: list[ok.Objective] = []
    facts: list[ok.CheckIn] = []
    parents = parents_of(goals)
    for at, parent in enumerate(parents):
        links = {}
        if at:
            links[f"o{parent}"] = 0.5 + (at % 6) / 10
            if at % 20 == 7 and parent > 2:
                links[f"o{parent - 1}"] = 0.3
        results = [key_result(at, number) for number in range(3 + at % 2 + (at % 1000 == 0) * 1 + (at % 500 == 1))]
        facts.extend(fact for result in results for fact in history(result.id, at, check_ins))
        objectives.append(ok.Objective(f"o{at}", f"Objective {at}", results, contributes_to=links))
    total = sum(1 + len(one.key_results) for one in objectives)
    smart = [smart_goal(number, len(objectives)) for number in range(max(0, goals - total))]
    return ok.Plan(objectives, smart, name="company", cycle=CYCLE, check_ins=facts)


def parents_of(goals: int) -> list[int]:
    """Return each objective's parent by number, level by level."""
    count = max(1, round(goals / 4.5))
    parents, level, span = [0], [0], 0
    while len(parents) < count:
        below = []
        for parent in level:
            for _ in range(SPANS[min(span, len(SPANS) - 1)]):
                if len(parents) < count:
                    below.append(len(parents))
                    parents.append(parent)
        level, span = below, span + 1
    return parents


def key_result(objective: int, number: int) -> ok.KeyResult:
    """Return one key result: rising or falling, with a weight."""
    measure = ok.Change(0.0, 100.0 + number) if number % 2 else ok.Change(50.0, 10.0 - number)
    return ok.KeyResult(f"k{objective}.{number}", "Move the number", measure, weight=1.0 + number % 3)


def history(goal: str, seed: int, count: int) -> list[ok.CheckIn]:
    """Return weekly check-ins."""
    return [ok.CheckIn(goal, day, float((seed * 7 + week * 5) % 90)) for week, day in enumerate(DAYS[:count])]


def smart_goal(number: int, objectives: int) -> ok.SmartGoal:
    """Return one SMART goal that contributes to an objective."""
    links = [f"o{number % objectives}"]
    return ok.SmartGoal(f"s{number}", "Do it", ok.Change(0.0, 1.0), due=CYCLE.end, contributes_to=links)


def chain(goals: int) -> ok.Plan:
    """Return SMART goals that each contribute to the next; only the first was checked in."""
    made = [
        ok.SmartGoal(
            f"c{at}", "Link", ok.Change(0, 1) if at == 0 else None, contributes_to=[f"c{at + 1}"] * (at + 1 < goals)
        )
        for at in range(goals)
    ]
    return ok.Plan([], made, name="chain", cycle=CYCLE, check_ins=[ok.CheckIn("c0", START, 0.5)])


def fan(goals: int) -> ok.Plan:
    """Return SMART goals that all contribute to one objective."""
    made = [ok.SmartGoal(f"f{at}", "Ray", ok.Change(0, 1), contributes_to=["hub"]) for at in range(goals - 1)]
    facts = [ok.CheckIn(goal.id, START, 0.5) for goal in made]
    return ok.Plan([ok.Objective("hub", "Hub")], made, name="fan", cycle=CYCLE, check_ins=facts)
