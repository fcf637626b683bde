"""The queries of the alignment graph: what stands above and below, ways, loops, links to nothing."""

from itertools import pairwise

import networkx as nx
import pytest

from okrkit import (
    AlignmentLoopError,
    Contribution,
    HealthMetric,
    Hold,
    Initiative,
    KeyResult,
    Objective,
    Plan,
    SmartGoal,
    UnknownGoalError,
)
from okrkit.alignment import DanglingLink, align


@pytest.fixture
def plan() -> Plan:
    company = Objective("company", "Win", [KeyResult("money", "Revenue"), KeyResult("love", "NPS")], level="company")
    team = Objective("team", "Support", [KeyResult("reply", "Reply", contributes_to={"money": 0})], level="team",
                     contributes_to=["love"], depends_on=["stray"])  # fmt: skip
    stray = Objective("stray", "Alone", [KeyResult("lost", "Lost")], level="team", conflicts_with=["team"])
    goals = [
        SmartGoal("ana", "Cut hand-offs", contributes_to={"reply": 0.5, "company": 0.2}, depends_on=["lost"]),
        SmartGoal("bo", "Learn", conflicts_with=["ana", "ana2"]),
        SmartGoal("cy", "Tidy", contributes_to=["lost", "nowhere"]),
    ]
    return Plan([company, team, stray], goals)


def test_parents_and_children_tell_containment_from_contribution(plan: Plan) -> None:
    graph = align(plan)

    assert graph.parents("reply") == ("money", "team")
    assert graph.parents("reply", kind="containment") == ("team",)
    assert graph.parents("reply", kind="contribution") == ("money",)
    assert graph.children("company") == ("money", "love", "ana")
    assert graph.children("company", kind="containment") == ("money", "love")
    assert graph.contributors("company") == ("ana",)


def test_ancestors_and_descendants_are_in_plan_order(plan: Plan) -> None:
    graph = align(plan)

    assert graph.ancestors("ana") == ("company", "money", "love", "team", "reply")
    assert graph.descendants("company") == ("money", "love", "team", "reply", "ana")
    assert graph.ancestors("company") == ()


def test_roots_unaligned_and_orphans(plan: Plan) -> None:
    graph = align(plan)

    assert graph.roots == ("company", "stray", "bo")
    assert graph.unaligned == ("stray", "bo")
    assert graph.orphans == ("stray", "lost", "bo", "cy")


def test_a_plan_of_smart_goals_alone_is_unaligned_altogether() -> None:
    plan = Plan([], [SmartGoal(f"s{i}", "Learn") for i in range(20)])

    assert len(align(plan).unaligned) == 20


def test_an_objective_without_a_level_may_be_at_the_top() -> None:
    plan = Plan([Objective("o", "O"), Objective("p", "P", level="team")], [SmartGoal("s", "S", contributes_to=["o"])])

    assert align(plan).unaligned == ()


def test_layers_put_each_goal_below_all_its_parents(plan: Plan) -> None:
    layers = align(plan).layers

    assert layers[0] == ("company", "stray", "bo")
    assert layers[1:] == (("money", "love", "lost"), ("team", "cy"), ("reply",), ("ana",))


def test_dependencies_and_conflicts(plan: Plan) -> None:
    graph = align(plan)

    assert graph.dependencies("team") == ("stray",)
    assert graph.dependents("lost") == ("ana",)
    assert graph.conflicts == (("team", "stray"), ("ana", "bo"))
    assert graph.conflicts_of("team") == ("stray",)
    assert graph.conflicts_of("money") == ()


