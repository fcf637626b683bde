"""Each figure of the report on a plan in which it can be counted by hand."""

from datetime import date

import pytest

from okrkit import Contribution, Cycle, KeyResult, Objective, Plan, SmartGoal, UnknownNameError
from okrkit.alignment import alignment_report
from okrkit.alignment.metrics import ALL

DAY = date(2026, 2, 15)


@pytest.fixture(scope="module")
def report():
    top = Objective("top", "Win", [KeyResult("t1", "Revenue", team="sales"), KeyResult("t2", "Love", team="care")],
                    level="company", shared_by=["sales", "care", "ops"])  # fmt: skip
    side = Objective("side", "Stay", [KeyResult("s1", "Churn")], level="company", shared_by=["care"])
    sales = Objective("sales", "Sell", [KeyResult("a1", "Deals")], level="team", team="sales", effort=6,
                      contributes_to=["t1"], depends_on=["care"], owner="ann")  # fmt: skip
    care = Objective("care", "Love", [KeyResult("c1", "NPS")], level="team", team="care", effort=2, tags=["bottom-up"],
                     contributes_to={"t2": 1.0, "side": -0.2}, conflicts_with=["ops"], owner="bo")  # fmt: skip
    ops = Objective("ops", "Run", level="team", team="ops", effort=2)
    goals = [
        SmartGoal(
            "g1", "Call", contributes_to={"t1": 0.5, "a1": 1}, team="sales", due=date(2026, 3, 10), depends_on=["g2"]
        ),
        SmartGoal("g2", "Love", contributes_to=["care"], team="care", due=date(2026, 3, 6)),
        SmartGoal("g3", "Tidy", contributes_to=["ops"], team="ops"),
    ]
    return alignment_report(
        Plan([top, side, sales, care, ops], goals, cycle=Cycle.quarter(2026, 1), name="P"), as_of=DAY
    )


