"""text-contradicts-measure: what counts as a contradiction, and above all what does not."""

from datetime import date

import pytest

from okrkit import Change, Cycle, Deliver, Hold, KeyResult, Objective, Plan
from okrkit.errors import InvalidGoalError
from okrkit.goals import Measure
from okrkit.parsing import parse_key_result
from okrkit.rules import Finding, lint

Q1 = Cycle(date(2026, 1, 1), date(2026, 3, 31))


def clashes(title: str, measure: Measure | None, due: date | None = None) -> list[Finding]:
    plan = Plan([Objective("o", "Make it so", [KeyResult("k", title, measure, due=due)])], cycle=Q1)
    return [one for one in lint(plan, as_of=Q1.start, rules=["KEY109"]) if one.rule == "KEY109"]


@pytest.mark.parametrize(
    ("title", "measure", "words"),
    [
        ("Reduce churn from 5% to 3%", Change(3, 5, unit="%"), "the other way"),
        ("Reduce churn", Change(3, 5, unit="%"), "'Reduce'"),
        ("Increase revenue", Change(200, 100), "'Increase'"),
        ("Raise NPS from 31 to 50", Change(31, 45), "target is 45"),
        ("Raise NPS from 31 to 50", Change(20, 50), "starts at 31"),
        ("Cut waiting time from 4 hours to 1 hour", Change(4, 1, unit="day"), "counts in hour"),
        ("Keep uptime at 99.9%", Hold(at_least=99.0, unit="%"), "limit is 99"),
        ("Increase revenue by 20%", Change(100, 150), "says 20"),
        ("Win 40 clinics", Change(0, 30), "target is 30"),
    ],
)
def test_contradictions(title: str, measure: Measure, words: str) -> None:
    found = clashes(title, measure)

    assert len(found) == 1
    assert words in found[0].message
    assert found[0].severity == "error"


@pytest.mark.parametrize(
    ("title", "measure"),
    [
        ("Reduce churn from 5% to 3%", Change(5, 3, unit="%")),
        ("Reduce churn from 5% to 3%", Change(0.05, 0.03)),
        ("Reduce churn", Change(5, 3)),
        ("Improve response time", Change(4, 1, unit="hour")),
        ("Improve churn", Change(5, 3, unit="%")),
        ("Cut waiting time from 4 hours to 1 hour", Change(240, 60, unit="minute")),
        ("Cut waiting time from 2 days to 12 hours", Change(48, 12, unit="hour")),
        ("Cut waiting time from 4 days to 2 days", Change(96, 48, unit="hour")),
        ("Grow revenue from $1.2M to $2M", Change(1_200_000, 2_000_000, unit="USD")),
        ("Grow revenue from $1.2M to $2M", Change(1.2, 2, unit="million USD")),
        ("Grow revenue from 1.2 to 2 million euros", Change(1200, 2000, unit="kEUR")),
        ("Increase revenue by 20%", Change(100, 120)),
        ("Increase revenue by 20%", Change(0, 20, unit="%")),
        ("Double the number of sign-ups", Change(150, 300)),
        ("Cut hand-offs from 3 to 1 per ticket", Change(3, 1)),
        ("Keep uptime at 99.9%", Hold(at_least=99.9, unit="%")),
        ("Publish 10 blog posts", Deliver(("five", "ten"))),
        ("Win 40 clinics in district 9", Change(0, 40, unit="clinic")),
        ("Reduce average response time of desk 17", Change(4, 1, unit="hour")),
        ("Reduce cost: raise margin from 10% to 12%", Change(10, 12, unit="%")),
        ("Move 80% of customers from plan A to plan B", Change(0, 80, unit="%")),
        ("Reach 8 of 10 offices", Change(0, 8)),
        ("Raise NPS from 31 to 50 (was 28 in 2024)", Change(31, 50)),
        ("Improve communication", None),
    ],
)
def test_agreement(title: str, measure: Measure | None) -> None:
    assert clashes(title, measure) == []


@pytest.mark.parametrize(
    ("title", "due", "wrong"),
    [
        ("Cut refunds from 40 to 20 by 15 March 2026", date(2026, 3, 31), True),
        ("Cut refunds from 40 to 20 by March 15", date(2026, 3, 31), True),
        ("Cut refunds from 40 to 20 by 15 March 2026", date(2026, 3, 15), False),
        ("Cut refunds from 40 to 20 by the end of March", date(2026, 3, 31), False),
        ("Cut refunds from 40 to 20 by March", date(2026, 3, 15), False),
        ("Cut refunds from 40 to 20 in Q1 2026", date(2026, 2, 15), False),
        ("Cut refunds from 40 to 20 by Q1 2026", date(2026, 4, 15), True),
        ("Cut refunds from 40 to 20", date(2026, 3, 15), False),
    ],
)
def test_days(title: str, due: date, wrong: bool) -> None:
    assert bool(clashes(title, Change(40, 20), due)) is wrong


SENTENCES = [
    "Reduce average refund processing time from 6 days to 2 days by 30 April 2027",
    "Increase repeat-purchase rate from 19% to 26% by Q2 2027",
    "Book $900k in services revenue by end of 2027",
    "Keep the error rate below 0.5%",
    "Hire 3 nurses by 1 June 2026",
    "Answer 90% of mails within 2 days",
    "Cut the build from 1.8 MB to 900 KB",
    "Grow from 1,200 to 2,400 members",
    "Sign between 10 and 12 partners",
    "Reach a rating of 4.6 out of 5",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_a_goal_never_contradicts_the_sentence_it_was_read_from(text: str) -> None:
    found = parse_key_result(text, cycle=Q1)
    try:
        goal = found.to_key_result(id="k")
    except InvalidGoalError:
        goal = found.to_key_result(id="k", baseline=10)

    assert clashes(goal.title, goal.measure, goal.due) == []
