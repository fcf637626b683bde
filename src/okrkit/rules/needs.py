"""Need: what a goal must have for a rule to look at it; Holdings: which goals have it."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeAlias, final

from okrkit.goals import Item, Plan

__all__ = ["Held", "Holdings", "Need"]

Held: TypeAlias = tuple[type[Item], tuple[bool, ...]]
"""The type of an item and, in the order of `Need`, what it has."""


class Need(StrEnum):
    """What a goal must have for a rule to run; a rule that names it costs nothing on all others.

    Attributes:
        CHECK_INS: A check-in, of whatever day.
        TARGET_CHANGES: A change of its target, of whatever day.
        GRADES: A grade, of whatever day.
        LINKS: A goal that it says it contributes to.
        DUE: A due day of its own.

    Examples:
        >>> from okrkit.rules import find_rule
        >>> find_rule("CAD101").needs
        frozenset({<Need.CHECK_INS: 'check-ins'>})
    """

    CHECK_INS = "check-ins"
    TARGET_CHANGES = "target-changes"
    GRADES = "grades"
    LINKS = "links"
    DUE = "due"


@final
class Holdings:
    """What the items of a plan have, so that rules which need something else are passed over together."""

    def __init__(self, plan: Plan) -> None:
        self._checked_in = frozenset(plan.check_ins.goals())
        self._changed = frozenset(plan.target_changes.goals())
        self._graded = frozenset(plan.grades.goals())

    def of(self, item: Item) -> Held:
        """Return the type of an item and what it has."""
        name = item.id
        return type(item), (
            name in self._checked_in,
            name in self._changed,
            name in self._graded,
            bool(getattr(item, "contributes_to", ())),
            getattr(item, "due", None) is not None,
        )

    @staticmethod
    def met(held: Held) -> frozenset[Need]:
        """Return the needs that are met."""
        return frozenset(need for need, has in zip(Need, held[1], strict=True) if has)
