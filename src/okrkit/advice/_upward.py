"""What lies on the ways from each goal up to the top results, worked out once for the whole graph."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import attrs

from okrkit.alignment import AlignmentGraph, Link, LinkKind

__all__ = ["Upward", "links_up", "nearest_above", "ways_up"]


@attrs.frozen
class Upward:
    """The ways from one goal to the top.

    Attributes:
        reaches: Whether any way leads there, a trace of weight 0 included.
        supports: Whether a way leads there on which the weights multiply to more than 0.
        opposes: Whether a way leads there on which they multiply to less than 0.
        lifts: Whether a supporting way leads to a top result that is not reached.
        harms: Whether an opposing way leads to one, or a supporting way passes a goal that works
            against another one.
        effects: What the goal moves by top result: the products of the weights on its ways there,
            added up [≥ 0].
        open: Whether a supporting way is free of unmet dependencies and failed siblings.
        moved: Whether on such a way each goal moved as its contributors predicted.
    """

    reaches: bool = False
    supports: bool = False
    opposes: bool = False
    lifts: bool = False
    harms: bool = False
    effects: Mapping[str, float] = attrs.field(factory=dict[str, float])
    open: bool = False
    moved: bool = False

    @property
    def effect(self) -> float:
        """The most that the goal moves any one top result [≥ 0]."""
        return max(self.effects.values(), default=0.0)


NOWHERE = Upward()


def ways_up(
    graph: AlignmentGraph,
    links: Mapping[str, Sequence[Link]],
    tops: frozenset[str],
    *,
    is_reached: Callable[[str], bool],
    works_against: Callable[[str], bool],
    is_blocked: Callable[[str], bool],
    sibling_failed: Callable[[Link], bool],
    did_move: Callable[[Link], bool],
) -> Mapping[str, Upward]:
    """Return the ways up of every goal; links that close a loop are passed over.

    Args:
        graph: The alignment graph.
        links: The links by which each goal goes up, see `links_up`.
        tops: Ids of the top objectives and their key results.
        is_reached: Whether a top result was reached.
        works_against: Whether a goal that was hit conflicts with one that was not.
        is_blocked: Whether a goal has an unmet dependency.
        sibling_failed: Whether a key result beside the link's child failed.
        did_move: Whether the link's parent moved as predicted.
    """
    share = _shares(graph.links())
    found: dict[str, Upward] = {}
    for name in _parents_first(graph, links):
        stated = links.get(name, [])
        free = not is_blocked(name)
        if name in tops:
            effect = max((share(link) for link in stated if link.kind is LinkKind.CONTAINMENT), default=1.0)
            lifts = not is_reached(name)
            found[name] = Upward(
                reaches=True, supports=True, lifts=lifts, effects={name: effect}, open=free, moved=free
            )
        else:
            ways = [(link, _one_way(share(link), found.get(link.parent, NOWHERE))) for link in stated]
            passable = [(link, way) for link, way in ways if free and way.open and not sibling_failed(link)]
            found[name] = _joined(
                [way for _, way in ways],
                harms=works_against(name),
                is_open=bool(passable),
                moved=any(way.moved and did_move(link) for link, way in passable),
            )
    return found


def links_up(graph: AlignmentGraph, tops: frozenset[str]) -> dict[str, list[Link]]:
    """Return the links by which each goal goes up.

    An objective below the top that states none goes up by those of its key results that do.
    """
    stated: dict[str, list[Link]] = {}
    for link in graph.links():
        stated.setdefault(link.child, []).append(link)
    links = dict(stated)
    for child, ups in stated.items():
        holder = next((link.parent for link in ups if link.kind is LinkKind.CONTAINMENT), None)
        if holder is None or holder in stated or holder in tops:
            continue
        inside = {holder, *graph.children(holder, kind=LinkKind.CONTAINMENT)}
        if outward := [link for link in ups if link.parent not in inside]:
            links[child] = outward
            links.setdefault(holder, []).append(Link(holder, child, LinkKind.CONTRIBUTION))
    return links


def nearest_above(sources: Iterable[str], links: Mapping[str, Sequence[Link]]) -> dict[str, str]:
    """Return by goal the nearest of the sources on its way up, a source itself included."""
    below: dict[str, list[str]] = {}
    for child, ups in links.items():
        for link in ups:
            below.setdefault(link.parent, []).append(child)
    found = {name: name for name in sources}
    queue = list(found)
    for name in queue:  # grows while it is read
        for child in below.get(name, ()):
            if child not in found:
                found[child] = found[name]
                queue.append(child)
    return found


def _joined(ways: Sequence[Upward], *, harms: bool, is_open: bool, moved: bool) -> Upward:
    return Upward(
        reaches=any(way.reaches for way in ways),
        supports=any(way.supports for way in ways),
        opposes=any(way.opposes for way in ways),
        lifts=any(way.lifts for way in ways),
        harms=harms or any(way.harms for way in ways),
        effects=_added([way.effects for way in ways]),
        open=is_open,
        moved=moved,
    )


def _added(effects: Sequence[Mapping[str, float]]) -> Mapping[str, float]:
    if len(effects) == 1:
        return effects[0]
    total: dict[str, float] = {}
    for one in effects:
        for top, effect in one.items():
            total[top] = total.get(top, 0.0) + effect
    return total


def _one_way(share: float, above: Upward) -> Upward:
    """Return what lies above, seen through one link."""
    if not above.reaches:
        return NOWHERE
    return Upward(
        reaches=True,
        supports=(share > 0 and above.supports) or (share < 0 and above.opposes),
        opposes=(share < 0 and above.supports) or (share > 0 and above.opposes),
        lifts=(share > 0 and above.lifts) or (share < 0 and above.harms),
        harms=(share < 0 and above.lifts) or (share > 0 and above.harms),
        effects=above.effects if abs(share) == 1 else {top: abs(share) * one for top, one in above.effects.items()},
        open=share > 0 and above.open,
        moved=share > 0 and above.moved,
    )


def _shares(links: Iterable[Link]) -> Callable[[Link], float]:
    """Return how strongly a link counts: a contribution's weight, a key result's beside its heaviest sibling.

    Beside the heaviest and not beside the sum, so that a well-filled objective does not make
    each of its key results look trivial.
    """
    heaviest: dict[str, float] = {}
    for link in links:
        if link.kind is LinkKind.CONTAINMENT:
            heaviest[link.parent] = max(heaviest.get(link.parent, 0.0), link.weight)

    def share(link: Link) -> float:
        if link.kind is LinkKind.CONTRIBUTION:
            return link.weight
        most = heaviest[link.parent]
        return link.weight / most if most else 0.0

    return share


def _parents_first(graph: AlignmentGraph, links: Mapping[str, Sequence[Link]]) -> Iterator[str]:
    """Yield every goal after the goals above it, but for links that close a loop; without recursion."""
    begun: set[str] = set()
    for root in graph:
        stack = [] if root in begun else [(root, iter(links.get(root, ())))]
        begun.add(root)
        while stack:
            name, rest = stack[-1]
            above = next((link.parent for link in rest if link.parent not in begun), None)
            if above is None:
                stack.pop()
                yield name
            else:
                begun.add(above)
                stack.append((above, iter(links.get(above, ()))))
