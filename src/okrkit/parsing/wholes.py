"""Targets without figures: zero, all, double, halve, twice a week."""

from __future__ import annotations

from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.candidates import CHANGE, FILTER, PLAIN, Candidate
from okrkit.parsing.heads import count_unit
from okrkit.parsing.quantities import Quantity, comparator_before
from okrkit.parsing.sentence import Sentence
from okrkit.parsing.tokens import NUMBER, WORD

__all__ = ["all_of", "frequency", "without_figures"]

_AUX_OR_TO_OR_BY: Final = t.AUX | t.TO | t.BY
_BEFORE_VERB: Final = t.AUX | t.TO | t.SKIP | t.MODAL
_PREP_OR_PRONOUN: Final = t.PREP | t.PRONOUN
_THIRD_OR_PAST: Final = t.THIRD | t.PAST

_ENDERS: Final = frozenset({"eliminate", "eradicate", "end", "abolish", "zero", "prevent"})
_NONE: Final = frozenset({"no", "zero"})
_REPEATS: Final = frozenset({"once", "twice", "thrice"})
_ALL: Final = frozenset({"all", "every", "each"})
_FREQUENCIES: Final = frozenset(
    {
        "weekly",
        "daily",
        "monthly",
        "quarterly",
        "yearly",
        "annually",
        "hourly",
        "biweekly",
        "bi-weekly",
        "fortnightly",
        "bimonthly",
        "bi-monthly",
        "semi-annually",
        "nightly",
    }
)
_REPEATING: Final = _FREQUENCIES | {"every", "each"}
_MADE_ONCE: Final = frozenset(
    [
        "plan",
        "create",
        "build",
        "design",
        "define",
        "implement",
        "develop",
        "draft",
        "establish",
        "set",
        "introduce",
        "automate",
        "launch",
        "prepare",
        "finalise",
        "finalize",
        "complete",
        "improve",
        "migrate",
        "redesign",
        "replace",
        "find",
        "choose",
        "select",
        "start",
        "begin",
        "add",
        "maximize",
        "maximise",
    ]
)
_PERIODS: Final = frozenset(
    {
        "day",
        "week",
        "month",
        "quarter",
        "year",
        "sprint",
        "night",
        "morning",
        "evening",
        "weekend",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "release",
        "fortnight",
    }
)


def without_figures(sentence: Sentence) -> Candidate | None:
    """WithoutFigures = multiple | halving | repeat | nothing; None where the sentence has none of them."""
    return _multiple(sentence) or _nothing(sentence) or _repeat(sentence)


def _multiple(sentence: Sentence) -> Candidate | None:
    """Multiple = "double" | "triple" … as the verb or after an auxiliary; Halving = "halve"."""
    tokens, lexicon = sentence.tokens, sentence.tokens.lexicon
    if lexicon.multipliers.isdisjoint(tokens.present) and "half" not in tokens.present:
        return None
    stop = sentence.roles.target.quantity.first if _strong(sentence) and sentence.roles.target else tokens.size
    for index in range(sentence.first, min(stop, sentence.first + 30)):
        word = tokens.low[index]
        if word in lexicon.halving or (word == "half" and tokens.low[index - 1] == "in"):
            return _made(index, 50, "%", "share", CHANGE)
        count = lexicon.multiples.get(word)
        if (
            count is None
            or tokens.low[index - 1] in {"the", "a", "per"}
            or tokens.low[index + 1] in {"digit", "digits", "check", "click", "opt-in", "bottom"}
        ):
            continue
        if (
            index == sentence.verb.at
            or tokens.tags[index - 1] & _BEFORE_VERB
            or not sentence.tokens.tags[index] & t.VERB
            or tokens.tags[index] & _THIRD_OR_PAST
        ):
            return _made(index, count, "x", "multiple", CHANGE)
    return None


