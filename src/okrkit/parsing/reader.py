"""From a sentence to a ParsedGoal: the order in which the productions run."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Final

from okrkit.errors import GoalSyntaxError, OptionsError, UnknownNameError
from okrkit.goals import Cycle
from okrkit.goals._build import require_day, shown
from okrkit.parsing import tags as t
from okrkit.parsing.calendar import Anchor
from okrkit.parsing.compose import compose, with_stated
from okrkit.parsing.dates import moments
from okrkit.parsing.deadlines import Deadline, deadline, spans
from okrkit.parsing.exact import read_stated
from okrkit.parsing.lexicon import lexicon
from okrkit.parsing.own_words import NO_WORDS, OwnWords
from okrkit.parsing.quantities import Quantity, quantities
from okrkit.parsing.roles import roles
from okrkit.parsing.sentence import Sentence
from okrkit.parsing.slots import Kind, ParsedGoal
from okrkit.parsing.tokens import tokenize

__all__ = ["LONGEST", "read"]

_DEADLINE_VERB_OR_INCREASE_OR_DECREASE: Final = t.DEADLINE_VERB | t.INCREASE | t.DECREASE
_MILESTONE_OR_REACH: Final = t.MILESTONE | t.REACH

LONGEST: Final = 10_000
_ORDERS: Final = ("dmy", "mdy", "ymd")


def read(
    text: str,
    *,
    kind: Kind,
    cycle: Cycle | None,
    reference: date | None,
    fiscal_year_start: int,
    date_order: str | None,
    locale: str,
    own_words: OwnWords = NO_WORDS,
) -> ParsedGoal:
    """Goal = label* (verb | subject verb?) metric roles deadline? purpose?, in any order the language allows."""
    _check(text, fiscal_year_start, date_order)
    if reference is not None:
        require_day("parsing", "reference", reference)
    day = reference or (cycle.start if cycle is not None else None)
    order = date_order or ("dmy" if locale != "en" else None)  # only English is written in both orders
    anchor = _anchor(day, cycle, fiscal_year_start, order)
    stated = read_stated(text)
    tokens = tokenize(text, lexicon(locale, own_words))
    sentence = Sentence(tokens, kind, moments(tokens, anchor))
    _numbers(sentence, anchor)
    parsed = compose(sentence)
    return parsed if stated is None else with_stated(parsed, stated)


@lru_cache(maxsize=64)
def _anchor(day: date | None, cycle: Cycle | None, fiscal_start: int, order: str | None) -> Anchor:
    return Anchor(day, cycle, fiscal_start, order)


def _check(text: str, fiscal_year_start: int, date_order: str | None) -> None:
    if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # cells of tables hold numbers
        raise GoalSyntaxError(f"a goal is text, got {type(text).__name__}", text=shown(text), span=(0, 0))
    if len(text) > LONGEST:
        raise GoalSyntaxError(
            f"a goal has at most {LONGEST} characters, got {len(text)}; split the text",
            text=text,
            span=(LONGEST, len(text)),
        )
    if not text[:1].isalnum() and not any(map(str.isalnum, text)):
        raise GoalSyntaxError("no word or number to read", text=text, span=(0, len(text)))
    if not 1 <= fiscal_year_start <= 12:
        raise OptionsError("parsing", [f"fiscal_year_start must be a month [1-12], got {shown(fiscal_year_start)}"])
    if date_order is not None and date_order not in _ORDERS:
        raise UnknownNameError("date order", date_order, _ORDERS)


def _numbers(sentence: Sentence, anchor: Anchor) -> None:
    """Moments first (they hold numbers), then quantities, then lengths of time, then roles."""
    tokens = sentence.tokens
    taken = [False] * (tokens.size + 8)
    for moment in sentence.moments:
        taken[moment.first : moment.last] = [True] * (moment.last - moment.first)
    found = quantities(tokens, taken)
    lengths: list[Deadline] = []
    used: set[int] = set()
    if "days" in [quantity.family for quantity in found]:
        once, every = _happens_once(sentence, found), _speaks_of_every(sentence, found)
        lengths, used = spans(tokens, found, anchor, milestone=once, every=every)
    sentence.found = [quantity for position, quantity in enumerate(found) if position not in used]
    sentence.deadline = deadline(tokens, sentence.moments, lengths, promises=bool(sentence.found))
    sentence.roles = roles(tokens, sentence.found, sentence.verb, sentence.first)


def _happens_once(sentence: Sentence, found: list[Quantity]) -> bool:
    """A verb that happens once and takes a deadline: finish, launch, reduce; not "respond within two days"."""
    tags = sentence.verb.tags
    if sentence.verb.at < 0:
        return False
    counted = any(quantity.family in {"money", "count"} for quantity in found)
    long = any(quantity.unit in {"month", "year"} for quantity in found)
    return (
        (counted and long)
        or bool(tags & _DEADLINE_VERB_OR_INCREASE_OR_DECREASE)
        or (bool(tags & _MILESTONE_OR_REACH) and not tags & t.SERVICE)
    )


def _speaks_of_every(sentence: Sentence, found: list[Quantity]) -> bool:
    """Every, all, each, or a share of cases as the subject: the length is a service window."""
    tokens, verb = sentence.tokens, sentence.verb
    stop = next((q.core for q in found if q.family == "days"), tokens.size)
    alone = len(found) == 1
    if verb.at >= 0 and verb.tags & t.MOVES and not verb.tags & t.SERVICE and not alone:
        return False
    named = any(tag & t.ALL and word != "any" for tag, word in zip(tokens.tags[:stop], tokens.low[:stop], strict=True))
    share = any(q.family == "share" and q.core < stop and tokens.low[q.after] == "of" for q in found)
    return named or share
