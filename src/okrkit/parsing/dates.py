"""Time expressions: days, months, quarters, halves, fiscal years, years, "end of …", weekdays, seasons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.calendar import Anchor, easter, fiscal_part, last_of_month, part_around
from okrkit.parsing.tokens import NUMBER, SIGN, WORD, Tokens

__all__ = ["Moment", "moments"]

_TIMELY: Final = t.TEMPORAL | t.REL | t.END | t.BEGIN | t.LATE | t.LAST | t.CODE
_MONTHS_OF: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal": 12}
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
_SUFFIXES: Final = frozenset({"st", "nd", "rd", "th"})
_JOINERS: Final = frozenset({"of", ",", "-", "/", "'", "in", "the", "–"})


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


def moments(tokens: Tokens, anchor: Anchor) -> list[Moment]:
    """Moments = (text moment)*, in order."""
    found: list[Moment] = []
    done = 0
    kind, bits = tokens.kind, tokens.tags
    for index in range(tokens.size):
        if index < done or not (bits[index] & _TIMELY or kind[index] == NUMBER):
            continue
        moment = _moment(tokens, index, anchor)
        if moment is not None:
            found.append(moment)
            done = moment.last
    return found


def _moment(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Moment = day | month | quarter | half | fiscal | "end of" … | relative | season | feast | year."""
    if tokens.kind[index] == NUMBER:
        return (
            _in_figures(tokens, index, anchor)
            or _day_month(tokens, index, anchor)
            or _number_code(tokens, index, anchor)
            or _year(tokens, index, anchor)
        )
    return _worded(tokens, index, anchor) if tokens.tags[index] & _TIMELY else None


