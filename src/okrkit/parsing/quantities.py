"""Quantities: number, comparator, currency, unit, rate, range, "8 of 10"."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.heads import count_unit
from okrkit.parsing.lexicon import Unit
from okrkit.parsing.numbers import Exact, numeral, plain
from okrkit.parsing.tokens import NUMBER, SIGN, WORD, Tokens

__all__ = ["Quantity", "comparator_before", "quantities"]

_FUNCTION_OR_OF: Final = t.FUNCTION | t.OF

_LONGEST_COMPARATOR: Final = 6
_RANGING: Final = frozenset({"-", "–", "—", "~", "%", "and", "to"})
_SIGNS: Final = frozenset({"+", "-", "−", "–", "±"})
_PARTED: Final = frozenset({"of", "/", "in", "out"})
_ARTICLES: Final = frozenset({"a", "an", "the", "first"})
_WEIGHING: Final = frozenset({"lose", "weight", "weigh", "lift", "bench", "squat", "deadlift", "muscle", "fat"})
_DASHES: Final = frozenset("-–—~")
_SUPERLATIVE_SCALES: Final = frozenset({3, 4, 5, 6, 7, 10, 20, 100})


class Quantity:
    """A number in its place.

    Attributes:
        exact: The number itself.
        high: The upper end of a range.
        of: The whole, in "8 of 10".
        unit: Canonical name or head noun; None where there is none.
        family: Family of the unit ("share", "money", "time", "count" …).
        factor: What one unit is in the family's base.
        comparator: ">=", ">", "<=", "<", "~" or None.
        sign: "+" or "-" where one is written.
        first: First token, comparator and currency included.
        core: First token of the number.
        figure: The token after the number itself.
        after: The token after number and unit.
        last: The token after everything that belongs to it (noun, rate, trailing comparator).
        word: True for a number in words.
        certainty: 1.0 unless it can be read in two ways.
    """

    high: Exact | None = None
    of: Exact | None = None
    unit: str | None = None
    family: str = "none"
    factor: Fraction = Fraction(1)
    comparator: str | None = None
    sign: str = ""
    word: bool = False
    part: bool = False
    rate: bool = False
    certainty: float = 1.0

    def __init__(self, exact: Exact, core: int, after: int) -> None:
        self.exact = exact
        self.core = self.first = core
        self.figure = self.after = self.last = after

    @property
    def value(self) -> int | float:
        """The number as people use it."""
        return plain(self.exact)

    def measured_in(self, unit: Unit) -> None:
        """Take a unit of the lexicon."""
        self.unit, self.family, self.factor = unit.name, unit.family, unit.factor
        if unit.family == "basis":
            self.exact = (
                self.exact * unit.factor if isinstance(self.exact, Fraction) else Fraction(self.exact) * unit.factor
            )
            self.family, self.factor = "share", Fraction(1)


def quantities(tokens: Tokens, taken: list[bool]) -> list[Quantity]:
    """Quantities = (text quantity)*, in order; tokens of dates and names are passed over."""
    found: list[Quantity] = []
    done = 0
    kind, bits = tokens.kind, tokens.tags
    for index in tokens.marks:
        if index < done or taken[index] or not (kind[index] == NUMBER or bits[index] & t.NUMBER_WORD):
            continue
        quantity = _quantity(tokens, index, taken)
        if quantity is not None:
            found.append(quantity)
            done = quantity.after
    return found


def _quantity(tokens: Tokens, index: int, taken: list[bool]) -> Quantity | None:
    """Quantity = comparator? sign? currency? numeral range? ("/" numeral)? currency? unit? noun? rate? comparator?."""
    opened, currency = _currency_before(tokens, index)
    number = numeral(tokens, index, money=currency is not None)
    if number is None or (number.word and _is_pronoun(tokens, index, number.last)):
        return None
    quantity = Quantity(number.exact, index, number.last)
    if number.word:
        quantity.word = True
    if number.doubtful:
        quantity.certainty = 0.6
    if currency is not None:
        quantity.unit, quantity.family, quantity.first = currency, "money", opened
    if number.part:
        quantity.unit, quantity.family, quantity.part = "%", "share", True
    low = tokens.low
    if low[quantity.after] in _RANGING:
        _range(tokens, quantity, taken)
    quantity.figure = quantity.after
    if low[opened - 1] in _SIGNS:
        _sign(tokens, quantity)
    _unit(tokens, quantity)
    if low[quantity.after] in _PARTED:
        _whole(tokens, quantity, taken)
    if low[quantity.first - 1] in tokens.lexicon.before_ends or low[quantity.first - 1] in _ARTICLES:
        comparator_before(tokens, quantity)
    if low[quantity.after] == "+":
        _plus(tokens, quantity)
    count_unit(tokens, quantity)
    if not tokens.lexicon.after_starts.isdisjoint(tokens.present):
        _comparator_after(tokens, quantity)
    return quantity


def _is_pronoun(tokens: Tokens, index: int, last: int) -> bool:
    """As in "one" is a number only before what it counts: "one customer", not "one of the best", "each one"."""
    if tokens.low[index] not in {"one", "zero", "nil", "dozens", "millions"}:
        return False
    if tokens.low[index] == "zero":
        return False
    if tokens.low[index] in {"dozens", "millions"} or tokens.kind[last] != WORD:
        return True
    after = tokens.tags[last]
    if (
        tokens.low[index - 1] in {"no", "each", "any", "every", "this", "that", "the", "which"}
        and tokens.low[index] == "one"
    ):
        return True
    return bool(after & _FUNCTION_OR_OF and tokens.low[last] != "or") and tokens.low[last] not in {
        "of",
        "per",
        "in",
        "more",
    }


def _currency_before(tokens: Tokens, index: int) -> tuple[int, str | None]:
    """Currency = sign | code | letters '$'."""
    currencies, low = tokens.lexicon.currencies, tokens.low
    if (
        index
        and low[index - 1] in {"$", "€", "£"}
        and tokens.glued(index - 1)
        and low[index - 2] + low[index - 1] in currencies
    ):
        return index - 2, currencies[low[index - 2] + low[index - 1]]
    code = currencies.get(low[index - 1]) if index else None
    if code is None or (tokens.kind[index - 1] == WORD and len(low[index - 1]) > 3):
        return index, None
    return index - 1, code


def _range(tokens: Tokens, quantity: Quantity, taken: list[bool]) -> None:
    """Range = numeral ("-" | "–" | "to" after "between") numeral; a share on one side holds for both."""
    at = quantity.after
    low = tokens.low
    percent = low[at] == "%" and (low[at + 1] in _DASHES or low[at + 1] == "and")
    dash = at + percent
    between = low[quantity.first - 1] == "between" or low[quantity.first - 2] == "between"
    joiner = low[dash]
    if (joiner not in _DASHES and not (between and joiner in {"and", "to"})) or (
        joiner == "~" and not tokens.glued(dash)
    ):
        return
    start = dash + 1
    skip = low[start] in tokens.lexicon.currencies
    if taken[min(start + skip, tokens.size)]:
        return
    high = (
        numeral(tokens, start + skip, money=quantity.family == "money")
        if tokens.kind[start + skip] == NUMBER or between
        else None
    )
    if high is None or tokens.size <= start + skip:
        return
    magnitude = tokens.lexicon.suffixes.get(low[high.last - 1], 1) if high.last > start + skip + 1 else 1
    apart = percent and not tokens.glued(dash) and not tokens.glued(start)
    if apart and not between and low[high.last] not in {"%", "percent"}:
        return
    scaled = _same_scale(quantity.exact, high.exact, magnitude)
    if high.exact <= scaled:
        return
    quantity.exact, quantity.high, quantity.after, quantity.last = scaled, high.exact, high.last, high.last


def _same_scale(low: Exact, high: Exact, magnitude: int) -> Exact:
    """In "3-5k" and "€1-1.2m" the magnitude holds for both."""
    return low * magnitude if low < 1000 and low * magnitude < high else low


def _sign(tokens: Tokens, quantity: Quantity) -> None:
    """Sign = "+" | "-" | "−" | "±" directly before."""
    at = quantity.first - 1
    sign = tokens.low[at] if at >= 0 else ""
    if sign not in {"+", "-", "−", "–", "±"} or not tokens.glued(quantity.first):
        return
    if tokens.glued(at) and tokens.kind[at - 1] != SIGN:
        return
    quantity.first = at
    quantity.sign = "+" if sign == "+" else "±" if sign == "±" else "-"


def _unit(tokens: Tokens, quantity: Quantity) -> None:
    """Unit = currency | longest spelling of the lexicon, up to two words, perhaps after a hyphen."""
    low, at = tokens.low, quantity.after
    if low[at] == "-" and tokens.kind[at + 1] == WORD and tokens.glued(at) and tokens.glued(at + 1):
        at += 1
    if quantity.family == "money" and low[at] in tokens.lexicon.currencies:
        quantity.after = quantity.last = at + 1
        return
    if quantity.unit is not None:
        return
    code = tokens.lexicon.currencies.get(low[at])
    leads = tokens.kind[at] == SIGN and tokens.kind[at + 1] == NUMBER
    if low[at] == "pounds" and not _WEIGHING.isdisjoint(tokens.present):
        quantity.measured_in(tokens.lexicon.units["lb"])
        quantity.after = quantity.last = at + 1
        return
    if code is not None and not leads and low[at] not in {"real", "rand", "pound", "s$"}:
        quantity.unit, quantity.family = code, "money"
        quantity.after = quantity.last = at + 1
        return
    units = tokens.lexicon.units
    two = f"{low[at]} {low[at + 1]}"
    if two in units:
        quantity.measured_in(units[two])
        quantity.after = quantity.last = at + 2
        return
    unit = units.get(low[at])
    if low[quantity.core - 1] == "of" and low[quantity.core - 2] == "factor":
        unit = units["x"]
        quantity.measured_in(unit)
        return
    if unit is None or not _unit_fits(tokens, at, quantity):
        return
    quantity.measured_in(unit)
    quantity.after = quantity.last = at + 1
    if low[at] == "%" and low[at + 1] in {"points", "point", "pts"}:
        quantity.measured_in(units["pp"])
        quantity.after = quantity.last = at + 2


def _unit_fits(tokens: Tokens, at: int, quantity: Quantity) -> bool:
    """One-letter units must touch their number; "star", "score" and "stone" must not lead a noun."""
    word = tokens.low[at]
    if word in {"stone", "score", "rating", "star", "min", "min.", "mt", "ha", "mo", "fold", "second", "mi", "bps"}:
        if word == "min":
            return True
        return word != "second" or quantity.exact == 1
    if word in {"g", "b"} and tokens.text[tokens.start[at]].isupper():
        return False
    if len(word) == 1 and word not in "%×x":
        free = word == "s" and (tokens.kind[at + 1] != WORD or bool(tokens.tags[at + 1] & t.FUNCTION))
        return tokens.glued(at) or word in "hg" or free or (word == "m" and quantity.exact > 1)
    return True


def _whole(tokens: Tokens, quantity: Quantity, taken: list[bool]) -> None:
    """Whole = ("of" | "out of" | "/" | "in") numeral: 8 of 10, 8.5/10, 4 out of 5, 1 in 20, 2/3."""
    low, at = tokens.low, quantity.after
    if quantity.family != "none" or taken[min(at + 1, tokens.size)]:
        return
    joiner = low[at]
    start = at + 1
    if joiner == "out" and low[at + 1] == "of":
        start, joiner = at + 2, "of"
    elif joiner == "of" and low[at + 1] in {"the", "our", "all"}:
        start = at + 2
    elif joiner == "of" and low[at + 1] == "the" and low[at + 2] == "top":
        return
    if joiner not in {"of", "/", "in"} or taken[min(start, tokens.size)]:
        return
    if tokens.kind[start] != NUMBER and not (
        tokens.tags[start] & t.NUMBER_WORD and low[start] in tokens.lexicon.numbers
    ):
        return
    whole = numeral(tokens, start)
    if whole is None or whole.exact < quantity.exact or whole.exact == 0 or low[whole.last] in {"%", "percent"}:
        return
    _set_whole(tokens, quantity, joiner, whole.exact, whole.last)


def _set_whole(tokens: Tokens, quantity: Quantity, joiner: str, whole: Exact, last: int) -> None:
    fraction = (
        joiner == "in"
        or (joiner == "/" and whole not in _SUPERLATIVE_SCALES)
        or (joiner == "/" and (tokens.low[quantity.core - 1] == "by" or (quantity.exact == 1 and whole <= 4)))
        or (joiner == "/" and tokens.low[last] == "of")
    )
    if joiner == "in" and not (quantity.exact < whole <= 1000 and tokens.lexicon.units.get(tokens.low[last]) is None):
        return
    if fraction:
        quantity.exact = Fraction(quantity.exact) * 100 / Fraction(whole)
        quantity.unit, quantity.family = "%", "share"
        quantity.part = True
    else:
        quantity.of = whole
    quantity.after = quantity.last = last


def comparator_before(tokens: Tokens, quantity: Quantity) -> None:
    """Comparator = the longest phrase of the lexicon that ends right before the quantity."""
    first = quantity.first
    before = tokens.lexicon.before
    if tokens.low[first - 1] in {"a", "an"} and first > 1:
        first -= 1
    elif tokens.low[first - 1] in {"first", "the"} and "within" in tokens.low[max(0, first - 3) : first]:
        first -= 1 + (tokens.low[first - 2] == "the")
    if tokens.low[first - 1] not in tokens.lexicon.before_ends:
        return
    for count in range(min(_LONGEST_COMPARATOR, first), 0, -1):
        phrase = " ".join(tokens.low[first - count : first])
        symbol = before.get(phrase)
        if symbol is not None and not (phrase in {"min", "sub"} and tokens.kind[first - 2] == NUMBER):
            quantity.comparator = symbol
            quantity.first = first - count
            return


def _plus(tokens: Tokens, quantity: Quantity) -> None:
    """Plus = "+" directly after the number or its unit: 50+, 20%+, 4+ stars."""
    at = quantity.after
    if tokens.low[at] == "+" and tokens.glued(at) and tokens.kind[at + 1] != NUMBER:
        quantity.comparator = quantity.comparator or ">="
        quantity.after = quantity.last = at + 1
        _unit(tokens, quantity)


def _comparator_after(tokens: Tokens, quantity: Quantity) -> None:
    """Comparator = "or more" | "or less" | "minimum" … after the number, its unit or its noun."""
    if quantity.comparator not in {None, "~"}:
        return
    phrases = tokens.lexicon.after
    for at in dict.fromkeys((quantity.after, quantity.last, quantity.last + 1)):
        start = at + 1 if tokens.low[at] in {"(", ","} else at
        if tokens.low[start] not in tokens.lexicon.after_starts:
            continue
        for count in (3, 2, 1):
            symbol = phrases.get(" ".join(tokens.low[start : start + count]))
            if symbol is not None and (at != quantity.last + 1 or tokens.low[start] == "or"):
                quantity.comparator = symbol
                quantity.last = start + count
                if at == quantity.after and quantity.unit is None:
                    quantity.after = start + count
                    count_unit(tokens, quantity)
                return
