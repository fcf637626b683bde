"""Outcome or output: evidence from who changes, what is measured, the verb, a baseline, weighed against each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing import weights as w
from okrkit.parsing.candidates import CHANGE, Candidate
from okrkit.parsing.deeds import is_own_speed, verb_sign, who_acts
from okrkit.parsing.sentence import Sentence
from okrkit.parsing.slots import Outcome, Sign
from okrkit.parsing.tokens import WORD

__all__ = ["outcome"]

_COUNTERS: Final = frozenset(
    {
        "number",
        "share",
        "percentage",
        "proportion",
        "amount",
        "level",
        "levels",
        "volume",
        "total",
        "count",
        "%",
        "percent",
        "rate",
        "lot",
    }
)
_OUTCOMES: Final = ("impact", "money", "quality", "behaviour")


def outcome(sentence: Sentence, target: Candidate | None, words: tuple[int, int] | None, direction: str) -> Outcome:
    """Outcome = the side with the heavier evidence; near balance is unclear."""
    signs = [
        *_number_signs(sentence, target),
        *_noun_signs(sentence, target, words, direction),
        *_done_signs(sentence, target, direction),
    ]
    signs.extend(sign for sign in (verb_sign(sentence, target, direction), who_acts(sentence)) if sign is not None)
    if target is not None and target.rank != CHANGE:
        signs.extend(_count_signs(sentence, target, weighed=bool(signs)))
    total = 0.0
    sides = {""}
    for sign in signs:
        total += sign[0]
        sides.add(sign[1])
    if abs(total) <= w.NEAR_BALANCE:
        return Outcome("unclear", "unclear", tuple(signs), 0.0)
    certainty = min(1.0, abs(total) / w.CERTAIN)
    if total > 0:
        return Outcome("outcome", "impact" if "impact" in sides else "outcome", tuple(signs), certainty)
    return Outcome("output", "activity" if "activity" in sides else "output", tuple(signs), certainty)


def _count_signs(sentence: Sentence, target: Candidate, *, weighed: bool) -> Iterator[Sign]:
    """A repeated count of one's own ("I … per day"), and a count that nothing else speaks for, lean to an output."""
    quantity, low = target.quantity, sentence.tokens.low
    if quantity.family not in {"count", "length", "none"} or sentence.roles.baseline is not None:
        return
    if quantity.rate and (not weighed or low[sentence.first] == "i" or low[0] in {"i", "i'll"}):
        yield w.REPEATED if not weighed else w.REPEATED * 2, "activity", "a habit", ""
    elif not weighed and quantity.exact:
        yield w.COUNTED, "output", "a bare count", ""


def _number_signs(sentence: Sentence, target: Candidate | None) -> Iterator[Sign]:
    """A baseline, an amount of change, money and ratios lean to an outcome."""
    if sentence.roles.baseline is not None:
        yield w.BASELINE, "outcome", "stated baseline", ""
    if target is None:
        return
    quantity = target.quantity
    if target.rank == CHANGE:
        yield w.CHANGED, "outcome", "amount of change", ""
    elif quantity.family == "money":
        yield w.MONEY, "outcome", "measured in", quantity.unit or ""
    elif quantity.family == "share":
        yield w.SHARE, "outcome", "measured in %", ""
        if sentence.tokens.low[quantity.after : quantity.after + 3] == ["of", "the", "time"]:
            yield w.RATIO, "outcome", "a share of the time", ""
    elif quantity.family in {"multiple", "score", "data"} or quantity.of in {5, 10, 100}:
        yield w.RATIO, "outcome", "a ratio or score", ""
    elif quantity.exact == 0:
        yield w.ZERO, "outcome", "none of it left", ""
    elif (
        quantity.family == "energy" and quantity.rate and quantity.unit is not None and quantity.unit.startswith("kcal")
    ):
        yield w.HABIT, "activity", "a diet", ""
    elif quantity.family == "mass" and not quantity.rate:
        yield w.RATIO, "outcome", "a weight", ""
    elif quantity.family == "time" and not quantity.rate and not is_own_speed(sentence):
        yield w.TIME, "outcome", "a length of time", ""
    if quantity.family == "share" and any(
        one.quantity.family == "time" and one is not target for one in sentence.roles.others
    ):
        yield w.HOLDING, "outcome", "within a time", ""


