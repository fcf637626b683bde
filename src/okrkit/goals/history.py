"""History: dated facts in the order of their days; a longer one shares what it has in common with the shorter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from heapq import merge
from itertools import pairwise, repeat
from operator import attrgetter, lt
from typing import Any, Generic, TypeVar, cast, final, overload

from okrkit.errors import InvalidPlanError
from okrkit.goals._rows import Columns, Rows
from okrkit.goals.check_ins import CheckIn, Fact, Grade, TargetChange
from okrkit.goals.milestones import Value

__all__ = ["History"]

_OVERLAY = 1024  # changed goals that a history carries beside its shared base before it merges them

F = TypeVar("F", bound=Fact)
_by_day: Callable[[Fact], date] = attrgetter("day")
_by_day_and_goal: Callable[[Fact], tuple[date, str]] = attrgetter("day", "goal")


@final
class History(Sequence[F], Generic[F]):
    """Dated facts in the order of their days, then of their goals' ids; it never changes.

    Two facts of one kind about one goal on one day are refused. A longer history shares what it
    has in common with the shorter one.

    Raises:
        InvalidPlanError: If two facts share goal and day.

    Examples:
        >>> seen = History([CheckIn("b", date(2026, 2, 2), 1), CheckIn("a", date(2026, 2, 2), 5)])
        >>> [fact.goal for fact in seen], seen.of("b")[0].value, seen.of("c")
        (['a', 'b'], 1, ())
    """

    __slots__ = ("_base", "_changed", "_count")

    def __init__(self, facts: Iterable[F] = ()) -> None:
        grouped = _grouped(facts)
        self._base = cast("dict[str, tuple[F, ...] | Rows]", grouped)  # what is still rows becomes facts when asked for
        self._changed: dict[str, tuple[F, ...]] = {}
        self._count = sum(map(len, grouped.values()))

    @staticmethod
    def of_columns(columns: Columns) -> History[CheckIn]:
        """Return the history of check-ins that a loader brings as columns; it makes a goal's when asked for them.

        Args:
            columns: They belong to the history from then on.

        Raises:
            InvalidPlanError: If two check-ins share goal and day.
        """
        rows, twice = columns.rows()
        if twice:
            raise InvalidPlanError("history", [_second("check-in", goal, day) for goal, day in twice])
        made = History[CheckIn]()
        made._base = cast("dict[str, tuple[CheckIn, ...] | Rows]", rows)
        made._count = sum([len(days) for _, days, _, _ in rows.values()])
        return made

    def of(self, goal: str) -> tuple[F, ...]:
        """Return the facts about one goal in day order; empty where there are none."""
        found = self._changed.get(goal) if self._changed else None
        if found is None:
            held = self._base.get(goal, ())
            found = self._made(held) if type(held) is Rows else held
        return found

    def _made(self, rows: Rows) -> tuple[F, ...]:
        """Return the facts of some rows and keep them in their place; two threads at once make equal ones."""
        self._base[rows[0]] = facts = cast("tuple[F, ...]", _check_ins_of(rows))
        return facts

    def _about(self, goal: str) -> bool:
        found = self._changed.get(goal)
        return bool(self._base.get(goal)) if found is None else bool(found)

    def ends(self) -> Iterator[tuple[str, date, Value, frozenset[type[object]]]]:
        """Yield each goal that check-ins are about, the last day and value, and the types of all values.

        Examples:
            >>> [*History([CheckIn("a", date(2026, 2, 2), 5)]).ends()]
            [('a', datetime.date(2026, 2, 2), 5, frozenset({<class 'int'>}))]
        """
        for goal, held in ({**self._base, **self._changed} if self._changed else self._base).items():
            if type(held) is Rows:
                yield held.end()
            elif held:
                facts = cast("tuple[CheckIn, ...]", held)
                last = facts[-1]
                yield goal, last.day, last.value, frozenset([type(fact.value) for fact in facts])

    def changed_since(self, earlier: History[F]) -> tuple[str, ...] | None:
        """Return the goals whose facts differ from an earlier history's, sorted; None: cannot tell cheaply."""
        if self._base is not earlier._base:
            return None
        names = {**self._changed, **earlier._changed}
        return tuple(sorted(name for name in names if self.of(name) is not earlier.of(name)))

    def goals(self) -> tuple[str, ...]:
        """Return the ids of the goals that facts are about, sorted."""
        return tuple(sorted(goal for goal in {**self._base, **self._changed} if self._about(goal)))

    def with_fact(self, fact: F, *, replace: bool = False) -> History[F]:
        """Return a history with one more fact.

        Args:
            fact: What to add.
            replace: Take the place of the fact about the same goal on the same day.

        Raises:
            InvalidPlanError: If there is one already and `replace` is False.
        """
        old = self.of(fact.goal)
        kept = tuple(other for other in old if other.day != fact.day)
        if len(kept) != len(old) and not replace:
            raise InvalidPlanError("history", [_twice(fact)])
        return self._with({fact.goal: tuple(sorted((*kept, fact), key=_by_day))})

    def without(self, goals: Iterable[str]) -> History[F]:
        """Return a history without the facts about the given goals."""
        gone = [goal for goal in goals if self._about(goal)]
        return self._with(dict.fromkeys(gone, ())) if gone else self

    def _with(self, changed: Mapping[str, tuple[F, ...]]) -> History[F]:
        new = History[F]()
        new._changed = {**self._changed, **changed}
        new._base = self._base
        new._count = self._count + sum(len(facts) - len(self.of(goal)) for goal, facts in changed.items())
        if len(new._changed) > _OVERLAY:
            new._base, new._changed = {**new._base, **new._changed}, {}
        return new

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[F]:
        groups = (self.of(goal) for goal in self.goals())
        if len(self._base) + len(self._changed) <= 1000:
            return cast("Iterator[F]", merge(*groups, key=_by_day_and_goal))
        return iter(sorted((fact for group in groups for fact in group), key=_by_day_and_goal))

    @overload
    def __getitem__(self, index: int) -> F: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[F, ...]: ...
    def __getitem__(self, index: int | slice) -> F | tuple[F, ...]:
        return tuple(self)[index]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, History):
            return NotImplemented
        mine, theirs = self.goals(), cast("History[F]", other).goals()
        return mine == theirs and all(self.of(goal) == cast("History[F]", other).of(goal) for goal in mine)

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __reduce__(self) -> tuple[type[History[F]], tuple[tuple[F, ...]]]:
        return History, (tuple(self),)

    def __repr__(self) -> str:
        return repr(list(self))


