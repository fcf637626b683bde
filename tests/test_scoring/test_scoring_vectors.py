"""The method's golden vectors, and more of our own, as numbers."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

import okrkit as ok
from okrkit import Change, Deliver, Establish, Hold
from okrkit.scoring import (
    BAND_POLICIES,
    attainment_scaling,
    level_score,
    progress,
    reaches,
    score,
)


@pytest.mark.parametrize(
    ("measure", "value", "expected"),
    [
        (Change(1_000_000, 1_500_000), 1_350_000, 0.70),
        (Change(500_000, 400_000), 420_000, 0.80),
        (Change(30, 25), 23, 1.4),
        (Change(5000, 7000), 5800, 0.4),
        (Change(0.2, 3.2), 2.3, 0.7),
        (Hold(at_least=5, at_most=7), 2, 0.0),
        (Hold(at_least=5, at_most=7), 5, 1.0),
        (Hold(at_least=5, at_most=7), 7, 1.0),
        (Hold(at_least=5, at_most=7), 8, 0.0),
        (Hold(at_least=95, tolerance=10), 93, 0.8),
        (Deliver(("a", "b", "c"), weights=(1, 2, 1)), ["a", "b"], 0.75),
        (Establish(), None, 0.0),
        (Establish(), 17, 1.0),
        (Change(10, 0), 12, -0.2),
        (Change(Decimal("0.1"), Decimal("0.3")), Decimal("0.2"), 0.5),
        (Change(Fraction(1, 3), 1), Fraction(2, 3), 0.5),
        (Change(Decimal("0.1"), 0.3), 0.2, 0.5),
        (Change(10**300, 3 * 10**300), 2 * 10**300, 0.5),
        (Change(0, 5e-324), 5e-324, 1.0),
        (Change(-1e308, 1e308), 0.0, 0.5),
    ],
)
def test_progress(measure, value, expected) -> None:
    assert progress(measure, value) == pytest.approx(expected, abs=1e-12)


def test_two_point_three_of_three_point_two_reaches_the_bar() -> None:
    assert reaches(progress(Change(0.2, 3.2), 2.3), 0.7)


def test_maintained_in_eleven_of_twelve_periods() -> None:
    months = [ok.CheckIn("up", date(2026, month, 28), 99.9 if month < 12 else 98.0) for month in range(1, 13)]
    goal = ok.SmartGoal("up", "Stay up", Hold(at_least=99.5, every_period=True), cycle=ok.Cycle.year(2026))

    found = score(goal, months, as_of=date(2026, 12, 31))

    assert found.value == pytest.approx(0.9167, abs=5e-5)
    assert found.verdict == "open"


@pytest.mark.parametrize(
    ("levels", "weights", "expected"),
    [
        ([0, 0, 0], None, 50.00),
        ([1], None, 60.00),
        ([1, 1], None, 62.40),
        ([1, 1, 1], None, 63.69),
        ([-1, -1, -1], None, 36.31),
        ([2, 2, 2], None, 77.39),
        ([1, -1], [2, 1], 54.02),
        ([-2, 0, -1, 2, 0, 1], [3, 5, 1, 4, 2, 6], 55.00),
    ],
)
def test_goal_attainment_scaling(levels, weights, expected) -> None:
    assert attainment_scaling(levels, weights) == pytest.approx(expected, abs=0.005)


@pytest.mark.parametrize("scale", [1e-300, 3, Decimal("1e200"), Fraction(1, 7), 10**300])
def test_goal_attainment_scaling_does_not_depend_on_the_scale_of_weights(scale) -> None:
    weights = [Fraction(scale) * weight for weight in (3, 5, 1, 4, 2, 6)]

    assert attainment_scaling([-2, 0, -1, 2, 0, 1], weights) == pytest.approx(55.00, abs=0.005)


@pytest.mark.parametrize(
    ("levels", "weights", "word"),
    [
        ([], None, "no goal"),
        ([3], None, "-2, -1, 0, 1 or 2"),
        ([True], None, "-2, -1, 0, 1 or 2"),
        ([1], [0], "not all be 0"),
        ([1], [-1], "0 or more"),
        ([1, 1], [1], "2 goals need 2 weights"),
    ],
)
def test_goal_attainment_scaling_refuses(levels, weights, word) -> None:
    with pytest.raises(ok.InvalidGoalError, match=word):
        attainment_scaling(levels, weights)


@pytest.mark.parametrize(
    ("value", "expected"), [(0, 0.0), (5, 0.1), (10, 0.3), (15, 0.5), (20, 0.7), (30, 0.85), (40, 1.0), (99, 1.0)]
)
def test_three_levels_rising(value, expected) -> None:
    assert level_score(value, commit=10, target=20, stretch=40) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("value", "expected"), [(10, 0.0), (9, 0.15), (8, 0.3), (4, 0.7), (3, 0.85), (2, 1.0), (0, 1.0)]
)
def test_three_levels_falling_from_a_baseline(value, expected) -> None:
    assert level_score(value, commit=8, target=4, stretch=2, baseline=10) == pytest.approx(expected)


def test_three_levels_must_rise_or_fall() -> None:
    with pytest.raises(ok.InvalidGoalError, match="rise or fall"):
        level_score(1, commit=1, target=3, stretch=2)


@pytest.mark.parametrize(
    ("name", "score_", "word"),
    [
        ("google", 0.39, "red"),
        ("google", 0.4, "yellow"),
        ("google", 0.69, "yellow"),
        ("google", 0.7, "green"),
        ("google", (0.7 + 0.7 + 0.7) / 3, "green"),
        ("puzzle", 0.29, "red"),
        ("puzzle", 0.3, "yellow"),
        ("puzzle", 0.7, "green"),
        ("openokr", 0.9, "green"),
        ("viva_aspirational", 0.6, "green"),
        ("viva_aspirational", 0.8, "green"),
        ("viva_aspirational", 1.0, "yellow"),
    ],
)
def test_bands(name, score_, word) -> None:
    assert BAND_POLICIES[name].of(score_).band == word


def test_band_words_tell_more_than_colours() -> None:
    words = [
        [BAND_POLICIES[name].of(at).word for at in (0.2, 0.5, 0.8, 1.0)] for name in ("puzzle", "viva_aspirational")
    ]

    assert words == [["fail", "commit", "target", "stretch"], ["low", "below the healthy range", "healthy", "too safe"]]


def test_reaches_is_absolute_and_small() -> None:
    assert reaches(0.7 - 0.9e-9, 0.7)
    assert not reaches(0.7 - 1.1e-9, 0.7)
