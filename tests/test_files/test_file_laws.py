"""Laws of plan files, for every plan the strategies can make and for every text."""

# ruff: noqa: A002  # `format` is the name of the argument under test

from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrkit import Plan, PlanFileError, files
from okrkit.testing import plans

FORMATS = get_args(files.Format)

every_format = pytest.mark.parametrize("format", FORMATS)


def numbers_with_types(plan: Plan) -> str:
    """Return a plan as text in which 1, 1.0 and Decimal("1.0") differ."""
    return repr(plan)


@every_format
@settings(max_examples=60)
@given(plan=plans())
def test_loading_a_dump_gives_the_plan_with_the_types_of_its_numbers(format: files.Format, plan: Plan) -> None:
    again = files.loads(files.dumps(plan, format=format), format=format)

    assert again == plan
    assert numbers_with_types(again) == numbers_with_types(plan)


@every_format
@settings(max_examples=60)
@given(plan=plans())
def test_the_same_plan_gives_the_same_bytes(format: files.Format, plan: Plan) -> None:
    text = files.dumps(plan, format=format)

    assert files.dumps(files.loads(text, format=format), format=format) == text


@every_format
@given(text=st.text())
def test_any_text_gives_a_plan_or_a_plan_file_error(format: files.Format, text: str) -> None:
    try:
        assert isinstance(files.loads(text, format=format), Plan)
    except PlanFileError as error:
        assert error.issues
        assert all(issue.line is None or issue.line >= 1 for issue in error.issues)
