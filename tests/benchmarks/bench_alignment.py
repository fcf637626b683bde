"""What influence costs (processor time) beside the loops that users would write with networkx and rustworkx, in one process.

Run `python tests/benchmarks/bench_alignment.py [goals] [rounds]`. Every contender reads the plan's objects, works out
every goal's influence and returns a dict by id; then does it again on the graph it has built: a second time, and, ours
only, once more on arrays and without the dict. The ratios of the medians are the figures to keep: first run at least
10 x networkx and no slower than rustworkx, second run at least 12 x networkx, on arrays 200 x. The unfriendly shapes, a chain and a fan of 100 000, and 10 000 scenarios over 5 000 goals stand beside.
"""

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta

import networkx as nx

from okrkit import Change, CheckIn, Contribution, Cycle, KeyResult, Objective, Plan, SmartGoal
from okrkit.alignment import align, influence, simulate

DAY = date(2026, 3, 1)
FULL = 1 - 1e-9


def organisation(goals: int, *, check_ins: int = 12, seed: int = 7) -> Plan:
    """Return company, functions, teams and people with 3-5 key results each, 5 % cross links and weights."""
    draw = random.Random(seed)
    count = goals // 5
    objectives: list[Objective] = []
    facts: list[CheckIn] = []
    sizes = [draw.choice((3, 4, 4, 5)) for _ in range(count)]
    for number, size in enumerate(sizes):
        results = [
            KeyResult(f"o{number}k{held}", "Result", Change(0, 100), weight=1 + held % 3) for held in range(size)
        ]
        facts += _facts(results, check_ins, draw)
        objectives.append(Objective(f"o{number}", "Outcome", results, contributes_to=_links(number, sizes, draw)))
    return Plan(objectives, cycle=Cycle.quarter(2026, 1), check_ins=facts)


def _facts(results: list[KeyResult], count: int, draw: random.Random) -> list[CheckIn]:
    start = date(2026, 1, 3)
    ends = [(result.id, draw.random() * 90) for result in results]
    return [
        CheckIn(goal, start + timedelta(days=4 * week), end * (week + 1) / count)
        for goal, end in ends
        for week in range(count)
    ]


def _links(number: int, sizes: list[int], draw: random.Random) -> list[Contribution]:
    if not number:
        return []
    parent = (number - 1) // 8
    links = [Contribution(f"o{parent}k{number % sizes[parent]}", round(draw.uniform(0.1, 1), 2))]
    if draw.random() < 0.05:
        links.append(Contribution(f"o{draw.randrange(number)}", -0.2))
    return links


def leaf_value(plan: Plan, goal: KeyResult) -> float:
    """Return attainment against the bar of an aspirational goal, as a user would."""
    value = plan.check_ins.of(goal.id)[-1].value
    progress = (value - goal.measure.baseline) / (goal.measure.target - goal.measure.baseline)
    return min(1.0, max(0.0, progress) / 0.7)


def settled(part: float | None, products: list[float]) -> float:
    """Return refinement and contributions together, as a user would."""
    result = max(-1.0, min(1.0, (part or 0.0) + sum(products)))
    if products and result >= 0.9 and max(products) < FULL and (part is None or part < FULL) and sum(products) > 0:
        return 0.9 if part is None else max(part, 0.9)
    if products and part is not None and result <= -0.9 and min(products) > -FULL and sum(products) < 0:
        return min(part, -0.9)
    return result


class WithNetworkx:
    """The plain loop over a DiGraph."""

    def __init__(self, plan: Plan) -> None:
        self.graph = graph = nx.DiGraph()
        for objective in plan.objectives:
            graph.add_node(objective.id, goal=objective)
            for result in objective.key_results:
                graph.add_node(result.id, goal=result, value=leaf_value(plan, result))
                graph.add_edge(result.id, objective.id, kind="containment")
        for objective in plan.objectives:
            for link in objective.contributes_to:
                graph.add_edge(objective.id, link.to, kind="contribution", weight=link.weight)

    def run(self) -> dict[str, float]:
        graph, values = self.graph, {}
        for node in nx.topological_sort(graph):
            parts, products = [], []
            for source, _, data in graph.in_edges(node, data=True):
                if data["kind"] == "containment":
                    parts.append(values[source])
                else:
                    products.append(data["weight"] * values[source])
            if parts or products:
                values[node] = settled(min(parts) if parts else None, products)
            else:
                values[node] = graph.nodes[node]["value"]
        return values


