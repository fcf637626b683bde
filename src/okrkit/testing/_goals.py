"""Strategies for what a plan holds: goals, initiatives, health metrics, and the links between them."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from okrkit.goals.links import Contribution
from okrkit.goals.measures import Measure
from okrkit.goals.numbers import Number
from okrkit.goals.types import Ambition, HealthMetric, Initiative, KeyResult, Level, Objective, SmartGoal
from okrkit.testing._basics import days, ids, numbers, titles
from okrkit.testing._bounds import Fields, check_sizes, check_strategy, check_within, made
from okrkit.testing._measures import measures, measures_or_none
from okrkit.testing._periods import cycles

T = TypeVar("T")


def contributions(
    *, goals: SearchStrategy[str] | None = None, min_value: Number = -1, max_value: Number = 1
) -> SearchStrategy[Contribution]:
    """Return a strategy for links to goals above.

    Args:
        goals: Ids that are supported; None: any.
        min_value: Least weight [−1-1].
        max_value: Largest weight [−1-1].

    Raises:
        InvalidArgument: If no weight lies between the bounds.

    Examples:
        >>> from hypothesis import find
        >>> find(contributions(), lambda _: True)
        Contribution('a')
    """
    check_within(min_value, max_value, -1, 1)
    weights = numbers(min_value=min_value, max_value=max_value)
    if min_value <= 1 <= max_value:
        weights = st.just(1.0) | weights
    notes = st.none() | titles()
    return st.builds(
        Contribution, check_strategy("goals", goals, ids), weights, assumption=notes, tested_by=st.none() | ids()
    )


def key_results(
    *,
    ids: SearchStrategy[str] | None = None,
    measures: SearchStrategy[Measure | None] | None = None,
    links: SearchStrategy[str] | None = None,
    min_weight: Number = 0,
    max_weight: Number | None = None,
    min_day: date | None = None,
    max_day: date | None = None,
) -> SearchStrategy[KeyResult]:
    """Return a strategy for key results.

    Args:
        ids: Their ids; None: any.
        measures: Their measures; None: any, or none at all.
        links: Ids that they contribute to, depend on or conflict with; None: no links.
        min_weight: Least weight [≥ 0].
        max_weight: Largest weight; None: no limit.
        min_day: Earliest due day; None: no limit.
        max_day: Latest due day; None: no limit.

    Raises:
        InvalidArgument: If no weight or day lies between the bounds.

    Examples:
        >>> from hypothesis import find
        >>> find(key_results(), lambda _: True)
        KeyResult('a', 'Grow')
    """
    fields = key_result_fields(measures, (min_weight, max_weight), (min_day, max_day))
    return _built(KeyResult, any_ids(ids), fields, _linked(links))


def key_result_fields(
    given: SearchStrategy[Measure | None] | None,
    weights: tuple[Number, Number | None],
    between: tuple[date | None, date | None],
) -> SearchStrategy[Fields]:
    """Draw the fields of a key result."""
    check_within(*weights, 0, None, name="weight")
    due = days(min_day=between[0], max_day=between[1])
    always = {"title": titles(), "measure": measures_or_none(given)}
    return st.fixed_dictionaries(
        always, optional={**_common(weights), "level": _LEVELS, "due": due, "evidence": titles()}
    )


def objectives(
    *,
    ids: SearchStrategy[str] | None = None,
    key_results: SearchStrategy[KeyResult] | None = None,
    min_size: int = 0,
    max_size: int = 5,
    links: SearchStrategy[str] | None = None,
    min_weight: Number = 0,
    max_weight: Number | None = None,
    min_day: date | None = None,
    max_day: date | None = None,
) -> SearchStrategy[Objective]:
    """Return a strategy for objectives with their key results.

    Args:
        ids: Their ids; None: any. No key result has the id of its objective.
        key_results: Their key results; None: any within the bounds.
        min_size: Fewest key results [≥ 0].
        max_size: Most key results.
        links: Ids that they contribute to, depend on or conflict with; None: no links.
        min_weight: Least weight [≥ 0].
        max_weight: Largest weight; None: no limit.
        min_day: Earliest start of a cycle; None: no limit.
        max_day: Latest end of a cycle; None: no limit.

    Raises:
        InvalidArgument: If no size, weight or day lies between the bounds.

    Examples:
        >>> from hypothesis import find
        >>> find(objectives(), lambda _: True)
        Objective('a', 'Grow')
    """
    check_sizes(min_size, max_size)
    held = check_strategy(
        "key_results",
        key_results,
        lambda: _key_results(min_weight=min_weight, max_weight=max_weight, min_day=min_day, max_day=max_day),
    )
    lists = st.lists(held, min_size=min_size, max_size=max_size, unique_by=lambda one: one.id)
    fields = objective_fields((min_weight, max_weight), (min_day, max_day))
    return _objectives(lists, any_ids(ids), fields, _linked(links))


_key_results = key_results


@st.composite
def _objectives(
    draw: DrawFn,
    lists: SearchStrategy[list[KeyResult]],
    names: SearchStrategy[str],
    fields: SearchStrategy[Fields],
    linked: SearchStrategy[Fields],
) -> Objective:
    held = draw(lists)
    taken = {one.id for one in held}
    name = draw(names.filter(lambda one: one not in taken))
    return made(Objective, name, fields={**draw(fields), "key_results": held, **draw(linked)})


def objective_fields(
    weights: tuple[Number, Number | None], between: tuple[date | None, date | None]
) -> SearchStrategy[Fields]:
    """Draw the fields of an objective, without its key results."""
    check_within(*weights, 0, None, name="weight")
    own: dict[str, SearchStrategy[object]] = {
        "level": _LEVELS,
        "cycle": cycles(min_day=between[0], max_day=between[1]),
        "ambition": st.sampled_from(Ambition),
        "linked_to_pay": st.booleans(),
        "shared_by": _NAMES,
    }
    return st.fixed_dictionaries({"title": titles()}, optional={**_common(weights), **own})


def smart_goals(
    *,
    ids: SearchStrategy[str] | None = None,
    measures: SearchStrategy[Measure | None] | None = None,
    links: SearchStrategy[str] | None = None,
    min_weight: Number = 0,
    max_weight: Number | None = None,
    min_day: date | None = None,
    max_day: date | None = None,
) -> SearchStrategy[SmartGoal]:
    """Return a strategy for SMART goals; a start is never after the due day.

    Args:
        ids: Their ids; None: any.
        measures: Their measures; None: any, or none at all.
        links: Ids that they contribute to, depend on or conflict with; None: no links.
        min_weight: Least weight [≥ 0].
        max_weight: Largest weight; None: no limit.
        min_day: Earliest start and due day; None: no limit.
        max_day: Latest start and due day; None: no limit.

    Raises:
        InvalidArgument: If no weight or day lies between the bounds.

    Examples:
        >>> from hypothesis import find
        >>> find(smart_goals(), lambda _: True)
        SmartGoal('a', 'Grow')
    """
    fields = smart_goal_fields(measures, (min_weight, max_weight), (min_day, max_day))
    return _built(SmartGoal, any_ids(ids), fields, _linked(links))


def smart_goal_fields(
    given: SearchStrategy[Measure | None] | None,
    weights: tuple[Number, Number | None],
    between: tuple[date | None, date | None],
) -> SearchStrategy[Fields]:
    """Draw the fields of a SMART goal."""
    check_within(*weights, 0, None, name="weight")
    own: dict[str, SearchStrategy[object]] = {
        "level": _LEVELS,
        "start": days(min_day=between[0], max_day=between[1]),
        "due": days(min_day=between[0], max_day=between[1]),
        "cycle": cycles(min_day=between[0], max_day=between[1]),
        "relevance": titles(),
        "achievable": titles(),
        "used_in_appraisal": st.booleans(),
    }
    always = {"title": titles(), "measure": measures_or_none(given)}
    return st.fixed_dictionaries(always, optional={**_common(weights), **own}).map(_in_order)


def initiatives(
    *,
    ids: SearchStrategy[str] | None = None,
    links: SearchStrategy[str] | None = None,
    min_day: date | None = None,
    max_day: date | None = None,
) -> SearchStrategy[Initiative]:
    """Return a strategy for initiatives; a start is never after the due day.

    Args:
        ids: Their ids; None: any.
        links: Ids of the goals that they move; None: no links.
        min_day: Earliest start and due day; None: no limit.
        max_day: Latest start and due day; None: no limit.

    Raises:
        InvalidArgument: If no day lies between the bounds.

    Examples:
        >>> from hypothesis import find
        >>> find(initiatives(), lambda _: True)
        Initiative('a', 'Grow')
    """
    between = days(min_day=min_day, max_day=max_day)
    fields = st.fixed_dictionaries({"title": titles()}, optional={**_beside(), "start": between, "due": between}).map(
        _in_order
    )
    return _built(Initiative, any_ids(ids), fields, _named("moves", links))


def health_metrics(
    *,
    ids: SearchStrategy[str] | None = None,
    measures: SearchStrategy[Measure] | None = None,
    links: SearchStrategy[str] | None = None,
) -> SearchStrategy[HealthMetric]:
    """Return a strategy for health metrics.

    Args:
        ids: Their ids; None: any.
        measures: Their measures; None: any.
        links: Ids of the objectives that they guard; None: no links.

    Examples:
        >>> from hypothesis import find
        >>> find(health_metrics(), lambda _: True)
        HealthMetric('a', 'Grow', Change(0, 1))
    """
    always = {"title": titles(), "measure": check_strategy("measures", measures, _measures)}
    fields = st.fixed_dictionaries(always, optional=_beside())
    return _built(HealthMetric, any_ids(ids), fields, _named("guards", links))


_measures = measures


def any_ids(given: SearchStrategy[str] | None) -> SearchStrategy[str]:
    """Return the ids given, or any."""
    return check_strategy("ids", given, ids)


def _linked(given: SearchStrategy[str] | None) -> SearchStrategy[Fields]:
    """Draw links of the three kinds to the ids given."""
    if given is None:
        return st.just({})
    goals = check_strategy("links", given, ids)
    up = st.lists(contributions(goals=goals), max_size=3, unique_by=lambda link: link.to)
    names = st.lists(goals, max_size=2)
    return st.fixed_dictionaries({}, optional={"contributes_to": up, "depends_on": names, "conflicts_with": names})


def _named(field: str, given: SearchStrategy[str] | None) -> SearchStrategy[Fields]:
    if given is None:
        return st.just({})
    return st.fixed_dictionaries({}, optional={field: st.lists(check_strategy("links", given, ids), max_size=2)})


@st.composite
def _built(
    draw: DrawFn,
    kind: type[T],
    names: SearchStrategy[str],
    fields: SearchStrategy[Fields],
    linked: SearchStrategy[Fields],
) -> T:
    return made(kind, draw(names), fields={**draw(fields), **draw(linked)})


def _in_order(fields: Fields) -> Fields:
    """Exchange a start and a due day that stand in the wrong order."""
    start, due = fields.get("start"), fields.get("due")
    if isinstance(start, date) and isinstance(due, date) and due < start:
        return {**fields, "start": due, "due": start}
    return fields


def _common(weights: tuple[Number, Number | None]) -> dict[str, SearchStrategy[object]]:
    least, most = weights
    return {
        **_beside(),
        "weight": numbers(min_value=least, max_value=most),
        "effort": numbers(min_value=0),
    }


def _beside() -> dict[str, SearchStrategy[object]]:
    """Return the fields that goals share with what stands beside them."""
    return {"owner": _OWNERS, "team": _OWNERS, "tags": _NAMES, "extra": _EXTRA, "allow": _ALLOW}


_OWNERS = st.sampled_from(["ana", "dana", "support"]) | titles(min_size=1)
_NAMES = st.lists(_OWNERS.filter(str.strip), max_size=2)
_LEVELS = st.none() | st.sampled_from(Level)
_ALLOW = st.dictionaries(st.sampled_from(["KEY101", "OBJ104"]), titles(min_size=1).filter(str.strip), max_size=2)
_ATOMS = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5)
)
_EXTRA = st.dictionaries(
    st.text(min_size=1, max_size=5),
    _ATOMS | st.lists(_ATOMS, max_size=2) | st.dictionaries(st.text(max_size=3), _ATOMS, max_size=2),
    max_size=2,
)
