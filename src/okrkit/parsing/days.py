"""Days and months: in figures, in words, with or without a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.calendar import Anchor, last_of_month
from okrkit.parsing.tokens import NUMBER, Tokens
from okrkit.parsing.years import Moment, dated

__all__ = ["SUFFIXES", "day_month", "in_figures", "month_moment"]

_DATING_ANY: Final = t.BY | t.UNTIL | t.IN | t.END | t.ON | t.OF | t.REL | t.SINCE | t.TO | t.BEGIN
_DATING_MONTH: Final = t.BY | t.UNTIL | t.IN | t.END | t.OF | t.REL

SUFFIXES: Final = frozenset({"st", "nd", "rd", "th"})


def in_figures(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
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
        return Moment(index, last, "day") if 4 in {len(parts[0]), len(parts[2])} and _is_near_a_day(parts) else None
    moment = Moment(index, last, "day", (days[0], days[0]) if len(days) == 1 else None)
    moment.others = tuple(days) if len(days) > 1 else ()
    return moment


def _is_near_a_day(parts: list[str]) -> bool:
    """Return whether figures are those of a day that no calendar has, such as 30/02/2027: unresolved, not overlooked."""
    short = [int(part) for part in parts if len(part) <= 2]
    return len(short) == 2 and min(short) in range(1, 13) and max(short) in range(1, 32)


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


def day_month(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """DayMonth = D ordinal? "of"? month ','? year?."""
    low = tokens.low
    if not low[index].isdigit() or not 1 <= len(low[index]) <= 2 or not 1 <= int(low[index]) <= 31:
        return None
    at = index + 1
    at += low[at] in SUFFIXES
    at += low[at] in {".", "of", "de", "-"}
    at += low[at] == "the"
    month = tokens.lexicon.calendar["month"].get(low[at])
    if month is None:
        return None
    return dated(tokens, index, at + 1, int(month), int(low[index]), anchor)


def month_moment(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Month = month '.'? (D ordinal?)? ','? year?; "may" and "march" only where they are months."""
    low = tokens.low
    name = tokens.lexicon.calendar["month"].get(low[index])
    if name is None or not _is_month(tokens, index):
        return None
    at = index + 1 + (low[index + 1] == "." and len(low[index]) <= 4 and tokens.kind[index + 2] == NUMBER)
    at += low[at] == "the"
    if low[at].isdigit() and len(low[at]) <= 2 and 1 <= int(low[at]) <= 31 and low[at + 1] not in {"%", "/"}:
        day_end = at + 1 + (low[at + 1] in SUFFIXES)
        if low[at + 1] in {"-", "–"} and low[at + 2].isdigit() and len(low[at + 2]) <= 2:  # "March 3-5"
            return dated(tokens, index, at + 3, int(name), int(low[at + 2]), anchor)
        return dated(tokens, index, day_end, int(name), int(low[at]), anchor)
    return dated(tokens, index, index + 1 + (at - index - 1 if low[index + 1] == "." else 0), int(name), None, anchor)


def _is_month(tokens: Tokens, index: int) -> bool:
    word = tokens.low[index]
    if word not in {"may", "march", "mar", "sep", "dec", "second", "jan"}:
        return True
    before, after = tokens.tags[index - 1], tokens.low[index + 1]
    if word == "may" and not (before & _DATING_ANY or after.isdigit()):
        return False
    return tokens.text[tokens.start[index]].isupper() or bool(before & _DATING_MONTH) or after.isdigit()
