"""okrkit diagnose: whether people hit their goals while the business is stuck, why, and what to do."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from okrkit.cli.answers import Answer
from okrkit.cli.common import add_day, add_format, add_plan, day_line
from okrkit.cli.inputs import AsOf, read_plan
from okrkit.cli.text import Line, Style, clean, line
from okrkit.goals import Plan

if TYPE_CHECKING:
    from okrkit.advice import Diagnosis

HELP = "say whether people hit their goals while the business is stuck, and why"

_WIDEST = 80  # columns in which a page still reads well
_STYLES: dict[str, Style] = {"stuck": "red", "execution-problem": "red", "watch": "yellow", "aligned": "green"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    add_plan(parser)
    add_day(parser)
    add_format(parser)


def run(given: argparse.Namespace) -> Answer:
    """Diagnose the plan."""
    from okrkit.advice import diagnose

    plan = read_plan(given.plan)
    found = diagnose(plan, as_of=given.as_of.day)
    return Answer(lines=lambda width: _view(plan, found, given.as_of, width), data=found.to_dict)


def _view(plan: Plan, found: Diagnosis, as_of: AsOf, width: int) -> Iterator[Line]:
    yield day_line(plan, as_of, width)
    yield line()
    first, *rest = found.to_text(width=min(width, _WIDEST)).split("\n")
    yield line((first, _STYLES.get(found.verdict, "bold")))
    for text in rest:
        yield line((clean(text), "bold")) if text and not text.startswith(" ") else line(clean(text))
