"""Where a title and its measure promise different things: direction, number, unit, day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from math import isclose
from typing import Final

import attrs

from okrkit.goals import Change, Hold, KeyResult, Measure, Number, SmartGoal
from okrkit.parsing import ParsedGoal, Unit, vocabulary
from okrkit.rules.findings import Span
from okrkit.rules.wording import Words, listed, stands_as_target, verb_base

__all__ = ["Clash", "clashes", "suspicious"]

# Only verbs whose direction nobody doubts: "improve" may lower a time.
_UP: Final = listed("increase, grow, raise, double, triple, quadruple, lift, boost")
_DOWN: Final = listed("reduce, cut, decrease, lower, shrink, halve, minimise, minimize, shorten")
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_CALENDAR: Final = listed(
    "january, february, march, april, may, june, july, august, september, october, november, december, jan, feb, mar, apr, "
    "jun, jul, aug, sep, sept, oct, nov, dec, q1, q2, q3, q4, h1, h2, eoy, eoq, eom, end, quarter, year, month, week, within"
)
_SIGNS: Final = {"percent": "%", "pct": "%", "$": "USD", "€": "EUR", "£": "GBP"}
_FAMILIES: Final = frozenset({"time", "days", "data", "mass", "length"})
_SECONDS_A_DAY: Final = 86_400
_SCALES: Final = (1, 100, 1000, 1_000_000, 1_000_000_000)
_NUMBER: Final = re.compile(r"\d[\d.,]*")


@attrs.frozen
class Clash:
    """One thing that the title says and the measure does not."""

    message: str
    span: Span | None = None
    suggestion: str | None = None


def suspicious(words: Words, goal: KeyResult | SmartGoal) -> bool:
    """Return whether a look at the words leaves a clash possible; only then is the sentence read in full."""
    measure, low = goal.measure, words.low
    if not isinstance(measure, Change | Hold):
        return goal.due is not None and not _CALENDAR.isdisjoint(words.bag)
    if isinstance(measure, Change) and _against(words, measure):
        return True
    if goal.due is not None and not _CALENDAR.isdisjoint(words.bag) and not _names_day(low, goal.due):
        return True
    if not words.digits:
        return False
    held = _as_written(measure)
    strange = [at for at in words.digits if low[at] not in held and stands_as_target(low, at)]
    if strange and not _say_due(low, strange, goal.due):
        return True
    return _turned(low, held) or _other_unit(low, measure)


def _as_written(measure: Change | Hold) -> list[str]:
    """Return the measure's numbers as people write them; one that is written otherwise is looked at more closely."""
    given = (measure.baseline, measure.target) if isinstance(measure, Change) else (measure.at_least, measure.at_most)
    return [str(value) for value in given if value is not None]


def _say_due(low: list[str], places: list[int], due: date | None) -> bool:
    return due is not None and all(low[at] in {str(due.day), str(due.year)} for at in places)


def _against(words: Words, measure: Change) -> bool:
    opening = words.verb()
    return opening is not None and opening[1] in (_DOWN if measure.direction == "increase" else _UP)


def _names_day(low: list[str], due: date) -> bool:
    return str(due.day) in low and _MONTHS[due.month - 1] in low


def _plain(word: str) -> float | None:
    try:
        return float(word if word.isdigit() else word.rstrip(".,").replace(",", ""))
    except ValueError:
        return None


def _numbers_of(measure: Change | Hold) -> list[float]:
    given = (measure.baseline, measure.target) if isinstance(measure, Change) else (measure.at_least, measure.at_most)
    return [float(value) for value in given if value is not None]


def _turned(low: list[str], held: list[str]) -> bool:
    """Return whether the second number of the measure stands before the first."""
    both = len(held) == 2 and held[0] in low and held[1] in low
    return both and low.index(held[1]) < low.index(held[0])


def _other_unit(low: list[str], measure: Change | Hold) -> bool:
    return measure.unit is not None and measure.unit.casefold() not in low and f"{measure.unit.casefold()}s" not in low


