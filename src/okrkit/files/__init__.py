"""Plan files: YAML, JSON and TOML in and out, every problem with its line."""

from okrkit.files.languages import Format
from okrkit.files.plans import dump, dumps, load, loads, read, reads, reads_source, schema
from okrkit.files.sources import Place, Source, read_source

__all__ = [
    "Format",
    "Place",
    "Source",
    "dump",
    "dumps",
    "load",
    "loads",
    "read",
    "read_source",
    "reads",
    "reads_source",
    "schema",
]
