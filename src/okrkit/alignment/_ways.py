"""Ways upwards over integer links: every way between two goals, and goals that reach one ancestor twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from heapq import heapify, heappop, heappush

from okrkit.alignment._structure import Structure

__all__ = ["Meeting", "all_ways", "meetings", "reach"]

Meeting = tuple[int, int, list[int], list[int]]
"""Where two ways part, where they meet, and both ways."""

_MOST_STEPS = 5_000_000  # about ten seconds; a company of 1 000 000 goals with 5 % cross links needs far fewer


def reach(source: int, row: Callable[[int], Sequence[int]]) -> list[int]:
    """Return every position that links lead to from one, that one left out, in plan order."""
    seen, found = {source}, [source]
    for index in found:  # grows while it is read
        for to in row(index):
            if to not in seen:
                seen.add(to)
                found.append(to)
    return sorted(found[1:])


def all_ways(links: Structure, source: int, target: int) -> Iterator[list[int]]:
    """Yield every way up from source to target in the order in which links are stated; no loop may lie between."""
    useful = {target, *reach(target, links.below)}
    if source not in useful:
        return
    way, turns = [source], [iter([to for to in links.above(source) if to in useful])]
    if source == target:
        yield [source]
        return
    while turns:
        to = next(turns[-1], None)
        if to is None:
            turns.pop()
            way.pop()
        elif to == target:
            yield [*way, to]
        else:
            way.append(to)
            turns.append(iter([above for above in links.above(to) if above in useful]))


def meetings(links: Structure, rank: Sequence[int]) -> Iterator[Meeting]:
    """Yield, for each goal that counts in several others, where its ways first meet again.

    Ends after `_MOST_STEPS`, so that a hostile plan is answered as well.

    Args:
        links: The graph.
        rank: Of each position, below before above.
    """
    steps = _MOST_STEPS
    for index in range(len(links)):
        above = links.counting(index)
        if links.repeats(index):
            yield index, above[0], [index, above[0]], [index, above[0]]
        if len(above) > 1 and steps > 0:
            search = _Search(links, rank, index, above)
            yield from search.run()
            steps -= len(search.came)


class _Search:
    """All ways up from one goal in step, lowest first; where two branches reach one goal, they meet and are one.

    Ends as soon as all branches are one, so a ladder of many rungs stays linear.
    """

    def __init__(self, links: Structure, rank: Sequence[int], source: int, above: Sequence[int]) -> None:
        self.links, self.rank, self.source = links, rank, source
        self.branch = {to: to for to in above}
        self.came = {to: (to, source) for to in above}  # position -> branch, position below
        self.heap = [(rank[to], to) for to in above]
        heapify(self.heap)

    def run(self) -> Iterator[Meeting]:
        branches = len(self.branch)
        while len(self.heap) and branches > 1:
            index = heappop(self.heap)[1]
            for to in self.links.counting(index):
                meeting = self._step(index, to)
                if meeting:
                    branches -= 1
                    yield meeting

    def _step(self, index: int, to: int) -> Meeting | None:
        mine = self._branch(self.came[index][0])
        if to not in self.came:
            self.came[to] = (mine, index)
            heappush(self.heap, (self.rank[to], to))
            return None
        other = self._branch(self.came[to][0])
        if other == mine:
            return None
        self.branch[mine] = other
        return self.source, to, self._back(to), [*self._back(index), to]

    def _branch(self, name: int) -> int:
        while self.branch[name] != name:
            name = self.branch[name]
        return name

    def _back(self, target: int) -> list[int]:
        way = [target]
        while way[-1] != self.source:
            way.append(self.came[way[-1]][1])
        return way[::-1]