def _grouped(facts: Iterable[F]) -> dict[str, tuple[F, ...]]:
    groups: dict[str, list[F]] = {}
    for fact in facts:
        group = groups.get(fact.goal)
        if group is None:
            groups[fact.goal] = [fact]
        else:
            group.append(fact)
    return _ready(groups)


def _ready(groups: Mapping[str, list[F]]) -> dict[str, tuple[F, ...]]:
    """Return each goal's facts in day order; two on one day are refused."""
    faults: list[str] = []
    ready = {goal: _ordered(group, faults) for goal, group in groups.items()}
    if faults:
        raise InvalidPlanError("history", faults)
    return ready


def _ordered(group: list[F], faults: list[str]) -> tuple[F, ...]:
    """Sort one goal's facts by day and note the days that hold two."""
    days = [fact.day for fact in group]
    if all(map(lt, days, days[1:])):
        return tuple(group)
    group.sort(key=_by_day)
    faults.extend(_twice(later) for one, later in pairwise(group) if one.day == later.day)
    return tuple(group)


def _twice(fact: Fact) -> str:
    kind = {CheckIn: "check-in", TargetChange: "target change", Grade: "grade"}[type(fact)]
    return _second(kind, fact.goal, fact.day)


def _second(kind: str, goal: str, day: date) -> str:
    return f"goal {goal!r} has a second {kind} on {day}; use replace=True to correct the first"


class _AskedCheckIn(CheckIn):
    """A check-in whose fields a loader has asked; it takes the class of the model once they are set."""

    __slots__ = ()
    __setattr__, __delattr__ = object.__setattr__, object.__delattr__

    def __init__(self: Any, goal: str, day: date, value: Value, confidence: float | None, note: str | None) -> None:
        self.goal, self.day, self.value, self.confidence, self.note = goal, day, value, confidence, note
        self.__class__ = CheckIn


def _check_ins_of(rows: Rows) -> tuple[CheckIn, ...]:
    return tuple(map(_AskedCheckIn, repeat(rows[0]), rows[1], *rows.columns()))
