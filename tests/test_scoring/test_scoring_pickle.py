"""Policies and scorecards go to other processes, and come back as what they were."""

from __future__ import annotations

import copy
import pickle
from datetime import date, datetime

import pytest

from okrkit import ScoringPolicy, example_plan, scorecard
from okrkit.errors import OptionsError
from okrkit.goals import Cycle
from okrkit.scoring import (
    BAND_POLICIES,
    EXPECTED_CURVES,
    HEALTH_POLICIES,
    LATENESS_POLICIES,
    MISSING_POLICIES,
    ROLL_UP_POLICIES,
    STATUS_POLICIES,
    gap_policy,
    milestone_days,
    phased,
    power,
    ratio_policy,
    s_curve,
    seasonal,
    working_days,
)

DAY = date(2026, 2, 3)
LISTED = [
    *BAND_POLICIES.values(),
    *HEALTH_POLICIES.values(),
    *LATENESS_POLICIES.values(),
    *MISSING_POLICIES.values(),
    *ROLL_UP_POLICIES.values(),
    *STATUS_POLICIES.values(),
    *EXPECTED_CURVES.values(),
]


def is_even(day: date) -> bool:
    return day.day % 2 == 0


MAKERS = {
    "s_curve": (lambda: s_curve(5, 0.25), s_curve),
    "power": (lambda: power(3), power),
    "phased": (lambda: phased([(0.5, 0.2)]), phased),
    "milestone_days": (lambda: milestone_days({DAY: 0.5}), lambda: milestone_days({DAY: 0.6})),
    "days off": (lambda: working_days([DAY]), working_days),
    "week": (lambda: working_days(weekdays=[0, 1]), working_days),
    "calendar": (lambda: working_days(is_even), working_days),
    "seasonal": (lambda: seasonal([2, *[1] * 11]), seasonal),
    "gap": (lambda: gap_policy("ours", (0.2, "fine"), otherwise="bad"), lambda: gap_policy("ours", otherwise="bad")),
    "ratio": (
        lambda: ratio_policy("ours", (0.5, "ok"), otherwise="bad"),
        lambda: ratio_policy("ours", otherwise="bad"),
    ),
}


@pytest.mark.parametrize("policy", LISTED, ids=lambda policy: f"{type(policy).__name__}-{policy.name}")
def test_listed_policies_are_pickled(policy: object) -> None:
    assert pickle.loads(pickle.dumps(policy)) == policy


@pytest.mark.parametrize(("make", "other"), MAKERS.values(), ids=MAKERS)
def test_what_a_policy_was_made_from_decides_whether_two_are_equal(make, other) -> None:
    assert make() == make()
    assert hash(make()) == hash(make())
    assert make() != other()


@pytest.mark.parametrize("make", [make for make, _ in MAKERS.values()], ids=MAKERS)
def test_made_policies_are_pickled_and_copied(make) -> None:
    for again in (pickle.loads(pickle.dumps(make())), copy.deepcopy(make()), copy.copy(make())):
        assert again == make()


def test_a_curve_that_was_pickled_expects_the_same() -> None:
    quarter = Cycle.quarter(2026, 1)
    for make, other in list(MAKERS.values())[:8]:
        expected = make().at(date(2026, 2, 2), quarter)
        assert pickle.loads(pickle.dumps(make())).at(date(2026, 2, 2), quarter) == expected
        assert other().at(date(2026, 2, 20), quarter) != make().at(date(2026, 2, 20), quarter)


@pytest.mark.parametrize("name", EXPECTED_CURVES)
def test_a_scoring_policy_is_pickled_with_its_curve(name: str) -> None:
    policy = ScoringPolicy(curve=name, health="viva")
    assert pickle.loads(pickle.dumps(policy)) == policy == copy.deepcopy(policy)


def test_a_scorecard_is_pickled_with_its_policy() -> None:
    card = scorecard(example_plan("support"), as_of=date(2026, 2, 15), policy=ScoringPolicy(lateness="tenth_a_week"))
    again = pickle.loads(pickle.dumps(card))
    assert list(again) == list(card)
    assert again.policy == card.policy
    assert again.what_if({"reply": 1})["support"] == card.what_if({"reply": 1})["support"]


@pytest.mark.parametrize(
    "make",
    [
        lambda: s_curve("steep"),
        lambda: s_curve(10**5000),
        lambda: s_curve(5, float("nan")),
        lambda: power(10**5000),
        lambda: power(True),
        lambda: phased([(10**5000, 1)]),
        lambda: phased([(0.5, 0.2, 0.1)]),
        lambda: phased(5),
        lambda: milestone_days([DAY]),
        lambda: milestone_days({"2026-02-03": 0.5}),
        lambda: milestone_days({datetime(2026, 2, 3, 8): 0.5}),
        lambda: milestone_days({DAY: float("nan")}),
        lambda: milestone_days({DAY: 10**5000}),
        lambda: working_days(5),
        lambda: working_days(["2026-02-03"]),
        lambda: working_days([datetime(2026, 2, 3, 8)]),
        lambda: working_days(weekdays=[7]),
        lambda: working_days(weekdays="Mo"),
        lambda: seasonal([10**5000] * 12),
        lambda: seasonal([1e308] * 12),
        lambda: seasonal(["much"] * 12),
        lambda: seasonal(5),
    ],
)
def test_what_makes_no_curve_is_refused_with_the_way_out(make) -> None:
    with pytest.raises(OptionsError, match=", got ") as caught:
        make()

    assert len(str(caught.value)) < 250
