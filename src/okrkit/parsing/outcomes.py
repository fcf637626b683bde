"""Outcome or output: evidence from who changes, what is measured, the verb, a baseline, weighed against each other."""

from __future__ import annotations

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
_PREP_OR_CLAUSE: Final = t.PREP | t.CLAUSE
_WITHIN_NOUN: Final = frozenset({"per", "off"})
_OUTCOMES: Final = ("impact", "money", "quality", "behaviour")


def outcome(sentence: Sentence, target: Candidate | None, words: tuple[int, int] | None, direction: str) -> Outcome:
    """Outcome = the side with the heavier evidence; near balance is unclear."""
    signs: list[Sign] = []
    _number_signs(signs, sentence, target)
    _noun_signs(signs, sentence, target, words, direction)
    _done_signs(signs, sentence, target, direction)
    deed, actor = verb_sign(sentence, target, direction), who_acts(sentence)
    if deed is not None:
        signs.append(deed)
    if actor is not None:
        signs.append(actor)
    if target is not None and target.rank != CHANGE:
        _count_signs(signs, sentence, target)
    total = 0.0
    for sign in signs:
        total += sign[0]
    if abs(total) <= w.NEAR_BALANCE:
        return Outcome("unclear", "unclear", tuple(signs), 0.0)
    found, finer = ("outcome", "impact") if total > 0 else ("output", "activity")
    kind = finer if any([sign[1] == finer for sign in signs]) else found  # noqa: C419
    return Outcome(found, kind, tuple(signs), min(1.0, abs(total) / w.CERTAIN))


def _count_signs(signs: list[Sign], sentence: Sentence, target: Candidate) -> None:
    """A repeated count of one's own ("I … per day"), and a count that nothing else speaks for, lean to an output."""
    quantity, low, weighed = target.quantity, sentence.tokens.low, bool(signs)
    if quantity.family not in {"count", "length", "none"} or sentence.roles.baseline is not None:
        return
    if quantity.rate and (not weighed or low[sentence.first] == "i" or low[0] in {"i", "i'll"}):
        signs.append((w.REPEATED if not weighed else w.REPEATED * 2, "activity", "a habit", ""))
    elif not weighed and quantity.exact:
        signs.append((w.COUNTED, "output", "a bare count", ""))


def _number_signs(signs: list[Sign], sentence: Sentence, target: Candidate | None) -> None:
    """A baseline, an amount of change, money and ratios lean to an outcome."""
    if sentence.roles.baseline is not None:
        signs.append((w.BASELINE, "outcome", "stated baseline", ""))
    if target is None:
        return
    quantity = target.quantity
    if target.rank == CHANGE:
        signs.append((w.CHANGED, "outcome", "amount of change", ""))
    elif quantity.family == "money":
        signs.append((w.MONEY, "outcome", "measured in", quantity.unit or ""))
    elif quantity.family == "share":
        signs.append((w.SHARE, "outcome", "measured in %", ""))
        if sentence.tokens.low[quantity.after : quantity.after + 3] == ["of", "the", "time"]:
            signs.append((w.RATIO, "outcome", "a share of the time", ""))
    elif quantity.family in {"multiple", "score", "data"} or quantity.of in {5, 10, 100}:
        signs.append((w.RATIO, "outcome", "a ratio or score", ""))
    elif quantity.exact == 0:
        signs.append((w.ZERO, "outcome", "none of it left", ""))
    elif (
        quantity.family == "energy" and quantity.rate and quantity.unit is not None and quantity.unit.startswith("kcal")
    ):
        signs.append((w.HABIT, "activity", "a diet", ""))
    elif quantity.family == "mass" and not quantity.rate:
        signs.append((w.RATIO, "outcome", "a weight", ""))
    elif quantity.family == "time" and not quantity.rate and not is_own_speed(sentence):
        signs.append((w.TIME, "outcome", "a length of time", ""))
    if quantity.family == "share" and any(
        one.quantity.family == "time" and one is not target for one in sentence.roles.others
    ):
        signs.append((w.HOLDING, "outcome", "within a time", ""))


def _noun_signs(
    signs: list[Sign], sentence: Sentence, target: Candidate | None, words: tuple[int, int] | None, direction: str
) -> None:
    """Classes of the nouns measured: the head weighs most, what stands before the first preposition counts."""
    tokens = sentence.tokens
    first, last = words if words is not None else (sentence.first, min(tokens.size, sentence.first + 8))
    head = True
    weighed = tokens.lexicon.weighed
    if weighed.isdisjoint(tokens.present):
        return
    found: list[Sign] = []
    for index in range(last - 1, first - 1, -1):
        word = tokens.low[index]
        if word in weighed:
            sign = _noun_sign(sentence, word, target)
            if sign is not None:
                found.append((sign[0] * (w.HEAD if head else w.NOUN), *sign[1:]))
                head = False
        elif (
            tokens.tags[index] & _PREP_OR_CLAUSE
            and word not in _WITHIN_NOUN
            and (word != "of" or tokens.low[index - 1] not in _COUNTERS)
        ):
            found, head = [], True
    share = 0.4 if direction == "achieve" else 1.0  # a milestone about an outcome is not yet one
    for weight, side, what, word in found[:3]:
        signs.append(((weight * share if weight > 0 and side != "impact" else weight), side, what, word))
    if target is not None and target.clause:
        _nouns_beside(signs, sentence, target)


def _nouns_beside(signs: list[Sign], sentence: Sentence, target: Candidate) -> None:
    """In a later clause the words beside the number say what it measures: "and achieve 20 % retention"."""
    tokens, stop = sentence.tokens, min(sentence.tokens.size, target.quantity.after + 4)
    for index in range(target.quantity.after, stop):
        if tokens.kind[index] != WORD or tokens.tags[index] & t.CONJ:
            return
        sign = _noun_sign(sentence, tokens.low[index], target)
        if sign is not None:
            signs.append((sign[0] * w.HEAD, *sign[1:]))
            return


def _noun_sign(sentence: Sentence, word: str, target: Candidate | None) -> Sign | None:
    lexicon = sentence.tokens.lexicon
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


def _done_signs(signs: list[Sign], sentence: Sentence, target: Candidate | None, direction: str) -> None:
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
        signs.append((w.THING * 1.5, "output", "what is improved is a thing made", ""))
    if target is not None and target.rank == CHANGE:
        return
    if (not verb.imperative or verb.base in evidence["gaining"]) and not evidence["done"].isdisjoint(tokens.present):
        for index in range(sentence.first, min(tokens.size, sentence.first + 16)):
            if (
                tokens.low[index] in evidence["done"]
                and tokens.low[index - 1] != "to"
                and tokens.low[index + 1] not in tokens.lexicon.nouns["audience"]
            ):
                signs.append((w.DONE, "output", "done:", tokens.low[index]))
                break
            if tokens.tags[index] & t.WITHIN or tokens.low[index] == ",":
                break
    if direction == "achieve":
        signs.append((w.MILESTONE, "output", "a milestone", ""))
