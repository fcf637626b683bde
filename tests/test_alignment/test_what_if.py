"""What-if on values, weights, links and goals; sensitivity and the tornado table."""

from datetime import date

import pytest

from okrkit import (
    Change,
    InvalidGoalError,
    InvalidPlanError,
    KeyResult,
    Objective,
    OptionsError,
    Plan,
    SmartGoal,
    UnknownGoalError,
)
from okrkit.alignment import Chance, edited, influence, sensitivity, tornado, what_if

DAY = date(2026, 3, 1)


@pytest.fixture
def plan() -> Plan:
    top = Objective("top", "T", [KeyResult("k", "K"), KeyResult("m", "M", Change(0, 10))], ambition="committed")
    goals = [
        SmartGoal("a", "A", Change(0, 10), contributes_to={"k": 0.5}),
        SmartGoal("b", "B", Change(0, 10), contributes_to={"k": 0.3}, depends_on=["a"]),
        SmartGoal("z", "Z", Change(0, 10)),
    ]
    made = Plan([top], goals)
    for goal, value in (("m", 9), ("a", 8), ("b", 6), ("z", 1)):
        made = made.check_in(goal, DAY, value)
    return made


def test_a_value_moves_all_that_stands_above_and_waits(plan: Plan) -> None:
    found = what_if(plan, as_of=DAY, values={"a": 0.2})

    assert {delta.goal for delta in found.deltas} == {"a", "k", "top", "b"}
    assert found["k"].before == pytest.approx(0.58)
    assert found["k"].after == pytest.approx(0.5 * 0.2 + 0.3 * 0.2)
    assert found["top"].change == pytest.approx(0.16 - 0.58)
    assert found["z"].change == 0.0
    assert found.plan == plan


def test_weights_links_and_goals_change_on_a_copy(plan: Plan) -> None:
    heavier = what_if(plan, as_of=DAY, links={("a", "k"): 0.6, ("z", "k"): 0.1, ("b", "k"): None})
    assert heavier["k"].after == pytest.approx(0.48 + 0.01)
    assert heavier.touched == ("a", "k", "z", "b")
    assert plan["a"].contributes_to[0].weight == 0.5

    without = what_if(plan, as_of=DAY, drop=["a"])
    assert without["k"].after == pytest.approx(0.18)
    assert without.plan["b"].depends_on == ()
    assert {delta.goal for delta in without.deltas} == {"k", "top", "b"}

    more = what_if(plan, as_of=DAY, add=[SmartGoal("n", "N", contributes_to={"k": 0.2})], values={"n": 1},
                   add_results={"top": [KeyResult("new", "New")]})  # fmt: skip
    assert more["k"].after == pytest.approx(0.78)
    assert more.touched == ("n", "top", "new")


def test_what_a_change_does_prints_in_80_columns(plan: Plan) -> None:
    text = str(what_if(plan, as_of=DAY, values={"a": 0.2}))

    assert max(map(len, text.splitlines())) <= 80
    assert text.splitlines()[0].startswith("a ")
    assert str(what_if(plan, as_of=DAY)) == "nothing above moves"


def test_changes_that_cannot_be_are_told(plan: Plan) -> None:
    with pytest.raises(InvalidPlanError, match="does not contribute"):
        edited(plan, links={("z", "k"): None})
    with pytest.raises(UnknownGoalError):
        edited(plan, links={("z", "nope"): 0.1})
    with pytest.raises(UnknownGoalError):
        edited(plan, drop=["nope"])
    with pytest.raises(InvalidGoalError):
        edited(plan, links={("z", "k"): 7})
    with pytest.raises(InvalidPlanError):
        edited(plan, add=[SmartGoal("a", "again")])


def test_sensitivity_ranks_the_goals_below_by_what_they_can_do(plan: Plan) -> None:
    found = sensitivity(plan, "top", as_of=DAY)

    assert [swing.goal for swing in found][:2] == ["k", "a"]
    assert {swing.goal for swing in found} == {"k", "m", "a", "b"}
    widths = {swing.goal: swing.width for swing in found}
    assert widths["k"] == pytest.approx(0.9)  # at 1.0 the other key result is the least
    assert widths["b"] == pytest.approx(0.3)
    assert found.now == influence(plan, as_of=DAY)["top"].value


def test_the_tornado_goes_between_quantiles(plan: Plan) -> None:
    found = tornado(plan, "k", as_of=None, values={"b": 0.5}, distributions={"a": Chance(0.5)})

    assert [(swing.goal, swing.low, swing.high) for swing in found] == [("a", 0.15, 0.65)] or found.swings[
        0
    ].goal == "a"
    text = str(sensitivity(plan, "top", as_of=DAY))
    assert max(map(len, text.splitlines())) <= 80
    assert text.count("#") > 10
    for wrong in ({"p": 0.5}, {"p": 0}):
        with pytest.raises(OptionsError):
            tornado(plan, "k", as_of=None, **wrong)
    with pytest.raises(OptionsError):
        sensitivity(plan, "k", as_of=None, least=1)
