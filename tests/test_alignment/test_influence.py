"""Influence on plans: the golden vectors through links, measured starts, caps, conflicts, loops, what-ifs."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from okrkit import (
    AlignmentLoopError,
    Change,
    Deliver,
    Establish,
    Hold,
    KeyResult,
    Objective,
    OptionsError,
    Plan,
    SmartGoal,
    UnknownGoalError,
)
from okrkit.alignment import effect, effects, influence, strength
from okrkit.scoring import scorecard

DAY = date(2026, 2, 15)


def fed(links: dict[str, float], *results: str, **fields: object) -> Plan:
    """An objective "o" with key results, and contributors with weights."""
    goals = [SmartGoal(name, name, contributes_to={"o": weight}) for name, weight in links.items()]
    return Plan([Objective("o", "O", [KeyResult(name, name) for name in results], **fields)], goals)


VECTORS = [
    (fed({}, "a", "b"), {"a": 0.4, "b": 0.8}, None, 0.4),
    (fed({}, "a", "b"), {"a": 0.4, "b": 0.8}, "or", 0.8),
    (fed({"x": 0.5, "y": 0.4}), {"x": 1, "y": 1}, None, 0.9),
    (fed({"x": 0.6, "y": 0.5}), {"x": 1, "y": 1}, None, 0.9),
    (fed({"x": 1, "y": 0.2}), {"x": 1, "y": 1}, None, 1.0),
    (fed({"x": 0.5, "y": 0.3}), {"x": 0.5, "y": -1}, None, -0.05),
    (fed({"x": -0.3}, "a", "b"), {"a": 1, "b": 0, "x": 1}, "or", 0.7),
    (fed({"x": 0.25}, "a", "b"), {"a": 0.6, "b": 0.9, "x": 0.8}, "and", 0.8),
    (fed({"x": -1, "y": -0.2}), {"x": 0.9, "y": 0.5}, None, -1.0),
]


@pytest.mark.parametrize(("plan", "values", "kind", "expected"), VECTORS)
def test_golden_vector(plan: Plan, values: dict, kind: str | None, expected: float) -> None:
    found = influence(plan, as_of=None, values=values, refinements={"o": kind} if kind else None)

    assert found["o"].value == pytest.approx(expected, abs=1e-12)


def test_a_dependency_caps_and_alone_gives_its_value() -> None:
    goals = [
        SmartGoal("x", "X", contributes_to={"t": 0.75}),
        SmartGoal("t", "T", depends_on=["d"]),
        SmartGoal("d", "D"),
        SmartGoal("only", "Only", depends_on=["d"]),
    ]
    found = influence(Plan([], goals), as_of=None, values={"x": 1, "d": 0.2})

    assert (found["t"].value, found["t"].cap, found["t"].capped) == (0.2, 0.2, True)
    assert (found["only"].value, found["only"].capped) == (0.2, False)


def test_a_measured_goal_that_only_depends_keeps_its_value_under_the_cap() -> None:
    goals = [SmartGoal("t", "T", Change(0, 10), depends_on=["d"]), SmartGoal("d", "D", Change(0, 10))]
    plan = Plan([], goals).check_in("t", DAY, 3).check_in("d", DAY, 8)

    assert influence(plan, as_of=DAY)["t"].value == 0.3
    assert influence(plan.check_in("d", DAY, 1, replace=True), as_of=DAY)["t"].value == 0.1


def test_evidence_for_and_against_is_a_conflict_not_a_zero() -> None:
    found = influence(fed({"x": 0.6, "y": -0.6}), as_of=None, values={"x": 1, "y": 1})

    assert (found["o"].value, found["o"].positive, found["o"].negative, found["o"].conflict) == (0.0, 0.6, -0.6, True)
    assert [one.goal for one in found.conflicts] == ["o"]


def test_the_start_is_attainment_as_the_scorecard_has_it() -> None:
    results = [KeyResult(f"k{i}", "K", Change(0, 10)) for i in range(5)]
    plan = Plan([Objective("a", "A", results[:3]), Objective("c", "C", results[3:], ambition="committed")],
                [SmartGoal("s", "S", Change(7, 3))])  # fmt: skip
    for name, value in (("k0", 3), ("k1", 7), ("k2", -4), ("k3", 7), ("k4", 12), ("s", 4.5)):
        plan = plan.check_in(name, DAY, value)
    found, card = influence(plan, as_of=DAY), scorecard(plan, as_of=DAY)

    assert all(found[name].value == card[name].attainment for name in ("k0", "k1", "k2", "k3", "k4", "s"))
    assert found["a"].value == 0.0
    assert found["c"].value == 0.7


@pytest.mark.parametrize(("measure", "value"), [
    (Change(0, 10), 0), (Change(0.0, 10.0), -3.5), (Change(10, 0), 2), (Change(0, 10), 4.5), (Change(0, 10), 7),
    (Change(Decimal(0), Decimal(10)), Decimal("3.3")), (Change(0, 10), Fraction(10, 3)), (Change(0, 10), Decimal("3.3")),
    (Change(-1e308, 1e308), 5e307), (Change(0, 1e-300), 1e300), (Change(0, 12, accumulate="sum"), 5),
    (Hold(at_least=5, tolerance=4), 3), (Deliver(("a", "b", "c")), ["a"]), (Establish(), 7),
])  # fmt: skip
def test_the_start_is_the_scorecards_for_every_kind_of_number(measure: object, value: object) -> None:
    plan = Plan([Objective("o", "O", [KeyResult("k", "K", measure)])], [SmartGoal("s", "S", measure)])
    for goal in ("k", "s"):
        plan = plan.check_in(goal, DAY, value)
    found, card = influence(plan, as_of=DAY), scorecard(plan, as_of=DAY)

    assert [found[goal].value for goal in "ks"] == [card[goal].attainment for goal in "ks"]
    assert influence(plan, as_of=date(2026, 1, 1))["k"].value == scorecard(plan, as_of=date(2026, 1, 1))["k"].attainment


def test_a_changed_target_counts_from_its_day_on() -> None:
    plan = Plan([], [SmartGoal("s", "S", Change(0, 10))]).check_in("s", DAY, 4)
    plan = plan.change_target("s", date(2026, 2, 20), 5)

    assert influence(plan, as_of=DAY)["s"].value == 0.4
    assert influence(plan, as_of=date(2026, 2, 21))["s"].value == 0.8


@pytest.mark.parametrize(("value", "expected"), [(0.95, 0.9), (1.0, 1.0), (0.5, 0.5), (-0.95, -0.95)])
def test_one_contributor_alone_follows_the_tolerance_too(value: float, expected: float) -> None:
    plan = fed({"x": 1.0})

    assert influence(plan, as_of=None, values={"x": value})["o"].value == expected
    assert influence(plan, as_of=None, values={"x": 0.1}).what_if({"x": value})["o"].value == expected
    assert influence(plan, as_of=None, values={"x": value}, tolerance=0)["o"].value == value


def test_what_nobody_knows_is_left_out_or_zero_on_request() -> None:
    plan = fed({"x": 0.5}, "a", "b")

    assert influence(plan, as_of=DAY)["o"].value is None
    assert influence(plan, as_of=DAY).unknown() == ("o", "a", "b", "x")
    assert influence(plan, as_of=DAY, values={"a": 0.4, "x": 1})["o"].value == 0.9
    assert influence(plan, as_of=DAY, values={"a": 0.4, "x": 1}, missing="zero")["o"].value == 0.5


def test_a_goal_keeps_its_own_value_where_nothing_below_it_is_known() -> None:
    plan = Plan(
        [Objective("o", "O", [KeyResult("k", "K", Change(0, 10))])], [SmartGoal("s", "S", contributes_to=["k"])]
    )
    plan = plan.check_in("k", DAY, 3.5)

    assert influence(plan, as_of=DAY)["o"].value == 0.5
    assert influence(plan, as_of=DAY, values={"s": 0.2})["o"].value == 0.2


def test_a_trace_does_not_count_and_or_can_be_stated_on_the_objective() -> None:
    assert influence(fed({"x": 0}, "a"), as_of=None, values={"a": 0.4, "x": 1})["o"].value == 0.4
    assert influence(fed({"x": 0}), as_of=None, values={"x": 1})["o"].value is None
    stated = fed({}, "a", "b", extra={"refinement": "or"})
    assert influence(stated, as_of=None, values={"a": 0.4, "b": 0.8})["o"].value == 0.8
    assert influence(stated, as_of=None, values={"a": 0.4, "b": 0.8}, refinements={"o": "and"})["o"].value == 0.4


def test_a_given_value_replaces_what_would_be_worked_out() -> None:
    found = influence(fed({"x": 0.5}, "a"), as_of=None, values={"a": 0.1, "o": 0.8})

    assert (found["o"].value, found["o"].worked_out) == (0.8, False)


def test_what_if_works_out_the_same_as_from_the_start() -> None:
    plan = fed({"x": 0.5, "y": -0.2}, "a", "b")
    before = influence(plan, as_of=None, values={"a": 0.3, "b": 0.5, "x": 0.1, "y": 0.3})
    after = before.what_if({"a": 0.9, "x": 1})

    assert after.values() == influence(plan, as_of=None, values={"a": 0.9, "b": 0.5, "x": 1, "y": 0.3}).values()
    assert before["a"].value == 0.3
    assert before.what_if({"o": 0.2})["o"].value == 0.2


def test_settings_that_cannot_be_used_are_told() -> None:
    plan = fed({"x": 0.5}, "a")
    with pytest.raises(UnknownGoalError):
        influence(plan, as_of=None, values={"z": 1})
    with pytest.raises(OptionsError) as caught:
        influence(plan, as_of=None, values={"a": 2, "x": float("nan"), "o": True})
    assert len(caught.value.problems) == 3
    for wrong in ({"tolerance": 2}, {"missing": "maybe"}, {"refinements": {"o": "xor"}}):
        with pytest.raises(OptionsError):
            influence(plan, as_of=None, **wrong)
    with pytest.raises(UnknownGoalError):
        influence(plan, as_of=None, refinements={"z": "or"})


def test_loops_of_links_and_dependencies_show_their_path() -> None:
    links = Plan([Objective("a", "A", contributes_to=["b"]), Objective("b", "B", contributes_to=["a"])])
    mixed = Plan([Objective("a", "A", contributes_to=["b"], depends_on=["b"]), Objective("b", "B")])
    for plan in (links, mixed):
        with pytest.raises(AlignmentLoopError) as caught:
            influence(plan, as_of=DAY)
        assert caught.value.path == ("a", "b", "a")


def test_effects_on_every_goal_above() -> None:
    plan = Plan(
        [Objective("top", "T", [KeyResult("k", "K"), KeyResult("m", "M")])],
        [SmartGoal("s", "S", contributes_to={"k": 0.5}), SmartGoal("w", "W", depends_on=["s"]), SmartGoal("z", "Z")],
    )
    found = influence(plan, as_of=None, values={"s": 0.6, "m": 0.8, "w": 0.1})
    by_ancestor = {one.ancestor: one for one in effects(found, "s")}

    assert list(by_ancestor) == ["top", "k", "w"]
    assert by_ancestor["top"].marginal == pytest.approx(0.5)
    assert by_ancestor["top"].necessity == pytest.approx(0.3)
    assert by_ancestor["top"].sufficiency == 0.0  # m is at 0 then
    assert by_ancestor["k"].sufficiency == 0.5
    assert by_ancestor["top"].strength == 0.5
    assert effect(found, "z", "top").marginal == 0.0


def test_strength_multiplies_along_and_adds_over_ways_and_keeps_the_sign() -> None:
    goals = [
        SmartGoal("a", "A", contributes_to={"b": 0.5, "c": -0.4}),
        SmartGoal("b", "B", contributes_to={"d": 0.5}),
        SmartGoal("c", "C", contributes_to={"d": 1.0}),
        SmartGoal("d", "D"),
    ]
    found = influence(Plan([], goals), as_of=None)

    assert strength(found, "a", "d") == pytest.approx(0.25 - 0.4)
    assert strength(found, "d", "a") == 0.0


def test_a_deep_chain_and_a_wide_fan() -> None:
    count = 100_000
    deep = Plan([], [SmartGoal(f"g{i}", "t", contributes_to={f"g{i - 1}": 1.0} if i else {}) for i in range(count)])
    wide = Plan([Objective("o", "O")], [SmartGoal(f"s{i}", "t", contributes_to={"o": 0.00001}) for i in range(count)])

    found = influence(deep, as_of=None, values={f"g{count - 1}": 0.8})
    assert found["g0"].value == 0.8
    assert found.what_if({f"g{count - 1}": 0.3})["g0"].value == 0.3
    assert influence(wide, as_of=None, values={f"s{i}": 0.8 for i in range(count)})["o"].value == pytest.approx(0.8)
