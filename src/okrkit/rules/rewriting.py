"""A goal's title, mended: what the findings ask for, as a sentence; blanks stand where only the owner knows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from okrkit.goals import Change, Cycle, Goal, Measure, Number, Objective, Value
from okrkit.parsing import NO_WORDS, OwnWords, ParsedGoal, parse_key_result
from okrkit.rules.findings import Finding, Span
from okrkit.rules.vagueness import bare_abstraction
from okrkit.rules.wording import Words, without

__all__ = ["amount", "day_in_words", "mended", "promise_span", "promise_text", "with_base", "with_baseline"]

# Findings whose words are simply taken out.
_TAKEN_OUT: Final = frozenset({"escape-clause", "open-ended-list", "vague-deadline"})
# Findings that say the title speaks of work: the result it is for takes its place.
_WORK: Final = frozenset({"activity-key-result", "output-key-result"})
_FROM_TO: Final = "from <value today> to <target>"


def mended(
    goal: Goal,
    reading: ParsedGoal | None,
    findings: Sequence[Finding],
    cycle: Cycle | None,
    *,
    own_words: OwnWords = NO_WORDS,
) -> str | None:
    """Return the title as it could be after the findings; None where a sentence cannot help.

    Args:
        goal: The goal as it is.
        reading: Its title, read.
        findings: What was found about it.
        cycle: Its cycle, whose end becomes the deadline.
        own_words: What words mean in the house.

    Examples:
        >>> from okrkit import KeyResult
        >>> from okrkit.parsing import parse_key_result
        >>> title = "Reduce first response time"
        >>> goal = KeyResult("reply", title, Change(4, 1, unit="hour", strict=True))
        >>> mended(goal, parse_key_result(title), [], Cycle(date(2026, 1, 1), date(2026, 3, 31)))
        'Reduce first response time from 4 hours to under 1 hour by 31 March 2026'
    """
    if isinstance(goal, Objective) or reading is None:
        return None
    names = {one.name for one in findings}
    if "compound-goal" in names:
        return next(one.suggestion for one in findings if one.name == "compound-goal")
    text = without(goal.title, sorted(one.span for one in findings if one.span and one.name in _TAKEN_OUT)).rstrip(".")
    if text != goal.title:
        reading = parse_key_result(text, cycle=cycle, own_words=own_words)
    numbered = _with_numbers(text, reading, goal.measure, names, own_words)
    text = _for_result(text, reading) if names & _WORK else numbered
    text = _with_day(text, reading, goal.due or (cycle.end if cycle is not None else None))
    return text if text != goal.title else None


def _for_result(text: str, reading: ParsedGoal) -> str:
    """Return the sentence of the result that a piece of work is for: the owner fills in which."""
    due = reading.due_text
    work = text if due is None else without(text, [due.span])
    return f"Raise <what is better once you {work[:1].lower()}{work[1:]}> {_FROM_TO}"


def _with_numbers(text: str, reading: ParsedGoal, measure: Measure | None, names: set[str], own_words: OwnWords) -> str:
    if isinstance(measure, Change) and not Words(text).promises_number():
        limit = ("under " if measure.direction == "decrease" else "over ") if measure.strict else ""
        start, end = amount(measure.baseline, measure.unit), amount(measure.target, measure.unit)
        return f"{text} from {start} to {limit}{end}"
    if "missing-baseline" in names:
        return with_baseline(text, reading) or text
    if "percent-without-base" in names:
        return with_base(reading) or text
    if bare_abstraction(Words(text), own_words) and reading.metric is not None:
        return f"Raise <what one would count if {reading.metric.text} were better> {_FROM_TO}"
    moving = reading.direction is not None and reading.direction.value in {"increase", "decrease"}
    asked = reading.target is None and reading.metric is not None and measure is None
    return f"{text} {_FROM_TO}" if moving and asked and names & {"no-measure", "no-target", "vague-goal"} else text


def promise_span(reading: ParsedGoal) -> Span | None:
    """Return where the target stands with its unit; None without a target.

    Examples:
        >>> promise_span(parse_key_result("Achieve 95% customer satisfaction"))
        (8, 11)
    """
    target, unit = reading.target, reading.unit
    if target is None:
        return None
    start, end = target.span
    beside = unit is not None and start <= unit.span[0] <= end + 1
    return start, max(end, unit.span[1]) if beside and unit is not None else end


def promise_text(reading: ParsedGoal) -> str:
    """Return the words of the target with its unit, as they stand in the title.

    Examples:
        >>> promise_text(parse_key_result("Achieve 95% customer satisfaction"))
        '95%'
    """
    span = promise_span(reading)
    return "" if span is None else reading.text[slice(*span)]


def with_baseline(text: str, reading: ParsedGoal, start: Value | None = None) -> str | None:
    """Return the title with the value from which it starts; None where there is no place for it.

    Examples:
        >>> title = "Raise the share of solved cases to 80%"
        >>> with_baseline(title, parse_key_result(title), 61)
        'Raise the share of solved cases from 61 to 80%'
    """
    target, metric = reading.target, reading.metric
    if target is None:
        return None
    begin = f"from {'<value today>' if start is None else start} to"
    if reading.direction is not None and reading.direction.value == "reach":
        least = reading.comparator is not None and reading.comparator.value == ">="
        aim = f"{'at least ' if least else ''}{promise_text(reading)}"
        return None if metric is None else f"Raise {metric.text} {begin} {aim}"
    before, after = text[: target.span[0]].rstrip(), text[target.span[0] :]
    return f"{before.removesuffix(' to')} {begin} {after}"


def with_base(reading: ParsedGoal, start: Value | None = None) -> str | None:
    """Return the title of a change by a percentage with the two values that it stands for.

    Examples:
        >>> with_base(parse_key_result("Increase revenue by 20%"), 120)
        'Increase revenue from 120 to 144'
        >>> with_base(parse_key_result("Cut costs by 15%"))
        'Cut costs from <value today> to <15% less>'
    """
    verb, metric, target = reading.verb, reading.metric, reading.target
    if verb is None or metric is None or target is None or reading.direction is None:
        return None
    less = reading.direction.value == "decrease"
    if isinstance(start, int | float) and not isinstance(start, bool) and promise_text(reading).endswith("%"):
        end = start * (100 - target.value if less else 100 + target.value) / 100
        return f"{verb.text} {metric.text} from {start:g} to {end:g}"
    return f"{verb.text} {metric.text} from <value today> to <{promise_text(reading)} {'less' if less else 'more'}>"


def _with_day(text: str, reading: ParsedGoal, due: date | None) -> str:
    if due is None or reading.time_bound:
        return text
    return f"{text} by {day_in_words(due)}"


def day_in_words(day: date) -> str:
    """Return a day as people write it.

    Examples:
        >>> day_in_words(date(2026, 3, 31))
        '31 March 2026'
    """
    return f"{day.day} {day:%B %Y}"


def amount(value: Number, unit: str | None) -> str:
    """Return a value with its unit as people write it.

    Examples:
        >>> amount(4, "hour"), amount(1, "hour"), amount(95, "%"), amount(1200000, "USD")
        ('4 hours', '1 hour', '95%', '1,200,000 USD')
    """
    shown = f"{value:,}" if isinstance(value, int) else f"{value}"
    if unit is None:
        return shown
    if unit == "%":
        return f"{shown}%"
    plural = unit.isalpha() and unit.islower() and len(unit) > 2 and value != 1 and not unit.endswith("s")
    return f"{shown} {unit}{'s' if plural else ''}"
