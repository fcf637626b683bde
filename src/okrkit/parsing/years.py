"""Years, quarters and halves as people write them, and the moment they name."""

from __future__ import annotations

from datetime import date
from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.calendar import Anchor, fiscal_part, last_of_month
from okrkit.parsing.tokens import WORD, Tokens

__all__ = [
    "JOINERS",
    "MONTHS_OF",
    "Moment",
    "counts",
    "dated",
    "figure_year",
    "first_year",
    "fiscal_code",
    "fiscal_year",
    "later_year",
    "part_code",
    "part_moment",
    "part_year",
    "short_year",
    "stated_year",
]

_FUNCTION_OR_BASIS_OR_TEMPORAL: Final = t.FUNCTION | t.BASIS | t.TEMPORAL

MONTHS_OF: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal": 12}


JOINERS: Final = frozenset({"of", ",", "-", "/", "'", "in", "the", "–"})


class Moment:
    """A period of the calendar named in the text.

    Attributes:
        first: First token.
        last: The token after it.
        kind: "day", "month", "quarter", "half", "year", "fiscal", "week", "season", "cycle" or "step" (Week 7).
        start: First day, None where it hangs on a missing reference.
        end: Last day, likewise.
        others: Last days of the other readings.
        year: True where the text itself names the year.
        relative: True for "this quarter", "end of month", "next Friday".
    """

    __slots__ = ("closing", "end", "first", "kind", "last", "others", "relative", "start", "year")

    def __init__(self, first: int, last: int, kind: str, days: tuple[date, date] | None = None) -> None:
        self.first = first
        self.last = last
        self.kind = kind
        self.start: date | None = days[0] if days else None
        self.end: date | None = days[1] if days else None
        self.others: tuple[date, ...] = ()
        self.year = True
        self.relative = False
        self.closing = False


def dated(tokens: Tokens, first: int, at: int, month: int, day: int | None, anchor: Anchor) -> Moment | None:  # noqa: PLR0917
    """Fill in the year: stated, or the first such date on or after the reference; 31 April stays unresolved."""
    year, last = stated_year(tokens, at)
    kind = "month" if day is None else "day"
    if year is None:
        moment = Moment(first, at, kind)
        moment.year = False
        year = first_year(anchor.day, month, day)
    else:
        moment = Moment(first, last, kind)
    if year is None:
        return moment
    closing = last_of_month(year, month)
    if day is not None and day > closing.day:
        return moment
    moment.start = closing.replace(day=day or 1)
    moment.end = closing if day is None else moment.start
    return moment


def first_year(reference: date | None, month: int, day: int | None) -> int | None:
    """Return the year of the first such month or day on or after the reference."""
    if reference is None:
        return None
    for year in range(reference.year, reference.year + 9):
        closing = last_of_month(year, month)
        if (day or 1) <= closing.day and closing.replace(day=day or closing.day) >= reference:
            return year
    return None


