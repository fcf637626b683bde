"""The counted noun: which word after a number names the unit, and per what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from okrkit.parsing import tags as t
from okrkit.parsing.inflection import singular
from okrkit.parsing.tokens import NUMBER, WORD, Tokens

if TYPE_CHECKING:
    from okrkit.parsing.quantities import Quantity

__all__ = ["count_unit"]

_ENDS_NOUN: Final = t.PAST | t.ING | t.THIRD | t.TEMPORAL
_ENDS_RATE: Final = t.CONJ | t.CLAUSE | t.AUX | t.BY | t.WITHIN | t.UNTIL
_FREQUENCY_OR_TEMPORAL: Final = t.FREQUENCY | t.TEMPORAL
_FUNCTION_OR_PER_OR_OR: Final = t.FUNCTION | t.PER | t.OR
_NO_NOUN: Final = t.PREP | t.AUX | t.CONJ | t.CLAUSE | t.THE
_PAST_OR_CODE_OR_VAGUE: Final = t.PAST | t.CODE | t.VAGUE
_PAST_OR_ING: Final = t.PAST | t.ING
_PREP_OR_AUX: Final = t.PREP | t.AUX
_PREP_OR_CLAUSE: Final = t.PREP | t.CLAUSE

_FREQUENCY: Final = {
    "weekly": "week",
    "daily": "day",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
    "hourly": "hour",
    "nightly": "night",
    "fortnightly": "fortnight",
}
_LONGEST_NOUN: Final = 7
_RATED: Final = frozenset(
    {"none", "count", "money", "time", "days", "mass", "length", "data", "energy", "volume", "area", "point", "power"}
)
_COUNTERS: Final = frozenset({"number", "amount", "total", "count", "volume", "proportion", "share", "percentage"})
_DENOMINATORS: Final = frozenset(
    [
        "user",
        "person",
        "employee",
        "customer",
        "team",
        "visit",
        "session",
        "page",
        "order",
        "unit",
        "head",
        "capita",
        "rep",
        "agent",
        "seat",
        "account",
        "student",
    ]
)
_COUNTED_THINGS: Final = frozenset({"none", "count"})


def count_unit(tokens: Tokens, quantity: Quantity) -> None:
    """Noun = word* head; sets the unit of a bare count and what it is counted per."""
    if quantity.family in _COUNTED_THINGS and quantity.unit is None:
        start = quantity.after + (tokens.low[quantity.after] in {"-", "of"} and tokens.kind[quantity.after + 1] == WORD)
        start = _past_money(tokens, start)
        first, last = _noun(tokens, start, whole=quantity.exact == 1)
        if last > first:
            quantity.unit = _unit_name(tokens, first, last)
            quantity.family = "count"
            quantity.last = last
    if quantity.family in _RATED and not quantity.rate:
        _rate(tokens, quantity)


def _past_money(tokens: Tokens, start: int) -> int:
    """In "5 $50k deals" the price only describes the deals."""
    if tokens.low[start] not in tokens.lexicon.currencies or tokens.kind[start + 1] != NUMBER:
        return start
    return start + 2 + (tokens.low[start + 2] in tokens.lexicon.suffixes)


def _noun(tokens: Tokens, start: int, *, whole: bool) -> tuple[int, int]:
    """Return the tokens of the head noun with its noun modifiers; an empty range where nothing is counted."""
    bits, kind = tokens.tags, tokens.kind
    index, head = start, -1
    while index < tokens.size and index - start < _LONGEST_NOUN and kind[index] == WORD:
        if (index > start and bits[index] & _FUNCTION_OR_PER_OR_OR) or (index == start and bits[index] & _NO_NOUN):
            break
        if (head >= 0 and _ends_noun(tokens, index)) or (whole and index > start and bits[index] & t.THIRD):
            break
        if _plural(tokens, index):
            head = index
        elif head >= 0:
            break
        index += 1
    if head < 0:
        head = _singular_head(tokens, start, index) if whole or index > start else -1
    if head < 0:
        return start, start
    return (head - 1 if head > start and _belongs(tokens, head) else head), head + 1


def _ends_noun(tokens: Tokens, index: int) -> bool:
    bits = tokens.tags[index]
    return bool(bits & _ENDS_NOUN) and not _plural(tokens, index)


def _plural(tokens: Tokens, index: int) -> bool:
    word = tokens.low[index]
    if word in tokens.lexicon.irregular:
        return True
    if not word.endswith("s") or len(word) < 3 or word.endswith(("ss", "'s")):
        return False
    return word not in tokens.lexicon.heads["plural_modifier"]


def _singular_head(tokens: Tokens, start: int, stop: int) -> int:
    """Without a plural the head is the last word before the phrase ends, adjectives and participles aside."""
    index = stop - 1
    adjectives = tokens.lexicon.heads["adjective"]
    while index > start and (tokens.tags[index] & _PAST_OR_ING or tokens.low[index] in adjectives):
        index -= 1
    if index < start or tokens.low[index] in adjectives or tokens.tags[index] & _FREQUENCY_OR_TEMPORAL:
        return -1
    return index


def _belongs(tokens: Tokens, head: int) -> bool:
    """Say whether the word before the head is part of its name ("pilot site"), not a description ("new customer")."""
    word, lexicon = tokens.low[head - 1], tokens.lexicon
    original = tokens.text[tokens.start[head - 1]]
    if singular(tokens.low[head], lexicon.irregular) in lexicon.heads["alone"]:
        return False
    if (
        word in lexicon.heads["adjective"]
        or "-" in word
        or not original.islower()
        or tokens.tags[head - 1] & _PAST_OR_CODE_OR_VAGUE
    ):
        return False
    return not word.endswith(("al", "ive", "ous", "able", "ible", "ful", "ic", "ary", "less", "ed", "ly", "ish"))


def _unit_name(tokens: Tokens, first: int, last: int) -> str:
    raw = tokens.words(last - 1, last)
    name = singular(tokens.low[last - 1], tokens.lexicon.irregular)
    if raw[:-1].isupper() and raw.endswith("s") and len(raw) > 2:
        name = raw[:-1]
    elif raw.isupper():
        name = raw
    return f"{tokens.low[first]} {name}" if last - first == 2 else name


def _rate(tokens: Tokens, quantity: Quantity) -> None:
    """Rate = ("per" | "/" | "a" | "each" | "every") number? noun, or "weekly", "monthly" …."""
    parts: list[str] = []
    at = quantity.last
    for _ in range(2):
        read = _per(tokens, at)
        if read is None:
            break
        part, at = read
        parts.append(part)
    if not parts:
        return
    quantity.rate = True
    quantity.last = at
    if len(parts) == 1 and parts[0].startswith("per ") and quantity.family in _COUNTED_THINGS:
        quantity.unit = parts[0]
        quantity.family = "count"
        return
    times = [part for part in parts if _timely(tokens, part)]
    things = [part for part in parts if part not in times]
    if quantity.family == "time" and not times:
        return
    quantity.unit = "/".join([quantity.unit or "", *things, *times])


def _timely(tokens: Tokens, word: str) -> bool:
    unit = tokens.lexicon.units.get(word)
    return (unit is not None and unit.family in {"time", "days"}) or word in {"quarter", "night", "fortnight"}


def _per(tokens: Tokens, at: int) -> tuple[str, int] | None:
    """Per = marker number? noun, at most three words after the quantity."""
    low, bits = tokens.low, tokens.tags
    for gap in range(4):
        index = at + gap
        if low[index] in _FREQUENCY:
            return _FREQUENCY[low[index]], index + 1
        if bits[index] & t.PER:
            return _per_what(tokens, index)
        if tokens.kind[index] != WORD or (bits[index] & _ENDS_RATE):
            return None
    return None


def _per_what(tokens: Tokens, index: int) -> tuple[str, int] | None:
    low = tokens.low
    marker, at = low[index], index + 1
    if tokens.kind[at] == NUMBER:
        return _per_many(tokens, marker, at)
    if tokens.kind[at] != WORD or tokens.tags[at] & _PREP_OR_AUX:
        return None
    spelled = tokens.lexicon.units.get(f"{low[at]} {low[at + 1]}")
    if spelled is not None and spelled.family in {"area", "volume"}:
        return f"{low[at]} {singular(low[at + 1], tokens.lexicon.irregular)}", at + 2
    name = singular(low[at], tokens.lexicon.irregular)
    spelled = tokens.lexicon.units.get(low[at])
    if spelled is not None and spelled.family in {"time", "days", "data", "mass", "length", "energy", "area", "volume"}:
        return spelled.name, at + 1
    if _timely(tokens, name):
        return name, at + 1
    if marker in {"a", "an", "each", "every"} or (marker == "/" and name not in _DENOMINATORS):
        return None
    first, last = _noun(tokens, at, whole=True)
    return (singular(low[last - 1], tokens.lexicon.irregular), last) if last > first else None


def _per_many(tokens: Tokens, marker: str, at: int) -> tuple[str, int] | None:
    """A rate over many: "per 100,000 inhabitants" is a unit of its own; "/30 days" a rate over several days."""
    first, last = _noun(tokens, at + 1, whole=False)
    if last == first or marker in {"a", "an"}:
        return None
    words = tokens.words(at, last)
    unit = tokens.lexicon.units.get(tokens.low[at + 1])
    if unit is not None and unit.family == "days":
        return f"{tokens.low[at]} {unit.name}", last
    return (f"per {words}" if marker == "per" else words), last


def unit_of_metric(tokens: Tokens, first: int, last: int) -> str | None:
    """Return the last plural noun of a metric in its singular: "podcast listeners per episode" counts listeners."""
    for at in range(first, min(first + 4, last - 2)):
        if tokens.low[at] in _COUNTERS and tokens.low[at + 1] == "of":
            first = at + 2
    stop = next((at for at in range(first, last) if tokens.tags[at] & _PREP_OR_CLAUSE and at > first), last)
    per = next((at for at in range(first, last) if tokens.low[at] == "per"), None)
    for at in range(stop - 1, first - 1, -1):
        if tokens.kind[at] == WORD and _plural(tokens, at) and at >= stop - 3:
            start = at - 1 if at > first and _belongs(tokens, at) else at
            return _unit_name(tokens, start, at + 1) + (
                f"/{singular(tokens.low[per + 1], tokens.lexicon.irregular)}" if per and per + 1 < last else ""
            )
    return None
