"""What a scorecard costs beside the networkx and rustworkx loops that a user would write instead.

Run `python tests/benchmarks/bench_scorecard.py [goals ...] [--rounds N] [--shapes]`; 1000, 10000 and 100000 goals unless
given (1000000 takes some minutes and 4 GB). Everything of one size runs in turns, by processor time; ratios of
medians are the figures to keep: at least 10 times networkx from objects in pure Python (25 with numpy), no slower
than rustworkx, at least 12 times networkx on a second scoring (200 with numpy).
"""

import argparse
import gc
import itertools
import math
import statistics
import time
import tracemalloc
from collections.abc import Callable
from datetime import date

from organisations import chain, company, fan

import okrkit as ok
from okrkit.scoring import Scorecard, ScoringPolicy, arrays, compile_plan, scorecard

AS_OF = date(2026, 3, 31)
NEVER = 10**12


def share(plan: ok.Plan, goal: ok.KeyResult | ok.SmartGoal) -> float | None:
    """Return a leaf's score, by its latest check-in as of the day, as a user would write it."""
    measure = goal.measure
    for fact in reversed(plan.check_ins.of(goal.id)):
        if fact.day <= AS_OF:
            break
    else:
        return None
    if measure is None:
        return None
    done = (fact.value - measure.baseline) / (measure.target - measure.baseline)
    return min(max(done, 0.0), 1.0)


def by_networkx(plan: ok.Plan) -> tuple[object, dict[str, float]]:
    """Build a DiGraph from the plan's objects and roll up over node attributes."""
    import networkx as nx

    graph = nx.DiGraph()
    for objective in plan.objectives:
        graph.add_node(objective.id)
        for result in objective.key_results:
            graph.add_node(result.id, value=share(plan, result))
            graph.add_edge(result.id, objective.id, weight=result.weight, kind="result")
    for goal in plan.smart_goals:
        graph.add_node(goal.id, value=share(plan, goal))
    for goal in (*plan.objectives, *plan.smart_goals):
        for link in goal.contributes_to:
            graph.add_edge(goal.id, link.to, weight=link.weight, kind="link")
    return graph, rolled_by_networkx(graph)


def rolled_by_networkx(graph: object) -> dict[str, float]:
    """Give every objective the mean of its key results; support is left out, as a card leaves it until asked."""
    import networkx as nx

    scores: dict[str, float] = {}
    for node in nx.topological_sort(graph):
        total = weight = 0.0
        for child, _, data in graph.in_edges(node, data=True):
            if data["kind"] == "result" and child in scores:
                total += data["weight"] * scores[child]
                weight += data["weight"]
        own = total / weight if weight else graph.nodes[node].get("value")
        if own is not None:
            scores[node] = own
    return scores


def by_rustworkx(plan: ok.Plan) -> dict[str, float]:
    """Do the same with rustworkx: integers for nodes, lists for values."""
    import rustworkx as rx

    goals = plan.goals()
    graph = rx.PyDiGraph(multigraph=False)
    graph.add_nodes_from(range(len(goals)))
    place = {goal.id: at for at, goal in enumerate(goals)}
    values: list[float | None] = [None] * len(goals)
    edges = []
    for objective in plan.objectives:
        at = place[objective.id]
        for result in objective.key_results:
            child = place[result.id]
            values[child] = share(plan, result)
            edges.append((child, at, (result.weight, True)))
    for goal in plan.smart_goals:
        values[place[goal.id]] = share(plan, goal)
    for goal in (*plan.objectives, *plan.smart_goals):
        edges.extend((place[goal.id], place[link.to], (link.weight, False)) for link in goal.contributes_to)
    graph.add_edges_from(edges)
    for node in rx.topological_sort(graph):
        total = weight = 0.0
        for child, _, (share_, is_result) in graph.in_edges(node):
            value = values[child]
            if is_result and value is not None:
                total += share_ * value
                weight += share_
        if weight:
            values[node] = total / weight
    return {goal.id: value for goal, value in zip(goals, values, strict=True) if value is not None}


def pure(plan: ok.Plan) -> Scorecard:
    """Score on lists."""
    arrays.FROM_GOALS = arrays.FROM_GOALS_LOADED = NEVER
    return scorecard(plan, as_of=AS_OF)


def with_numpy(plan: ok.Plan) -> Scorecard:
    """Score on arrays."""
    arrays.FROM_GOALS = arrays.FROM_GOALS_LOADED = 0
    return scorecard(plan, as_of=AS_OF)


def afresh(plan: ok.Plan) -> ok.Plan:
    """Return an equal plan of which nothing is worked out yet."""
    return ok.Plan(plan.objectives, plan.smart_goals, name=plan.name, cycle=plan.cycle, check_ins=plan.check_ins)


