"""The main verb and what it promises."""

from __future__ import annotations

from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.tokens import NUMBER, SIGN, WORD, Tokens

__all__ = ["MainVerb", "body", "main_verb"]

_AUX_OR_OF: Final = t.AUX | t.OF
_BEFORE_NUMBER: Final = t.FROM | t.TO | t.BY | t.AT
_NUMBER_WORD_OR_FILLER: Final = t.NUMBER_WORD | t.FILLER
_PREP_OR_THE: Final = t.PREP | t.THE
_SKIP_OR_MODAL: Final = t.SKIP | t.MODAL
_SKIP_OR_TO_OR_MODAL: Final = t.SKIP | t.TO | t.MODAL
_THE_OR_NUMBER_WORD: Final = t.THE | t.NUMBER_WORD
_THIRD_OR_PAST: Final = t.THIRD | t.PAST
_UP_OR_DOWN: Final = t.UP | t.DOWN

_LABELS: Final = frozenset(
    {"kr", "o", "objective", "key", "result", "goal", "target", "obj", "okr", "kpi", "okrs", "smart"}
)
_BULLETS: Final = frozenset(
    {"-", "*", "•", "–", "—", "▪", "●", "○", "·", "[", "]", "x", "☐", "☑", "✅", ">", "#", "_", "✓", "→"}
)
_CLOSERS: Final = frozenset({":", ".", ")", "-", "–", "—", "|", "]"})
# Words that are verbs and nouns alike: nouns where a measured noun follows.
_NOUN_TOO: Final = frozenset(
    {
        "average",
        "total",
        "lead",
        "score",
        "test",
        "support",
        "process",
        "contact",
        "return",
        "sign",
        "release",
        "design",
        "review",
        "report",
        "market",
        "model",
        "train",
        "value",
        "cost",
        "book",
        "call",
        "plan",
        "share",
        "spend",
        "work",
        "benchmark",
        "response",
        "order",
        "page",
        "load",
        "cycle",
        "up",
        "end",
        "form",
        "index",
        "map",
        "net",
        "track",
        "read",
        "sleep",
        "open",
        "cover",
        "handle",
        "source",
        "query",
        "capture",
        "update",
        "host",
        "project",
        "post",
        "tweet",
        "conduct",
        "patch",
        "service",
        "exercise",
        "practice",
        "finance",
        "fund",
        "mentor",
        "coach",
        "visit",
        "email",
        "interview",
        "survey",
        "feature",
        "live",
        "upgrade",
        "export",
        "import",
        "land",
        "close",
        "present",
        "row",
        "bank",
        "log",
        "slow",
        "better",
        "complete",
        "limit",
        "back",
        "bench",
        "plant",
        "paint",
        "document",
        "record",
        "audit",
        "focus",
        "increase",
        "decrease",
        "growth",
        "blog",
    }
)
_FINITE: Final = frozenset(
    {"is", "are", "was", "were", "has", "will", "requires", "takes", "results", "becomes", "costs", "stays", "remains"}
)
_SAYING: Final = frozenset({"report", "reports", "say", "says", "agree", "feel", "believe", "know", "think", "state"})
_AUX_BASE: Final = frozenset({"will", "shall", "should", "must", "can", "would", "we'll", "i'll", "may", "could"})


class MainVerb:
    """The verb that governs the sentence.

    Attributes:
        at: Its token; -1 where there is none.
        tags: Its bits.
        base: Its base form, "" where there is none.
        imperative: True where it opens the sentence.
        after: The token after the verb; the first token where there is none.
    """

    __slots__ = ("after", "at", "base", "imperative", "tags")

    def __init__(self, at: int = -1, tags: int = 0, base: str = "", *, imperative: bool = False) -> None:
        self.at = at
        self.after = at + 1
        self.tags = tags
        self.base = base
        self.imperative = imperative


def body(tokens: Tokens) -> int:
    """Body = after (bullet | list number | label)*: "KR1:", "1.", "- [ ]", "[Sales]", "Objective 2 —"."""
    index = 0
    while index < tokens.size:
        step = _label(tokens, index)
        if step == index:
            break
        index = step
    return index if index < tokens.size else 0