def _worded(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    return (
        _edge(tokens, index, anchor)
        or _month(tokens, index, anchor)
        or _code(tokens, index, anchor)
        or _ordinal_part(tokens, index, anchor)
        or _fiscal_words(tokens, index, anchor)
        or _relative(tokens, index, anchor)
        or _named(tokens, index, anchor)
        or _step(tokens, index)
    )


# --- days in figures -------------------------------------------------------------------------------------------------


def _in_figures(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Figures = Y '-' M '-' D | D sep M sep Y in the caller's order | D '.' M '.' Y; both orders where nobody says."""
    low = tokens.low
    parts, last = low[index].split("."), index + 1
    if (
        len(parts) == 1
        and low[index + 1] in {"-", "/"}
        and low[index + 3] == low[index + 1]
        and tokens.end[index] == tokens.start[index + 1]
    ):
        parts, last = [low[index], low[index + 2], low[index + 4]], index + 5
    if len(parts) != 3 or not all(part.isdigit() and len(part) in {1, 2, 4} for part in parts):
        return _year_month(tokens, index)
    days = list(dict.fromkeys(_orders(parts, anchor, dotted=last == index + 1)))
    if not days:
        return None
    moment = Moment(index, last, "day", (days[0], days[0]) if len(days) == 1 else None)
    moment.others = tuple(days) if len(days) > 1 else ()
    return moment


def _orders(parts: list[str], anchor: Anchor, *, dotted: bool) -> Iterator[date]:
    a, b, c = (int(part) for part in parts)
    if len(parts[0]) == 4:
        yield from _valid(a, b, c)
        return
    year = c if len(parts[2]) == 4 else 2000 + c
    order = anchor.date_order or ("dmy" if dotted else None)
    if len(parts[2]) not in {2, 4} or order == "ymd":
        yield from _valid(2000 + a, b, c)
        return
    if order in {"dmy", None}:
        yield from _valid(year, b, a)
    if order in {"mdy", None}:
        yield from _valid(year, a, b)


def _valid(year: int, month: int, day: int) -> Iterator[date]:
    if 1900 <= year <= 2200 and 1 <= month <= 12 and 1 <= day <= last_of_month(year, month).day:
        yield date(year, month, day)


def _year_month(tokens: Tokens, index: int) -> Moment | None:
    """YearMonth = Y '-' M with two figures ("2027-06"); never where it could be a span of years ("2025-26")."""
    low = tokens.low
    if (
        low[index + 1] != "-"
        or len(low[index]) != 4
        or len(low[index + 2]) != 2
        or not tokens.glued(index + 2)
        or not tokens.glued(index + 1)
    ):
        return None
    year, month = low[index], low[index + 2]
    if not (
        year.isdigit() and month.isdigit() and 1 <= int(month) <= 12 and 1900 <= int(year) <= 2200 and month[0] == "0"
    ):
        return None
    first = date(int(year), int(month), 1)
    return Moment(index, index + 3, "month", (first, last_of_month(first.year, first.month)))


# --- days and months in words ----------------------------------------------------------------------------------------


def _day_month(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """DayMonth = D ordinal? "of"? month ','? year?."""
    low = tokens.low
    if not low[index].isdigit() or not 1 <= len(low[index]) <= 2 or not 1 <= int(low[index]) <= 31:
        return None
    at = index + 1
    at += low[at] in _SUFFIXES
    at += low[at] in {".", "of", "de", "-"}
    at += low[at] == "the"
    month = tokens.lexicon.calendar["month"].get(low[at])
    if month is None:
        return None
    return _dated(tokens, index, at + 1, int(month), int(low[index]), anchor)


def _month(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Month = month '.'? (D ordinal?)? ','? year?; "may" and "march" only where they are months."""
    low = tokens.low
    name = tokens.lexicon.calendar["month"].get(low[index])
    if name is None or not _is_month(tokens, index):
        return None
    at = index + 1 + (low[index + 1] == "." and len(low[index]) <= 4 and tokens.kind[index + 2] == NUMBER)
    at += low[at] == "the"
    if low[at].isdigit() and len(low[at]) <= 2 and 1 <= int(low[at]) <= 31 and low[at + 1] not in {"%", "/"}:
        day_end = at + 1 + (low[at + 1] in _SUFFIXES)
        if low[at + 1] in {"-", "–"} and low[at + 2].isdigit() and len(low[at + 2]) <= 2:  # "March 3-5"
            return _dated(tokens, index, at + 3, int(name), int(low[at + 2]), anchor)
        return _dated(tokens, index, day_end, int(name), int(low[at]), anchor)
    return _dated(tokens, index, index + 1 + (at - index - 1 if low[index + 1] == "." else 0), int(name), None, anchor)


def _is_month(tokens: Tokens, index: int) -> bool:
    word = tokens.low[index]
    if word not in {"may", "march", "mar", "sep", "dec", "second", "jan"}:
        return True
    before, after = tokens.tags[index - 1], tokens.low[index + 1]
    if word == "may" and not (
        before & (t.BY | t.UNTIL | t.IN | t.END | t.ON | t.OF | t.REL | t.SINCE | t.TO | t.BEGIN) or after.isdigit()
    ):
        return False
    return (
        tokens.text[tokens.start[index]].isupper()
        or bool(before & (t.BY | t.UNTIL | t.IN | t.END | t.OF | t.REL))
        or after.isdigit()
    )


def _dated(tokens: Tokens, first: int, at: int, month: int, day: int | None, anchor: Anchor) -> Moment | None:  # noqa: PLR0917
    """Fill in the year: stated, or the first such date on or after the reference."""
    year, last = _stated_year(tokens, at)
    kind = "month" if day is None else "day"
    if year is None:
        moment = Moment(first, at, kind)
        moment.year = False
        year = _first_year(anchor.day, month, day)
    else:
        moment = Moment(first, last, kind)
    if year is None:
        return moment
    closing = last_of_month(year, month)
    if day is not None and day > closing.day:
        return None
    moment.start = closing.replace(day=day or 1)
    moment.end = closing if day is None else moment.start
    return moment


def _first_year(reference: date | None, month: int, day: int | None) -> int | None:
    if reference is None:
        return None
    for year in range(reference.year, reference.year + 9):
        closing = last_of_month(year, month)
        if (day or 1) <= closing.day and closing.replace(day=day or closing.day) >= reference:
            return year
    return None


def _stated_year(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """Year = ','? ("of" | "'")? four figures | "'" two figures; with the token after it."""
    low = tokens.low
    at += low[at] in {",", "-", "/"} and low[at + 1] not in {",", "-"}
    at += low[at] in {"of", "in", "de"} and len(low[at + 1]) == 4
    if low[at] in {"'", "’"} and len(low[at + 1]) == 2 and low[at + 1].isdigit():
        return 2000 + int(low[at + 1]), at + 2
    year = _figure_year(low[at])
    return (year, at + 1) if year is not None and not _counts(tokens, at) else (None, at)


def _figure_year(word: str) -> int | None:
    return int(word) if len(word) == 4 and word.isdigit() and 1950 <= int(word) <= 2150 else None


def _counts(tokens: Tokens, at: int) -> bool:
    """A four-figure number before a plural noun or a unit counts something."""
    low, after = tokens.low, at + 1
    if low[after] in tokens.lexicon.units and low[after].endswith("s"):
        return True
    if tokens.kind[after] != WORD or tokens.tags[after] & (t.FUNCTION | t.BASIS | t.TEMPORAL | t.VERB & ~t.REACH):
        return low[after] in {"%", "+"}
    if low[after] in {"goals", "targets", "objectives", "plans", "okrs", "results", "emissions"}:
        return False
    unit = tokens.lexicon.units.get(low[after])
    return unit is not None or (low[after].endswith("s") and not low[after].endswith(("ss", "us", "is")))


# --- quarters, halves, fiscal years ----------------------------------------------------------------------------------


def _code(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Code = ("Q" 1-4 | "H" 1-2 | "FY" year) joined with a year or fiscal year in either order; "Q3-Q4" is its last part."""
    word = tokens.low[index].removesuffix("'s")
    part = _part_code(word)
    if part is not None:
        kind, number, year = part
        last = index + 1
        follow = (
            _part_code(tokens.low[index + 2])
            if tokens.low[index + 1] in {"-", "–", "+", "/", "and", "&", "to"}
            else None
        )
        if follow is not None and follow[0] == kind and follow[1] > number:
            number, year, last = follow[1], follow[2], index + 3
        if year is None:
            year, last = _part_year(tokens, last)
        return _part(index, last, kind, number, year, anchor)
    year, last = _fiscal_code(tokens, index)
    if year is None:
        return None
    at = last + (tokens.low[last] in _JOINERS)
    part = _part_code(tokens.low[at])
    if part is not None and part[2] is None:
        return _part(index, at + 1, part[0], part[1], year, anchor)
    return Moment(index, last, "fiscal", fiscal_part(year, 1, 12, anchor.fiscal_start))


def _part_code(word: str) -> tuple[str, int, int | None] | None:
    """PartCode = ("q" 1-4 | "h" 1-2) ("-"? (year | "fy" year))?, also "q1-q2" and "fy27-q3"."""
    if not 2 <= len(word) <= 14 or word[0] not in "qhf":
        return None
    if word[0] == "f":
        head, _, tail = word.partition("-")
        year, part = _fiscal_year(head), _part_code(tail) if tail else None
        return (part[0], part[1], year) if part is not None and year is not None else None
    if not "1" <= word[1] <= ("4" if word[0] == "q" else "2"):
        return None
    kind, number, rest = ("quarter" if word[0] == "q" else "half"), int(word[1]), word[2:].lstrip("-'_")
    if not rest:
        return kind, number, None
    follow = _part_code(rest)
    if follow is not None:
        return (kind, follow[1], follow[2]) if follow[0] == kind and follow[1] > number else None
    year = _fiscal_year(rest) or _short_year(rest)
    return (kind, number, year) if year is not None else None


def _fiscal_year(word: str) -> int | None:
    """FiscalYear = ("fy" | "cy") "'"? (two or four figures)."""
    if not word.startswith(("fy", "cy")):
        return None
    return _short_year(word[2:].lstrip("'-_"))


def _short_year(word: str) -> int | None:
    if len(word) == 2 and word.isdigit():
        return 2000 + int(word)
    return _figure_year(word)


def _fiscal_code(tokens: Tokens, index: int) -> tuple[int | None, int]:
    """FiscalCode = "FY27" | "FY" figures | "FY26/27" (the later year)."""
    low = tokens.low
    word = low[index]
    if word in {"fy", "cy"}:
        at = index + 1 + (low[index + 1] in {"'", "-"})
        year = _short_year(low[at])
        return (None, at + 1) if year is None else _later_year(tokens, year, at + 1)
    year = _fiscal_year(word)
    return (None, index) if year is None else _later_year(tokens, year, index + 1)


def _later_year(tokens: Tokens, year: int, at: int) -> tuple[int, int]:
    """The later year of "2025-26", "2025/2026", "FY26/27"."""
    if tokens.low[at] in {"-", "/", "–"} and tokens.glued(at) and tokens.glued(at + 1):
        later = _short_year(tokens.low[at + 1])
        if later is not None and (later == year + 1 or (len(tokens.low[at + 1]) == 4 and year < later <= year + 40)):
            return later, at + 2
    return year, at


def _part_year(tokens: Tokens, at: int) -> tuple[int | None, int]:
    """PartYear = joiner? (fiscal year | year)."""
    low = tokens.low
    for start in (at, at + 1, at + 2):
        if start > at and low[start - 1] not in _JOINERS:
            break
        worded = low[start] in {"fiscal", "financial"}
        year, last = _fiscal_code(tokens, start) if not worded else _worded_year(tokens, start)
        if year is not None:
            return year, last
        figure = _figure_year(low[start])
        if figure is not None and not (start == at and _counts(tokens, start)):
            return figure, start + 1
        if low[start - 1] == "'" and _short_year(low[start]) is not None:
            return _short_year(low[start]), start + 1
    return None, at


def _worded_year(tokens: Tokens, start: int) -> tuple[int | None, int]:
    """WordedYear = ("fiscal" | "financial") "year"? year."""
    at = start + 1 + (tokens.low[start + 1] == "year")
    year = _figure_year(tokens.low[at])
    return (None, start) if year is None else _later_year(tokens, year, at + 1)


def _part(first: int, last: int, kind: str, number: int, year: int | None, anchor: Anchor) -> Moment:  # noqa: PLR0917
    """Resolve a quarter or half; without a year the first one that ends on or after the reference."""
    months = _MONTHS_OF[kind]
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


def _number_code(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """NumberCode = 1-4 "Q" year? | 1-2 "H" year? | year "Q" 1-4 | ordinal "quarter" | year span."""
    low = tokens.low
    if low[index + 1] in _SUFFIXES and low[index] in {"1", "2", "3", "4"}:
        return _ordinal_part(tokens, index, anchor)
    suffix = low[index + 1]
    if suffix[:1] in {"q", "h"} and tokens.glued(index + 1) and low[index] in {"1", "2", "3", "4"}:
        year = _short_year(suffix[1:].lstrip("'-")) if len(suffix) > 1 else None
        kind = "quarter" if suffix[0] == "q" else "half"
        if (len(suffix) > 1 and year is None) or (kind == "half" and low[index] > "2"):
            return None
        if year is None:
            year, last = _part_year(tokens, index + 2)
            if year is None and kind == "half":
                return None
            return _part(index, last, kind, int(low[index]), year, anchor)
        return _part(index, index + 2, kind, int(low[index]), year, anchor)
    year = _figure_year(low[index])
    if year is not None:
        at = index + 1 + (low[index + 1] in {"-", "/", ",", "'s"})
        part = _part_code(low[at])
        if part is not None and part[2] is None:
            return _part(index, at + 1, part[0], part[1], year, anchor)
    return None


def _ordinal_part(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
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
    year, last = _part_year(tokens, at + 1)
    if year is None and low[at + 1] == "of":
        return _part_of_rel(tokens, index, at, kind, number, anchor)
    if year is None and not tokens.tags[index - 1] & (t.IN | t.BY | t.THE | t.UNTIL | t.END):
        return None
    return _part(index, last, kind, number, year, anchor)


def _part_of_rel(tokens: Tokens, index: int, at: int, kind: str, number: int, anchor: Anchor) -> Moment | None:  # noqa: PLR0917
    """PartOfYear = … "of" ("this" | "next" | "the")? "year"."""
    low = tokens.low
    ahead = 1 if low[at + 2] == "next" else 0
    year_at = at + 2 + (low[at + 2] in {"next", "this", "the", "current", "fiscal"})
    if low[year_at] != "year":
        return None
    moment = Moment(index, year_at + 1, kind)
    moment.year, moment.relative = False, True
    if anchor.day is not None:
        first, last = part_around(anchor.day, 12, anchor.fiscal_start, ahead=ahead)
        moment.start, moment.end = fiscal_part(
            last.year if anchor.fiscal_start != 1 else first.year, number, _MONTHS_OF[kind], anchor.fiscal_start
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


def _fiscal_words(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """FiscalWords = ("fiscal" | "financial" | "academic" | "school") "year"? year ("-" year)?."""
    low = tokens.low
    if low[index] not in {"fiscal", "financial", "academic", "school", "calendar"}:
        return None
    at = index + 1 + (low[index + 1] in {"year", "years"})
    year = _figure_year(low[at]) or (_fiscal_year(low[at]))
    if year is None:
        return None
    later, last = _later_year(tokens, year, at + 1)
    if low[index] in {"academic", "school"}:
        end = later if later != year else year + 1
        return Moment(index, last, "year", (date(end - 1, 9, 1), date(end, 8, 31)))
    start = 1 if low[index] == "calendar" else anchor.fiscal_start
    return Moment(index, last, "fiscal", fiscal_part(later, 1, 12, start))


# --- edges and relative periods --------------------------------------------------------------------------------------


def _edge(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Edge = "EOY" | ("end" | "mid" | "early" | "late" …) "of"? "the"? (moment | period | year)."""
    low, bits = tokens.low, tokens.tags[index]
    short = tokens.lexicon.calendar["end_of"].get(low[index])
    if short is not None:
        return _shorthand(tokens, index, short, anchor)
    if low[index].startswith("mid-") and len(low[index]) > 4:
        return _middle_code(tokens, index, anchor)
    if not bits & (t.END | t.BEGIN | t.LATE):
        return None
    at = (
        index
        + 1
        + (low[index + 1] == "-" or tokens.tags[index + 1] & t.OF != 0)
        + (low[index + 1] == "-" and low[index + 2] == "of")
    )
    at += (
        bool(tokens.tags[at] & t.THE)
        and low[at] not in {"this", "these"}
        and bool(tokens.tags[at - 1] & (t.OF | t.END))
    )
    if tokens.tags[at] & (t.END | t.BEGIN | t.LATE):
        return None
    inner = (
        _moment(tokens, at, anchor)
        if at > index + 1 or tokens.kind[at] == NUMBER or tokens.tags[at] & (t.TEMPORAL | t.CODE) or low[at] == "fy"
        else None
    )
    if inner is None:
        inner = _bare_period(tokens, at, anchor)
    if inner is None or (inner.kind == "day" and inner.first == at):
        return None
    inner.first = index
    inner.closing = True
    _trim_to_edge(inner, tokens, index)
    return inner


def _shorthand(tokens: Tokens, index: int, kind: str, anchor: Anchor) -> Moment:
    year, last = _part_year(tokens, index + 1)
    if year is not None and kind in {"year", "fiscal"}:
        moment = Moment(index, last, "year", fiscal_part(year, 1, 12, anchor.fiscal_start))
    else:
        moment = _around(index, index + 1, kind, 0, anchor)
    moment.closing = True
    return moment


def _middle_code(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """MiddleCode = "mid-" (year | month): the middle of the year or month."""
    rest = tokens.low[index][4:]
    year = _figure_year(rest)
    if year is not None:
        return Moment(index, index + 1, "half", (date(year, 1, 1), date(year, 6, 30)))
    month = tokens.lexicon.calendar["month"].get(rest)
    if month is None:
        return None
    return _dated(tokens, index, index + 1, int(month), 15, anchor)


def _trim_to_edge(moment: Moment, tokens: Tokens, index: int) -> None:
    """The middle of a year is 30 June, of a month the 15th; an early part its first third. "End" keeps the last day."""
    word = tokens.low[index]
    if moment.start is None or moment.end is None or tokens.tags[index] & (t.END | t.LATE):
        return
    days = (moment.end - moment.start).days + 1
    if word in {"mid", "middle"}:
        moment.end = (
            date(moment.start.year, 6, 30)
            if days > 300 and moment.start.month == 1
            else moment.start + timedelta(days=(days - 1) // 2)
        )
    elif word == "early":
        moment.end = (
            last_of_month(moment.start.year, moment.start.month + 2)
            if days > 300
            else moment.start + timedelta(days=days // 3 - 1)
        )
    else:
        moment.end = moment.start


def _bare_period(tokens: Tokens, at: int, anchor: Anchor) -> Moment | None:
    """BarePeriod = "fiscal"? ("month" | "quarter" | "year" | "cycle" …) not followed by a noun of its own."""
    low = tokens.low
    fiscal = low[at] in {"fiscal", "financial", "calendar"}
    year_at = at + fiscal
    kind = tokens.lexicon.calendar["period"].get(low[year_at])
    if kind is None or (low[year_at].endswith("s") and low[year_at] != "okrs"):
        if low[at] in {"decade", "century", "project", "season", "school", "pilot", "programme", "program", "semester"}:
            return _around(at, at + 1 + (low[at + 1] == "year"), "unknown", 0, anchor)
        return None
    year, last = _part_year(tokens, year_at + 1)
    if year is not None and kind == "year":
        return Moment(at, last, "year", fiscal_part(year, 1, 12, anchor.fiscal_start))
    return _around(at, year_at + 1, "fiscal" if fiscal else kind, 0, anchor)


def _relative(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Relative = ("this" | "next" | "current" …) ("month" | "quarter" | weekday | season | month name …)."""
    low = tokens.low
    if low[index] == "same":
        return _same(tokens, index)
    if not tokens.tags[index] & t.REL:
        return None
    at = index + 1
    ahead = 1 if low[index] in {"next", "following", "coming", "upcoming"} else 0
    named = _month(tokens, at, anchor) or _named(tokens, at, anchor)
    if named is not None:
        named.first, named.relative = index, True
        return named
    fiscal = low[at] in {"fiscal", "financial", "calendar", "academic"}
    kind = tokens.lexicon.calendar["period"].get(low[at + fiscal])
    if kind is None or low[at + fiscal].endswith("s"):
        return None
    return _around(index, at + 1 + fiscal, "fiscal" if fiscal else kind, ahead, anchor)


def _same(tokens: Tokens, index: int) -> Moment | None:
    """Same = "same" ("timeframe" | "time" "frame" | "period" | "time" "period"): a period stated elsewhere."""
    low = tokens.low
    at = index + 1 + (low[index + 1] == "time")
    if low[at] not in {"timeframe", "frame", "period", "timeline", "time-frame"} or not tokens.tags[index - 1] & t.THE:
        return None
    moment = Moment(index, at + 1, "unknown")
    moment.year, moment.relative = False, True
    return moment


def _around(first: int, last: int, kind: str, ahead: int, anchor: Anchor) -> Moment:
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
    if kind in _MONTHS_OF:
        return part_around(anchor.day, _MONTHS_OF[kind], anchor.fiscal_start, ahead=ahead)
    if kind == "week":
        monday = anchor.day - timedelta(days=anchor.day.weekday()) + timedelta(days=7 * ahead)
        return monday, monday + timedelta(days=6)
    if kind == "day":
        return anchor.day, anchor.day
    return None


def _cycle(anchor: Anchor) -> tuple[date, date] | None:
    return None if anchor.cycle is None else (anchor.cycle.start, anchor.cycle.end)


def _named(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Named = weekday | season year? | feast year? | "tomorrow"."""
    low, calendar = tokens.low, tokens.lexicon.calendar
    word = low[index]
    if word in calendar["weekday"]:
        return _weekday(tokens, index, int(calendar["weekday"][word]), anchor)
    if word in {"tomorrow", "today"} and tokens.tags[index - 1] & (t.BY | t.UNTIL):
        moment = _around(index, index + 1, "day", 0, anchor)
        if moment.end is not None and word == "tomorrow":
            moment.start = moment.end = moment.end + timedelta(days=1)
        return moment
    if word in calendar["season"] or word == "fall":
        return _season(tokens, index, 11 if word == "fall" else int(calendar["season"][word]), anchor)
    feast = calendar["feast"].get(word)
    return _feast(tokens, index, feast, anchor) if feast is not None else None


def _weekday(tokens: Tokens, index: int, weekday: int, anchor: Anchor) -> Moment | None:
    if not tokens.tags[index - 1] & (t.BY | t.UNTIL | t.ON | t.REL):
        return None
    moment = Moment(index, index + 1, "day")
    moment.year, moment.relative = False, True
    if anchor.day is not None:
        strict = tokens.low[index - 1] == "next"
        ahead = (weekday - anchor.day.weekday()) % 7 or (7 if strict else 0)
        moment.start = moment.end = anchor.day + timedelta(days=ahead)
    return moment


def _season(tokens: Tokens, index: int, month: int, anchor: Anchor) -> Moment | None:
    """Season = "spring" | "summer" … year?; only with a year or after a word of time."""
    year, last = _stated_year(tokens, index + 1)
    if (
        year is None
        and not tokens.tags[index - 1] & (t.BY | t.UNTIL | t.IN | t.REL | t.END)
        and not (tokens.low[index - 1] == "of" and tokens.tags[index - 2] & t.END)
    ):
        return None
    if year is None and tokens.kind[index + 1] == WORD and not tokens.tags[index + 1] & t.FUNCTION:
        return None
    moment = Moment(index, last if year is not None else index + 1, "season")
    moment.year = year is not None
    year = year if year is not None else _first_year(anchor.day, month, None)
    if year is not None:
        moment.end = last_of_month(year + (month == 2 and moment.year), month)
        moment.start = moment.end.replace(day=1)
    return moment


def _feast(tokens: Tokens, index: int, feast: str, anchor: Anchor) -> Moment | None:
    """Feast = "Easter" | "Christmas" year?; only as a time."""
    year, last = _stated_year(tokens, index + 1)
    if not tokens.tags[index - 1] & (t.BY | t.UNTIL | t.REL | t.IN):
        return None
    moment = Moment(index, last if year is not None else index + 1, "day")
    moment.year = year is not None
    years = [year] if year is not None else [] if anchor.day is None else [anchor.day.year, anchor.day.year + 1]
    for candidate in years:
        month, _, day = feast.partition("-")
        on = easter(candidate) if feast == "easter" else date(candidate, int(month), int(day))
        if year is not None or (anchor.day is not None and on >= anchor.day):
            moment.start = moment.end = on
            break
    return moment


def _step(tokens: Tokens, index: int) -> Moment | None:
    """Step = ("week" | "month" | "day" | "sprint") number: a place in a schedule the text does not date."""
    low = tokens.low
    if (
        tokens.lexicon.calendar["period"].get(low[index]) is None
        or low[index].endswith("s")
        or tokens.kind[index + 1] != NUMBER
    ):
        return None
    if not low[index + 1].isdigit() or int(low[index + 1][:4]) > 104 or tokens.kind[index - 1] == NUMBER:
        return None
    moment = Moment(index, index + 2, "step")
    moment.year, moment.relative = False, True
    return moment


def _year(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Year = four figures after a word of time, before a word of comparison, in brackets, or as a span "2025-26"."""
    year = _figure_year(tokens.low[index])
    if year is None or _counts(tokens, index) or tokens.low[index - 1] in tokens.lexicon.currencies:
        return None
    later, last = _later_year(tokens, year, index + 1)
    before, after, low = tokens.tags[index - 1], tokens.tags[last], tokens.low
    timed = t.BY | t.UNTIL | t.IN | t.END | t.SINCE | t.REL | t.BEGIN | t.LATE | t.TEMPORAL | t.BASIS | t.ON
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
            and _figure_year(low[index + 2]) is None
            and low[index + 3] != "%"
        )
    if low[index - 1] == "to":
        return (tokens.kind[index - 2] == NUMBER and _figure_year(low[index - 2]) is None) or not any(
            tokens.kind[at] == NUMBER for at in range(index)
        )
    return low[index - 1] == "of" and low[index - 2] in {"total", "target", "goal", "minimum", "level"}
