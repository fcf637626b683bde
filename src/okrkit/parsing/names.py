"""Numbers that are never a target: versions, phases, standards, ages, clock times, list numbers, progress notes."""

from __future__ import annotations

from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.quantities import Quantity
from okrkit.parsing.tokens import NUMBER, SIGN, WORD, Tokens

__all__ = ["never"]

_NO_NAME: Final = t.FUNCTION | t.CHANGE_UP | t.CHANGE_DOWN | t.GOAL
_TO_OR_FROM: Final = t.TO | t.FROM

_UPGRADES: Final = frozenset({"upgrade", "migrate", "update", "port", "move", "switch", "support"})
_PEOPLE: Final = frozenset(
    [
        "children",
        "people",
        "adults",
        "women",
        "men",
        "girls",
        "boys",
        "youth",
        "those",
        "persons",
        "pupils",
        "anyone",
        "residents",
        "employees",
        "workers",
        "citizens",
        "individuals",
        "population",
        "seniors",
        "teenagers",
        "students",
        "kids",
        "infants",
        "under-fives",
    ]
)
_AGE_LIMITS: Final = frozenset({"under", "over", "above", "below", "between", "aged", "age", "ages", "<", ">"})
_DONE: Final = frozenset(
    {
        "done",
        "complete",
        "completed",
        "on",
        "progress",
        "achieved",
        "finished",
        "confidence",
        "green",
        "yellow",
        "red",
        "at",
        "off",
    }
)
_CLOCKS: Final = frozenset({":", "/", "am", "pm", "a.m", "p.m", "o'clock", "uhr"})
_AGED: Final = frozenset(
    {"age", "ages", "aged", "under-", "born", "old", "olds", "year-old", "year-olds", "under", "over", "s", *_PEOPLE}
)
_NOTED: Final = frozenset({"(", "[", "-", "–", "—", "|", ":", "confidence", "confident", "grade", "progress"})
_EVERY: Final = frozenset({"every", "per", "each", "/"})
_TELLING: Final = _CLOCKS | _AGED | _NOTED | _EVERY
_NOTES: Final = frozenset({"confidence", "confident", "grade", "progress"})
_BRACKETS: Final = {"(": ")", "[": "]"}


def never(tokens: Tokens, quantity: Quantity, first: int, previous: tuple[Quantity, str] | None, verb: str) -> str:
    """Return why a number can be no target, "" where it can.

    Args:
        tokens: The sentence.
        quantity: The number.
        first: First token of the body, so that a leading verb is not taken for a name ("Release 3 features").
        previous: The number before it with what was said of that: in "scope 1 and 2" both are names.
        verb: Base of the main verb.
    """
    named = _code(tokens, quantity, first) or _part_of_name(tokens, quantity, first, previous)
    if named or (verb not in _UPGRADES and _TELLING.isdisjoint(tokens.present)):
        return named
    present = tokens.present
    return (
        (_version(tokens, quantity, verb) if verb in _UPGRADES else "")
        or ("" if _CLOCKS.isdisjoint(present) else _clock(tokens, quantity))
        or ("" if _AGED.isdisjoint(present) else _age(tokens, quantity))
        or ("" if _NOTED.isdisjoint(present) else _note(tokens, quantity))
        or (_interval(tokens, quantity) if tokens.low[quantity.core - 1] in _EVERY else "")
    )