def _label(tokens: Tokens, index: int) -> int:
    low = tokens.low
    if low[index] in {"[", "("} and index + 3 < tokens.size:
        for at in range(index + 1, min(index + 6, tokens.size)):
            if low[at] in {"]", ")"}:
                kept = tokens.kind[index + 1] == NUMBER and low[index] == "["
                return (
                    at + 1
                    if low[index] == "["
                    or (at == index + 2 and (tokens.kind[at - 1] == NUMBER or len(low[at - 1]) == 1))
                    or kept
                    else index
                )
    if (
        low[index] in _BULLETS
        and not (low[index] in {">", "-", "→"} and tokens.kind[index + 1] == NUMBER)
        and not (low[index] == "x" and tokens.kind[index + 1] != WORD)
    ):
        return index + 1 if low[index] != "x" or index else index
    if low[index] == "@" and tokens.kind[index + 1] == WORD and tokens.glued(index + 1) and index + 2 < tokens.size:
        return index + 2
    if tokens.kind[index] == NUMBER:
        return _list_number(tokens, index)
    return _word_label(tokens, index)


def _list_number(tokens: Tokens, index: int) -> int:
    """ListNumber = figures ('.' | ')' | ':'), or "1.2" before a capital letter."""
    low = tokens.low
    closing = low[index + 1]
    if closing in {".", ")"} and tokens.glued(index + 1) and index + 2 < tokens.size and len(low[index]) <= 4:
        return index + 2
    if closing == ":" and not tokens.glued(index + 2) and index + 2 < tokens.size:
        return index + 2
    dotted = "." in low[index] and len(low[index]) <= 5
    verb = (
        tokens.tags[index + 1] & t.VERB and tokens.text[tokens.start[index + 1] : tokens.start[index + 1] + 1].isupper()
    )
    return index + 1 if dotted and verb and index == 0 else index


def _word_label(tokens: Tokens, index: int) -> int:
    """WordLabel = ("KR" | "Objective" | "Key Result" | "KR1.2" …) figures? (':' | '.' | '-' | ')')."""
    low = tokens.low
    word = low[index].rstrip("0123456789")
    if word not in _LABELS and low[index] not in _LABELS:
        return index
    at = index + 1
    at += low[at] in {"result", "#"}
    at += low[at] == "#"
    at += tokens.kind[at] == NUMBER and low[at + 1] in _CLOSERS
    while low[at] == "." and tokens.kind[at + 1] == NUMBER:
        at += 2
    if low[at] in _CLOSERS:
        return at + 1
    follows = low[at].rstrip("0123456789") in _LABELS and low[at] != low[at].rstrip("0123456789")
    return at if follows and low[index] != word else index


def main_verb(tokens: Tokens, first: int) -> MainVerb:
    """MainVerb = skipped* verb | subject ("commits" "to" | "will") skipped* verb | subject verb."""
    at = first
    bits, low = tokens.tags, tokens.low
    while (bits[at] & _SKIP_OR_MODAL and not _is_verb(tokens, at)) or (
        low[at] in {"be", "have"} and bits[at + 1] & t.MODAL
    ):
        at += 1
    if _is_verb(tokens, at):
        return _verb(tokens, at, imperative=True)
    governed = _governed(tokens, first)
    return governed if governed is not None else _finite(tokens, at)


def _verb(tokens: Tokens, at: int, *, imperative: bool) -> MainVerb:
    base = tokens.lexicon.verbs.get(tokens.low[at], tokens.low[at])
    return MainVerb(at, tokens.tags[at] | tokens.lexicon.tags.get(base, 0) & t.VERB, base, imperative=imperative)


def _is_verb(tokens: Tokens, at: int) -> bool:
    bits, low = tokens.tags[at], tokens.low
    if not bits & t.VERB or tokens.kind[at] != WORD:
        return False
    if bits & t.AUX and low[at] not in {"have", "be", "do"}:
        return False
    if bits & t.ING and not _base_too(tokens, at) and _has_predicate(tokens, at):
        return False
    if (
        bits & t.PAST
        and bits & t.THIRD == 0
        and not _base_too(tokens, at)
        and tokens.lexicon.verbs.get(low[at]) != low[at]
    ):
        return tokens.kind[at + 1] == NUMBER or bool(tokens.tags[at + 1] & _THE_OR_NUMBER_WORD)
    if bits & t.THIRD and not _base_too(tokens, at):
        return False
    if low[at] in _NOUN_TOO:
        return not _noun_follows(tokens, at)
    return True


def _has_predicate(tokens: Tokens, at: int) -> bool:
    """As in "Reporting an issue requires …": a participle is the subject where a finite verb follows before any comma."""
    for index in range(at + 1, min(tokens.size, at + 16)):
        if tokens.low[index] in {",", ";", ".", "which", "that", "who"}:
            return False
        if tokens.low[index] in _FINITE:
            return True
    return False


