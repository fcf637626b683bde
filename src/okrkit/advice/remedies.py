"""What to do about each cause, naming the goals. "Write more SMART goals" is never one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from okrkit.advice._causes import Attribution, Cause

__all__ = ["UNCOVERED", "Remedy", "remedies_for"]

UNCOVERED: Final = "uncovered"

_ACTIONS: dict[str, str] = {
    Cause.ORPHAN: "link or drop: say which company result each of these moves, or stop the work",
    Cause.CONFLICT: "resolve or guard: decide which side gives way, or guard the loser with a health metric",
    Cause.TRIVIAL_WEIGHT: "concentrate: put the effort behind the few links that can move the result",
    Cause.BLOCKED: "sequence: finish what these wait for before anything else",
    Cause.THEORY_FAILURE: "revise the assumption: the work was done and the result did not follow",
    UNCOVERED: "assign: give each of these company results to a team that will move it",
}


@attrs.frozen
class Remedy:
    """What to do about one cause.

    Attributes:
        cause: The cause, or "uncovered" for company results that nobody supports.
        action: What to do, in words.
        goals: The goals it is about, in plan order.
        share: The cause's share of the gap [0-1]; None for uncovered results, which stand beside it,
            unless nothing else explains the gap.
        behind: Ids of the goals that it comes down to, the most frequent first, see `Attribution`.
    """

    cause: str
    action: str
    goals: tuple[str, ...]
    share: float | None
    behind: tuple[str, ...] = ()


def remedies_for(
    causes: Mapping[str, float], attributed: Sequence[Attribution], uncovered: Sequence[str]
) -> tuple[Remedy, ...]:
    """Return a remedy for each cause that has a share, the largest first, then for uncovered results."""
    ranked = sorted((pair for pair in causes.items() if pair[1] > 0), key=lambda pair: -pair[1])
    found = [_remedy(cause, share, attributed) for cause, share in ranked if cause != UNCOVERED]
    if uncovered:
        found.append(Remedy(UNCOVERED, _ACTIONS[UNCOVERED], tuple(uncovered), causes.get(UNCOVERED)))
    return tuple(found)


def _remedy(cause: str, share: float, attributed: Sequence[Attribution]) -> Remedy:
    named = [one for one in attributed if one.cause == cause]
    behind = Counter(name for one in named for name in one.behind)
    goals = tuple(one.goal for one in named)
    return Remedy(cause, _ACTIONS[cause], goals, share, tuple(name for name, _ in behind.most_common()))
