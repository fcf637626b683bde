"""What several rules ask about a sentence: is it English, is there anything to count, does a second promise begin."""

from __future__ import annotations

from functools import cache
from typing import Final

from okrkit.goals import Deliver, Establish, Measure
from okrkit.parsing import OwnWords, ParsedGoal, Slot, vocabulary
from okrkit.rules.findings import Span
from okrkit.rules.wording import Words, listed, verb_base

__all__ = [
    "bare_abstraction",
    "has_indicator",
    "is_english",
    "is_generic",
    "is_unmeasured",
    "loose_words",
    "may_be_vague",
    "second_promise",
    "speaks_of_output",
    "vague_words",
]

# Verbs that say no more than that something is to be done.
_GENERIC: Final = listed(
    "improve, take, be, become, have, increase, enhance, develop, show, demonstrate, get, do, make, support, foster, "
    "strengthen, promote, encourage, drive, build, work, focus, learn, understand, ensure, strive, optimise, optimize"
)
# Nouns that nobody has ever seen or counted by themselves.
_ABSTRACT: Final = listed(
    "communication, ownership, collaboration, leadership, teamwork, engagement, culture, awareness, alignment, quality, "
    "efficiency, productivity, innovation, transparency, visibility, performance, skills, knowledge, attitude, motivation, "
    "mindset, morale, excellence, effectiveness, responsibility, initiative, commitment, professionalism, proactivity, "
    "creativity, agility, synergy, focus, trust, relationships, presence, growth, expertise, experience, confidence, "
    "accountability, coordination, cooperation, organisation, organization, empathy, discipline, reliability, flexibility"
)
_QUALIFIERS: Final = listed(
    "more, better, good, great, our, my, the, a, of, and, in, with, overall, general, internal, external, team, own, strong"
)
_DONE: Final = Deliver()
# Verbs that begin a promise of their own and are seldom nouns.
_PROMISING: Final = listed(
    "launch, train, hire, build, create, publish, raise, cut, reduce, increase, improve, write, migrate, implement, "
    "deliver, introduce, develop, establish, sign, grow, lower, decrease, recruit, organise, organize, ship, deploy, "
    "install, obtain, achieve, reach, expand, eliminate, double, halve, visit, earn, win, open, close, automate, replace"
)
_ELSEWHERE: Final = listed(
    "if possible, where possible, as needed, as appropriate, as much as possible, etc, and so on, soon, asap, eventually, shortly, timely, promptly, quickly"
)
_OPENERS: Final = listed(
    "the, a, an, our, two, three, four, five, six, ten, all, every, new, more, each, its, their, at"
)


def is_unmeasured(measure: Measure | None) -> bool:
    """Return whether a measure leaves the words to say what counts: none, only a baseline, or a bare done."""
    return measure is None or isinstance(measure, Establish) or measure == _DONE


@cache
def _vague_list() -> frozenset[str]:
    known = vocabulary().vague
    telling = (max(phrase.split(), key=len) for section in known.values() for phrase in section)
    return frozenset(telling) | _ABSTRACT


def may_be_vague(words: Words, own_words: OwnWords | None = None) -> bool:
    """Return whether a title holds a word of the lists of vague ones; only then is the sentence read in full."""
    return not words.bag.isdisjoint(_vague_list()) or (own_words is not None and own_words.may_be_vague(words.bag))


@cache
def _output_list() -> frozenset[str]:
    nouns = vocabulary().nouns
    return nouns.get("output", frozenset()) | nouns.get("activity", frozenset())


def speaks_of_output(words: Words) -> bool:
    """Return whether a title names a thing that is made or done.

    Examples:
        >>> speaks_of_output(Words("20 partner demos held")), speaks_of_output(Words("Win 40 clinics"))
        (True, False)
    """
    return not words.bag.isdisjoint(_output_list())


