"""What the main verb says of outcome or output: moving, serving, gaining, making, a habit, a state, and who acts."""

from __future__ import annotations

from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing import weights as w
from okrkit.parsing.candidates import CHANGE, Candidate
from okrkit.parsing.changes import CHANGE_NOUNS
from okrkit.parsing.sentence import Sentence
from okrkit.parsing.slots import Sign
from okrkit.parsing.tokens import WORD

__all__ = ["is_own_speed", "verb_sign", "who_acts"]

_SUBJECT: Final = 14
_ANSWER: Final = 6
# Processing that serves someone only where a time is promised, and gatherings that people join, not that one makes.
_QUEUED: Final = frozenset({"start", "load", "return"})
_GATHERINGS: Final = frozenset(
    {"list", "waitlist", "community", "base", "following", "network", "audience", "membership", "pool", "cohort"}
)
_STATES: Final = frozenset({"be", "become", "make", "ensure", "feel", "stay", "get", "have"})
_FURTHERING: Final = frozenset({"promote", "champion", "advance", "encourage", "foster", "protect"})
_MOVED: Final = frozenset({"increase", "decrease"})


def verb_sign(sentence: Sentence, target: Candidate | None, direction: str) -> Sign | None:
    """VerbSign = staffing | moving | holding | serving, gaining, making … of a number | making … of none."""
    verb = sentence.verb
    base = verb.base
    if verb.at < 0:
        return (w.HOLDING, "outcome", "a standing limit", "") if direction == "maintain" else None
    if base in sentence.tokens.lexicon.evidence["staffing"]:
        return w.STAFFING, "output", "verb", base
    if target is not None and target.quantity.family in {"time", "days"} and _serves(sentence):
        return w.SERVING, "outcome", "within a time:", base
    if direction in _MOVED and verb.tags & t.MOVES_OR_HOLDS:
        return (w.MOVING if target is not None else w.MOVING / 2), "outcome", "verb", base
    if direction == "maintain":
        return w.HOLDING, "outcome", "verb", base
    found = _without_number(sentence, direction) if target is None else _with_number(sentence, target, direction)
    return found or _making(sentence)


def _serves(sentence: Sentence) -> bool:
    return sentence.verb.base in sentence.tokens.lexicon.evidence["serving"]


def _making(sentence: Sentence) -> Sign | None:
    verb, evidence = sentence.verb, sentence.tokens.lexicon.evidence
    if verb.base in evidence["making"] or (verb.tags & t.MILESTONE and verb.base not in evidence["gaining"]):
        return w.MAKING, "output", "verb", verb.base
    return None


def _with_number(sentence: Sentence, target: Candidate, direction: str) -> Sign | None:
    """WithNumber = serving | habit | own work | gaining | an amount of change | people gathered."""
    base, evidence, quantity = sentence.verb.base, sentence.tokens.lexicon.evidence, target.quantity
    if base in evidence["serving"] and base not in _QUEUED:
        return w.SERVING / 2, "outcome", "verb", base
    if base in evidence["habit"] and (quantity.rate or quantity.family in {"time", "length"}):
        if quantity.family == "time" and not quantity.rate:
            return w.SERVING / 2, "outcome", "in a time:", base
        return w.HABIT, "activity", "verb", base
    if base in evidence["gaining"]:
        if _of_own_work(sentence, target):
            return w.MAKING, "output", "own work:", base
        return w.GAINING, "outcome", "verb", base
    if target.rank == CHANGE and direction in _MOVED:
        return w.MOVING / 2, "outcome", "a change by", base
    return (w.CHANGED, "outcome", "people gathered", "") if _gathers(sentence, target) else None


def _without_number(sentence: Sentence, direction: str) -> Sign | None:
    """WithoutNumber = change as a noun | habit | furthering a condition of people | state."""
    base, evidence = sentence.verb.base, sentence.tokens.lexicon.evidence
    words = sentence.tokens.low[sentence.verb.after : sentence.verb.after + 4]
    if direction in _MOVED and not CHANGE_NOUNS.isdisjoint(words):
        return w.MOVING / 2, "outcome", "a change by", base
    if base in evidence["habit"] and base not in evidence["making"]:
        return w.MAKING, "activity", "verb", base
    if _serves(sentence) and not sentence.tokens.lexicon.nouns["audience"].isdisjoint(sentence.tokens.present):
        return w.PEOPLE, "outcome", "somebody is served:", base
    nouns = sentence.tokens.lexicon.nouns
    if base in _FURTHERING and not (nouns["impact"].isdisjoint(words) and nouns["quality"].isdisjoint(words)):
        return w.BECOMING, "outcome", "furthers", base
    return _state(sentence, words[:3]) if base in _STATES else None


def _of_own_work(sentence: Sentence, target: Candidate) -> bool:
    """As in "close 10 tickets": items of work are done, not won."""
    words = sentence.tokens.low[target.quantity.figure : target.quantity.last]
    return target.quantity.family == "count" and not sentence.tokens.lexicon.evidence["work_items"].isdisjoint(words)


def _gathers(sentence: Sentence, target: Candidate) -> bool:
    """Gathering = ("list" | "community" …) "of" quantity: who joins decides, not who builds the list."""
    low, at = sentence.tokens.low, target.quantity.first
    return low[at - 1] == "of" and low[at - 2] in _GATHERINGS


def _state(sentence: Sentence, words: list[str]) -> Sign:
    """State = ("be" | "make" | "ensure" …) words: what somebody shall be; of a customer it weighs most."""
    lexicon = sentence.tokens.lexicon
    for word in words:
        if word in lexicon.nouns["audience"] and word not in lexicon.evidence["people_inside"]:
            return w.PEOPLE, "outcome", "who changes:", word
    return w.BECOMING, "outcome", "a state:", sentence.verb.base


def is_own_speed(sentence: Sentence) -> bool:
    """How fast a thing is made is the owner's own speed, unless somebody is served."""
    evidence, base = sentence.tokens.lexicon.evidence, sentence.verb.base
    return sentence.verb.imperative and base in evidence["making"] and base not in evidence["serving"]


def who_acts(sentence: Sentence) -> Sign | None:
    """Who acts: customers, users, citizens before a finite verb; the team's own people weigh nothing."""
    tokens, verb = sentence.tokens, sentence.verb
    lexicon = tokens.lexicon
    if verb.imperative or lexicon.nouns["audience"].isdisjoint(tokens.present):
        return None
    for index in range(sentence.first, min(tokens.size, sentence.first + _SUBJECT)):
        word = tokens.low[index]
        if word not in lexicon.nouns["audience"] or word in lexicon.evidence["people_inside"]:
            continue
        if word == "public" and tokens.kind[index + 1] == WORD:
            continue
        acting = not lexicon.evidence["answering"].isdisjoint(tokens.low[index + 1 : index + _ANSWER])
        return (w.PEOPLE if acting else w.PEOPLE / 2), "outcome", "who changes:", word
    return None
