"""Which kinds of goals the levels may hold."""

from okrkit import Change, KeyResult, Objective, Plan, SmartGoal
from okrkit.advice import LayerPolicy, check_layers, layers_of, show_layers

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

    assert lines[0] == "company     1 objective, 1 SMART goal (policy: okr)"
    assert lines[1].startswith("  ! rev:")
    assert len(lines) == 6
