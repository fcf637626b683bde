"""Contributors: support, the roll-up policies, two ways to one ancestor, loops, and links that lead nowhere."""

from datetime import date

import pytest
from scoring_plans import AFTER, MID, objective, result, seen, smart

import okrkit as ok
from okrkit import Change
from okrkit.scoring import ROLL_UP_POLICIES, ScoringPolicy, scorecard


def card(plan: ok.Plan, roll_up: str = "own", day: date = MID):
    return scorecard(plan, as_of=day, policy=ScoringPolicy(roll_up=roll_up))


def test_support_stands_beside_the_score_on_the_attainment_scale() -> None:
    top = objective("top", result("t"))
    stretch = objective("stretch", result("k"), contributes_to=["top"])
    plan = seen(ok.Plan([top, stretch], [smart("s", contributes_to=["top"])]), t=0.2, k=0.7, s=1.0)
    s = card(plan)["top"]

    assert (s.value, s.support, s.support_reason) == (0.2, 1.0, None)


def test_support_is_weighted_and_skips_what_is_unknown() -> None:
    goals = [
        smart("a", contributes_to={"top": 0.9}),
        smart("b", contributes_to={"top": 0.3}),
        smart("c", contributes_to=["top"]),
    ]
    plan = seen(ok.Plan([objective("top")], goals), a=1.0, b=0.2)

    assert card(plan)["top"].support == pytest.approx((0.9 * 1.0 + 0.3 * 0.2) / 1.2)


def test_contributors_of_key_results_support_the_objective() -> None:
    plan = seen(ok.Plan([objective("o", result("k"))], [smart("s", contributes_to=["k"])]), s=0.5)

    assert (card(plan)["k"].support, card(plan)["o"].support) == (0.5, 0.5)


def test_who_contributes_to_objective_and_key_result_counts_once() -> None:
    goals = [smart("s", contributes_to={"k": 0.5, "o": 1.0}), smart("t", contributes_to=["o"])]
    plan = seen(ok.Plan([objective("o", result("k"))], goals), s=0.0, t=1.0)

    assert card(plan)["o"].support == 0.5
    assert card(plan).counted_once("o") == ("s",)


@pytest.mark.parametrize("links", [{"o": 0.2, "k": 1.0}, {"o": 1.0, "k": 0.2}])
def test_the_strongest_of_several_links_counts(links) -> None:
    goals = [smart("s", contributes_to=links), smart("t", contributes_to={"o": 1.0})]
    plan = seen(ok.Plan([objective("o", result("k"))], goals), s=0.0, t=1.0)

    assert card(plan)["o"].support == 0.5


@pytest.mark.parametrize(
    ("goals", "values", "reason"),
    [
        ([], {}, "nothing-to-average"),
        ([smart("s", contributes_to={"top": 0})], {"s": 1.0}, "zero-weight"),
        ([smart("s", contributes_to=["top"])], {}, "no-check-in"),
        ([smart("s", contributes_to={"top": -0.5})], {"s": 1.0}, "nothing-to-average"),
    ],
)
def test_support_is_undefined_with_a_reason(goals, values, reason) -> None:
    s = card(seen(ok.Plan([objective("top", result("k"))], goals), **values))["top"]

    assert (s.support, s.support_reason) == (None, reason)


def test_hindrance_is_kept_apart_from_help() -> None:
    goals = [smart("s", contributes_to=["top"]), smart("x", contributes_to={"top": -0.5})]
    s = card(seen(ok.Plan([objective("top")], goals), s=0.4, x=0.9))["top"]

    assert (s.support, s.opposition) == (0.4, 0.9)


def test_a_trace_counts_in_nothing() -> None:
    goals = [smart("s", contributes_to=["top"]), smart("t", contributes_to={"top": 0})]
    plan = seen(ok.Plan([objective("top", result("k"))], goals), k=0.5, s=1.0, t=0.0)

    for name in ROLL_UP_POLICIES:
        without = plan.remove("t")
        assert card(plan, name)["top"].value == card(without, name)["top"].value
        assert card(plan, name)["top"].support == card(without, name)["top"].support


def test_a_child_of_several_parents_counts_in_each() -> None:
    plan = ok.Plan([objective("a"), objective("b")], [smart("s", contributes_to={"a": 1.0, "b": 0.5})])
    found = card(seen(plan, s=0.5))

    assert (found["a"].support, found["b"].support) == (0.5, 0.5)


def test_blend_mixes_equal_bars_raw_and_others_by_attainment() -> None:
    top = objective("top", result("t"))
    same = seen(ok.Plan([top, objective("low", result("k"), contributes_to=["top"])]), t=0.2, k=0.9)
    other = seen(ok.Plan([top], [smart("s", contributes_to=["top"])]), t=0.35, s=1.0)

    assert card(same, "blend")["top"].value == pytest.approx(0.55)
    assert card(other, "blend")["top"].value == pytest.approx(0.7 * (0.5 + 1.0) / 2)
    assert card(same)["top"].value == 0.2


def test_blend_goes_up_through_key_results() -> None:
    low = objective("low", result("k"), contributes_to=["t"])
    plan = seen(ok.Plan([objective("top", result("t"), result("u")), low]), t=0.2, u=0.5, k=0.6)
    found = card(plan, "blend")

    assert found["t"].value == pytest.approx(0.4)
    assert found["top"].value == pytest.approx(0.45)


