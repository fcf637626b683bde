"""Time expressions that hang on others: "end of …", "next …", weekdays, seasons, feasts, steps of a schedule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, TypeAlias

from okrkit.parsing import tags as t
from okrkit.parsing.calendar import Anchor, easter, fiscal_part, last_of_month
from okrkit.parsing.days import month_moment
from okrkit.parsing.periods import around
from okrkit.parsing.tokens import NUMBER, WORD, Tokens
from okrkit.parsing.years import Moment, dated, figure_year, first_year, part_year, stated_year

__all__ = ["Reader", "edge", "named_moment", "relative_moment", "step"]

_BY_OR_UNTIL: Final = t.BY | t.UNTIL
_DATING: Final = t.BY | t.UNTIL | t.REL | t.IN
_DATING_DAY: Final = t.BY | t.UNTIL | t.ON | t.REL
_DATING_NAME: Final = t.BY | t.UNTIL | t.IN | t.REL | t.END
_END_OR_BEGIN_OR_LATE: Final = t.END | t.BEGIN | t.LATE
_END_OR_LATE: Final = t.END | t.LATE
_OF_OR_END: Final = t.OF | t.END
_TEMPORAL_OR_CODE: Final = t.TEMPORAL | t.CODE

Reader: TypeAlias = "Callable[[Tokens, int, Anchor], Moment | None]"


def edge(tokens: Tokens, index: int, anchor: Anchor, moment_at: Reader) -> Moment | None:
    """Edge = "EOY" | ("end" | "mid" | "early" | "late" …) "of"? "the"? (moment | period | year)."""
    low, bits = tokens.low, tokens.tags[index]
    short = tokens.lexicon.calendar["end_of"].get(low[index])
    if short is not None:
        return _shorthand(tokens, index, short, anchor)
    if low[index].startswith("mid-") and len(low[index]) > 4:
        return _middle_code(tokens, index, anchor)
    if low[index + 1] == "end" and low[index] in {"year", "quarter", "month"}:
        moment = _shorthand(tokens, index + 1, low[index], anchor)
        moment.first = index
        return moment
    if not bits & _END_OR_BEGIN_OR_LATE:
        return None
    at = (
        index
        + 1
        + (low[index + 1] == "-" or tokens.tags[index + 1] & t.OF != 0)
        + (low[index + 1] == "-" and low[index + 2] == "of")
    )
    at += bool(tokens.tags[at] & t.THE) and low[at] not in {"this", "these"} and bool(tokens.tags[at - 1] & _OF_OR_END)
    if tokens.tags[at] & _END_OR_BEGIN_OR_LATE:
        return None
    inner = (
        moment_at(tokens, at, anchor)
        if at > index + 1 or tokens.kind[at] == NUMBER or tokens.tags[at] & _TEMPORAL_OR_CODE or low[at] == "fy"
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
    year, last = part_year(tokens, index + 1)
    if year is not None and kind in {"year", "fiscal"}:
        moment = Moment(index, last, "year", fiscal_part(year, 1, 12, anchor.fiscal_start))
    else:
        moment = around(index, index + 1, kind, 0, anchor)
    moment.closing = True
    return moment


def _middle_code(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """MiddleCode = "mid-" (year | month): the middle of the year or month."""
    rest = tokens.low[index][4:]
    year = figure_year(rest)
    if year is not None:
        return Moment(index, index + 1, "half", (date(year, 1, 1), date(year, 6, 30)))
    month = tokens.lexicon.calendar["month"].get(rest)
    if month is None:
        return None
    return dated(tokens, index, index + 1, int(month), 15, anchor)


def _trim_to_edge(moment: Moment, tokens: Tokens, index: int) -> None:
    """The middle of a year is 30 June, of a month the 15th; an early part its first third. "End" keeps the last day."""
    word = tokens.low[index]
    if moment.start is None or moment.end is None or tokens.tags[index] & _END_OR_LATE:
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
            return around(at, at + 1 + (low[at + 1] == "year"), "unknown", 0, anchor)
        return None
    year, last = part_year(tokens, year_at + 1)
    if year is not None and kind == "year":
        return Moment(at, last, "year", fiscal_part(year, 1, 12, anchor.fiscal_start))
    return around(at, year_at + 1, "fiscal" if fiscal else kind, 0, anchor)


def relative_moment(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Relative = ("this" | "next" | "current" …) ("month" | "quarter" | weekday | season | month name …)."""
    low = tokens.low
    if low[index] == "same":
        return _same(tokens, index)
    if not tokens.tags[index] & t.REL:
        return None
    at = index + 1
    ahead = 1 if low[index] in {"next", "following", "coming", "upcoming"} else 0
    named = month_moment(tokens, at, anchor) or named_moment(tokens, at, anchor)
    if named is not None:
        named.first, named.relative = index, True
        return named
    fiscal = low[at] in {"fiscal", "financial", "calendar", "academic"}
    kind = tokens.lexicon.calendar["period"].get(low[at + fiscal])
    if kind is None or low[at + fiscal].endswith("s"):
        return None
    return around(index, at + 1 + fiscal, "fiscal" if fiscal else kind, ahead, anchor)


