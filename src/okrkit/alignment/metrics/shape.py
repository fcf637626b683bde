"""The shape of the graph: depth, span, skips, copies, conflicts, double ways, loops."""

from __future__ import annotations

from difflib import SequenceMatcher

from okrkit.alignment.links import Link, LinkKind
from okrkit.alignment.metrics.metric import LOOPED, Look, Metric, no_value, share

__all__ = [
    "conflict_count",
    "copied_pairs",
    "copied_share",
    "depth",
    "double_counting",
    "level_skips",
    "loop_count",
    "span",
]

ALIKE = 0.95
"""Likeness of two titles from which one counts as a copy. Source: rule copied-goal."""


def depth(look: Look) -> Metric:
    """Return the most goals that stand above each other, a key result and its objective counted once."""
    rank: dict[str, int] = {}
    for goal in () if look.looped else look.downwards:
        holder = look.plan.objective_of(goal)
        above = [rank[parent] + (holder is None or parent != holder.id) for parent in look.graph.parents(goal)]
        rank[goal] = max(above, default=1)
    value = None if look.looped or not rank else float(max(rank.values()))
    return Metric(
        name="depth",
        title="Goals above each other",
        value=value,
        unit="goals",
        definition="objectives, each with its key results, and SMART goals on the longest way up, both ends included",
        least=1,
        most=4,
        source="okrkit: the model has four levels, company to individual; more is cascading (Doerr 2018, ch. 7)",
        goals=tuple([goal.id for goal in look.goals if rank.get(goal.id, 0.0) == value]),
        reason=no_value(value, LOOPED if look.looped else "the plan has no goals"),
    )


def span(look: Look) -> Metric:
    """Return the most contributors of one goal."""
    counts: dict[str, int] = {}
    for link in look.graph.links():
        if link.kind is LinkKind.CONTRIBUTION and link.weight:
            counts[link.parent] = counts.get(link.parent, 0) + 1
    value = max(counts.values(), default=None)
    return Metric(
        name="span",
        title="Contributors of one goal",
        value=None if value is None else float(value),
        unit="count",
        definition="the largest number of contributors (weight not 0) of one goal",
        most=10,
        source="okrkit: more than ten contributions cannot be talked through in one review",
        goals=tuple(sorted(counts, key=lambda goal: -counts[goal])[:5]),
        reason=no_value(value, "no goal contributes to another"),
    )


def level_skips(look: Look) -> Metric:
    """Return the share of contributions that jump over a level at which the plan has goals."""
    used = {level.depth for goal in look.goals if (level := goal.level) is not None}
    jumps = [(link, _jump(look, link)) for link in look.graph.links() if link.kind is LinkKind.CONTRIBUTION]
    known = [(link, ends) for link, ends in jumps if ends is not None]
    skips = [link.child for link, (low, high) in known if any(high < level < low for level in used)]
    value = share(len(skips), len(known))
    return Metric(
        name="level-skips",
        title="Contributions that skip a level",
        value=value,
        unit="share",
        definition="contributions that jump over a level at which the plan has goals, over all between goals with a level",
        most=0.1,
        source="okrkit: individual to company directly is a note (method 8), a habit is a missing layer",
        goals=tuple(dict.fromkeys(skips)),
        reason=no_value(value, "no contribution joins goals with levels"),
    )


def _jump(look: Look, link: Link) -> tuple[int, int] | None:
    child, parent = look.plan.level_of(link.child), look.plan.level_of(link.parent)
    return None if child is None or parent is None else (child.depth, parent.depth)


def copied_pairs(look: Look) -> list[tuple[str, str]]:
    """Return contributions whose two titles are at least 0.95 alike."""
    links = (link for link in look.graph.links() if link.kind is LinkKind.CONTRIBUTION)
    pairs = ((link.child, link.parent) for link in links)
    return [pair for pair in pairs if _alike(look.plan[pair[0]].title, look.plan[pair[1]].title)]


def _alike(one: str, other: str) -> bool:
    left, right = " ".join(one.lower().split())[:500], " ".join(other.lower().split())[:500]
    if left == right:
        return True
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    return all(ratio() >= ALIKE for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


def copied_share(look: Look) -> Metric:
    """Return the share of contributions in which the lower goal repeats the words of the upper one."""
    links = sum(link.kind is LinkKind.CONTRIBUTION for link in look.graph.links())
    copies = copied_pairs(look)
    value = share(len(copies), links)
    return Metric(
        name="verbatim-cascade",
        title="Goals copied from the goal above",
        value=value,
        unit="share",
        definition="contributions whose titles are at least 0.95 alike over all contributions",
        most=0.0,
        source="rule copied-goal; Doerr 2018, ch. 7: a copied goal is cascaded, not aligned",
        goals=tuple(dict.fromkeys(child for child, _ in copies)),
        ways=tuple(copies),
        reason=no_value(value, "no goal contributes to another"),
    )


def conflict_count(look: Look) -> Metric:
    """Return the number of declared oppositions and of contributions that work against their goal."""
    pairs = list(look.graph.conflicts)
    against = [(link.child, link.parent) for link in look.graph.links() if link.weight < 0]
    found = [*pairs, *against]
    return Metric(
        name="conflicts",
        title="Goals that work against each other",
        value=float(len(found)),
        unit="count",
        definition="pairs of goals in declared opposition, and contributions with a weight below 0",
        most=0,
        source="okrkit: a conflict may be wanted, but somebody has to have decided that (rule unmanaged-conflict)",
        goals=tuple(dict.fromkeys(goal for pair in found for goal in pair)),
        ways=tuple(found),
    )


def double_counting(look: Look) -> Metric:
    """Return the number of goals and ancestors where two ways from the one first meet in the other."""
    twice = () if look.looped else look.graph.double_paths()
    value = None if look.looped else float(len({(one.goal, one.ancestor) for one in twice}))
    return Metric(
        name="double-counting",
        title="Goals that count twice in one ancestor",
        value=value,
        unit="count",
        definition="goals and ancestors joined by two ways that share nothing in between and meet there for the first "
        "time; both ways are given",
        most=0,
        source="method 3: a child on two ways to one ancestor is reported, and counted once",
        goals=tuple(dict.fromkeys(one.goal for one in twice)),
        ways=tuple(way for one in twice for way in (one.first, one.second)),
        reason=no_value(value, LOOPED),
    )


def loop_count(look: Look) -> Metric:
    """Return the number of loops found, of contributions and of dependencies."""
    loops = [*look.graph.loops(), *look.graph.dependency_loops()]
    return Metric(
        name="loops",
        title="Loops",
        value=float(len(loops)),
        unit="count",
        definition="loops of contributions and of dependencies; each of their links is in one of those given",
        most=0,
        source="okrkit: a goal cannot be its own reason (rules contribution-loop, dependency-loop)",
        goals=tuple(dict.fromkeys(goal for loop in loops for goal in loop)),
        ways=tuple(loops),
    )
