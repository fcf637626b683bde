"""What is refused, what stays open, and what a parsed goal becomes."""

from __future__ import annotations

import json
import pickle
import sys
from datetime import date

import pytest

from okrkit.errors import GoalSyntaxError, InvalidGoalError, UnknownNameError
from okrkit.goals import Change, Cycle, Deliver, Hold, KeyResult, Objective
from okrkit.parsing import parse_key_result, parse_objective, parse_smart_goal, parse_view, render

DAY = date(2026, 11, 21)


@pytest.mark.parametrize("text", ["", "   ", "\x00\x01", "...", "— –", "\n\t"])
def test_text_without_a_word_is_refused_where_it_stands(text: str) -> None:
    with pytest.raises(GoalSyntaxError) as caught:
        parse_key_result(text)

    assert caught.value.span == (0, len(text))
    assert "^" in str(caught.value)


def test_over_long_text_is_refused_behind_its_limit() -> None:
    with pytest.raises(GoalSyntaxError, match="at most 10000 characters, got 10001") as caught:
        parse_key_result("a" * 10_001)

    assert caught.value.span == (10_000, 10_001)


def test_arguments_that_cannot_be_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="unknown locale 'xx'"):
        parse_key_result("Grow", locale="xx")
    with pytest.raises(UnknownNameError, match="did you mean 'ymd' or 'mdy'"):
        parse_key_result("Grow", date_order="md")
    with pytest.raises(ValueError, match="fiscal_year_start must be a month"):
        parse_key_result("Grow", fiscal_year_start=13)


def test_both_orders_of_a_date_are_kept() -> None:
    parsed = parse_key_result("Open the office by 04/05/2027")

    assert parsed.due is not None
    assert parsed.due.value is None
    assert [one.value for one in parsed.alternatives if one.slot == "due"] == [date(2027, 5, 4), date(2027, 4, 5)]


@pytest.mark.parametrize(("order", "day"), [("dmy", date(2027, 5, 4)), ("mdy", date(2027, 4, 5))])
def test_the_order_decides(order: str, day: date) -> None:
    parsed = parse_key_result("Open the office by 04/05/2027", date_order=order)

    assert parsed.due is not None
    assert parsed.due.value == day


@pytest.mark.parametrize("text", ["by March 31", "within 90 days", "this quarter", "by EOY", "by Q3", "by next Friday"])
def test_without_a_reference_a_relative_deadline_stays_open(text: str) -> None:
    parsed = parse_key_result(f"Finish the audit {text}")

    assert parsed.time_bound
    assert parsed.due is not None
    assert parsed.due.value is None


def test_a_cycle_is_the_reference() -> None:
    cycle = Cycle(date(2026, 1, 5), date(2026, 4, 3))
    ends = [
        parse_key_result(f"Finish the audit {words}", cycle=cycle).due
        for words in ("by the end of the cycle", "by end of quarter", "by March 31")
    ]

    assert [due.value for due in ends if due] == [date(2026, 4, 3), date(2026, 4, 3), date(2026, 3, 31)]


def test_a_fiscal_year_is_named_after_its_end() -> None:
    parsed = parse_key_result("Reach bookings of €4m in Q2 FY27", fiscal_year_start=7)

    assert parsed.due is not None
    assert parsed.due.value == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Cut reply time from 4 hours to under 1 hour", Change(4, 1, unit="hour", strict=True)),
        ("Publish 10 case notes", Change(0, 10, unit="case note")),
        ("Keep uptime at 99.9%", Hold(at_least=99.9, unit="%")),
        ("Keep error rate below 0.5%", Hold(at_most=0.5, unit="%", strict=True)),
        ("Keep humidity between 40 and 60%", Hold(at_least=40, at_most=60, unit="%")),
        ("No more than 2 incidents", Hold(at_most=2, unit="incident")),
        ("Launch the app", Deliver()),
        ("All staff trained", Change(0, 100, unit="%")),
        ("Improve morale", None),
    ],
)
def test_a_sentence_becomes_a_measure(text: str, measure: object) -> None:
    assert parse_key_result(text).to_key_result(id="x").measure == measure


