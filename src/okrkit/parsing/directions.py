"""Direction: where the metric is to go."""

from __future__ import annotations

from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.candidates import CHANGE, FILTER, LEVEL, Candidate
from okrkit.parsing.changes import CHANGE_NOUNS
from okrkit.parsing.sentence import Sentence
from okrkit.parsing.tokens import WORD, Tokens

__all__ = ["direction"]

_DECREASE_OR_CHANGE_DOWN: Final = t.DECREASE | t.CHANGE_DOWN
_DOWN_OR_CHANGE_DOWN: Final = t.DOWN | t.CHANGE_DOWN
_FUNCTION_OR_PER: Final = t.FUNCTION | t.PER
_INCREASE_OR_CHANGE_UP: Final = t.INCREASE | t.CHANGE_UP
_SAYING_WHERE: Final = t.UP | t.DOWN | t.CHANGE_UP | t.CHANGE_DOWN

_BAD: Final = frozenset(
    [
        "incident",
        "incidents",
        "outage",
        "outages",
        "error",
        "errors",
        "bug",
        "bugs",
        "defect",
        "defects",
        "complaint",
        "complaints",
        "failure",
        "failures",
        "breach",
        "breaches",
        "accident",
        "accidents",
        "injury",
        "injuries",
        "crash",
        "crashes",
        "downtime",
        "vulnerabilities",
        "vulnerability",
        "churn",
        "delay",
        "delays",
        "loss",
        "losses",
        "death",
        "deaths",
        "waste",
        "cost",
        "costs",
        "latency",
        "absence",
        "turnover",
        "regressions",
        "regression",
        "leaks",
        "delivery-failures",
        "missed",
        "late",
        "overdue",
        "missing",
        "violations",
        "no-shows",
        "escalations",
        "escalation",
        "backlog",
        "emissions",
        "spam",
        "fraud",
        "interruptions",
    ]
)
_HELD: Final = frozenset({"maintained", "sustained", "preserved"})
_FALLING: Final = frozenset({"<", "<="})
_LESSENING: Final = frozenset({"lose", "cut", "reduce"})


def direction(sentence: Sentence, target: Candidate | None) -> tuple[str, str]:
    """Direction = stated change | main verb | comparator under a moving verb | level | milestone; with its rule."""
    verb, roles = sentence.verb, sentence.roles
    if (
        target is not None
        and target.rank != CHANGE
        and roles.baseline is not None
        and roles.baseline.exact != target.quantity.exact
    ):
        return ("increase" if target.quantity.exact > roles.baseline.exact else "decrease"), "baseline and target"
    if verb.at >= 0 and verb.tags & t.MAINTAIN and verb.base != "continue" and not _event(sentence, target):
        return "maintain", "verb"
    if target is not None and target.rank == CHANGE:
        change = _of_change(sentence, target)
        if change:
            return change, "change"
    moved = _moved(sentence, target)
    if moved:
        return moved, "verb"
    if target is None:
        return _without_target(sentence)
    return _level(sentence, target)


def _event(sentence: Sentence, target: Candidate | None) -> bool:
    """Event: in "hold 12 retros" what is held is an event, not a level."""
    return sentence.verb.base == "hold" and (target is None or target.why == "count") and sentence.verb.imperative


