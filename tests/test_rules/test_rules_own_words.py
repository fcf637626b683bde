"""The words of a house reach every function that reads sentences."""

from __future__ import annotations

from datetime import date

import pytest

from okrkit import KeyResult, Objective, Plan, SmartGoal, lint
from okrkit.parsing import OwnWords, parse_plan_text
from okrkit.rules import DraftReview, review_draft, smart_report

OWN = OwnWords(vague=["synergy"], defined=["engagement"], units={"pallet": ["plt"]})
DAY = date(2026, 1, 5)


def reviewed(title: str, own_words: OwnWords | None) -> DraftReview:
    draft = Objective("o", "Grow the team", [KeyResult("k", title)], owner="a")
    return review_draft(draft, own_words=own_words)


def rules_of(review: DraftReview) -> set[str]:
    return {found.name for point in review.points for found in point.findings}


def test_an_outline_is_measured_in_units_of_the_house() -> None:
    text = "## Objective: Grow\n- Raise shipments from 300 plt to 500 plt\n| Key result | Baseline | Target |\n|---|---|---|\n| Shipments to Spain | 3 plt | 5 plt |"
    plan = parse_plan_text(text, own_words=OWN).plan

    assert [one.measure.unit for one in plan.objectives[0].key_results] == ["pallet", "pallet"]
    assert parse_plan_text(text).plan["o1-kr1"].measure.unit != "pallet"


@pytest.mark.parametrize(
    ("title", "without", "with_own"),
    [
        ("Achieve synergy with the warehouse team by March 31", False, True),
        ("Increase engagement of the warehouse team", True, False),
    ],
)
def test_a_draft_is_vague_by_the_words_of_the_house(title: str, without: bool, with_own: bool) -> None:
    assert ("vague-goal" in rules_of(reviewed(title, None))) is without
    assert ("vague-goal" in rules_of(reviewed(title, OWN))) is with_own


def test_a_defined_word_is_not_rewritten_as_if_it_were_none() -> None:
    assert "<what one would count" in reviewed("Improve engagement", None).points[0].rewritten
    assert (
        reviewed("Improve engagement", OWN).points[0].rewritten == "Improve engagement from <value today> to <target>"
    )


def test_a_smart_report_goes_by_the_words_of_the_house() -> None:
    vague, defined = "Achieve synergy with the warehouse team by March 31", "Increase engagement of the warehouse team"

    assert (smart_report(vague).levels["S"], smart_report(vague, own_words=OWN).levels["S"]) == (3, 1)
    assert smart_report(vague, own_words=OWN)["S"].evidence == "'synergy' may mean anything"
    assert (smart_report(defined).levels["S"], smart_report(defined, own_words=OWN).levels["S"]) == (1, 3)
    assert (smart_report(defined).levels["M"], smart_report(defined, own_words=OWN).levels["M"]) == (0, 1)


@pytest.mark.parametrize("goal", [SmartGoal("s", "Increase engagement"), KeyResult("s", "Increase engagement")])
def test_a_smart_report_of_a_goal_does_so_too(goal: SmartGoal | KeyResult) -> None:
    assert smart_report(goal).levels != smart_report(goal, own_words=OWN).levels


def test_lint_takes_a_defined_word_for_something_one_can_see() -> None:
    plan = Plan([], [SmartGoal("s", "Increase engagement")])

    def names(own: OwnWords | None) -> set[str]:
        return {found.name for found in lint(plan, as_of=DAY, own_words=own)}

    assert "vague-goal" in names(None)
    assert "vague-goal" not in names(OWN)
    assert "no-target" in names(OWN)


def test_the_words_of_a_house_are_shown_in_order() -> None:
    words = [f"w{number}" for number in range(9)]

    assert repr(OwnWords(vague=words[::-1])) == f"OwnWords(vague={words}, defined=[], units=())"