def test_an_amount_of_change_needs_a_baseline() -> None:
    parsed = parse_key_result("Grow sign-ups by 35%")

    with pytest.raises(InvalidGoalError, match="'35%' is an amount of change and the text states no baseline"):
        parsed.to_key_result(id="x")
    assert parsed.to_key_result(id="x", baseline=200).measure == Change(200, 270)
    assert parse_key_result("Halve churn").to_key_result(id="x", baseline=8).measure == Change(8, 4)
    assert parse_key_result("Raise it by 5 percentage points").to_key_result(id="x", baseline=40).measure == Change(
        40, 45, unit="%"
    )
    assert parse_key_result("Triple leads").to_key_result(id="x", baseline=10).measure == Change(10, 30)


def test_given_fields_win() -> None:
    goal = parse_smart_goal("Read 12 books by 1 May 2027. Owner: dana").to_smart_goal(id="x", owner="ana", due=None)

    assert (goal.owner, goal.due) == ("ana", None)


def test_purpose_is_relevance() -> None:
    goal = parse_smart_goal("Read 12 books so that I learn to write").to_smart_goal(id="x")

    assert goal.relevance == "so that I learn to write"


def test_a_superlative_is_what_an_objective_is_for() -> None:
    assert parse_objective("Build the best support in our market").vague == ()
    assert parse_key_result("Build the best support in our market").vague != ()


def test_plain_data_is_json() -> None:
    data = json.loads(json.dumps(parse_key_result("Grow NPS from 30 to 50 by 2027-01-31").to_dict()))

    assert data["due"]["value"] == "2027-01-31"
    assert data["outcome"]["value"] == "outcome"


def test_a_parsed_goal_survives_pickling() -> None:
    parsed = parse_key_result("Grow NPS from 30 to 50 by 2027-01-31")

    assert pickle.loads(pickle.dumps(parsed)) == parsed


def test_the_view_marks_the_words_of_each_slot() -> None:
    shown = parse_view(parse_key_result("Grow NPS from 30 to 50"), colour=True).splitlines()
    plain = parse_view(parse_key_result("Grow NPS from 30 to 50")).splitlines()

    assert plain[0] == "Grow NPS from 30 to 50"
    assert "              ~~        baseline: 30" in plain
    assert any("\x1b[" in line for line in shown)
    assert not any("\x1b[" in line for line in plain)


def test_a_title_that_says_everything_needs_no_brackets() -> None:
    goal = parse_key_result("Cut churn from 5% to 3% by 31 March 2027").to_key_result(id="x")

    assert render(goal) == goal.title
    assert render(Objective("o", "Win the market")) == "Win the market"


def test_rendering_says_what_the_title_does_not() -> None:
    goal = KeyResult("x", "Faster replies", Change(4, 1, unit="hour"), due=date(2027, 3, 31), owner="ana lee")

    assert render(goal) == "Faster replies [from 4 to 1 hour; due 2027-03-31; owner: ana lee]"


def test_rendering_refuses_what_no_sentence_can_hold() -> None:
    with pytest.raises(InvalidGoalError, match="at most 10000 characters"):
        render(KeyResult("x", "a" * 9_995, Change(4, 1)))


@pytest.mark.parametrize("title", ["a [b]", "a [from 1 to 2]", 'a ["]', "a [due 2027-01-01]", "a [from 1 to 1]", "[x]"])
def test_brackets_of_a_title_are_its_own(title: str) -> None:
    goal = KeyResult("x", title, Change(1, 5, unit='a "b" [c]'))

    assert parse_key_result(render(goal)).to_key_result(id="x") == goal


HOSTILE = [
    "1 ", "1.", "a ", "from 1 to 2 ", "end of the ", "million ", "q1-", "(", "[", "in 2027 ", "by 1% ", "and 1 ", "3 of ", "1/2 ",
    "$", "1-", "next ", "half a ", "no ", "because ", "for x ", "twenty ", "1 in ", "1→", "per 3 x ", "@a ", "so that ", "'", "é",
    '"', " [", "; ", "1 000 ", "to a from b 3 ", "mid-", "or more ", "at least ",
]  # fmt: skip


def calls(text: str) -> int:
    """Count the function calls of one reading: the same number on every machine."""
    count = 0

    def profile(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(profile)
    try:
        parse_key_result(text, reference=DAY)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", HOSTILE)
def test_work_grows_with_the_length(piece: str) -> None:
    """Twice the text costs at most a little over twice the calls, also on hostile text."""
    parse_key_result(piece * 3 + "a")
    half, whole = (calls(f"Grow x {piece * (size // len(piece))}") for size in (4_000, 8_000))

    assert whole <= 2.2 * half + 200