def clashes(reading: ParsedGoal, measure: Measure, due: date | None) -> Iterator[Clash]:
    """Yield what a title says and a measure does not: at most one clash of numbers, and one of days.

    Args:
        reading: The title, read.
        measure: What is counted and how far.
        due: The goal's own due day; None: not stated.

    Examples:
        >>> from okrkit.parsing import parse_key_result
        >>> [clash.message for clash in clashes(parse_key_result("Raise NPS from 31 to 50"), Change(31, 45), None)]
        ["the title says 50, the measure's target is 45"]
    """
    if isinstance(measure, Change | Hold):
        found = next(_of_numbers(reading, measure), None)
        if found is not None:
            yield found
    if due is not None and (late := _of_days(reading, due)) is not None:
        yield late


def _of_numbers(reading: ParsedGoal, measure: Change | Hold) -> Iterator[Clash]:
    target = reading.target
    sure = target is not None and target.certainty >= 0.9 and _has_role(reading, target.span)
    sure = sure and not any(one.slot == "target" for one in reading.alternatives)
    if target is not None and sure and reading.relative is None:
        yield from _swapped(reading, measure)
        yield from _wrong_unit(reading, measure)
        yield from _wrong_number(reading, measure)
    elif target is not None and sure and isinstance(measure, Change):
        yield from _wrong_amount(reading, measure)
    if isinstance(measure, Change) and (target is None or reading.baseline is None):
        yield from _wrong_direction(reading, measure)


def _has_role(reading: ParsedGoal, span: Span) -> bool:
    """Return whether the number stands where targets stand; one written as a word does."""
    words = Words(reading.text)
    place = next((at for at in words.digits if words.span(at, at + 1)[0] in range(*span)), None)
    return place is None or stands_as_target(words.low, place)


def _wrong_direction(reading: ParsedGoal, measure: Change) -> Iterator[Clash]:
    verb = reading.verb
    base = None if verb is None else verb_base(verb.text.casefold())
    said = "increase" if base in _UP else "decrease" if base in _DOWN else None
    if verb is not None and said is not None and said != measure.direction:
        way = f"{measure.baseline} to {measure.target}"
        yield Clash(f"the title says {verb.text!r}, the measure goes from {way}", verb.span)


def _swapped(reading: ParsedGoal, measure: Change | Hold) -> Iterator[Clash]:
    start, end = reading.baseline, reading.target
    if start is None or end is None or not isinstance(measure, Change):
        return
    if _equal(start.value, measure.target) and _equal(end.value, measure.baseline):
        way = f"Change({measure.target}, {measure.baseline})"
        message = f"the title goes from {start.value} to {end.value}, the measure the other way"
        yield Clash(message, (start.span[0], end.span[1]), way)


def _wrong_unit(reading: ParsedGoal, measure: Change | Hold) -> Iterator[Clash]:
    unit = reading.unit
    mine = _canonical(measure.unit)
    if unit is None or mine is None or _canonical(unit.value) in {None, mine}:
        return
    said = _canonical(unit.value)
    limits = _numbers_of(measure)
    target = reading.target
    same_number = target is not None and any(_equal(target.value, limit) for limit in limits)
    if same_number and {said, mine} != {"%", "pp"}:
        yield Clash(f"the title counts in {said}, the measure in {mine}", unit.span)


def _wrong_number(reading: ParsedGoal, measure: Change | Hold) -> Iterator[Clash]:
    target = reading.target
    mine, said = _canonical(measure.unit), _canonical(reading.unit.value if reading.unit else None)
    if target is None or (mine is not None and said is not None and _factor(said, mine) is None):
        return
    factor = _factor(said, mine) or 1.0 if mine is not None and said is not None else 1.0
    stated = [float(one) * factor for one in _numbers_in(reading)]
    wanted = _targets(measure)
    if wanted and not any(_same(one, value) for one in stated for value in wanted):
        name = "target is" if isinstance(measure, Change) else "limit is"
        yield Clash(
            f"the title says {target.text}, the measure's {name} {' to '.join(f'{value:g}' for value in wanted)}",
            target.span,
        )
        return
    start = reading.baseline
    begins = float(measure.baseline) if isinstance(measure, Change) else None
    if start is not None and begins is not None and not any(_same(one, begins) for one in stated):
        yield Clash(f"the title starts at {start.text}, the measure at {begins:g}", start.span)


