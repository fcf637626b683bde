"""`contributes_to` as people write it: ids, weights by id, or links with their assumption."""

from __future__ import annotations

from okrkit.files.format.numbers import EXACT_PATTERN, number_text
from okrkit.files.format.reading import BAD, Reading, Shape
from okrkit.files.format.records import Field, Record, build, read_fields, read_record
from okrkit.files.format.shapes import ID, NUMBER, TEXT
from okrkit.files.issues import Path
from okrkit.files.syntax.odd import is_list, is_mapping
from okrkit.goals import Contribution

__all__ = ["CONTRIBUTION", "LINKS", "STRENGTH", "link_data"]

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


STRENGTH = Record(
    "link", Contribution, {name: field for name, field in CONTRIBUTION.fields.items() if name != "to"}, Contribution
)


def _read_links(value: object, at: Path, reading: Reading) -> object:
    if type(value) is str:
        links = [_read_link(value, at, reading)]
    elif is_list(value):
        links = [_read_link(item, (*at, index), reading) for index, item in enumerate(value)]
    elif is_mapping(value):
        links = [_read_strength(to, item, (*at, to), reading) for to, item in value.items()]
    else:
        return reading.wrong(at, value, "a list of ids, or a mapping from id to weight")
    return BAD if any(link is BAD for link in links) else tuple(links)


def _read_link(value: object, at: Path, reading: Reading) -> object:
    if is_mapping(value):
        return read_record(CONTRIBUTION, value, at, reading)
    if type(value) is not str:
        return reading.wrong(at, value, "an id, or a link as in {to: reply, weight: 0.5}")
    return _linked({"to": ID.read(value, at, reading)}, at, reading)


def _read_strength(to: str, value: object, at: Path, reading: Reading) -> object:
    """Read what stands under an id: its weight, or the fields of the link but for `to`."""
    before = len(reading.flaws)
    fields = read_fields(STRENGTH, value, at, reading) if is_mapping(value) else _weight(value, at, reading)
    if len(reading.flaws) > before:
        return BAD
    return _linked({"to": ID.read(to, at, reading), **fields}, at, reading)


def _weight(value: object, at: Path, reading: Reading) -> dict[str, object]:
    return {"weight": NUMBER.read(value, at, reading)}


def _linked(fields: dict[str, object], at: Path, reading: Reading) -> object:
    return BAD if BAD in fields.values() else build(CONTRIBUTION, fields, {}, at, reading)


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
_STRENGTHS: list[dict[str, object]] = [
    {"type": "number", "minimum": -1, "maximum": 1},
    {"type": "string", "pattern": EXACT_PATTERN},
]
_ID_SCHEMA = {"type": "string", "minLength": 1}

LINKS = Shape(
    _read_links,
    {
        "anyOf": [
            {"type": "array", "items": {"anyOf": [_ID_SCHEMA, _REFERENCE]}},
            {"type": "object", "additionalProperties": {"anyOf": [*_STRENGTHS, {"$ref": "#/$defs/Strength"}]}},
            _ID_SCHEMA,
        ]
    },
)
