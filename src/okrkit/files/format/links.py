"""`contributes_to` as people write it: ids, weights by id, or links with their assumption."""

from __future__ import annotations

from okrkit.files.format.numbers import number_text
from okrkit.files.format.reading import BAD, Reading, Shape
from okrkit.files.format.records import Field, Record, read_record
from okrkit.files.format.shapes import ID, NUMBER, TEXT
from okrkit.files.issues import Path
from okrkit.files.syntax.odd import is_list, is_mapping
from okrkit.goals import Contribution

__all__ = ["CONTRIBUTION", "LINKS", "link_data"]

CONTRIBUTION = Record(
    "contribution",
    Contribution,
    {
        "to": Field(ID, stand_in="goal", required=True),
        "weight": Field(NUMBER),
        "assumption": Field(TEXT),
        "tested_by": Field(ID),
    },
    Contribution,
)


def _read_links(value: object, at: Path, reading: Reading) -> object:
    if type(value) is str:
        links = [_read_link(value, at, reading)]
    elif is_list(value):
        links = [_read_link(item, (*at, index), reading) for index, item in enumerate(value)]
    elif is_mapping(value):
        links = [_read_weighted(to, item, (*at, to), reading) for to, item in value.items()]
    else:
        return reading.wrong(at, value, "a list of ids, or a mapping from id to weight")
    return BAD if any(link is BAD for link in links) else tuple(links)


def _read_link(value: object, at: Path, reading: Reading) -> object:
    if is_mapping(value):
        return read_record(CONTRIBUTION, value, at, reading)
    return read_record(CONTRIBUTION, {"to": value}, at, reading) if type(value) is str else _no_link(value, at, reading)


def _no_link(value: object, at: Path, reading: Reading) -> object:
    return reading.wrong(at, value, "an id, or a link as in {to: reply, weight: 0.5}")


def _read_weighted(to: str, value: object, at: Path, reading: Reading) -> object:
    fields = value if is_mapping(value) else {"weight": value}
    if "to" in fields:
        return reading.flaw(
            (*at, "to"), "unknown-field", f"the link to {to!r} is named by its key; remove to", on_key=True
        )
    return read_record(CONTRIBUTION, {"to": to, **fields}, at, reading)


def link_data(link: Contribution) -> object:
    """Return a link as a plan file holds it: its id alone where nothing else was stated."""
    plain = type(link.weight) is float and link.weight == 1.0
    if plain and link.assumption is None and link.tested_by is None:
        return link.to
    data: dict[str, object] = {"to": link.to}
    if not plain:
        data["weight"] = number_text(link.weight)
    if link.assumption is not None:
        data["assumption"] = link.assumption
    if link.tested_by is not None:
        data["tested_by"] = link.tested_by
    return data


_REFERENCE = {"$ref": "#/$defs/Contribution"}
_ID_SCHEMA = {"type": "string", "minLength": 1}

LINKS = Shape(
    _read_links,
    {
        "anyOf": [
            {"type": "array", "items": {"anyOf": [_ID_SCHEMA, _REFERENCE]}},
            {"type": "object", "additionalProperties": {"anyOf": [dict(NUMBER.schema), {"$ref": "#/$defs/Strength"}]}},
            _ID_SCHEMA,
        ]
    },
)
