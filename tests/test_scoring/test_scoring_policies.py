"""Every named policy, by value, by name, and written by the user."""

from datetime import date, timedelta

import pytest
from scoring_plans import AFTER, END, MID, Q1, objective, result, seen, smart

import okrkit as ok
from okrkit import Change, Deliver, Hold
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
    MissingPolicy,
    Reason,
    ScoringPolicy,
    Standing,
    compare_policies,
    milestone_days,
    phased,
    power,
    s_curve,
    scorecard,
    seasonal,
    working_days,
)

CATALOGUES = {
    "roll_up": (ROLL_UP_POLICIES, {"own", "blend", "sum", "worst"}),
    "status": (STATUS_POLICIES, {"worst", "mean"}),
    "missing": (MISSING_POLICIES, {"skip", "zero", "unknown"}),
    "lateness": (LATENESS_POLICIES, {"none", "zero", "tenth_a_week"}),
    "curve": (
        EXPECTED_CURVES,
        {"linear", "s_curve", "power", "phased", "milestones", "working_days", "seasonal"},
    ),
    "band": (BAND_POLICIES, {"google", "puzzle", "openokr", "viva_aspirational", "boja"}),
    "health": (
        HEALTH_POLICIES,
        {
            "okrkit", "viva", "ally", "burningokr", "mhokr", "engagedly", "upraise", "oboard", "mooncamp", "servicenow",
            "perdoo_weakest",
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("field", CATALOGUES)
def test_every_policy_is_listed_and_passed_by_name_or_value(field) -> None:
    known, names = CATALOGUES[field]

    assert set(known) == names
    for name, value in known.items():
        assert getattr(ScoringPolicy(**{field: name}), field) is value
        assert getattr(ScoringPolicy(**{field: value}), field) is value


@pytest.mark.parametrize("field", CATALOGUES)
def test_every_policy_names_its_source_and_its_rule(field) -> None:
    for policy in CATALOGUES[field][0].values():
        assert policy.source
        assert getattr(policy, "text", True)


@pytest.mark.parametrize("field", CATALOGUES)
def test_catalogues_are_read_only_and_suggest_names(field) -> None:
    known = CATALOGUES[field][0]

    with pytest.raises(TypeError):
        known["mine"] = None
    with pytest.raises(ok.UnknownNameError):
        ScoringPolicy(**{field: "no such policy"})


def test_the_nearest_name_is_suggested() -> None:
    with pytest.raises(ok.UnknownNameError, match="unknown health policy 'vivaa'; did you mean 'viva'"):
        ScoringPolicy(health="vivaa")


def test_all_problems_of_a_policy_at_once() -> None:
    with pytest.raises(ok.OptionsError) as caught:
        ScoringPolicy(aspirational_bar=0, smart_bar=1.5, ceiling=0.5, targets="last")

    assert len(caught.value.problems) == 4


def standing(e: float, p: float, *, bar: float = 1.0, p_success: float | None = None) -> Standing:
    return Standing(progress=p, value=min(max(p, 0), 1), expected=e, bar=bar, as_of=MID, p_success=p_success)


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("okrkit", [(0.5, 0.4, "on-track"), (0.5, 0.39, "at-risk"), (0.5, 0.25, "at-risk"), (0.5, 0.24, "off-track")]),
        ("viva", [(0.5, 0.5, "on-track"), (0.5, 0.49, "behind"), (0.5, 0.25, "behind"), (0.5, 0.24, "at-risk")]),
        ("ally", [(0.5, 0.5, "on-track"), (0.5, 0.3, "behind"), (0.5, 0.2, "at-risk")]),
        ("burningokr", [(0.5, 0.3, "on-track"), (0.5, 0.29, "in-danger"), (0.5, 0.1, "in-danger"), (0.5, 0.09, "off-track")]),
        ("mhokr", [(0.5, 1.0, "completed"), (0.5, 0.45, "on-track"), (0.5, 0.44, "at-risk"), (0.5, 0.35, "at-risk"), (0.5, 0.34, "off-track")]),
        ("engagedly", [(0.5, 1.0, "achieved"), (0.5, 0.335, "on-track"), (0.5, 0.33, "behind"), (0.5, 0.17, "behind"), (0.5, 0.16, "at-risk")]),
        ("upraise", [(0.5, 0.475, "on-track"), (0.5, 0.47, "falling-behind"), (0.5, 0.375, "falling-behind"), (0.5, 0.37, "at-risk")]),
        ("oboard", [(0.4, 0.5, "on-track"), (0.4, 0.28, "on-track"), (0.4, 0.2, "behind"), (0.4, 0.16, "behind"), (0.4, 0.15, "at-risk")]),
        ("mooncamp", [(1.0, 1.0, "achieved"), (0.5, 0.45, "on-track"), (0.5, 0.44, "progressing"), (0.5, 0.35, "progressing"), (0.5, 0.34, "off-track")]),
        ("servicenow", [(0.5, 0.45, "green"), (0.5, 0.44, "yellow"), (0.5, 0.375, "yellow"), (0.5, 0.37, "red")]),
        ("perdoo_weakest", [(0.5, 1.0, "achieved"), (0.5, 0.4, "on-track"), (0.5, 0.3, "needs-attention"), (0.5, 0.2, "off-track")]),
    ],
)  # fmt: skip
def test_health_rules_at_their_thresholds(name, rows) -> None:
    rule = HEALTH_POLICIES[name].rule

    assert [rule(standing(e, p)) for e, p, _ in rows] == [word for _, _, word in rows]
    assert {word for _, _, word in rows} <= set(HEALTH_POLICIES[name].words)


def test_okrkit_goes_by_the_bar_others_by_the_whole_way() -> None:
    half_of_bar = standing(0.5, 0.35, bar=0.7)

    assert HEALTH_POLICIES["okrkit"].rule(half_of_bar) == "on-track"
    assert HEALTH_POLICIES["viva"].rule(half_of_bar) == "behind"


@pytest.mark.parametrize(
    ("chance", "word"), [(0.6, "on-track"), (0.59, "at-risk"), (0.3, "at-risk"), (0.29, "off-track")]
)
def test_with_a_forecast_okrkit_goes_by_it(chance, word) -> None:
    plan = seen(ok.Plan([objective("o", result("a"))]), a=0.5)

    assert scorecard(plan, as_of=MID, p_success={"a": chance})["a"].health == word


@pytest.mark.parametrize(
    ("last", "as_of", "word"),
    [
        (MID, MID, "on-track"),
        (MID - timedelta(days=10), MID, "on-track"),
        (MID - timedelta(days=11), MID, "outdated"),
        (None, MID, "pending"),
        (MID, AFTER, "closed"),
        (None, AFTER, "closed"),
    ],
)
def test_precedence_closed_outdated_policy_pending(last, as_of, word) -> None:
    plan = ok.Plan([objective("o", result("a"))])
    plan = plan.check_in("a", last, 0.9) if last else plan

    assert scorecard(plan, as_of=as_of)["a"].health == word
    assert type(scorecard(plan, as_of=as_of)["a"].health) is str


@pytest.mark.parametrize("name", HEALTH_POLICIES)
def test_silence_is_never_green(name) -> None:
    plan = seen(ok.Plan([objective("o", result("a"), result("b"))]), a=1.0)
    card = scorecard(plan, as_of=MID, policy=ScoringPolicy(health=name))

    assert card["b"].health == "pending"
    assert card["o"].health == "pending"


def test_status_worst_or_mean() -> None:
    plan = seen(ok.Plan([objective("o", result("a", weight=9), result("b"))]), a=0.9, b=0.0)

    assert scorecard(plan, as_of=MID)["o"].health == "off-track"
    assert scorecard(plan, as_of=MID, policy=ScoringPolicy(status="mean"))["o"].health == "on-track"
    weakest = ScoringPolicy(status="mean", health="perdoo_weakest")
    assert scorecard(plan, as_of=MID, policy=weakest)["o"].health == "off-track"


def test_bad_news_is_worse_than_silence() -> None:
    plan = seen(ok.Plan([objective("o", result("a"), result("b"))]), a=0.0)

    assert scorecard(plan, as_of=MID)["o"].health == "off-track"


def test_closed_key_results_leave_the_word_to_the_others() -> None:
    plan = ok.Plan([objective("o", result("a", due=date(2026, 2, 1)), result("b"))])

    assert scorecard(seen(plan, b=0.9), as_of=MID)["o"].health == "on-track"


@pytest.mark.parametrize(
    ("missing", "value", "reason"), [("skip", 0.8, None), ("zero", 0.4, None), ("unknown", None, "no-check-in")]
)
def test_missing(missing, value, reason) -> None:
    plan = seen(ok.Plan([objective("o", result("a"), result("b"))]), a=0.8)
    s = scorecard(plan, as_of=MID, policy=ScoringPolicy(missing=missing))["o"]

    assert (s.value, s.coverage, s.reason) == (value, 0.5, reason)


def test_a_missing_policy_of_ones_own_goes_by_the_reason() -> None:
    ours = MissingPolicy("ours", lambda why: "skip" if why is Reason.NOT_STARTED else 0.0)
    plan = seen(ok.Plan([objective("o", result("a"), result("b"))]), date(2025, 12, 30), a=0.8)

    assert scorecard(plan, as_of=date(2025, 12, 31), policy=ScoringPolicy(missing=ours))["o"].value == 0.8
    assert scorecard(plan, as_of=MID, policy=ScoringPolicy(missing=ours))["o"].value == 0.4


@pytest.mark.parametrize(
    ("lateness", "days", "value"),
    [
        ("none", 14, 1.0),
        ("zero", 1, 0.5),
        ("tenth_a_week", 0, 1.0),
        ("tenth_a_week", 1, 0.9),
        ("tenth_a_week", 7, 0.9),
        ("tenth_a_week", 8, 0.8),
        ("tenth_a_week", 14, 0.8),
        ("tenth_a_week", 70, 0.5),
    ],
)
def test_lateness(lateness, days, value) -> None:
    plan = ok.Plan([objective("o", result("a"))]).check_in("a", date(2026, 3, 1), 0.5)
    plan = plan.check_in("a", END + timedelta(days=days), 1.0)
    card = scorecard(plan, as_of=date(2026, 12, 31), policy=ScoringPolicy(lateness=lateness))

    assert card["a"].value == pytest.approx(value)
    assert card["o"].value == card["a"].value


def test_what_was_never_reached_in_time_is_worth_nothing_under_zero() -> None:
    plan = ok.Plan([objective("o", result("a"))]).check_in("a", END + timedelta(days=7), 1.0)

    assert scorecard(plan, as_of=date(2026, 12, 31), policy=ScoringPolicy(lateness="zero"))["a"].value == 0.0


def test_looking_again_later_is_not_reaching_later() -> None:
    plan = ok.Plan([objective("o", result("a"))])
    for week in (1, 3, 9):
        plan = plan.check_in("a", END + timedelta(weeks=week), 1.0)
    card = scorecard(plan, as_of=date(2026, 12, 31), policy=ScoringPolicy(lateness="tenth_a_week"))

    assert (card["a"].value, card["a"].late) == (0.9, 7)


MIDDLE = date(2026, 2, 14)


@pytest.mark.parametrize(
    ("curve", "day", "expected"),
    [
        (EXPECTED_CURVES["linear"], MIDDLE, 0.5),
        (s_curve(), MIDDLE, 0.5),
        (s_curve(), date(2026, 1, 18), 0.0413),
        (power(2), MIDDLE, 0.25),
        (power(0.5), date(2026, 1, 22), 0.4944),
        (phased([(0.5, 0.2)]), MIDDLE, 0.2),
        (phased([(0.5, 0.2)]), date(2026, 1, 23), 0.1022),
        (milestone_days({date(2026, 2, 1): 0.3, date(2026, 3, 1): 0.9}), MIDDLE, 0.3),
        (working_days(), date(2026, 1, 4), 2 / 64),
        (working_days([date(2026, 1, 1)]), date(2026, 1, 4), 1 / 63),
        (working_days(lambda day: day.day == 1), date(2026, 2, 1), 2 / 3),
        (seasonal([1, 2, 1] + [1] * 9), date(2026, 1, 31), 0.25),
        (seasonal([0] * 12), MIDDLE, 0.5),
    ],
)
def test_curves(curve, day, expected) -> None:
    assert curve.at(day, Q1) == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize("name", EXPECTED_CURVES)
def test_curves_rise_from_zero_to_one(name) -> None:
    curve = EXPECTED_CURVES[name]
    line = [curve.at(Q1.start + timedelta(days=passed), Q1) for passed in range(-1, 91)]

    assert line == sorted(line)
    assert (line[0], line[-1]) == (0.0, 1.0)


def test_milestones_are_expected_evenly() -> None:
    curve = EXPECTED_CURVES["milestones"]
    measure = Deliver(("a", "b", "c"), weights=(1, 1, 2))

    assert [curve.at(Q1.start + timedelta(days=day - 1), Q1, measure) for day in (29, 30, 60, 89, 90)] == [
        0,
        0.25,
        0.5,
        0.5,
        1,
    ]


@pytest.mark.parametrize(
    "make",
    [
        lambda: power(0),
        lambda: s_curve(-1),
        lambda: phased([(0.5, 0.5), (0.4, 0.6)]),
        lambda: phased([(0.5, 1.5)]),
        lambda: seasonal([1, 2, 3]),
        lambda: seasonal([float("nan")] * 12),
        lambda: milestone_days({MIDDLE: 0.5, END: 0.4}),
        lambda: HealthPolicy("", lambda s: "x"),
        lambda: HealthPolicy("x", None),
        lambda: BandPolicy("x", []),
        lambda: BandPolicy("x", [BandStep(0.5, Band.RED, "no")]),
        lambda: ScoringPolicy(band=3),
    ],
)
def test_impossible_policies_are_refused(make) -> None:
    with pytest.raises(ok.OptionsError):
        make()


def test_functions_of_the_user_work_everywhere() -> None:
    def ours(s: Standing) -> str:
        return "fine" if s.pace >= 0 else "late"

    policy = ScoringPolicy(
        health=ours,
        curve=lambda moment: moment.elapsed**3,
        missing=lambda why: 0.0,
        lateness=lambda days: 0.5,
        roll_up=lambda parts: parts.own,
        status=lambda words, rank: words[0],
        band=BandPolicy("ours", [BandStep(0, Band.RED, "no"), BandStep(0.5, Band.GREEN, "yes")]),
    )
    plan = seen(ok.Plan([objective("o", result("a"), result("b"))]), a=0.9)
    s = scorecard(plan, as_of=MID, policy=policy)["o"]

    assert (s.health, s.expected, s.value, s.band_word) == ("fine", 0.125, 0.45, "no")
    assert policy.to_dict()["health"] == "ours"


def test_words_of_the_user_get_colours_by_their_order() -> None:
    policy = HealthPolicy("ours", lambda s: "ok", words=("ok", "hm", "no"))

    assert [policy.tone(word) for word in ("ok", "hm", "no", "closed")] == ["green", "yellow", "red", None]


def test_goals_that_change_word_between_policies() -> None:
    goals = [smart("fine", measure=Change(0, 1)), smart("tight"), smart("bad"), smart("silent")]
    plan = seen(ok.Plan([], goals), fine=0.6, tight=0.45, bad=0.0)
    found = compare_policies(plan, as_of=MID)

    assert [one.goal for one in found] == ["tight"]
    assert found[0].words["okrkit"] == "on-track"
    assert found[0].words["viva"] == "behind"
    assert (
        str(compare_policies(plan, as_of=MID, policies=["okrkit", "viva"])[0]) == "tight: okrkit on-track, viva behind"
    )
    assert compare_policies(plan, as_of=MID, policies=["okrkit"]) == ()


def test_a_hold_outside_is_never_late_before_it_is_expected() -> None:
    plan = seen(ok.Plan([], [smart("s", measure=Hold(at_least=5))]), date(2026, 1, 2), s=1)

    assert scorecard(plan, as_of=date(2026, 1, 2))["s"].health == "on-track"
