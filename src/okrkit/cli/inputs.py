"""What the user gives: a plan and a day, each refused in a sentence that says the way out."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

import attrs

from okrkit.cli.clock import day_on_the_wall
from okrkit.errors import OkrkitError
from okrkit.goals import Plan

__all__ = ["AsOf", "UnusableInputError", "as_of_day", "read_plan"]

_EXAMPLE = "example:"


class UnusableInputError(OkrkitError):
    """What the user gave cannot be used; the message says what to give instead."""


@attrs.frozen
class AsOf:
    """A day, and whether it was said or read off the clock."""

    day: date
    said: bool


def as_of_day(text: str) -> AsOf:
    """Read the day of `--as-of`.

    Raises:
        argparse.ArgumentTypeError: If the text is no day.
    """
    if text == "today":
        return AsOf(day_on_the_wall(), said=False)
    try:
        return AsOf(date.fromisoformat(text) if len(text) == 10 else _refused(text), said=True)
    except ValueError:
        message = f"no day: {text[:40]!r}; write it as 2026-02-15"
        raise argparse.ArgumentTypeError(message) from None


def _refused(text: str) -> date:
    raise ValueError(text)


def read_plan(name: str) -> Plan:
    """Read the plan from a file, a folder, or `example:` and a name.

    Raises:
        PlanFileError: If it cannot be read, with every problem.
        UnusableInputError: If there is nothing under that name.
    """
    if name.startswith(_EXAMPLE):
        from okrkit.examples import example_plan

        return example_plan(name.removeprefix(_EXAMPLE))
    if "\0" in name or not Path(name).exists():
        known = "a plan file, a folder that holds one, or example:northwind"
        message = f"no plan {name!r}; give {known}, or start one with: okrkit new plan.yaml"
        raise UnusableInputError(message)
    from okrkit import files

    return files.load(name)
