"""Outcome or output: evidence from who changes, what is measured, the verb, a baseline, weighed against each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.candidates import CHANGE, Candidate
from okrkit.parsing.sentence import Sentence
from okrkit.parsing.slots import Outcome, Sign
from okrkit.parsing.tokens import WORD

__all__ = ["outcome"]

# Weights of the evidence; positive speaks for an outcome. Source: okrkit, in the order of parsing.md (who changes, the measured
# noun, the verb, a baseline), set on the development sentences so that no single sign but a baseline decides alone.
_BASELINE: Final = 2.5
_CHANGE: Final = 2.0
_MONEY: Final = 2.0
_SHARE: Final = 0.6
_RATIO: Final = 1.2
_ZERO: Final = 1.0
_TIME: Final = 0.6
_HEAD: Final = 1.6
_NOUN: Final = 0.6
_PEOPLE: Final = 1.5
_MAKING: Final = -2.0
_HABIT: Final = -2.6
_STAFFING: Final = -3.5
_GAINING: Final = 1.0
_MOVING: Final = 1.6
_SERVING: Final = 1.6
_HOLDING: Final = 1.0
_DONE: Final = -1.8
_THING: Final = -1.2
_MILESTONE: Final = -0.8
_REPEATED: Final = -1.3
_COUNTED: Final = -0.4
_BECOMING: Final = 0.9
_NEAR_BALANCE: Final = 0.15
_CERTAIN: Final = 4.0

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
# Processing that counts as serving someone only where a time is promised, and gatherings of people that one gains, not makes.
_QUEUED: Final = frozenset({"start", "load", "return"})
_GATHERINGS: Final = frozenset(
    {"list", "waitlist", "community", "base", "following", "network", "audience", "membership", "pool", "cohort"}
)
_STATES: Final = frozenset({"be", "become", "make", "ensure", "feel", "stay", "get"})
_OUTCOMES: Final = ("impact", "money", "quality", "behaviour")


def outcome(sentence: Sentence, target: Candidate | None, words: tuple[int, int] | None, direction: str) -> Outcome:
    """Outcome = the side with the heavier evidence; near balance is unclear."""
    signs = [
        *_number_signs(sentence, target),
        *_verb_signs(sentence, target, direction),
        *_noun_signs(sentence, target, words, direction),
        *_done_signs(sentence, target, direction),
    ]
    if target is not None and target.rank != CHANGE:
        signs.extend(_count_signs(sentence, target, weighed=bool(signs)))
    total = 0.0
    sides = {""}
    for sign in signs:
        total += sign[0]
        sides.add(sign[1])
    if abs(total) <= _NEAR_BALANCE:
        return Outcome("unclear", "unclear", tuple(signs), 0.0)
    certainty = min(1.0, abs(total) / _CERTAIN)
    if total > 0:
        return Outcome("outcome", "impact" if "impact" in sides else "outcome", tuple(signs), certainty)
    return Outcome("output", "activity" if "activity" in sides else "output", tuple(signs), certainty)


def _count_signs(sentence: Sentence, target: Candidate, *, weighed: bool) -> Iterator[Sign]:
    """A repeated count of one's own ("I … per day"), and a count that nothing else speaks for, lean to an output."""
    quantity, low = target.quantity, sentence.tokens.low
    if quantity.family not in {"count", "length", "none"} or sentence.roles.baseline is not None:
        return
    if quantity.rate and (not weighed or low[sentence.first] == "i" or low[0] in {"i", "i'll"}):
        yield _REPEATED if not weighed else _REPEATED * 2, "activity", "a habit", ""
    elif not weighed and quantity.exact:
        yield _COUNTED, "output", "a bare count", ""


def _number_signs(sentence: Sentence, target: Candidate | None) -> Iterator[Sign]:
    """A baseline, an amount of change, money and ratios lean to an outcome."""
    if sentence.roles.baseline is not None:
        yield _BASELINE, "outcome", "stated baseline", ""
    if target is None:
        return
    quantity = target.quantity
    if target.rank == CHANGE:
        yield _CHANGE, "outcome", "amount of change", ""
    elif quantity.family == "money":
        yield _MONEY, "outcome", "measured in", quantity.unit or ""
    elif quantity.family == "share":
        yield _SHARE, "outcome", "measured in %", ""
        if sentence.tokens.low[quantity.after : quantity.after + 3] == ["of", "the", "time"]:
            yield _RATIO, "outcome", "a share of the time", ""
    elif quantity.family in {"multiple", "score", "data"} or quantity.of in {5, 10, 100}:
        yield _RATIO, "outcome", "a ratio or score", ""
    elif quantity.exact == 0:
        yield _ZERO, "outcome", "none of it left", ""
    elif (
        quantity.family == "energy" and quantity.rate and quantity.unit is not None and quantity.unit.startswith("kcal")
    ):
        yield _HABIT, "activity", "a diet", ""
    elif quantity.family == "mass" and not quantity.rate:
        yield _RATIO, "outcome", "a weight", ""
    elif quantity.family == "time" and not quantity.rate:
        yield _TIME, "outcome", "a length of time", ""
    if quantity.family == "share" and any(
        one.quantity.family == "time" and one is not target for one in sentence.roles.others
    ):
        yield _HOLDING, "outcome", "within a time", ""


