"""Facts about goals as columns, before they are objects: what loaders bring, and what a history keeps until asked."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from itertools import chain, compress, islice, pairwise
from operator import itemgetter, lt, ne
from typing import cast, final

from okrkit.goals.milestones import Value

__all__ = ["Block", "Columns", "Rows"]

_FLOATS: frozenset[type[object]] = frozenset({float})


@final
class Block:
    """Values, confidences and notes of check-ins that came together; None where none of them states any.

    Attributes:
        floats: Whether every value is a float.
        stated: How many confidences and notes there are.
    """

    __slots__ = ("confidences", "floats", "notes", "stated", "values")

    def __init__(
        self, values: Sequence[Value], confidences: Sequence[float | None], notes: Sequence[str | None]
    ) -> None:
        self.floats = set(map(type, values)) <= _FLOATS
        self.values = array("d", cast("Sequence[float]", values)) if self.floats else values
        shares, said = _stated(confidences), _stated(notes)
        self.confidences = confidences if shares else None
        self.notes = notes if said else None
        self.stated = shares + said


def _stated(column: Sequence[object]) -> int:
    """Return how many are not None; types are sooner compared than values."""
    types = set(map(type, column))
    if type(None) not in types:
        return len(column)
    return len(column) - column.count(None) if len(types) > 1 else 0


@final
class Rows(tuple[str, tuple[date, ...], Block, int]):
    """The check-ins of one goal: its id, their days in order, the block that holds the rest, and where in it."""

    __slots__ = ()

    def columns(self) -> tuple[Sequence[Value], Sequence[float | None], Sequence[str | None]]:
        """Return values, confidences and notes, one for each day."""
        _, days, block, start = self
        count, stop = len(days), start + len(days)
        confidences = [None] * count if block.confidences is None else block.confidences[start:stop]
        notes = [None] * count if block.notes is None else block.notes[start:stop]
        return block.values[start:stop], confidences, notes

    def end(self) -> tuple[str, date, Value, frozenset[type[object]]]:
        """Return the goal, the last day and value, and the types of all values."""
        goal, days, block, start = self
        stop = start + len(days)
        types = _FLOATS if block.floats else frozenset(map(type, block.values[start:stop]))
        return goal, days[-1], block.values[stop - 1], types


@final
class Columns:
    """Check-ins by goal, taken in many at a time; whoever brings them has asked their values.

    Examples:
        >>> seen = Columns()
        >>> seen.add(["a", "a", "b"], [date(2026, 2, 2), date(2026, 2, 9), date(2026, 2, 2)], [1.0, 2.0, 3.0])
        0
        >>> rows, twice = seen.rows()
        >>> [*rows["a"].columns()[0]], twice
        ([1.0, 2.0], [])
    """

    def __init__(self) -> None:
        self._rows: dict[str, Rows] = {}
        self._more: dict[str, list[Rows]] = {}  # of goals whose check-ins do not stand together or in order
        self._spans: dict[tuple[date, ...], tuple[date, ...]] = {}  # goals are checked on the same days

    def add(
        self,
        goals: Sequence[str],
        days: Sequence[date],
        values: Sequence[Value],
        confidences: Sequence[float | None] = (),
        notes: Sequence[str | None] = (),
    ) -> int:
        """Take in check-ins, those of one goal together where they follow each other.

        Returns:
            How many confidences and notes they state.
        """
        block, rows, spans = Block(values, confidences, notes), self._rows, self._spans
        edges = compress(range(1, len(goals)), map(ne, goals, islice(goals, 1, None)))
        dates = tuple(days)
        known: tuple[date, ...] | None = None
        for start, stop in pairwise(chain((0,), edges, (len(goals),) if goals else ())):
            goal, span = goals[start], dates[start:stop]
            if span != known:
                known = spans.get(span)
            if known is None and all(map(lt, span, islice(span, 1, None))):
                known = spans[span] = span
            if known is None or goal in rows:
                self._more.setdefault(goal, []).append(Rows((goal, span, block, start)))
            else:
                rows[goal] = Rows((goal, known, block, start))
        return block.stated

    def rows(self) -> tuple[dict[str, Rows], list[tuple[str, date]]]:
        """Return the check-ins of each goal in day order; and goal and day of each second one on a day."""
        twice: list[tuple[str, date]] = []
        for goal, some in self._more.items():
            first = [self._rows[goal]] if goal in self._rows else []
            self._rows[goal] = joined = _joined(goal, [*first, *some])
            twice.extend((goal, later) for one, later in pairwise(joined[1]) if one == later)
        self._more.clear()
        return self._rows, twice


def _joined(goal: str, parts: Sequence[Rows]) -> Rows:
    found = [row for part in parts for row in zip(part[1], *part.columns(), strict=True)]
    days, values, confidences, notes = zip(*sorted(found, key=itemgetter(0)), strict=True)
    return Rows((goal, days, Block(values, confidences, notes), 0))
