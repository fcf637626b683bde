"""Laws of files: what is written is read back as it was, in every format, whatever the plan holds."""

from typing import get_args

import pytest
from hypothesis import given
from laws import FEW, wild_plans

import okrkit as ok
from okrkit import files

each_format = pytest.mark.parametrize("format", get_args(files.Format))


@each_format
@FEW
@given(plan=wild_plans)
def test_a_plan_is_read_back_as_it_was_written(format: files.Format, plan: ok.Plan) -> None:  # noqa: A002
    text = files.dumps(plan, format=format)
    again = files.loads(text, format=format)

    assert again == plan
    assert repr(again) == repr(plan)
    assert files.dumps(again, format=format) == text
