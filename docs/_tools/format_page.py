"""The page of the plan format: every field of every record, from the JSON Schema that files are checked with."""

from collections.abc import Iterator, Mapping
from typing import Any

from okrkit import files

Schema = Mapping[str, Any]

INTRODUCTION = """# Every field of a plan file

Version 1 of the format, as `okrkit schema` prints it. Bold fields are required; every other may be left out.
[Plan files](plan-files.md) shows the format at work.
"""


def page() -> str:
    """Return the page: the file itself, then each record."""
    schema: Schema = files.schema()
    parts = [INTRODUCTION, *record("The file", schema)]
    for name, definition in schema["$defs"].items():
        if "properties" in definition:
            parts += record(name, definition)
    return "\n".join(parts).rstrip("\n") + "\n"


def record(title: str, definition: Schema) -> Iterator[str]:
    """Yield the section of one record."""
    yield f"## {title}\n"
    if about := definition.get("description"):
        yield f"{about}\n"
    yield "| field | takes | meaning |"
    yield "|---|---|---|"
    for name, field in definition["properties"].items():
        shown = f"**`{name}`**" if name in definition.get("required", ()) else f"`{name}`"
        yield f"| {shown} | {takes(field)} | {cell(field.get('description', ''))} |"
    yield ""


def takes(field: Schema) -> str:
    """Return in words what a field takes."""
    if "$ref" in field:
        name = field["$ref"].rpartition("/")[2]
        return f"[{name}](#{name.lower()})" if name != "Measure" else "[a measure](plan-files.md#measures)"
    for words in ("anyOf", "oneOf"):
        if words in field:
            return ", or ".join(dict.fromkeys(filter(None, map(takes, field[words]))))
    if "const" in field:
        return f"`{field['const']}`"
    if "enum" in field:
        return " ".join(f"`{value}`" for value in field["enum"] if value is not None)
    kinds = field.get("type", "anything")
    names = [one for one in ([kinds] if isinstance(kinds, str) else kinds) if one != "null"]
    return ", or ".join(kind(one, field) for one in names)


def kind(name: str, field: Schema) -> str:
    """Return one JSON type in words."""
    if name == "array" and "items" in field:
        return f"list of {takes(field['items'])}"
    if name == "object" and isinstance(inner := field.get("additionalProperties"), Mapping):
        return f"names with {takes(inner)}"
    if name == "string" and field.get("format") == "date":
        return "day"
    return {"string": "text", "integer": "whole number", "boolean": "true or false", "object": "names with values"}.get(
        name, name
    )


def cell(text: str) -> str:
    """Return the text without what would end a cell of a table."""
    return " ".join(text.replace("|", "\\|").split())
