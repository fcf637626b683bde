"""The integers below the cards: positions, links, loops, order, ancestors; deep chains, wide fans, many scenarios."""

from datetime import date

import pytest
from hypothesis import given
from scoring_plans import MID, Q1, objective, result, seen, smart
from scoring_strategies import plans

import okrkit as ok
from okrkit import Change
from okrkit.scoring import ScoringPolicy, arrays, compile_plan, scenario_scores, scorecard
from okrkit.scoring.edges import Edges, group_weights
from okrkit.scoring.loops import strong_components

MANY = 100_000


def test_positions_follow_plan_order() -> None:
    plan = ok.Plan(
        [objective("a", result("k1"), result("k2")), objective("b"), objective("c", result("k3"))], [smart("s")]
    )
    compiled = compile_plan(plan)

    assert compiled.ids == ["a", "k1", "k2", "b", "c", "k3", "s"] == [goal.id for goal in plan.goals()]
    assert compiled.held == [2, 0, 0, 0, 1, 0, 0]
    assert [compiled.holder(at) for at in range(7)] == [-1, 0, 0, -1, -1, 4, -1]
    assert list(compiled.leaves[0]) == [1, 2, 5, 6]
    assert [goal.id for goal in compiled.leaves[1]] == ["k1", "k2", "k3", "s"]
    assert list(compiled.results(0)) == [1, 2]


def test_plans_with_the_same_goals_share_the_integers() -> None:
    plan = ok.Plan([objective("o", result("k"))])

    assert compile_plan(plan) is compile_plan(seen(plan, k=0.5))
    assert compile_plan(plan) is not compile_plan(plan.add(smart("s")))


def test_edges_read_from_both_ends() -> None:
    edges = Edges(4, [(0, 3, 1.0), (1, 3, -0.5), (1, 0, 0.0)])

    assert list(edges.out_of(1)) == [(3, -0.5), (0, 0.0)]
    assert list(edges.into(3)) == [(0, 1.0), (1, -0.5)]
    assert [edges.fan_in(at) for at in range(4)] == [1, 0, 0, 2]


def test_weights_whose_sum_would_not_fit_are_scaled_together() -> None:
    assert group_weights([1, 2, 0.5]) == [1.0, 2.0, 0.5]
    huge, tiny = group_weights([1e308, 5e307]), group_weights([5e-324, 1e-323])
    assert huge[0] == 2 * huge[1]
    assert tiny[1] == 2 * tiny[0]
    assert group_weights([0, 0]) == [0.0, 0.0]


def test_loops_are_found_with_their_goals() -> None:
    goals = [
        smart("a", contributes_to=["b"]),
        smart("b", contributes_to=["c"]),
        smart("c", contributes_to=["a", "top"]),
    ]
    compiled = compile_plan(
        ok.Plan([], [*goals, smart("me", contributes_to=["me"]), smart("top"), smart("low", contributes_to=["a"])])
    )

    assert compiled.loops == ((0, 1, 2), (3,))
    assert compiled.loop_of == {0: 0, 1: 0, 2: 0, 3: 1}


def test_a_loop_may_run_through_a_key_result() -> None:
    a, b = objective("a", result("ka"), contributes_to=["kb"]), objective("b", result("kb"), contributes_to=["ka"])

    assert compile_plan(ok.Plan([a, b])).loops == ((0, 1, 2, 3),)


@given(plans(loops=False))
def test_without_links_back_there_is_no_loop_and_children_come_first(plan) -> None:
    compiled = compile_plan(plan)
    rank = {position: place for place, position in enumerate(compiled.order)}

    assert compiled.loops == ()
    assert sorted(compiled.order) == list(range(len(compiled)))
    assert all(rank[at] < rank[parent] for at in range(len(compiled)) for parent in compiled.above(at))


@given(plans())
def test_with_loops_only_their_own_goals_stand_out_of_order(plan) -> None:
    compiled = compile_plan(plan)
    rank = {position: place for place, position in enumerate(compiled.order)}

    for at in range(len(compiled)):
        for parent in compiled.above(at):
            same = at in compiled.loop_of and compiled.loop_of.get(at) == compiled.loop_of.get(parent)
            assert same or rank[at] < rank[parent]


