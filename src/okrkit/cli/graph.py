"""okrkit graph: who contributes to what, as a tree or for another program."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

import attrs

from okrkit.cli.answers import Answer, Data, delivered
from okrkit.cli.common import add_plan, kind_of
from okrkit.cli.drawing import dot, graphml, mermaid
from okrkit.cli.inputs import UnusableInputError, as_of_day, read_plan
from okrkit.cli.standing import Standing, scored, standing
from okrkit.cli.text import Line, line
from okrkit.cli.tree import Note, tree
from okrkit.goals import Plan

if TYPE_CHECKING:
    from okrkit.alignment import AlignmentGraph

HELP = "show who contributes to what"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    add_plan(parser)
    parser.add_argument("--of", metavar="GOAL", help="only this goal and what lies below it")
    parser.add_argument("--as-of", type=as_of_day, metavar="DAY", help="show where each goal stands on this day, too")
    parser.add_argument("--depth", type=int, default=12, metavar="N", help="levels that the tree opens; default: 12")
    parser.add_argument(
        "--format",
        choices=("text", "json", "mermaid", "dot", "graphml"),
        default="text",
        help="text is a tree; default: text",
    )
    parser.add_argument("--output", "-o", metavar="FILE", help="write to a file, in UTF-8")


def run(given: argparse.Namespace) -> Answer:
    """Align the plan and draw it."""
    from okrkit.alignment import align

    graph = align(read_plan(given.plan))
    if given.of is not None:
        graph = align(_part(graph, given.of))
    notes = _notes(graph, given)
    if given.format in _WRITERS:
        return delivered(_WRITERS[given.format](graph, notes), given.output)
    if given.output:
        message = f"--output writes mermaid, dot or graphml, not {given.format}; add --format mermaid, or use > {given.output}"
        raise UnusableInputError(message)
    return Answer(lines=lambda width: _view(graph, notes, given.depth, width), data=lambda: _data(graph))


_WRITERS: Mapping[str, Callable[[AlignmentGraph, Mapping[str, Standing]], str]] = {
    "mermaid": lambda graph, notes: mermaid(graph, _labels(notes)),
    "dot": lambda graph, notes: dot(graph, _labels(notes)),
    "graphml": lambda graph, _: graphml(graph),
}


def _labels(notes: Mapping[str, Standing]) -> dict[str, tuple[str, str]]:
    return {goal: (note.words, note.band) for goal, note in notes.items()}


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


def _notes(graph: AlignmentGraph, given: argparse.Namespace) -> dict[str, Standing]:
    if given.as_of is None:
        return {}
    card = scored(graph.plan, given.as_of)
    return {goal: standing(card[goal], graph.plan) for goal in graph.ids}


def _view(graph: AlignmentGraph, notes: Mapping[str, Standing], depth: int, width: int) -> Iterator[Line]:
    def note(goal: str) -> Note:
        found = notes.get(goal)
        return Note() if found is None else Note(found.short, found.style)

    unaligned = set(graph.unaligned)
    roots = [goal for goal in graph.roots if goal not in unaligned]
    first = [*roots, *_in_loops(graph)]
    yield from tree(graph, first, note=note, width=width, depth=depth)
    if unaligned:
        if first:
            yield line()
        yield line((f"Linked to nothing above them ({len(unaligned)})", "bold"))
        yield from tree(graph, [goal for goal in graph.ids if goal in unaligned], note=note, width=width, depth=depth)


def _in_loops(graph: AlignmentGraph) -> list[str]:
    return list(dict.fromkeys(loop[0] for loop in graph.loops()))


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
