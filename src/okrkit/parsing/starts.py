"""Baselines: which quantity is where a change starts."""

from __future__ import annotations

from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.quantities import Quantity
from okrkit.parsing.tokens import NUMBER, SIGN, WORD, Tokens

__all__ = ["ARROWS", "is_start"]

_BASIS_OR_CODE: Final = t.BASIS | t.CODE
_OPENS: Final = t.VERB | t.PREP | t.CONJ | t.AUX

ARROWS: Final = frozenset({"→", "->", "-->", "=>", "➔", "➜", "⇒"})


_COMPARED: Final = frozenset({"vs", "versus", "against", "was"})


def is_start(tokens: Tokens, quantity: Quantity, following: Quantity | None) -> bool:
    """Start = ("from" | "currently" | "was" | "vs" | "baseline") filler* quantity, or quantity before an arrow or "to"."""
    bits, low = tokens.tags, tokens.low
    at = quantity.first - 1
    for _ in range(5):
        tag = bits[at]
        if at < 0 or tokens.kind[at] == NUMBER:
            break
        if tag & t.FROM:
            return _from_value(tokens, quantity, at)
        if (tag & t.NOW and low[at] not in {"start", "starting"}) or low[at] in _COMPARED:
            return True
        if (
            low[at]
            in {
                "of",
                ":",
                "is",
                "at",
                "=",
                "(",
                "from",
                "a",
                "an",
                "the",
                "our",
                "about",
                "around",
                "average",
                "level",
                "levels",
                "value",
                "rate",
                "approximately",
                "roughly",
                "score",
                "almost",
                "nearly",
                "only",
                "just",
                "to",
                "compared",
            }
            and low[at] != "to"
        ) or tag & t.BASIS:
            at -= 1
            continue
        break
    if low[quantity.last] in {"currently", "today", "baseline", "now", "current"} and low[quantity.first - 1] in {
        "(",
        ",",
        "vs",
    }:
        return True
    return following is not None and _pair(tokens, quantity, following)


def _from_value(tokens: Tokens, quantity: Quantity, at: int) -> bool:
    """As in "revenue from 5 customers" names a source; a start has an end, or no noun of its own."""
    low = tokens.low
    if low[at - 1] in {"(", "["} and low[quantity.last] in {")", "]", ",", ";"}:
        return True
    if low[at - 1] in {
        "up",
        "down",
        "rise",
        "increase",
        "decrease",
        "reduction",
        "improvement",
        "drop",
        "fall",
        "increased",
        "decreased",
        "reduced",
        "improved",
        "grow",
        "growth",
    }:
        return True
    window = tokens.tags[quantity.after : min(quantity.after + 14, tokens.size)]
    if any(tag & t.TO for tag in window) or any(
        low[index] in ARROWS for index in range(quantity.after, min(quantity.after + 4, tokens.size))
    ):
        return True
    reached = any(
        tokens.tags[index] & t.TO and (tokens.kind[index + 1] == NUMBER or tokens.kind[index + 2] == NUMBER)
        for index in range(max(0, at - 6), at)
    )
    if tokens.tags[at] & t.OF:  # French and Spanish "de": a start only beside an end
        return reached
    return reached or (quantity.family not in {"count", "none"} and quantity.comparator is None)


def _pair(tokens: Tokens, quantity: Quantity, following: Quantity) -> bool:
    """Pair = quantity (arrow | "to") quantity, the first after the metric, not after a verb."""
    low, tags = tokens.low, tokens.tags
    between = low[quantity.last : following.first] or low[quantity.after : following.first]
    if any(word in ARROWS for word in low[quantity.after : following.core]) and following.core - quantity.after <= 5:
        return True
    if not between or between[0] != "to" or len(between) > 2:
        return False
    at = quantity.first - 1
    if at < 0 or quantity.comparator is not None:
        return False
    if tags[at] & _OPENS and not tags[at] & _BASIS_OR_CODE and tokens.kind[at] == WORD:
        return False
    return tokens.kind[at] in {WORD, SIGN} and quantity.exact != following.exact
