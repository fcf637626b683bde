"""Which kinds of goals the levels may hold."""

import pytest

from okrkit import Change, KeyResult, Objective, Plan, SmartGoal
from okrkit.advice import LayerPolicy, check_layers, layers_of, show_layers
from okrkit.errors import OptionsError

PLAN = Plan(
    [
        Objective(
            "grow",
            "Become the obvious choice",
            [KeyResult("k", "Win 40 % of the market", Change(0, 40))],
            level="company",
        ),
        Objective("mine", "Become a great writer", level="individual"),
        Objective("free", "Delight people"),
    ],
    [SmartGoal("page", "Launch the pricing page", level="team"), SmartGoal("rev", "Grow revenue", level="company")],
)


def test_an_individual_objective_and_a_smart_goal_of_the_company_break_the_three_layers() -> None:
    assert [breach.goal for breach in check_layers(PLAN)] == ["mine", "rev"]


def test_the_allowed_kinds_of_a_level_can_be_set() -> None:
    policy = LayerPolicy({"individual": {"okr", "smart"}, "team": {"okr"}})

    assert [breach.goal for breach in check_layers(PLAN, policy=policy)] == ["page"]


def test_layers_are_listed_from_the_top_and_goals_without_a_level_last() -> None:
    assert [(layer.level, layer.objectives, layer.smart_goals) for layer in layers_of(PLAN)] == [
        ("company", ("grow",), ("rev",)),
        ("team", (), ("page",)),
        ("individual", ("mine",), ()),
        (None, ("free",), ()),
    ]


def test_the_text_shows_each_breach_below_its_level() -> None:
    lines = show_layers(PLAN).splitlines()

    assert lines[0] == "company     1 objective, 1 SMART goal (policy: OKRs)"
    assert lines[1].startswith("  ! rev:")
    assert len(lines) == 6


def test_unknown_levels_and_kinds_are_refused_all_at_once() -> None:
    with pytest.raises(OptionsError) as caught:
        LayerPolicy({"tm": {"okr"}, "team": {"okrs"}, "company": "okr"})

    assert len(caught.value.problems) == 3
    assert "'tm'" in caught.value.problems[0]


def test_the_message_names_what_the_level_holds_and_what_to_write_instead() -> None:
    mine, rev = (breach.message for breach in check_layers(PLAN))
    nothing = check_layers(PLAN, policy=LayerPolicy({"team": set()}))[0].message

    assert mine.endswith("where the policy has SMART goals; write it as a SMART goal, or move it to another level")
    assert rev.endswith("where the policy has OKRs; write it as an objective, or move it to another level")
    assert nothing == "a SMART goal at team level, where the policy has no goals; move it to another level"
    assert "(policy: no goals)" in show_layers(PLAN, policy=LayerPolicy({"team": set()}))
