"""Amounts of change: "by 20 %", "+5 points", "30 % fewer", "lose 3 kg"."""

from __future__ import annotations

from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.quantities import Quantity
from okrkit.parsing.tokens import WORD, Tokens
from okrkit.parsing.verbs import MainVerb

__all__ = ["CHANGE_NOUNS", "changes", "growth_follows"]

_CLAUSE_OR_CONJ_OR_AUX: Final = t.CLAUSE | t.CONJ | t.AUX
_OF_CHANGE: Final = t.INCREASE | t.DECREASE | t.CHANGE_UP | t.CHANGE_DOWN | t.UP | t.DOWN
_PREP_OR_AUX: Final = t.PREP | t.AUX
_UP_OR_DOWN: Final = t.UP | t.DOWN

_CLAUSE_WINDOW: Final = 30
_OF_WINDOW: Final = 10
_FEWER: Final = frozenset({"fewer", "less"})
CHANGE_NOUNS: Final = frozenset(
    [
        "growth",
        "increase",
        "reduction",
        "decrease",
        "improvement",
        "uplift",
        "rise",
        "drop",
        "decline",
        "gain",
        "cut",
        "fall",
        "reductions",
        "improvements",
        "increases",
    ]
)


def changes(tokens: Tokens, quantity: Quantity, verb: MainVerb, at: int) -> str:
    """Change = "by" quantity | ("up" | "down" | sign) quantity | quantity ("more" | "reduction" …) | moving verb … share."""
    bits, low = tokens.tags, tokens.low
    moving = verb.tags & t.MOVES and verb.at >= 0
    if low[at] == "of" and low[at - 1] == "average":
        at -= 2 + (low[at - 2] in {"a", "an", "the"})
    after = bits[quantity.last] | (bits[quantity.after] if quantity.family != "count" else 0)
    if (
        bits[at] & t.BY
        or (bits[at] & t.OF and bits[at] & t.FROM)
        or low[at] == "factor"
        or (low[at] == "of" and low[at - 1] == "factor")
    ):
        return _by(tokens, quantity, verb, at)
    if (quantity.sign == "+" and quantity.family in {"share", "multiple", "point", "money"}) or (
        quantity.sign == "-" and quantity.family in {"share", "point", "multiple"}
    ):
        return "sign" if low[at] != "at" else ""
    if bits[at] & _UP_OR_DOWN and low[at] != "+" and not (at - 1 == verb.at and not moving):
        return "up"
    if quantity.family in {"share", "multiple"} and (
        after & t.CHANGE
        or (
            bits[quantity.after + 1] & t.CHANGE
            and low[quantity.after]
            in {"net", "absolute", "annual", "overall", "relative", "year-on-year", "yoy", "mom", "further", "times"}
        )
    ):
        with_ = low[at] == "with" or low[at] == "to"
        return (
            "clause"
            if with_ and not moving
            else "noun"
            if low[quantity.after] not in {"above", "below", "better", "extra", "additional"}
            else ""
        )
    if quantity.family == "share" and (growth_follows(tokens, quantity) or _below_basis(tokens, quantity)):
        return "noun"
    if (
        low[at] == "of"
        and bits[at - 1] & t.CHANGE
        and quantity.family in {"share", "multiple", "point", "money", "count", "days", "time"}
    ):
        return "noun"
    if (quantity.family == "count" and low[quantity.figure] in _FEWER) or _of_reduction(tokens, quantity, at):
        return "noun"
    return _object_of_change(tokens, quantity, verb, at) if moving else ""


def _of_reduction(tokens: Tokens, quantity: Quantity, at: int) -> bool:
    """As in "a reduction in unit costs of at least 4 %": the amount closes the phrase that the noun of change opens."""
    if tokens.low[at] != "of" or quantity.family not in {"share", "multiple", "point"}:
        return False
    for index in range(at - 1, max(at - _OF_WINDOW, 0), -1):
        if tokens.low[index] in CHANGE_NOUNS:
            return tokens.low[index + 1] in {"in", "to", "for"}
        if tokens.kind[index] != WORD or tokens.tags[index] & _CLAUSE_OR_CONJ_OR_AUX:
            return False
    return False


def _below_basis(tokens: Tokens, quantity: Quantity) -> bool:
    """As in "30 % below the industry average", "55 % below 1990 levels": an amount against a basis."""
    if tokens.low[quantity.after] not in {"below", "above", "under", "over"}:
        return False
    return any(
        tokens.tags[at] & t.BASIS or tokens.low[at] in {"average", "benchmark"}
        for at in range(quantity.after + 1, quantity.after + 7)
    )


def growth_follows(tokens: Tokens, quantity: Quantity) -> bool:
    """As in "10 % MAU growth", "15 % cost reduction": the noun of change closes the phrase that the share opens."""
    for index in range(quantity.after, quantity.after + 5):
        if tokens.low[index] in CHANGE_NOUNS:
            return True
        if tokens.kind[index] != WORD or tokens.tags[index] & t.FUNCTION:
            return False
    return False


def _by(tokens: Tokens, quantity: Quantity, verb: MainVerb, at: int) -> str:
    """By = "by" quantity: a change after a word of change or with a share; else who does it."""
    moving = verb.tags & t.MOVES
    if quantity.family in {"share", "multiple", "point"}:
        return "by"
    nearby = any(tag & _OF_CHANGE for tag in tokens.tags[max(0, at - 12) : at])
    return "by" if moving or nearby else ""


def _object_of_change(tokens: Tokens, quantity: Quantity, verb: MainVerb, at: int) -> str:
    """ObjectOfChange = moving verb (metric share | amount): "reduce emissions 50%", "lose 3 kg", "cut 10 hours"."""
    low, bits = tokens.low, tokens.tags
    direct = at <= verb.at
    if verb.base in {
        "raise",
        "eliminate",
        "remove",
        "end",
        "fight",
        "tackle",
        "stop",
        "prevent",
        "avoid",
        "upgrade",
        "simplify",
        "modernise",
        "modernize",
        "restore",
    } and quantity.family not in {"share", "multiple"}:
        return ""
    if direct:
        up = verb.tags & t.INCREASE and not verb.tags & t.DECREASE
        if up and quantity.family in {"count", "none"}:
            return ""
        return "object" if quantity.comparator != "<" else ""
    governed = (bits[at] & _PREP_OR_AUX and not bits[at] & t.BY) or low[at] in {
        "worth",
        "reach",
        "achieve",
        "least",
    }
    crossed = any(
        tokens.tags[index] & t.CLAUSE and low[index] != "once"
        for index in range(max(verb.at + 1, quantity.first - _CLAUSE_WINDOW), quantity.first)
    )
    if (
        quantity.family in {"share", "multiple"}
        and not governed
        and not crossed
        and quantity.comparator in {None, "~", ">=", ">"}
        and low[quantity.after] != "of"
    ):
        return "object"
    return ""
