"""okrkit graph: who contributes to what, as a tree, a picture, a page, a heat map, or for another program."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from okrkit.cli.answers import Answer, Data, delivered
from okrkit.cli.common import add_plan, day_line, kind_of
from okrkit.cli.inputs import AsOf, UnusableInputError, as_of_day, read_plan
from okrkit.cli.standing import scored, standing
from okrkit.cli.text import Line, clean, fit, line
from okrkit.cli.tree import Note, tree
from okrkit.goals import Plan

if TYPE_CHECKING:
    from okrkit.alignment import AlignmentGraph
    from okrkit.alignment.views import HeatMap

_WRITTEN = ("mermaid", "dot", "graphml", "svg", "html")

HELP = "show who contributes to what"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    add_plan(parser)
    parser.add_argument("--of", metavar="GOAL", help="only this goal and what lies below it")
    parser.add_argument("--as-of", type=as_of_day, metavar="DAY", help="show where each goal stands on this day, too")
    parser.add_argument("--depth", type=int, default=12, metavar="N", help="levels that the tree opens; default: 12")
    parser.add_argument(
        "--format",
        choices=("text", "json", *_WRITTEN),
        default="text",
        help="text is a tree; default: text",
    )
    parser.add_argument(
        "--heat", action="store_true", help="teams by top objectives instead: who works for what, and how it goes"
    )
    parser.add_argument("--output", "-o", metavar="FILE", help="write to a file, in UTF-8")


def run(given: argparse.Namespace) -> Answer:
    """Align the plan and draw it."""
    from okrkit.alignment import align

    graph = align(read_plan(given.plan))
    if given.of is not None:
        graph = align(_part(graph, given.of))
    if given.heat:
        return _heat(graph.plan, given)
    if given.format in _WRITTEN:
        return delivered(_written(graph.plan, given), given.output)
    _refuse_output(given)
    return Answer(lines=lambda width: _view(graph, given, width), data=lambda: _data(graph))


def _written(plan: Plan, given: argparse.Namespace) -> str:
    """Return the graph in a format of its own."""
    from okrkit.alignment import views

    day = None if given.as_of is None else given.as_of.day
    match given.format:
        case "mermaid":
            return views.to_mermaid(plan, as_of=day)
        case "dot":
            return views.to_dot(plan, as_of=day)
        case "svg":
            return views.to_svg(plan, as_of=day)
        case "html":
            return views.to_html(plan, as_of=day)
        case _:
            return views.to_graphml(plan)


def _refuse_output(given: argparse.Namespace) -> None:
    if given.output:
        message = (
            f"--output writes {', '.join(_WRITTEN)}, not {given.format}; add --format svg, or use > {given.output}"
        )
        raise UnusableInputError(message)


def _heat(plan: Plan, given: argparse.Namespace) -> Answer:
    """Return the heat map; without a day it is that of today."""
    from okrkit.alignment.views import heat_map

    if given.format in _WRITTEN:
        raise UnusableInputError("--heat is text or json; --format html shows it below the tree")
    _refuse_output(given)
    as_of: AsOf = given.as_of or as_of_day("today")
    found = heat_map(plan, as_of=as_of.day)
    return Answer(
        lines=lambda width: _heat_view(plan, found, as_of, width), data=lambda: _heat_data(plan, found, as_of)
    )


def _heat_view(plan: Plan, found: HeatMap, as_of: AsOf, width: int) -> Iterator[Line]:
    yield day_line(plan, as_of, width)
    yield line()
    if not found.teams:
        yield line("no goal has another above it")
        return
    yield line(("goals of a team that lead up to a top objective, and their mean attainment", "dim"))
    yield from (line(text) for text in str(found).split("\n"))
    yield line()
    for goal, title in zip(found.objectives, found.titles, strict=True):
        yield line((f"{fit(goal.strip(), 15):<15} ", "bold"), fit(clean(title), width - 16))


def _heat_data(plan: Plan, found: HeatMap, as_of: AsOf) -> Data:
    return {
        "plan": plan.name,
        "as_of": as_of.day.isoformat(),
        "teams": list(found.teams),
        "objectives": [goal.strip() for goal in found.objectives],
        "cells": [
            {**attrs.asdict(cell), "objective": cell.objective.strip(), "band": cell.band or None} for cell in found
        ],
    }


def _part(graph: AlignmentGraph, goal: str) -> Plan:
    """Return the plan with nothing but a goal and what lies below it."""
    plan = graph.plan
    plan.goal(goal)
    kept = {goal, *graph.descendants(goal)}
    holder = plan.objective_of(goal)
    if holder is not None:
        kept.add(holder.id)
    objectives = [
        attrs.evolve(one, key_results=[result for result in one.key_results if result.id in kept])
        for one in plan.objectives
        if one.id in kept or any(result.id in kept for result in one.key_results)
    ]
    goals = [one for one in plan.smart_goals if one.id in kept]
    facts = [fact for one in kept for fact in plan.check_ins.of(one)]
    changes = [change for one in kept for change in plan.target_changes.of(one)]
    return Plan(
        objectives,
        goals,
        name=plan.name,
        cycle=plan.cycle,
        cadence=plan.cadence,
        check_ins=facts,
        target_changes=changes,
    )


def _view(graph: AlignmentGraph, given: argparse.Namespace, width: int) -> Iterator[Line]:
    from okrkit.alignment.views import picture

    card = None if given.as_of is None else scored(graph.plan, given.as_of)

    def note(goal: str) -> Note:
        if card is None:
            return Note()
        found = standing(card[goal], graph.plan)
        return Note(found.short, found.style)

    yield from tree(picture(graph.plan), note=note, width=width, depth=given.depth)


def _data(graph: AlignmentGraph) -> Data:
    plan = graph.plan
    return {
        "plan": plan.name,
        "goals": [
            {"id": goal.id, "title": goal.title, "kind": kind_of(goal), "level": plan.level_of(goal.id)}
            for goal in plan.goals()
        ],
        "links": [
            {"child": link.child, "parent": link.parent, "kind": link.kind.value, "weight": link.weight}
            for link in graph.links()
        ],
        "unaligned": list(graph.unaligned),
    }