def test_links_that_lead_nowhere_are_listed_with_their_field() -> None:
    plan = Plan(
        [Objective("o", "O", contributes_to=["h"])],
        [SmartGoal("s", "S", contributes_to=[Contribution("x", tested_by="y")], depends_on=["z", "h"])],
        health_metrics=[HealthMetric("h", "H", Hold(at_most=1), guards=["o", "gone"])],
        initiatives=[Initiative("i", "I", moves=["s", "away"])],
    )

    assert align(plan).dangling == (
        DanglingLink("o", "contributes_to", "h", exists=True),
        DanglingLink("s", "contributes_to", "x"),
        DanglingLink("s", "tested_by", "y"),
        DanglingLink("s", "depends_on", "z"),
        DanglingLink("i", "moves", "away"),
        DanglingLink("h", "guards", "gone"),
    )


def test_loops_are_shown_with_their_path_and_stop_only_what_cannot_answer() -> None:
    plan = Plan(
        [Objective(name, name, contributes_to=to) for name, to in (("a", "b"), ("b", "c"), ("c", "a"), ("d", "a"))]
    )
    graph = align(plan)

    assert graph.loops() == (("a", "b", "c", "a"),)
    assert graph.ancestors("d") == ("a", "b", "c")
    assert graph.path("d", "c") == ("d", "a", "b", "c")
    with pytest.raises(AlignmentLoopError) as caught:
        _ = graph.layers
    assert caught.value.path == ("a", "b", "c", "a")
    with pytest.raises(AlignmentLoopError):
        graph.paths("d", "c")


def test_a_goal_may_loop_to_itself_and_through_its_own_key_result() -> None:
    own = Plan([Objective("a", "A", contributes_to=["a"])])
    through = Plan([Objective("o", "O", [KeyResult("k", "K")], contributes_to=["k"])])

    assert align(own).loops() == (("a", "a"),)
    assert align(through).loops() == (("o", "k", "o"),)


def test_every_link_in_a_knot_is_in_one_of_the_loops() -> None:
    edges = {"a": ["b", "c"], "b": ["a", "c"], "c": ["a"]}
    graph = align(Plan([Objective(name, name, contributes_to=to) for name, to in edges.items()]))
    covered = {pair for loop in graph.loops() for pair in pairwise(loop)}

    assert covered == {(child, parent) for child, to in edges.items() for parent in to}
    assert len(graph.loops(most=1)) == 1


def test_dependency_loops_are_their_own() -> None:
    plan = Plan([Objective("a", "A", depends_on=["b"]), Objective("b", "B", depends_on=["a"])])

    assert align(plan).dependency_loops() == (("a", "b", "a"),)
    assert align(plan).loops() == ()


def test_all_paths_are_those_of_networkx() -> None:
    edges = {"a": ["b", "c"], "b": ["d", "c"], "c": ["d"], "d": [], "e": ["a"]}
    graph = align(Plan([Objective(name, name, contributes_to=to) for name, to in edges.items()]))
    expected = set(map(tuple, nx.all_simple_paths(nx.DiGraph(edges), "a", "d")))

    assert set(graph.paths("a", "d")) == expected
    assert len(graph.paths("a", "d", most=2)) == 2
    assert graph.paths("d", "a") == ()
    assert graph.paths("a", "a") == (("a",),)


def test_double_paths_show_both_ways_and_leave_traces_out(plan: Plan) -> None:
    twice = align(plan).double_paths()

    assert [(one.goal, one.ancestor) for one in twice] == [("ana", "company")]
    assert {twice[0].first, twice[0].second} == {("ana", "company"), ("ana", "reply", "team", "love", "company")}


def test_two_ways_that_share_a_goal_in_between_part_and_meet_there() -> None:
    edges = {"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": ["e", "f"], "e": ["g"], "f": ["g"], "g": []}
    graph = align(Plan([Objective(name, name, contributes_to=to) for name, to in edges.items()]))

    assert [(one.goal, one.ancestor) for one in graph.double_paths()] == [("a", "d"), ("d", "g")]


