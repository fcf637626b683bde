"""What is no text and what is no day is refused with the way out."""

from datetime import UTC, datetime

import pytest

from okrkit import GoalSyntaxError, OkrkitError, parse_key_result


@pytest.mark.parametrize("text", [5, None, ["Cut churn"], b"Cut churn"])
def test_what_is_no_text_is_a_syntax_error(text: object) -> None:
    with pytest.raises(GoalSyntaxError, match="a goal is text"):
        parse_key_result(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("reference", [datetime(2026, 2, 15, tzinfo=UTC), "2026-02-15", 5])
def test_a_reference_is_a_day(reference: object) -> None:
    with pytest.raises(OkrkitError, match="reference must be a date"):
        parse_key_result("Cut churn to 2% by March 31", reference=reference)  # type: ignore[arg-type]
