"""Values and measures in words: from where to where, and where it is."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from okrkit.cli.text import Cell, clean
from okrkit.goals import Change, Deliver, Establish, Hold, Measure, Plan, Value, fold, outcome

if TYPE_CHECKING:
    from okrkit.scoring import Score

__all__ = ["health_rows", "left_of", "limit_of", "shown_value", "way_of"]


def shown_value(value: Value | None, unit: str | None) -> str:
    """Return a value with its unit, as people write it.

    Examples:
        >>> shown_value(2.5, "hour"), shown_value(1200000, None), shown_value(("built",), None), shown_value(None, "%")
        ('2.5 hours', '1,200,000', 'built', 'nothing yet')
    """
    if value is None:
        return "nothing yet"
    if isinstance(value, bool):
        return "done" if value else "not done"
    if isinstance(value, tuple):
        return ", ".join(clean(str(name)) for name in value) or "none done"
    text = _figure(value)
    if not unit:
        return text
    return f"{text}%" if unit == "%" else f"{text} {clean(unit if text == '1' else _several(unit))}"


def _several(unit: str) -> str:
    """Return the plural of a counted noun; units that are no plain English word stay as they are.

    Examples:
        >>> [_several(unit) for unit in ("hour", "hand-off", "EUR", "GB", "person", "days")]
        ['hours', 'hand-offs', 'EUR', 'GB', 'people', 'days']
    """
    if unit == "person":
        return "people"
    is_word = unit.isascii() and unit.replace("-", "").isalpha() and unit.islower() and len(unit) > 2
    return f"{unit}s" if is_word and not unit.endswith("s") else unit


def _figure(value: Value) -> str:
    figure = float(value)  # type: ignore[arg-type]  # milestones went before
    if figure.is_integer() and abs(figure) < 1e15:
        return f"{int(figure):,}"
    return f"{figure:,.4g}" if abs(figure) < 1000 else f"{figure:,.1f}"


def limit_of(measure: Measure) -> str:
    """Return what a measure promises.

    Examples:
        >>> limit_of(Change(4, 1, unit="hour")), limit_of(Hold(at_least=95, unit="%"))
        ('4 to 1 hour', 'at least 95%')
    """
    match measure:
        case Change():
            return f"{shown_value(measure.baseline, None)} to {shown_value(measure.target, measure.unit)}"
        case Hold():
            low = None if measure.at_least is None else f"at least {shown_value(measure.at_least, measure.unit)}"
            high = None if measure.at_most is None else f"at most {shown_value(measure.at_most, measure.unit)}"
            return " and ".join(limit for limit in (low, high) if limit)
        case Deliver():
            return f"{len(measure.milestones)} milestone{'' if len(measure.milestones) == 1 else 's'}"
        case Establish():
            return "a baseline"


def way_of(plan: Plan, goal: str, score: Score, day: date) -> str:
    """Return where a goal was to go and where it is; empty where it has no measure."""
    measure = plan.measure_of(goal, as_of=day)
    if measure is None:
        return ""
    if isinstance(measure, Deliver):
        done = 0 if score.measured is None else len(measure.done(score.measured))
        return f"{done} of {len(measure.milestones)} milestones done"
    unit = measure.unit
    eased = " (target changed)" if measure != plan.measure_of(goal) else ""
    return f"{limit_of(measure)}, now {shown_value(score.measured, unit)}{eased}"


def left_of(plan: Plan, goal: str, score: Score, day: date) -> str:
    """Return where a goal is and where it is to be, in a few words."""
    measure = plan.measure_of(goal, as_of=day)
    match measure:
        case None:
            return "without a measure"
        case Change():
            return f"{shown_value(score.measured, None)}, to be {shown_value(measure.target, measure.unit)}"
        case Deliver():
            return way_of(plan, goal, score, day)
        case _:
            return f"{shown_value(score.measured, None)}, promised {limit_of(measure)}"


def health_rows(plan: Plan, day: date) -> list[list[Cell]]:
    """Return a row a health metric: title, value, whether it holds, and the limit."""
    rows: list[list[Cell]] = []
    for metric in plan.health_metrics:
        measure = plan.measure_of(metric.id, as_of=day) or metric.measure
        values = [fact.value for fact in plan.check_ins.of(metric.id) if fact.day <= day]
        unit = None if isinstance(measure, Deliver) else measure.unit
        holds = outcome(measure, values)[1]
        word: Cell = ("not seen", "yellow") if holds is None else ("holds", "green") if holds else ("broken", "red")
        rows.append([clean(metric.title), shown_value(fold(measure, values), unit), word, (limit_of(measure), "dim")])
    return rows