def _noun_signs(
    sentence: Sentence, target: Candidate | None, words: tuple[int, int] | None, direction: str
) -> Iterator[Sign]:
    """Classes of the nouns measured: the head weighs most, what stands before the first preposition counts."""
    tokens = sentence.tokens
    first, last = words if words is not None else (sentence.first, min(tokens.size, sentence.first + 8))
    head = True
    weighed = tokens.lexicon.weighed
    found: list[Sign] = []
    for index in range(last - 1, first - 1, -1):
        if tokens.kind[index] != WORD:
            continue
        if (tokens.tags[index] & t.PREP and tokens.low[index] not in {"per", "off"}) or tokens.tags[index] & t.CLAUSE:
            if tokens.low[index] != "of" or tokens.low[index - 1] not in _COUNTERS:
                found, head = [], True
            continue
        sign = _noun_sign(sentence, index, target) if tokens.low[index] in weighed else None
        if sign is not None:
            found.append((sign[0] * (w.HEAD if head else w.NOUN), *sign[1:]))
            head = False
    share = 0.4 if direction == "achieve" else 1.0  # a milestone about an outcome is not yet one
    for weight, side, what, word in found[:3]:
        yield (weight * share if weight > 0 and side != "impact" else weight), side, what, word
    if target is not None and target.clause:
        yield from _nouns_beside(sentence, target)


def _nouns_beside(sentence: Sentence, target: Candidate) -> Iterator[Sign]:
    """In a later clause the words beside the number say what it measures: "and achieve 20 % retention"."""
    tokens, stop = sentence.tokens, min(sentence.tokens.size, target.quantity.after + 4)
    for index in range(target.quantity.after, stop):
        if tokens.kind[index] != WORD or tokens.tags[index] & t.CONJ:
            return
        sign = _noun_sign(sentence, index, target)
        if sign is not None:
            yield (sign[0] * w.HEAD, *sign[1:])
            return


def _noun_sign(sentence: Sentence, index: int, target: Candidate | None) -> Sign | None:
    tokens, lexicon = sentence.tokens, sentence.tokens.lexicon
    word = tokens.low[index]
    if word not in lexicon.weighed:
        return None
    nouns = lexicon.nouns
    counted = (
        target is not None
        and target.quantity.family == "count"
        and target.rank != CHANGE
        and sentence.roles.baseline is None
    )
    if word in {"plan", "quota", "budget"} and target is not None and target.quantity.family == "share":
        return 0.7, "outcome", "share of the", word
    gained = sentence.verb.base in lexicon.evidence["gaining"] and word in nouns["behaviour"]
    activity = word in nouns["activity"] and (counted or target is None)
    if (activity or word in nouns["output"]) and not gained:
        return -1.0, "activity" if word in nouns["activity"] else "output", "noun", word
    made = sentence.verb.base in lexicon.evidence["making"] or sentence.verb.base in lexicon.evidence["staffing"]
    if made and counted and word in nouns["audience"]:
        return 0.2, "outcome", "noun", word
    for name in _OUTCOMES:
        if word in nouns[name]:
            return 1.0, "impact" if name == "impact" else "outcome", "noun", word
    if word in lexicon.evidence["people_inside"]:
        return -0.5, "output", "noun", word
    if word in nouns["audience"]:
        return 0.7, "outcome", "noun", word
    return (-0.7, "output", "noun", word) if word in lexicon.evidence["things_made"] else None


def _done_signs(sentence: Sentence, target: Candidate | None, direction: str) -> Iterator[Sign]:
    """Without a verb of its own, what was done ("deployed", "trained", "held") says it is made; a milestone leans there too."""
    tokens, verb, evidence = sentence.tokens, sentence.verb, sentence.tokens.lexicon.evidence
    if (
        direction in {"increase", "decrease"}
        and verb.at >= 0
        and target is None
        and any(
            tokens.low[index] in evidence["things_made"] for index in range(verb.at + 1, min(tokens.size, verb.at + 7))
        )
    ):
        yield w.THING * 1.5, "output", "what is improved is a thing made", ""
    if target is not None and target.rank == CHANGE:
        return
    if (not verb.imperative or verb.base in evidence["gaining"]) and not evidence["done"].isdisjoint(tokens.present):
        for index in range(sentence.first, min(tokens.size, sentence.first + 16)):
            if (
                tokens.low[index] in evidence["done"]
                and tokens.low[index - 1] != "to"
                and tokens.low[index + 1] not in tokens.lexicon.nouns["audience"]
            ):
                yield w.DONE, "output", "done:", tokens.low[index]
                break
            if tokens.tags[index] & t.WITHIN or tokens.low[index] == ",":
                break
    if direction == "achieve":
        yield w.MILESTONE, "output", "a milestone", ""
