"""Assumptions written on links, and what has become of them."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import attrs

from okrkit.alignment.graph import align
from okrkit.alignment.links import Link, LinkKind
from okrkit.goals import HealthMetric, Plan, outcome
from okrkit.scoring import Scorecard, reaches, scorecard

__all__ = ["MOVED", "Assumption", "AssumptionState", "assumptions", "refuted_assumptions"]

MOVED = 0.25
"""Share of the predicted movement below which a goal counts as not moved. Source: method 7, theory failure."""


class AssumptionState(StrEnum):
    """What has become of an assumption.

    Examples:
        >>> [state.value for state in AssumptionState]
        ['open', 'supported', 'refuted', 'untested']
    """

    OPEN = "open"
    SUPPORTED = "supported"
    REFUTED = "refuted"
    UNTESTED = "untested"


@attrs.frozen(weakref_slot=False)
class Assumption:
    """One link, the belief behind it, and what the numbers say.

    Attributes:
        goal: Id of the contributor.
        parent: Id of the goal it supports.
        text: The assumption as it was written; None: only a test was named.
        tested_by: Id of what tests it: the named one, else the parent.
        weight: Weight of the link [-1, 1].
        state: Open (the contributor has not reached its bar), refuted (it has, and the parent or
            what tests it did not move), untested (what tests it has no value), or supported.
        predicted: How far both should have moved [-1, 1], on the attainment scale: weight times
            what the contributor reached; None: unknown.
        moved: How far what tests it has moved [0-1], or the parent, where that refutes it; None: unknown.
    """

    goal: str
    parent: str
    text: str | None
    tested_by: str
    weight: float
    state: AssumptionState
    predicted: float | None = None
    moved: float | None = None


def assumptions(plan: Plan, *, as_of: date, moved: float = MOVED, every: bool = False) -> tuple[Assumption, ...]:
    """Return every assumption on a link with what has become of it.

    Movement is attainment: how far the test stands from its baseline towards its bar. A test that
    moved does not save an assumption whose parent stood still. A link of negative weight predicts
    that the test does not get on: it is refuted when the test reaches its bar.

    Args:
        plan: The plan.
        as_of: Last day whose facts count [included].
        moved: Share of the predicted movement that supports the assumption [0-1].
        every: Judge every contribution that counts, not only those with a written assumption or test.

    Returns:
        In the order of the links; traces (weight 0) assume nothing.

    Source:
        Issue "does it add up": refuted when the contributor reached its bar and the parent did not
        move; method 7 for the threshold.

    Examples:
        >>> from okrkit import Change, Contribution, KeyResult, Objective, SmartGoal
        >>> link = Contribution("nps", assumption="faster replies please customers")
        >>> plan = Plan(
        ...     [Objective("o", "O", [KeyResult("nps", "NPS", Change(20, 40))])],
        ...     [SmartGoal("reply", "Reply", Change(4, 1), contributes_to=[link])],
        ... )
        >>> plan = plan.check_in("nps", date(2026, 3, 1), 21).check_in("reply", date(2026, 3, 1), 1)
        >>> assumptions(plan, as_of=date(2026, 3, 1))[0].state.value
        'refuted'
    """
    card = scorecard(plan, as_of=as_of)
    found: list[Assumption] = []
    for link in align(plan).links():
        written = link.assumption is not None or link.tested_by is not None
        if link.kind is LinkKind.CONTRIBUTION and link.weight and (written or every):
            found.append(_judged(plan, card, link, moved))
    return tuple(found)


def refuted_assumptions(plan: Plan, *, as_of: date, moved: float = MOVED) -> tuple[Assumption, ...]:
    """Return the assumptions that the numbers speak against. See `assumptions`."""
    found = assumptions(plan, as_of=as_of, moved=moved)
    return tuple([one for one in found if one.state is AssumptionState.REFUTED])


def _judged(plan: Plan, card: Scorecard, link: Link, share: float) -> Assumption:
    test = link.tested_by if link.tested_by in plan else link.parent
    contributor = card[link.child]
    reached = contributor.value is not None and reaches(contributor.value, contributor.bar)
    predicted = None if contributor.attainment is None else link.weight * contributor.attainment
    moved = _moved(plan, card, test or link.parent)
    above = _moved(plan, card, link.parent)
    if above is not None and _speaks_against(link.weight, above, share):
        moved = above
    return Assumption(
        link.child,
        link.parent,
        link.assumption,
        test or link.parent,
        link.weight,
        _state(link.weight, moved, share, reached=reached),
        predicted,
        moved,
    )


def _state(weight: float, moved: float | None, share: float, *, reached: bool) -> AssumptionState:
    if not reached:
        return AssumptionState.OPEN
    if moved is None:
        return AssumptionState.UNTESTED
    return AssumptionState.REFUTED if _speaks_against(weight, moved, share) else AssumptionState.SUPPORTED


def _speaks_against(weight: float, moved: float, share: float) -> bool:
    return moved < share * weight if weight > 0 else moved >= 1.0


def _moved(plan: Plan, card: Scorecard, test: str) -> float | None:
    if test in card:
        return card[test].attainment
    item = plan[test]
    if not isinstance(item, HealthMetric):
        return None
    values = [fact.value for fact in plan.check_ins.of(test) if fact.day <= card.as_of]
    measure = plan.measure_of(test, as_of=card.as_of)
    progress = None if measure is None else outcome(measure, values)[0]
    return None if progress is None else min(1.0, max(0.0, progress))
