"""A policy reads as the call that makes it."""

from __future__ import annotations

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.errors import OptionsError
from okrkit.scoring import (
    BAND_POLICIES,
    EXPECTED_CURVES,
    HEALTH_POLICIES,
    LATENESS_POLICIES,
    MISSING_POLICIES,
    ROLL_UP_POLICIES,
    STATUS_POLICIES,
    Band,
    BandPolicy,
    BandStep,
    HealthPolicy,
    ScoringPolicy,
    s_curve,
)

BARS = st.floats(0, 1, exclude_min=True) | st.just(1)
CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "aspirational_bar": BARS,
        "committed_bar": BARS,
        "smart_bar": BARS,
        "ceiling": st.floats(1, 1e6) | st.integers(1, 10**6),
        "targets": st.sampled_from(["current", "original"]),
        "roll_up": st.sampled_from(list(ROLL_UP_POLICIES)),
        "status": st.sampled_from(list(STATUS_POLICIES)),
        "missing": st.sampled_from(list(MISSING_POLICIES)),
        "lateness": st.sampled_from(list(LATENESS_POLICIES)),
        "curve": st.sampled_from(list(EXPECTED_CURVES)),
        "band": st.sampled_from(list(BAND_POLICIES)),
        "health": st.sampled_from(list(HEALTH_POLICIES)),
    },
)


@given(CHOICES)
def test_a_policy_of_names_and_numbers_is_the_call_that_makes_it(choices: dict[str, object]) -> None:
    policy = ScoringPolicy(**choices)

    assert eval(repr(policy), {"ScoringPolicy": ScoringPolicy}) == policy


def test_only_what_was_chosen_is_shown() -> None:
    assert repr(ScoringPolicy()) == repr(ScoringPolicy(health="okrkit", ceiling=1)) == "ScoringPolicy()"
    assert repr(ScoringPolicy(health="viva", smart_bar=0.9)) == "ScoringPolicy(smart_bar=0.9, health='viva')"


def test_a_policy_of_ones_own_does_not_pass_for_the_known_one_of_that_name() -> None:
    own = HealthPolicy("viva", lambda _: "fine")
    shown = repr(ScoringPolicy(health=own, curve=s_curve(5)))

    assert "health=HealthPolicy('viva', <function" in shown
    assert "curve=ExpectedCurve('s_curve', Logistic(k=5.0, m=0.5), " in shown


def test_targets_of_an_enum_become_plain_text() -> None:
    class Targets(StrEnum):
        ORIGINAL = "original"

    assert repr(ScoringPolicy(targets=Targets.ORIGINAL)) == "ScoringPolicy(targets='original')"


def test_bands_read_as_the_call_that_makes_them() -> None:
    ours = BandPolicy("ours", [BandStep(0, Band.RED, "no"), BandStep(0.5, Band.GREEN, "yes")])

    assert repr(ours) == "BandPolicy('ours', (BandStep(0, 'red', 'no'), BandStep(0.5, 'green', 'yes')))"
    assert eval(repr(ours), {"BandPolicy": BandPolicy, "BandStep": BandStep}) == ours
    assert type(BandStep(0, "red", "no").band) is Band


def test_a_colour_that_no_band_has_is_refused() -> None:
    with pytest.raises(OptionsError, match="band must be one of red, yellow, green, got 'pink'"):
        BandStep(0, "pink", "no")
