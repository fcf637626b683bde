"""The cases that lie just beyond a rule: each sentence here was chosen for one condition of one rule."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from okrkit import Change, CheckIn, Cycle, Deliver, Hold, KeyResult, Objective, Plan, SmartGoal, TargetChange
from okrkit.goals import Goal, Measure
from okrkit.rules import lint

Q1 = Cycle(date(2026, 1, 1), date(2026, 3, 31))
END = date(2026, 3, 31)


def found(rule: str, *goals: Goal, check_ins: list[CheckIn] | None = None, as_of: date = Q1.start) -> list[str]:
    results = [goal for goal in goals if isinstance(goal, KeyResult)]
    smart = [goal for goal in goals if isinstance(goal, SmartGoal)]
    objectives = [goal for goal in goals if isinstance(goal, Objective)] or [Objective("o", "Win", results)]
    plan = Plan(objectives, smart, cycle=Q1, check_ins=check_ins or [])
    return [one.message for one in lint(plan, as_of=as_of, rules=[rule]) if one.rule == rule]


def daily(goal: str, *values: float, every: int = 7, first: date = Q1.start) -> list[CheckIn]:
    return [CheckIn(goal, first + timedelta(days=every * at), value) for at, value in enumerate(values)]


@pytest.mark.parametrize(
    ("rule", "title", "earned"),
    [
        ("KEY101", "Support the sales team with demos", True),
        ("KEY101", "Support 40 thousand sessions at once", False),
        ("KEY106", "Double revenue", False),
        ("KEY106", "Increase revenue by 20% compared to plan", False),
        ("KEY106", "Increase revenue by 3000 euros, half of it 100% online", False),
        ("KEY111", "Reach 1 million page views", True),
        ("KEY111", "Reach 1 million in sales, views aside", False),
        ("SMT115", "Sign 40 and more clinics by June", False),
        ("SMT115", "Fix the login, search, and more by June", True),
    ],
)
def test_titles_on_either_side_of_a_rule(rule: str, title: str, earned: bool) -> None:
    assert bool(found(rule, KeyResult("k", title))) is earned


def test_a_goal_that_is_met_keeps_nobody_waiting() -> None:
    goals = [SmartGoal(f"s{n}", "Wait", depends_on=["base"]) for n in range(6)]
    base = SmartGoal("base", "Lay the cable", Change(0, 10))

    assert found("ALN115", base, *goals, check_ins=[CheckIn("base", Q1.start, 9)])
    assert not found("ALN115", base, *goals, check_ins=[CheckIn("base", Q1.start, 10)])


def eased(before: Measure | None, after: Measure) -> list[str]:
    plan = Plan(
        [],
        [SmartGoal("s", "Ship", before)],
        cycle=Q1,
        target_changes=[TargetChange("s", date(2026, 2, 1), after)],
    )
    return [one.message for one in lint(plan, as_of=END, rules=["CAD106"]) if one.rule == "CAD106"]


def test_dropping_milestones_eases_a_goal_and_a_first_measure_does_not() -> None:
    assert eased(Deliver(["draft", "review", "done"]), Deliver(["draft"])) == [
        "was made easier on 2026-02-01 without a reason: 3 milestones -> 1 milestones"
    ]
    assert eased(Deliver(["draft"]), Deliver(["draft", "review"])) == []
    assert eased(None, Change(0, 1)) == []


def test_flat_since_the_first_check_in_is_dated_there() -> None:
    goal = SmartGoal("s", "Hold 40 calls", Change(0, 40), owner="ana", due=date(2026, 3, 31))
    facts = daily("s", *[36] * 8, every=5, first=date(2026, 1, 2))
    flat = found("CAD105", goal, check_ins=facts, as_of=date(2026, 2, 1))
    later = found("CAD105", goal, check_ins=[CheckIn("s", Q1.start, 20), *facts], as_of=date(2026, 2, 1))

    assert [one.partition("since ")[2] for one in flat + later] == ["2026-01-02", "2026-01-02"]


def test_a_level_held_from_the_start_is_a_health_metric_where_no_verb_says_otherwise() -> None:
    level = KeyResult("k", "Uptime of 99.9%", Hold(at_least=99.9, unit="%"))

    assert found("KEY108", level, check_ins=daily("k", 99.95, 99.97), as_of=END) == [
        "was at its level from the start (99.95 on 2026-01-01): a health metric rather than a result"
    ]
    assert not found("KEY108", level, check_ins=daily("k", 99.1, 99.97), as_of=END)
    assert not found("KEY108", level, check_ins=daily("k", 99.95), as_of=END)


@pytest.mark.parametrize(
    ("title", "measure", "words"),
    [
        ("Cut waiting time from 4 hours to 1 hour", Change(240, 60, unit="minute"), []),
        ("Cut waiting time from 4 hours to 1 hour", Change(240, 90, unit="minute"), ["target is 90"]),
        ("Cut the bundle from 8 kg to 2 kg", Change(8, 2, unit="hour"), ["counts in"]),
        ("Raise conversion from 20 percent to 30 percent", Change(20, 30, unit="%"), []),
        ("Raise conversion from 20% to 30%", Change(20, 30, unit="pp"), []),
        ("Raise conversion from 20% to 30%", Change(20, 40, unit="percent"), ["target is 40"]),
        ("Raise revenue from $20 to $30", Change(20, 40, unit="$"), ["target is 40"]),
        ("Raise revenue from $20 to $30", Change(20, 30, unit="€"), ["counts in USD, the measure in EUR"]),
        ("Raise revenue from 20 USD to 30 USD", Change(25, 35, unit="EUR"), []),
        ("Shrink the load from 9 kg to 3 kg", Change(5, 2, unit="hour"), []),
        ("Triple weekly orders", Change(10, 30), []),
        ("Grow weekly orders by 50%", Change(0, 30), []),
    ],
)
def test_units_are_converted_before_numbers_are_compared(title: str, measure: Measure, words: list[str]) -> None:
    messages = found("KEY109", KeyResult("k", title, measure))

    assert len(messages) == len(words), messages
    assert all(word in message for word, message in zip(words, messages, strict=True))