def _code(tokens: Tokens, quantity: Quantity, first: int) -> str:
    """Code = figures glued to letters that are no unit ("2XL", "5G"), a bare year, a figure after an acronym ("ASC 606")."""
    core, low = quantity.core, tokens.low
    if quantity.word or quantity.family in {"share", "money", "multiple"}:
        return ""
    glued = tokens.kind[core + 1] == WORD and tokens.glued(core + 1) and core + 1 >= quantity.after
    if glued and low[core + 1] not in {"st", "nd", "rd", "th"} and not low[core + 1].startswith("of"):
        return "code"
    if (
        low[core - 1] == "."
        and tokens.glued(core)
        and tokens.glued(core - 1)
        and tokens.kind[core - 2] == WORD
        and core > 1
    ):
        return "name"
    if low[core].endswith(".0") and core and tokens.text[tokens.start[core - 1]].isupper() and core - 1 > first:
        return "version"
    if quantity.family != "none" or quantity.comparator is not None or quantity.of is not None:
        return ""
    if (
        len(low[core]) == 4
        and low[core].isdigit()
        and 1990 <= int(low[core]) <= 2060
        and not tokens.tags[core - 1] & _TO_OR_FROM
    ):
        return "year"
    before = tokens.text[tokens.start[core - 1] : tokens.end[core - 1]] if core else ""
    if (
        core - 1 > first
        and before.istitle()
        and before.isalpha()
        and low[core - 2] not in {".", ":", "-", "–"}
        and not tokens.tags[core - 1] & _NO_NAME
    ) and not any(low[core - 1] in names for names in tokens.lexicon.nouns.values()):
        return "name"
    nouns = tokens.lexicon.nouns
    named = (
        len(before) in {2, 3, 4} and before.isupper() and before.isalpha() and not tokens.tags[core - 1] & t.FUNCTION
    )
    return (
        "name"
        if named and not any(low[core - 1] in nouns[name] for name in ("behaviour", "money", "quality", "impact"))
        else ""
    )


def _part_of_name(tokens: Tokens, quantity: Quantity, first: int, previous: tuple[Quantity, str] | None) -> str:
    """Name = ("phase" | "ISO" | "tier" …) '#'? number (("and" | "," | "-") number)*."""
    low, at = tokens.low, quantity.core - 1
    if low[quantity.core + 1] in {"st", "nd", "rd", "th"} and tokens.glued(quantity.core + 1):
        return "ordinal"
    if quantity.family in {"money", "share", "multiple"} or quantity.comparator not in {None, "~", ">="}:
        return ""
    if at >= 0 and low[at] in {"#", "№"}:
        return "number of a list"
    if (
        at >= 0
        and low[at] in {"-", "."}
        and tokens.glued(at)
        and tokens.glued(quantity.core)
        and tokens.kind[at - 1] == WORD
    ):
        at -= 1
    if (
        previous is not None
        and previous[1] in {"name", "ordinal"}
        and quantity.core - previous[0].core <= 3
        and low[quantity.core - 1] in {"and", "or", ",", "-", "–", "&", "/", "+", "to", "→", "->"}
    ):
        return "name"
    if at >= 0 and tokens.tags[at] & t.CODE and at < quantity.core - 1:
        return "name"
    if at < 0 or not tokens.tags[at] & t.NAME_BEFORE or (quantity.word and quantity.family == "count"):
        return ""
    leading = at <= first + 1 and tokens.tags[at] & t.VERB and quantity.unit is not None
    counted = quantity.comparator is not None or (
        quantity.family not in {"none", "count"} and low[at] not in {"v", "ver", "version"}
    )
    return "" if leading or (counted and quantity.after - quantity.core > 1) else "name"


def _version(tokens: Tokens, quantity: Quantity, verb: str) -> str:
    """Version = number after "upgrade", "migrate" … of a named product, with a point or no unit."""
    if quantity.family != "none" or verb not in _UPGRADES:
        return ""
    low = tokens.low
    before = low[quantity.core - 1]
    named = any(tokens.text[tokens.start[at]].isupper() for at in range(1, quantity.core) if tokens.kind[at] == WORD)
    return (
        "version"
        if (named and before in {"from", "to", "v", "version"}) or (named and "." in low[quantity.core])
        else ""
    )


