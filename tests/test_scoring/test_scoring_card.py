"""What a card says about a goal: value, coverage, bar, attainment, verdict, and why something is undefined."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from scoring_plans import AFTER, END, MID, Q1, objective, result, seen, smart, support_plan

import okrkit as ok
from okrkit import Change, Deliver, Hold
from okrkit.scoring import ScoringPolicy, Verdict, scorecard


def test_the_example_of_the_architecture() -> None:
    s = scorecard(support_plan(), as_of=date(2026, 2, 15))["support"]

    assert (s.progress, s.value, s.bar, s.verdict, s.band) == (0.5, 0.5, 0.7, "open", "yellow")
    assert s.coverage == pytest.approx(2 / 3)
    assert s.attainment == pytest.approx(0.5 / 0.7)
    assert (s.confidence, s.last_check_in, s.reason, s.health) == (0.6, date(2026, 2, 2), None, "outdated")


def test_order_length_and_lookup() -> None:
    card = scorecard(support_plan(), as_of=MID)

    assert [score.goal for score in card] == ["support", "reply", "csat", "routing"]
    assert len(card) == 4
    assert "reply" in card
    assert "nobody" not in card
    with pytest.raises(ok.UnknownGoalError, match="did you mean 'reply'"):
        card["repyl"]


@pytest.mark.parametrize("day", [datetime(2026, 2, 14, tzinfo=UTC), "2026-02-14", None, 20260214])
def test_as_of_must_be_a_day(day) -> None:
    with pytest.raises(ok.InvalidGoalError, match=r"as_of must be a date without a time.*\.date\(\)"):
        scorecard(support_plan(), as_of=day)


def test_each_key_result_is_limited_before_averaging() -> None:
    plan = seen(ok.Plan([objective("o", result("a"), result("b"))]), a=3.0, b=0.2)
    s = scorecard(plan, as_of=MID)["o"]

    assert s.value == pytest.approx(0.6)
    assert s.progress == pytest.approx(1.6)


def test_a_ceiling_raises_the_one() -> None:
    plan = seen(ok.Plan([objective("o", result("a"), result("b"))]), a=3.0, b=0.2)

    assert scorecard(plan, as_of=MID, policy=ScoringPolicy(ceiling=1.2))["o"].value == pytest.approx(0.7)


@pytest.mark.parametrize(("ambition", "bar"), [("aspirational", 0.7), ("committed", 1.0)])
def test_bars_of_objectives_and_their_key_results(ambition, bar) -> None:
    card = scorecard(ok.Plan([objective("o", result("a"), ambition=ambition)]), as_of=MID)

    assert card["o"].bar == card["a"].bar == bar


def test_bar_of_smart_goals() -> None:
    assert scorecard(ok.Plan([], [smart("s")]), as_of=MID)["s"].bar == 1.0


def test_three_results_at_the_bar_meet_it() -> None:
    plan = seen(ok.Plan([objective("o", *(result(name) for name in "abc"))]), a=0.7, b=0.7, c=0.7)
    s = scorecard(plan, as_of=MID)["o"]

    assert (s.verdict, s.band) == ("met", "green")


@pytest.mark.parametrize(
    ("value", "day", "verdict"),
    [(0.7, MID, "met"), (0.7, AFTER, "met"), (0.5, MID, "open"), (0.5, END, "open"), (0.5, AFTER, "missed")],
)
def test_verdicts(value, day, verdict) -> None:
    plan = seen(ok.Plan([objective("o", result("a"))]), a=value)

    assert scorecard(plan, as_of=day)["o"].verdict == verdict


@pytest.mark.parametrize("day", [MID, AFTER])
def test_without_data_the_verdict_is_unknown(day) -> None:
    assert scorecard(ok.Plan([objective("o", result("a"))]), as_of=day)["o"].verdict is Verdict.UNKNOWN


def test_met_needs_full_coverage() -> None:
    plan = seen(ok.Plan([objective("o", result("a"), result("b"))]), a=1.0)
    s = scorecard(plan, as_of=MID)["o"]

    assert (s.value, s.coverage, s.verdict) == (1.0, 0.5, "open")


def test_at_bar_one_a_strict_target_must_be_passed() -> None:
    plan = seen(ok.Plan([objective("o", result("a", measure=Change(4, 1, strict=True)), ambition="committed")]), a=1)

    assert scorecard(plan, as_of=MID)["o"].value == 1.0
    assert scorecard(plan, as_of=MID)["o"].verdict == "open"
    assert scorecard(plan.check_in("a", END, 0.9), as_of=END)["o"].verdict == "met"


def test_at_a_lower_bar_the_score_decides() -> None:
    plan = seen(ok.Plan([objective("o", result("a", measure=Change(4, 1, strict=True)))]), a=1)

    assert scorecard(plan, as_of=MID)["o"].verdict == "met"


def test_a_result_of_weight_zero_decides_nothing() -> None:
    plan = seen(ok.Plan([objective("o", result("a"), result("b", weight=0), ambition="committed")]), a=1.0, b=0.0)
    s = scorecard(plan, as_of=MID)["o"]

    assert (s.value, s.coverage, s.verdict) == (1.0, 1.0, "met")


@pytest.mark.parametrize(
    ("plan", "day", "reason"),
    [
        (ok.Plan([objective("o", result("a"))]), MID, "no-check-in"),
        (ok.Plan([objective("o", result("a"))]), date(2025, 12, 31), "not-started"),
        (ok.Plan([objective("o")]), MID, "nothing-to-average"),
        (ok.Plan([objective("o", result("a", measure=None))]), MID, "nothing-to-average"),
        (seen(ok.Plan([objective("o", result("a", weight=0))]), a=0.5), MID, "zero-weight"),
        (seen(ok.Plan([objective("o", result("a", weight=0), result("b"))]), a=0.5), MID, "no-check-in"),
    ],
)
def test_undefined_has_a_reason_and_is_never_zero(plan, day, reason) -> None:
    s = scorecard(plan, as_of=day)["o"]

    assert (s.value, s.progress, s.attainment, s.band, s.reason) == (None, None, None, None, reason)


def test_a_deliver_measure_and_a_band() -> None:
    launch = result("launch", measure=Deliver(("designed", "built", "live")))
    plan = seen(
        ok.Plan([objective("o", launch, result("nps", measure=Hold(at_least=40)))]), launch=["designed"], nps=50
    )
    card = scorecard(plan, as_of=MID)

    assert card["launch"].value == pytest.approx(1 / 3)
    assert card["launch"].measured == ("designed",)
    assert card["o"].value == pytest.approx(2 / 3)


def test_check_ins_are_folded_as_the_measure_says() -> None:
    plan = ok.Plan([], [smart("deals", measure=Change(0, 12, accumulate="sum"))])
    plan = seen(seen(plan, deals=3), date(2026, 2, 21), deals=4)
    card = scorecard(plan, as_of=END)

    assert card["deals"].measured == 7
    assert card["deals"].value == pytest.approx(7 / 12)
    assert scorecard(plan, as_of=MID)["deals"].measured == 3


def test_replay_later_facts_change_nothing_earlier() -> None:
    plan = seen(ok.Plan([objective("o", result("a"))]), a=0.5)
    later = plan.check_in("a", date(2026, 2, 20), 0.9).change_target("a", date(2026, 2, 16), Change(0, 2))
    later = later.grade("o", date(2026, 2, 25), 0.6)

    assert scorecard(later, as_of=MID)["o"] == scorecard(plan, as_of=MID)["o"]
    assert scorecard(later, as_of=date(2026, 2, 20))["o"].value == pytest.approx(0.45)
    assert scorecard(later, as_of=date(2026, 2, 15))["a"].value == 0.5


@pytest.mark.parametrize("days", [(MID, END, date(2026, 1, 2)), (END, MID, END), (date(2026, 1, 2), END, MID)])
def test_cards_of_one_plan_do_not_depend_on_which_day_was_asked_first(days) -> None:
    plan = ok.Plan([objective("o", result("a"), result("b"))])
    for day, values in ((date(2026, 1, 1), (0.1, 0.2)), (MID, (0.3, 0.4)), (END, (0.7, 0.8))):
        plan = seen(plan, day, a=values[0], b=values[1])
    expected = {date(2026, 1, 2): 0.15, MID: 0.35, END: 0.75}

    assert [scorecard(plan, as_of=day)["o"].value for day in days] == pytest.approx([expected[day] for day in days])


def test_a_step_back_counts_as_nothing_in_the_mean() -> None:
    plan = seen(ok.Plan([objective("o", result("a"), result("b"))]), a=-3.0, b=0.5)
    card = scorecard(plan, as_of=MID)

    assert (card["a"].progress, card["a"].value, card["o"].value, card["o"].progress) == (-3.0, 0.0, 0.25, -1.25)


def test_original_and_current_target_are_both_scoreable() -> None:
    plan = seen(ok.Plan([objective("o", result("a", measure=Change(0, 100)))]), a=40)
    plan = plan.change_target("a", date(2026, 2, 10), 50, reason="two agents left")

    assert scorecard(plan, as_of=MID)["a"].value == 0.8
    assert scorecard(plan, as_of=MID, policy=ScoringPolicy(targets="original"))["a"].value == 0.4


def test_a_grade_closes_a_goal_and_stands_beside_the_score() -> None:
    plan = seen(ok.Plan([objective("o", result("a"))]), a=0.5).grade("o", MID, 0.6, reason="late launch")
    card = scorecard(plan, as_of=MID)

    assert (card["o"].grade, card["o"].value, card["o"].health, card["o"].verdict) == (0.6, 0.5, "closed", "missed")
    assert card["a"].health == "closed"
    assert scorecard(plan, as_of=date(2026, 2, 13))["o"].grade is None


def test_a_broken_health_metric_vetoes_met_and_raises_nothing() -> None:
    churn = ok.HealthMetric("churn", "Monthly churn", Hold(at_most=2), guards=["o"])
    plan = seen(ok.Plan([objective("o", result("a"))], health_metrics=[churn]), a=0.9)

    assert scorecard(plan, as_of=MID)["o"].verdict == "met"
    for value, verdict, vetoed in ((1.5, "met", ()), (3, "open", ("churn",))):
        s = scorecard(plan.check_in("churn", MID, value), as_of=MID)["o"]
        assert (s.value, s.verdict, s.vetoed_by) == (0.9, verdict, vetoed)
    assert scorecard(plan.check_in("churn", MID, 3), as_of=AFTER)["o"].verdict == "missed"
    assert scorecard(plan.check_in("churn", date(2026, 2, 20), 3), as_of=MID)["o"].verdict == "met"


@pytest.mark.parametrize(
    "weights",
    [(1e308, 1e308), (5e-324, 5e-324), (1e-300, 1e-300), (10**300, 10**300), (Decimal("1e-400") * 10**100, 1e-300)],
)
def test_weights_at_the_ends_of_what_floats_hold(weights) -> None:
    plan = seen(ok.Plan([objective("o", result("a", weight=weights[0]), result("b", weight=weights[1]))]), a=1.0, b=0.0)
    s = scorecard(plan, as_of=MID)["o"]

    assert s.value == pytest.approx(0.5)
    assert s.coverage == 1.0


def test_a_weight_that_is_nothing_beside_another_stays_nothing() -> None:
    plan = seen(ok.Plan([objective("o", result("a", weight=1e300), result("b", weight=1e-300))]), a=0.3, b=1.0)

    assert scorecard(plan, as_of=MID)["o"].value == 0.3


def test_expected_progress_is_measured_against_the_bar() -> None:
    plan = seen(
        ok.Plan([objective("o", result("a")), objective("c", result("b"), ambition="committed")]), a=0.35, b=0.35
    )
    card = scorecard(plan, as_of=MID)

    assert card["o"].expected == card["c"].expected == 0.5
    assert card["o"].pace == pytest.approx(0.0)
    assert card["c"].pace == pytest.approx(-0.15)


def test_a_due_day_ends_a_key_results_own_period() -> None:
    card = scorecard(ok.Plan([objective("o", result("a", due=date(2026, 2, 14)))]), as_of=MID)

    assert (card["o"].expected, card["a"].expected) == (0.5, 1.0)


@pytest.mark.parametrize(
    ("day", "expected"), [(date(2026, 1, 1), 1 / 90), (END, 1.0), (AFTER, 1.0), (date(2025, 12, 31), 0)]
)
def test_both_end_days_are_included(day, expected) -> None:
    assert scorecard(ok.Plan([objective("o", result("a"))]), as_of=day)["o"].expected == expected


def test_without_a_period_nothing_is_expected() -> None:
    plan = seen(ok.Plan([], [ok.SmartGoal("s", "Do", Change(0, 1))]), s=0.5)
    s = scorecard(plan, as_of=MID)["s"]

    assert (s.expected, s.pace, s.health) == (None, None, "unknown")


def test_a_card_is_plain_data_with_stable_keys() -> None:
    data = scorecard(support_plan(), as_of=MID).to_dict()
    again = json.loads(json.dumps(data))

    assert again == data
    assert list(data) == ["plan", "as_of", "policy", "scores"]
    assert {tuple(record) for record in data["scores"]} == {tuple(data["scores"][0])}
    assert data["policy"]["health"] == "okrkit"


def test_text_stays_on_eighty_columns() -> None:
    long = objective("an-objective-with-a-very-long-id-indeed-" * 3, result("ü" * 200))
    card = scorecard(ok.Plan([long], name="Plan\n" * 50), as_of=MID)

    assert max(len(line) for line in str(card).splitlines()) <= 80
    assert repr(scorecard(support_plan(), as_of=MID)) == "<Scorecard 'Northwind Q1', 4 goals, as of 2026-02-14>"


def test_cycles_come_from_the_plan_where_a_goal_states_none() -> None:
    plan = ok.Plan([ok.Objective("o", "Grow", [result("a")])], cycle=Q1)

    assert scorecard(plan, as_of=MID)["a"].expected == 0.5


def test_a_million_digits_of_mixed_numbers() -> None:
    numbers = [
        (1, 3, 2),
        (Decimal(1), Decimal(3), Decimal(2)),
        (1, Decimal(3), 2.0),
        (10**300, 3 * 10**300, 2 * 10**300),
    ]
    made = [result(f"k{at}", measure=Change(low, high)) for at, (low, high, _) in enumerate(numbers)]
    plan = seen(ok.Plan([objective("o", *made)]), **{f"k{at}": value for at, (_, _, value) in enumerate(numbers)})
    card = scorecard(plan, as_of=MID)

    assert [card[f"k{at}"].value for at in range(len(numbers))] == [0.5] * len(numbers)
    assert card["o"].value == 0.5
