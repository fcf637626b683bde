"""What the productions found in one sentence, for those that come after."""

from __future__ import annotations

from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.candidates import Roles
from okrkit.parsing.deadlines import Deadline
from okrkit.parsing.quantities import Quantity
from okrkit.parsing.slots import Kind
from okrkit.parsing.tokens import Tokens
from okrkit.parsing.verbs import MainVerb, body, main_verb
from okrkit.parsing.years import Moment

__all__ = ["Sentence"]

_INFLECTED: Final = t.PAST | t.ING | t.THIRD | t.AUX


class Sentence:
    """Everything the productions found, for those that come after."""

    __slots__ = ("deadline", "first", "found", "kind", "moments", "roles", "tokens", "verb")

    def __init__(self, tokens: Tokens, kind: Kind, found: list[Moment]) -> None:
        self.tokens = tokens
        self.kind: Kind = kind
        self.moments = found
        self.first = _after_opening(tokens, found, body(tokens))
        self.verb: MainVerb = main_verb(tokens, self.first)
        self.found: list[Quantity] = []
        self.deadline: Deadline | None = None
        self.roles = Roles()


def _after_opening(tokens: Tokens, found: list[Moment], first: int) -> int:
    """Opening = preposition moment ","? | who ":" | preposition words "," before a verb: "By 2030, end hunger", "CEO: grow …"."""
    for moment in found:
        if moment.first > first + 3:
            break
        last = moment.last + (tokens.low[moment.last] == ",")
        leads = tokens.low[moment.last] in {",", ":"} or tokens.tags[last] & t.VERB
        if leads and last < tokens.size and all(tokens.tags[at] & t.FUNCTION for at in range(first, moment.first)):
            return min(last + (tokens.low[moment.last] == ":"), tokens.size - 1)
    sign = ":" if not tokens.tags[first] & t.PREP else ","
    if sign not in tokens.present:
        return first
    for at in range(first + 1, min(first + 12, tokens.size - 1)):
        if (
            tokens.low[at] == sign
            and _is_base(tokens, at + 1)
            and (sign == "," or at < first + 5 or _named(tokens, at))
        ):
            return at + 1
    return first


def _named(tokens: Tokens, at: int) -> bool:
    """As in "Annual recurring revenue (ARR): Grow …": a long name before the colon, a capital verb of change after it."""
    change = tokens.tags[at + 1] & t.MOVES_OR_HOLDS
    return bool(change) and tokens.text[tokens.start[at + 1]].isupper()


def _is_base(tokens: Tokens, at: int) -> bool:
    """Say whether a verb stands here as goals begin: in its base form."""
    tags = tokens.tags[at]
    return bool(tags & t.VERB) and not tags & _INFLECTED and not tokens.low[at].endswith("ing")