def _clock(tokens: Tokens, quantity: Quantity) -> str:
    """Clock = number ("am" | "pm" | ':' number | "o'clock"); also "24/7" and "1:1"."""
    low, core = tokens.low, quantity.core
    after = low[core + 1]
    if after in {"am", "pm", "o'clock", "a.m", "p.m", "uhr"} and tokens.kind[core] == NUMBER:
        return "clock time"
    if after == ":" and tokens.kind[core + 2] == NUMBER and tokens.glued(core + 1) and tokens.glued(core + 2):
        return "ratio or clock time"
    if low[core - 1] == ":" and tokens.kind[core - 2] == NUMBER and tokens.glued(core):
        return "ratio or clock time"
    if (after == "/" and low[core] == "24" and low[core + 2] == "7") or (
        low[core] == "7" and low[core - 1] == "/" and low[core - 2] == "24"
    ):
        return "around the clock"
    if after == "/" and tokens.kind[core + 2] == NUMBER and quantity.of is None and not quantity.part:
        return "pair of figures"
    if low[core - 1] == "/" and tokens.kind[core - 2] == NUMBER and tokens.glued(core):
        return "pair of figures"
    return ""


def _age(tokens: Tokens, quantity: Quantity) -> str:
    """Age = ("aged" | "children under" …) number "years"? | number "-year-olds"."""
    if quantity.family not in {"none", "days", "count"} or (
        quantity.unit not in {None, "year", "month"} and quantity.family != "count"
    ):
        return ""
    low, core = tokens.low, quantity.core
    if tokens.tags[core - 1] & t.AGE_BEFORE or (
        low[core - 2] in {"aged", "ages", "age"} and low[core - 1] in {"between", "under", "over", "from", "group"}
    ):
        return "age"
    if low[quantity.after] in {"old", "olds", "year-old", "year-olds"} or (
        low[quantity.after] == "-" and low[quantity.after + 1] in {"year-old", "year-olds", "old", "olds"}
    ):
        return "age"
    if low[core + 1] == "-" and low[core + 2] in {"year-old", "year-olds"}:
        return "age"
    if quantity.family != "count" and low[core - 1] in _AGE_LIMITS and low[core - 2] in _PEOPLE:
        return "age"
    if low[core - 3] in {"aged", "ages"} and tokens.kind[core - 2] == NUMBER:
        return "age"
    return "age" if low[core - 1] in {"under", "over"} and low[core + 1] == "s" and tokens.glued(core + 1) else ""


def _note(tokens: Tokens, quantity: Quantity) -> str:
    """Note = '(' (number | percent) ')' at the end, "confidence 7/10", "[3]", "- 70% done"."""
    low = tokens.low
    opening, closing = low[quantity.first - 1], low[quantity.after]
    window = low[max(0, quantity.core - 4) : quantity.core]
    if not _NOTES.isdisjoint(window) and "score" not in window and quantity.comparator is None:
        return "confidence or progress note"
    if _BRACKETS.get(opening) == closing and (
        opening == "[" or (quantity.family in {"share", "none"} and quantity.comparator is None and quantity.sign == "")
    ):
        return (
            "note in brackets"
            if quantity.after >= tokens.size - 2
            or opening == "["
            or (quantity.family == "none" and quantity.of is None)
            else ""
        )
    ending = quantity.family == "share" and closing in _DONE and quantity.first > 2
    dashed = opening in {"(", "-", "–", "—", "[", ":", "|"} and tokens.kind[quantity.first - 1] == SIGN
    return (
        "progress note"
        if (ending and dashed)
        or (dashed and opening != ":" and closing == "(" and low[quantity.after + 1] in {"on", "off", "at"})
        else ""
    )


def _interval(tokens: Tokens, quantity: Quantity) -> str:
    """Interval = ("every" | "per") number unit: a frequency or a denominator."""
    before = tokens.low[quantity.core - 1]
    if before in {"every", "per", "each"} and quantity.comparator is None:
        return "interval"
    if before == "/" and tokens.kind[quantity.core - 2] == WORD and quantity.family in {"days", "none", "count"}:
        return "interval"
    return ""
