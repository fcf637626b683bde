"""Finding: one thing that a rule reports; Severity: how much it matters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import TypeAlias

import attrs

from okrkit.goals._build import short_repr

__all__ = ["Finding", "Severity", "Span", "shortened"]

Span: TypeAlias = tuple[int, int]
"""Start and end of words, as indexes of a goal's title; the end is not included."""


class Severity(StrEnum):
    """How much a finding matters; the more it does, the greater it is.

    Attributes:
        HINT: Style.
        WARNING: Likely harm.
        ERROR: The goal cannot be scored, or contradicts itself.

    Examples:
        >>> Severity.HINT < Severity.WARNING < Severity.ERROR, max(Severity).value
        (True, 'error')
    """

    HINT = "hint"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Return the place in the order [0 hint - 2 error]."""
        return _RANK[self.value]

    def __lt__(self, other: str) -> bool:
        return self.rank < Severity(other).rank

    def __le__(self, other: str) -> bool:
        return self.rank <= Severity(other).rank

    def __gt__(self, other: str) -> bool:
        return self.rank > Severity(other).rank

    def __ge__(self, other: str) -> bool:
        return self.rank >= Severity(other).rank


_RANK = {"hint": 0, "warning": 1, "error": 2}


def _as_severity(value: Severity | str) -> Severity:
    return value if type(value) is Severity else Severity(value)


def _as_related(value: Iterable[str]) -> tuple[str, ...]:
    return tuple(value)


@attrs.frozen(repr=False, weakref_slot=False)
class Finding:
    """One thing that a rule reports about a goal: advice, not a refusal.

    A check gives the message and what it knows beyond; `lint` fills in the rule's own fields and
    the goal that was checked.

    Attributes:
        message: What is wrong with this goal, with the words or numbers that show it.
        goal: Id of the goal it is about; None: the plan as a whole.
        span: Where in the goal's title; None: not a matter of words.
        suggestion: A rewritten title, a value or a link that mends it; None: none can be given.
        related: Ids of further goals that have a part in it.
        rule: Code of the rule, as in "KEY101".
        name: Name of the rule, as in "activity-key-result".
        severity: Error, warning or hint.
        source: Who found it: author, work, place.

    Examples:
        >>> found = Finding("has no owner", goal="reply", rule="SMT105", name="no-owner")
        >>> print(found)
        reply: warning SMT105 no-owner: has no owner
    """

    message: str
    goal: str | None = attrs.field(default=None, kw_only=True)
    span: Span | None = attrs.field(default=None, kw_only=True)
    suggestion: str | None = attrs.field(default=None, kw_only=True)
    related: tuple[str, ...] = attrs.field(default=(), kw_only=True, converter=_as_related)
    rule: str = attrs.field(default="", kw_only=True)
    name: str = attrs.field(default="", kw_only=True)
    severity: Severity = attrs.field(default=Severity.WARNING, kw_only=True, converter=_as_severity)
    source: str = attrs.field(default="", kw_only=True)

    def to_dict(self) -> dict[str, object]:
        """Return the finding as plain data, ready for JSON.

        Examples:
            >>> Finding("has no owner", goal="reply").to_dict()["severity"]
            'warning'
        """
        return {
            "rule": self.rule,
            "name": self.name,
            "severity": self.severity.value,
            "goal": self.goal,
            "message": self.message,
            "span": None if self.span is None else list(self.span),
            "suggestion": self.suggestion,
            "related": list(self.related),
            "source": self.source,
        }

    def __str__(self) -> str:
        return f"{self.goal or 'plan'}: {self.severity} {self.rule} {self.name}: {self.message}"

    __repr__ = short_repr


def shortened(path: Sequence[str], *, most: int = 8) -> list[str]:
    """Return the ids of a way, those in the middle of a long one left out.

    Examples:
        >>> shortened(["a", "b", "c", "d", "e", "f"], most=4)
        ['a', 'b', '...', 'f']
    """
    if len(path) <= most:
        return list(path)
    return [*path[: most // 2], "...", *path[-(most // 2 - 1) :]]
