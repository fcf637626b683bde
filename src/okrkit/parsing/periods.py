"""Quarters, halves, fiscal years and bare years as time expressions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.calendar import Anchor, fiscal_part, part_around
from okrkit.parsing.days import SUFFIXES
from okrkit.parsing.tokens import NUMBER, SIGN, Tokens
from okrkit.parsing.years import (
    JOINERS,
    MONTHS_OF,
    Moment,
    counts,
    figure_year,
    fiscal_code,
    fiscal_year,
    later_year,
    part_code,
    part_moment,
    part_year,
    short_year,
)

__all__ = ["around", "code_moment", "fiscal_words", "number_code", "ordinal_part", "year_moment"]

_DATING_PART: Final = t.IN | t.BY | t.THE | t.UNTIL | t.END
_TIMED: Final = t.BY | t.UNTIL | t.IN | t.END | t.SINCE | t.REL | t.BEGIN | t.LATE | t.TEMPORAL | t.BASIS | t.ON

_ORDINALS: Final = {
    "first": 1,
    "second": 2,
    "third": 3,
    "fourth": 4,
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
    "last": 0,
    "final": 0,
}


def code_moment(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Code = ("Q" 1-4 | "H" 1-2 | "FY" year) joined with a year or fiscal year in either order; "Q3-Q4" is its last part."""
    word = tokens.low[index].removesuffix("'s")
    part = part_code(word)
    if part is not None:
        kind, number, year = part
        last = index + 1
        follow = (
            part_code(tokens.low[index + 2])
            if tokens.low[index + 1] in {"-", "–", "+", "/", "and", "&", "to"}
            else None
        )
        if follow is not None and follow[0] == kind and follow[1] > number:
            number, year, last = follow[1], follow[2], index + 3
        if year is None:
            year, last = part_year(tokens, last)
        return part_moment(index, last, kind, number, year, anchor)
    year, last = fiscal_code(tokens, index)
    if year is None:
        return None
    at = last + (tokens.low[last] in JOINERS)
    part = part_code(tokens.low[at])
    if part is not None and part[2] is None:
        return part_moment(index, at + 1, part[0], part[1], year, anchor)
    return Moment(index, last, "fiscal", fiscal_part(year, 1, 12, anchor.fiscal_start))