def _of_change(sentence: Sentence, target: Candidate) -> str:
    """Sign, "up" or "down", "fewer", "reduction" near the amount; then the verb."""
    tokens, quantity = sentence.tokens, target.quantity
    if quantity.sign == "-":
        return "decrease"
    near = (
        tokens.tags[quantity.after]
        | tokens.tags[quantity.last]
        | tokens.tags[quantity.after + 1]
        * (quantity.family in {"share", "multiple"} and _goes_on(tokens, quantity.after))
    )
    before = tokens.tags[quantity.first - 1] | (
        tokens.tags[quantity.first - 2] if tokens.low[quantity.first - 1] in {"of", "by"} else 0
    )
    for tags in (near & t.CHANGE, before & _SAYING_WHERE):
        if tags:
            return "decrease" if tags & _DOWN_OR_CHANGE_DOWN else "increase"
    if tokens.low[quantity.core] in tokens.lexicon.halving:
        return "decrease"
    verb = _verb_direction(sentence)
    if verb:
        return verb
    for index in range(quantity.first - 1, max(sentence.first - 1, quantity.first - 12), -1):
        tags = tokens.tags[index]
        if tags & _DECREASE_OR_CHANGE_DOWN and not tags & t.INCREASE:
            return "decrease"
        if tags & _INCREASE_OR_CHANGE_UP:
            return "increase"
    return "increase" if quantity.sign == "+" or quantity.family == "multiple" else ""


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Say whether the phrase goes on here: "20 % net growth", not "10 % and cut costs"."""
    return tokens.kind[at] == WORD and not tokens.tags[at] & _FUNCTION_OR_PER


def _verb_direction(sentence: Sentence) -> str:
    tags = sentence.verb.tags if sentence.verb.at >= 0 else 0
    if tags & t.INCREASE and not tags & t.DECREASE:
        return "increase"
    return "decrease" if tags & t.DECREASE else ""


def _moved(sentence: Sentence, target: Candidate | None) -> str:
    """A verb of change moves; "improve … to at most 9 %" goes down; a verb of making something is none of change."""
    verb, tokens = sentence.verb, sentence.tokens
    if verb.at < 0:
        return ""
    if (
        target is not None
        and verb.tags & t.MOVES
        and target.why in {"count", "nothing", "level"}
        and target.rank != LEVEL
        and _makes(sentence, target)
    ):
        return "reach" if target.quantity.exact else ""
    found = _verb_direction(sentence)
    if target is not None and target.rank == FILTER and target.quantity.family in {"time", "days"}:
        return "maintain" if found else ""
    if found == "increase" and target is not None and target.quantity.comparator in _FALLING and target.rank > FILTER:
        return "decrease"
    if found == "increase" and target is None and verb.tags & t.MILESTONE and verb.base == "upgrade":
        return ""
    if found:
        return found
    if tokens.tags[verb.at] & t.MOVER and target is not None and target.why != "count":
        comparator = target.quantity.comparator
        if comparator in _FALLING or any(tag & t.DOWN for tag in tokens.tags[verb.at : target.quantity.first]):
            return "decrease"
        if (comparator in {">", ">="} and verb.base not in {"have", "get"}) or any(
            tag & t.UP and word != "+"
            for tag, word in zip(
                tokens.tags[verb.at : target.quantity.first],
                tokens.low[verb.at : target.quantity.first],
                strict=True,
            )
        ):
            return "increase"
    return ""


def _makes(sentence: Sentence, target: Candidate) -> bool:
    """Making: in "raise £1.1m", "remove 10 services" the verb counts what it acts on."""
    verb = sentence.verb
    if target.quantity.exact == 0:
        return False
    direct = target.quantity.first - verb.at <= 2
    return (
        direct and not verb.tags & t.DECREASE and verb.base not in {"double", "triple", "increase", "grow"}
    ) or verb.base in {"remove", "upgrade", "restore", "modernise", "modernize", "upskill"}


def _level(sentence: Sentence, target: Candidate) -> tuple[str, str]:
    """A level is reached; a standing limit on a bad thing is kept."""
    quantity, tokens = target.quantity, sentence.tokens
    standing = sentence.verb.at < 0 and (quantity.first <= sentence.first or target.why == "nothing")
    limit = quantity.comparator in _FALLING or quantity.exact == 0
    if (
        standing
        and limit
        and any(word in _BAD for word in tokens.low[sentence.first : tokens.size])
        and (quantity.exact == 0 or quantity.family == "count")
    ):
        return "maintain", "standing limit"
    if sentence.verb.at < 0 and not _HELD.isdisjoint(tokens.low[quantity.after : quantity.after + 6]):
        return "maintain", "verb"
    if tokens.low[quantity.first] == "never" and sentence.verb.at < 0:
        return "maintain", "standing limit"
    if not _event(sentence, target) and any(
        tag & t.MAINTAIN
        and not tag & t.MILESTONE
        and word
        not in {"continue", "remain", "remains", "protected", "protect", "retain", "retained", "contain", "kept"}
        for tag, word in zip(
            tokens.tags[sentence.first : quantity.first], tokens.low[sentence.first : quantity.first], strict=True
        )
    ):
        return "maintain", "verb"
    return "reach", "level"


def _more_or_less(sentence: Sentence) -> str:
    """Comparative = verb ("more" | "less" | "fewer") | verb article? adjective? ("reduction" | "growth" …) "in"."""
    tokens, verb = sentence.tokens, sentence.verb
    if verb.at < 0:
        return ""
    if tokens.low[verb.after] in {"more", "less", "fewer"}:
        return "increase" if tokens.low[verb.after] == "more" else "decrease"
    for at in range(verb.after, verb.after + 4):
        if tokens.low[at] in CHANGE_NOUNS and tokens.low[at + 1] == "in":
            return "decrease" if tokens.tags[at] & t.CHANGE_DOWN else "increase"
    return ""


def _without_target(sentence: Sentence) -> tuple[str, str]:
    """No number: a comparative or a change after all, else a milestone."""
    tokens, verb = sentence.tokens, sentence.verb
    if verb.at >= 0 and verb.base in {"be", "become"} and tokens.low[verb.after] in {"more", "better"}:
        return "increase", "comparative"
    moved = _more_or_less(sentence)
    if moved:
        return moved, "comparative"
    if (
        verb.at < 0
        and tokens.tags[sentence.first] & t.CHANGE
        and tokens.low[sentence.first] not in {"additional", "extra", "above", "below", "cut"}
    ):
        return ("increase" if tokens.tags[sentence.first] & t.CHANGE_UP else "decrease"), "comparative"
    return "achieve", "milestone"