def _nothing(sentence: Sentence) -> Candidate | None:
    """Nothing = ("no" | "zero") noun at the start or after "have" … | "eliminate" plural noun."""
    tokens, first = sentence.tokens, sentence.first
    low = tokens.low
    if sentence.verb.base in _ENDERS and sentence.verb.imperative and not _strong(sentence):
        made = _made(sentence.verb.at, 0, None, "none", PLAIN)
        made.quantity.after = made.quantity.last = sentence.verb.at + 1
        _count_after(sentence, made.quantity)
        plural = made.quantity.unit is not None and tokens.low[made.quantity.last - 1].endswith("s")
        return made if plural else None
    if _NONE.isdisjoint(tokens.present):
        return None
    for index in range(first, min(tokens.size, first + 40)):
        if (
            low[index] not in {"no", "zero"}
            or tokens.kind[index + 1] != WORD
            or low[index + 1]
            in {"later", "more", "less", "longer", "one", "fewer", "matter", "greater", "trust", "touch"}
        ):
            continue
        governed = (
            index == first
            or tokens.tags[index - 1] & _AUX_OR_TO_OR_BY
            or low[index - 1]
            in {
                "achieve",
                "have",
                "ensure",
                "reach",
                "maintain",
                "keep",
                "with",
                "at",
                "reaching",
                "achieving",
                "get",
                "deliver",
                "zero",
                "report",
                "and",
            }
            or low[index] == "zero"
        )
        if governed and not (low[index - 1] in {"with", "and"} and _strong(sentence)):
            made = _made(index, 0, None, "none", PLAIN if index == first or low[index - 1] != "with" else FILTER)
            _count_after(sentence, made.quantity)
            return made
    return None


def _count_after(sentence: Sentence, quantity: Quantity) -> None:
    count_unit(sentence.tokens, quantity)


def _repeat(sentence: Sentence) -> Candidate | None:
    """Repeat = ("once" | "twice") rate."""
    tokens = sentence.tokens
    if _REPEATS.isdisjoint(tokens.present):
        return None
    for index in range(sentence.first, tokens.size):
        if tokens.low[index] in {"twice", "thrice"} or (tokens.low[index] == "once" and tokens.tags[index + 1] & t.PER):
            made = _made(index, {"once": 1, "twice": 2, "thrice": 3}[tokens.low[index]], "time", "count", PLAIN)
            count_unit(tokens, made.quantity)
            comparator_before(tokens, made.quantity)
            if made.quantity.rate:
                return made
    return None


def _made(index: int, value: int, unit: str | None, family: str, rank: int) -> Candidate:
    quantity = Quantity(value, index, index + 1)
    quantity.unit, quantity.family, quantity.word = unit, family, True
    return Candidate(quantity, rank, "multiple" if rank == CHANGE else "nothing" if value == 0 else "repeat", 0)


def _strong(sentence: Sentence) -> bool:
    target = sentence.roles.target
    return target is not None and target.rank > FILTER


def all_of(sentence: Sentence) -> int | None:
    """AllOf = "all" | "every" before what is promised of the whole: the token, None where nothing is."""
    tokens = sentence.tokens
    if _ALL.isdisjoint(tokens.present):
        return None
    for index in range(sentence.first, min(tokens.size, sentence.first + 60)):
        if (
            tokens.low[index] in _ALL
            and tokens.kind[index + 1] == WORD
            and not _time_after(sentence, index)
            and not _only_scope(sentence, index)
            and not tokens.tags[index + 1] & _PREP_OR_PRONOUN
        ):
            return index
    return None


def _only_scope(sentence: Sentence, index: int) -> bool:
    """As in "launch it across all markets", "raise the attainment of all pupils": where it holds, not what is promised."""
    word, verb = sentence.tokens.low[index - 1], sentence.verb
    if word in {"across", "throughout"}:
        return verb.at >= 0 and verb.imperative
    return word == "of" and verb.at >= 0 and bool(verb.tags & t.MOVES)


def _time_after(sentence: Sentence, index: int) -> bool:
    return sentence.tokens.low[index + 1] in _PERIODS


def frequency(sentence: Sentence) -> int | None:
    """Frequency = "weekly" | "every month" | "each sprint" …: the token, None where there is none."""
    tokens, verb = sentence.tokens, sentence.verb
    if _REPEATING.isdisjoint(tokens.present):
        return None
    once = verb.at >= 0 and (verb.tags & t.MOVES or verb.base in _MADE_ONCE)
    for index in range(sentence.first, tokens.size):
        word = tokens.low[index]
        if word in _FREQUENCIES and not once:
            return index
        if word in {"every", "each"} and (
            tokens.low[index + 1] in _PERIODS or tokens.kind[index + 1] == NUMBER or tokens.low[index + 2] in _PERIODS
        ):
            return index
    return None
