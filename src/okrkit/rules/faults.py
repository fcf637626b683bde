"""rule_faults: what keeps a rule from being one of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from okrkit.rules.examples import DAY, example_plan
from okrkit.rules.findings import Finding
from okrkit.rules.lint import lint
from okrkit.rules.rule import Example, Rule

__all__ = ["HEADINGS", "rule_faults"]

HEADINGS: Final = ("Why it matters", "What to do", "Known limits")
"""What the documentation of a rule says after the finding in general form, in this order."""

_CODE = re.compile(r"[A-Z]{2,8}[0-9]{1,4}")
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CURES = ("no-more-", "disallow-", "forbid-", "banned-", "require-", "must-")


def rule_faults(rule: Rule, *, least_examples: int = 1) -> list[str]:
    """Return everything that keeps a rule from being one of the catalogue; empty where nothing does.

    The code and the name are in form, the documentation has its headings, there is a source, every
    bad example earns the finding, no good one does, and spans lie inside the titles.

    Args:
        rule: The rule.
        least_examples: How many bad and how many good examples there have to be.

    Examples:
        >>> from okrkit.rules import find_rule
        >>> rule_faults(find_rule("KEY103"))
        []
    """
    return [*_form_faults(rule), *_example_faults(rule, least_examples)]


def _form_faults(rule: Rule) -> Iterator[str]:
    if not _CODE.fullmatch(rule.code):
        yield f"code must be capital letters and a number, as in 'KEY101', got {rule.code!r}"
    if not _NAME.fullmatch(rule.name) or rule.name.startswith(_CURES):
        yield f"name must state the fault in lower-case words joined by dashes, got {rule.name!r}"
    if not rule.source.strip():
        yield "source is missing: name author, work and place, or okrkit with the reasoning"
    if not rule.summary.endswith("."):
        yield f"the docstring must begin with the finding in general form, as a sentence, got {rule.summary!r}"
    places = [rule.doc.find(f"**{heading}**") for heading in HEADINGS]
    if -1 in places or places != sorted(places):
        yield f"the docstring must go on with {', '.join(f'**{heading}**' for heading in HEADINGS)}, in this order"


def _example_faults(rule: Rule, least: int) -> Iterator[str]:
    for kind, examples, wanted in (("bad", rule.bad, True), ("good", rule.good, False)):
        if len(examples) < least:
            yield f"{least} {kind} example{'s' if least > 1 else ''} or more are needed, got {len(examples)}"
        for number, example in enumerate(examples, start=1):
            yield from _one_fault(rule, f"{kind} example {number}", example, wanted=wanted)


def _one_fault(rule: Rule, label: str, example: Example, *, wanted: bool) -> Iterator[str]:
    plan = example_plan(example)
    # What a run says about itself depends on the other rules of the run.
    found = lint(plan, as_of=DAY, rules=None if rule.family == "RUN" else [rule])
    yield from (f"{label}: {finding.message}" for finding in found if finding.rule == "RUN103")
    own = [finding for finding in found if finding.rule == rule.code]
    if bool(own) is not wanted:
        yield f"{label} must {'earn' if wanted else 'not earn'} the finding: {_shown(example, own)}"
    titles = {goal.id: goal.title for goal in plan}
    for finding in own:
        if finding.span and not _inside(finding, titles):
            yield f"{label}: span {finding.span} lies outside the title of {finding.goal!r}"


def _shown(example: Example, findings: Sequence[Finding]) -> str:
    text = repr(example)
    messages: Iterable[str] = (finding.message for finding in findings)
    return "; ".join([text if len(text) <= 200 else f"{text[:197]}...", *messages])


def _inside(finding: Finding, titles: dict[str, str]) -> bool:
    start, end = finding.span or (0, 0)
    return 0 <= start < end <= len(titles.get(finding.goal or "", ""))
