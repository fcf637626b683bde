"""Scores at the borders: supposed values, forced objectives, words of a house's own, refusals, long tables."""

from __future__ import annotations

from datetime import date

import pytest
from scoring_plans import MID, objective, result, seen, smart

import okrkit as ok
from okrkit.errors import InvalidGoalError, OptionsError
from okrkit.scoring import HealthPolicy, ScoringPolicy, attainment_scaling, level_score, scorecard


def test_an_explanation_says_that_a_value_was_supposed() -> None:
    card = scorecard(seen(ok.Plan([objective("o", result("k"))]), k=0.2), as_of=MID)
    told = str(card.what_if({"k": 0.75}).explain("k"))

    assert "supposed in place of the check-ins" in told
    assert "supposed" not in str(card.explain("k"))


def test_a_supposed_score_of_an_objective_stands_over_its_key_results() -> None:
    plan = seen(ok.Plan([objective("o", result("k"), result("l"))]), k=0.2, l=0.2)
    card = scorecard(plan, as_of=MID)
    full, half = card.what_if(scores={"o": 1}), card.what_if(scores={"o": 0.5})

    assert (full["o"].value, full["o"].verdict, full["k"].value) == (1.0, "met", 0.2)
    assert (half["o"].value, half["o"].verdict) == (0.5, "open")


def test_a_supposed_score_stands_over_every_roll_up() -> None:
    plan = seen(ok.Plan([], [smart("top"), smart("low", contributes_to=["top"])]), top=0.2, low=0.2)
    card = scorecard(plan, as_of=MID, policy=ScoringPolicy(roll_up="blend"))

    assert card.what_if(scores={"low": 0.8})["top"].value == pytest.approx((0.2 + 0.8) / 2)


def test_a_supposed_score_of_an_objective_is_not_mixed_with_what_supports_it() -> None:
    plan = seen(ok.Plan([objective("o", result("k"))], [smart("low", contributes_to=["o"])]), k=0.2, low=0.4)
    card = scorecard(plan, as_of=MID, policy=ScoringPolicy(roll_up="blend"))

    assert 0.2 < card["o"].value < 0.4
    assert card.what_if(scores={"o": 0.8})["o"].value == 0.8


def test_a_commitment_supposed_in_full_is_met_whatever_its_key_results_say() -> None:
    promised = objective("o", result("k"), ambition=ok.goals.Ambition.COMMITTED)
    card = scorecard(seen(ok.Plan([promised]), k=0.2), as_of=MID)

    assert [card.what_if(scores={"o": score})["o"].verdict for score in (1, 0.99)] == ["met", "open"]


def test_a_score_without_a_value_shows_its_reason() -> None:
    shown = str(scorecard(ok.Plan([objective("o", result("k"))]), as_of=MID)["k"])

    assert shown.startswith("k: ")
    assert "(no-check-in)" in shown


@pytest.mark.parametrize("more", [{"words": ()}, {"roll_up": "loudest"}])
def test_a_health_policy_that_cannot_speak_is_refused(more: dict[str, object]) -> None:
    with pytest.raises(OptionsError, match="words must not be empty, roll_up 'policy' or 'weakest': 'mute'"):
        HealthPolicy("mute", lambda _: "fine", **more)


@pytest.mark.parametrize("correlation", [-0.1, 1.1, float("nan")])
def test_a_correlation_outside_its_range_is_refused(correlation: float) -> None:
    with pytest.raises(InvalidGoalError, match=r"correlation must be a float in \[0, 1\]"):
        attainment_scaling([0, 1], correlation=correlation)


def test_level_score_names_every_number_that_is_none() -> None:
    with pytest.raises(InvalidGoalError) as caught:
        level_score(float("nan"), commit=1, target=2, stretch=float("inf"))

    assert [fault.split()[0] for fault in caught.value.faults] == ["value", "stretch"]


def test_a_long_table_is_cut_and_says_by_how_much() -> None:
    card = scorecard(ok.Plan([], [smart(f"s{n}") for n in range(700)]), as_of=date(2026, 2, 1))
    lines = str(card).splitlines()
    left = int(lines[-1].removeprefix("... and ").removesuffix(" more goals"))

    assert len(lines) - 3 + left == 700
