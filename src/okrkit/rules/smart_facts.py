"""What a SMART report looks at: the goal, its sentence, and what its plan knows about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from okrkit.goals import CheckIn, Contribution, Cycle, KeyResult, Measure, Objective, Plan, SmartGoal
from okrkit.parsing import NO_WORDS, OwnWords, ParsedGoal
from okrkit.rules.context import Context
from okrkit.rules.readings import parse_in
from okrkit.rules.wording import Words

__all__ = ["Facts", "facts_about"]


@attrs.frozen(weakref_slot=False)
class Facts:
    """What is known about one goal; whatever the plan does not say is None or empty."""

    goal: SmartGoal | KeyResult
    reading: ParsedGoal | None
    words: Words
    measure: Measure | None
    cycle: Cycle | None
    period: Cycle | None
    as_of: date | None
    owner: str | None
    team: str | None
    objective: Objective | None
    links: tuple[Contribution, ...]
    above: tuple[Objective | KeyResult | SmartGoal, ...]
    check_ins: Sequence[CheckIn]
    stretch: bool
    own_words: OwnWords | None = None


def facts_about(
    goal: SmartGoal | KeyResult,
    plan: Plan | None,
    cycle: Cycle | None,
    as_of: date | None,
    *,
    own_words: OwnWords | None = None,
) -> Facts:
    """Collect what is known about a goal, alone or in its plan."""
    held = plan is not None and goal.id in plan
    home = plan if plan is not None and held else _alone(goal, cycle or (plan.cycle if plan is not None else None))
    context = Context(home, as_of=as_of or date.max, own_words=own_words)
    own = home.goal(goal.id)
    objective = context.objective_of(own) if held else None
    found = (context.goal(link.to) for link in goal.contributes_to)
    return Facts(
        goal=goal,
        reading=parse_in(goal, context.cycle(own) or cycle, own_words=own_words or NO_WORDS),
        words=Words(goal.title),
        measure=home.measure_of(goal.id, as_of=as_of or date.max),
        cycle=context.cycle(own) or cycle,
        period=context.period(own),
        as_of=as_of,
        owner=context.owner(own),
        team=context.team(own),
        objective=objective,
        links=tuple(link for link in goal.contributes_to if not held or context.goal(link.to) is not None),
        above=tuple(one for one in found if one is not None),
        check_ins=context.check_ins(goal.id),
        stretch=objective is not None and objective.ambition == "aspirational",
        own_words=own_words,
    )


def _alone(goal: SmartGoal | KeyResult, cycle: Cycle | None) -> Plan:
    """Return a plan that holds nothing but the goal."""
    if isinstance(goal, KeyResult):
        return Plan([Objective(f"{goal.id}-objective", "", [goal])], cycle=cycle)
    return Plan([], [goal], cycle=cycle)
