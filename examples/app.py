"""An application: goals and check-ins live in its own tables, okrkit computes, the application stores and shows.

Run it with: python examples/app.py
"""

import json
import sqlite3
from datetime import date

import okrkit as ok

TABLES = """
create table key_result (id text, title text, baseline real, target real, unit text, owner text);
create table check_in (goal text, day text, value real, confidence real, primary key (goal, day));
insert into key_result values
    ('reply', 'Reduce average first response time from 4 hours to 1 hour', 4, 1, 'hour', 'ana'),
    ('csat', 'Raise satisfaction after support from 88% to 95%', 88, 95, '%', 'ben');
insert into check_in values
    ('reply', '2026-01-12', 3.8, 0.5), ('reply', '2026-02-02', 2.5, 0.6), ('csat', '2026-02-02', 90, 0.5);
"""


def load_plan(database):
    """Build the plan from the rows, as often as needed: it is cheap and never changes."""
    results = [
        ok.KeyResult(id, title, ok.Change(baseline, target, unit=unit), owner=owner)
        for id, title, baseline, target, unit, owner in database.execute("select * from key_result")  # noqa: A001
    ]
    objective = ok.Objective("support", "Make our customer support world-class", results, level="company", owner="coo")
    seen = [
        ok.CheckIn(goal, date.fromisoformat(day), value, confidence=confidence)
        for goal, day, value, confidence in database.execute("select * from check_in")
    ]
    return ok.Plan([objective], name="Support", cycle=ok.Cycle.quarter(2026, 1), check_ins=seen)


def post_check_in(database, plan, request):
    """Answer a request: 400 with every fault, or 201 with the scores that moved."""
    try:
        later = plan.check_in(
            request["goal"], date.fromisoformat(request["day"]), request["value"], confidence=request.get("confidence")
        )
    except ok.OkrkitError as error:
        return 400, {"faults": list(getattr(error, "faults", [str(error)]))}, plan
    database.execute(
        "insert into check_in values (?, ?, ?, ?)",
        (request["goal"], request["day"], request["value"], request.get("confidence")),
    )
    day = date.fromisoformat(request["day"])
    before = ok.scorecard(plan, as_of=day)
    after = before.after(later)  # computes only what the check-in flows into
    moved = {
        score.goal: [round(before[score.goal].value, 3), round(score.value, 3)]
        for score in after
        if score.value != before[score.goal].value
    }
    return 201, {"moved": moved, "health": after["support"].health}, later


def main():
    database = sqlite3.connect(":memory:")
    database.executescript(TABLES)
    plan = load_plan(database)
    for request in (
        {"goal": "reply", "day": "2026-02-09", "value": 1.9, "confidence": 0.7},
        {"goal": "reply", "day": "2026-02-09", "value": 1.7},
        {"goal": "repyl", "day": "2026-02-16", "value": 1.7},
        {"goal": "csat", "day": "2026-02-16", "value": 92, "confidence": 60},
    ):
        status, answer, plan = post_check_in(database, plan, request)
        print(status, json.dumps(answer))

    print("what is stored is what was computed with:", plan == load_plan(database))
    print(ok.scorecard(plan, as_of=date(2026, 2, 16)))


if __name__ == "__main__":
    main()
