"""Quantities that may be the target, with how strongly the text says so."""

from __future__ import annotations

from okrkit.parsing.quantities import Quantity

__all__ = ["CHANGE", "END", "FILTER", "LEVEL", "NAME", "PLAIN", "Candidate", "Roles"]

END, LEVEL, CHANGE, PLAIN, FILTER, NAME = 5, 4, 3, 2, 1, 0


class Candidate:
    """A quantity with its role and how strongly the text says so."""

    __slots__ = ("baseline", "clause", "quantity", "rank", "why")

    def __init__(self, quantity: Quantity, rank: int, why: str, clause: int) -> None:
        self.quantity = quantity
        self.rank = rank
        self.why = why
        self.clause = clause
        self.baseline: Quantity | None = None


class Roles:
    """The roles found in one sentence."""

    __slots__ = ("baseline", "others", "target", "unread")

    def __init__(self) -> None:
        self.target: Candidate | None = None
        self.baseline: Quantity | None = None
        self.others: list[Candidate] = []
        self.unread: list[Quantity] = []
