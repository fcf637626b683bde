"""Loops over integer links, without recursion."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence

__all__ = ["find_loops", "shortest_way"]

Above = Callable[[int], Sequence[int]]


def find_loops(knots: Iterable[Sequence[int]], above: Above, *, most: int) -> list[list[int]]:
    """Return loops that together hold every link in a knot, each from its smallest position.

    Args:
        knots: Sets of positions that reach each other.
        above: The links.
        most: How many loops at the most.
    """
    loops: list[list[int]] = []
    for knot in knots:
        loops.extend(_loops_of(set(knot), above, most - len(loops)))
    return loops


def _loops_of(knot: set[int], above: Above, most: int) -> list[list[int]]:
    """For each link that no found loop holds yet, close it by the shortest way back."""
    loops: list[list[int]] = []
    covered: set[tuple[int, int]] = set()

    def inside(index: int) -> list[int]:
        return [to for to in above(index) if to in knot]

    for index in sorted(knot):
        for target in inside(index):
            if (index, target) in covered:
                continue
            if len(loops) >= most:
                return loops
            ring = [index, *(shortest_way(target, index, inside) or [])[:-1]]
            covered.update(zip(ring, [*ring[1:], ring[0]], strict=True))
            low = ring.index(min(ring))
            loops.append([*ring[low:], *ring[:low], ring[low]])
    return loops


def shortest_way(source: int, target: int, above: Above) -> list[int] | None:
    """Return the shortest way between two positions, both included; None where there is none."""
    came: dict[int, int] = {source: source}
    queue = deque([source])
    while queue and target not in came:
        index = queue.popleft()
        for to in above(index):
            if to not in came:
                came[to] = index
                queue.append(to)
    if target not in came:
        return None
    way = [target]
    while way[-1] != source:
        way.append(came[way[-1]])
    return way[::-1]
