"""Quick reading of data that are plainly right; the result is that of careful reading, or Unsure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from math import isfinite
from typing import Any, Final, TypeVar, cast

from okrkit.errors import OkrkitError
from okrkit.files.format.items import KEY_RESULT, OBJECTIVE, SMART_GOAL
from okrkit.files.format.parts import Parts
from okrkit.files.format.quick_items import (
    QuickChange,
    QuickHold,
    QuickKeyResult,
    QuickObjective,
    QuickSmartGoal,
)
from okrkit.files.format.reader import HEADER, RECORDS
from okrkit.files.format.reading import Reading
from okrkit.files.format.records import Record, read_record
from okrkit.files.format.shapes import DAY
from okrkit.files.issues import Origin
from okrkit.files.syntax.odd import Unsure, is_list, is_mapping
from okrkit.goals import (
    Change,
    CheckIn,
    Contribution,
    Cycle,
    FiscalCalendar,
    Hold,
    KeyResult,
    Objective,
    SmartGoal,
)
from okrkit.goals._rows import Columns

__all__ = ["NOT_PLAIN", "QuickReader", "stated_keys"]

T = TypeVar("T")

_AT_ONCE = 500

_NOWHERE: Final = Origin("")
_NAME_FIELDS = ("depends_on", "conflicts_with", "tags", "shared_by")
_FLOATS = {float}
_TEXTS = {str}
_NUMBERS = frozenset({int, float, bool})
_CONFIDENCE = frozenset({int, float})
NOT_PLAIN = (Unsure, TypeError, KeyError, AttributeError, OverflowError)


class _Days(dict[str, date]):
    """Days by their text; a plan has few different ones."""

    def __missing__(self, text: str) -> date:
        reading = Reading(_NOWHERE, [])
        day = DAY.read(text, ("day",), reading)
        if reading.flaws:
            raise Unsure
        self[text] = cast("date", day)
        return self[text]


class QuickReader:
    """Reads the documents of one plan; what is often the same is made once."""

    def __init__(self) -> None:
        self.days = _Days()
        self.calendar: FiscalCalendar | None = None
        self.columns = Columns()
        self.headers: set[str] = set()
        self.versioned = False
        self._links: dict[str, Contribution] = {}
        self._cycles: dict[str, Cycle] = {}

    def parts(self, data: object) -> Parts:
        """Return what a document holds.

        Raises:
            Unsure: If something is not plainly right, or needs the calendar of another file.
        """
        if not is_mapping(data) or not data.keys() <= _KEYS:
            raise Unsure
        header = {key: self._header(key, data[key]) for key in HEADER if key in data}
        if not self.headers.isdisjoint(stated := header.keys() - _REPEATABLE):
            raise Unsure
        self.headers |= stated
        self.versioned = self.versioned or "okrkit" in header
        parts = Parts(**{name: header.get(name) for name in ("name", "cycle", "cadence")})  # type: ignore[arg-type]  # checked by their shapes
        for name, record in RECORDS.items():
            if name in data:
                items = data[name]
                if not is_list(items):
                    raise Unsure
                getattr(parts, name).extend(self._items(record, items))
        return parts

    def _header(self, key: str, value: object) -> object:
        made = self._carefully(lambda reading: HEADER[key].shape.read(value, (key,), reading))
        if key == "calendar":
            self.calendar = cast("FiscalCalendar", made)
        return made

    def _items(self, record: Record, items: Sequence[object]) -> Iterable[object]:
        match record.name:
            case OBJECTIVE.name:
                return [self.objective(item) for item in items]
            case SMART_GOAL.name:
                return [self._smart_goal(item) for item in items]
            case "check-in":
                self.check_ins(items)
                return ()
            case _:
                return [self._record(record, item) for item in items]

    def _record(self, record: Record, item: object) -> object:
        return self._carefully(lambda reading: read_record(record, item, (), reading))

    def _carefully(self, read: Callable[[Reading], T]) -> T:
        reading = Reading(_NOWHERE, [], self.calendar)
        made = read(reading)
        if reading.flaws:
            raise Unsure
        return made

    def objective(self, item: object) -> Objective:
        """Return an objective of a document.

        Raises:
            Unsure: If it is not plainly right.
        """
        try:
            fields = self._fields(item)
            if "key_results" in fields:
                held = cast("list[object]", fields["key_results"])
                fields["key_results"] = tuple([self._key_result(one) for one in held])
            made: Objective = QuickObjective(**fields)
            made.__class__ = Objective  # pyright: ignore[reportAttributeAccessIssue]  # the same slots
        except NOT_PLAIN:
            return cast("Objective", self._record(OBJECTIVE, item))
        return made

    def _key_result(self, item: object) -> KeyResult:
        try:
            made: KeyResult = QuickKeyResult(**self._fields(item))
            made.__class__ = KeyResult  # pyright: ignore[reportAttributeAccessIssue]  # the same slots
        except NOT_PLAIN:
            return cast("KeyResult", self._record(KEY_RESULT, item))
        return made

    def _smart_goal(self, item: object) -> SmartGoal:
        try:
            made: SmartGoal = QuickSmartGoal(**self._fields(item))
            made.__class__ = SmartGoal  # pyright: ignore[reportAttributeAccessIssue]  # the same slots
        except NOT_PLAIN:
            return cast("SmartGoal", self._record(SMART_GOAL, item))
        return made

    def _fields(self, item: object) -> dict[str, object]:
        """Return the fields of a goal with its measure, days, cycle, links and names as the model has them."""
        if not is_mapping(item):
            raise Unsure
        fields = item.copy()
        if "measure" in fields:
            fields["measure"] = self._measure(cast("dict[str, dict[str, object]]", fields["measure"]))
        if "due" in fields:
            fields["due"] = self.days[cast("str", fields["due"])]
        if "contributes_to" in fields:
            fields["contributes_to"] = self.contributions(fields["contributes_to"])
        if "cycle" in fields:
            fields["cycle"] = self.cycle_of(fields["cycle"])
        for name in _NAME_FIELDS:
            if name in fields:
                fields[name] = self.names(fields[name])
        return fields

    def _measure(self, value: Mapping[str, dict[str, object]]) -> object:
        if len(value) == 1:
            try:
                if "change" in value:
                    change: Change = QuickChange(**value["change"])
                    change.__class__ = Change  # pyright: ignore[reportAttributeAccessIssue]  # the same slots
                    return change
                if "hold" in value:
                    hold: Hold = QuickHold(**value["hold"])
                    hold.__class__ = Hold  # pyright: ignore[reportAttributeAccessIssue]  # the same slots
                    return hold
            except NOT_PLAIN:
                pass
        shape = KEY_RESULT.fields["measure"].shape
        return self._carefully(lambda reading: shape.read(value, (), reading))

    def contributions(self, value: object) -> tuple[Contribution, ...]:
        """Return the contributions that name nothing but goals.

        Raises:
            Unsure: If they say more, or are not plainly right.
        """
        if not is_list(value):
            raise Unsure
        return tuple([self._links.get(cast("str", to)) or self._link(to) for to in _once(value)])

    def _link(self, to: object) -> Contribution:
        if type(to) is not str:
            raise Unsure
        try:
            return self._links.setdefault(to, Contribution(to))
        except OkrkitError as error:
            raise Unsure from error

    def cycle_of(self, value: object) -> Cycle:
        """Return the cycle of a label.

        Raises:
            Unsure: If it is no plain label.
        """
        if type(value) is not str:
            raise Unsure
        if value not in self._cycles:
            shape = HEADER["cycle"].shape
            made = self._carefully(lambda reading: shape.read(value, ("cycle",), reading))
            self._cycles[value] = cast("Cycle", made)
        return self._cycles[value]

    def names(self, value: object) -> tuple[object, ...]:
        """Return a list of different names.

        Raises:
            Unsure: If it is not plainly one.
        """
        if not is_list(value) or not all(type(name) is str and name.strip() for name in value):
            raise Unsure
        return tuple(_once(value))

    def check_ins(self, records: Sequence[object]) -> None:
        """Take in check-ins, a few at a time: what is rare among them costs only those a careful reading.

        Raises:
            Unsure: If something is not plainly right.
        """
        for start in range(0, len(records), _AT_ONCE):
            some = records[start : start + _AT_ONCE]
            try:
                self._plain_check_ins(cast("Sequence[dict[str, object]]", some))
            except NOT_PLAIN:
                self.careful_check_ins(some)

    def _plain_check_ins(self, rows: Sequence[dict[str, object]]) -> None:
        goals, days, values = [[row[name] for row in rows] for name in ("goal", "day", "value")]
        confidences, notes = [[row.get(name) for row in rows] for name in ("confidence", "note")]
        if stated_keys(goals, values, confidences, notes) != sum(map(len, rows)):
            raise Unsure
        self.take(goals, days, values, confidences, notes)

    def take(
        self,
        goals: Sequence[object],
        days: Sequence[object],
        values: Sequence[object],
        confidences: Sequence[object],
        notes: Sequence[object],
    ) -> int:
        """Take in check-ins as columns that were asked already; only their days are asked, before anything is kept.

        Returns:
            How many confidences and notes they state.

        Raises:
            Unsure: If a day is not plainly right; TypeError where it is no text at all.
        """
        known: Mapping[object, date] = self.days  # type: ignore[assignment]  # what is no text is refused
        columns: Any = (goals, [known[day] for day in days], values, confidences, notes)
        return self.columns.add(*columns)

    def careful_check_ins(self, records: Sequence[object]) -> None:
        """Take in check-ins that were not all plain, each read with care.

        Raises:
            Unsure: If one of them cannot be read.
        """
        facts = [cast("CheckIn", self._record(RECORDS["check_ins"], row)) for row in records]
        self.columns.add(
            [fact.goal for fact in facts],
            [fact.day for fact in facts],
            [fact.value for fact in facts],
            [fact.confidence for fact in facts],
            [fact.note for fact in facts],
        )


_KEYS = HEADER.keys() | RECORDS.keys()
_REPEATABLE = frozenset({"okrkit", "$schema"})


def _once(value: list[object]) -> list[object]:
    if len(value) > 1 and len(set(value)) != len(value):
        raise Unsure
    return value


def stated_keys(
    goals: Sequence[object], values: Sequence[object], confidences: Sequence[object], notes: Sequence[object]
) -> int:
    """Ask what the constructor would ask of the values of check-ins, and what a plan asks of their goals.

    Returns:
        How many of their fields are stated; goal, day and value always are.

    Raises:
        Unsure: If one of them is not plainly right.
    """
    numbers = cast("Sequence[float]", values)
    kinds = set(map(type, values))
    finite = isfinite(sum(numbers)) if kinds == _FLOATS else kinds <= _NUMBERS and all(map(isfinite, numbers))
    stated = [one for one in cast("Sequence[float | None]", confidences) if one is not None]
    shares = not stated or (set(map(type, stated)) <= _CONFIDENCE and min(stated) >= 0 and max(stated) <= 1)
    said = [note for note in notes if note is not None]
    if not finite or not shares or not set(map(type, chain(goals, said))) <= _TEXTS:
        raise Unsure
    return 3 * len(values) + len(stated) + len(said)
