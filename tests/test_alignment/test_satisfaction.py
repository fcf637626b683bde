"""The golden vectors of the method (percent there, shares here), and the corners of the reference implementation."""

from decimal import Decimal
from typing import Any

import pytest

from okrkit import OptionsError, Plan, SmartGoal, influence
from okrkit.alignment import satisfaction

GOLDEN = [
    ({"parts": [0.4, 0.8]}, 0.4),
    ({"parts": [0.4, 0.8], "refinement": "or"}, 0.8),
    ({"contributions": [(0.5, 1), (0.4, 1)]}, 0.9),
    ({"contributions": [(0.6, 1), (0.5, 1)]}, 0.9),
    ({"contributions": [(1, 1), (0.2, 1)]}, 1.0),
    ({"contributions": [(0.5, 0.5), (0.3, -1)]}, -0.05),
    ({"parts": [1], "refinement": "or", "contributions": [(-0.3, 1)]}, 0.7),
    ({"parts": [0.6, 0.9], "contributions": [(0.25, 0.8)]}, 0.8),
    ({"contributions": [(0.75, 1)], "dependencies": [0.2]}, 0.2),
    ({"contributions": [(-1, 0.9), (-0.2, 0.5)]}, -1.0),
]

CORNERS = [
    ({"parts": [0.95], "contributions": [(0.03, 1)]}, 0.95),  # partial evidence does not raise what the parts reached
    ({"parts": [0.99], "contributions": [(-0.05, 1)]}, 0.94),  # less evidence is never rounded
    ({"parts": [1], "contributions": [(0.5, 0.5)]}, 1.0),  # the parts were full
    ({"contributions": [(1, 1), (-0.05, 1)]}, 0.95),  # one contribution was full
    ({"contributions": [(0.92, 1)]}, 0.9),  # one alone, and partial
    ({"contributions": [(-0.5, 1), (-0.5, 1)]}, -1.0),  # without parts the lower end has no tolerance
    ({"parts": [-0.5], "contributions": [(-0.45, 1)]}, -0.9),  # beside parts it has
    ({"parts": [-0.95], "contributions": [(-0.04, 1)]}, -0.95),
    ({"parts": [-1], "contributions": [(-0.5, 1)]}, -1.0),
    ({"parts": [-0.5], "contributions": [(-1, 1)]}, -1.0),
    ({"parts": [0.5, -0.5]}, -0.5),
    ({"contributions": [(0.75, 1)], "dependencies": [0.8, -0.3]}, -0.3),
    ({"contributions": [(-0.75, 1)], "dependencies": [0.8]}, -0.75),  # a cap never raises
    ({"dependencies": [0.4, 0.6]}, 0.4),  # the declared deviation
    ({"contributions": [(0.6, 1), (0.5, 1)], "tolerance": 0}, 1.0),
    ({"contributions": [(0, 1)]}, 0.0),
    ({}, None),
]


@pytest.mark.parametrize(("evidence", "expected"), GOLDEN + CORNERS)
def test_vector(evidence: dict, expected: float | None) -> None:
    assert satisfaction(**evidence) == pytest.approx(expected, abs=1e-12)


def test_every_number_outside_its_range_is_told_at_once() -> None:
    with pytest.raises(OptionsError) as caught:
        satisfaction([(2, 0.5), (0.5, float("nan"))], parts=[7], dependencies=[-3], tolerance=-1)

    assert len(caught.value.problems) == 5


def test_the_order_of_contributions_does_not_matter_in_the_last_bit() -> None:
    links = [(0.1, 0.7), (0.3, 0.11), (-0.2, 0.9), (0.07, 0.33)]

    assert len({satisfaction(links[i:] + links[:i]) for i in range(4)}) == 1


@pytest.mark.parametrize(
    "value", [10**400, 10**5000, Decimal("NaN"), Decimal("sNaN"), float("nan"), "1", None, True, 1.1], ids=lambda _: ""
)
def test_what_is_no_share_is_refused_with_its_name(value: Any) -> None:
    plan = Plan([], [SmartGoal("s", "S")])
    with pytest.raises(OptionsError, match="value of 's' must be"):
        influence(plan, as_of=None, values={"s": value})
    with pytest.raises(OptionsError, match="tolerance must be"):
        influence(plan, as_of=None, tolerance=value)
    with pytest.raises(OptionsError, match="weight must be"):
        satisfaction([(value, 1.0)])
