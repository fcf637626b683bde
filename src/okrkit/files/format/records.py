"""How the mappings of a plan file are read: known keys, required ones, and the model's own faults."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from okrkit.errors import InvalidGoalError, nearest
from okrkit.files.format.reading import BAD, Reading, Shape
from okrkit.files.issues import Path
from okrkit.files.syntax.odd import is_list, is_mapping

__all__ = ["Field", "Record", "build", "list_of", "named_key", "read_fields", "read_record", "record_shape"]

# Words of other tools and habits, and what the plan format calls them.
_SYNONYMS: dict[str, str] = {
    "actual": "value",
    "checkins": "check_ins",
    "comment": "note",
    "current": "value",
    "date": "day",
    "deadline": "due",
    "description": "title",
    "due_date": "due",
    "end_date": "due",
    "from": "baseline",
    "goal_id": "goal",
    "goals": "smart_goals",
    "key": "id",
    "krs": "key_results",
    "kpis": "health_metrics",
    "max": "at_most",
    "metric": "measure",
    "min": "at_least",
    "name": "title",
    "okrs": "objectives",
    "parent": "contributes_to",
    "parents": "contributes_to",
    "quarter": "cycle",
    "start_date": "start",
    "steps": "milestones",
    "tasks": "initiatives",
    "title": "name",
    "to": "target",
    "version": "okrkit",
}


@attrs.frozen(eq=False)
class Field:
    """One key of a record: what it takes, whether it must be there, and a stand-in to look for other faults."""

    shape: Shape
    stand_in: object = None
    required: bool = False


@attrs.frozen(eq=False)
class Record:
    """A mapping of the plan format that becomes one object of the model."""

    name: str
    model: type[object]
    fields: Mapping[str, Field]
    make: Callable[..., object]

    def article(self) -> str:
        """Name the record in a sentence."""
        return f"{'an' if self.name[0] in 'aeio' else 'a'} {self.name}"


def read_record(record: Record, value: object, at: Path, reading: Reading) -> object:
    """Return the model's object for a mapping; BAD, and every flaw of it at once, where it cannot be."""
    if not is_mapping(value):
        return reading.wrong(at, value, f"a mapping with the fields of {record.article()}")
    before = len(reading.flaws)
    fields = read_fields(record, value, at, reading)
    made = build(record, fields, value, at, reading)
    return made if len(reading.flaws) == before else BAD


def read_fields(record: Record, value: Mapping[str, object], at: Path, reading: Reading) -> dict[str, object]:
    """Return what the fields of a mapping hold, stand-ins for bad ones; unknown and missing ones become flaws."""
    fields: dict[str, object] = {}
    for key, raw in value.items():
        field = record.fields.get(key)
        if field is None:
            reading.flaw((*at, key), "unknown-field", _unknown(key, record, value), on_key=True)
        elif raw is not None:
            fields[key] = _usable(field, field.shape.read(raw, (*at, key), reading), fields, key)
        elif field.required:
            reading.flaw((*at, key), "missing-field", f"{key} is empty; {record.article()} needs it")
            fields[key] = field.stand_in
    for key, field in record.fields.items():
        if field.required and key not in value:
            fields[key] = field.stand_in
            reading.flaw(at, "missing-field", f"{key} is missing; {record.article()} needs it")
    return {key: made for key, made in fields.items() if made is not BAD}


def _usable(field: Field, made: object, fields: Mapping[str, object], key: str) -> object:
    """Return what was read, or for a required field that could not be read its stand-in."""
    del fields, key
    return field.stand_in if made is BAD and field.required else made


def _unknown(key: str, record: Record, value: Mapping[str, object]) -> str:
    near = named_key(key, [name for name in record.fields if name not in value] or list(record.fields))
    known = ", ".join(name for name in record.fields if not name.startswith("$"))
    way_out = f"did you mean {near!r}?" if near else f"known: {known}"
    return f"unknown field {key!r} of {record.article()}; {way_out}"


def named_key(key: str, known: Sequence[str]) -> str | None:
    """Return the known key that was probably meant, by its spelling or by what other tools call it.

    Examples:
        >>> named_key("taget", ["baseline", "target"]), named_key("deadline", ["title", "due"])
        ('target', 'due')
    """
    plain = re.sub(r"[\W_]+", "_", key).strip("_").lower()
    meant = _SYNONYMS.get(plain)
    if plain in known or meant in known:
        return plain if plain in known else meant
    near = nearest(plain, known, most=1)
    return near[0] if near else None


def build(
    record: Record, fields: Mapping[str, object], value: Mapping[str, object], at: Path, reading: Reading
) -> object:
    """Return the model's object; BAD where the model refuses it, each fault at the field it speaks of.

    Args:
        record: What to build.
        fields: What was read.
        value: The mapping of the document, whose keys faults are looked up in.
        at: Where it stands.
        reading: Takes the flaws.
    """
    try:
        return record.make(**fields)
    except InvalidGoalError as error:
        for fault in error.faults:
            path = _path_of(fault, record, value, at)
            if path == at or path not in reading.flawed:
                reading.flaw(path, "invalid", fault)
    return BAD


def _path_of(fault: str, record: Record, value: Mapping[str, object], at: Path) -> Path:
    """Find the field that a fault of the model speaks of: the first that it names and that is given."""
    words: Iterable[str] = re.findall(r"\w+", fault)
    return next(((*at, word) for word in words if word in record.fields and word in value), at)


def record_shape(record: Record) -> Shape:
    """Return the shape of a field that holds one record."""

    def read(value: object, at: Path, reading: Reading) -> object:
        return read_record(record, value, at, reading)

    return Shape(read, {"$ref": f"#/$defs/{record.model.__name__}"})


def list_of(record: Record) -> Shape:
    """Return the shape of a field that holds a list of records."""

    def read(value: object, at: Path, reading: Reading) -> object:
        if not is_list(value):
            return reading.wrong(at, value, f"a list, each item {record.article()}")
        made = [read_record(record, item, (*at, index), reading) for index, item in enumerate(value)]
        return BAD if any(one is BAD for one in made) else made

    return Shape(read, {"type": "array", "items": {"$ref": f"#/$defs/{record.model.__name__}"}})
