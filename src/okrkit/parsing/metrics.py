"""Metric: the words that name what is measured; its unit where the number has none."""

from __future__ import annotations

from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.candidates import FILTER, PLAIN, Candidate
from okrkit.parsing.heads import unit_of_metric
from okrkit.parsing.sentence import Sentence
from okrkit.parsing.tokens import SIGN, WORD

__all__ = ["implied_unit", "metric"]

_NUMBER_WORD_OR_FILLER_OR_TEMPORAL: Final = t.NUMBER_WORD | t.FILLER | t.TEMPORAL
_PREP_OR_THE_OR_AUX: Final = t.PREP | t.THE | t.AUX
_THIRD_OR_PAST: Final = t.THIRD | t.PAST
_TO_OR_BY_OR_UNTIL: Final = t.TO | t.BY | t.UNTIL

_SCORES: Final = {
    "nps": "NPS",
    "enps": "NPS",
    "score": "score",
    "rating": "score",
    "csat": "score",
    "scores": "score",
    "ratings": "score",
    "grade": "score",
    "index": "score",
    "lighthouse": "score",
}
_COUNTABLE: Final = frozenset({"count", "share", "none", "money"})
_STOPS: Final = frozenset({",", ";", ".", ":", "(", "[", "→", "->", "—", "–", "=", "≥", "≤", "<", ">", "|"})
_MEASURES: Final = frozenset(
    {
        "by",
        "from",
        "to",
        "until",
        "before",
        "due",
        "is",
        "are",
        "was",
        "at",
        "above",
        "below",
        "under",
        "over",
        "so",
        "while",
        "because",
        "within",
        "via",
        "through",
        "up",
        "down",
        "stays",
        "remains",
    }
)


_BREAKING: Final = _STOPS | _MEASURES


def metric(sentence: Sentence, target: Candidate | None) -> tuple[int, int] | None:
    """Metric = words after a moving verb | words before the level | the counted noun with what follows."""
    verb = sentence.verb
    counted = target is not None and target.quantity.family in _COUNTABLE and target.rank in {PLAIN, FILTER}
    if target is not None and verb.at >= 0 and target.quantity.first <= verb.after + 2 and counted:
        return _counted(sentence, target)
    if verb.at >= 0 and verb.imperative:
        return _phrase(sentence, verb.after)
    if target is not None and target.quantity.first <= sentence.first:
        return _counted(sentence, target)
    if verb.at >= 0 and not verb.imperative and not verb.tags & _THIRD_OR_PAST and verb.base not in {"up", "down"}:
        return _phrase(sentence, verb.after) or _phrase(sentence, sentence.first)
    return _phrase(sentence, sentence.first)


def _counted(sentence: Sentence, target: Candidate) -> tuple[int, int] | None:
    quantity = target.quantity
    start = quantity.last if quantity.rate and quantity.family != "count" else quantity.after
    tokens = sentence.tokens
    while (
        tokens.low[start] in {"of", "the", "our", "all", "in", "on", "for", "-", "or", "more"} and start < tokens.size
    ):
        start += 1
    return _phrase(sentence, start) or _phrase(
        sentence, sentence.verb.after if sentence.verb.imperative else sentence.first
    )


def _phrase(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Phrase = determiner? words up to a number, a deadline, punctuation or a preposition of measure."""
    tokens = sentence.tokens
    numbers = {quantity.first for quantity in sentence.found}
    due = sentence.deadline
    while start < tokens.size and (
        tokens.tags[start] & t.THE or tokens.low[start] in {"of", "more", "overall", "both", '"', "“", "'"}
    ):
        start += 1
    index = start
    foreign = tokens.lexicon.decimal_comma
    opening = -1 if due is None else max(start, due.first) if start < due.last else -1
    words = tokens.low
    while index < tokens.size:
        if not foreign and words[index] not in _BREAKING and index not in numbers and index != opening:
            index += 1
            continue
        if foreign and index > start and tokens.tags[index] & _TO_OR_BY_OR_UNTIL:
            break
        if foreign and tokens.tags[index] & t.FROM and index + 1 in numbers:
            break
        if index in numbers or index == opening:
            break
        low = words[index]
        if low in _STOPS and not (low in {".", ":"} and tokens.glued(index + 1)):
            break
        if (
            index > start
            and low in _MEASURES
            and not (low == "to" and _infinitive(sentence, index))
            and not (low in {"from", "by", "at", "through", "over"} and _keeps(sentence, index, numbers))
        ):
            break
        index += 1
    while (
        index > start
        and (
            tokens.kind[index - 1] == SIGN
            or tokens.tags[index - 1] & _PREP_OR_THE_OR_AUX
            or tokens.low[index - 1] in {"more", "than"}
        )
        and tokens.low[index - 1] not in {'"', "”", ")"}
    ):
        index -= 1
    return (start, index) if index > start else None


def _infinitive(sentence: Sentence, index: int) -> bool:
    """As in "time to resolve": the infinitive belongs to a noun such as time."""
    tokens = sentence.tokens
    return tokens.low[index - 1] in {
        "time",
        "ability",
        "access",
        "ratio",
        "visitor-to",
        "days",
        "lead",
        "right",
    } or bool(index and tokens.tags[index + 1] & t.VERB and tokens.low[index - 1] == "time")


def _keeps(sentence: Sentence, index: int, numbers: set[int]) -> bool:
    """As in "emissions from business travel" is one metric; "from 4 hours" is not."""
    tokens = sentence.tokens
    after = index + 1 + bool(tokens.tags[index + 1] & t.THE)
    return (
        tokens.kind[after] == WORD
        and not tokens.tags[after] & _NUMBER_WORD_OR_FILLER_OR_TEMPORAL
        and after not in numbers
    )


def implied_unit(sentence: Sentence, target: Candidate, words: tuple[int, int] | None) -> str | None:
    """ImpliedUnit = score of NPS, rating …, else the head noun of the metric."""
    tokens, quantity = sentence.tokens, target.quantity
    if quantity.unit is not None and quantity.unit.startswith("/"):
        counted = unit_of_metric(tokens, words[0], min(words[1], quantity.first)) if words is not None else None
        return (counted or "time") + quantity.unit
    if quantity.family == "share" or quantity.unit not in {None, "score"}:
        return quantity.unit
    low, high = (sentence.first, quantity.first) if quantity.first > sentence.first else (quantity.after, tokens.size)
    for index in range(high - 1, low - 1, -1):
        unit = _SCORES.get(tokens.low[index])
        if unit is not None:
            return _SCORES.get(tokens.low[index - 1], unit) if index > low else unit
    if quantity.of is not None and quantity.of in {5, 10, 100}:
        return "score"
    if target.rank == FILTER or words is None:
        return None
    return unit_of_metric(tokens, words[0], min(words[1], quantity.first) if quantity.first > words[0] else words[1])