EXPECTED = {
    "orphan-rate": (2 / 6, ("ops", "g3")),
    "upward-alignment": ((6 + 2 + 2 * 10 / 3) / (10 + 3 * 10 / 3), ("g3", "ops")),
    "downward-coverage": (2 / 3, ("s1",)),
    "shared-coverage": (0.0, ("top",)),
    "depth": (3, ("g1", "g2")),
    "verbatim-cascade": (2 / 7, ("care", "g2")),
    "bottom-up-share": (1 / 4, ("sales", "g1", "g2")),
    "critical-path": (2, None),
    "double-counting": (1, ("g1",)),
    "loops": (0, ()),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_figure(report, name: str) -> None:
    value, goals = EXPECTED[name]

    assert report[name].value == pytest.approx(value)
    if goals is not None:
        assert report[name].goals == goals


def test_spans_and_skips(report) -> None:
    assert report["span"].value == 2
    assert report["span"].goals[0] == "t1"
    assert report["level-skips"].value == pytest.approx(1 / 7)  # no goal lives between team and company
    assert report["level-skips"].goals == ("g1",)


def test_dependencies(report) -> None:
    assert report["dependency-confirmation"].value == 0.0
    assert report["dependency-slack"].value == 0
    assert report["dependency-slack"].ways == (("sales", "care"), ("g1", "g2"))
    assert report["congruence"].value == 1.0  # all three share the top


def test_teams_that_need_each_other_and_share_nothing() -> None:
    goals = [
        SmartGoal("a", "A", team="x", depends_on=["b", "c"]),
        SmartGoal("b", "B", team="y", contributes_to={"a": 0}),
        SmartGoal("c", "C", team="z"),
    ]
    found = alignment_report(Plan([], goals), as_of=DAY)

    assert (found["congruence"].value, found["congruence"].ways) == (0.5, (("a", "c"),))
    assert found["dependency-confirmation"].value == 0.5


def test_conflicts_and_double_ways(report) -> None:
    assert report["conflicts"].ways == (("care", "ops"), ("care", "side"))
    assert set(report["double-counting"].ways) == {("g1", "t1"), ("g1", "a1", "sales", "t1")}


def test_priorities(report) -> None:
    whole, side = 8 + 20 / 3, (2 + 10 / 3) * 0.2 / 1.2
    index = (side / whole) ** 2 + ((whole - side) / whole) ** 2

    assert report["concentration"].value == pytest.approx(index)
    assert report["effective-priorities"].value == pytest.approx(1 / index)
    assert report["concentration"].goals == ("top", "side")


def test_networkx_figures(report) -> None:
    assert 0 < report["bottlenecks"].value < 1
    assert report["bottlenecks"].goals[0] in {"a1", "sales", "t1", "t2", "care"}
    assert 0 <= report["team-modularity"].value <= 1


def test_every_figure_says_what_it_is_and_where_its_range_comes_from(report) -> None:
    assert len({metric.name for metric in report}) == len(report) == len(ALL)
    for metric in report:
        assert metric.definition
        assert metric.source
        assert metric.least is not None or metric.most is not None
        assert (metric.value is None) == (metric.reason is not None)


def test_the_text_fits_80_columns_and_names_the_goals(report) -> None:
    text = str(report)

    assert max(map(len, text.splitlines())) <= 80
    assert "Goals without a way to the top" in text
    assert "ops, g3" in text
    assert report.to_dict()["metrics"][0]["name"] == "orphan-rate"
    with pytest.raises(UnknownNameError, match="did you mean 'orphan-rate'"):
        report["orphan-rat"]


def test_teams_cut_along_the_goals_are_as_good_as_the_best() -> None:
    goals = [SmartGoal(f"{team}{i}", "t", contributes_to=[team], team=team) for team in "ab" for i in range(4)]
    found = alignment_report(Plan([Objective("a", "A", team="a"), Objective("b", "B", team="b")], goals), as_of=DAY)

    assert found["team-modularity"].value == pytest.approx(1.0)


@pytest.mark.parametrize("plan", [
    Plan(),
    Plan([Objective("a", "A", contributes_to=["b"]), Objective("b", "B", contributes_to=["a"])]),
    Plan([Objective("a", "A", depends_on=["b"]), Objective("b", "B", depends_on=["a"])]),
    Plan([Objective("a", "<script>", contributes_to=[Contribution("gone")])]),
])  # fmt: skip
def test_empty_looped_and_dangling_plans_are_answered(plan: Plan) -> None:
    report = alignment_report(plan, as_of=DAY)

    assert all(metric.value is not None or metric.reason for metric in report)
    assert str(report)


def test_twenty_goals_without_links_are_all_orphans() -> None:
    found = alignment_report(Plan([], [SmartGoal(f"s{i}", f"Learn {i}") for i in range(20)]), as_of=DAY)

    assert found["orphan-rate"].value == 1.0
    assert len(found["orphan-rate"].goals) == 20


def test_a_deep_chain_is_answered() -> None:
    count = 30_000
    goals = [SmartGoal(f"g{i}", f"{i}", contributes_to=[f"g{i - 1}"] if i else (), effort=1) for i in range(count)]

    assert alignment_report(Plan([], goals), as_of=DAY)["depth"].value == count


def _held(name: str, **fields: object) -> Objective:
    links = fields.pop("to", ())
    return Objective(name, name.title(), [KeyResult(f"{name}-k", f"Raise {name}", contributes_to=links)], **fields)


def test_key_results_that_support_key_results_stand_above_each_other_by_their_objectives() -> None:
    plan = Plan(
        [_held("top"), _held("mid", to=["top-k"]), _held("low", to=["mid-k"])],
        [SmartGoal("s", "Learn", contributes_to=["low-k"])],
    )

    assert alignment_report(plan, as_of=DAY)["depth"].value == 4


def test_a_goal_on_three_ways_to_one_ancestor_counts_there_once() -> None:
    top = Objective("top", "Top", [KeyResult(name, name) for name in "abc"])
    plan = Plan([top], [SmartGoal("s", "Learn", contributes_to=["a", "b", "c"])])
    found = alignment_report(plan, as_of=DAY)["double-counting"]

    assert (found.value, found.goals, len(found.ways)) == (1, ("s",), 4)


def test_an_objective_of_one_team_and_another_that_shares_it_is_shared() -> None:
    lacking = alignment_report(Plan([_held("o", team="sales", shared_by=["care"])]), as_of=DAY)["shared-coverage"]
    alone = alignment_report(Plan([_held("o", team="sales", shared_by=["sales"])]), as_of=DAY)["shared-coverage"]

    assert (lacking.value, lacking.goals, alone.value) == (0.0, ("o",), None)


def test_effort_flows_over_the_links_by_their_weights() -> None:
    tops = [_held("a"), _held("b")]
    split = Plan(tops, [SmartGoal("s", "Learn", contributes_to={"a-k": 0.75, "b": 0.25}, effort=4)])
    traces = Plan(tops, [SmartGoal("s", "Learn", contributes_to={"a-k": 0, "b": 0}, effort=4)])
    held = Plan([*tops, _held("low", to=["a-k"], effort=3, level="team")], [SmartGoal("s", "S", contributes_to=["b"])])
    found = [alignment_report(plan, as_of=DAY)["concentration"].value for plan in (split, traces, held)]

    assert found == pytest.approx([0.625, 0.5, 0.5])


def test_a_company_without_a_level_is_the_top_of_teams_that_state_theirs() -> None:
    teams = [_held("sales", to=["win-k"], level="team"), _held("care", level="team")]
    goals = [SmartGoal("s", "Learn", contributes_to=["care-k"])]
    above = Plan([_held("win"), *teams], goals)
    beside = Plan([_held("stray"), teams[1]], goals)

    assert alignment_report(above, as_of=DAY)["orphan-rate"].goals == ("care", "s")
    assert alignment_report(beside, as_of=DAY)["orphan-rate"].goals == ()


def test_without_levels_an_objective_that_goes_up_by_its_key_results_is_no_top() -> None:
    plan = Plan([_held("win"), _held("sales", to=["win-k"])], [SmartGoal("s", "Learn", contributes_to=["sales-k"])])
    found = alignment_report(plan, as_of=DAY)

    assert (found["orphan-rate"].value, found["downward-coverage"].value) == (0.0, 1.0)
    assert found["concentration"].goals == ("win",)
