"""Goals as msgspec decodes them, and made of these without a mapping in between; what is rare takes the usual way."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated, Any

from okrkit.files.format.quick import NOT_PLAIN, QuickReader
from okrkit.files.format.quick_items import QuickHold, RowChange, RowKeyResult, RowObjective
from okrkit.files.syntax.odd import Unsure
from okrkit.goals import Change, Hold, KeyResult, Objective

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["key_result_type", "objective_type", "objectives_of"]

# `Any` for the rows: their classes are made when msgspec is there.
# ruff: noqa: ANN401

_LARGEST = 2**53  # larger whole numbers are read with care
_LISTED = ("contributes_to", "depends_on", "conflicts_with", "tags")
_RARE = ("effort", "extra", "allow")


def _struct(name: str, fields: Sequence[Any]) -> Any:
    """Return a class of rows; a field that has its default is not written again, so that stated keys can be counted."""
    import msgspec

    return msgspec.defstruct(name, fields, forbid_unknown_fields=True, omit_defaults=True)


def _common(*rare: str) -> list[Any]:
    """Return the fields of every goal, and some that are seldom stated."""
    import msgspec

    texts: list[Any] = ["id", "title", ("owner", str | None, None), ("team", str | None, None)]
    share = Annotated[float, msgspec.Meta(ge=0, lt=1e300)] | Annotated[int, msgspec.Meta(ge=0, le=_LARGEST)]
    fields = [*((name, str) for name in texts[:2]), *texts[2:], ("level", object, None), ("weight", share, 1.0)]
    return fields + [(name, object, msgspec.UNSET) for name in (*_LISTED, *_RARE, *rare)]


@cache
def key_result_type() -> Any:
    """Return the class of decoded key results."""
    import msgspec

    number = float | Annotated[int, msgspec.Meta(ge=-_LARGEST, le=_LARGEST)]
    unit: list[Any] = [("unit", str | None, None), ("strict", bool, False), ("accumulate", object, msgspec.UNSET)]
    change = _struct("ChangeRow", [("baseline", number), ("target", number), *unit])
    limits = [(name, number | None, None) for name in ("at_least", "at_most")]
    hold = _struct(
        "HoldRow", [*limits, *unit, *((name, object, msgspec.UNSET) for name in ("tolerance", "every_period"))]
    )
    others = [(kind, object, msgspec.UNSET) for kind in ("deliver", "establish")]
    measure = _struct("MeasureRow", [("change", change | None, None), ("hold", hold | None, None), *others])
    own = [(name, str | None, None) for name in ("due", "evidence")]
    return _struct("KeyResultRow", [*_common(), *own, ("measure", measure | None, None)])


@cache
def objective_type() -> Any:
    """Return the class of decoded objectives."""
    held: Any = list.__class_getitem__(key_result_type())
    fields = [*_common("ambition", "shared_by", "linked_to_pay"), ("cycle", str | None, None)]
    return _struct("ObjectiveRow", [*fields, ("key_results", held | None, None)])


def objectives_of(rows: Sequence[Any], reader: QuickReader) -> list[Objective]:
    """Return the objectives of decoded rows.

    Raises:
        Unsure: If something is not plainly right.
    """
    import msgspec

    unset, made = msgspec.UNSET, list[Objective]()
    for row in rows:
        try:
            made.append(_objective(row, reader, unset))
        except NOT_PLAIN:
            made.append(reader.objective(msgspec.to_builtins(row)))
    return made


def _objective(row: Any, reader: QuickReader, unset: object) -> Any:
    rare = row.ambition is row.shared_by is row.linked_to_pay is row.effort is row.extra is row.allow is unset
    if not rare:
        raise Unsure
    held = tuple([_key_result(one, reader, unset) for one in row.key_results or ()])
    cycle = None if row.cycle is None else reader.cycle_of(row.cycle)
    made: Any = RowObjective(row, _links(row, reader, unset), held, cycle)
    made.__class__ = Objective
    return made


def _key_result(row: Any, reader: QuickReader, unset: object) -> Any:
    if not (row.effort is row.extra is row.allow is unset):
        raise Unsure
    measure = None if row.measure is None else _measure(row.measure, unset)
    due = None if row.due is None else reader.days[row.due]
    to = row.contributes_to
    bare = to is row.depends_on is row.conflicts_with is row.tags is unset
    made: Any = RowKeyResult(row, _NO_LINKS if bare else _links(row, reader, unset), measure, due)
    made.__class__ = KeyResult
    return made


_NO_LINKS: tuple[tuple[Any, ...], ...] = ((), (), (), ())


def _links(row: Any, reader: QuickReader, unset: object) -> tuple[tuple[Any, ...], ...]:
    """Return contributions, dependencies, conflicts and tags."""
    to = row.contributes_to
    if row.depends_on is row.conflicts_with is row.tags is unset:
        return _NO_LINKS if to is unset else (reader.contributions(to), (), (), ())
    names = [() if one is unset else reader.names(one) for one in (row.depends_on, row.conflicts_with, row.tags)]
    return (() if to is unset else reader.contributions(to), *names)


def _measure(row: Any, unset: object) -> Any:
    change, hold = row.change, row.hold
    if not (row.deliver is row.establish is unset) or (change is None) is (hold is None):
        raise Unsure
    if hold is None:
        if change.accumulate is not unset:
            raise Unsure
        made: Any = RowChange(change)
        made.__class__ = Change
        return made
    if not (hold.tolerance is hold.accumulate is hold.every_period is unset):
        raise Unsure
    made = QuickHold(hold.at_least, hold.at_most, hold.unit, hold.strict)
    made.__class__ = Hold
    return made
