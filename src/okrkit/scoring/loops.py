"""Topological order and loops of a compiled plan, by counting down what is left below each goal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrkit.scoring.compiled import CompiledPlan

__all__ = ["find_loops", "strong_components", "topological_order"]


def topological_order(plan: CompiledPlan) -> list[int]:
    """Return every position, children before parents; the goals of a loop stand together."""
    links = plan.links
    left = [held + links.fan_in(position) for position, held in enumerate(plan.held)]
    order = [position for position, count in enumerate(left) if not count]
    for position in order:  # grows while it is walked through
        for parent in plan.above(position):
            left[parent] -= 1
            if not left[parent]:
                order.append(parent)
    if len(order) < len(left):
        rest = [position for position, count in enumerate(left) if count]
        parts = strong_components(rest, plan.above)  # parents come first: every way up stays inside the rest
        order.extend(position for part in reversed(parts) for position in sorted(part))
    return order


def find_loops(plan: CompiledPlan) -> tuple[tuple[int, ...], ...]:
    """Return the sets of goals that reach each other, each sorted, in the order of their first goals.

    A key result without contributors ends every way down, so only the other goals are walked.
    """
    rest = _not_below_order(plan)
    inside = set(rest)
    found = strong_components(rest, lambda position: [one for one in plan.above(position) if one in inside])
    loops = [tuple(sorted(part)) for part in found if len(part) > 1 or part[0] in plan.links.targets(part[0])]
    return tuple(sorted(loops))


def _not_below_order(plan: CompiledPlan) -> list[int]:
    """Return the positions that lie on a loop or above one."""
    links = plan.links
    if not len(links):
        return []
    left = _open_ways(plan)
    ready = [position for position, count in left.items() if not count]
    while ready:
        for parent in plan.above(ready.pop()):
            left[parent] -= 1
            if not left[parent]:
                ready.append(parent)
    return sorted(position for position, count in left.items() if count)


def _open_ways(plan: CompiledPlan) -> dict[int, int]:
    """Count the ways into each goal that could lie on a loop."""
    stack = [position for position in range(len(plan)) if len(plan.links.targets(position))]
    left = dict.fromkeys(stack, 0)
    while stack:
        for parent in plan.above(stack.pop()):
            if parent not in left:
                left[parent] = 0
                stack.append(parent)
            left[parent] += 1
    return left


def strong_components(nodes: Sequence[int], above: Callable[[int], Sequence[int]]) -> list[list[int]]:
    """Return the strongly connected components (Tarjan 1972, with a stack of our own).

    Examples:
        >>> ways = {0: [1], 1: [0], 2: [0]}
        >>> strong_components([0, 1, 2], ways.__getitem__)
        [[1, 0], [2]]
    """
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    open_nodes: list[int] = []
    is_open: set[int] = set()
    found: list[list[int]] = []
    for start in nodes:
        if start in number:
            continue
        work = [(start, iter(above(start)))]
        number[start] = low[start] = len(number)
        open_nodes.append(start)
        is_open.add(start)
        while work:
            node, ways = work[-1]
            for parent in ways:
                if parent not in number:
                    number[parent] = low[parent] = len(number)
                    open_nodes.append(parent)
                    is_open.add(parent)
                    work.append((parent, iter(above(parent))))
                    break
                if parent in is_open:
                    low[node] = min(low[node], number[parent])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    found.append(_closed(node, open_nodes, is_open))
    return found


def _closed(node: int, open_nodes: list[int], is_open: set[int]) -> list[int]:
    part: list[int] = []
    while True:
        member = open_nodes.pop()
        is_open.discard(member)
        part.append(member)
        if member == node:
            return part
