"""The way to networkx and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

import attrs

from okrkit.alignment._plain import from_plain, to_plain
from okrkit.alignment.links import LinkKind
from okrkit.errors import InvalidGoalError, InvalidPlanError
from okrkit.goals import Contribution, Goal, KeyResult, Objective, Plan, SmartGoal

if TYPE_CHECKING:
    import networkx as nx

    from okrkit.alignment.graph import AlignmentGraph

__all__ = ["from_networkx", "to_networkx"]

_KINDS: dict[str, type[Goal]] = {"objective": Objective, "key-result": KeyResult, "smart-goal": SmartGoal}
_NAMES = {kind: name for name, kind in _KINDS.items()}
_AS_EDGES = ("id", "key_results", "contributes_to")
_FIELDS: dict[type[Goal], tuple[str, ...]] = {
    kind: tuple(one.name for one in attrs.fields(kind) if one.name not in _AS_EDGES) for kind in _NAMES
}


def to_networkx(graph: AlignmentGraph, *, safe: bool = False) -> nx.DiGraph[str]:
    """Return the graph for networkx; see `AlignmentGraph.to_networkx`."""
    import networkx as nx

    made: nx.DiGraph[str] = nx.DiGraph()
    made.graph.update(_kept({"name": graph.plan.name}, safe=safe))
    goals = graph.plan.goals()
    for goal in goals:
        fields = {name: getattr(goal, name) for name in _FIELDS[type(goal)]}
        made.add_node(goal.id, kind=_NAMES[type(goal)], **_kept(fields, safe=safe))
    for link in graph.links():
        fields = {"weight": link.weight, "assumption": link.assumption, "tested_by": link.tested_by}
        made.add_edge(link.child, link.parent, kind=link.kind.value, **_kept(fields, safe=safe))
    return made


def _kept(fields: Mapping[str, object], *, safe: bool) -> dict[str, object]:
    if not safe:
        return dict(fields)
    plain = ((name, to_plain(value)) for name, value in fields.items())
    return {name: value for name, value in plain if value is not None}


def from_networkx(graph: nx.DiGraph[str], *, name: str | None = None) -> Plan:
    """Return a plan of the goals in a networkx graph, with an edge from each goal to those above it.

    Nodes without a `kind` become objectives, edges without one contributions of weight 1; a title
    that is missing is the id. Attributes that no goal has are kept in `extra`. Check-ins, links that
    lead nowhere and what a key result contributes to its own objective are not part of the graph.

    Args:
        graph: Any directed graph, as made by `to_networkx` in either form, or read from a file.
        name: Name of the plan; None: the graph's own.

    Raises:
        InvalidPlanError: With every node and edge that cannot be read.

    Examples:
        >>> import networkx as nx
        >>> plan = from_networkx(nx.DiGraph([("team", "company")]))
        >>> plan["team"].contributes_to[0].to
        'company'
    """
    faults = [] if graph.is_directed() else ["the graph has no directions; edges go from a goal to the goal above it"]
    above = {} if faults else _read_edges(graph, faults)
    goals = {str(node): _read_node(str(node), data, above, faults) for node, data in graph.nodes(data=True)}
    holders = _holders(goals, above, faults)
    if faults:
        raise InvalidPlanError("graph", faults)
    made = [goal for goal in goals.values() if goal is not None]
    return Plan(
        [_with_results(goal, holders) for goal in made if isinstance(goal, Objective)],
        [goal for goal in made if isinstance(goal, SmartGoal)],
        name=name if name is not None else cast("str | None", graph.graph.get("name")),
    )


_Edges = dict[str, tuple[list[str], list[Contribution]]]


def _read_edges(graph: nx.DiGraph[str], faults: list[str]) -> _Edges:
    """Return, for each node, the objectives that hold it and its contributions."""
    above: _Edges = {str(node): ([], []) for node in graph.nodes}
    for child, parent, data in graph.edges(data=True):
        try:
            kind = LinkKind(str(data.get("kind", LinkKind.CONTRIBUTION)))
            if kind is LinkKind.CONTAINMENT:
                above[str(child)][0].append(str(parent))
            else:
                above[str(child)][1].append(_contribution(str(parent), data))
        except (InvalidGoalError, ValueError) as error:
            faults.append(f"edge {str(child)!r} -> {str(parent)!r}: {error}")
    return above


def _contribution(to: str, data: Mapping[str, object]) -> Contribution:
    weight = data.get("weight")
    assumption, tested_by = data.get("assumption"), data.get("tested_by")
    return Contribution(
        to,
        1.0 if weight is None else cast("float", weight),
        assumption=None if assumption is None else str(assumption),
        tested_by=None if tested_by is None else str(tested_by),
    )


def _read_node(name: str, data: Mapping[str, object], above: _Edges, faults: list[str]) -> Goal | None:
    kind = _KINDS.get(str(data.get("kind", "objective")))
    if kind is None:
        faults.append(f"node {name!r}: kind must be one of {', '.join(_KINDS)}, got {data.get('kind')!r}")
        return None
    fields = {field: value for field, value in data.items() if field != "kind" and value is not None}
    try:
        read = {field: from_plain(field, value) for field, value in fields.items() if field in _FIELDS[kind]}
        title = str(read.pop("title", name))
        extra = {field: value for field, value in fields.items() if field not in _FIELDS[kind]}
        if extra:
            read["extra"] = {**cast("Mapping[str, object]", read.get("extra", {})), **extra}
        return kind(name, title, contributes_to=above.get(name, ([], []))[1], **read)  # type: ignore[arg-type]
    except (InvalidGoalError, ValueError, TypeError) as error:
        faults.append(f"node {name!r}: {error}")
        return None


def _holders(goals: Mapping[str, Goal | None], above: _Edges, faults: list[str]) -> dict[str, list[KeyResult]]:
    """Return the key results of each objective, in the order of the nodes."""
    held: dict[str, list[KeyResult]] = {}
    for name, goal in goals.items():
        objectives = above.get(name, ([], []))[0]
        if isinstance(goal, KeyResult):
            if len(objectives) == 1 and isinstance(goals.get(objectives[0]), Objective):
                held.setdefault(objectives[0], []).append(goal)
            else:
                faults.append(f"node {name!r}: a key result needs a containment edge to one objective")
        elif objectives and goal is not None:
            faults.append(f"node {name!r}: only a key result has a containment edge")
    return held


def _with_results(goal: Objective, held: Mapping[str, list[KeyResult]]) -> Objective:
    return attrs.evolve(goal, key_results=held[goal.id]) if goal.id in held else goal