def timed(work: Callable[[], object]) -> float:
    """Return the processor time of one call [s], with the collector at rest; giving its result up is not counted."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    made = work()
    spent = time.process_time() - start
    gc.enable()
    del made
    return spent


def main() -> None:
    """Print every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("goals", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--shapes", action="store_true", help="chains and fans as well")
    given = parser.parse_args()
    done = {size: measured(size, given.rounds) for size in given.goals}
    for size, medians in done.items():
        report(size, medians)
    growth(done)
    if given.shapes:
        shapes(given.rounds)


def measured(size: int, rounds: int) -> dict[str, float]:
    """Return the medians of everything on one size, taken in turns."""
    plan = company(size)
    graph, expected = by_networkx(plan)
    card = scorecard(plan, as_of=AS_OF)
    check(card, expected)
    leaf = plan.objectives[-1].key_results[0].id
    supported = [goal.id for goal in plan.objectives]
    blended = scorecard(plan, as_of=AS_OF, policy=ScoringPolicy(roll_up="blend"))
    todo: dict[str, Callable[[], object]] = {
        "networkx": lambda: by_networkx(plan),
        "networkx again": lambda: rolled_by_networkx(graph),
        "rustworkx": lambda: by_rustworkx(plan),
        "first": lambda: pure(fresh[0]),
        "second": lambda: pure(plan),
        "first, numpy": lambda: with_numpy(fresh[1]),
        "second, numpy": lambda: with_numpy(plan),
        "all support": lambda: [card.support(goal) for goal in supported],
        "second, blend": lambda: scorecard(plan, as_of=AS_OF, policy=ScoringPolicy(roll_up="blend")),
        "what-if": lambda: card.what_if({leaf: 50.0}),
        "what-if, blend": lambda: blended.what_if({leaf: 50.0}),
    }
    spent: dict[str, list[float]] = {name: [] for name in todo}
    for _ in range(rounds):
        fresh = [afresh(plan), afresh(plan)]
        for name, work in todo.items():
            spent[name].append(timed(work))
    medians = {name: statistics.median(times) for name, times in spent.items()}
    medians["bytes a goal"] = memory(plan)
    return medians


def check(card: Scorecard, expected: dict[str, float]) -> None:
    """Stop if the loops and the card disagree: figures of different work are worth nothing."""
    wrong = [
        goal for goal, value in expected.items() if not math.isclose(card.value(goal) or 0.0, value, abs_tol=1e-12)
    ]
    if wrong:
        raise SystemExit(f"scores differ: {wrong[:3]}")


def memory(plan: ok.Plan) -> float:
    """Return what the compiled goals take [bytes a goal]."""
    fresh = afresh(plan)
    tracemalloc.start()
    compiled = compile_plan(fresh)
    _ = compiled.links, compiled.positions, compiled.loops
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return size / len(compiled)


def report(size: int, medians: dict[str, float]) -> None:
    """Print one size."""
    print(f"\n{size} goals")
    for name, value in medians.items():
        unit = f"{value:12.0f}" if name.startswith("bytes") else f"{value * 1000:12.3f} ms"
        print(f"  {name:<16}{unit}")
    for name in ("first", "first, numpy"):
        ratios = medians["networkx"] / medians[name], medians["rustworkx"] / medians[name]
        print(f"  {name}: {ratios[0]:.1f} x networkx, {ratios[1]:.2f} x rustworkx")
    for name in ("second", "second, numpy"):
        print(f"  {name}: {medians['networkx again'] / medians[name]:.1f} x the second roll-up of networkx")


def growth(done: dict[int, dict[str, float]]) -> None:
    """Print how time grows with size: 1.0 is linear."""
    sizes = sorted(done)
    for small, large in itertools.pairwise(sizes):
        for name in ("networkx", "rustworkx", "first", "second"):
            exponent = math.log(done[large][name] / done[small][name]) / math.log(large / small)
            print(f"growth {small} -> {large}, {name}: exponent {exponent:.2f}")


def shapes(rounds: int) -> None:
    """Print chains and fans, and their growth from 10 000 to 100 000."""
    for shape in (chain, fan):
        for roll_up in ("own", "blend"):
            times = [shape_time(shape(size), roll_up, rounds) for size in (10_000, 100_000)]
            exponent = math.log10(times[1] / times[0])
            shown = ", ".join(f"{spent * 1000:.1f} ms" for spent in times)
            print(f"{shape.__name__} of 10 000 and 100 000, {roll_up}: {shown}; exponent {exponent:.2f}")


def shape_time(plan: ok.Plan, roll_up: str, rounds: int) -> float:
    """Return the median time of a first scoring, with the last goal's score."""
    policy = ScoringPolicy(roll_up=roll_up)
    last = plan.goals()[-1 if plan.name == "chain" else 0].id
    fresh = [afresh(plan) for _ in range(rounds)]
    return statistics.median(timed(lambda one=one: scorecard(one, as_of=AS_OF, policy=policy)[last]) for one in fresh)


if __name__ == "__main__":
    main()
