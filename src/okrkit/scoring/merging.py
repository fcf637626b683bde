"""Where two ways up from one goal meet again, so that nothing is counted twice above."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrkit.scoring.compiled import CompiledPlan

__all__ = ["distinct_sources", "links_once", "merge_points"]


def merge_points(compiled: CompiledPlan) -> dict[int, set[int]]:
    """Return, by the goal where they meet, the goals that reach it on two ways or more."""
    found: dict[int, set[int]] = {}
    rank = {position: place for place, position in enumerate(compiled.order)}
    for position in range(len(compiled)):
        if len(compiled.links.targets(position)) and len(compiled.above(position)) > 1:
            for meeting in _meetings(compiled, position, rank):
                found.setdefault(meeting, set()).add(position)
    return found


def _meetings(compiled: CompiledPlan, start: int, rank: dict[int, int]) -> list[int]:
    """Walk up from a goal, lowest first, until all ways have become one."""
    arrived: dict[int, int] = {}
    heap: list[tuple[int, int]] = []
    found: list[int] = []
    at = start
    while True:
        for parent in compiled.above(at):
            if rank[parent] <= rank[at]:
                continue  # the way back in a loop
            if parent not in arrived:
                heappush(heap, (rank[parent], parent))
            arrived[parent] = arrived.get(parent, 0) + 1
        if not heap:
            return found
        _, at = heappop(heap)
        if arrived[at] > 1:
            found.append(at)
        if not heap:
            return found


def links_once(compiled: CompiledPlan, position: int, merging: dict[int, set[int]]) -> list[tuple[int, float]]:
    """Return who contributes to a goal directly and not also through another, with weights other than 0."""
    twice = merging.get(position, ())
    return [(source, weight) for source, weight in compiled.links.into(position) if weight and source not in twice]


def distinct_sources(compiled: CompiledPlan, position: int) -> list[tuple[int, float]]:
    """Return the goals at the bottom of a goal's contributions, each once, with the weight of its strongest way."""
    best = {position: 1.0}
    order = _below(compiled, position)
    sources: dict[int, float] = {}
    for at in order:
        links = [(source, weight) for source, weight in compiled.links.into(at) if weight > 0]
        if not links and at != position:
            sources[at] = best[at]
        for source, weight in links:
            best[source] = max(best.get(source, 0.0), best[at] * weight)
    return sorted(sources.items())


def _below(compiled: CompiledPlan, position: int) -> list[int]:
    """Return a goal and all that contributes to it with a positive weight, parents before children."""
    seen = {position}
    stack = [(position, iter(list(compiled.links.into(position))))]
    done: list[int] = []
    while stack:
        at, links = stack[-1]
        for source, weight in links:
            if weight > 0 and source not in seen:
                seen.add(source)
                stack.append((source, iter(list(compiled.links.into(source)))))
                break
        else:
            stack.pop()
            done.append(at)
    return done[::-1]
