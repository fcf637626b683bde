"""The exact notation of `render`: what a goal promises, in brackets at the end of its title, so that nothing is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias, cast

from attrs import field, frozen

from okrkit.errors import InvalidGoalError
from okrkit.goals import Change, Deliver, Establish, Hold, Measure, Number

__all__ = ["Stated", "read_stated", "write_stated"]

_BARE: Final = re.compile(r"[^\W\d][\w %/.\-]*")
_ACCUMULATE: Final = ("sum", "max", "min", "mean")
_TEXTS: Final = ("owner", "team", "level", "relevance", "achievable", "evidence")
_DAYS: Final = ("due", "start")
Facts: TypeAlias = dict[str, object]


@frozen
class Stated:
    """What a rendered sentence states in its brackets.

    Attributes:
        title: The words before the brackets.
        first: Where the brackets begin.
        fields: Fields of the goal: measure (None: unmeasured), due, owner and whatever else is stated.
    """

    title: str
    first: int
    fields: Mapping[str, object] = field(factory=dict[str, object])


class _NotStatedError(Exception):
    """The brackets hold something else."""


def write_stated(title: str, fields: Mapping[str, object]) -> str:
    """Stated = title ' [' measure ('; ' option)* ('; ' ("due" | "start") day)* ('; ' name ': ' text)* ']'.

    Examples:
        >>> write_stated(
        ...     "Reduce response time", {"measure": Change(4, 1, unit="hour", strict=True), "due": date(2026, 3, 31)}
        ... )
        'Reduce response time [from 4 to under 1 hour; due 2026-03-31]'
    """
    parts = [*_measure_words(cast("Measure | None", fields.get("measure")))]
    parts += [f"{name} {cast('date', fields[name]).isoformat()}" for name in _DAYS if fields.get(name) is not None]
    parts += [f"weight {_number(cast('Number', fields['weight']))}"] if "weight" in fields else []
    parts += [f"{name}: {_text(str(fields[name]))}" for name in _TEXTS if fields.get(name) is not None]
    return f"{title} [{'; '.join(parts)}]"


def _measure_words(measure: Measure | None) -> list[str]:
    """Measure = change | hold | deliver | establish | "unmeasured"."""
    match measure:
        case None:
            return ["unmeasured"]
        case Change():
            strict = ("under " if measure.direction == "decrease" else "over ") if measure.strict else ""
            ends = f"from {_number(measure.baseline)} to {strict}{_number(measure.target)}{_unit(measure.unit)}"
            return [ends, *_accumulated(measure.accumulate)]
        case Hold():
            return _hold_words(measure)
        case Deliver():
            return _deliver_words(measure)
        case Establish():
            return ["establish a baseline" + (f" in {_text(measure.unit)}" if measure.unit is not None else "")]


def _hold_words(measure: Hold) -> list[str]:
    """Hold = ("at least" | "above" | "at most" | "below") number unit? | "strictly"? "between" number "and" number unit?."""
    low, high, unit = measure.at_least, measure.at_most, _unit(measure.unit)
    if low is not None and high is not None:
        words = f"{'strictly ' if measure.strict else ''}between {_number(low)} and {_number(high)}{unit}"
    elif low is not None:
        words = f"{'above' if measure.strict else 'at least'} {_number(low)}{unit}"
    else:
        words = f"{'below' if measure.strict else 'at most'} {_number(cast('Number', high))}{unit}"
    tolerance = [] if measure.tolerance is None else [f"tolerance {_number(measure.tolerance)}"]
    periods = ["every period"] if measure.every_period else []
    return [words, *tolerance, *periods, *_accumulated(measure.accumulate)]


def _deliver_words(measure: Deliver) -> list[str]:
    """Deliver = "done or not" | "milestones" text (',' text)* ('; weights' number (',' number)*)?."""
    if measure.milestones == ("done",) and measure.weights is None:
        return ["done or not"]
    names = "milestones " + ", ".join(_text(name) for name in measure.milestones)
    weights = [] if measure.weights is None else ["weights " + ", ".join(_number(one) for one in measure.weights)]
    return [names, *weights]


def _accumulated(how: str) -> list[str]:
    return [] if how == "last" else [f"accumulate {how}"]


def _unit(unit: str | None) -> str:
    return "" if unit is None else f" {_text(unit)}"


def _number(number: Number) -> str:
    """Number = int | float as Python writes it | numerator '/' denominator | decimal 'd'."""
    if isinstance(number, Fraction):
        return f"{number.numerator}/{number.denominator}"
    return f"{number}d" if isinstance(number, Decimal) else repr(number)


def _text(text: str) -> str:
    """Text = bare words | JSON string; a bracket is written as its code, so that the last ' [' opens the notation."""
    if (_BARE.fullmatch(text) and text == text.strip()) or text == "%":
        return text
    return json.dumps(text).replace("[", "\\u005b").replace("]", "\\u005d")


# --- reading ---------------------------------------------------------------------------------------------------------


def read_stated(text: str) -> Stated | None:
    """Return what the brackets at the end state, None where there are none of this notation.

    Examples:
        >>> read_stated("Reduce response time [from 4 to under 1 hour; due 2026-03-31]").fields["measure"]
        Change(4, 1, unit='hour', strict=True)
        >>> read_stated("Fix the [flaky] test") is None
        True
    """
    if not text.endswith("]"):
        return None
    first = text.rfind(" [")
    if first < 1:
        return None
    try:
        parts = [_Words(part) for part in _split(text[first + 2 : -1], ";")]
        return Stated(text[:first], first + 1, _facts(parts))
    except (_NotStatedError, InvalidGoalError, ValueError, ArithmeticError):
        return None


def _split(text: str, sign: str) -> list[str]:
    """Split at a sign outside of quotation marks."""
    parts: list[str] = []
    start, quoted, escaped = 0, False, False
    for index, letter in enumerate(text):
        if letter == '"' and not escaped:
            quoted = not quoted
        elif letter == sign and not quoted:
            parts.append(text[start:index].strip())
            start = index + 1
        escaped = letter == "\\" and not escaped
    return [*parts, text[start:].strip()]


class _Words:
    """One part of the notation with a cursor."""

    def __init__(self, text: str) -> None:
        self.rest = text

    def take(self, *openings: str) -> str:
        """Return the first of these openings that the rest begins with, and go past it; "" where none does."""
        for opening in openings:
            if self.rest == opening or self.rest.startswith(f"{opening} "):
                self.rest = self.rest[len(opening) + 1 :]
                return opening
        return ""

    def number(self) -> Number:
        """Read one number."""
        word, _, self.rest = self.rest.partition(" ")
        return _as_number(word)

    def unit(self) -> str | None:
        """Read the rest as a unit, None where nothing is left."""
        return _as_text(self.rest) if self.rest else None


def _facts(parts: list[_Words]) -> Facts:
    """Facts = measure option* field*; the whole must be read."""
    facts: Facts = {}
    build, options = _opening(parts[0])
    for part in parts[1:]:
        name, value = _option(part)
        (options if name in {"tolerance", "every_period", "accumulate", "weights"} else facts)[name] = value
    if build is None and options:
        raise _NotStatedError
    return {"measure": build(**options) if build is not None else None, **facts}


def _opening(part: _Words) -> tuple[Callable[..., Measure] | None, Facts]:
    """Return what builds the measure, with its arguments."""
    if part.rest in {"unmeasured", "done or not"}:
        return (None if part.rest == "unmeasured" else Deliver), {}
    if part.take("establish a baseline in", "establish a baseline"):
        return Establish, {"unit": part.unit()}
    if part.take("milestones"):
        return Deliver, {"milestones": [_as_text(name) for name in _split(part.rest, ",")]}
    return _change(part) if part.take("from") else _hold(part)


def _change(part: _Words) -> tuple[Callable[..., Measure], Facts]:
    baseline = part.number()
    if not part.take("to"):
        raise _NotStatedError
    strict = bool(part.take("under", "over"))
    return Change, {"baseline": baseline, "target": part.number(), "unit": part.unit(), "strict": strict}


def _hold(part: _Words) -> tuple[Callable[..., Measure], Facts]:
    if word := part.take("at least", "above", "at most", "below"):
        limit = "at_least" if word in {"at least", "above"} else "at_most"
        return Hold, {limit: part.number(), "unit": part.unit(), "strict": word in {"above", "below"}}
    word = part.take("strictly between", "between")
    low = part.number()
    if not word or not part.take("and"):
        raise _NotStatedError
    return Hold, {"at_least": low, "at_most": part.number(), "unit": part.unit(), "strict": word != "between"}


def _option(part: _Words) -> tuple[str, object]:
    """Option = "every period" | "tolerance" number | "accumulate" word | "weights" numbers | day | weight | text field."""
    if part.rest == "every period":
        return "every_period", True
    if name := part.take("tolerance", "weight"):
        return name, part.number()
    if part.take("accumulate") and part.rest in _ACCUMULATE:
        return "accumulate", part.rest
    if part.take("weights"):
        return "weights", [_as_number(word) for word in _split(part.rest, ",")]
    if name := part.take(*_DAYS):
        return name, date.fromisoformat(part.rest)
    if name := part.take(*(f"{name}:" for name in _TEXTS)):
        return name[:-1], _as_text(part.rest)
    raise _NotStatedError


def _as_number(word: str) -> Number:
    if word.endswith("d"):
        return Decimal(word[:-1])
    if "/" in word:
        return Fraction(word)
    return int(word) if word.lstrip("-").isdecimal() else float(word)


def _as_text(word: str) -> str:
    if not word.startswith('"'):
        return word
    read: object = json.loads(word)
    if not isinstance(read, str):
        raise _NotStatedError
    return read