@cache
def _outcome_list() -> frozenset[str]:
    nouns = vocabulary().nouns
    return frozenset[str]().union(*(nouns.get(group, ()) for group in ("behaviour", "money", "quality", "impact")))


def speaks_of_outcome(words: Words) -> bool:
    """Return whether a title names what changes in someone's behaviour or state, or in money."""
    return not words.bag.isdisjoint(_outcome_list())


def vague_words(reading: ParsedGoal) -> list[Slot[str]]:
    """Return the words without a fixed meaning on which a result hangs; deadlines and open lists have rules of their own."""
    return [one for one in reading.vague if one.text.casefold() not in _ELSEWHERE]


def loose_words(reading: ParsedGoal, own_words: OwnWords | None) -> list[Slot[str]]:
    """Return the vague words that nothing pins down; what the house itself calls vague, no thing to be done pins down."""
    vague = vague_words(reading)
    if not reading.measurable:
        return vague
    return [] if own_words is None else [one for one in vague if one.text.casefold() in own_words.vague]


def is_generic(verb: str) -> bool:
    """Return whether a verb says no more than that something is to be done, as "improve" and "take" do."""
    return verb in _GENERIC


def is_english(words: Words) -> bool:
    """Return whether the title holds a word that the English word lists know.

    Examples:
        >>> is_english(Words("Umsatz steigern")), is_english(Words("Presentation skills"))
        (False, True)
    """
    known = vocabulary()
    groups = (*known.nouns.values(), *known.vague.values(), _ABSTRACT)
    return any(word in known.known or verb_base(word) for word in words.low) or any(
        not group.isdisjoint(words.bag) for group in groups
    )


def has_indicator(reading: ParsedGoal, own_words: OwnWords | None = None) -> bool:
    """Return whether a sentence names something by which progress could be seen: a number, a metric, a thing."""
    if reading.measurable or reading.target is not None or reading.unit is not None:
        return True
    words = Words(reading.text)
    if own_words is not None and any(words.bag.issuperset(named.split()) for named in own_words.defined):
        return True
    if vague_words(reading) and bare_abstraction(words, own_words):
        return False
    nouns = vocabulary().nouns
    named = {"behaviour", "money", "quality", "output", "impact"}
    found = words.bag - _ABSTRACT - _GENERIC - _QUALIFIERS
    if any(not found.isdisjoint(nouns.get(group, frozenset())) for group in named):
        return not vague_words(reading) or (
            reading.direction is not None and reading.direction.value in {"increase", "decrease"}
        )
    return not vague_words(reading) and not bare_abstraction(words, own_words) and len(found) >= 2


def bare_abstraction(words: Words, own_words: OwnWords | None = None) -> Span | None:
    """Return where a generic verb meets nothing but an abstract noun; None where there is more.

    Examples:
        >>> bare_abstraction(Words("Take more ownership"))
        (0, 19)
        >>> bare_abstraction(Words("Take ownership of the refund process")) is None
        True
    """
    opening = words.verb()
    if opening is None or opening[1] not in _GENERIC or len(words.low) > 8 or words.promises_number():
        return None
    rest = [word for word in words.low[opening[0] + 1 :] if word not in _QUALIFIERS and not word[0].isdigit()]
    defined = frozenset[str]() if own_words is None else own_words.defined
    if not rest or any(word not in _ABSTRACT or word in defined for word in rest):
        return None
    return words.span(opening[0], len(words.low))


def second_promise(words: Words, place: int) -> bool:
    """Return whether a promise of its own begins at a place after "and": a strong verb and its object.

    Examples:
        >>> words = Words("Launch the pricing page and train the support team")
        >>> second_promise(words, words.low.index("train"))
        True
    """
    word = words.low[place]
    if verb_base(word) != word or word not in _PROMISING:
        return False
    following = words.low[place + 1]
    moved = word in vocabulary().changing
    own_number = any(one[0].isdigit() for one in words.low[place + 1 :]) and bool(moved)
    return following in _OPENERS or following[0].isdigit() or own_number
