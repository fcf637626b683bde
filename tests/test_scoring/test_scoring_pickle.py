"""Policies and scorecards go to other processes."""

import pickle
from datetime import date

import pytest

from okrkit import ScoringPolicy, example_plan, scorecard
from okrkit.scoring import (
    BAND_POLICIES,
    EXPECTED_CURVES,
    HEALTH_POLICIES,
    LATENESS_POLICIES,
    MISSING_POLICIES,
    ROLL_UP_POLICIES,
    STATUS_POLICIES,
)

LISTED = [
    *BAND_POLICIES.values(),
    *HEALTH_POLICIES.values(),
    *LATENESS_POLICIES.values(),
    *MISSING_POLICIES.values(),
    *ROLL_UP_POLICIES.values(),
    *STATUS_POLICIES.values(),
    *(EXPECTED_CURVES[name] for name in ("linear", "s_curve", "power", "phased", "milestones")),
]


@pytest.mark.parametrize("policy", LISTED, ids=lambda policy: f"{type(policy).__name__}-{policy.name}")
def test_listed_policies_are_pickled(policy: object) -> None:
    again = pickle.loads(pickle.dumps(policy))
    assert (type(again), getattr(again, "name", None)) == (type(policy), getattr(policy, "name", None))


def test_a_scorecard_is_pickled_with_its_policy() -> None:
    card = scorecard(example_plan("support"), as_of=date(2026, 2, 15), policy=ScoringPolicy(lateness="tenth_a_week"))
    again = pickle.loads(pickle.dumps(card))
    assert list(again) == list(card)
    assert again.policy == card.policy
    assert again.what_if({"reply": 1})["support"] == card.what_if({"reply": 1})["support"]