def _same(tokens: Tokens, index: int) -> Moment | None:
    """Same = "same" ("timeframe" | "time" "frame" | "period" | "time" "period"): a period stated elsewhere."""
    low = tokens.low
    at = index + 1 + (low[index + 1] == "time")
    if low[at] not in {"timeframe", "frame", "period", "timeline", "time-frame"} or not tokens.tags[index - 1] & t.THE:
        return None
    moment = Moment(index, at + 1, "unknown")
    moment.year, moment.relative = False, True
    return moment


def named_moment(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Named = weekday | season year? | feast year? | "tomorrow"."""
    low, calendar = tokens.low, tokens.lexicon.calendar
    word = low[index]
    if word in calendar["weekday"]:
        return _weekday(tokens, index, int(calendar["weekday"][word]), anchor)
    if word in {"tomorrow", "today"} and tokens.tags[index - 1] & _BY_OR_UNTIL:
        moment = around(index, index + 1, "day", 0, anchor)
        if moment.end is not None and word == "tomorrow":
            moment.start = moment.end = moment.end + timedelta(days=1)
        return moment
    if word in calendar["season"] or word == "fall":
        return _season(tokens, index, 11 if word == "fall" else int(calendar["season"][word]), anchor)
    feast = calendar["feast"].get(word)
    return _feast(tokens, index, feast, anchor) if feast is not None else None


def _weekday(tokens: Tokens, index: int, weekday: int, anchor: Anchor) -> Moment | None:
    if not tokens.tags[index - 1] & _DATING_DAY:
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
    year, last = stated_year(tokens, index + 1)
    if (
        year is None
        and not tokens.tags[index - 1] & _DATING_NAME
        and not (tokens.low[index - 1] == "of" and tokens.tags[index - 2] & t.END)
    ):
        return None
    if year is None and tokens.kind[index + 1] == WORD and not tokens.tags[index + 1] & t.FUNCTION:
        return None
    moment = Moment(index, last if year is not None else index + 1, "season")
    moment.year = year is not None
    year = year if year is not None else first_year(anchor.day, month, None)
    if year is not None:
        moment.end = last_of_month(year + (month == 2 and moment.year), month)
        moment.start = moment.end.replace(day=1)
    return moment


def _feast(tokens: Tokens, index: int, feast: str, anchor: Anchor) -> Moment | None:
    """Feast = "Easter" | "Christmas" year?; only as a time."""
    year, last = stated_year(tokens, index + 1)
    if not tokens.tags[index - 1] & _DATING:
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


def step(tokens: Tokens, index: int) -> Moment | None:
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
