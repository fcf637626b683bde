"""okrkit rule: one rule in full, as its page says it."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from okrkit.cli.answers import Answer, Data
from okrkit.cli.common import add_format
from okrkit.cli.findings import STYLES
from okrkit.cli.rules import data_of
from okrkit.cli.text import Line, clean, line, wrapped
from okrkit.goals import Plan

if TYPE_CHECKING:
    from okrkit.rules import Example, Rule

HELP = "explain one rule"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    parser.add_argument("rule", metavar="RULE", help="a code or a name, as in KEY103 or no-measure")
    add_format(parser)


def run(given: argparse.Namespace) -> Answer:
    """Find the rule and show it."""
    from okrkit.rules import find_rule

    rule = find_rule(given.rule)
    return Answer(lines=lambda width: _view(rule, width), data=lambda: _data(rule))


def _data(rule: Rule) -> Data:
    return {
        **data_of(rule),
        "doc": rule.doc,
        "bad": _named(rule.bad, rule),
        "good": _named(rule.good, rule),
    }


def _named(examples: Sequence[Example], rule: Rule) -> list[str]:
    """Return the titles that show the rule; the goals in full where the titles do not differ."""
    titles = {(one.name if isinstance(one, Plan) else one.title) or "" for one in rule.bad}
    others = {(one.name if isinstance(one, Plan) else one.title) or "" for one in rule.good}
    in_full = bool(titles & others) or "" in titles | others
    return [repr(one) if in_full or isinstance(one, Plan) else one.title for one in examples]


def _view(rule: Rule, width: int) -> Iterator[Line]:
    severity = rule.severity.value
    yield line((f"{rule.code} {rule.name}", "bold"), "  ", (severity, STYLES[severity]), f", {rule.stage.value}")
    for paragraph in rule.doc.split("\n\n"):
        yield line()
        yield from _paragraph(paragraph, width)
    for heading, examples in (("Earns it", rule.bad), ("Does not", rule.good)):
        yield line()
        yield line((heading, "bold"))
        for example in _named(examples, rule):
            for index, text in enumerate(wrapped(clean(example), width - 4)):
                yield line("  - " if index == 0 else "    ", text)
    yield line()
    for index, text in enumerate(wrapped(f"Source: {clean(rule.source)}", width)):
        yield line((text if index == 0 else f"  {text}", "dim"))


def _paragraph(text: str, width: int) -> Iterator[Line]:
    heading = re.match(r"\*\*([^*]+)\*\*\s*", text)
    if heading:
        yield line((heading[1].rstrip(".:"), "bold"))
        text = text[heading.end() :]
    for one in wrapped(text.replace("`", ""), width) if text.strip() else ():
        yield line(one)
