"""okrkit review: the whole picture on a day: scores, what matters first, findings, alignment, diagnosis."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from okrkit.cli.answers import Answer, Data
from okrkit.cli.common import add_day, add_format, add_plan
from okrkit.cli.inputs import AsOf, Loaded, load
from okrkit.cli.linting import add_selection, exit_code, find
from okrkit.cli.standing import scored
from okrkit.cli.terminal import progress
from okrkit.goals import Objective, Plan

if TYPE_CHECKING:
    from okrkit.advice import Diagnosis
    from okrkit.alignment import AlignmentGraph
    from okrkit.rules import Finding
    from okrkit.scoring import Score, Scorecard

__all__ = ["HELP", "Review", "add_arguments", "review_of", "run"]

HELP = "show the whole picture on a day: scores, findings, alignment, and why"


@attrs.frozen
class Review:
    """Everything the library has to say about a plan on a day.

    Attributes:
        source: What the user called the plan.
        loaded: The plan, with the places of its goals.
        as_of: The day.
        card: Where every goal stands.
        graph: Who contributes to what.
        findings: What the rules say.
        diagnosis: Whether people hit their goals while the business is stuck, and why.
    """

    source: str
    loaded: Loaded
    as_of: AsOf
    card: Scorecard
    graph: AlignmentGraph
    findings: tuple[Finding, ...]
    diagnosis: Diagnosis

    @cached_property
    def scores(self) -> Mapping[str, Score]:
        """Return every score by id; a card works one out whenever it is asked, and the view asks often."""
        return {score.goal: score for score in self.card}

    @property
    def plan(self) -> Plan:
        """Return the plan."""
        return self.loaded.plan

    @property
    def top(self) -> tuple[Objective, ...]:
        """Return the objectives of the highest level that one states, with those that state none."""
        levels = [one.level.depth for one in self.plan.objectives if one.level is not None]
        highest = min(levels, default=0)
        return tuple(one for one in self.plan.objectives if one.level is None or one.level.depth == highest)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    add_plan(parser)
    add_day(parser)
    extent = parser.add_mutually_exclusive_group()
    extent.add_argument("--brief", action="store_true", help="only what matters first")
    extent.add_argument("--all", action="store_true", help="every key result, SMART goal and finding")
    add_selection(parser)
    add_format(parser)


def run(given: argparse.Namespace) -> Answer:
    """Put the picture together."""
    from okrkit.cli.review_view import view

    found = review_of(given)
    return Answer(
        lines=lambda width: view(found, width, brief=given.brief, full=given.all),
        data=lambda: _data(found),
        code=exit_code(found.findings, given.fail_on),
    )


def review_of(given: argparse.Namespace) -> Review:
    """Read the plan and ask the library everything, with a bar where it takes long."""
    with progress(5) as steps:
        steps.step("reading the plan")
        loaded = load(given.plan)
        plan = loaded.plan
        steps.step("scoring")
        card = scored(plan, given.as_of)
        steps.step("aligning")
        graph = _aligned(plan)
        steps.step("checking")
        findings = find(loaded, given)
        steps.step("diagnosing")
        diagnosis = _diagnosed(plan, given.as_of)
    return Review(given.plan, loaded, given.as_of, card, graph, findings, diagnosis)


def _aligned(plan: Plan) -> AlignmentGraph:
    from okrkit.alignment import align

    return align(plan)


def _diagnosed(plan: Plan, as_of: AsOf) -> Diagnosis:
    from okrkit.advice import diagnose

    return diagnose(plan, as_of=as_of.day)


def _data(found: Review) -> Data:
    from okrkit.reports import report_on, to_data

    graph = found.graph
    checked = to_data(
        report_on(
            found.plan, found.findings, as_of=found.as_of.day, source=found.source, place_of=found.loaded.place_of
        )
    )
    return {
        **found.card.to_dict(),
        "counts": checked["counts"],
        "findings": checked["findings"],
        "alignment": {
            "roots": list(graph.roots),
            "unaligned": list(graph.unaligned),
            "orphans": list(graph.orphans),
            "conflicts": [list(pair) for pair in graph.conflicts],
            "loops": [list(loop) for loop in graph.loops()],
        },
        "diagnosis": found.diagnosis.to_dict(),
        "explanations": {one.id: found.card.explain(one.id).to_dict() for one in found.top},
    }
