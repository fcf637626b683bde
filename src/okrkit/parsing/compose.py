"""Slots out of what the productions found."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TypeVar, cast

from attrs import evolve

from okrkit.goals import Change, Hold, Measure, Number
from okrkit.parsing import tags as t
from okrkit.parsing.candidates import CHANGE, FILTER, Candidate
from okrkit.parsing.clauses import owner, purpose, scope
from okrkit.parsing.deadlines import Deadline
from okrkit.parsing.directions import direction
from okrkit.parsing.exact import Stated
from okrkit.parsing.metrics import implied_unit, metric
from okrkit.parsing.numbers import Exact, plain
from okrkit.parsing.outcomes import outcome
from okrkit.parsing.quantities import Quantity
from okrkit.parsing.sentence import Sentence
from okrkit.parsing.slots import Alternative, ParsedGoal, Slot
from okrkit.parsing.tokens import Tokens
from okrkit.parsing.vagueness import vague
from okrkit.parsing.wholes import all_of, frequency, without_figures

__all__ = ["compose"]

T = TypeVar("T")


def compose(sentence: Sentence) -> ParsedGoal:
    """Return the parsed goal."""
    tokens = sentence.tokens
    target = _target(sentence)
    words = metric(sentence, target)
    goes, rule = direction(sentence, target)
    whole = all_of(sentence) if target is None else None
    often = frequency(sentence) if target is None and whole is None else None
    measurable = target is not None or whole is not None or often is not None
    quantity = target.quantity if target is not None else None
    verb, due = sentence.verb, sentence.deadline
    at = verb.at if verb.at >= 0 else sentence.first
    certainty = quantity.certainty * (0.8 if target is not None and target.rank == FILTER else 1.0) if quantity else 1.0
    unit = implied_unit(sentence, target, words) if target is not None else None
    return ParsedGoal(
        text=tokens.text,
        kind=sentence.kind,
        outcome=outcome(sentence, target, words, goes),
        direction=_slot(tokens, goes, at, at + 1, rule),
        verb=_slot(tokens, verb.base, verb.at, verb.at + 1, "verb") if verb.at >= 0 else None,
        metric=_text(tokens, words, "metric"),
        baseline=_number(tokens, sentence.roles.baseline, "start")
        if quantity is not None and sentence.roles.baseline
        else None,
        target=_number(tokens, quantity, target.why if target else "", certainty) if quantity is not None else None,
        target_high=_exact(tokens, quantity, quantity.high, "range")
        if quantity is not None and quantity.high
        else None,
        of=_exact(tokens, quantity, quantity.of, "whole") if quantity is not None and quantity.of else None,
        relative=_slot(tokens, True, quantity.core, quantity.after, target.why)
        if target and quantity and target.rank == CHANGE
        else None,
        unit=_unit(tokens, unit, quantity),
        comparator=_comparator(tokens, quantity) if quantity is not None and quantity.comparator else None,
        due=_due(tokens, due) if due is not None else None,
        due_text=_slot(tokens, tokens.words(due.first, due.last), due.first, due.last, "deadline") if due else None,
        owner=_text(tokens, by, "owner") if (by := owner(sentence)) else None,
        scope=_text(tokens, where, "scope") if (where := scope(sentence)) else None,
        purpose=_text(tokens, why, "purpose") if (why := purpose(sentence)) else None,
        measurable=measurable,
        time_bound=due is not None,
        vague=_vague(sentence, target, measurable=measurable),
        alternatives=tuple(_alternatives(sentence, target, whole)),
        unread=tuple(_unread(sentence)),
    )


def _vague(sentence: Sentence, target: Candidate | None, *, measurable: bool) -> tuple[Slot[str], ...]:
    found = vague(sentence, target, measurable=measurable)
    tokens = sentence.tokens
    return tuple([_slot(tokens, tokens.words(*part), *part, "vague") for part in found]) if found else ()


def _target(sentence: Sentence) -> Candidate | None:
    """Take a target in figures, else one in words; a word that doubles or halves beats a number that only describes."""
    read = sentence.roles.target
    if read is not None and read.rank > FILTER and read.quantity.core <= sentence.first + 1:
        return read
    worded = without_figures(sentence)
    if read is None:
        chosen = worded
    elif worded is None or (
        read.rank > FILTER and (worded.rank == CHANGE or worded.quantity.core > read.quantity.core)
    ):
        chosen = read
    else:
        chosen = worded if worded.rank >= read.rank or worded.quantity.exact else read
    if chosen is not None and chosen is worded and read is not None:
        sentence.roles.baseline = None
    return chosen


def _slot(tokens: Tokens, value: T, first: int, last: int, rule: str, certainty: float = 1.0) -> Slot[T]:  # noqa: PLR0917
    start, end = tokens.start[first], tokens.end[last - 1]
    # `Slot(…)` costs twice as much, six times a sentence
    fields = (value, (start, end), tokens.text[start:end], certainty, rule)
    return tuple.__new__(Slot, fields)  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]


def _text(tokens: Tokens, words: tuple[int, int] | None, rule: str) -> Slot[str] | None:
    if words is None:
        return None
    return _slot(tokens, tokens.words(*words), words[0], words[1], rule)


def _number(tokens: Tokens, quantity: Quantity, rule: str, certainty: float = 1.0) -> Slot[int | float]:
    return _slot(tokens, _rounded(quantity.exact), quantity.core, quantity.figure, rule, certainty)


def _exact(tokens: Tokens, quantity: Quantity, exact: Exact | None, rule: str) -> Slot[int | float] | None:
    return None if exact is None else _slot(tokens, _rounded(exact), quantity.core, quantity.figure, rule)


def _rounded(exact: Exact) -> int | float:
    """Fractions of people's speech (two thirds) in hundredths of a percent."""
    if type(exact) is int:
        return exact
    if type(exact) is Fraction and exact.denominator % 3 == 0:
        return round(float(exact), 2)
    return plain(exact)


