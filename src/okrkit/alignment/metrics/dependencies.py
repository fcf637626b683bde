"""What waits for what: confirmation, the longest chain, slack, and whether the teams involved talk."""

from __future__ import annotations

from datetime import date

from okrkit.alignment.metrics.metric import Look, Metric, no_value, share
from okrkit.goals import Goal, KeyResult, SmartGoal

__all__ = ["congruence", "critical_path", "dependency_confirmation", "dependency_slack"]

_NONE = "no goal depends on another"


def dependency_confirmation(look: Look) -> Metric:
    """Return the share of dependencies that the other side knows about."""
    open_ends = [pair for pair in look.dependencies if not _confirmed(look, *pair)]
    value = share(len(look.dependencies) - len(open_ends), len(look.dependencies))
    return Metric(
        name="dependency-confirmation",
        title="Dependencies that the other side confirms",
        value=value,
        unit="share",
        definition="dependencies whose needed goal links to the waiting one (any weight, 0 included), or is the same "
        "owner's or team's, over all dependencies",
        least=0.8,
        source="okrkit: a dependency that only one side knows of is a hope; one in five may still be in talks",
        goals=tuple(dict.fromkeys(waiting for waiting, _ in open_ends)),
        ways=tuple(open_ends),
        reason=no_value(value, _NONE),
    )


def _confirmed(look: Look, waiting: str, needed: str) -> bool:
    if any(link.to == waiting for link in look.plan.goal(needed).contributes_to):
        return True
    people = look.plan.owner_of(waiting), look.plan.owner_of(needed)
    teams = look.plan.team_of(waiting), look.plan.team_of(needed)
    return any(one is not None and one == other for one, other in (people, teams))


def critical_path(look: Look) -> Metric:
    """Return the longest chain of goals that wait for each other."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph((needed, waiting) for waiting, needed in look.dependencies)
    looped = bool(look.graph.dependency_loops(most=1))
    chain = [] if looped else [str(goal) for goal in nx.dag_longest_path(graph)]
    value = None if looped or not chain else float(len(chain))
    return Metric(
        name="critical-path",
        title="Longest chain of dependencies",
        value=value,
        unit="goals",
        definition="goals on the longest chain in which each waits for the one before (networkx dag_longest_path)",
        most=3,
        source="okrkit: in a cycle of 13 weeks a chain of four leaves each goal about three",
        goals=tuple(chain),
        ways=(tuple(chain),) if chain else (),
        reason=no_value(value, "dependencies form a loop" if looped else _NONE),
    )


def dependency_slack(look: Look) -> Metric:
    """Return the least number of days between a needed goal's due day and that of the goal that waits for it."""
    slack = {pair: days for pair in look.dependencies if (days := _slack(look, *pair)) is not None}
    value = min(slack.values(), default=None)
    tight = sorted((pair for pair in slack if slack[pair] < 7), key=lambda pair: slack[pair])
    return Metric(
        name="dependency-slack",
        title="Days left after a dependency",
        value=None if value is None else float(value),
        unit="days",
        definition="the least number of days from the due day of a needed goal to that of the goal that waits for it",
        least=7,
        source="okrkit: one week, the usual cadence of check-ins, so that a delay is seen before it is passed on",
        goals=tuple(dict.fromkeys(waiting for waiting, _ in tight)),
        ways=tuple(tight),
        reason=no_value(value, f"{_NONE}, or their due days are not stated"),
    )


def _slack(look: Look, waiting: str, needed: str) -> int | None:
    last, first = _due(look, look.plan.goal(waiting)), _due(look, look.plan.goal(needed))
    return None if last is None or first is None else (last - first).days


def _due(look: Look, goal: Goal) -> date | None:
    if isinstance(goal, KeyResult | SmartGoal) and goal.due is not None:
        return goal.due
    cycle = look.plan.cycle_of(goal.id)
    return None if cycle is None else cycle.end


def congruence(look: Look) -> Metric:
    """Return the share of pairs of teams that need each other and have something in common."""
    needs: dict[frozenset[str], list[tuple[str, str]]] = {}
    for waiting, needed in (*look.dependencies, *look.graph.conflicts):
        teams = {team for team in (look.plan.team_of(waiting), look.plan.team_of(needed)) if team is not None}
        if len(teams) == 2:
            needs.setdefault(frozenset(teams), []).append((waiting, needed))
    met = _common(look)
    apart = [pair for teams, pairs in needs.items() if teams not in met for pair in pairs]
    value = share(len(needs.keys() & met), len(needs))
    return Metric(
        name="congruence",
        title="Teams that need each other and share a goal",
        value=value,
        unit="share",
        definition="pairs of teams with a dependency or conflict between them that also share an objective or contribute "
        "to each other, over all such pairs (socio-technical congruence)",
        least=0.5,
        source="Cataldo, Herbsleb & Carley 2008 for the measure; okrkit for the range: more gaps than bridges",
        goals=tuple(dict.fromkeys(goal for pair in apart for goal in pair)),
        ways=tuple(apart),
        reason=no_value(value, "no two teams depend on each other"),
    )


def _common(look: Look) -> set[frozenset[str]]:
    """Return the pairs of teams that share an objective or that a contribution joins."""
    found: set[frozenset[str]] = set()
    for goal in look.plan.objectives:
        teams = {look.plan.team_of(result.id) for result in goal.key_results} | {goal.team, *goal.shared_by}
        named = sorted(team for team in teams if team is not None)
        found.update(frozenset({one, other}) for one in named for other in named if one < other)
    for link in look.graph.links():
        one, other = look.plan.team_of(link.child), look.plan.team_of(link.parent)
        if one is not None and other is not None and one != other:
            found.add(frozenset({one, other}))
    return found
