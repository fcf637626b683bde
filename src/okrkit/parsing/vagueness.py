"""Vague words: without a fixed meaning, the result hangs on them, and nothing pins them down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.candidates import FILTER, Candidate
from okrkit.parsing.sentence import Sentence
from okrkit.parsing.tokens import WORD, Tokens

__all__ = ["vague"]

_CLAUSE_OR_BY: Final = t.CLAUSE | t.BY

# Verbs that are vague whatever they act on: nothing says when the most or the best is reached.
_BOUNDLESS: Final = frozenset({"maximise", "maximize", "minimise", "minimize", "optimise", "optimize"})
_SUPERLATIVES: Final = frozenset(
    ["best", "world", "class", "top", "leading", "world-class", "best-in-class", "premier", "foremost", "outstanding"]
)
_TOWARDS: Final = frozenset({"relevant", "suitable", "adequate", "sufficient", "appropriate"})
_COUNTERS: Final = frozenset(
    {"number", "share", "percentage", "proportion", "count", "rate", "rates", "ratio", "amount"}
)
_NAMED: Final = frozenset(
    {
        "standard",
        "standards",
        "plan",
        "report",
        "programme",
        "program",
        "team",
        "policy",
        "check",
        "checks",
        "page",
        "system",
    }
)
_LONGEST_PHRASE: Final = 4


def vague(sentence: Sentence, target: Candidate | None, *, measurable: bool) -> list[tuple[int, int]]:
    """Vague = vague word* where no number is the result; ranges of tokens, in order.

    A superlative in an objective is what an objective is for, and not vague.
    """
    if target is not None and (target.rank > FILTER or target.quantity.family in {"share", "money"}):
        return []
    found = {*_adjectives(sentence), *_phrases(sentence)}
    if not measurable:
        found.update(_verbs(sentence))
    return sorted(found) if found else []


def _adjectives(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Adjective = vague adjective | vague adverb | "most" word, unless it is relevant *to* something."""
    tokens, lists = sentence.tokens, sentence.tokens.lexicon.vague
    objective = sentence.kind == "objective"
    for index in range(sentence.first, tokens.size):
        word = tokens.low[index]
        if not tokens.tags[index] & t.VAGUE:
            superlative = word == "most" and tokens.kind[index + 1] == WORD and tokens.low[index - 1] in {"the", "our"}
            if superlative and not objective and tokens.low[index + 1] not in {"of", "recent", "common"}:
                yield index, index + 2
            continue
        if (word not in lists["adjective"] and word not in lists["adverb"]) or (objective and word in _SUPERLATIVES):
            continue
        if (word in _TOWARDS and tokens.low[index + 1] in {"to", "for"}) or (
            word == "well" and tokens.low[index - 1] == "as"
        ):
            continue
        yield index, index + 1


def _phrases(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Phrase = longest phrase of the lexicon ("on time", "as soon as possible")."""
    tokens, phrases = sentence.tokens, sentence.tokens.lexicon.vague["phrase"]
    starts = sentence.tokens.lexicon.phrase_starts
    objective = sentence.kind == "objective"
    if starts.isdisjoint(tokens.present):
        return
    for index in range(sentence.first, tokens.size):
        if tokens.low[index] not in starts:
            continue
        for count in range(_LONGEST_PHRASE, 0, -1):
            phrase = " ".join(tokens.low[index : index + count])
            if phrase in phrases and not (objective and any(word in _SUPERLATIVES for word in phrase.split())):
                yield index, index + count
                break


def _verbs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Verb = "improve" … of what is not defined | "maximise" … of anything | "increase" of a vague noun."""
    verb, tokens = sentence.verb, sentence.tokens
    if verb.at < 0:
        return
    lists = tokens.lexicon.vague
    if verb.base in _BOUNDLESS:
        yield verb.at, verb.at + 1
        return
    stop = next((at for at in range(verb.after, tokens.size) if tokens.tags[at] & _CLAUSE_OR_BY), tokens.size)
    words = tokens.low[verb.after : min(stop, verb.after + 6)]
    defined = any(word in tokens.lexicon.defined or word in _COUNTERS for word in words)
    moving = verb.tags & t.MOVES_OR_HOLDS
    if moving and verb.base in lists["verb"] and not defined:
        yield verb.at, verb.at + 1
    elif moving or verb.base in lists["verb"]:
        near = range(verb.after, min(stop, verb.after + 6))
        at = next((at for at in near if tokens.low[at] in lists["noun"] and not _names(tokens, at)), None)
        if at is not None and not defined:
            yield at, at + 1


def _names(tokens: Tokens, at: int) -> bool:
    """As in "the quality standard": before the noun that it names, the word is no longer what is promised."""
    return tokens.low[at + 1] in _NAMED
