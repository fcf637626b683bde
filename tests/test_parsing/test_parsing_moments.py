"""Deadlines in the words people use for quarters, halves, years, seasons and days; each expected day is worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from okrkit.goals import Cycle
from okrkit.parsing import parse_key_result

DAY = date(2026, 11, 21)  # a Saturday


def due(text: str, *, reference: date | None = DAY, fiscal_year_start: int = 1) -> date | None:
    parsed = parse_key_result(text, reference=reference, fiscal_year_start=fiscal_year_start)
    return parsed.due.value if parsed.due is not None else None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by Q3-Q4 2027", date(2027, 12, 31)),
        ("by Q3 and Q4 2027", date(2027, 12, 31)),
        ("by Q1-Q2", date(2027, 6, 30)),
        ("by FY27 Q3", date(2027, 9, 30)),
        ("by FY27-Q2", date(2027, 6, 30)),
        ("by Q1-Q2-2027", date(2027, 6, 30)),
        ("by 3Q27", date(2027, 9, 30)),
        ("by 3Q 2027", date(2027, 9, 30)),
        ("by 1H27", date(2027, 6, 30)),
        ("by 2H 2027", date(2027, 12, 31)),
        ("by 2Q", date(2027, 6, 30)),
        ("by 2027 Q3", date(2027, 9, 30)),
        ("by 2027-Q3", date(2027, 9, 30)),
        ("by 2027/H1", date(2027, 6, 30)),
        ("by the second quarter of next year", date(2027, 6, 30)),
        ("by the last quarter of this year", date(2026, 12, 31)),
        ("by the third quarter of 2027", date(2027, 9, 30)),
        ("by the second half of the fiscal year", date(2026, 12, 31)),
        ("by the first quarter of the next financial year", date(2027, 3, 31)),
        ("by the first quarter of the next year", date(2027, 3, 31)),
        ("by the year 2027", date(2027, 12, 31)),
        ("by year 2027", date(2027, 12, 31)),
        ("in the year 2027", date(2027, 12, 31)),
        ("by the final week", date(2026, 12, 31)),
        ("by Q3 '27", date(2027, 9, 30)),
        ("by school year 2026-27", date(2027, 8, 31)),
        ("by academic year 2027", date(2028, 8, 31)),
        ("by fiscal year 2027", date(2027, 12, 31)),
        ("by financial year 2026/27", date(2027, 12, 31)),
        ("by calendar year 2027", date(2027, 12, 31)),
        ("by March 2027", date(2027, 3, 31)),
        ("by March '27", date(2027, 3, 31)),
        ("by 2025-2030", date(2030, 12, 31)),
    ],
)
def test_quarters_halves_and_years(words: str, day: date) -> None:
    assert due(f"Open the new office {words}") == day


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by mid 2027", date(2027, 6, 30)),
        ("by the middle of June 2027", date(2027, 6, 15)),
        ("by early 2027", date(2027, 3, 31)),
        ("by early June 2027", date(2027, 6, 10)),
        ("by the beginning of June 2027", date(2027, 6, 1)),
        ("before June 2027", date(2027, 5, 31)),
        ("by tomorrow", date(2026, 11, 22)),
        ("by today", DAY),
        ("by next Saturday", date(2026, 11, 28)),
        ("by Saturday", DAY),
        ("by the end of the week", date(2026, 11, 22)),
        ("next week", date(2026, 11, 29)),
        ("this week", date(2026, 11, 22)),
        ("by Christmas", date(2026, 12, 25)),
        ("by Easter", date(2027, 3, 28)),
        ("by Easter 2028", date(2028, 4, 16)),
        ("by summer", date(2027, 8, 31)),
        ("by winter 2026", date(2027, 2, 28)),
        ("by this fiscal year", date(2026, 12, 31)),
        ("on 3 March 2027", date(2027, 3, 3)),
        ("on the 3rd of March 2027", date(2027, 3, 3)),
        ("by the end of 2027", date(2027, 12, 31)),
        ("until the end of March", date(2027, 3, 31)),
        ("no later than 30 June 2027", date(2027, 6, 30)),
        ("due: 30 June 2027", date(2027, 6, 30)),
        ("due date: 30 June 2027", date(2027, 6, 30)),
        ("due on or before 30 June 2027", date(2027, 6, 30)),
        ("between January and March 2027", date(2027, 3, 31)),
        ("March 3-5, 2027", date(2027, 3, 5)),
        ("by 29 February", date(2028, 2, 29)),
    ],
)
def test_parts_of_a_period_seasons_and_days(words: str, day: date) -> None:
    assert due(f"Open the new office {words}") == day


@pytest.mark.parametrize(
    "words",
    [
        "by 2Q",
        "by the second quarter of next year",
        "by the final week",
        "by tomorrow",
        "by Friday",
        "by Christmas",
        "by summer",
        "by next week",
        "in the same timeframe",
    ],
)
def test_words_that_need_a_reference_are_a_deadline_without_a_day(words: str) -> None:
    parsed = parse_key_result(f"Open the new office {words}")

    assert parsed.due is not None
    assert parsed.due.value is None


@pytest.mark.parametrize(
    "text",
    [
        "Raise our seats in the summer school to 40",
        "Name 4 half owners",
        "Pass the 3H review",
        "Be the first quarter on record",
        "Cut emissions 40% below 2015-base levels",
        "Cut emissions 40% from base year 2015",
        "Grow seats from 2000 to 2500",
        "Reach a total of 2000",
        "Lift visits to 2000",
        "Win the Christmas award",
    ],
)
def test_what_only_looks_like_a_deadline_is_none(text: str) -> None:
    assert due(text) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by Q2 FY27", date(2026, 12, 31)),
        ("by FY27", date(2027, 6, 30)),
        ("by the fiscal year 2026-27", date(2027, 6, 30)),
        ("by the last quarter of this year", date(2027, 6, 30)),
        ("by the second quarter of fiscal year 2027", date(2026, 12, 31)),
        ("by calendar year 2027", date(2027, 12, 31)),
    ],
)
def test_a_fiscal_year_that_begins_in_july_moves_its_parts(words: str, day: date) -> None:
    assert due(f"Open the new office {words}", fiscal_year_start=7) == day


def test_the_final_week_of_a_cycle_closes_with_it() -> None:
    cycle = Cycle(date(2027, 1, 4), date(2027, 4, 2))
    parsed = parse_key_result("Open the new office by the final week", cycle=cycle)

    assert parsed.due is not None
    assert parsed.due.value == date(2027, 4, 2)


def test_before_a_day_keeps_the_other_reading() -> None:
    parsed = parse_key_result("Open the new office before 1 June 2027")

    assert parsed.due is not None
    assert parsed.due.value == date(2027, 5, 31)
    assert [one.value for one in parsed.alternatives if one.slot == "due"] == [date(2027, 6, 1)]


def test_a_length_beyond_every_calendar_has_no_day() -> None:
    parsed = parse_key_result("Open the new office within 50000 days", reference=DAY)

    assert parsed.due is not None
    assert parsed.due.value is None
