"""What `extra` may hold: values that equal their copies, and that a file can hold."""

from __future__ import annotations

import copy
import math
import pickle
from decimal import Decimal

import pytest

import okrkit as ok
from okrkit import files

KINDS = {
    "objective": lambda extra: ok.Objective("a", "A", extra=extra),
    "key result": lambda extra: ok.KeyResult("a", "A", extra=extra),
    "SMART goal": lambda extra: ok.SmartGoal("a", "A", extra=extra),
    "initiative": lambda extra: ok.Initiative("a", "A", extra=extra),
    "health metric": lambda extra: ok.HealthMetric("a", "A", ok.Hold(at_least=1), extra=extra),
}


@pytest.mark.parametrize(
    "value", [math.nan, math.inf, -math.inf, Decimal("NaN"), Decimal("-Infinity"), complex(0, math.nan)]
)
@pytest.mark.parametrize("make", KINDS.values(), ids=KINDS)
def test_a_number_that_is_not_finite_is_refused(make, value: object) -> None:
    for extra in ({"a": value}, {"a": [1, {"b": (value,)}]}):
        with pytest.raises(
            ok.InvalidGoalError, match=r"extra holds .*, which no file can hold; leave it out"
        ) as caught:
            make(extra)
        assert len(caught.value.faults) == 1


@pytest.mark.parametrize("form", ["yaml", "json", "toml"])
def test_files_refuse_what_the_constructor_refuses(form: files.Format) -> None:
    texts = {
        "yaml": "okrkit: 1\nobjectives: [{id: a, title: A, extra: {b: .nan}}]\n",
        "json": '{"okrkit": 1, "objectives": [{"id": "a", "title": "A", "extra": {"b": NaN}}]}',
        "toml": 'okrkit = 1\n[[objectives]]\nid = "a"\ntitle = "A"\nextra = {b = nan}\n',
    }
    plan, issues = files.reads(texts[form], format=form)

    assert plan is None
    assert len(issues) == 1


def test_numbers_of_another_library_become_plain_ones() -> None:
    numpy = pytest.importorskip("numpy")
    given = {"a": numpy.float64(0.5), "b": numpy.int64(3), "c": [numpy.float32(0.25)]}
    plan = ok.Plan([ok.Objective("a", "A", extra=given)])
    extra = plan["a"].extra

    assert [type(extra["a"]), type(extra["b"]), type(extra["c"][0])] == [float, int, float]
    assert files.loads(files.dumps(plan, format="json"), format="json") == plan
    with pytest.raises(ok.InvalidGoalError, match="which no file can hold"):
        ok.Objective("a", "A", extra={"a": numpy.float64("nan")})


def test_a_goal_equals_its_copies() -> None:
    goal = ok.Objective("a", "A", extra={"a": [1, 2.5, True, None, Decimal("0.10"), {"b": "c"}]})

    assert pickle.loads(pickle.dumps(goal)) == copy.deepcopy(goal) == goal
    assert type(goal.extra["a"][2]) is bool
