"""Outcome or output: evidence from who changes, what is measured, the verb, a baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from okrkit.parsing import tags as t
from okrkit.parsing.roles import CHANGE, Candidate
from okrkit.parsing.slots import Outcome
from okrkit.parsing.tokens import WORD

if TYPE_CHECKING:
    from okrkit.parsing.reader import Sentence

__all__ = ["outcome"]

_CLASSES: Final = ("impact", "money", "quality", "behaviour")
_NAMES: Final = {"impact": "impact", "money": "outcome", "quality": "outcome", "behaviour": "outcome"}
_MEASURED_FAMILIES: Final = frozenset({"share", "money", "multiple", "score", "data"})
_PERSONAL: Final = frozenset(
    {
        "read",
        "run",
        "walk",
        "swim",
        "meditate",
        "exercise",
        "write",
        "study",
        "practise",
        "practice",
        "work",
        "cook",
        "sleep",
        "learn",
        "do",
        "attend",
        "drink",
        "eat",
    }
)
_GAINING: Final = frozenset(
    {
        "win",
        "sign",
        "attract",
        "acquire",
        "get",
        "gain",
        "earn",
        "generate",
        "sell",
        "convert",
        "retain",
        "close",
        "land",
        "reach",
        "achieve",
        "attain",
        "hit",
        "secure",
        "raise",
        "save",
        "book",
        "source",
    }
)


def outcome(sentence: Sentence, target: Candidate | None, words: tuple[int, int] | None, direction: str) -> Outcome:
    """Outcome = the side with the heavier evidence; near balance is unclear."""
    signs = list(_signs(sentence, target, words, direction))
    total = sum(weight for weight, _ in signs)
    evidence = tuple(text for _, text in sorted(signs, key=lambda sign: -abs(sign[0])))
    if abs(total) < 0.5:
        return Outcome("unclear", "unclear", evidence, 0.0)
    certainty = min(1.0, abs(total) / 4)
    if total > 0:
        kind = "impact" if any(text.endswith(": impact") for text in evidence) else "outcome"
        return Outcome("outcome", kind, evidence, certainty)
    kind = "activity" if any(text.endswith(": activity") for text in evidence) else "output"
    return Outcome("output", kind, evidence, certainty)


def _signs(
    sentence: Sentence, target: Candidate | None, words: tuple[int, int] | None, direction: str
) -> list[tuple[float, str]]:
    signs: list[tuple[float, str]] = []
    roles = sentence.roles
    if roles.baseline is not None:
        signs.append((2.0, "stated baseline: outcome"))
    signs.extend(_verb_signs(sentence, target, direction))
    signs.extend(_number_signs(target))
    signs.extend(_noun_signs(sentence, target, words))
    return signs


def _verb_signs(sentence: Sentence, target: Candidate | None, direction: str) -> list[tuple[float, str]]:
    verb = sentence.verb
    named = f"verb {verb.base!r}"
    if direction in {"increase", "decrease"}:
        return [(1.5, f"{named or 'direction'}: outcome")]
    if direction == "maintain":
        return [(1.0, f"{named}: outcome")]
    if verb.at < 0:
        return []
    if verb.base in _PERSONAL:
        return [(-2.0, f"{named}: activity")]
    if verb.base in _GAINING:
        return [(0.7, f"{named}: outcome")]
    if verb.tags & (t.MILESTONE | t.REACH) and verb.imperative:
        return [(-2.0, f"{named}: output")]
    return []


def _number_signs(target: Candidate | None) -> list[tuple[float, str]]:
    if target is None:
        return []
    quantity = target.quantity
    if target.rank == CHANGE:
        return [(1.0, "amount of change: outcome")]
    if quantity.family in _MEASURED_FAMILIES and not quantity.part:
        return [(1.0, f"measured in {quantity.unit}: outcome")]
    return []


def _noun_signs(sentence: Sentence, target: Candidate | None, words: tuple[int, int] | None) -> list[tuple[float, str]]:
    """Classes of the nouns of the metric; the head counts double."""
    if words is None:
        return []
    tokens, nouns = sentence.tokens, sentence.tokens.lexicon.nouns
    signs: list[tuple[float, str]] = []
    for index in range(words[0], min(words[1], words[0] + 12)):
        word = tokens.low[index]
        if tokens.kind[index] != WORD:
            continue
        found = next((name for name in _CLASSES if word in nouns[name]), None)
        if found is not None:
            signs.append((1.0, f"noun {word!r}: {_NAMES[found]}"))
        elif word in nouns["output"]:
            signs.append((-1.0, f"noun {word!r}: output"))
    return signs[:3]
