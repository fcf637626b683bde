"""Careful reading: documents to one plan, with every problem at its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import attrs

from okrkit.errors import InvalidPlanError
from okrkit.files.format.cycles import CADENCE, CALENDAR, CYCLE
from okrkit.files.format.facts import fact_flaws
from okrkit.files.format.ids import Ids
from okrkit.files.format.items import (
    CHECK_IN,
    GRADE,
    HEALTH_METRIC,
    INITIATIVE,
    OBJECTIVE,
    SMART_GOAL,
    TARGET_CHANGE,
)
from okrkit.files.format.parts import Parts, Place
from okrkit.files.format.reading import BAD, Reading
from okrkit.files.format.records import Field, Record, named_key, read_record
from okrkit.files.format.shapes import TEXT, VERSION
from okrkit.files.issues import Flaw, Origin, Path
from okrkit.files.syntax.odd import is_list, is_mapping
from okrkit.goals import FiscalCalendar, Plan

__all__ = ["HEADER", "RECORDS", "read_documents"]

HEADER: dict[str, Field] = {
    "$schema": Field(TEXT),
    "okrkit": Field(VERSION, required=True),
    "name": Field(TEXT),
    "calendar": Field(CALENDAR),
    "cycle": Field(CYCLE),
    "cadence": Field(CADENCE),
}
RECORDS: dict[str, Record] = {
    "objectives": OBJECTIVE,
    "smart_goals": SMART_GOAL,
    "initiatives": INITIATIVE,
    "health_metrics": HEALTH_METRIC,
    "target_changes": TARGET_CHANGE,
    "check_ins": CHECK_IN,
    "grades": GRADE,
}
_KEYS = (*HEADER, *RECORDS)
_ITEMS = frozenset({OBJECTIVE, SMART_GOAL, INITIATIVE, HEALTH_METRIC})


@attrs.define(eq=False)
class _Merge:
    """The parts of all documents with the place of each."""

    flaws: list[Flaw]
    parts: Parts = attrs.field(factory=Parts)
    header: dict[str, tuple[object, Place]] = attrs.field(factory=dict[str, tuple[object, Place]])
    places: dict[str, list[Place]] = attrs.field(factory=lambda: {name: [] for name in RECORDS})
    ids: Ids = attrs.field(factory=Ids)


def read_documents(origins: Sequence[Origin], flaws: list[Flaw]) -> Plan | None:
    """Return the plan that documents make together; None and flaws where they make none."""
    before = len(flaws)
    merge = _Merge(flaws)
    read = [(origin, origin.document.data) for origin in origins if origin.document]
    readings = {id(origin): Reading(origin, flaws) for origin, _ in read}
    for origin, data in read:
        _read_header(data, readings[id(origin)], merge)
    _check_version(read, merge)
    calendar = cast("FiscalCalendar | None", merge.header.get("calendar", (None,))[0])
    for origin, data in read:
        readings[id(origin)].calendar = calendar
        _read_cycle(data, readings[id(origin)], merge)
        _read_lists(data, readings[id(origin)], merge)
    for name in ("name", "cycle", "cadence"):
        setattr(merge.parts, name, merge.header.get(name, (None,))[0])
    flaws.extend(fact_flaws(merge.parts, merge.places, ids=merge.ids))
    return _plan(merge, origins) if len(flaws) == before else None


def _read_header(data: object, reading: Reading, merge: _Merge) -> None:
    if not is_mapping(data):
        reading.wrong((), data, "a mapping that begins with okrkit: 1", code="not-a-plan")
        return
    for key, value in data.items():
        if key in HEADER and key != "cycle":
            _read_header_field(key, value, reading, merge)
        elif key not in _KEYS:
            near = named_key(key, _KEYS)
            way_out = f"did you mean {near!r}?" if near else f"known: {', '.join(_KEYS[1:])}"
            reading.flaw((key,), "unknown-field", f"unknown field {key!r} of a plan; {way_out}", on_key=True)


def _read_cycle(data: object, reading: Reading, merge: _Merge) -> None:
    """Read the plan's cycle, whose label needs the calendar of whichever file holds it."""
    if is_mapping(data) and "cycle" in data:
        _read_header_field("cycle", data["cycle"], reading, merge)


def _read_header_field(key: str, value: object, reading: Reading, merge: _Merge) -> None:
    if value is None:
        return
    made = HEADER[key].shape.read(value, (key,), reading)
    place: Place = (reading.origin, (key,))
    if key in merge.header and key not in {"okrkit", "$schema"}:
        message = f"{key} is stated in two files; keep one"
        merge.flaws.append(
            Flaw(reading.origin, (key,), message, "duplicate-key", on_key=True, first=merge.header[key][1])
        )
    elif made is not BAD or key == "okrkit":
        merge.header.setdefault(key, (made, place))


def _check_version(read: Sequence[tuple[Origin, object]], merge: _Merge) -> None:
    mappings = [origin for origin, data in read if is_mapping(data)]
    if mappings and "okrkit" not in merge.header:
        message = "okrkit is missing; begin the plan with okrkit: 1, the version of its format"
        merge.flaws.append(Flaw(mappings[0], (), message, "missing-field"))


def _read_lists(data: object, reading: Reading, merge: _Merge) -> None:
    if not is_mapping(data):
        merge.ids.complete = False
        return
    for name, record in RECORDS.items():
        value = data.get(name)
        if is_list(value):
            _read_list(name, record, value, reading, merge)
        elif value is not None:
            merge.ids.complete = merge.ids.complete and record not in _ITEMS
            reading.wrong((name,), value, f"a list, each item {record.article()}")


def _read_list(name: str, record: Record, items: Sequence[object], reading: Reading, merge: _Merge) -> None:
    made, places = getattr(merge.parts, name), merge.places[name]
    for index, item in enumerate(items):
        path: Path = (name, index)
        if record in _ITEMS:
            merge.ids.note(item, reading.origin, path, merge.flaws)
        one = read_record(record, item, path, reading)
        if one is not BAD:
            made.append(one)
            places.append((reading.origin, path))


def _plan(merge: _Merge, origins: Sequence[Origin]) -> Plan | None:
    """Build the plan; a fault that only the whole shows is reported without a line."""
    try:
        return merge.parts.plan()
    except InvalidPlanError as error:
        merge.flaws.extend(Flaw(origins[0], (), fault, "invalid") for fault in error.faults)
        return None
