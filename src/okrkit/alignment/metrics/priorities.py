"""Where effort goes: concentration, hubs, and whether teams are cut along the goals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from okrkit.alignment.links import LinkKind
from okrkit.alignment.metrics.metric import HEAVY, LOOPED, Look, Metric, no_value
from okrkit.goals import KeyResult

__all__ = ["concentration", "effective_priorities", "hub_share", "team_modularity"]

_EXACT, _SAMPLE = 1000, 300  # goals up to which betweenness is exact; starts that are sampled beyond
_LARGE = f"the plan has more than {HEAVY} goals; ask a part of it"


def _efforts(look: Look) -> dict[str, float]:
    """Return the effort that flows to each top goal."""
    found = dict.fromkeys(look.tops, 0.0)
    flows = _flows(look)
    for goal, effort in look.effort.items():
        for top, share in flows.get(goal, {}).items():
            found[top] += effort * share
    return {goal: effort for goal, effort in found.items() if effort > 0}


def _flows(look: Look) -> dict[str, dict[str, float]]:
    """Return by goal the shares of its effort that each top goal gets: over its links, by their weights.

    An objective from which no link leads to the top gives to its key results' goals, all alike.
    """
    ways: dict[str, list[tuple[str, float]]] = {}
    for link in look.graph.links():
        strength = 1.0 if link.kind is LinkKind.CONTAINMENT else abs(link.weight)
        ways.setdefault(link.child, []).append((link.parent, strength))
    flows = {top: {top: 1.0} for top in look.tops}
    _flow_down(look, ways, flows)
    lost = [one for one in look.plan.objectives if one.id not in flows]
    held = {one.id: [(flows[result.id], 1.0) for result in one.key_results if result.id in flows] for one in lost}
    flows.update({goal: _mixed(parts) for goal, parts in held.items() if parts})
    if any(held.values()):
        _flow_down(look, ways, flows)
    return flows


def _flow_down(look: Look, ways: Mapping[str, list[tuple[str, float]]], flows: dict[str, dict[str, float]]) -> None:
    for goal in look.downwards:
        parts = [(flows[parent], strength) for parent, strength in ways.get(goal, ()) if parent in flows]
        if parts and goal not in flows:
            flows[goal] = _mixed(parts)


def _mixed(parts: Sequence[tuple[dict[str, float], float]]) -> dict[str, float]:
    """Return shares added up by strength; where no part has any, all count alike."""
    if len(parts) == 1:
        return parts[0][0]
    whole = sum(strength for _, strength in parts)
    mixed: dict[str, float] = {}
    for shares, strength in parts:
        for top, share in shares.items():
            mixed[top] = mixed.get(top, 0.0) + share * (strength / whole if whole else 1 / len(parts))
    return mixed


def _herfindahl(look: Look) -> tuple[float | None, dict[str, float]]:
    efforts = {} if look.looped else _efforts(look)
    whole = sum(efforts.values())
    return (sum((effort / whole) ** 2 for effort in efforts.values()) if whole else None), efforts


def concentration(look: Look) -> Metric:
    """Return the Herfindahl index of effort over the goals at the top."""
    value, efforts = _herfindahl(look)
    return Metric(
        name="concentration",
        title="Concentration of effort",
        value=value,
        unit="index",
        definition="Herfindahl index: sum of the squared shares of effort that flow to each top goal, over the links by their "
        "weights (1: all to one)",
        least=0.2,
        source="Herfindahl 1950 for the index; the range is five equal priorities (rule too-many-priorities)",
        goals=tuple(sorted(efforts, key=lambda goal: -efforts[goal])),
        reason=no_value(value, LOOPED if look.looped else "no effort flows to the top"),
    )


def effective_priorities(look: Look) -> Metric:
    """Return the number of equal priorities that would be as concentrated as the effort is."""
    value, efforts = _herfindahl(look)
    return Metric(
        name="effective-priorities",
        title="Priorities the effort amounts to",
        value=None if value is None else 1.0 / value,
        unit="ratio",
        definition="1 / Herfindahl index: so many equally large priorities would be as concentrated",
        least=1,
        most=5,
        source="Laakso & Taagepera 1979 for the number; Google OKR playbook and rule too-many-priorities: at most five",
        goals=tuple(sorted(efforts, key=lambda goal: -efforts[goal])),
        reason=no_value(value, LOOPED if look.looped else "no effort flows to the top"),
    )


def hub_share(look: Look) -> Metric:
    """Return the largest share of ways through the graph that run through one goal."""
    large = len(look.graph) > HEAVY
    between = {} if large or look.looped else _betweenness(look)
    ways = sum(_reach_counts(look)) if between else 0
    shares = {goal: count / ways for goal, count in between.items() if ways}
    value = max(shares.values(), default=None)
    first = sorted((goal for goal in shares if shares[goal] > 0), key=lambda goal: -shares[goal])
    reason = _LARGE if large else LOOPED if look.looped else "no goal stands above another"
    return Metric(
        name="bottlenecks",
        title="Ways through one goal",
        value=value,
        unit="share",
        definition="the largest betweenness of a goal (networkx betweenness_centrality) over all pairs of goals that a "
        "way joins; the goals at the two ends of a way count nothing",
        most=0.3,
        source="Freeman 1977 for betweenness; okrkit for the range: where a third of all ways meet, one delay is everyone's",
        goals=tuple(first[:5]),
        reason=no_value(value, reason),
    )


def _betweenness(look: Look) -> dict[str, float]:
    import networkx as nx

    graph = look.graph.to_networkx()
    some = _SAMPLE if len(graph) > _EXACT else None
    return nx.betweenness_centrality(graph, k=some, normalized=False, seed=0)


def _reach_counts(look: Look) -> Iterator[int]:
    """Yield how many goals stand above each goal; sets of goals are the bits of an integer."""
    place = {goal: number for number, goal in enumerate(look.graph)}
    above: dict[str, int] = {}
    for goal in look.downwards:
        bits = 0
        for parent in look.graph.parents(goal):
            bits |= above[parent] | (1 << place[parent])
        above[goal] = bits
        yield bits.bit_count()


def team_modularity(look: Look) -> Metric:
    """Return how well the teams fit the goals beside the best partition that can be found."""
    teams = {goal: team for goal in look.graph if (team := look.plan.team_of(goal)) is not None}
    links = [(link.child, link.parent) for link in look.graph.links() if link.child in teams and link.parent in teams]
    linked = {teams[goal] for link in links for goal in link}
    large = len(look.graph) > HEAVY
    value = _against_best(links, teams) if len(linked) > 1 and not large else None
    return Metric(
        name="team-modularity",
        title="Teams cut along the goals",
        value=value,
        unit="ratio",
        definition="modularity of the links between goals under the partition into teams over that of the best "
        "partition found (networkx louvain_communities, seed 0), at least 0",
        least=0.5,
        source="Newman & Girvan 2004, Blondel et al. 2008 for the measures; okrkit for the range: half of what is possible",
        goals=_elsewhere(look) if value is not None else (),
        reason=no_value(value, _LARGE if large else "fewer than two teams have linked goals"),
    )


def _against_best(links: list[tuple[str, str]], teams: dict[str, str]) -> float | None:
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph(links)
    inside: dict[str, set[str]] = {}
    for goal in graph:
        inside.setdefault(teams[goal], set()).add(goal)
    community = cast("Any", nx.community)
    own: float = community.modularity(graph, list(inside.values()))
    best: float = community.modularity(graph, community.louvain_communities(graph, seed=0))
    return max(0.0, own / max(own, best)) if max(own, best) > 1e-12 else None


def _elsewhere(look: Look) -> tuple[str, ...]:
    """Return the goals whose every link up leads to another team."""
    found: list[str] = []
    for goal in look.goals:
        above = look.graph.parents(goal.id) if not isinstance(goal, KeyResult) else ()
        team = look.plan.team_of(goal.id)
        if above and team is not None and all(look.plan.team_of(parent) not in {team, None} for parent in above):
            found.append(goal.id)
    return tuple(found)