def _base_too(tokens: Tokens, at: int) -> bool:
    return tokens.lexicon.verbs.get(tokens.low[at]) == tokens.low[at]


def _noun_follows(tokens: Tokens, at: int) -> bool:
    """As in "Test coverage of 80%": the ambiguous word is a noun before a measured noun, a comparison or an auxiliary."""
    low, bits = tokens.low[at + 1], tokens.tags[at + 1]
    if tokens.kind[at + 1] == SIGN:
        return low in {":", "≥", "≤", "<", ">", "="}
    if bits & _AUX_OR_OF or (bits & t.UP and tokens.low[at] not in {"sign", "open", "back", "close"}):
        return True
    if tokens.low[at] in {"increase", "decrease", "growth"}:
        return low in {"in", "of"}
    if tokens.low[at] in {"average", "total", "net"}:
        return tokens.kind[at + 1] == WORD and not bits & _NUMBER_WORD_OR_FILLER
    if tokens.low[at] in {"plan", "report", "review", "track", "update"}:
        return False
    measured = ("behaviour", "money", "quality")
    return (
        tokens.kind[at + 1] == WORD and any(low in tokens.lexicon.nouns[name] for name in measured) and not bits & t.THE
    )


def _governed(tokens: Tokens, first: int) -> MainVerb | None:
    """Governed = ("commits" | "aims" … "to" | "will" …) skipped* verb."""
    bits, low = tokens.tags, tokens.low
    for index in range(first, min(tokens.size, first + 40)):
        if bits[index] & t.CLAUSE and low[index] != "that":
            return None
        if (bits[index] & t.MODAL and (bits[index + 1] & t.TO or bits[index + 2] & t.TO)) or low[index] in _AUX_BASE:
            at = index + 1
            while (bits[at] & _SKIP_OR_TO_OR_MODAL and not (bits[at] & t.VERB and _base_too(tokens, at))) or (
                low[at] in {"be", "have"} and bits[at + 1] & t.VERB
            ):
                at += 1
            if bits[at] & t.VERB:
                return _verb(tokens, at, imperative=False)
    return None


def _finite(tokens: Tokens, first: int) -> MainVerb:
    """Finite = the first inflected verb of change or holding after a subject, or "up", "down" before a number."""
    bits, low = tokens.tags, tokens.low
    for index in range(first, min(tokens.size, first + 40)):
        tag = bits[index]
        if tag & t.CLAUSE and index > first and (low[index] != "that" or low[index - 1] in _SAYING):
            break
        moved = tag & t.MOVES_OR_HOLDS
        denied = low[index - 1] in {"never", "not", "without"}
        if moved and index > first and not denied and _predicate(tokens, index):
            return _verb(tokens, index, imperative=False)
        if tag & _UP_OR_DOWN and low[index] != "+" and _before_number(tokens, index):
            return MainVerb(index, t.INCREASE if tag & t.UP else t.DECREASE, low[index])
    return _last_verb(tokens, first) if tokens.lexicon.decimal_comma else MainVerb()


def _last_verb(tokens: Tokens, first: int) -> MainVerb:
    """LastVerb = the infinitive that closes a German sentence."""
    for index in range(tokens.size - 1, first, -1):
        if tokens.tags[index] & t.VERB and tokens.kind[index] == WORD:
            return _verb(tokens, index, imperative=False)
    return MainVerb()


def _predicate(tokens: Tokens, index: int) -> bool:
    """A form of change predicates after an auxiliary, or when inflected and followed by what it changes by or to."""
    bits = tokens.tags
    tag, before, after = bits[index], bits[index - 1], bits[index + 1]
    if tag & t.PAST and (before & t.AUX or bits[index - 2] & t.AUX):
        return True
    if tag & _THIRD_OR_PAST and (after & _BEFORE_NUMBER or tokens.kind[index + 1] == NUMBER or after & t.NUMBER_WORD):
        return True
    return bool(tag & t.THIRD and not before & _PREP_OR_THE and not tag & t.MAINTAIN)


def _before_number(tokens: Tokens, index: int) -> bool:
    low = tokens.low
    at = index + 1
    at += bool(tokens.tags[at] & _BEFORE_NUMBER)
    at += low[at] in tokens.lexicon.currencies
    return tokens.kind[at] == NUMBER
