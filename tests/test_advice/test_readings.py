"""What a plan tells about a goal, and the framework that follows."""

from datetime import date

import pytest

from okrkit import Change, Cycle, KeyResult, Objective, Plan, SmartGoal, UnknownGoalError
from okrkit.advice import recommend_for, situation_of

PLAN = Plan(
    [
        Objective(
            "expand",
            "Make expansion our second engine",
            [
                KeyResult("net", "Raise net revenue retention", Change(101, 112, unit="%"), team="sales", owner="sam"),
                KeyResult("seats", "Grow seats per account", Change(14, 20), team="product", owner="pia"),
            ],
            level="company",
            owner="ceo",
        ),
        Objective(
            "self",
            "Become a great speaker",
            [KeyResult("talks", "Give talks", Change(0, 4))],
            level="individual",
            owner="ana",
            team="sales",
        ),
    ],
    [
        SmartGoal("page", "Launch the pricing page", Change(0, 1), owner="dana", team="product", due=date(2026, 3, 15)),
        SmartGoal(
            "audit", "Pass the audit", tags=["compliance"], team="legal", depends_on=["page", "evidence", "gone"]
        ),
        SmartGoal("evidence", "Collect evidence", team="it"),
        SmartGoal("raise", "Close 12 deals", Change(0, 12), owner="sam", used_in_appraisal=True),
        SmartGoal("all", "Move everything", owner="x", team="it", depends_on=["page", "audit"]),
    ],
    cycle=Cycle.quarter(2026, 1),
)


def test_a_company_objective_of_two_teams_is_an_okr() -> None:
    assert situation_of(PLAN, "expand").teams_required == 2
    assert recommend_for(PLAN, "expand").framework == "okr"


def test_a_key_result_is_read_as_its_objective() -> None:
    assert situation_of(PLAN, "net") == situation_of(PLAN, "expand")


def test_contained_work_of_one_person_is_smart() -> None:
    assert recommend_for(PLAN, "page").framework == "smart"
    assert recommend_for(PLAN, "raise").fired[0].rule == "purpose is appraisal"


def test_compliance_that_needs_three_teams_is_a_hybrid_and_a_dangling_dependency_counts_no_team() -> None:
    assert situation_of(PLAN, "audit").teams_required == 3
    assert recommend_for(PLAN, "audit").framework == "hybrid"


def test_a_smart_goal_that_needs_three_teams_is_an_okr() -> None:
    assert recommend_for(PLAN, "all").framework == "okr"


def test_the_horizon_is_that_of_the_goals_own_period() -> None:
    assert situation_of(PLAN, "page").horizon == "quarter"
    assert situation_of(Plan([], [SmartGoal("s", "Learn")]), "s").horizon is None


def test_what_the_plan_does_not_hold_is_an_error() -> None:
    with pytest.raises(UnknownGoalError):
        recommend_for(PLAN, "gone")


def test_the_form_of_an_individual_objective_says_nothing_for_an_okr() -> None:
    held = [KeyResult(f"k{i}", f"Give talk {i}", Change(0, 1)) for i in range(3)]
    mine = Objective("mine", "Become a great speaker", held, level="individual", owner="ana")
    plan = Plan([mine], cycle=Cycle.quarter(2026, 1))

    assert situation_of(plan, "mine").metrics_needed is None
    assert situation_of(plan, "mine").ambition is None
    assert recommend_for(plan, "mine").framework == "smart"
