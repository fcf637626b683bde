"""Vague words: without a fixed meaning, the result hangs on them, and nothing pins them down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrkit.parsing import tags as t
from okrkit.parsing.roles import Candidate

if TYPE_CHECKING:
    from okrkit.parsing.reader import Sentence

__all__ = ["vague"]


def vague(sentence: Sentence, *, measurable: bool) -> list[int]:
    """Vague = vague word* where nothing measurable is promised; the tokens."""
    if measurable:
        return []
    tokens = sentence.tokens
    lists = tokens.lexicon.vague
    found = [
        index
        for index in range(sentence.first, tokens.size)
        if tokens.tags[index] & t.VAGUE
        and (tokens.low[index] in lists["adjective"] or tokens.low[index] in lists["adverb"])
    ]
    if sentence.verb.at >= 0 and sentence.verb.base in lists["verb"] and sentence.verb.tags & (t.INCREASE | t.DECREASE):
        found.insert(0, sentence.verb.at)
    return found


_ = Candidate
