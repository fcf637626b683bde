"""The `okrkit` command: every verb is one call of the library, shown for people or as JSON."""

from okrkit.cli.command import main

__all__ = ["main"]
