"""Laws of the way up: a chain carries its leaf unchanged, however long it is."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import SOME, close

import okrkit as ok
from okrkit import testing as kit
from okrkit.scoring import ScoringPolicy, scorecard

DAY = date(2026, 2, 2)
shares = st.floats(0, 1)


def chain(length: int, weights: list[float]) -> list[ok.SmartGoal]:
    """Return goals g0 (the leaf, with a measure), g1 ... each contributing to the next."""
    goals = [ok.SmartGoal("g0", "Leaf", ok.Change(0, 1), contributes_to={"g1": weights[0]} if length > 1 else ())]
    for number in range(1, length):
        up = {f"g{number + 1}": weights[number % len(weights)]} if number + 1 < length else ()
        goals.append(ok.SmartGoal(f"g{number}", "Step", contributes_to=up))
    return goals


links = st.lists(kit.numbers(min_value=0.01, max_value=1), min_size=1, max_size=5)


@pytest.mark.parametrize("roll_up", ["blend", "worst"])
@SOME
@given(length=st.integers(1, 12), weights=links, value=shares, data=st.data())
def test_the_roll_up_of_a_chain_is_the_leaf(
    roll_up: str, length: int, weights: list[float], value: float, data: st.DataObject
) -> None:
    goals = data.draw(st.permutations(chain(length, weights)))
    plan = ok.Plan([], goals).check_in("g0", DAY, value)
    card = scorecard(plan, as_of=DAY, policy=ScoringPolicy(roll_up=roll_up))

    assert [card[goal.id].value for goal in goals] == [card["g0"].value] * length == [value] * length


@SOME
@given(weights=links, value=shares)
def test_sums_of_a_chain_are_the_leaf(weights: list[float], value: float) -> None:
    goals = [
        ok.SmartGoal("g0", "Leaf", ok.Change(0, 1, unit="deal"), contributes_to=["g1"]),
        ok.SmartGoal("g1", "Step", ok.Change(0, 1, unit="deal"), contributes_to=["g2"]),
        ok.SmartGoal("g2", "Top", ok.Change(0, 1, unit="deal")),
    ]
    card = scorecard(ok.Plan([], goals).check_in("g0", DAY, value), as_of=DAY, policy=ScoringPolicy(roll_up="sum"))

    assert card["g2"].value == card["g0"].value == value


@SOME
@given(value=shares, weight=kit.numbers(min_value=0.01, max_value=1))
def test_support_of_one_contributor_is_its_attainment(value: float, weight: float) -> None:
    goal = ok.SmartGoal("s", "S", ok.Change(0, 1), contributes_to={"o": weight})
    card = scorecard(ok.Plan([ok.Objective("o", "O")], [goal]).check_in("s", DAY, value), as_of=DAY)

    assert close(card["o"].support, value)
    assert card["s"].attainment == value
    assert card["o"].value is None


@settings(max_examples=1)
@given(value=shares)
def test_a_chain_of_thousands_needs_no_recursion(value: float) -> None:
    plan = ok.Plan([], chain(20_000, [1.0])).check_in("g0", DAY, value)
    card = scorecard(plan, as_of=DAY, policy=ScoringPolicy(roll_up="blend"))

    assert card.value("g19999") == value