def _wrong_amount(reading: ParsedGoal, measure: Change) -> Iterator[Clash]:
    target = reading.target
    unit = reading.unit.value if reading.unit is not None else None
    if target is None or unit not in {"%", "x"} or measure.unit in {"%", "pp"} or not measure.baseline:
        return
    start, end = float(measure.baseline), float(measure.target)
    amount = float(target.value)
    grown = abs(end / start) if unit == "x" else abs(end - start) / abs(start) * 100
    fits = (grown, 1 / grown if grown else 0.0) if unit == "x" else (grown, abs(end - start), abs(end))
    if not any(isclose(amount, one, rel_tol=0.02, abs_tol=0.6) for one in fits):
        yield Clash(
            f"the title says {target.text}, from {measure.baseline} to {measure.target} is {grown:.3g}{unit}",
            target.span,
        )


def _of_days(reading: ParsedGoal, due: date) -> Clash | None:
    said = reading.due
    if (
        said is None
        or said.value is None
        or said.certainty < 0.9
        or any(one.slot == "due" for one in reading.alternatives)
    ):
        return None
    exact = any(_plain(word) == said.value.day for word in _NUMBER.findall(said.text)) and said.rule in {"day", "iso"}
    if due == said.value or (not exact and due < said.value):
        return None
    return Clash(f"the title says {said.text!r}, the due day is {due}", said.span, f"due={said.value}")


def _numbers_in(reading: ParsedGoal) -> list[float]:
    """Return every number of the title: one that the measure holds may be anywhere."""
    slots = [
        one.value for one in (reading.target, reading.target_high, reading.baseline, reading.of) if one is not None
    ]
    written = [value for word in _NUMBER.findall(reading.text) if (value := _plain(word)) is not None]
    return [*(float(one) for one in slots), *written]


def _targets(measure: Change | Hold) -> list[float]:
    if isinstance(measure, Change):
        return [float(measure.target)]
    return _numbers_of(measure)


def _equal(said: Number, held: Number) -> bool:
    return isclose(float(said), float(held), rel_tol=1e-9)


def _same(said: float, held: float) -> bool:
    """Return whether two numbers are one, give or take a power of ten by which people write thousands or shares."""
    return any(isclose(said, held * by, rel_tol=5e-3) or isclose(said * by, held, rel_tol=5e-3) for by in _SCALES)


def _canonical(unit: str | None) -> str | None:
    """Return the canonical name of a unit of time, data, mass, money or share; None for everything else."""
    if unit is None:
        return None
    plain = unit.strip().casefold()
    known = vocabulary()
    if unit in _SIGNS or plain in _SIGNS:
        return _SIGNS.get(unit) or _SIGNS[plain]
    if plain in {"%", "pp"}:
        return plain
    if plain in known.units and known.units[plain].family in _FAMILIES:
        return known.units[plain].name
    return known.currencies.get(plain) or (unit if unit in known.currencies.values() else None)


def _factor(said: str | None, mine: str | None) -> float | None:
    """Return by what a number in one unit becomes one in the other; None where they cannot be compared."""
    if said == mine:
        return 1.0
    units = vocabulary().units
    if {said, mine} <= {"%", "pp"}:
        return 1.0
    one, other = units.get(said or ""), units.get(mine or "")
    if one is None or other is None:
        return None
    times = {"time", "days"}
    if one.family != other.family and not {one.family, other.family} <= times:
        return None
    return _seconds(one) / _seconds(other)


def _seconds(unit: Unit) -> float:
    """Return the factor to the family's base; days and hours share the second."""
    return float(unit.factor) * (_SECONDS_A_DAY if unit.family == "days" else 1)