def _verb_signs(sentence: Sentence, target: Candidate | None, direction: str) -> Iterator[Sign]:
    """The main verb's class; a verb that moves or gains something counts for what is moved."""
    verb, evidence = sentence.verb, sentence.tokens.lexicon.evidence
    base = verb.base
    if verb.at < 0:
        if direction == "maintain":
            yield _HOLDING, "outcome", "a standing limit", ""
        yield from _subject_signs(sentence)
        return
    if base in evidence["staffing"]:
        yield _STAFFING, "output", "verb", base
    elif target is not None and target.quantity.family in {"time", "days"} and base in evidence["serving"]:
        yield _SERVING, "outcome", "within a time:", base
    elif direction in {"increase", "decrease"} and verb.tags & (t.INCREASE | t.DECREASE | t.MAINTAIN):
        yield (_MOVING if target is not None else _MOVING / 2), "outcome", "verb", base
    elif direction == "maintain":
        yield _HOLDING, "outcome", "verb", base
    elif base in evidence["serving"] and target is not None and base not in _QUEUED:
        yield _SERVING / 2, "outcome", "verb", base
    elif (
        base in evidence["habit"]
        and target is not None
        and (target.quantity.rate or target.quantity.family in {"time", "length"})
    ):
        yield (
            (_HABIT, "activity", "verb", base)
            if target.quantity.family != "time" or target.quantity.rate
            else (_SERVING / 2, "outcome", "in a time:", base)
        )
    elif base in evidence["gaining"] and target is not None:
        yield _GAINING, "outcome", "verb", base
    elif target is not None and _gathers(sentence, target):
        yield _GAINING, "outcome", "people gathered", ""
    elif target is None and base in _STATES:
        yield from _state(sentence)
    elif base in evidence["making"] or (verb.tags & t.MILESTONE and base not in evidence["gaining"]):
        yield _MAKING, "output", "verb", base
    yield from _subject_signs(sentence)


def _gathers(sentence: Sentence, target: Candidate) -> bool:
    """Gathering = ("list" | "community" …) "of" quantity: who joins decides, not who builds the list."""
    low, at = sentence.tokens.low, target.quantity.first
    return low[at - 1] == "of" and low[at - 2] in _GATHERINGS


def _state(sentence: Sentence) -> Iterator[Sign]:
    """State = ("be" | "make" | "ensure" …) words: what somebody shall be, not what is done; of a customer it is an outcome."""
    tokens, lexicon = sentence.tokens, sentence.tokens.lexicon
    for index in range(sentence.verb.after, min(tokens.size, sentence.verb.after + 3)):
        if (
            tokens.low[index] in lexicon.nouns["audience"]
            and tokens.low[index] not in lexicon.evidence["people_inside"]
        ):
            yield _PEOPLE, "outcome", "who changes:", tokens.low[index]
            return
    yield _BECOMING, "outcome", "a state:", sentence.verb.base


def _subject_signs(sentence: Sentence) -> Iterator[Sign]:
    """Who acts: customers, users, citizens before a finite verb; the team's own people weigh nothing."""
    tokens, verb = sentence.tokens, sentence.verb
    if verb.imperative:
        return
    lexicon = tokens.lexicon
    if lexicon.nouns["audience"].isdisjoint(tokens.present):
        return
    stop = min(tokens.size, sentence.first + 14)
    for index in range(sentence.first, stop):
        word = tokens.low[index]
        if word in lexicon.nouns["audience"] and word not in lexicon.evidence["people_inside"]:
            if word == "public" and tokens.kind[index + 1] == WORD:
                continue
            acting = any(low in lexicon.evidence["answering"] for low in tokens.low[index + 1 : index + 6])
            yield (_PEOPLE if acting else _PEOPLE / 2), "outcome", "who changes:", word
            return


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
            found.append((sign[0] * (_HEAD if head else _NOUN), *sign[1:]))
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
            yield (sign[0] * _HEAD, *sign[1:])
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
        yield _THING * 1.5, "output", "what is improved is a thing made", ""
    if target is not None and target.rank == CHANGE:
        return
    if (not verb.imperative or verb.base in evidence["gaining"]) and not evidence["done"].isdisjoint(tokens.present):
        for index in range(sentence.first, min(tokens.size, sentence.first + 16)):
            if tokens.low[index] in evidence["done"] and tokens.low[index + 1] not in tokens.lexicon.nouns["audience"]:
                yield _DONE, "output", "done:", tokens.low[index]
                break
            if tokens.tags[index] & t.WITHIN or tokens.low[index] == ",":
                break
    if direction == "achieve":
        yield _MILESTONE, "output", "a milestone", ""