@given(plans())
def test_ancestors_are_what_can_be_reached(plan) -> None:
    compiled = compile_plan(plan)
    for start in range(len(compiled)):
        reached, todo = set(), [start]
        while todo:
            for parent in compiled.above(todo.pop()):
                if parent not in reached:
                    reached.add(parent)
                    todo.append(parent)
        assert set(compiled.ancestors([start])) == reached - {start}


def test_strong_components_of_two_loops_and_a_bridge() -> None:
    ways = {0: [1], 1: [0, 2], 2: [3], 3: [2], 4: [0]}

    assert sorted(sorted(part) for part in strong_components(list(ways), ways.__getitem__)) == [[0, 1], [2, 3], [4]]


def chain(*, closed: bool = False) -> ok.Plan:
    goals = [
        smart(f"c{at}", measure=Change(0, 1) if at == 0 else None, contributes_to=[f"c{at + 1}"])
        for at in range(MANY - 1)
    ]
    last = smart(f"c{MANY - 1}", measure=None, contributes_to=["c0"] if closed else [])
    return seen(ok.Plan([], [*goals, last]), c0=0.625)


@pytest.fixture(scope="module")
def long_chain() -> ok.Plan:
    return chain()


@pytest.fixture(scope="module")
def wide_fan() -> ok.Plan:
    ray = Change(0, 1)
    goals = [ok.SmartGoal(f"f{at}", "Ray", ray, cycle=Q1, contributes_to=["hub"]) for at in range(MANY)]
    facts = [ok.CheckIn(goal.id, MID, 0.5) for goal in goals]
    return ok.Plan([], [smart("hub", measure=Change(0, MANY)), *goals], check_ins=facts)


@pytest.mark.parametrize("roll_up", ["own", "blend"])
def test_a_chain_of_a_hundred_thousand(roll_up, long_chain) -> None:
    card = scorecard(long_chain, as_of=MID, policy=ScoringPolicy(roll_up=roll_up))
    last = f"c{MANY - 1}"

    assert card[last].value == (None if roll_up == "own" else 0.625)
    assert card.what_if({"c0": 0.75})[last].value == (None if roll_up == "own" else 0.75)
    assert len(card.counted_once(last)) == 0
    assert str(card.explain(last))


def test_a_loop_of_a_hundred_thousand() -> None:
    card = scorecard(chain(closed=True), as_of=MID, policy=ScoringPolicy(roll_up="blend"))

    assert card["c0"].value == 0.625
    assert card["c1"].support_reason == "loop"


@pytest.mark.parametrize("roll_up", ["own", "blend", "sum", "worst"])
def test_a_fan_of_a_hundred_thousand(roll_up, wide_fan) -> None:
    hub = scorecard(wide_fan, as_of=MID, policy=ScoringPolicy(roll_up=roll_up))["hub"]

    assert hub.support == 0.5
    assert hub.value == {"own": None, "blend": 0.5, "sum": 0.5, "worst": 0.5}[roll_up]


def test_an_objective_of_a_hundred_thousand_key_results() -> None:
    move = Change(0, 1)
    results = [ok.KeyResult(f"k{at}", "Move", move) for at in range(MANY)]
    facts = [ok.CheckIn(one.id, MID, 1) for one in results]
    card = scorecard(ok.Plan([objective("o", *results)], check_ins=facts), as_of=MID)

    found = card["o"]

    assert (found.value, found.verdict) == (1.0, "met")
    assert len(str(card.explain("o")).splitlines()) < 400


def test_a_goal_with_a_very_long_list_of_links_to_nowhere() -> None:
    card = scorecard(ok.Plan([], [smart("s", contributes_to=[f"x{at}" for at in range(2000)])]), as_of=MID)

    assert len(card.compiled.links) == 0
    assert card["s"].value is None


def test_many_what_ifs_and_check_ins_share_everything_else() -> None:
    plan = ok.Plan([objective(f"o{at}", result(f"k{at}")) for at in range(50)])
    card = scorecard(plan, as_of=MID)
    for at in range(50):
        card = card.check_in(f"k{at}", MID, at / 100)
    expected = scorecard(card.plan, as_of=MID)

    assert list(card) == list(expected)
    assert card.what_if({"k7": 0.9})["o7"].value == 0.9
    assert card["o7"].value == 0.07
    assert card.what_if({"k7": 0.9}).check_in("k8", date(2026, 2, 13), 0.5)["o7"].value == 0.07


