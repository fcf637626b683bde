"""The languages of plan files: how each is parsed, quickly or with care, and written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, TypeAlias

from okrkit.files import render
from okrkit.files.format.fast import fast_parts, msgspec_or_none
from okrkit.files.format.parts import Parts
from okrkit.files.format.quick import QuickReader
from okrkit.files.issues import Document, Flaw, Origin
from okrkit.files.syntax import csv_text, json_quick, json_text, toml_text, yaml_text
from okrkit.files.syntax.odd import Unsure
from okrkit.goals import Plan

__all__ = ["PARSERS", "QUICK", "SUFFIXES", "WRITERS", "Format", "quick_json"]

Format: TypeAlias = Literal["yaml", "json", "toml"]
"""A language of plan files."""

SUFFIXES: Mapping[str, Format] = {".yaml": "yaml", ".yml": "yaml", ".json": "json", ".toml": "toml"}


def quick_json(text: str | bytes, reader: QuickReader) -> Parts:
    """Return what a JSON text holds; its bytes will do where it is ASCII.

    Raises:
        Unsure: If something is not plainly right.
    """
    if msgspec_or_none() is not None:
        return fast_parts(text, reader)
    text = text if isinstance(text, str) else text.decode("ascii")
    return reader.parts(json_quick.quick(text, "check_ins", reader.check_ins))


def _quick_csv(text: str, reader: QuickReader) -> Parts:
    flaws: list[Flaw] = []
    document = csv_text.parse(text, Origin(""), flaws)
    if document is None or flaws:
        raise Unsure
    return reader.parts(document.data)


PARSERS: Mapping[str, Callable[[str, Origin, list[Flaw]], Document | None]] = {
    "yaml": yaml_text.parse,
    "json": json_text.parse,
    "toml": toml_text.parse,
    "csv": csv_text.parse,
}
QUICK: Mapping[str, Callable[[str, QuickReader], Parts]] = {
    "yaml": lambda text, reader: reader.parts(yaml_text.quick(text)),
    "json": quick_json,
    "toml": lambda text, reader: reader.parts(toml_text.quick(text)),
    "csv": _quick_csv,
}
WRITERS: Mapping[str, Callable[[Plan], str]] = {
    "yaml": render.yaml_text,
    "json": render.json_text,
    "toml": render.toml_text,
}
