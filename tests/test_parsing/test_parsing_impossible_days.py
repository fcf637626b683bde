"""A day that no calendar has is a deadline without a day: told, and never moved to another one."""

from datetime import date

import pytest

from okrkit import parse_key_result


@pytest.mark.parametrize(
    "words", ["31 April 2027", "2027-02-30", "30/02/2027", "June 31, 2027", "February 30", "29 February 2027"]
)
def test_a_day_that_does_not_exist_stays_unresolved(words: str) -> None:
    parsed = parse_key_result(f"Cut churn to 2% by {words}", reference=date(2026, 1, 1), date_order="dmy")

    assert parsed.due is not None
    assert parsed.due.value is None
    assert parsed.due_text.value == f"by {words}"
    assert parsed.time_bound
    assert parsed.target.value == 2


def test_a_leap_day_exists_in_a_leap_year() -> None:
    assert parse_key_result("Cut churn to 2% by 29 February 2028").due.value == date(2028, 2, 29)