def _unit(tokens: Tokens, unit: str | None, quantity: Quantity | None) -> Slot[str] | None:
    """The words after the number, the currency before it, else the number itself: the unit stands elsewhere."""
    if unit is None or quantity is None:
        return None
    if quantity.last > quantity.figure:
        return _slot(tokens, unit, quantity.figure, quantity.last, "unit")
    if quantity.family == "money" and quantity.core and tokens.low[quantity.core - 1] in tokens.lexicon.currencies:
        return _slot(tokens, unit, quantity.core - 1, quantity.core, "currency")
    return _slot(tokens, unit, quantity.core, quantity.figure, "unit of the metric")


def _comparator(tokens: Tokens, quantity: Quantity | None) -> Slot[str] | None:
    if quantity is None or quantity.comparator is None:
        return None
    first, last = (quantity.first, quantity.core) if quantity.first < quantity.core else (quantity.core, quantity.last)
    return _slot(tokens, quantity.comparator, first, max(last, first + 1), "comparator")


def _due(tokens: Tokens, found: Deadline | None) -> Slot[date | None] | None:
    if found is None:
        return None
    return _slot(tokens, found.day, found.first, found.last, found.rule, found.certainty)


def _alternatives(
    sentence: Sentence, target: Candidate | None, whole: int | None
) -> list[Alternative[int | float | date]]:
    """Other readings: both orders of a date, 100 % for "all", other numbers the text may promise."""
    tokens = sentence.tokens
    made: list[Alternative[int | float | date]] = []
    found = sentence.deadline
    if found is not None:
        span = tokens.span(found.first, found.last)
        made.extend(Alternative("due", day, span, tokens.text[span[0] : span[1]], "date order") for day in found.others)
    if whole is not None:
        span = tokens.span(whole, whole + 1)
        made.append(Alternative("target", 100, span, tokens.text[span[0] : span[1]], "all is 100 %"))
    for other in sentence.roles.others:
        if target is None or other.quantity is not target.quantity:
            span = tokens.span(other.quantity.core, other.quantity.after)
            made.append(
                Alternative("target", _rounded(other.quantity.exact), span, tokens.text[span[0] : span[1]], other.why)
            )
    return made


def _unread(sentence: Sentence) -> list[Slot[str]]:
    tokens = sentence.tokens
    if not sentence.roles.unread and tokens.lexicon.placeholders.isdisjoint(tokens.present):
        return []
    spans = [tokens.span(quantity.core, quantity.after) for quantity in sentence.roles.unread]
    if not tokens.lexicon.placeholders.isdisjoint(tokens.present):
        spans += [tokens.span(i, i + 1) for i in range(tokens.size) if tokens.tags[i] & t.PLACEHOLDER]
    if not spans:
        return []
    return [Slot(tokens.text[a:b], (a, b), tokens.text[a:b], 1.0, "no place") for a, b in sorted(set(spans))]


def with_stated(parsed: ParsedGoal, stated: Stated) -> ParsedGoal:
    """Put what the notation of `render` states in the place of what was read from its words."""
    span = (stated.first, len(parsed.text))
    words = parsed.text[span[0] :]
    measure, due, by = (stated.fields.get(name) for name in ("measure", "due", "owner"))

    def slot(value: T | None) -> Slot[T] | None:
        return None if value is None else Slot(value, span, words, 1.0, "stated")

    low, high, unit = _ends(cast("Measure | None", measure))
    return evolve(
        parsed,
        baseline=slot(low if isinstance(measure, Change) else None),
        target=slot(high if isinstance(measure, Change) or low is None else low),
        target_high=slot(high if isinstance(measure, Hold) and low is not None else None),
        relative=None,
        of=None,
        unit=slot(unit),
        due=slot(cast("date | None", due)),
        due_text=slot(words if due is not None else None),
        owner=slot(cast("str | None", by)),
        measurable=measure is not None,
        time_bound=due is not None,
        alternatives=(),
        unread=(),
        stated=stated,
    )


def _ends(measure: Measure | None) -> tuple[int | float | None, int | float | None, str | None]:
    """Return the lower or first number, the upper or last one, and the unit of a measure."""
    if isinstance(measure, Change):
        return _as_plain(measure.baseline), _as_plain(measure.target), measure.unit
    if isinstance(measure, Hold):
        return _as_plain(measure.at_least), _as_plain(measure.at_most), measure.unit
    return None, None, None


def _as_plain(number: Number | None) -> int | float | None:
    return None if number is None else number if isinstance(number, int | float) else plain(number)
