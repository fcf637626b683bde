"""okrkit new: a commented plan to start from."""

from __future__ import annotations

import argparse
from datetime import date, timedelta
from importlib import resources
from pathlib import Path
from string import Template

from okrkit.cli.answers import Answer
from okrkit.cli.clock import day_on_the_wall
from okrkit.cli.inputs import UnusableInputError
from okrkit.cli.text import clean, line
from okrkit.goals import Cycle, FiscalCalendar

HELP = "write a commented plan to start from"

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("file", nargs="?", default="plan.yaml", metavar="FILE", help="default: plan.yaml; - prints it")
    parser.add_argument("--cycle", metavar="LABEL", help='as in "2026-Q1"; default: the quarter of today')
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def run(given: argparse.Namespace) -> Answer:
    """Write the plan."""
    cycle = Cycle.parse(given.cycle) if given.cycle else FiscalCalendar().cycle_of(day_on_the_wall())
    text = starter(cycle)
    if given.file == "-":
        return Answer(raw=text)
    _write(Path(given.file), text, force=given.force)
    shown = clean(given.file)
    return Answer(
        lines=lambda _: [
            line(f"wrote {shown} for {cycle}"),
            line(("next: edit it, then okrkit review " + shown, "dim")),
        ]
    )


def starter(cycle: Cycle) -> str:
    """Return the starter plan for a cycle.

    Examples:
        >>> print(starter(Cycle.quarter(2026, 1)).splitlines()[7])
        cycle: 2026-Q1                # or 2026-H1, 2026-03, FY26-Q3, 2026-01-05/2026-03-27
    """
    source = resources.files("okrkit.cli").joinpath("data", "starter.yaml").read_text(encoding="utf-8")
    due = max(cycle.start, cycle.end - timedelta(days=14))
    return Template(source).substitute(
        cycle=f"{cycle!s:<22}", start=cycle.start.isoformat(), due=due.isoformat(), due_in_words=_in_words(due)
    )


def _in_words(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _write(path: Path, text: str, *, force: bool) -> None:
    if path.suffix.lower() not in {".yaml", ".yml"}:
        message = f"new writes YAML, which can hold comments; name the file {path.stem or 'plan'}.yaml"
        raise UnusableInputError(message)
    try:
        with path.open("w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        message = f"{path} is there already; choose another name, or write over it with --force"
        raise UnusableInputError(message) from None