def number_code(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """NumberCode = 1-4 "Q" year? | 1-2 "H" year? | year "Q" 1-4 | ordinal "quarter" | year span."""
    low = tokens.low
    if low[index + 1] in SUFFIXES and low[index] in {"1", "2", "3", "4"}:
        return ordinal_part(tokens, index, anchor)
    suffix = low[index + 1]
    if suffix[:1] in {"q", "h"} and tokens.glued(index + 1) and low[index] in {"1", "2", "3", "4"}:
        year = short_year(suffix[1:].lstrip("'-")) if len(suffix) > 1 else None
        kind = "quarter" if suffix[0] == "q" else "half"
        if (len(suffix) > 1 and year is None) or (kind == "half" and low[index] > "2"):
            return None
        if year is None:
            year, last = part_year(tokens, index + 2)
            if year is None and kind == "half":
                return None
            return part_moment(index, last, kind, int(low[index]), year, anchor)
        return part_moment(index, index + 2, kind, int(low[index]), year, anchor)
    year = figure_year(low[index])
    if year is not None:
        at = index + 1 + (low[index + 1] in {"-", "/", ",", "'s"})
        part = part_code(low[at])
        if part is not None and part[2] is None:
            return part_moment(index, at + 1, part[0], part[1], year, anchor)
    return None


def ordinal_part(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """OrdinalPart = "first" … "last" ("quarter" | "half" | "month" | "week") ("of" year | "of the year")?."""
    low = tokens.low
    word = low[index] + low[index + 1] if tokens.kind[index] == NUMBER else low[index]
    number = _ORDINALS.get(word)
    if number is None:
        return None
    at = index + 1 + (tokens.kind[index] == NUMBER)
    kind = low[at] if low[at] in {"quarter", "half"} else ""
    if not kind:
        return _final(tokens, index, at, number, anchor)
    number = number or (4 if kind == "quarter" else 2)
    year, last = part_year(tokens, at + 1)
    if year is None and low[at + 1] == "of":
        return _part_of_rel(tokens, index, at, kind, number, anchor)
    if year is None and not tokens.tags[index - 1] & _DATING_PART:
        return None
    return part_moment(index, last, kind, number, year, anchor)


def _part_of_rel(tokens: Tokens, index: int, at: int, kind: str, number: int, anchor: Anchor) -> Moment | None:  # noqa: PLR0917
    """PartOfYear = … "of" "the"? ("this" | "next" | "current")? ("fiscal" | "financial")? "year"."""
    low = tokens.low
    year_at = at + 2 + (low[at + 2] == "the")
    ahead = 1 if low[year_at] == "next" else 0
    year_at += low[year_at] in {"next", "this", "current"}
    year_at += low[year_at] in {"fiscal", "financial"}
    if low[year_at] != "year":
        return None
    moment = Moment(index, year_at + 1, kind)
    moment.year, moment.relative = False, True
    if anchor.day is not None:
        first, last = part_around(anchor.day, 12, anchor.fiscal_start, ahead=ahead)
        moment.start, moment.end = fiscal_part(
            last.year if anchor.fiscal_start != 1 else first.year, number, MONTHS_OF[kind], anchor.fiscal_start
        )
    return moment


def _final(tokens: Tokens, index: int, at: int, number: int, anchor: Anchor) -> Moment | None:
    """Final = ("last" | "final") ("week" | "month" | "day" | "quarter"): the end of the current cycle or quarter."""
    if number != 0 or tokens.low[index] != "final" or tokens.low[at] not in {"week", "month", "day", "sprint"}:
        return None
    moment = Moment(index, at + 1, "cycle")
    moment.year, moment.relative = False, True
    days = _cycle(anchor) or (part_around(anchor.day, 3, anchor.fiscal_start) if anchor.day else None)
    if days:
        moment.start, moment.end = days
    return moment


def fiscal_words(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """FiscalWords = ("fiscal" | "financial" | "academic" | "school") "year"? year ("-" year)?."""
    low = tokens.low
    if low[index] not in {"fiscal", "financial", "academic", "school", "calendar"}:
        return None
    at = index + 1 + (low[index + 1] in {"year", "years"})
    year = figure_year(low[at]) or (fiscal_year(low[at]))
    if year is None:
        return None
    later, last = later_year(tokens, year, at + 1)
    if low[index] in {"academic", "school"}:
        end = later if later != year else year + 1
        return Moment(index, last, "year", (date(end - 1, 9, 1), date(end, 8, 31)))
    start = 1 if low[index] == "calendar" else anchor.fiscal_start
    return Moment(index, last, "fiscal", fiscal_part(later, 1, 12, start))


def year_moment(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Year = four figures after a word of time, before a word of comparison, in brackets, or as a span "2025-26"."""
    year = figure_year(tokens.low[index])
    if year is None or counts(tokens, index) or tokens.low[index - 1] in tokens.lexicon.currencies:
        return None
    later, last = later_year(tokens, year, index + 1)
    before, after, low = tokens.tags[index - 1], tokens.tags[last], tokens.low
    timed = _TIMED
    introduced = (
        before & timed
        or low[index - 1] in {"year", "of", "the", "a", "through", "to", "(", "summer", "and"}
        or later != year
    )
    if not (
        introduced
        or after & t.BASIS
        or low[last] in {"base", "baseline", ")"}
        or (last >= tokens.size - 1 and index > 0 and tokens.kind[index - 1] != SIGN)
    ):
        return None
    if low[index - 1] in {"of", "to", "a", "from"} and _plain_level(tokens, index):
        return None
    spans = (later != year) and len(low[last - 1]) == 2
    return Moment(index, last, "year", fiscal_part(later, 1, 12, anchor.fiscal_start if spans else 1))


def _plain_level(tokens: Tokens, index: int) -> bool:
    """In "from 2000 to 2500" and "a total of 2000" the figures are levels."""
    low = tokens.low
    if low[index - 1] == "from":
        return (
            low[index + 1] == "to"
            and tokens.kind[index + 2] == NUMBER
            and figure_year(low[index + 2]) is None
            and low[index + 3] != "%"
        )
    if low[index - 1] == "to":
        return (tokens.kind[index - 2] == NUMBER and figure_year(low[index - 2]) is None) or not any(
            tokens.kind[at] == NUMBER for at in range(index)
        )
    return low[index - 1] == "of" and low[index - 2] in {"total", "target", "goal", "minimum", "level"}


def around(first: int, last: int, kind: str, ahead: int, anchor: Anchor) -> Moment:
    """Resolve a period around the reference; the cycle itself where it is meant."""
    moment = Moment(first, last, kind)
    moment.year, moment.relative = False, True
    days = _relative_days(kind, ahead, anchor)
    if days is not None:
        moment.start, moment.end = days
    return moment


def _relative_days(kind: str, ahead: int, anchor: Anchor) -> tuple[date, date] | None:
    cycle = _cycle(anchor)
    if (
        cycle is not None
        and ahead == 0
        and (kind == "cycle" or (kind == "quarter" and 80 <= (cycle[1] - cycle[0]).days <= 100))
    ):
        return cycle
    if anchor.day is None:
        return None
    if kind in MONTHS_OF:
        return part_around(anchor.day, MONTHS_OF[kind], anchor.fiscal_start, ahead=ahead)
    if kind == "week":
        monday = anchor.day - timedelta(days=anchor.day.weekday()) + timedelta(days=7 * ahead)
        return monday, monday + timedelta(days=6)
    if kind == "day":
        return anchor.day, anchor.day
    return None


def _cycle(anchor: Anchor) -> tuple[date, date] | None:
    return None if anchor.cycle is None else (anchor.cycle.start, anchor.cycle.end)
