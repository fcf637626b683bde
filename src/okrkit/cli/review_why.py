"""The review's diagnosis, a cause in three lines; the whole page is that of `okrkit diagnose`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from okrkit.cli.text import Line, clean, line, wrapped

if TYPE_CHECKING:
    from okrkit.advice import Diagnosis

__all__ = ["some", "why"]

_NAMED = 4  # goals that a line names before it counts
_NAMES = {
    "orphan": "no path up",
    "conflict": "conflict",
    "trivial-weight": "trivial weight",
    "blocked": "blocked",
    "theory-failure": "theory failed",
    "uncovered": "nobody supports",
}
_PLAIN = {"orphan", "uncovered"}  # their names say all there is to see
_QUIET = {"aligned", "too-few-to-tell"}


def some(names: Sequence[str], *, most: int = _NAMED) -> str:
    """Return the first names, and how many more there are.

    Examples:
        >>> some(["a", "b", "c"], most=2)
        'a, b and 1 more'
    """
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"


def why(found: Diagnosis, width: int) -> Iterator[Line]:
    """Return why the people's goals do not show at the top, and what to do; nothing where they do."""
    if found.verdict in _QUIET or not (found.remedies or found.signs):
        return
    yield line()
    yield line(("Why, and what to do", "bold"))
    because = {one.goal: one.because for one in found.attributed}
    for remedy in found.remedies:
        share = "   –" if remedy.share is None else f"{remedy.share:4.0%}"
        name = _NAMES.get(str(remedy.cause), str(remedy.cause))
        yield from _hung(f"  {share}  ", f"{name}: {some([clean(goal) for goal in remedy.goals])}", width)
        if remedy.cause not in _PLAIN and (reason := because.get(next(iter(remedy.goals), ""))):
            yield from _hung(" " * 8, f"as {clean(remedy.goals[0])}: {clean(reason)}", width)
        yield from (line(" " * 8, (text, "dim")) for text in wrapped(clean(remedy.action), width - 8))
    for sign in found.signs:
        if sign.present:
            evidence = f": {clean('; '.join(sign.evidence[:2]))}" if sign.evidence else ""
            yield from _hung("  sign  ", f"{clean(sign.name)}{evidence}", width)


def _hung(head: str, text: str, width: int) -> Iterator[Line]:
    """Set a text behind its head, further lines below its first."""
    for place, part in enumerate(wrapped(text, width - len(head))):
        yield line(head if place == 0 else " " * len(head), part)