def test_more_changes_than_a_card_carries_beside_its_columns() -> None:
    plan = ok.Plan([objective("o", *(result(f"k{at}") for at in range(1100)))])
    card = scorecard(plan, as_of=MID)
    later = plan
    for at in range(1100):
        later = later.check_in(f"k{at}", MID, 0.25)

    assert card.after(later)["o"].value == 0.25
    assert card.after(plan.remove("k1"))["o"].value is None


def test_a_what_if_on_an_objective_supposes_its_score() -> None:
    plan = seen(
        ok.Plan([objective("top", result("t")), objective("low", result("k"), contributes_to=["top"])]), t=0.1, k=0.2
    )
    card = scorecard(plan, as_of=MID).what_if({"low": 0.7})

    assert (card["low"].value, card["low"].verdict, card["top"].support) == (0.7, "met", 1.0)
    assert card["k"].value == 0.2
    assert "supposed" in str(card.explain("low"))


@pytest.mark.parametrize(
    ("values", "scores", "word"),
    [
        ({"k": "lots"}, {}, "must be a number"),
        ({"k": float("nan")}, {}, "must be finite"),
        ({"bare": 1}, {}, "has no measure; suppose its score"),
        ({"o": 2}, {}, r"must be in \[0, 1\]"),
        ({}, {"k": 1.5}, r"must be in \[0, 1\]"),
        ({}, {"k": True}, r"must be in \[0, 1\]"),
    ],
)
def test_impossible_what_ifs_are_refused(values, scores, word) -> None:
    card = scorecard(ok.Plan([objective("o", result("k"), result("bare", measure=None))]), as_of=MID)

    with pytest.raises(ok.InvalidGoalError, match=word):
        card.what_if(values, scores=scores)
    with pytest.raises(ok.UnknownGoalError):
        card.what_if({"nobody": 1})


def test_scenarios_equal_what_ifs_one_by_one() -> None:
    plan = ok.Plan([objective("o", result("a"), result("b", weight=3), result("c")), objective("p", result("d"))])
    card = scorecard(seen(plan, c=0.25), as_of=MID)
    rows = {"a": [at / 200 for at in range(200)], "b": [1 - at / 400 for at in range(200)]}
    expected = [card.what_if(scores={goal: row[at] for goal, row in rows.items()})["o"].value for at in range(200)]

    assert scenario_scores(card, rows, of=["o"]) == {"o": expected}
    assert scenario_scores(card, rows)["p"] == [None] * 200


def test_scenarios_as_arrays_agree_to_the_last_bit(monkeypatch) -> None:
    pytest.importorskip("numpy")
    plan = ok.Plan(
        [objective(f"o{at}", *(result(f"k{at}.{one}", weight=one + 1) for one in range(4))) for at in range(30)]
    )
    card = scorecard(plan, as_of=MID)
    rows = {f"k{at}.{one}": [((at + one + s) % 97) / 96 for s in range(60)] for at in range(30) for one in range(3)}
    monkeypatch.setattr("okrkit.scoring.scenarios._LARGEST_LIST", 10**9)
    by_lists = scenario_scores(card, rows)
    monkeypatch.setattr(arrays, "FROM_GOALS_LOADED", 0)
    monkeypatch.setattr(arrays, "FROM_GOALS", 0)
    monkeypatch.setattr("okrkit.scoring.scenarios._LARGEST_LIST", 0)
    by_arrays = scenario_scores(card, rows)

    for goal, row in by_lists.items():
        assert [None if value != value else value for value in map(float, by_arrays[goal])] == row


def test_scenarios_refuse_what_does_not_fit() -> None:
    card = scorecard(ok.Plan([objective("o", result("a"), result("b"))]), as_of=MID)

    with pytest.raises(ok.InvalidGoalError, match="differ in number"):
        scenario_scores(card, {"a": [1.0], "b": [1.0, 0.5]})
    with pytest.raises(ok.InvalidGoalError, match="is an objective"):
        scenario_scores(card, {"o": [1.0]})
