"""How strongly the words around a quantity make it the target."""

from __future__ import annotations

from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.candidates import CHANGE, END, FILTER, LEVEL, NAME, PLAIN
from okrkit.parsing.changes import changes, growth_follows
from okrkit.parsing.quantities import Quantity
from okrkit.parsing.starts import ARROWS
from okrkit.parsing.tokens import WORD, Tokens
from okrkit.parsing.verbs import MainVerb

__all__ = ["rank_of"]

_DESCRIBING: Final = t.PREP | t.WITHIN | t.IN | t.OF | t.FROM
_GOAL_OR_BASIS_OR_CODE: Final = t.GOAL | t.BASIS | t.CODE
_MODAL_OR_VERB: Final = t.MODAL | t.VERB
_OF_CHANGE: Final = t.UP | t.DOWN | t.INCREASE | t.DECREASE | t.CHANGE_UP | t.CHANGE_DOWN
_UP_OR_DOWN_OR_AUX: Final = t.UP | t.DOWN | t.AUX

_LEVEL_NOUNS: Final = frozenset(
    {
        "target",
        "goal",
        "score",
        "rating",
        "level",
        "rate",
        "nps",
        "csat",
        "total",
        "average",
        "minimum",
        "maximum",
        "median",
    }
)


_NOT_LEVELS: Final = frozenset(
    [
        "equivalent",
        "compared",
        "relative",
        "according",
        "addition",
        "due",
        "thanks",
        "prior",
        "corresponding",
        "amounts",
        "amounting",
        "related",
        "respond",
        "tied",
        "access",
        "similar",
        "contrary",
        "closer",
        "open",
    ]
)


def rank_of(tokens: Tokens, quantity: Quantity, before: Quantity | None, verb: MainVerb, first: int) -> tuple[int, str]:
    """Rank a quantity by what governs it."""
    low, bits = tokens.low, tokens.tags
    at = quantity.first - 1
    at -= low[at] in {"a", "an", "the", "our", "average"} and at > first and not bits[at - 1] & t.VERB
    word, tag = low[at], bits[at]
    if quantity.first <= first:
        return _opening(tokens, quantity)
    if word in ARROWS:
        return END, "pair"
    if tag & t.TO and word not in {"towards", "toward"}:
        return _to(tokens, quantity, before, verb, at)
    if tag & t.GOAL and quantity.family == "share" and growth_follows(tokens, quantity):
        return CHANGE, "change"
    if word in {"target", "goal", "targeting", "aim"} or (word in {":", "of", "="} and bits[at - 1] & t.GOAL):
        return END, "stated target"
    changed = changes(tokens, quantity, verb, at)
    if changed:
        return CHANGE if changed != "clause" else FILTER, "change"
    if _described(tokens, quantity, verb, at, first):
        moved = verb.at >= 0 and verb.tags & t.MOVES and not verb.tags & t.SERVICE
        lasting = quantity.family in {"days", "time"} and word == "for"
        filters = moved and lasting and _in_relative_clause(tokens, quantity, first)
        return (NAME if filters or _mere(tokens, quantity, at) else FILTER), "description"
    return PLAIN, "count" if quantity.family == "count" else "level"


def _opening(tokens: Tokens, quantity: Quantity) -> tuple[int, str]:
    after = tokens.low[quantity.after]
    signed = quantity.sign == "-" or (quantity.sign and quantity.family not in {"count", "none"})
    noun = tokens.tags[quantity.after] & t.CHANGE or growth_follows(tokens, quantity)
    fewer = quantity.family == "count" and tokens.low[quantity.figure] in {"fewer", "less"}
    if signed or fewer or (noun and quantity.family in {"share", "multiple"}):
        return CHANGE, "change"
    if (
        quantity.family == "multiple"
        and after not in {"pipeline", "coverage", "return", "roi", "roas", "ltv"}
        and tokens.kind[quantity.after] == WORD
    ):
        words = tokens.low[quantity.after : quantity.after + 5]
        return (
            (PLAIN, "level")
            if any(word in {"coverage", "return", "roi", "ratio", "roas"} for word in words)
            else (CHANGE, "change")
        )
    return PLAIN, "level"


