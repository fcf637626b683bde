"""Bits that say what a word can do in a goal sentence; the word lists in `data` carry their names."""

from __future__ import annotations

from typing import Final

__all__ = ["NAMES"]

FROM: Final = 1 << 0
TO: Final = 1 << 1
BY: Final = 1 << 2
UNTIL: Final = 1 << 3
ON: Final = 1 << 4
IN: Final = 1 << 5
WITHIN: Final = 1 << 6
OF: Final = 1 << 7
PER: Final = 1 << 8
AT: Final = 1 << 9
AND: Final = 1 << 10
OR: Final = 1 << 11
THE: Final = 1 << 12
ALL: Final = 1 << 13
NO: Final = 1 << 14
REL: Final = 1 << 15
END: Final = 1 << 16
BEGIN: Final = 1 << 17
SINCE: Final = 1 << 18
BASIS: Final = 1 << 19
CHANGE_UP: Final = 1 << 20
CHANGE_DOWN: Final = 1 << 21
UP: Final = 1 << 22
DOWN: Final = 1 << 23
AUX: Final = 1 << 24
PRONOUN: Final = 1 << 25
PREP: Final = 1 << 26
CONJ: Final = 1 << 27
PLACEHOLDER: Final = 1 << 28
CLAUSE: Final = 1 << 29
NOW: Final = 1 << 30
GOAL: Final = 1 << 31
NAME_BEFORE: Final = 1 << 32
AGE_BEFORE: Final = 1 << 33
AGE_AFTER: Final = 1 << 34
EVENT: Final = 1 << 35
FREQUENCY: Final = 1 << 36
FILLER: Final = 1 << 37
MOVER: Final = 1 << 38
MODAL: Final = 1 << 39
SKIP: Final = 1 << 40
LAST: Final = 1 << 41
LATE: Final = 1 << 42
THAN: Final = 1 << 43
EACH: Final = 1 << 44
UNIT: Final = 1 << 45
TEMPORAL: Final = 1 << 46
NUMBER_WORD: Final = 1 << 47
INCREASE: Final = 1 << 48
DECREASE: Final = 1 << 49
MAINTAIN: Final = 1 << 50
REACH: Final = 1 << 51
MILESTONE: Final = 1 << 52
SERVICE: Final = 1 << 53
DEADLINE_VERB: Final = 1 << 54
PAST: Final = 1 << 55
ING: Final = 1 << 56
THIRD: Final = 1 << 57
VAGUE: Final = 1 << 58
CODE: Final = 1 << 59

MOVES: Final = INCREASE | DECREASE
MOVES_OR_HOLDS: Final = MOVES | MAINTAIN
CHANGE: Final = CHANGE_UP | CHANGE_DOWN
VERB: Final = INCREASE | DECREASE | MAINTAIN | REACH | MILESTONE
FUNCTION: Final = PREP | CONJ | AUX | PRONOUN | CLAUSE

NAMES: Final[dict[str, int]] = {
    "from": FROM,
    "to": TO,
    "by": BY,
    "until": UNTIL,
    "on": ON,
    "in": IN,
    "within": WITHIN,
    "of": OF,
    "per": PER,
    "at": AT,
    "and": AND,
    "or": OR,
    "the": THE,
    "all": ALL,
    "no": NO,
    "rel": REL,
    "end": END,
    "begin": BEGIN,
    "since": SINCE,
    "basis": BASIS,
    "change_up": CHANGE_UP,
    "change_down": CHANGE_DOWN,
    "up": UP,
    "down": DOWN,
    "aux": AUX,
    "pronoun": PRONOUN,
    "prep": PREP,
    "conj": CONJ,
    "placeholder": PLACEHOLDER,
    "clause": CLAUSE,
    "now": NOW,
    "goal": GOAL,
    "name_before": NAME_BEFORE,
    "age_before": AGE_BEFORE,
    "age_after": AGE_AFTER,
    "event": EVENT,
    "frequency": FREQUENCY,
    "filler": FILLER,
    "mover": MOVER,
    "modal": MODAL,
    "skip": SKIP,
    "last": LAST,
    "late": LATE,
    "than": THAN,
    "each": EACH,
    "increase": INCREASE,
    "decrease": DECREASE,
    "maintain": MAINTAIN,
    "reach": REACH,
    "milestone": MILESTONE,
    "service": SERVICE,
    "deadline_verb": DEADLINE_VERB,
}
