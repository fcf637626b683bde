"""The JSON Schema of the plan format, made from the tables that read it and the docstrings of the model."""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from typing import cast

from okrkit.files.format.cycles import CADENCE_RECORD, CALENDAR_RECORD, CYCLE_RECORD
from okrkit.files.format.items import KEY_RESULT
from okrkit.files.format.links import CONTRIBUTION, STRENGTH
from okrkit.files.format.measures import KINDS
from okrkit.files.format.reader import HEADER, RECORDS
from okrkit.files.format.records import Field, Record
from okrkit.goals import Plan

__all__ = ["plan_schema"]

_ATTRIBUTES = re.compile(r"^Attributes:\n((?:[ ].*\n|\n)*)", re.MULTILINE)
_ATTRIBUTE = re.compile(r"^    (\w+): (.*(?:\n {5,}.*)*)", re.MULTILINE)

_HEADER_TEXTS = {
    "$schema": "Where editors find this schema.",
    "okrkit": "Version of the plan format.",
    "calendar": 'What "FY" means in the labels of cycles.',
}
# Limits that the model states in the brackets of its docstrings.
_LIMITS: dict[tuple[str, str], dict[str, object]] = {
    ("Contribution", "weight"): {"minimum": -1, "maximum": 1},
    ("CheckIn", "confidence"): {"minimum": 0, "maximum": 1},
    ("Grade", "value"): {"minimum": 0, "maximum": 1},
    ("Hold", "tolerance"): {"exclusiveMinimum": 0},
    ("Cadence", "every"): {"minimum": 1},
    ("Cadence", "grace"): {"minimum": 0},
    ("FiscalCalendar", "start_month"): {"minimum": 1, "maximum": 12},
}
_LIMIT_OF_ALL: dict[str, dict[str, object]] = {"weight": {"minimum": 0}, "effort": {"minimum": 0}}


def plan_schema() -> dict[str, object]:
    """Return the schema, JSON Schema draft 2020-12."""
    texts = {**_texts_of(Plan), **_HEADER_TEXTS}
    properties = {name: _property(field, texts.get(name, ""), {}) for name, field in HEADER.items()}
    for name, record in RECORDS.items():
        properties[name] = {
            "description": texts[name],
            "type": ["array", "null"],
            "items": {"$ref": f"#/$defs/{record.model.__name__}"},
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:okrkit:plan:1",
        "title": "okrkit plan",
        "description": _first_sentence(Plan),
        "type": "object",
        "properties": properties,
        "required": ["okrkit"],
        "additionalProperties": False,
        "$defs": _definitions(),
    }


def _definitions() -> dict[str, object]:
    records = [*RECORDS.values(), KEY_RESULT, CONTRIBUTION, CYCLE_RECORD, CALENDAR_RECORD, CADENCE_RECORD]
    found: dict[str, object] = {record.model.__name__: _record(record) for record in records}
    found["Strength"] = _record(STRENGTH)
    found["Measure"] = {
        "description": "What is counted and how far: one kind.",
        "oneOf": [_kind(name, record) for name, record in KINDS.items()],
    }
    found.update({record.model.__name__: _record(record) for record in KINDS.values()})
    return dict(sorted(found.items()))


def _kind(name: str, record: Record) -> dict[str, object]:
    content: dict[str, object] = {"$ref": f"#/$defs/{record.model.__name__}"}
    if name == "deliver":
        content = {"anyOf": [{"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}, content]}
    if name == "establish":
        content = {"anyOf": [content, {"type": "null"}]}
    return {
        "type": "object",
        "properties": {name: content},
        "required": [name],
        "additionalProperties": False,
        "description": _first_sentence(record.model),
    }


def _record(record: Record) -> dict[str, object]:
    texts = _texts_of(record.model)
    required = [name for name, field in record.fields.items() if field.required]
    schema: dict[str, object] = {
        "title": record.name,
        "description": _first_sentence(record.model),
        "type": "object",
        "properties": {
            name: _property(field, texts.get(name, ""), _limits(record, name)) for name, field in record.fields.items()
        },
        "additionalProperties": False,
    }
    return {**schema, "required": required} if required else schema


def _limits(record: Record, name: str) -> dict[str, object]:
    own = _LIMITS.get((record.model.__name__, name))
    return _LIMIT_OF_ALL.get(name, {}) if own is None else own


def _property(field: Field, text: str, limits: Mapping[str, object]) -> dict[str, object]:
    schema = _limited(field.shape.schema, limits)
    described: dict[str, object] = {"description": text} if text else {}
    if field.required:
        return {**described, **schema}
    return {**described, **_or_nothing(schema)}


def _limited(schema: Mapping[str, object], limits: Mapping[str, object]) -> dict[str, object]:
    """Add limits where bare numbers are taken; quoted ones are checked when the plan is read."""
    if not limits:
        return dict(schema)
    if schema.get("type") in {"number", "integer"}:
        return {**schema, **limits}
    options = cast("list[dict[str, object]]", schema["anyOf"])
    return {
        **schema,
        "anyOf": [{**option, **limits} if option.get("type") == "number" else option for option in options],
    }


def _or_nothing(schema: dict[str, object]) -> dict[str, object]:
    """Let an optional field be left empty, which is the same as leaving it out."""
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    if "enum" in schema:
        return {"enum": [*cast("list[object]", schema["enum"]), None]}
    if "anyOf" in schema:
        return {"anyOf": [*cast("list[object]", schema["anyOf"]), {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}


def _first_sentence(model: type[object]) -> str:
    return (inspect.getdoc(model) or "").partition("\n\n")[0].replace("\n", " ")


def _texts_of(model: type[object]) -> dict[str, str]:
    """Return what the docstring says of each attribute; where it refers to KeyResult's, of those as well."""
    text = inspect.getdoc(model) or ""
    found = _ATTRIBUTES.search(f"{text}\n")
    own = {name: _plain_words(words) for name, words in _ATTRIBUTE.findall(found[1] if found else "")}
    if model is not KEY_RESULT.model and "`KeyResult`" in text:
        own = {**_texts_of(KEY_RESULT.model), **own}
    general = {"id": "Unique in its plan.", "title": "What people read."}
    people = {name: words for name, words in _PEOPLE.items() if name not in own}
    return {**general, **people, **own}


_PEOPLE = {
    "owner": "One person.",
    "team": "The team it belongs to.",
    "tags": "Free words.",
    "allow": "Suppressed rules, each with the reason.",
    "extra": "What an importer found no field for.",
}


def _plain_words(words: str) -> str:
    """Say it for people who write files: what is None in Python is left out of a file."""
    plain = " ".join(words.split()).replace("; None:", "; left out:").replace(" None:", " Left out:")
    return plain.removeprefix("None: ") if plain.startswith("None: ") else plain