def test_worst_is_the_weakest_of_own_and_contributors() -> None:
    low = objective("low", result("k"), contributes_to=["top"])
    plan = seen(
        ok.Plan([objective("top", result("t")), low], [smart("s", contributes_to=["top"])]), t=0.5, k=0.3, s=0.9
    )

    assert card(plan, "worst")["top"].value == pytest.approx(0.3)


def deals(name: str, target: int, **more) -> ok.SmartGoal:
    return smart(name, measure=Change(0, target, unit="deal"), **more)


def test_sum_adds_values_of_one_unit() -> None:
    goals = [
        deals("team", 20),
        deals("ann", 10, contributes_to=["team"]),
        deals("bob", 10, contributes_to={"team": 0.5}),
    ]
    s = card(seen(ok.Plan([], goals), team=1, ann=6, bob=8), "sum")["team"]

    assert (s.measured, s.progress, s.value) == (10.0, 0.5, 0.5)


def test_sum_refuses_mixed_units() -> None:
    goals = [deals("team", 20), smart("ann", measure=Change(0, 9, unit="call"), contributes_to=["team"])]
    s = card(seen(ok.Plan([], goals), team=1, ann=6), "sum")["team"]

    assert (s.value, s.reason, s.verdict) == (None, "mixed-units", "unknown")


def test_sum_counts_who_comes_on_two_ways_once() -> None:
    goals = [
        deals("top", 20),
        deals("a", 9, contributes_to=["top"]),
        deals("b", 9, contributes_to=["top"]),
        deals("c", 9, contributes_to=["a", "b"]),
        deals("d", 9, contributes_to=["b"]),
    ]
    found = card(seen(ok.Plan([], goals), c=5, d=2), "sum")

    assert [found[name].measured for name in ("a", "b", "top")] == [5.0, 7.0, 7.0]
    assert found.counted_once("top") == ("c",)


@pytest.mark.parametrize("name", ["blend", "worst"])
def test_a_shortcut_is_not_counted_beside_the_long_way(name) -> None:
    def plan(shortcut: bool) -> ok.Plan:
        links = ["mid", "top"] if shortcut else ["mid"]
        goals = [smart("top"), smart("mid", contributes_to=["top"]), smart("low", contributes_to=links)]
        return seen(ok.Plan([], goals), top=0.9, mid=0.7, low=0.1)

    assert card(plan(True), name)["top"].value == card(plan(False), name)["top"].value
    assert card(plan(True), name).counted_once("top") == ("low",)


@pytest.mark.parametrize("name", ROLL_UP_POLICIES)
def test_a_chain_rolls_up_to_its_leaf(name) -> None:
    goals = [deals(f"g{at}", 10, contributes_to=[f"g{at + 1}"] if at < 99 else []) for at in range(100)]
    found = card(seen(ok.Plan([], goals), g0=7), name)

    assert found["g99"].value == (None if name == "own" else 0.7)
    assert found["g1"].support == 0.7


def loop_plan() -> ok.Plan:
    a = objective("a", result("ka"), contributes_to=["kb"])
    b = objective("b", result("kb"), contributes_to=["a"])
    above = objective("above", result("ku"))
    plan = ok.Plan([a, b, above], [smart("self", contributes_to=["self"]), smart("s", contributes_to=["a"])])
    plan = plan.replace(objective("b", result("kb"), contributes_to=["a", "above"]))
    return seen(plan, ka=0.3, kb=0.6, ku=0.2, self=0.5, s=0.9)


@pytest.mark.parametrize("name", ROLL_UP_POLICIES)
def test_goals_in_a_loop_keep_their_own_score(name) -> None:
    found = card(loop_plan(), name)

    assert [found[goal].value for goal in ("a", "b", "kb", "self")] == [0.3, 0.6, 0.6, 0.5]
    assert {found[goal].support_reason for goal in ("a", "b", "self")} == {"loop"}
    assert {found[goal].support for goal in ("a", "b", "self")} == {None}
    assert str(found.explain("a"))


def test_above_a_loop_everything_is_counted() -> None:
    found = card(loop_plan(), "blend")

    assert found["above"].support == pytest.approx(0.6 / 0.7)
    assert found["above"].value == pytest.approx(0.4)


@pytest.mark.parametrize("name", ROLL_UP_POLICIES)
def test_links_to_nowhere_change_nothing(name) -> None:
    plan = ok.Plan(
        [objective("o", result("k"), contributes_to=["gone", "churn"])], [smart("s", contributes_to=["nope", "o"])]
    )
    plan = seen(plan.add(ok.HealthMetric("churn", "Churn", ok.Hold(at_most=2))), k=0.5, s=0.7)
    found = card(plan, name)

    assert found["o"].support == 0.7


def test_a_key_result_that_contributes_to_its_own_objective_is_no_supporter() -> None:
    plan = seen(ok.Plan([objective("o", result("k", contributes_to=["o"]))]), k=0.5)

    assert card(plan)["o"].support is None
    assert card(plan)["o"].value == card(plan, "blend")["o"].value == 0.5


def test_verdicts_follow_the_rolled_score() -> None:
    plan = seen(ok.Plan([objective("top"), objective("low", result("k"), contributes_to=["top"])]), k=0.8)
    found = card(plan, "blend", AFTER)["top"]

    assert (found.value, found.coverage, found.verdict) == (0.8, 1.0, "met")
