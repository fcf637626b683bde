"""Roles of quantities: which is the target, which its baseline, which only describes."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.candidates import CHANGE, END, FILTER, LEVEL, PLAIN, Candidate, Roles
from okrkit.parsing.names import never
from okrkit.parsing.quantities import Quantity
from okrkit.parsing.ranks import rank_of
from okrkit.parsing.starts import is_start
from okrkit.parsing.tokens import NUMBER, SIGN, WORD, Tokens
from okrkit.parsing.verbs import MainVerb

__all__ = ["roles"]

_PAST_OR_AUX: Final = t.PAST | t.AUX

_JOINERS: Final = frozenset({";", "."})


_BREAKS: Final = frozenset({"and", "while", "whilst", "without", "then", "plus"})


_DISTANCES: Final = frozenset({"length"})


def roles(tokens: Tokens, found: list[Quantity], verb: MainVerb, first: int) -> Roles:
    """Roles = target, its baseline, and the numbers that are neither."""
    made = Roles()
    starts: list[Quantity] = []
    previous: tuple[Quantity, str] | None = None
    clauses = _clause_ends(tokens, first) if len(found) > 1 else []
    for position, quantity in enumerate(found):
        why = "label" if quantity.core < first else never(tokens, quantity, first, previous, verb.base)
        previous = quantity, "name" if why in {"name", "ordinal"} else why
        if why:
            made.unread.append(quantity)
            continue
        before = found[position - 1] if position else None
        following = found[position + 1] if position + 1 < len(found) else None
        if is_start(tokens, quantity, following):
            _negate(quantity)
            starts.append(quantity)
            continue
        rank, rule = rank_of(tokens, quantity, before, verb, first)
        made.others.append(Candidate(quantity, rank, rule, _clause(clauses, quantity.core) if clauses else 0))
    _choose(made, verb)
    if made.target is not None and made.target.rank in {END, LEVEL, PLAIN}:
        _negate(made.target.quantity)
    _attach(made, starts)
    return made


def _negate(quantity: Quantity) -> None:
    """A minus sign before a level is its own; before an amount of change it says the direction."""
    if quantity.sign == "-":
        quantity.exact = -quantity.exact


def _clause_ends(tokens: Tokens, first: int) -> list[int]:
    """Clauses end at a sentence end, ';', or ("and" | "while") before a verb."""
    ends: list[int] = []
    bits, low = tokens.tags, tokens.low
    for index in range(first, tokens.size):
        if low[index] in _JOINERS and tokens.kind[index] == SIGN and not tokens.glued(index + 1):
            ends.append(index)
        elif low[index] in _BREAKS or low[index] in {"&", ","}:
            at = index + 1 + (low[index + 1] in {"and", "then", "also"})
            tag = bits[at]
            if (tag & t.VERB and not tag & _PAST_OR_AUX and tokens.kind[at] == WORD and not tag & t.CHANGE_UP) or (
                low[index] in {"and", "while"} and tokens.kind[at] == NUMBER
            ):
                ends.append(index)
    return ends


def _clause(ends: list[int], at: int) -> int:
    return bisect_left(ends, at)


def _choose(made: Roles, verb: MainVerb) -> None:
    """Target = the first candidate of the first clause that has one; an end level beats a change, a change a count."""
    if len(made.others) == 1 and made.others[0].quantity.family not in _DISTANCES:
        made.target = made.others[0] if made.others[0].rank >= FILTER else None
        return
    strong = [candidate for candidate in made.others if candidate.rank > FILTER]
    if not strong:
        made.target = next((candidate for candidate in made.others if candidate.rank == FILTER), None)
        return
    clause = [candidate for candidate in strong if candidate.clause == strong[0].clause]
    moving = verb.tags & t.MOVES_OR_HOLDS or strong[0].rank in {CHANGE, LEVEL, END}
    made.target = max(clause, key=lambda candidate: candidate.rank) if moving else _first_or_end(clause)
    timed = _timed(clause, made.others)
    if timed is not None and made.target is clause[0]:
        made.target = timed


def _first_or_end(clause: list[Candidate]) -> Candidate:
    first = clause[0]
    return next((one for one in clause if one.rank == END and first.rank == CHANGE), first)


def _timed(clause: list[Candidate], others: list[Candidate]) -> Candidate | None:
    """A distance with a time: "swim 1,500 m in under 32 minutes" promises the time."""
    first = clause[0]
    if first.rank != PLAIN or first.quantity.family not in _DISTANCES or first.quantity.rate:
        return None
    return next(
        (one for one in others if one.quantity.family == "time" and one.quantity.core > first.quantity.core), None
    )


def _attach(made: Roles, starts: list[Quantity]) -> None:
    """Give the target its baseline: the stated start nearest before it, else after it; same family, converted."""
    if made.target is None:
        if starts:
            made.unread.extend(starts)
        return
    target = made.target.quantity
    if made.target.rank == CHANGE and made.target.why == "change" and not starts:
        return
    before = [start for start in starts if start.core < target.core]
    after = [start for start in starts if start.core > target.core]
    chosen = before[-1] if before else after[0] if after else None
    if chosen is None or not _comparable(chosen, target):
        return
    made.baseline = chosen
    _align(chosen, target)


def _comparable(start: Quantity, target: Quantity) -> bool:
    loose = {"none", "count"}
    return start.family == target.family or start.family in loose or target.family in loose


def _align(start: Quantity, target: Quantity) -> None:
    """One unit for both: missing ones are taken over, different ones of a family converted to the target's."""
    if target.family == "none" or (target.family == "count" and start.family not in {"none", "count"}):
        if start.family != "none":
            target.unit, target.family, target.factor = (
                target.unit if target.unit and target.family == "count" and start.family == "count" else start.unit,
                start.family,
                start.factor,
            )
            target.rate = target.rate or start.rate
    elif start.family == target.family and start.factor != target.factor:
        ratio = start.factor / target.factor
        start.exact = Fraction(start.exact) * ratio
        start.factor = target.factor
    if start.unit is not None and target.unit is None:
        target.unit = start.unit
    start.unit = target.unit
    if target.of is None and start.of is not None:
        target.of = start.of
