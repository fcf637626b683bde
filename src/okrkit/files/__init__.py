"""Plan files: YAML, JSON and TOML in and out, every problem with its line."""

from okrkit.files.plans import Format, dump, dumps, load, loads, read, reads

__all__ = ["Format", "dump", "dumps", "load", "loads", "read", "reads"]
