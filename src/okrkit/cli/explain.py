"""okrkit explain: how a score came about, down to the check-ins and the source of each threshold."""

from __future__ import annotations

import argparse

from okrkit.cli.answers import Answer
from okrkit.cli.common import add_day, add_format, add_plan, day_line
from okrkit.cli.inputs import read_plan
from okrkit.cli.standing import scored
from okrkit.cli.text import clean, line

HELP = "explain one score, down to the check-ins"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    add_plan(parser)
    parser.add_argument("goal", metavar="GOAL", help="id of a goal")
    add_day(parser)
    add_format(parser)


def run(given: argparse.Namespace) -> Answer:
    """Explain the score."""
    plan = read_plan(given.plan)
    told = scored(plan, given.as_of).explain(given.goal)
    return Answer(
        lines=lambda width: [
            day_line(plan, given.as_of, width),
            line(),
            *(line(clean(text)) for text in str(told).splitlines()),
        ],
        data=told.to_dict,
    )