class WithRustworkx:
    """The same loop over a PyDiGraph."""

    def __init__(self, plan: Plan) -> None:
        import rustworkx as rx

        goals = plan.goals()
        self.ids = [goal.id for goal in goals]
        self.graph = graph = rx.PyDiGraph(multigraph=False)
        graph.add_nodes_from(range(len(goals)))
        place = dict(zip(self.ids, range(len(goals)), strict=True))
        self.start = [leaf_value(plan, goal) if type(goal) is KeyResult else None for goal in goals]
        edges = [(place[one.id], place[o.id], None) for o in plan.objectives for one in o.key_results]
        edges += [(place[o.id], place[link.to], link.weight) for o in plan.objectives for link in o.contributes_to]
        graph.add_edges_from(edges)

    def run(self) -> dict[str, float]:
        import rustworkx as rx

        graph, values = self.graph, list(self.start)
        for node in rx.topological_sort(graph):
            edges = graph.in_edges(node)
            if edges:
                parts = [values[source] for source, _, weight in edges if weight is None]
                products = [weight * values[source] for source, _, weight in edges if weight is not None]
                values[node] = settled(min(parts) if parts else None, products)
        return dict(zip(self.ids, values, strict=True))


class WithOkrkit:
    """Ours."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        plan._index.derived.clear()

    def run(self) -> dict[str, float | None]:
        return influence(self.plan, as_of=DAY).values()

    def run_on_arrays(self) -> object:
        return influence(self.plan, as_of=DAY)


def timed(call: Callable[[], object]) -> tuple[float, object]:
    """Return the seconds a call takes, and its result."""
    gc.collect()
    start = time.process_time()
    result = call()
    return time.process_time() - start, result


def compare(plan: Plan, rounds: int) -> dict[str, tuple[float, float]]:
    """Return median seconds of the first and the second run by contender, taken in turns."""
    found: dict[str, list[tuple[float, float]]] = {}
    answers = []
    for _ in range(rounds):
        for kind in (WithNetworkx, WithRustworkx, WithOkrkit):
            built, one = timed(lambda kind=kind: kind(plan))
            first, answer = timed(one.run)
            second, _ = timed(one.run)
            found.setdefault(kind.__name__, []).append((built + first, second))
            answers.append(answer)
            del one
    for answer in answers[1:3]:
        assert all(abs(answer[goal] - value) < 1e-9 for goal, value in answers[0].items())
    return {
        name: (statistics.median(t[0] for t in times), statistics.median(t[1] for t in times))
        for name, times in found.items()
    }


def again_on_arrays(plan: Plan) -> float:
    """Return the median seconds of working influence out again, after arrays were made."""
    ours = WithOkrkit(plan)
    for _ in range(3):
        ours.run_on_arrays()
    return statistics.median(timed(ours.run_on_arrays)[0] for _ in range(7))


def graph_bytes(plan: Plan) -> float:
    """Return the memory of the graph beside the goals, a goal."""
    import tracemalloc

    plan._index.derived.clear()
    gc.collect()
    tracemalloc.start()
    graph = align(plan)
    _ = graph.layers
    size = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    return size / len(graph)


def shapes(count: int) -> dict[str, float]:
    """Return the seconds that a chain and a fan take."""
    deep = Plan([], [SmartGoal(f"g{i}", "t", contributes_to={f"g{i - 1}": 1.0} if i else {}) for i in range(count)])
    wide = Plan([Objective("o", "O")], [SmartGoal(f"s{i}", "t", contributes_to={"o": 1e-5}) for i in range(count)])
    values = {f"g{count - 1}": 0.8}, {f"s{i}": 0.8 for i in range(count)}
    return {
        "chain": timed(lambda: influence(deep, as_of=None, values=values[0]))[0],
        "fan": timed(lambda: influence(wide, as_of=None, values=values[1]))[0],
    }


def main(goals: int = 100_000, rounds: int = 5) -> None:
    """Print medians and ratios."""
    plan = organisation(goals, check_ins=12 if goals <= 100_000 else 2)
    found = compare(plan, rounds)
    first, second = found["WithNetworkx"]
    for name, (one, two) in found.items():
        print(f"{name:14} first {one:7.3f} s ({first / one:5.1f} x)   second {two:7.3f} s ({second / two:5.1f} x)")
    on_arrays = again_on_arrays(plan)
    print(f"on arrays {on_arrays:7.4f} s ({second / on_arrays:5.1f} x)")
    one_change(plan)
    print(f"memory of the graph: {graph_bytes(plan):.0f} bytes a goal")
    for name, taken in shapes(100_000).items():
        print(f"{name} of 100 000: {taken:.2f} s")
    small = organisation(5_000)
    for arrays, draws in ((True, 10_000), (False, 20)):
        taken, _ = timed(lambda draws=draws, arrays=arrays: simulate(small, as_of=DAY, draws=draws, arrays=arrays))
        print(f"{draws} scenarios over 5 000 goals, {'arrays' if arrays else 'lists'}: {taken:.2f} s")


def one_change(plan: Plan) -> None:
    """Print what one what-if costs."""
    found = influence(plan, as_of=DAY)
    leaves = [objective.key_results[0].id for objective in plan.objectives[-200:]]
    taken = [timed(lambda leaf=leaf: found.what_if({leaf: 1.0}))[0] for leaf in leaves[:20]]
    print(f"one what-if: {statistics.median(taken) * 1e6:.0f} us")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:3]))
