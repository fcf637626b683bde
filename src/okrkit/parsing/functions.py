"""The public functions: a sentence in, a ParsedGoal out."""

from __future__ import annotations

from datetime import date

from okrkit.goals import Cycle
from okrkit.parsing.own_words import NO_WORDS, OwnWords
from okrkit.parsing.reader import read
from okrkit.parsing.slots import ParsedGoal

__all__ = ["parse_key_result", "parse_objective", "parse_smart_goal"]


def parse_key_result(
    text: str,
    *,
    cycle: Cycle | None = None,
    reference: date | None = None,
    fiscal_year_start: int = 1,
    date_order: str | None = None,
    locale: str = "en",
    own_words: OwnWords = NO_WORDS,
) -> ParsedGoal:
    """Read the sentence of a key result.

    A pure function of its arguments: no clock. What hangs on a reference that is not given stays unresolved.

    Args:
        text: The sentence, at most 10 000 characters.
        cycle: The cycle it belongs to; its first day is the reference, "end of the cycle" its last.
        reference: The day from which "within 90 days" and a year-less "March 31" count.
        fiscal_year_start: First month of the fiscal year [1-12]; FY27 is the year that ends in 2027.
        date_order: "dmy", "mdy" or "ymd" for dates in figures; None keeps both readings of 04/05/2027.
        locale: Language of numbers, dates and function words: "en", "de", "fr" or "es".
        own_words: What words mean in your house, on top of okrkit's lists.

    Returns:
        The slots; whatever the text does not say is None.

    Raises:
        GoalSyntaxError: If there is nothing to read, or more than 10 000 characters.
        UnknownNameError: If the locale or the date order does not exist.
        OptionsError: If the fiscal year starts in no month.

    Examples:
        >>> from okrkit.goals import Cycle
        >>> p = parse_key_result(
        ...     "Reduce average first response time from 4 hours to under 1 hour by March 31",
        ...     cycle=Cycle.quarter(2026, 1),
        ... )
        >>> p.direction.value, p.metric.value, p.baseline.value, p.target.value
        ('decrease', 'average first response time', 4, 1)
        >>> p.comparator.value, p.unit.value, p.due.value
        ('<', 'hour', datetime.date(2026, 3, 31))
    """
    return read(
        text,
        kind="key_result",
        cycle=cycle,
        reference=reference,
        fiscal_year_start=fiscal_year_start,
        date_order=date_order,
        locale=locale,
        own_words=own_words,
    )


def parse_smart_goal(
    text: str,
    *,
    cycle: Cycle | None = None,
    reference: date | None = None,
    fiscal_year_start: int = 1,
    date_order: str | None = None,
    locale: str = "en",
    own_words: OwnWords = NO_WORDS,
) -> ParsedGoal:
    """Read the sentence of a SMART goal; arguments, result and errors as of `parse_key_result`.

    The purpose ("so that …", "because …") is what the goal states as its relevance.

    Examples:
        >>> p = parse_smart_goal(
        ...     "Cut ticket hand-offs from 3 to 1 per ticket by 15 March 2026 so that customers wait less. Owner: dana"
        ... )
        >>> p.owner.value, p.purpose.value, p.due.value
        ('dana', 'so that customers wait less', datetime.date(2026, 3, 15))
    """
    return read(
        text,
        kind="smart_goal",
        cycle=cycle,
        reference=reference,
        fiscal_year_start=fiscal_year_start,
        date_order=date_order,
        locale=locale,
        own_words=own_words,
    )


def parse_objective(
    text: str,
    *,
    cycle: Cycle | None = None,
    reference: date | None = None,
    fiscal_year_start: int = 1,
    date_order: str | None = None,
    locale: str = "en",
    own_words: OwnWords = NO_WORDS,
) -> ParsedGoal:
    """Read the sentence of an objective; arguments, result and errors as of `parse_key_result`.

    A superlative is what an objective is for and not vague. A number in it is read as it is in a key result: an objective
    should hold none, and `measurable` tells.

    Examples:
        >>> p = parse_objective("Make our customer support world-class")
        >>> p.verb.value, p.metric.value, p.target, p.measurable, p.vague
        ('make', 'customer support world-class', None, False, ())
    """
    return read(
        text,
        kind="objective",
        cycle=cycle,
        reference=reference,
        fiscal_year_start=fiscal_year_start,
        date_order=date_order,
        locale=locale,
        own_words=own_words,
    )
