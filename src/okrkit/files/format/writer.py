"""The plan as plain data in its canonical order: what is not stated is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import TypeAlias, TypeVar, cast

import attrs

from okrkit.files.format.cycles import cycle_data
from okrkit.files.format.extras import extra_data
from okrkit.files.format.items import (
    CHECK_IN,
    GRADE,
    HEALTH_METRIC,
    INITIATIVE,
    KEY_RESULT,
    OBJECTIVE,
    SMART_GOAL,
    TARGET_CHANGE,
)
from okrkit.files.format.links import link_data
from okrkit.files.format.measures import measure_data
from okrkit.files.format.numbers import number_text
from okrkit.files.format.records import Record
from okrkit.files.issues import Path
from okrkit.goals import (
    Cadence,
    CheckIn,
    Contribution,
    Cycle,
    Fact,
    Grade,
    History,
    Item,
    Measure,
    Number,
    Plan,
    TargetChange,
)

__all__ = ["Data", "fact_data", "facts_in_order", "header_data", "item_data", "value_data"]

Data: TypeAlias = dict[str, object]
Encoder: TypeAlias = Callable[[object], object]

F = TypeVar("F", CheckIn, TargetChange, Grade)


def _names(value: object) -> object:
    return list(cast("tuple[str, ...]", value))


def value_data(value: object) -> object:
    """Return the value of a check-in or grade as a plan file holds it."""
    if isinstance(value, bool):
        return value
    return _names(cast("object", value)) if isinstance(value, tuple) else number_text(cast("Number", value))


_ENCODERS: dict[str, Encoder] = {
    "measure": lambda value: measure_data(cast("Measure", value)),
    "level": str,
    "ambition": str,
    "weight": lambda value: number_text(cast("Number", value)),
    "effort": lambda value: number_text(cast("Number", value)),
    "confidence": lambda value: number_text(cast("Number", value)),
    "contributes_to": lambda value: [link_data(link) for link in cast("tuple[Contribution, ...]", value)],
    "cycle": lambda value: cycle_data(cast("Cycle", value)),
    "value": value_data,
    "allow": lambda value: dict(cast("Mapping[str, str]", value)),
    "extra": dict,  # type: ignore[dict-item]  # replaced below: the language decides about None
    **dict.fromkeys(("depends_on", "conflicts_with", "tags", "shared_by", "moves", "guards"), _names),
}

_Column: TypeAlias = tuple[str, object, Encoder | None]


@attrs.frozen(eq=False)
class _Columns:
    """The fields that are written on the line of a record, and how."""

    read: Callable[[object], tuple[object, ...]]
    columns: tuple[_Column, ...]


def _columns(record: Record) -> _Columns:
    defaults = {field.name: field.default for field in attrs.fields(cast("type[attrs.AttrsInstance]", record.model))}
    names = [name for name in record.fields if name != "key_results"]
    return _Columns(attrgetter(*names), tuple((name, defaults[name], _ENCODERS.get(name)) for name in names))


_ITEM_COLUMNS = {
    record.model: _columns(record) for record in (OBJECTIVE, KEY_RESULT, SMART_GOAL, INITIATIVE, HEALTH_METRIC)
}
_FACT_COLUMNS = {record.model: _columns(record) for record in (CHECK_IN, TARGET_CHANGE, GRADE)}


def item_data(item: Item, path: Path, *, null: bool) -> Data:
    """Return the fields of a goal, initiative or health metric; an objective's without its key results.

    Args:
        item: What to write.
        path: Where it stands, for the error.
        null: Whether the language has a word for None.

    Raises:
        UnwritableError: If `extra` holds what no file can hold.
    """
    data = _data(item, _ITEM_COLUMNS[type(item)])
    if "level" in data and item.level is None:  # type: ignore[union-attr]
        data["level"] = "none"
    if "extra" in data:
        data["extra"] = extra_data(item.extra, (*path, "extra"), null=null)
    return data


def _data(item: object, columns: _Columns) -> Data:
    data: Data = {}
    for (name, default, encode), value in zip(columns.columns, columns.read(item), strict=True):
        if value is not default and (value != default or type(value) is not type(default)):
            data[name] = value if encode is None else encode(value)
    return data


def fact_data(fact: Fact) -> Data:
    """Return the fields of a dated fact."""
    return _data(fact, _FACT_COLUMNS[type(fact)])


def header_data(plan: Plan) -> Data:
    """Return what a plan file says before its goals."""
    data: Data = {"okrkit": 1}
    if plan.name is not None:
        data["name"] = plan.name
    if plan.cycle is not None:
        data["cycle"] = cycle_data(plan.cycle)
    if plan.cadence != Cadence():
        data["cadence"] = {"every": plan.cadence.every, "grace": plan.cadence.grace}
    return data


def facts_in_order(plan: Plan, history: History[F]) -> Iterator[F]:
    """Yield facts by the position of their goals, then by day: a plan's facts stay together goal by goal."""
    for goal in plan.goals():
        yield from history.of(goal.id)
    for metric in plan.health_metrics:
        yield from history.of(metric.id)
