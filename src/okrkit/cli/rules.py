"""okrkit rules: the catalogue, by family."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from okrkit.cli.answers import Answer, Data
from okrkit.cli.common import add_format
from okrkit.cli.findings import STYLES
from okrkit.cli.text import Line, clean, line, wrapped

if TYPE_CHECKING:
    from okrkit.rules import Rule

HELP = "list the rules"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument(
        "select", nargs="?", default="ALL", metavar="FAMILY", help="a family such as KEY, or codes with commas"
    )
    add_format(parser)


def run(given: argparse.Namespace) -> Answer:
    """List the rules that the user asks for."""
    from okrkit.rules import ALL, FAMILIES, select_rules

    family = given.select.upper()
    names = [name.strip() for name in given.select.split(",") if name.strip()]
    chosen = tuple(one for one in ALL if one.family == family) if family in FAMILIES else select_rules(names)
    return Answer(lines=lambda width: _view(chosen, width), data=lambda: {"rules": [data_of(one) for one in chosen]})


def data_of(rule: Rule) -> Data:
    """Return a rule as documented in docs/cli.md."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "stage": rule.stage.value,
        "on": [kind.__name__ for kind in rule.on],
        "summary": rule.summary,
        "source": rule.source,
    }


def _view(chosen: Sequence[Rule], width: int) -> Iterator[Line]:
    from okrkit.rules import FAMILIES

    for family, about in FAMILIES.items():
        here = [one for one in chosen if one.family == family]
        if here:
            yield line((f"{family}  {about}", "bold"))
            yield from (made for one in here for made in _entry(one, width))
            yield line()
    yield line(("one rule in full: okrkit rule CODE", "dim"))


def _entry(rule: Rule, width: int) -> Iterator[Line]:
    severity = rule.severity.value
    stage = "" if rule.stage.value == "stable" else f", {rule.stage.value}"
    yield line(f"  {rule.code}  {rule.name}  ", (severity, STYLES[severity]), (stage, "dim"))
    for text in wrapped(clean(rule.summary), width - 10):
        yield line(" " * 10, (text, "dim"))
