"""Numbers of other libraries are read, and those that nothing can hold are refused in few words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from okrkit import Change, Plan, SmartGoal, example_plan, parse_key_result, smart_report
from okrkit.advice import Thresholds
from okrkit.errors import InvalidGoalError, OkrkitError, OptionsError
from okrkit.scoring import Band, BandPolicy, BandStep, ScoringPolicy, attainment_scaling, scorecard

HUGE = 10**5000  # has more digits than Python turns into text


class LoudFloat(float):
    """A float whose repr is no number, as those of numpy are."""

    def __repr__(self) -> str:
        return f"loud.float({float(self)})"


def test_weights_may_be_floats_of_another_library() -> None:
    assert attainment_scaling([1, -1], [LoudFloat(2), LoudFloat(1)]) == attainment_scaling([1, -1], [2, 1])


def test_levels_and_weights_may_be_arrays() -> None:
    np = pytest.importorskip("numpy")
    expected = attainment_scaling([1, -1], [2, 1])

    assert attainment_scaling(np.array([1, -1]), np.array([2.0, 1.0], dtype="float32")) == expected
    assert attainment_scaling(np.array([1, -1]), np.array([2, 1])) == expected


def test_bars_and_thresholds_keep_plain_floats() -> None:
    np = pytest.importorskip("numpy")
    policy = ScoringPolicy(aspirational_bar=np.float32(0.5), ceiling=np.float64(1.5))
    limits = Thresholds(goals=np.int64(3), hit=np.float64(0.5))

    assert [type(one) for one in (policy.aspirational_bar, policy.ceiling, limits.hit)] == [float] * 3
    assert (policy.aspirational_bar, policy.ceiling, limits) == (0.5, 1.5, Thresholds(goals=3, hit=0.5))


@pytest.mark.parametrize(
    "build",
    [
        *(
            lambda name=name: ScoringPolicy(**{name: HUGE})
            for name in ("aspirational_bar", "committed_bar", "smart_bar", "ceiling", "targets", "roll_up", "band")
        ),
        *(lambda name=name: Thresholds(**{name: HUGE}) for name in ("goals", "hit", "top", "gap", "material", "moved")),
        lambda: BandPolicy("ours", [BandStep(0, Band.RED, "no"), BandStep(HUGE, Band.GREEN, "yes")]),
        lambda: attainment_scaling([HUGE]),
        lambda: attainment_scaling([1], [HUGE]),
        lambda: attainment_scaling([1], correlation=HUGE),
    ],
)
def test_a_number_too_large_for_text_is_refused_in_few_words(build: Callable[[], object]) -> None:
    with pytest.raises(OkrkitError, match="got a huge") as caught:
        build()

    assert len(str(caught.value)) < 200


def test_every_bad_threshold_of_a_diagnosis_is_named_at_once() -> None:
    with pytest.raises(OptionsError) as caught:
        Thresholds(goals=0, hit=1.5, top=float("nan"), gap=True, material="much", moved=Decimal("0.25"))

    assert [problem.split()[0] for problem in caught.value.problems] == [
        "goals",
        "hit",
        "top",
        "gap",
        "material",
        "moved",
    ]


@pytest.mark.parametrize("targets", [["current"], {}, "now"])
def test_targets_that_cannot_be_looked_up_are_refused(targets: object) -> None:
    with pytest.raises(OptionsError, match="targets must be 'current' or 'original'"):
        ScoringPolicy(targets=targets)


@pytest.mark.parametrize("steps", [5, ["red"], [(0, "red", "no")], [BandStep(0, Band.RED, "no"), None]])
def test_what_is_no_band_step_is_refused(steps: object) -> None:
    with pytest.raises(OptionsError, match="steps must be BandSteps"):
        BandPolicy("ours", steps)


def test_a_band_that_starts_nowhere_is_refused() -> None:
    with pytest.raises(OptionsError, match="steps must start at 0 and rise"):
        BandPolicy("ours", [BandStep(0, Band.RED, "no"), BandStep(float("nan"), Band.GREEN, "yes")])


def test_a_wrong_policy_is_named_with_its_article() -> None:
    with pytest.raises(OptionsError, match="must be an ExpectedCurve, a name or a function"):
        ScoringPolicy(curve=5)


def test_a_bool_is_no_correlation() -> None:
    with pytest.raises(InvalidGoalError, match="correlation must be a float"):
        attainment_scaling([1], correlation=True)


PLAN = Plan([], [SmartGoal("a", "A", Change(0, 1))])


@pytest.mark.parametrize(
    "ask",
    [
        lambda: scorecard(PLAN, as_of=HUGE),
        lambda: example_plan(HUGE),
        lambda: smart_report("Call", profile=HUGE),
        lambda: Change(0, 1, accumulate=HUGE),
        lambda: parse_key_result("Raise x by 5", fiscal_year_start=HUGE),
        lambda: parse_key_result("Raise x by 5", locale=HUGE),
        lambda: parse_key_result(HUGE),
    ],
)
def test_what_is_no_name_no_day_and_no_text_is_refused_in_few_words(ask: Callable[[], object]) -> None:
    with pytest.raises(OkrkitError) as caught:
        ask()

    assert len(str(caught.value)) < 250


def test_a_long_name_that_nothing_has_is_cut() -> None:
    with pytest.raises(OkrkitError) as caught:
        PLAN["x" * 5000]

    assert len(str(caught.value)) < 250