def stated_year(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """Year = ','? ("of" | "'")? four figures | "'" two figures; with the token after it."""
    low = tokens.low
    at += low[at] in {",", "-", "/"} and low[at + 1] not in {",", "-"}
    at += low[at] in {"of", "in", "de"} and len(low[at + 1]) == 4
    if low[at] in {"'", "’"} and len(low[at + 1]) == 2 and low[at + 1].isdigit():
        return 2000 + int(low[at + 1]), at + 2
    year = figure_year(low[at])
    return (year, at + 1) if year is not None and not counts(tokens, at) else (None, at)


def figure_year(word: str) -> int | None:
    """FigureYear = four figures, 1950 to 2150."""
    return int(word) if len(word) == 4 and word.isdigit() and 1950 <= int(word) <= 2150 else None


def counts(tokens: Tokens, at: int) -> bool:
    """A four-figure number before a plural noun or a unit counts something."""
    low, after = tokens.low, at + 1
    if low[after] in tokens.lexicon.units and low[after].endswith("s"):
        return True
    if tokens.kind[after] != WORD or tokens.tags[after] & (_FUNCTION_OR_BASIS_OR_TEMPORAL | t.VERB & ~t.REACH):
        return low[after] in {"%", "+"}
    if low[after] in {"goals", "targets", "objectives", "plans", "okrs", "results", "emissions"}:
        return False
    unit = tokens.lexicon.units.get(low[after])
    return unit is not None or (low[after].endswith("s") and not low[after].endswith(("ss", "us", "is")))


def short_year(word: str) -> int | None:
    """ShortYear = two figures | four figures."""
    if len(word) == 2 and word.isdigit():
        return 2000 + int(word)
    return figure_year(word)


def later_year(tokens: Tokens, year: int, at: int) -> tuple[int, int]:
    """The later year of "2025-26", "2025/2026", "FY26/27"."""
    if tokens.low[at] in {"-", "/", "–"} and tokens.glued(at) and tokens.glued(at + 1):
        later = short_year(tokens.low[at + 1])
        if later is not None and (later == year + 1 or (len(tokens.low[at + 1]) == 4 and year < later <= year + 40)):
            return later, at + 2
    return year, at


def fiscal_year(word: str) -> int | None:
    """FiscalYear = ("fy" | "cy") "'"? (two or four figures)."""
    if not word.startswith(("fy", "cy")):
        return None
    return short_year(word[2:].lstrip("'-_"))


def fiscal_code(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """FiscalCode = "FY27" | "FY" figures | "FY26/27" (the later year)."""
    low = tokens.low
    word = low[index]
    if word in {"fy", "cy"}:
        at = index + 1 + (low[index + 1] in {"'", "-"})
        year = short_year(low[at])
        return (None, at + 1) if year is None else later_year(tokens, year, at + 1)
    year = fiscal_year(word)
    return (None, index) if year is None else later_year(tokens, year, index + 1)


def _worded_year(tokens: Tokens, start: int) -> tuple[int | None, int]:
    """WordedYear = ("fiscal" | "financial") "year"? year."""
    at = start + 1 + (tokens.low[start + 1] == "year")
    year = figure_year(tokens.low[at])
    return (None, start) if year is None else later_year(tokens, year, at + 1)


def part_year(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """PartYear = joiner? (fiscal year | year)."""
    low = tokens.low
    for start in (at, at + 1, at + 2):
        if start > at and low[start - 1] not in JOINERS:
            break
        worded = low[start] in {"fiscal", "financial"}
        year, last = fiscal_code(tokens, start) if not worded else _worded_year(tokens, start)
        if year is not None:
            return year, last
        figure = figure_year(low[start])
        if figure is not None and not (start == at and counts(tokens, start)):
            return figure, start + 1
        if low[start - 1] == "'" and short_year(low[start]) is not None:
            return short_year(low[start]), start + 1
    return None, at


def part_code(word: str) -> tuple[str, int, int | None] | None:
    """PartCode = ("q" 1-4 | "h" 1-2) ("-"? (year | "fy" year))?, also "q1-q2" and "fy27-q3"."""
    if not 2 <= len(word) <= 14 or word[0] not in "qhf":
        return None
    if word[0] == "f":
        head, _, tail = word.partition("-")
        year, part = fiscal_year(head), part_code(tail) if tail else None
        return (part[0], part[1], year) if part is not None and year is not None else None
    if not "1" <= word[1] <= ("4" if word[0] == "q" else "2"):
        return None
    kind, number, rest = ("quarter" if word[0] == "q" else "half"), int(word[1]), word[2:].lstrip("-'_")
    if not rest:
        return kind, number, None
    follow = part_code(rest)
    if follow is not None:
        return (kind, follow[1], follow[2]) if follow[0] == kind and follow[1] > number else None
    year = fiscal_year(rest) or short_year(rest)
    return (kind, number, year) if year is not None else None


def part_moment(first: int, last: int, kind: str, number: int, year: int | None, anchor: Anchor) -> Moment:  # noqa: PLR0917
    """Resolve a quarter or half; without a year the first one that ends on or after the reference."""
    months = MONTHS_OF[kind]
    moment = Moment(first, last, kind)
    if year is not None:
        moment.start, moment.end = fiscal_part(year, number, months, anchor.fiscal_start)
        return moment
    moment.year = False
    if anchor.day is not None:
        for candidate in range(anchor.day.year, anchor.day.year + 3):
            days = fiscal_part(candidate, number, months, anchor.fiscal_start)
            if days[1] >= anchor.day:
                moment.start, moment.end = days
                break
    return moment
