"""The strategy for plans: goals with unique ids, links that resolve, facts that fit."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from okrkit.goals.check_ins import CheckIn, Grade, TargetChange
from okrkit.goals.cycles import Cycle
from okrkit.goals.measures import Establish, Measure
from okrkit.goals.milestones import Deliver, Value
from okrkit.goals.numbers import Number
from okrkit.goals.plan import Plan
from okrkit.goals.types import HealthMetric, Initiative, KeyResult, Objective, SmartGoal
from okrkit.testing._basics import days, numbers, titles
from okrkit.testing._bounds import Fields, check_numbers, check_sizes, check_strategy, made
from okrkit.testing._facts import CONFIDENCE, NOTES, grades, target_changes, values_for
from okrkit.testing._goals import (
    health_metrics,
    initiatives,
    key_result_fields,
    objective_fields,
    smart_goal_fields,
)
from okrkit.testing._links import LinkRules, Skeleton, draw_links, draw_names, skeletons
from okrkit.testing._measures import measures as any_measures
from okrkit.testing._periods import cadences, cycles

F = TypeVar("F", TargetChange, Grade)


@attrs.frozen
class _Parts:
    """The strategies that a plan is put together from, built once."""

    skeletons: SearchStrategy[Skeleton]
    rules: LinkRules
    fields: dict[str, SearchStrategy[Fields]]
    initiatives: SearchStrategy[Initiative]
    health_metrics: SearchStrategy[HealthMetric]
    cycles: SearchStrategy[Cycle]
    days: SearchStrategy[list[date]]
    values: SearchStrategy[Value]
    changes: dict[bool, SearchStrategy[list[TargetChange]]]
    grades: SearchStrategy[list[Grade]]


def plans(
    *,
    min_size: int = 0,
    max_size: int = 6,
    measures: SearchStrategy[Measure | None] | None = None,
    min_value: Number | None = None,
    max_value: Number | None = None,
    min_weight: Number = 0,
    max_weight: Number | None = None,
    min_day: date | None = None,
    max_day: date | None = None,
    max_check_ins: int = 4,
    allow_changes: bool = True,
    allow_links: bool = True,
    allow_dangling: bool = False,
    allow_loops: bool = False,
) -> SearchStrategy[Plan]:
    """Return a strategy for plans: objectives with key results, SMART goals, and what surrounds them.

    Every link resolves, and contributions, dependencies and the objectives' own key results hold no
    loop, unless that is allowed. Goals stand in any order: one may come before those it supports.

    Args:
        min_size: Fewest goals, key results counted [≥ 0]; as `len(plan)`.
        max_size: Most goals.
        measures: Measures of the goals; None: any, or none at all.
        min_value: Least number of check-ins, and of the measures where none are given; None: no limit.
        max_value: Largest such number; None: no limit.
        min_weight: Least weight of a goal [≥ 0].
        max_weight: Largest weight of a goal; None: no limit.
        min_day: Earliest day of cycles, promises and facts; None: no limit.
        max_day: Latest such day; None: no limit.
        max_check_ins: Most check-ins a goal [≥ 0].
        allow_changes: Also draw changed targets and grades.
        allow_links: Also draw links between goals.
        allow_dangling: Also draw links to ids that the plan does not hold.
        allow_loops: Also draw links that lead back to their start.

    Raises:
        InvalidArgument: If no plan meets the bounds, or dangling links or loops are allowed without links.

    Examples:
        >>> from hypothesis import find
        >>> find(plans(), lambda _: True)
        Plan()
    """
    check_sizes(min_size, max_size)
    check_sizes(0, max_check_ins, name="check_ins")
    check_numbers(min_value, max_value)
    numeric = any_measures(min_value=min_value, max_value=max_value)
    given = check_strategy("measures", measures, lambda: st.none() | numeric)
    weights, between = (min_weight, max_weight), (min_day, max_day)
    day, most = days(min_day=min_day, max_day=max_day), 2 if allow_changes else 0
    changed = {
        milestones: target_changes(
            goals=_HERE,
            measure=Deliver() if milestones else _NUMERIC,
            min_value=min_value,
            max_value=max_value,
            min_day=min_day,
            max_day=max_day,
        )
        for milestones in (True, False)
    }
    return _plans(
        _Parts(
            skeletons=skeletons(min_size, max_size),
            rules=LinkRules(links=allow_links, dangling=allow_dangling, loops=allow_loops),
            fields={
                "objective": objective_fields(weights, between),
                "key result": key_result_fields(given, weights, between),
                "SMART goal": smart_goal_fields(given, weights, between),
            },
            initiatives=initiatives(ids=_HERE, min_day=min_day, max_day=max_day),
            health_metrics=health_metrics(ids=_HERE, measures=numeric),
            cycles=cycles(min_day=min_day, max_day=max_day),
            days=st.lists(day, max_size=max_check_ins, unique=True),
            values=numbers(min_value=min_value, max_value=max_value),
            changes={kind: _once_a_day(one, most) for kind, one in changed.items()},
            grades=_once_a_day(grades(goals=_HERE, min_day=min_day, max_day=max_day), most // 2),
        )
    )


@st.composite
def _plans(draw: DrawFn, parts: _Parts) -> Plan:
    shape = draw(parts.skeletons)
    fields: dict[str, Fields] = {
        name: {**draw(parts.fields[kind]), **draw_links(draw, name, shape, parts.rules)}
        for name, kind in shape.kinds.items()
    }
    bets, kept = _beside(draw, shape, parts)
    measured = {name: one["measure"] for name, one in fields.items() if shape.kinds[name] != "objective"}
    measured |= {one.id: one.measure for one in kept}
    changes = {name: draw(parts.changes[isinstance(one, Deliver)]) for name, one in measured.items() if one is not None}
    return Plan(
        [_objective(name, shape, fields) for name in shape.of("objective")],
        [made(SmartGoal, name, fields=fields[name]) for name in shape.of("SMART goal")],
        name=draw(st.none() | titles()),
        cycle=draw(st.none() | parts.cycles),
        cadence=draw(_CADENCES),
        initiatives=bets,
        health_metrics=kept,
        check_ins=[fact for name, one in measured.items() for fact in _check_ins(draw, name, one, parts)],
        target_changes=[attrs.evolve(fact, goal=name) for name, found in changes.items() for fact in found],
        grades=[attrs.evolve(fact, goal=name) for name in shape.kinds for fact in draw(parts.grades)],
    )


def _objective(name: str, shape: Skeleton, fields: dict[str, Fields]) -> Objective:
    held = [made(KeyResult, one, fields=fields[one]) for one in shape.held_by(name)]
    return made(Objective, name, fields={**fields[name], "key_results": held})


def _beside(draw: DrawFn, shape: Skeleton, parts: _Parts) -> tuple[list[Initiative], list[HealthMetric]]:
    bets: list[Initiative] = []
    kept: list[HealthMetric] = []
    for name in shape.beside:
        if draw(st.booleans()):
            moves = draw_names(draw, list(shape.kinds), shape, parts.rules)
            bets.append(attrs.evolve(draw(parts.initiatives), id=name, moves=moves))
        else:
            guards = draw_names(draw, shape.of("objective"), shape, parts.rules)
            kept.append(attrs.evolve(draw(parts.health_metrics), id=name, guards=guards))
    return bets, kept


def _check_ins(draw: DrawFn, goal: str, measure: object, parts: _Parts) -> list[CheckIn]:
    values = values_for(measure) if isinstance(measure, Deliver) else parts.values
    return [CheckIn(goal, day, draw(values), confidence=draw(CONFIDENCE), note=draw(NOTES)) for day in draw(parts.days)]


def _once_a_day(facts: SearchStrategy[F], most: int) -> SearchStrategy[list[F]]:
    return st.lists(facts, max_size=most, unique_by=lambda fact: fact.day)


_HERE = st.just("a")
_NUMERIC = Establish()
_CADENCES = cadences()
