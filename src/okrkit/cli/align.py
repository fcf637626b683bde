"""okrkit align: whether the layers hold, and how healthy the links between goals are, figure by figure."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from okrkit.cli.answers import Answer, Data
from okrkit.cli.common import add_day, add_format, add_plan, day_line
from okrkit.cli.inputs import AsOf, read_plan
from okrkit.cli.linting import add_settings, settings_for
from okrkit.cli.review_why import some
from okrkit.cli.terminal import progress
from okrkit.cli.text import Cell, Column, Line, Style, clean, line, table, wrapped

if TYPE_CHECKING:
    from okrkit.advice import Layer, LayerPolicy
    from okrkit.alignment import AlignmentReport, DanglingLink, Metric

HELP = "check the layers, and show every figure about how goals are linked"

_WORDS: Final[dict[bool | None, tuple[str, Style]]] = {
    False: ("look at", "yellow"),
    True: ("healthy", "green"),
    None: ("unknown", "dim"),
}
_NAMED = 5  # goals that a line names before it counts
_KINDS: Final = {"okr": "OKRs", "smart": "SMART goals"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    add_plan(parser)
    parser.add_argument(
        "figures",
        nargs="*",
        default=[],
        metavar="FIGURE",
        help="explain these figures in full, as in orphan-rate; default: all, in brief",
    )
    add_day(parser)
    add_settings(parser)
    add_format(parser)


def run(given: argparse.Namespace) -> Answer:
    """Check the layers and work out every figure."""
    from okrkit.alignment import AlignmentReport, alignment_report

    with progress(2) as steps:
        steps.step("reading the plan")
        plan = read_plan(given.plan)
        policy = settings_for(given).layer_policy()
        steps.step("aligning")
        report = alignment_report(plan, as_of=given.as_of.day)
    if given.figures:
        chosen = AlignmentReport(plan, given.as_of.day, tuple([report[name] for name in given.figures]))
        return Answer(lines=lambda width: _explained(chosen, given.as_of, width), data=chosen.to_dict)
    return Answer(lines=lambda width: _view(report, policy, given.as_of, width), data=lambda: _data(report, policy))


def _data(report: AlignmentReport, policy: LayerPolicy) -> Data:
    from okrkit.advice import check_layers, layers_of

    layers: list[dict[str, object]] = [
        {
            "level": layer.level,
            "allowed": None if layer.level is None else sorted(policy.allowed.get(layer.level, _KINDS)),
            "objectives": list(layer.objectives),
            "smart_goals": list(layer.smart_goals),
        }
        for layer in layers_of(report.plan)
    ]
    breaches = [
        {"goal": breach.goal, "level": breach.level, "kind": breach.kind, "message": breach.message}
        for breach in check_layers(report.plan, policy=policy)
    ]
    loose = [{"goal": one.goal, "field": one.field, "to": one.to} for one in _dangling(report)]
    return {**report.to_dict(), "layers": layers, "layer_breaches": breaches, "dangling": loose}


def _dangling(report: AlignmentReport) -> tuple[DanglingLink, ...]:
    """Return the links that lead nowhere, which no figure counts."""
    from okrkit.alignment import align

    return align(report.plan).dangling


def _view(report: AlignmentReport, policy: LayerPolicy, as_of: AsOf, width: int) -> Iterator[Line]:
    yield day_line(report.plan, as_of, width)
    yield line()
    yield from _layers(report, policy, width)
    yield line()
    yield from _figures([metric for state in _WORDS for metric in report if metric.healthy is state], width)
    yield line()
    yield from _nowhere(report, width)
    bad, unknown = len(report.unhealthy()), sum(metric.healthy is None for metric in report)
    yield line((f"{bad} of {len(report)} figures to look at" + (f", {unknown} unknown" if unknown else ""), "bold"))
    yield line((f"what a figure means: okrkit align PLAN {next(iter(report)).name}", "dim"))


def _nowhere(report: AlignmentReport, width: int) -> Iterator[Line]:
    loose = _dangling(report)
    if loose:
        yield line((f"Links that lead nowhere, which no figure counts: {len(loose)}", "yellow"))
        shown = [f"{clean(one.goal)} -> {clean(one.to)}" for one in loose]
        yield from (line(" " * 6, text) for text in wrapped(some(shown, most=_NAMED), width - 6))
        yield line()


def _layers(report: AlignmentReport, policy: LayerPolicy, width: int) -> Iterator[Line]:
    from okrkit.advice import check_layers, layers_of

    layers = layers_of(report.plan)
    breaches = [
        [breach for breach in check_layers(report.plan, policy=policy) if breach.level == layer.level]
        for layer in layers
    ]
    yield line(("Layers", "bold"))
    if not layers:
        yield line("  the plan has no goals")
    rows = [_layer_row(layer, policy, broken=bool(found)) for layer, found in zip(layers, breaches, strict=True)]
    lines = table(rows, (Column(), Column(), Column(flexible=True), Column()), width=width)
    for one, found in zip(lines, breaches, strict=True):
        yield one
        for breach in found[:_NAMED]:
            yield from (line(" " * 6, text) for text in wrapped(f"{clean(breach.goal)}: {breach.message}", width - 6))
        if len(found) > _NAMED:
            yield line(" " * 6, f"and {len(found) - _NAMED} more; all of them: --format json")


def _layer_row(layer: Layer, policy: LayerPolicy, *, broken: bool) -> list[Cell]:
    allowed = None if layer.level is None else policy.allowed.get(layer.level)
    wanted = "any" if allowed is None else " or ".join(_KINDS[kind] for kind in sorted(allowed)) or "none"
    word: Cell = ("look at", "yellow") if broken else ("holds", "green")
    counts = f"{_counted(len(layer.objectives), 'objective')}, {_counted(len(layer.smart_goals), 'SMART goal')}"
    return [
        str(layer.level or "no level"),
        counts,
        (f"policy: {wanted}", "dim"),
        word if layer.level else ("unknown", "dim"),
    ]


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


_HEAD: list[Cell] = [("Links", "bold"), ("figure", "dim"), ("healthy", "dim"), ("", "")]
_COLUMNS: Final = (Column(flexible=True), Column(7, side="right"), Column(14), Column(7))
_BESIDE = 7 + 14 + 7 + 3 * 2  # columns beside the title


def _figures(metrics: Sequence[Metric], width: int) -> Iterator[Line]:
    """Set the figures below each other, each with the goals behind it on lines of its own."""
    titles = [wrapped(metric.title, width - _BESIDE - 2) for metric in metrics]
    rows = [[f"  {title[0]}", *_cells(metric)] for title, metric in zip(titles, metrics, strict=True)]
    first, *lines = table([_HEAD, *rows], _COLUMNS, width=width, indent=0)
    yield first
    for title, metric, one in zip(titles, metrics, lines, strict=True):
        yield one
        yield from (line("  ", text) for text in title[1:])
        behind = clean(metric.reason or "") or some([clean(goal) for goal in metric.goals], most=_NAMED)
        yield from (line(" " * 6, (text, "dim")) for text in wrapped(behind, width - 6) if behind)


def _cells(metric: Metric) -> list[Cell]:
    """Return the figure, its healthy range and the word."""
    return ["–" if metric.value is None else metric.value_text, metric.range_text, _WORDS[metric.healthy]]


def _explained(report: AlignmentReport, as_of: AsOf, width: int) -> Iterator[Line]:
    """Return each figure in full: what it is, where its range comes from, every goal and way behind it."""
    yield day_line(report.plan, as_of, width)
    for metric in report:
        yield line()
        yield line((metric.title, "bold"))
        yield from table([["", *_cells(metric)]], (Column(1), Column(), Column(), Column()), width=width, indent=0)
        told = [("what it is", metric.definition), ("healthy", f"{metric.range_text} ({metric.source})")]
        told += [("unknown", metric.reason)] if metric.reason else []
        told += [("goals", ", ".join(metric.goals))] if metric.goals else []
        told += [("way", " - ".join(way)) for way in metric.ways]
        for name, text in told:
            for place, part in enumerate(wrapped(clean(text), width - 14)):
                yield line((f"  {name if place == 0 else '':<12}", "dim"), part)
