"""Where effort goes: concentration, hubs, and whether teams are cut along the goals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from okrkit.alignment.metrics.metric import HEAVY, LOOPED, Look, Metric, no_value
from okrkit.goals import KeyResult

__all__ = ["concentration", "effective_priorities", "hub_share", "team_modularity"]

_EXACT, _SAMPLE = 1000, 300  # goals up to which betweenness is exact; starts that are sampled beyond
_LARGE = f"the plan has more than {HEAVY} goals; ask a part of it"


def _efforts(look: Look) -> dict[str, float]:
    """Return the effort that flows to each top goal; a goal that reaches several is split evenly."""
    found = dict.fromkeys(look.tops, 0.0)
    reached = {top: frozenset({top}) for top in found}
    for goal in look.downwards:
        above = [reached[parent] for parent in look.graph.parents(goal) if parent in reached]
        if above and goal not in reached:
            reached[goal] = above[0] if len(set(above)) == 1 else frozenset[str]().union(*above)
        effort, tops = look.effort.get(goal), reached.get(goal)
        for top in sorted(tops) if effort and tops else ():
            found[top] += (effort or 0.0) / len(tops or ())
    return {goal: effort for goal, effort in found.items() if effort > 0}


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
        definition="Herfindahl index: sum of the squared shares of effort that flow to each top goal (1: all to one)",
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
        "partition found (networkx louvain_communities, seed 0)",
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
