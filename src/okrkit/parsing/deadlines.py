"""Which time expression is the deadline."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from attrs import frozen

from okrkit.parsing import tags as t
from okrkit.parsing.calendar import Anchor, month_after
from okrkit.parsing.numbers import plain
from okrkit.parsing.quantities import Quantity
from okrkit.parsing.tokens import NUMBER, WORD, Tokens
from okrkit.parsing.years import Moment

__all__ = ["Deadline", "deadline", "spans"]

_BY_OR_UNTIL: Final = t.BY | t.UNTIL
_PREP_OR_CONJ: Final = t.PREP | t.CONJ

_STRONG, _CERTAIN, _WEAK = 3, 2, 1
_EXCLUSIVE: Final = frozenset({"before", "vor", "avant", "antes"})
_LATEST: Final = frozenset({"than", "deadline", "due"})
_PLANNED: Final = frozenset(
    [
        "plan",
        "plans",
        "roadmap",
        "budget",
        "strategy",
        "strategies",
        "schedule",
        "calendar",
        "forecast",
        "okrs",
        "goals",
        "objectives",
        "targets",
        "coverage",
        "pipeline",
        "campaigns",
        "projects",
        "priorities",
        "report",
        "agenda",
        "programme",
        "program",
        "ready",
        "agreed",
        "kpis",
        "vision",
        "planning",
        "scheduled",
    ]
)
_AFTER_START: Final = frozenset(
    {
        "from",
        "since",
        "after",
        "starting",
        "as",
        "vs",
        "versus",
        "against",
        "relative",
        "compared",
        "than",
        "beginning",
        "launched",
        "between",
    }
)


@frozen
class Deadline:
    """The deadline with its words.

    Attributes:
        day: Last day, None where a reference is missing.
        first: First token, preposition included.
        last: The token after it.
        others: Last days of other readings.
        certainty: How sure it is a deadline [0, 1].
        rule: The production.
    """

    day: date | None
    first: int
    last: int
    others: tuple[date, ...] = ()
    certainty: float = 1.0
    rule: str = "period"


def deadline(tokens: Tokens, found: list[Moment], lengths: list[Deadline], *, promises: bool) -> Deadline | None:
    """Deadline = preposition? moment | "within" length; the strongest, then the first."""
    best: tuple[int, Deadline] | None = None
    for moment in found:
        rank, first = _rank(tokens, moment, promises=promises)
        if rank and (best is None or rank > best[0]):
            best = rank, _from_moment(tokens, moment, first, rank)
    if lengths and (best is None or best[0] < _STRONG):
        return lengths[0]
    return best[1] if best is not None else None


def _from_moment(tokens: Tokens, moment: Moment, first: int, rank: int) -> Deadline:
    day = moment.end
    exclusive = tokens.low[first] in _EXCLUSIVE and not moment.closing
    if exclusive and moment.start is not None:
        day = moment.start - timedelta(days=1)
        if moment.kind == "day":
            return Deadline(day, first, moment.last, (moment.start,), 0.8, "before")
    others = moment.others
    certainty = 0.5 if others else (0.95 if rank == _STRONG else 0.85)
    return Deadline(day, first, moment.last, others, certainty, moment.kind)


def _rank(tokens: Tokens, moment: Moment, *, promises: bool) -> tuple[int, int]:
    """How surely a moment is the deadline [0-3], and where its words begin."""
    low, bits, at = tokens.low, tokens.tags, moment.first - 1
    if low[at] == "year" and moment.kind == "year":
        at -= 1
    if bits[at] & t.THE and low[at] not in {"this", "these"}:
        at -= 1
    if bits[at] & t.OF and bits[at - 1] & t.UNTIL:
        at -= 1
    word, tag = low[at], bits[at]
    after = tokens.tags[moment.last]
    if _is_basis(tokens, moment) or (word in _AFTER_START and not (word == "than" and low[at - 1] == "later")):
        return (0, at) if not (word == "than" and low[at - 1] == "later") else (_STRONG, at - 2)
    if word in {"to", "through"}:
        return (_STRONG if word == "through" or moment.closing else _CERTAIN if low[at - 1] != "date" else 0), at
    if word == "and" and "between" in low[max(0, at - 4) : at]:
        return _STRONG, at
    if tag & _BY_OR_UNTIL or word in _LATEST:
        return _STRONG, _opening(tokens, at)
    if word == "at" and moment.closing:
        return _STRONG, at
    if tag & t.ON and moment.kind == "day":
        return _STRONG, at
    if word in {"on", "over", "across"} and moment.kind == "year":
        return (0, at)
    if word == "for" and (
        not promises or low[at - 1] in _PLANNED or (tokens.kind[moment.last] == WORD and not after & t.FUNCTION)
    ):
        return 0, at
    if tag & t.IN:
        return _in_period(tokens, moment, at)
    return _bare(tokens, moment, at, promises=promises)


def _opening(tokens: Tokens, at: int) -> int:
    """Take "no later than", "due by", "on or before" whole."""
    low = tokens.low
    if low[at] == "than" and low[at - 1] == "later":
        return at - 2
    if low[at] in {":", "date"}:
        at -= 1
    while low[at - 1] in {"due", "on", "or", "deadline", "and", "later", "no", "not"} and low[at - 1] != "and":
        at -= 1
    return at


def _is_basis(tokens: Tokens, moment: Moment) -> bool:
    """Base years and years of comparison: "from a 2015 base year", "below 1990 levels", "the 2026 figure"."""
    low, after = tokens.low, moment.last
    if (tokens.tags[after] & t.BASIS and low[after] != "value") or low[after] in {"base", "baseline", "average"}:
        return True
    if low[after] == "-" and low[after + 1] in {"base", "baseline"}:
        return True
    before = moment.first - 1
    if low[before] in {"year", "of"} and low[before - 1] in {
        "base",
        "baseline",
        "base-year",
        "levels",
        "level",
        "figure",
    }:
        return True
    return (tokens.tags[before] & t.BASIS != 0 and moment.kind in {"year", "fiscal"}) or (
        low[before] in {"year", "base"} and low[before - 1] == "base"
    )


def _in_period(tokens: Tokens, moment: Moment, at: int) -> tuple[int, int]:
    """InPeriod = ("in" | "during" | "for" | "over") moment, unless it dates the baseline just named."""
    if moment.kind == "step":
        return _CERTAIN, at
    back = at - 1
    while (
        back >= 0
        and (tokens.kind[back] != WORD or tokens.low[back] in {"percent", "cent", "per"})
        and tokens.low[back] not in {",", ".", ";", ")"}
    ):
        if tokens.kind[back] == NUMBER and tokens.tags[back - 1] & t.FROM:
            return 0, at
        back -= 1
    return _CERTAIN, at


def _bare(tokens: Tokens, moment: Moment, at: int, *, promises: bool) -> tuple[int, int]:
    """Bare = moment in brackets, at an end of the sentence, after a relative word, or before what it dates."""
    first = moment.first
    low = tokens.low
    opening, closing = low[first - 1], low[moment.last]
    if moment.relative and moment.kind != "step":
        return _CERTAIN, first
    alone = opening in {"(", "[", ",", "-", "–", "—", "|", ":", ""} and closing in {
        ")",
        "]",
        ",",
        ".",
        "-",
        "–",
        "—",
        "|",
        ":",
        "",
    }
    if alone and (moment.kind != "day" or moment.year):
        return (_CERTAIN if first == 0 or closing != "" or opening in {"(", "["} else _WEAK), first
    if promises and moment.kind in {"quarter", "half", "fiscal"} and moment.year and not tokens.tags[at] & t.PREP:
        return _WEAK, first
    if (
        closing in {"", ".", ")"}
        and moment.kind in {"quarter", "half", "month", "day", "season", "fiscal"}
        and not tokens.tags[at] & _PREP_OR_CONJ
    ):
        return _WEAK, first
    if low[at] == "of" and low[at - 1] in {"quarter", "month", "week", "half"}:
        return _CERTAIN, at - 1 - (tokens.tags[at - 2] & t.ALL != 0)
    return 0, first


# --- lengths of time: "within 90 days" -------------------------------------------------------------------------------


def spans(
    tokens: Tokens, found: list[Quantity], anchor: Anchor, *, milestone: bool, every: bool
) -> tuple[list[Deadline], set[int]]:
    """Length = ("within" | "in" | "over") ("the" ("next" | "first"))? quantity of days, weeks, months or years.

    Args:
        tokens: The sentence.
        found: Its quantities.
        anchor: Where a length begins.
        milestone: True where the main verb happens once, so that the length is a deadline.
        every: True where the sentence speaks of every, all or a share of cases, so that it is a service window.

    Returns:
        The deadlines, and the positions in `found` that they use up.
    """
    made: list[Deadline] = []
    used: set[int] = set()
    for position, quantity in enumerate(found):
        first = _span_opening(tokens, quantity)
        if first is None or quantity.rate:
            continue
        surely = _is_next(tokens, first, quantity)
        if not surely and (every or not milestone or quantity.unit == "business day" or _of_event(tokens, quantity)):
            continue
        used.add(position)
        made.append(Deadline(_later(anchor.day, quantity), first, quantity.after, (), 0.8, "length"))
    return made, used


def _span_opening(tokens: Tokens, quantity: Quantity) -> int | None:
    """Return where the words of the length begin, None where it is no length of time."""
    if quantity.family != "days" or quantity.sign:
        return None
    at = quantity.core - 1
    low = tokens.low
    while (
        low[at]
        in {
            "the",
            "next",
            "first",
            "coming",
            "following",
            "a",
            "an",
            "under",
            "less",
            "than",
            "span",
            "period",
            "of",
            "upcoming",
        }
        and at > 0
    ):
        at -= 1
    if low[at] in {"within", "in", "over", "inside"} and low[at + 1] != "of":
        return at
    return None


def _is_next(tokens: Tokens, first: int, quantity: Quantity) -> bool:
    return any(
        word in {"next", "coming", "following", "upcoming"} for word in tokens.low[first : quantity.core]
    ) or tokens.low[quantity.after : quantity.after + 2] == ["from", "now"]


def _of_event(tokens: Tokens, quantity: Quantity) -> bool:
    """A length counted from an event of each case: "within 30 days of joining", "in the first 90 days"."""
    after = tokens.low[quantity.after]
    opening = tokens.low[quantity.core - 1]
    return after in {"of", "after", "from", "following", "post"} or opening == "first"


def _later(day: date | None, quantity: Quantity) -> date | None:
    if day is None:
        return None
    count = plain(quantity.exact)
    if count > 40_000:
        return None
    if quantity.unit in {"month", "quarter"}:
        return month_after(day, int(count * (3 if quantity.unit == "quarter" else 1)))
    if quantity.unit == "year":
        return month_after(day, int(count * 12)) if count < 200 else None
    return day + timedelta(days=int(count * quantity.factor))
