"""The links of a plan: which goal stands under which, and what a link that leads nowhere looks like."""

from __future__ import annotations

from enum import StrEnum

import attrs

__all__ = ["DanglingLink", "DoublePath", "Link", "LinkKind"]


class LinkKind(StrEnum):
    """What joins a goal to the goal above it.

    Examples:
        >>> [kind.value for kind in LinkKind]
        ['containment', 'contribution']
    """

    CONTAINMENT = "containment"
    CONTRIBUTION = "contribution"


@attrs.frozen(weakref_slot=False)
class Link:
    """One edge of the graph, from a goal to the goal above it.

    Attributes:
        child: Id of the lower goal, which states the link.
        parent: Id of the goal above.
        kind: Containment (a key result in its objective) or contribution.
        weight: Strength of a contribution [-1, 1], 0 is a trace that does not count; of a
            containment the share of the key result in its objective [≥ 0].
        assumption: Why the one should move the other; None: not stated.
        tested_by: Id of what tests the assumption; None: not stated.

    Examples:
        >>> Link("routing", "reply", LinkKind.CONTRIBUTION, 0.5).weight
        0.5
    """

    child: str
    parent: str
    kind: LinkKind
    weight: float = 1.0
    assumption: str | None = None
    tested_by: str | None = None


@attrs.frozen(weakref_slot=False)
class DanglingLink:
    """A link to something that the plan does not hold, or that is no goal.

    Attributes:
        goal: Id of the goal, initiative or health metric that states the link.
        field: Where it is stated, as in "contributes_to".
        to: The id that leads nowhere.
        exists: Whether the plan holds an initiative or health metric under that id.

    Examples:
        >>> DanglingLink("routing", "contributes_to", "repyl").exists
        False
    """

    goal: str
    field: str
    to: str
    exists: bool = False


@attrs.frozen(weakref_slot=False)
class DoublePath:
    """A goal that reaches one ancestor on two ways that share nothing in between: it counts there twice.

    Attributes:
        goal: Id of the goal where the ways part.
        ancestor: Id of the goal where they meet.
        first: One way, from the goal to the ancestor.
        second: The other way.

    Examples:
        >>> DoublePath("a", "c", ("a", "b", "c"), ("a", "c")).ancestor
        'c'
    """

    goal: str
    ancestor: str
    first: tuple[str, ...]
    second: tuple[str, ...]
