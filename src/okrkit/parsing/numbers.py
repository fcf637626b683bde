"""Number expressions: figures with separators, magnitudes, words, fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Final, TypeAlias

from okrkit.parsing import tags as t
from okrkit.parsing.tokens import NUMBER, WORD, Tokens

__all__ = ["Exact", "Numeral", "literal", "numeral", "plain"]

Exact: TypeAlias = int | Decimal | Fraction
_MOST_DIGITS: Final = 30
_ABBREVIATED: Final = frozenset({"mio", "mrd", "tsd", "mill", "mln"})
_MOST_WORDS: Final = 9
_BLANKS: Final = frozenset(" \u00a0\u2009\u202f")
_MOTION: Final = frozenset(
    [
        "run",
        "running",
        "swim",
        "swimming",
        "row",
        "rowing",
        "walk",
        "walking",
        "jump",
        "throw",
        "sprint",
        "dive",
        "hike",
        "cycle",
        "climb",
    ]
)


class Numeral:
    """A number with the tokens it covers."""

    __slots__ = ("doubtful", "exact", "last", "part", "word")

    def __init__(self, exact: Exact, last: int, *, word: bool, doubtful: bool, part: bool) -> None:
        self.exact = exact
        self.last = last
        self.word = word
        self.doubtful = doubtful
        self.part = part


def plain(exact: Exact) -> int | float:
    """Return a whole number as int and any other as the nearest float.

    Examples:
        >>> plain(Decimal("1.1") * 1_000_000), plain(Fraction(200, 3))
        (1100000, 66.66666666666667)
    """
    if type(exact) is int:
        return exact
    whole = int(exact)
    return whole if whole == exact else float(exact)


def literal(raw: str, *, decimal_comma: bool) -> tuple[Exact, bool] | None:
    """Figure = digits | grouped | decimal; None for versions (4.2.1) and figures of more than 30 digits.

    Returns:
        The value and whether the separator could be meant in the other way.

    Examples:
        >>> literal("1,200.5", decimal_comma=False), literal("1.200,5", decimal_comma=True)
        ((Decimal('1200.5'), False), (Decimal('1200.5'), False))
        >>> literal("1,5", decimal_comma=False), literal("4.2.1", decimal_comma=False)
        ((Decimal('1.5'), True), None)
    """
    if len(raw) > _MOST_DIGITS:
        return None
    if raw.isdigit():
        return int(raw), False
    text = raw.replace("'", "").replace("’", "")
    group, point = (".", ",") if decimal_comma else (",", ".")
    if text.rfind(group) > text.rfind(point) >= 0 or (point not in text and not _grouped(text, group)):
        group, point, other = point, group, True
    else:
        other = False
    whole, _, rest = text.partition(point)
    if point in rest or group in rest or not _grouped(whole, group):
        return (int(text.replace(point, "")), False) if _grouped(text, point) else None
    digits = whole.replace(group, "")
    if not (digits + rest).isdigit():
        return None
    return (Decimal(f"{digits}.{rest}") if rest else int(digits)), other and not _mixed(text)


def _mixed(text: str) -> bool:
    return "," in text and "." in text


def _grouped(text: str, sign: str) -> bool:
    """Grouped = 1*3 digits (sign 3 digits)*, or Indian groups of two before the last."""
    head, *groups = text.split(sign)
    if not groups:
        return head.isdigit()
    if not head.isdigit() or len(head) > 3 or len(groups[-1]) != 3 or not groups[-1].isdigit():
        return False
    sizes = {len(group) for group in groups[:-1]}
    return all(group.isdigit() for group in groups) and (sizes <= {3} or (sizes <= {2} and len(head) <= 2))


def numeral(tokens: Tokens, index: int, *, money: bool = False) -> Numeral | None:
    """Numeral = figure magnitude? | words magnitude? | fraction.

    Args:
        tokens: The sentence.
        index: Where the numeral begins.
        money: True where a currency stands before it, so that "m" is a million.

    Returns:
        The number, or None if no number begins here.
    """
    if tokens.kind[index] == NUMBER:
        return _figures(tokens, index, money=money)
    return _spelled(tokens, index)


def _figures(tokens: Tokens, index: int, *, money: bool) -> Numeral | None:
    """Figures = figure (blank 3 digits)* ('/' figure)? magnitude?."""
    word = tokens.low[index]
    plain_figures = len(word) < _MOST_DIGITS and word.isdigit()
    read = (int(word), False) if plain_figures else literal(word, decimal_comma=tokens.lexicon.decimal_comma)
    if read is None:
        return None
    exact, doubtful = read
    last = index + 1
    raw = tokens.low[index]
    if len(raw) <= 3 and raw.isdigit() and raw != "0":
        joined = raw
        while _blank_group(tokens, last) and len(joined) < _MOST_DIGITS:
            joined += tokens.low[last]
            last += 1
        exact = (literal(joined, decimal_comma=tokens.lexicon.decimal_comma) or (exact, False))[0]
    factor, last = _magnitude(tokens, last, money=money)
    return Numeral(exact * factor, last, word=False, doubtful=doubtful, part=False)


def _blank_group(tokens: Tokens, index: int) -> bool:
    word = tokens.low[index]
    return (
        tokens.kind[index] == NUMBER
        and (len(word) == 3 or word[3:4] in {".", ","})
        and word[:3].isdigit()
        and word[4:].isdigit() == (len(word) > 4)
        and tokens.start[index] - tokens.end[index - 1] == 1
        and tokens.text[tokens.end[index - 1]] in _BLANKS
    )


def _magnitude(tokens: Tokens, index: int, *, money: bool) -> tuple[int, int]:
    """Magnitude = ("k" | "m" | "bn" | "million" …)+; a single letter must be meant as one."""
    word = tokens.low[index]
    factor = tokens.lexicon.suffixes.get(word)
    if factor is None or tokens.kind[index] != WORD:
        return 1, index
    if len(word) <= 2 and not _letter_is_magnitude(tokens, index, word, money=money):
        return 1, index
    last = index + 1 + (tokens.low[index + 1] == "." and word in _ABBREVIATED)
    again = tokens.lexicon.suffixes.get(tokens.low[last], 1) if len(word) > 2 and len(tokens.low[last]) > 2 else 1
    return (factor * again, last + 1) if again > 1 else (factor, last)


def _letter_is_magnitude(tokens: Tokens, index: int, word: str, *, money: bool) -> bool:
    if word in {"k", "bn", "mn", "tn"} or (word in {"mm", "b"} and tokens.glued(index)):
        return True
    if money:
        return True
    after = tokens.low[index + 1]
    if after in tokens.lexicon.currencies:
        return True
    if word != "m" or not tokens.glued(index):
        return False
    if tokens.text[tokens.start[index]] == "M":
        return True
    return (
        tokens.kind[index + 1] == WORD
        and not tokens.tags[index + 1] & t.FUNCTION
        and not any(low in _MOTION for low in tokens.low)
    )


def _spelled(tokens: Tokens, index: int) -> Numeral | None:
    """Words = "half" | (tens | cardinal) ("and"? …)* group* part?."""
    lexicon, low = tokens.lexicon, tokens.low
    numbers, groups = lexicon.numbers, lexicon.groups
    if low[index] == "half" and low[index + 1] == "a" and low[index + 2] in groups:
        return Numeral(Decimal(groups[low[index + 2]]) / 2, index + 3, word=True, doubtful=False, part=False)
    total, current, last, seen = 0, 0, index, False
    while last - index < _MOST_WORDS:
        word = low[last]
        if word in numbers and word not in groups:
            fits = current % 100 == 0 and current + total > 0  # after "hundred" any number below a hundred
            if seen and not fits and (numbers[word] >= 20 or (current % 100 and current % 10)):
                break
            current += numbers[word]
        elif word in groups and (seen or groups[word] > 1000 or word == "dozen" or low[last - 1] == "a"):
            current = max(current, 1) * groups[word]
            if groups[word] >= 1000:
                total, current = total + current, 0
        elif word == "and" and seen and (current >= 100 or total) and low[last + 1] in numbers:
            pass
        else:
            break
        seen, last = True, last + 1
    if not seen:
        return _part(tokens, index, 1)
    exact = total + current
    fraction = _part(tokens, last, exact) if 0 < exact < 10 else None
    return fraction or Numeral(exact, last, word=True, doubtful=False, part=False)


def _part(tokens: Tokens, index: int, count: int) -> Numeral | None:
    """Part = ("half" | "third" …) before "of", "the" or the end of the phrase."""
    word = tokens.low[index]
    share = tokens.lexicon.parts.get(word)
    if share is None:
        return None
    after = tokens.low[index + 1]
    before = tokens.low[index - 1]
    if word in {"half", "quarter", "quarters"} and after in {"million", "billion"}:
        return None
    changing = "by" in tokens.low[max(0, index - 3) : index]
    wholly = after in {"of", "the", "our", "all"}
    introduced = count > 1 or "-" in word or before in {"a", "one"} or (word == "half" and wholly) or changing
    followed = wholly or changing
    if (
        (word.endswith("s") and count == 1 and "-" not in word)
        or not introduced
        or not (followed or (count > 1 and not word.startswith("quarter")))
    ):
        return None
    return Numeral(share * count * 100, index + 1, word=True, doubtful=False, part=True)
