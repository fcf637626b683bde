"""Two cards side by side: what changed, and what a removed child did to its parent."""

from datetime import date

import pytest
from scoring_plans import MID, Q1, objective, result, seen, smart

import okrkit as ok
from okrkit import Change
from okrkit.scoring import compare_cards, score, scorecard


def two(plan: ok.Plan, later: ok.Plan):
    """Return the changes between the cards of two plans."""
    return compare_cards(scorecard(plan, as_of=MID), scorecard(later, as_of=MID))


PLAN = seen(
    ok.Plan(
        [objective("o", result("a"), result("b", weight=2))],
        [smart("s", contributes_to=["o"]), smart("t", contributes_to=["o"])],
    ),
    a=0.9, b=0.3, s=1.0, t=0.2,
)  # fmt: skip


def test_nothing_changed_nothing_told() -> None:
    assert two(PLAN, PLAN) == ()


def test_removing_a_weak_key_result_is_told() -> None:
    changes = {change.goal: change for change in two(PLAN, PLAN.remove("b"))}

    assert set(changes) == {"o", "b"}
    assert (changes["o"].before, changes["o"].after) == (pytest.approx(0.5), 0.9)
    assert (changes["o"].gone, changes["o"].raised_by_removal) == (("b",), True)
    assert "higher only because of what is gone" in str(changes["o"])


def test_removing_a_strong_key_result_raises_nothing() -> None:
    changes = {change.goal: change for change in two(PLAN, PLAN.remove("a"))}

    assert (changes["o"].gone, changes["o"].raised_by_removal) == (("a",), False)


def test_removing_a_weak_contributor_is_told() -> None:
    changes = {change.goal: change for change in two(PLAN, PLAN.remove("t"))}

    assert (changes["o"].support_before, changes["o"].support_after) == (0.6, 1.0)
    assert (changes["o"].gone, changes["o"].raised_by_removal) == (("t",), True)
    assert "support 0.60 -> 1.00" in str(changes["o"])


def test_moving_a_contributor_away_is_told_like_removing_it() -> None:
    moved = PLAN.replace(smart("t"))
    changes = {change.goal: change for change in two(PLAN, moved)}

    assert (changes["o"].gone, changes["o"].raised_by_removal) == (("t",), True)


def test_a_new_child_and_a_new_value() -> None:
    later = seen(PLAN.add(result("c"), to="o"), date(2026, 2, 13), c=0.0)
    changes = {change.goal: change for change in two(PLAN, later)}

    assert (changes["o"].joined, changes["o"].gone) == (("c",), ())
    assert (changes["c"].before, changes["c"].after) == (None, 0.0)
    assert "new: c" in str(changes["o"])


def test_a_single_goal_is_scored_without_a_plan() -> None:
    goal = objective("o", result("a"), result("b"))
    facts = [ok.CheckIn("a", MID, 0.5), ok.CheckIn("x", MID, 0.5), ok.CheckIn("a", date(2026, 3, 1), 0.9)]

    assert score(goal, facts, as_of=MID).value == 0.5
    assert score(goal, reversed(facts), as_of=Q1.end).value == 0.9


def test_a_key_result_is_scored_inside_its_objective() -> None:
    with pytest.raises(ok.InvalidGoalError, match="score the objective"):
        score(result("a"), as_of=MID)


def test_two_check_ins_on_one_day_are_refused() -> None:
    with pytest.raises(ok.InvalidGoalError):
        score(smart("s", measure=Change(0, 1)), [ok.CheckIn("s", MID, 0.5), ok.CheckIn("s", MID, 0.6)], as_of=MID)
