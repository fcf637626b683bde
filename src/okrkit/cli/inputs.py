"""What the user gives: a plan and a day, each refused in a sentence that says the way out."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from okrkit.cli.clock import day_on_the_wall
from okrkit.errors import OkrkitError, PlanFileError
from okrkit.goals import Plan

if TYPE_CHECKING:
    from okrkit.files import Place

__all__ = ["AsOf", "Loaded", "UnusableInputError", "as_of_day", "load", "read_plan"]

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


@attrs.frozen
class Loaded:
    """A plan, and where its goals stand in the files that it comes from.

    Attributes:
        plan: The plan.
        place_of: The place of a goal, or of one of its fields; None where it is in no file.
    """

    plan: Plan
    place_of: Callable[[str, str | None], Place | None]


def read_plan(name: str) -> Plan:
    """Read the plan from a file, a folder, or `example:` and a name; errors as of `load`."""
    return load(name).plan


def load(name: str) -> Loaded:
    """Read the plan with the places of its goals.

    Raises:
        PlanFileError: If it cannot be read, with every problem.
        UnusableInputError: If there is nothing under that name.
    """
    if name.startswith(_EXAMPLE):
        from okrkit.examples import example_plan

        return Loaded(example_plan(name.removeprefix(_EXAMPLE)), lambda _goal, _field: None)
    if "\0" in name or not Path(name).exists():
        known = "a plan file, a folder that holds one, or example:northwind"
        message = f"no plan {name!r}; give {known}, or start one with: okrkit new plan.yaml"
        raise UnusableInputError(message)
    from okrkit import files

    source = files.read_source(name)
    if source.plan is None:
        raise PlanFileError(name, source.issues)
    return Loaded(source.plan, source.place)
