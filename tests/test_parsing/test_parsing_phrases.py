"""Phrases that change what a number means, each with the reading that would differ without them."""

from __future__ import annotations

from datetime import date

import pytest

from okrkit.goals import Hold
from okrkit.parsing import ParsedGoal, parse_key_result, parse_view

DAY = date(2026, 11, 21)


def read(text: str) -> ParsedGoal:
    return parse_key_result(text, reference=DAY)


@pytest.mark.parametrize(
    ("text", "baseline", "target", "unit"),
    [
        ("Raise orders to 1.5M USD", None, 1_500_000, "USD"),
        ("Raise half a million euros", None, 500_000, "EUR"),
        ("Win one hundred and twenty clinics", None, 120, "clinic"),
        ("Win two hundred fifty-five clinics", None, 255, "clinic"),
        ("Win three thousand and forty clinics", None, 3040, "clinic"),
        ("Win twenty five clinics", None, 25, "clinic"),
        ("Raise NZ$ 40 per visitor", None, 40, "NZD/visitor"),
        ("Raise A$40 in fees", None, 40, "AUD"),
        ("Raise response rate (20% today) to 30%", 20, 30, "%"),
        ("Raise the rating from 3/5 to 4", 3, 4, None),
        ("Raise the share by 3 % points", None, 3, "pp"),
        ("Answer within the first 24 hours", None, 24, "hour"),
        ("Win 40 SMEs", None, 40, "SME"),
        ("Cut cases to 12 per 30 days", None, 12, "case/30 day"),
        ("Raise weight from 60 to 70 kg", 60, 70, "kg"),
    ],
)
def test_numbers_and_their_units(text: str, baseline: float | None, target: float, unit: str | None) -> None:
    parsed = read(text)

    assert parsed.target is not None
    assert float(parsed.target.value) == target
    assert (None if parsed.baseline is None else float(parsed.baseline.value)) == baseline
    if unit is not None:
        assert parsed.unit is not None
        assert parsed.unit.value == unit


@pytest.mark.parametrize(
    "text",
    [
        "Give each one a mentor",
        "Move to number #3 of the list",
        "Ship release-2 of the app",
        "Train 12-year-olds",
        "Find dozens of partners",
        "Help the one that asks",
        "Answer millions of questions",
        "Fill in form AB 12 and 13",
    ],
)
def test_figures_that_promise_nothing_are_no_target(text: str) -> None:
    assert read(text).target is None


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("Achieve a 20% reduction in unit costs", "decrease"),
        ("Reach a reduction in unit costs of at least 4%", "decrease"),
        ("Deliver growth in orders", "increase"),
        ("See a decline in complaints", "decrease"),
        ("Never more than 3 incidents a month", "maintain"),
        ("We keep response times under 2 hours", "maintain"),
        ("20 fewer complaints", "decrease"),
        ("Costs were reduced by 20%", "decrease"),
        ("Every team should double its output", "increase"),
        ("We aim to be raising prices by 10%", "increase"),
        ("O1.2: Raise NPS to 50", "increase"),
        ("Cut accidents in half", "decrease"),
        ("Sales up 20%", "increase"),
        ("KR 1.2: Cut churn to 3%", "decrease"),
        ("Reporting an issue requires 3 clicks, down from 7", "decrease"),
        ("Teams across all regions doubled their output", "increase"),
    ],
)
def test_where_a_number_is_to_move(text: str, direction: str) -> None:
    parsed = read(text)

    assert parsed.direction is not None
    assert parsed.direction.value == direction


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Answer 90% of the time within a day", "outcome"),
        ("Weigh 70 kg", "outcome"),
        ("Promote the health of children", "outcome"),
        ("Bring about a reduction in waiting", "outcome"),
        ("The report is finished, the team is happy", "output"),
    ],
)
def test_what_is_promised(text: str, outcome: str) -> None:
    assert str(read(text).outcome) == outcome


def test_a_target_of_none_is_a_level_to_hold() -> None:
    assert read("Zero data losses").to_key_result(id="k").measure == Hold(at_most=0, unit="data loss")


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Win 40 clinics, owner: ana.maria-k", "ana.maria-k"),
        ("Win 40 clinics, owned by Ana Lee by June", "Ana Lee"),
    ],
)
def test_owners_end_where_the_sentence_goes_on(text: str, owner: str) -> None:
    parsed = read(text)

    assert parsed.owner is not None
    assert parsed.owner.value == owner


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Open the office by 30 June 2027", "2027-06-30"),
        ("Open the office by March 31", "no day without a reference"),
        ("Open the office by 04/05/2027", "more than one day"),
    ],
)
def test_the_view_says_what_keeps_a_deadline_open(text: str, words: str) -> None:
    assert words in parse_view(parse_key_result(text))