def test_a_key_result_that_names_its_own_objective_counts_twice_there() -> None:
    plan = Plan([Objective("o", "O", [KeyResult("k", "K", contributes_to=["o"])])])
    graph = align(plan)

    assert [(one.goal, one.ancestor, one.first) for one in graph.double_paths()] == [("k", "o", ("k", "o"))]
    assert graph.parents("k") == ("o",)
    assert graph.children("o") == ("k",)
    assert graph.loops() == ()


def test_an_unknown_goal_is_an_error_that_names_the_nearest(plan: Plan) -> None:
    graph = align(plan)

    for ask in (graph.parents, graph.children, graph.ancestors, graph.dependencies, graph.conflicts_of):
        with pytest.raises(UnknownGoalError, match="did you mean 'reply'"):
            ask("repyl")


def test_an_empty_plan_has_answers_too() -> None:
    graph = align(Plan())

    assert (graph.roots, graph.layers, graph.loops(), graph.double_paths(), len(graph)) == ((), (), (), (), 0)


CHAIN = 100_000


def chain(count: int, *, back: bool = False) -> Plan:
    goals = [Objective("g0", "t", contributes_to=[f"g{count - 1}"] if back else ())]
    return Plan([*goals, *[Objective(f"g{i}", "t", contributes_to=[f"g{i - 1}"]) for i in range(1, count)]])


def test_a_deep_chain_is_answered() -> None:
    graph = align(chain(CHAIN))
    low = f"g{CHAIN - 1}"

    assert len(graph.ancestors(low)) == CHAIN - 1
    assert len(graph.layers) == CHAIN
    assert len(graph.path(low, "g0") or ()) == CHAIN
    assert len(graph.paths(low, "g0")[0]) == CHAIN
    assert graph.loops() == graph.double_paths() == graph.orphans == ()


def test_a_deep_loop_is_answered() -> None:
    graph = align(chain(CHAIN, back=True))

    assert len(graph.loops()[0]) == CHAIN + 1
    with pytest.raises(AlignmentLoopError, match=r"\.\.\."):
        _ = graph.layers


def test_a_wide_fan_is_answered() -> None:
    goals = [SmartGoal(f"s{i}", "t", contributes_to=["o", "p"]) for i in range(CHAIN)]
    graph = align(Plan([Objective("top", "T"), Objective("o", "O", contributes_to=["top"]),
                        Objective("p", "P", contributes_to=["top"])], goals))  # fmt: skip

    assert len(graph.children("o")) == CHAIN
    assert [len(layer) for layer in graph.layers] == [1, 2, CHAIN]
    assert len(graph.double_paths(most=5)) == 5


def test_a_ladder_of_many_rungs_stays_linear() -> None:
    count = 20_000
    goals = [Objective(f"g{i}", "t", contributes_to=[f"g{j}" for j in (i - 1, i - 2) if j >= 0]) for i in range(count)]

    assert len(align(Plan(goals)).double_paths(most=count)) == count - 2


def test_an_objective_is_aligned_by_a_key_result_that_links_elsewhere() -> None:
    top = Objective("top", "Win", [KeyResult("k", "K")], level="company")
    team = Objective("t", "Serve", [KeyResult("a", "A", contributes_to=["k"]), KeyResult("b", "B")], level="team")
    inward = Objective("i", "Ship", [KeyResult("c", "C", contributes_to=["d"]), KeyResult("d", "D")], level="team")
    graph = align(Plan([top, team, inward], [SmartGoal("s", "S", contributes_to=["b"])]))
    assert graph.unaligned == ("i",)
    assert graph.orphans == ("i", "c", "d")
    assert graph.tops == ("top",)
    assert graph.roots == ("top", "t", "i")


def test_dependents_come_once_in_the_order_of_the_plan() -> None:
    goals = [SmartGoal("x", "X", depends_on=["z"]), SmartGoal("y", "Y", depends_on=["z", "x"]), SmartGoal("z", "Z")]
    graph = align(Plan([], goals))
    assert (graph.dependents("z"), graph.dependents("x"), graph.dependents("y")) == (("x", "y"), ("y",), ())
