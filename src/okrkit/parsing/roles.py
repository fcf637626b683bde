"""Roles of quantities: which is the target, which the baseline, which only describes."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.names import never
from okrkit.parsing.quantities import Quantity
from okrkit.parsing.tokens import NUMBER, SIGN, WORD, Tokens
from okrkit.parsing.verbs import MainVerb

__all__ = ["Candidate", "Roles", "roles"]

END, LEVEL, CHANGE, PLAIN, FILTER, NAME = 5, 4, 3, 2, 1, 0
_ARROWS: Final = frozenset({"→", "->", "-->", "=>", "➔", "➜", "⇒"})
_JOINERS: Final = frozenset({";", "."})
_BREAKS: Final = frozenset({"and", "while", "whilst", "without", "then", "plus"})
_COMPARED: Final = frozenset({"vs", "versus", "against", "was"})
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
_CHANGE_NOUNS: Final = frozenset(
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
_DISTANCES: Final = frozenset({"length"})


class Candidate:
    """A quantity with its role and how strongly the text says so."""

    __slots__ = ("baseline", "clause", "quantity", "rank", "why")

    def __init__(self, quantity: Quantity, rank: int, why: str, clause: int) -> None:
        self.quantity = quantity
        self.rank = rank
        self.why = why
        self.clause = clause
        self.baseline: Quantity | None = None


class Roles:
    """The roles found in one sentence."""

    __slots__ = ("baseline", "others", "target", "unread")

    def __init__(self) -> None:
        self.target: Candidate | None = None
        self.baseline: Quantity | None = None
        self.others: list[Candidate] = []
        self.unread: list[Quantity] = []


def roles(tokens: Tokens, found: list[Quantity], verb: MainVerb, first: int) -> Roles:
    """Roles = target, its baseline, and the numbers that are neither."""
    made = Roles()
    starts: list[Quantity] = []
    previous: tuple[Quantity, str] | None = None
    clauses = _clause_ends(tokens, first)
    for position, quantity in enumerate(found):
        why = "label" if quantity.core < first else never(tokens, quantity, first, previous, verb.base)
        previous = quantity, "name" if why in {"name", "ordinal"} else why
        if why:
            made.unread.append(quantity)
            continue
        before = found[position - 1] if position else None
        following = found[position + 1] if position + 1 < len(found) else None
        if _is_start(tokens, quantity, following):
            starts.append(quantity)
            continue
        rank, rule = _rank(tokens, quantity, before, verb, first)
        made.others.append(Candidate(quantity, rank, rule, _clause(clauses, quantity.core)))
    _choose(made, verb)
    _attach(made, starts)
    return made


def _clause_ends(tokens: Tokens, first: int) -> list[int]:
    """Clauses end at a sentence end, ';', or ("and" | "while") before a verb."""
    ends: list[int] = []
    bits, low = tokens.tags, tokens.low
    for index in range(first, tokens.size):
        if low[index] in _JOINERS and tokens.kind[index] == SIGN and not tokens.glued(index + 1):
            ends.append(index)
        elif low[index] in _BREAKS or low[index] in {"&", ","}:
            at = index + 1 + (low[index + 1] in {"and", "then", "also"})
            tag = bits[at]
            if (tag & t.VERB and not tag & (t.PAST | t.AUX) and tokens.kind[at] == WORD and not tag & t.CHANGE_UP) or (
                low[index] in {"and", "while"} and tokens.kind[at] == NUMBER
            ):
                ends.append(index)
    return ends


def _clause(ends: list[int], at: int) -> int:
    return bisect_left(ends, at)


def _is_start(tokens: Tokens, quantity: Quantity, following: Quantity | None) -> bool:
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
        low[index] in _ARROWS for index in range(quantity.after, min(quantity.after + 4, tokens.size))
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
    if any(word in _ARROWS for word in low[quantity.after : following.core]) and following.core - quantity.after <= 5:
        return True
    if not between or between[0] != "to" or len(between) > 2:
        return False
    at = quantity.first - 1
    if at < 0 or quantity.comparator is not None:
        return False
    if tags[at] & (t.VERB | t.PREP | t.CONJ | t.AUX) and not tags[at] & (t.BASIS | t.CODE) and tokens.kind[at] == WORD:
        return False
    return tokens.kind[at] in {WORD, SIGN} and quantity.exact != following.exact


def _rank(tokens: Tokens, quantity: Quantity, before: Quantity | None, verb: MainVerb, first: int) -> tuple[int, str]:
    """Rank a quantity by what governs it."""
    low, bits = tokens.low, tokens.tags
    at = quantity.first - 1
    at -= low[at] in {"a", "an", "the", "our", "average"} and at > first and not bits[at - 1] & t.VERB
    word, tag = low[at], bits[at]
    if quantity.first <= first:
        return _opening(tokens, quantity)
    if word in _ARROWS:
        return END, "pair"
    if tag & t.TO and word not in {"towards", "toward"}:
        return _to(tokens, quantity, before, verb, at)
    if word in {"target", "goal", "targeting", "aim"} or (word in {":", "of", "="} and bits[at - 1] & t.GOAL):
        return END, "stated target"
    changed = _changes(tokens, quantity, verb, at)
    if changed:
        return CHANGE if changed != "clause" else FILTER, "change"
    if _described(tokens, quantity, verb, at, first):
        return (NAME if _mere(tokens, quantity, at) else FILTER), "description"
    return PLAIN, "count" if quantity.family == "count" else "level"


def _opening(tokens: Tokens, quantity: Quantity) -> tuple[int, str]:
    after = tokens.low[quantity.after]
    if quantity.sign or (
        tokens.tags[quantity.after] & (t.CHANGE_UP | t.CHANGE_DOWN) and quantity.family in {"share", "multiple"}
    ):
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
    moves = verb.tags & (t.INCREASE | t.DECREASE | t.MAINTAIN) or bits[verb.at] & t.MOVER if verb.at >= 0 else 0
    if before is not None and any(bits[index] & t.FROM for index in range(max(0, before.first - 6), before.core)):
        return END, "from … to"
    if moves or bits[at - 1] & (t.UP | t.DOWN | t.INCREASE | t.DECREASE | t.CHANGE_UP | t.CHANGE_DOWN):
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


def _changes(tokens: Tokens, quantity: Quantity, verb: MainVerb, at: int) -> str:
    """Change = "by" quantity | ("up" | "down" | sign) quantity | quantity ("more" | "reduction" …) | moving verb … share."""
    bits, low = tokens.tags, tokens.low
    moving = verb.tags & (t.INCREASE | t.DECREASE) and verb.at >= 0
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
    if bits[at] & (t.UP | t.DOWN) and low[at] != "+":
        return "up"
    if quantity.family in {"share", "multiple"} and (
        after & (t.CHANGE_UP | t.CHANGE_DOWN)
        or (
            bits[quantity.after + 1] & (t.CHANGE_UP | t.CHANGE_DOWN)
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
    if quantity.family == "share" and (_growth_follows(tokens, quantity) or _below_basis(tokens, quantity)):
        return "noun"
    if (
        low[at] == "of"
        and bits[at - 1] & (t.CHANGE_UP | t.CHANGE_DOWN)
        and quantity.family in {"share", "multiple", "point", "money", "count", "days", "time"}
    ):
        return "noun"
    return _object_of_change(tokens, quantity, verb, at) if moving else ""


def _below_basis(tokens: Tokens, quantity: Quantity) -> bool:
    """As in "30 % below the industry average", "55 % below 1990 levels": an amount against a basis."""
    if tokens.low[quantity.after] not in {"below", "above", "under", "over"}:
        return False
    return any(
        tokens.tags[at] & t.BASIS or tokens.low[at] in {"average", "benchmark"}
        for at in range(quantity.after + 1, quantity.after + 7)
    )


def _growth_follows(tokens: Tokens, quantity: Quantity) -> bool:
    """As in "10 % MAU growth", "15 % cost reduction": the noun of change closes the phrase that the share opens."""
    for index in range(quantity.after, quantity.after + 5):
        if tokens.low[index] in _CHANGE_NOUNS:
            return True
        if tokens.kind[index] != WORD or tokens.tags[index] & t.FUNCTION:
            return False
    return False


def _by(tokens: Tokens, quantity: Quantity, verb: MainVerb, at: int) -> str:
    """By = "by" quantity: a change after a word of change or with a share; else who does it."""
    moving = verb.tags & (t.INCREASE | t.DECREASE)
    if quantity.family in {"share", "multiple", "point"}:
        return "by"
    nearby = any(
        tag & (t.INCREASE | t.DECREASE | t.CHANGE_UP | t.CHANGE_DOWN | t.UP | t.DOWN)
        for tag in tokens.tags[max(0, at - 12) : at]
    )
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
    governed = (bits[at] & (t.PREP | t.AUX) and not bits[at] & t.BY) or low[at] in {
        "worth",
        "reach",
        "achieve",
        "least",
    }
    crossed = any(
        tag & t.CLAUSE and low[index] != "once"
        for index, tag in enumerate(bits[verb.at + 1 : quantity.first], verb.at + 1)
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
    if word in {"(", "["}:
        return at - 1 != verb.at
    if tag & t.CLAUSE or _in_relative_clause(tokens, quantity, first):
        return True
    if word in {"at", "above", "below", "under", "over"} or (word == "of" and _level_of(tokens, at, first)):
        return word == "at" and not (
            verb.tags & t.MAINTAIN
            or verb.at < 0
            or bits[at - 1] & t.AUX
            or quantity.comparator is not None
            or quantity.family == "share"
        )
    if tag & (t.PREP | t.WITHIN | t.IN | t.OF | t.FROM) and not tag & (t.UP | t.DOWN | t.AUX):
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
    window = low[max(0, at - 1) : quantity.core]
    return (
        quantity.family in {"days", "time"}
        and ("for" in window or low[at] in {"after", "every"})
        and quantity.comparator is None
    )


def _level_of(tokens: Tokens, at: int, first: int) -> bool:
    """As in "score of 8.5", "availability of 99.9%": the metric before "of" takes the number as its level."""
    word = tokens.low[at - 1]
    nouns = tokens.lexicon.nouns
    if word in _LEVEL_NOUNS or tokens.tags[at - 1] & (t.GOAL | t.BASIS | t.CODE):
        return True
    return any(word in nouns[name] for name in ("behaviour", "money", "quality", "impact")) or at - 2 < first


def _in_relative_clause(tokens: Tokens, quantity: Quantity, first: int) -> bool:
    """Say whether a word such as "who" or "that" stands between the last comma and the number."""
    for index in range(quantity.first - 1, max(first, quantity.first - 9), -1):
        if tokens.low[index] in {",", ";", ".", ":", "(", "and"} or (
            tokens.low[index] == "that" and tokens.tags[index - 1] & (t.MODAL | t.VERB)
        ):
            return False
        if tokens.low[index] in {"who", "that", "which", "where", "whose", "when", "if"} and index > first:
            return True
    return False


def _choose(made: Roles, verb: MainVerb) -> None:
    """Target = the first candidate of the first clause that has one; an end level beats a change, a change a count."""
    strong = [candidate for candidate in made.others if candidate.rank > FILTER]
    if not strong:
        made.target = next((candidate for candidate in made.others if candidate.rank == FILTER), None)
        return
    clause = [candidate for candidate in strong if candidate.clause == strong[0].clause]
    moving = verb.tags & (t.INCREASE | t.DECREASE | t.MAINTAIN) or strong[0].rank in {CHANGE, LEVEL, END}
    made.target = max(clause, key=lambda candidate: candidate.rank) if moving else _first_or_end(clause)
    timed = _timed(clause, made.others)
    if timed is not None and made.target is clause[0]:
        made.target = timed


def _first_or_end(clause: list[Candidate]) -> Candidate:
    first = clause[0]
    return next((one for one in clause if one.rank == END and first.rank == CHANGE), first)


def _timed(clause: list[Candidate], others: list[Candidate]) -> Candidate | None:
    """A distance with a time: "swim 1,500 m in under 32 minutes" promises the time."""
    first = clause[0]
    if first.rank != PLAIN or first.quantity.family not in _DISTANCES or first.quantity.rate:
        return None
    return next(
        (one for one in others if one.quantity.family == "time" and one.quantity.core > first.quantity.core), None
    )


def _attach(made: Roles, starts: list[Quantity]) -> None:
    """Give the target its baseline: the stated start nearest before it, else after it; same family, converted."""
    if made.target is None:
        if starts:
            made.unread.extend(starts)
        return
    target = made.target.quantity
    if made.target.rank == CHANGE and made.target.why == "change" and not starts:
        return
    before = [start for start in starts if start.core < target.core]
    after = [start for start in starts if start.core > target.core]
    chosen = before[-1] if before else after[0] if after else None
    if chosen is None or not _comparable(chosen, target):
        return
    made.baseline = chosen
    _align(chosen, target)


def _comparable(start: Quantity, target: Quantity) -> bool:
    loose = {"none", "count"}
    return start.family == target.family or start.family in loose or target.family in loose


def _align(start: Quantity, target: Quantity) -> None:
    """One unit for both: missing ones are taken over, different ones of a family converted to the target's."""
    if target.family == "none" or (target.family == "count" and start.family not in {"none", "count"}):
        if start.family != "none":
            target.unit, target.family, target.factor = (
                target.unit if target.unit and target.family == "count" and start.family == "count" else start.unit,
                start.family,
                start.factor,
            )
            target.rate = target.rate or start.rate
    elif start.family == target.family and start.factor != target.factor:
        ratio = start.factor / target.factor
        start.exact = Fraction(start.exact) * ratio
        start.factor = target.factor
    if start.unit is not None and target.unit is None:
        target.unit = start.unit
    start.unit = target.unit
    if target.of is None and start.of is not None:
        target.of = start.of
