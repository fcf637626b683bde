"""The alignment tree as text of a fixed width."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrkit.alignment.views.picture import Row, picture
from okrkit.goals import Plan
from okrkit.harmless import width_of

__all__ = ["to_text"]

_DEEPEST = 8  # levels that are drawn; deeper ones are numbered


def to_text(plan: Plan, *, as_of: date | None = None, width: int = 80, most: int | None = None) -> str:
    """Return the alignment tree: the goals at the top, and below each what it rests on.

    Contributions show their weight where it is not 1; a goal with several parents opens once.

    Args:
        plan: The plan.
        as_of: The day of the scores; None: no scores.
        width: Columns of a line [≥ 40].
        most: How many goals to show; None: all.

    Examples:
        >>> from okrkit import KeyResult, Objective, SmartGoal
        >>> plan = Plan(
        ...     [Objective("o", "Grow", [KeyResult("k", "Revenue")])],
        ...     [SmartGoal("s", "Sell", contributes_to={"k": 0.5})],
        ... )
        >>> print(to_text(plan))
        Grow
        └─ Revenue
           └─ Sell (weight 0.5)
    """
    rows = picture(plan, as_of=as_of).rows
    shown = rows if most is None else rows[:most]
    lines = [_line(row, max(40, width)) for row in shown]
    more = [f"... and {len(rows) - len(shown)} more lines"] if len(shown) < len(rows) else []
    return "\n".join([*lines, *more])


def _line(row: Row, width: int) -> str:
    start = "".join(_branches(row))
    details = [part for part in (_weight(row), row.shown.note, "see above" if row.again else "") if part]
    after = f" ({', '.join(details)})" if details else ""
    words = row.shown.words
    room = width - width_of(start) - width_of(after) - (width_of(words) + 2 if words else 0)
    text = f"{start}{_fit(row.shown.title, max(8, room))}{after}"
    return f"{text}{' ' * max(2, width - width_of(text) - width_of(words))}{words}" if words else text


def _weight(row: Row) -> str:
    if row.weight is None or row.weight == 1:
        return ""
    return "trace only" if row.weight == 0 else f"weight {row.weight:g}"


def _branches(row: Row) -> Iterator[str]:
    if row.depth > _DEEPEST:
        yield f"{'':{3 * (_DEEPEST - 2)}}[{row.depth}] "
        return
    for level in row.last[1:-1]:
        yield "   " if level else "│  "
    if row.depth:
        yield "└─ " if row.last[-1] else "├─ "


def _fit(text: str, room: int) -> str:
    if width_of(text) <= room:
        return text
    kept = ""
    for char in text:
        if width_of(kept + char) > room - 1:
            break
        kept += char
    return f"{kept.rstrip()}…"
