"""What-if on the whole: other values, weights, links and goals on a copy, and what that does above."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

import attrs

from okrkit.alignment._standing import Missing
from okrkit.alignment.graph import AlignmentGraph, align
from okrkit.alignment.influence import Influence, influence
from okrkit.alignment.satisfaction import TOLERANCE, Refinement
from okrkit.errors import InvalidPlanError
from okrkit.goals import Contribution, Goal, KeyResult, Number, Objective, Plan, SmartGoal

__all__ = ["Delta", "LinkChanges", "WhatIf", "edited", "what_if"]

LinkChanges: TypeAlias = Mapping[tuple[str, str], Number | None]
"""By (lower goal, goal above): the weight to give the link, which is added where it is missing; None removes it."""


@attrs.frozen(weakref_slot=False)
class Delta:
    """What a change does to one goal.

    Attributes:
        goal: Id of the goal.
        before: Its satisfaction before [-1, 1]; None: unknown.
        after: Its satisfaction after; None: unknown.
    """

    goal: str
    before: float | None
    after: float | None

    @property
    def change(self) -> float | None:
        """Return after less before; None where one of them is unknown."""
        return None if self.before is None or self.after is None else self.after - self.before


def _known(found: Influence) -> tuple[Plan, date | None, tuple[float | None, ...]]:
    """Return what an influence says: as a view that works things out when asked, it is equal to itself alone."""
    return found.plan, found.as_of, tuple(found.values().values())


@attrs.frozen(weakref_slot=False)
class WhatIf:
    """A changed copy of a plan beside the plan.

    Attributes:
        plan: The changed copy.
        before: Influence in the plan.
        after: Influence in the copy.
        touched: Ids of the goals that were changed themselves, in the order of the changes.
        deltas: What happens to the touched goals and to every goal above them, in the plan's order;
            goals that only one of the two plans holds are left out.
    """

    plan: Plan
    before: Influence = attrs.field(eq=_known)
    after: Influence = attrs.field(eq=_known)
    touched: tuple[str, ...]
    deltas: tuple[Delta, ...]

    def __getitem__(self, goal: str) -> Delta:
        """Return what happens to any goal that both plans hold.

        Raises:
            UnknownGoalError: If one of them does not.
        """
        return Delta(goal, self.before.value(goal), self.after.value(goal))

    def moved(self) -> tuple[Delta, ...]:
        """Return the deltas that are not 0, the largest first."""
        found = [delta for delta in self.deltas if delta.before != delta.after]
        return tuple(sorted(found, key=lambda delta: -abs(delta.change or 0.0)))

    def __str__(self) -> str:
        """Return the goals that move as text of 80 columns."""
        rows = [
            f"{_cut(one.goal, 48):<48} {_share(one.before)} -> {_share(one.after)}  {_signed(one.change)}"
            for one in self.moved()
        ]
        return "\n".join(rows) or "nothing above moves"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 3]}..."


def _share(value: float | None) -> str:
    return "unknown" if value is None else f"{value * 100:5.0f} %"


def _signed(value: float | None) -> str:
    return "" if value is None else f"{value * 100:+.0f}"


def what_if(
    plan: Plan,
    *,
    as_of: date | None,
    values: Mapping[str, Number] | None = None,
    links: LinkChanges | None = None,
    drop: Iterable[str] = (),
    add: Iterable[Objective | SmartGoal] = (),
    add_results: Mapping[str, Iterable[KeyResult]] | None = None,
    refinements: Mapping[str, Refinement | str] | None = None,
    missing: Missing = "skip",
    tolerance: float = TOLERANCE,
) -> WhatIf:
    """Return what a change would do to every goal above it; the plan itself stays as it is.

    Args:
        plan: The plan.
        as_of: Last day whose check-ins count [included]; None: only `values` count.
        values: Satisfaction by id [-1, 1] in the changed copy.
        links: Weights to give to contributions; see `LinkChanges`.
        drop: Ids of goals to leave out, with their key results.
        add: Objectives and SMART goals to add.
        add_results: Key results to add, by the objective that gets them.
        refinements: See `influence`.
        missing: See `influence`.
        tolerance: See `influence`.

    Raises:
        AlignmentLoopError: If links form a loop, before or after.
        UnknownGoalError: If an id is no goal of the plan.
        InvalidPlanError: If a removed link does not exist, a new id is taken, or a weight is outside [-1, 1].

    Examples:
        >>> plan = Plan([Objective("o", "O", [KeyResult("k", "K")])], [SmartGoal("s", "S", contributes_to={"k": 0.5})])
        >>> found = what_if(plan, as_of=None, values={"s": 0.8}, links={("s", "k"): 0.25})
        >>> [(delta.goal, delta.after) for delta in found.deltas]
        [('o', 0.2), ('k', 0.2), ('s', 0.8)]
    """
    gone, new = tuple(drop), tuple(add)
    more = {goal: tuple(results) for goal, results in (add_results or {}).items()}
    changed = edited(plan, links=links, drop=gone, add=new, add_results=more)
    before = influence(plan, as_of=as_of, refinements=refinements, missing=missing, tolerance=tolerance)
    kept = {goal: kind for goal, kind in (refinements or {}).items() if goal in changed}
    after = influence(changed, as_of=as_of, values=values, refinements=kept, missing=missing, tolerance=tolerance)
    ends = [goal for pair in links or {} for goal in pair]
    results = [result.id for held in more.values() for result in held]
    touched = _once([*(values or {}), *ends, *gone, *(goal.id for goal in new), *more, *results])
    return WhatIf(changed, before, after, touched, _deltas(before, after, touched))


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _deltas(before: Influence, after: Influence, touched: Sequence[str]) -> tuple[Delta, ...]:
    graphs = align(before.plan), align(after.plan)
    above = {goal for graph in graphs for one in touched if one in graph for goal in (one, *_waiting(graph, one))}
    both = (goal for goal in graphs[0].ids if goal in above and goal in graphs[1])
    return tuple([Delta(goal, before.value(goal), after.value(goal)) for goal in both])


def _waiting(graph: AlignmentGraph, goal: str) -> list[str]:
    """Return all that stands above a goal or waits for it."""
    found, seen = [goal], {goal}
    for one in found:  # grows while it is read
        for to in (*graph.parents(one), *graph.dependents(one)):
            if to not in seen:
                seen.add(to)
                found.append(to)
    return found[1:]


def edited(
    plan: Plan,
    *,
    links: LinkChanges | None = None,
    drop: Iterable[str] = (),
    add: Iterable[Objective | SmartGoal] = (),
    add_results: Mapping[str, Iterable[KeyResult]] | None = None,
) -> Plan:
    """Return a copy of a plan with other links and goals; links to dropped goals are dropped too.

    Goals are added first, then links set, then goals dropped. See `what_if`.

    Raises:
        UnknownGoalError: If an id is no goal of the plan.
        InvalidPlanError: If a removed link does not exist, a new id is taken, or a weight is outside [-1, 1].
    """
    new = tuple(add)
    made = plan.add(*new) if new else plan
    for objective, results in (add_results or {}).items():
        made = made.add(*results, to=objective)
    by_child: dict[str, dict[str, Number | None]] = {}
    for (child, parent), weight in (links or {}).items():
        made.goal(parent)
        by_child.setdefault(child, {})[parent] = weight
    made = made.replace(*[_relinked(made.goal(child), changes) for child, changes in by_child.items()])
    gone = tuple(drop)
    return _without(made, gone) if gone else made


def _relinked(goal: Goal, changes: Mapping[str, Number | None]) -> Goal:
    links = {link.to: link for link in goal.contributes_to}
    missing = [to for to, weight in changes.items() if weight is None and to not in links]
    if missing:
        raise InvalidPlanError("what-if", [f"{goal.id!r} does not contribute to {to!r}" for to in missing])
    for to, weight in changes.items():
        if weight is None:
            del links[to]
        else:
            links[to] = attrs.evolve(links[to], weight=weight) if to in links else Contribution(to, weight)
    return attrs.evolve(goal, contributes_to=tuple(links.values()))


def _without(plan: Plan, gone: Sequence[str]) -> Plan:
    left = plan.remove(*gone)
    changed: list[Goal] = []
    for goal in left.goals():
        links = tuple([link for link in goal.contributes_to if link.to in left or link.to not in plan])
        waits = tuple([to for to in goal.depends_on if to in left or to not in plan])
        if len(links) < len(goal.contributes_to) or len(waits) < len(goal.depends_on):
            changed.append(attrs.evolve(goal, contributes_to=links, depends_on=waits))
    return left.replace(*changed) if changed else left