def _to(tokens: Tokens, quantity: Quantity, before: Quantity | None, verb: MainVerb, at: int) -> tuple[int, str]:
    """To = "to" quantity: the end of a change, or a level where the verb moves or a number stood before it."""
    low, bits = tokens.low, tokens.tags
    if low[at - 1] in _NOT_LEVELS:
        return FILTER, "description"
    moves = verb.tags & t.MOVES_OR_HOLDS or bits[verb.at] & t.MOVER if verb.at >= 0 else 0
    if before is not None and any(bits[index] & t.FROM for index in range(max(0, before.first - 6), before.core)):
        return END, "from … to"
    if moves or bits[at - 1] & _OF_CHANGE:
        return LEVEL, "level"
    if before is not None and quantity.family == before.family and quantity.family != "count":
        return LEVEL, "level"
    if quantity.family in {"share", "money", "score", "point", "time"} or low[at - 1] in {
        "equal",
        "close",
        "up",
        "down",
        "increased",
        "reduced",
    }:
        return LEVEL, "level"
    return FILTER, "description"


def _described(tokens: Tokens, quantity: Quantity, verb: MainVerb, at: int, first: int) -> bool:
    """Description = quantity after a preposition, in brackets, in a relative clause, "each", or a length before a noun."""
    low, bits = tokens.low, tokens.tags
    word, tag = low[at], bits[at]
    if (low[quantity.after] == "-" and tokens.glued(quantity.after)) or (
        low[quantity.core + 1] == "-" and quantity.family in {"days", "time"} and quantity.comparator is None
    ):
        return True
    if low[quantity.last] in {"each", "apiece"}:
        return True
    if word in {
        "worth",
        "costing",
        "aged",
        "totalling",
        "totaling",
        "using",
        "including",
        "involving",
        "per",
        "like",
        "than",
    }:
        return True
    if _describes_one(tokens, quantity):
        return True
    if word in {"(", "["}:
        return at - 1 != verb.at
    if tag & t.CLAUSE or _in_relative_clause(tokens, quantity, first):
        return True
    if word in {"at", "above", "below", "under", "over"} or (word == "of" and _level_of(tokens, quantity, at, first)):
        return word == "at" and not (
            verb.tags & t.MAINTAIN
            or verb.at < 0
            or bits[at - 1] & t.AUX
            or quantity.comparator is not None
            or quantity.family == "share"
        )
    if tag & _DESCRIBING and not tag & _UP_OR_DOWN_OR_AUX:
        return True
    if quantity.comparator == "<=" and low[quantity.first] == "within" and at >= verb.at:
        return True
    return bool(tag & t.VERB and bits[at - 1] & t.TO and at - 1 > verb.at >= 0 and not tag & t.REACH)


def _mere(tokens: Tokens, quantity: Quantity, at: int) -> bool:
    """Mere description promises nothing even alone: "12-month roadmap", "in one place", "for the first 2 weeks"."""
    low = tokens.low
    if (
        quantity.comparator is None
        and low[quantity.core + 1] == "-"
        and tokens.glued(quantity.core + 1)
        and quantity.family in {"days", "time", "none", "count", "length"}
    ):
        return True
    if quantity.word and quantity.exact == 1 and quantity.comparator is None:
        return True
    if _describes_one(tokens, quantity):
        return True
    window = low[max(0, at - 1) : quantity.core]
    return (
        quantity.family in {"days", "time"}
        and not quantity.rate
        and ("for" in window or low[at] in {"after", "every"})
        and quantity.comparator is None
    )


def _describes_one(tokens: Tokens, quantity: Quantity) -> bool:
    """As in "a 10K race": after "a" a number with a singular noun describes that one thing."""
    if (
        tokens.low[quantity.core - 1] not in {"a", "an"}
        or quantity.family != "count"
        or quantity.exact <= 1
        or quantity.rate
    ):
        return False
    return (
        not tokens.low[quantity.last - 1].endswith("s")
        and tokens.low[quantity.last - 1] not in tokens.lexicon.irregular
    )


def _level_of(tokens: Tokens, quantity: Quantity, at: int, first: int) -> bool:
    """As in "score of 8.5", "availability of 99.9%": the metric before "of" takes the number as its level."""
    word = tokens.low[at - 1]
    nouns = tokens.lexicon.nouns
    if quantity.family in {"money", "share", "multiple", "score"}:
        return True
    if word in _LEVEL_NOUNS or tokens.tags[at - 1] & _GOAL_OR_BASIS_OR_CODE:
        return True
    return any(word in nouns[name] for name in ("behaviour", "money", "quality", "impact")) or at - 2 < first


def _in_relative_clause(tokens: Tokens, quantity: Quantity, first: int) -> bool:
    """Say whether a word such as "who" or "that" stands between the last comma and the number."""
    for index in range(quantity.first - 1, max(first, quantity.first - 9), -1):
        if tokens.low[index] in {",", ";", ".", ":", "(", "and"} or (
            tokens.low[index] == "that" and tokens.tags[index - 1] & _MODAL_OR_VERB
        ):
            return False
        if tokens.low[index] in {"who", "that", "which", "where", "whose", "when", "if"} and index > first:
            return True
    return False
