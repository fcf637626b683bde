"""okrkit schema: the JSON Schema of plan files."""

from __future__ import annotations

import argparse

from okrkit.cli.answers import Answer, as_json

HELP = "print the JSON Schema of plan files, for editors and validators"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments: there are none."""
    parser.epilog = "as in: okrkit schema > plan.schema.json"


def run(given: argparse.Namespace) -> Answer:
    """Print the schema."""
    del given
    from okrkit import files

    return Answer(raw=as_json(files.schema(), encoding="ascii") + "\n")
