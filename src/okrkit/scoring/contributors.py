"""Who contributes to a goal, each once, and what that adds up to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import attrs

from okrkit.scoring.words import Reason

if TYPE_CHECKING:
    from okrkit.scoring.compiled import CompiledPlan

__all__ = ["Support", "contributors", "reached_twice", "support_of"]


@attrs.frozen
class Support:
    """What the contributors of a goal achieved, those who help and those who hinder apart.

    Attributes:
        helping: Weighted mean of attainment over positive weights [0-1]; None: undefined.
        hindering: The same over negative weights; None: none, or nothing known.
        reason: Why `helping` is undefined.
    """

    helping: float | None
    hindering: float | None
    reason: Reason | None


def contributors(compiled: CompiledPlan, position: int) -> dict[int, float]:
    """Return who contributes to a goal, or to a key result of it, with the weight; each once.

    Who contributes both to an objective and to its key results counts with the strongest of its
    links. An objective's own key results are part of it and do not count.
    """
    links, held = compiled.links, compiled.held[position]
    last = position + held
    if not links.fan_in(position, last):
        return {}
    if links.fan_in(position, last) == links.fan_in(position) and not held:
        return dict(links.into(position))
    found: dict[int, float] = {}
    for source, weight in links.into_span(position, last):
        is_own = position < source <= last
        if not is_own and (source not in found or abs(weight) > abs(found[source])):
            found[source] = weight
    return dict(sorted(found.items()))


def support_of(compiled: CompiledPlan, position: int, attainment: Callable[[int], float | None]) -> Support:
    """Return what the contributors of a goal achieved.

    Args:
        compiled: The goals.
        position: Whose contributors.
        attainment: Gives a contributor's attainment; None: undefined.
    """
    found = contributors(compiled, position)
    if not found:
        return Support(None, None, Reason.NOTHING_TO_AVERAGE)
    loop = compiled.loop_of.get(position, -1)
    if loop >= 0 and any(compiled.loop_of.get(source) == loop for source in found):
        return Support(None, None, Reason.LOOP)
    if not any(found.values()):
        return Support(None, None, Reason.ZERO_WEIGHT)
    helping, hindering = _mean(found, attainment, 1), _mean(found, attainment, -1)
    if helping is None:
        no_help = not any(weight > 0 for weight in found.values())
        return Support(None, hindering, Reason.NOTHING_TO_AVERAGE if no_help else Reason.NO_CHECK_IN)
    return Support(helping, hindering, None)


def _mean(found: dict[int, float], attainment: Callable[[int], float | None], sign: int) -> float | None:
    total = weight = 0.0
    for source, share in found.items():
        if share * sign <= 0:
            continue
        value = attainment(source)
        if value is not None:
            total += abs(share) * value
            weight += abs(share)
    return total / weight if weight > 0 else None


def reached_twice(compiled: CompiledPlan, position: int) -> tuple[int, ...]:
    """Return what flows into a goal on two ways or more, in plan order.

    Examples:
        >>> from okrkit import Plan, SmartGoal
        >>> from okrkit.scoring import compile_plan
        >>> top, mid = SmartGoal("top", "T"), SmartGoal("mid", "M", contributes_to=["top"])
        >>> low = SmartGoal("low", "L", contributes_to=["top", "mid"])
        >>> reached_twice(compile_plan(Plan([], [top, mid, low])), 0)
        (2,)
    """
    ways: dict[int, int] = {}
    stack, seen = [position], {position}
    while stack:
        for child in compiled.below(stack.pop()):
            ways[child] = ways.get(child, 0) + 1
            if child not in seen:
                seen.add(child)
                stack.append(child)
    return tuple(sorted(child for child, count in ways.items() if count > 1 and child != position))
