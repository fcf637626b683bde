"""The public strategies: types, bounds, uniqueness, and that every argument is respected."""

import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import SearchStrategy

import okrkit as ok
from okrkit import testing as kit
from okrkit.goals import History, value_fault
from okrkit.goals.numbers import less

FEW = settings(max_examples=60)
LARGE = {"key_results", "objectives", "plans", "smart_goals"}
DAY, LATER = date(2026, 1, 1), date(2026, 3, 31)

TYPE_OF: dict[str, type | tuple[type, ...]] = {
    "cadences": ok.Cadence,
    "changes": ok.Change,
    "check_ins": ok.CheckIn,
    "contributions": ok.Contribution,
    "cycles": ok.Cycle,
    "days": date,
    "delivers": ok.Deliver,
    "establishes": ok.Establish,
    "fiscal_calendars": ok.FiscalCalendar,
    "grades": ok.Grade,
    "health_metrics": ok.HealthMetric,
    "histories": History,
    "holds": ok.Hold,
    "ids": str,
    "initiatives": ok.Initiative,
    "key_results": ok.KeyResult,
    "measures": (ok.Change, ok.Hold, ok.Deliver, ok.Establish),
    "numbers": (int, float, Decimal, Fraction),
    "objectives": ok.Objective,
    "plans": ok.Plan,
    "smart_goals": ok.SmartGoal,
    "target_changes": ok.TargetChange,
    "titles": str,
}
SIMPLEST = {
    "cadences": ok.Cadence(),
    "changes": ok.Change(0, 1),
    "check_ins": ok.CheckIn("a", date(2000, 1, 1), 0),
    "contributions": ok.Contribution("a"),
    "cycles": ok.Cycle(date(2000, 1, 1), date(2000, 1, 1)),
    "days": date(2000, 1, 1),
    "delivers": ok.Deliver(),
    "establishes": ok.Establish(),
    "fiscal_calendars": ok.FiscalCalendar(),
    "grades": ok.Grade("a", date(2000, 1, 1), 0),
    "health_metrics": ok.HealthMetric("a", "Grow", ok.Change(0, 1)),
    "histories": History(),
    "holds": ok.Hold(at_least=0),
    "ids": "a",
    "initiatives": ok.Initiative("a", "Grow"),
    "key_results": ok.KeyResult("a", "Grow"),
    "measures": ok.Change(0, 1),
    "numbers": 0,
    "objectives": ok.Objective("a", "Grow"),
    "plans": ok.Plan(),
    "smart_goals": ok.SmartGoal("a", "Grow"),
    "target_changes": ok.TargetChange("a", date(2000, 1, 1), ok.Change(0, 1)),
    "titles": "Grow",
}


def strategy(name: str) -> Callable[..., SearchStrategy[object]]:
    return getattr(kit, name)


def drawn(of: SearchStrategy[object], check: Callable[[object], object]) -> None:
    """Run a check on many values of a strategy."""

    @FEW
    @given(of)
    def all_pass(value: object) -> None:
        assert check(value), value

    all_pass()


def test_every_strategy_is_tested() -> None:
    assert set(TYPE_OF) == set(SIMPLEST) == set(kit.__all__) - {"values_for", "check_rule"}


@pytest.mark.parametrize("name", TYPE_OF)
def test_draws_its_type(name: str) -> None:
    drawn(strategy(name)(), lambda value: isinstance(value, TYPE_OF[name]) and not isinstance(value, datetime | bool))


@pytest.mark.parametrize("name", SIMPLEST)
def test_shrinks_to_the_simplest(name: str) -> None:
    """The first draw of hypothesis is the simplest; of small types no shorter draw may be less simple."""
    phases = [Phase.generate] if name in LARGE else [Phase.generate, Phase.shrink]

    assert find(strategy(name)(), lambda _: True, settings=settings(phases=phases)) == SIMPLEST[name]


@pytest.mark.parametrize("name", sorted({*TYPE_OF, "values_for"}))
def test_arguments_are_keyword_only(name: str) -> None:
    kinds = {one.name: one.kind for one in inspect.signature(strategy(name)).parameters.values()}
    free = [arg for arg, kind in kinds.items() if kind is not inspect.Parameter.KEYWORD_ONLY]

    assert free == (["measure"] if name == "values_for" else [])


IMPOSSIBLE: list[tuple[str, dict[str, object]]] = [
    ("ids", {"min_size": 0}),
    ("ids", {"min_size": 3, "max_size": 2}),
    ("titles", {"min_size": -1}),
    ("titles", {"min_size": 2.5}),
    ("days", {"min_day": LATER, "max_day": DAY}),
    ("days", {"min_day": "2026-01-01"}),
    ("days", {"max_day": datetime(2026, 1, 1, tzinfo=UTC)}),
    ("numbers", {"min_value": 2, "max_value": 1}),
    ("numbers", {"min_value": float("nan")}),
    ("numbers", {"max_value": float("inf")}),
    ("numbers", {"min_value": True}),
    ("numbers", {"types": ()}),
    ("numbers", {"types": (str,)}),
    ("numbers", {"types": (int,), "min_value": 0.2, "max_value": 0.8}),
    ("changes", {"min_value": 3, "max_value": 3}),
    ("changes", {"types": (int,), "min_value": 0.5, "max_value": 1.5}),
    ("changes", {"direction": "up"}),
    ("changes", {"accumulate": "median"}),
    ("holds", {"every_period": True, "accumulate": "sum"}),
    ("holds", {"every_period": "yes"}),
    ("holds", {"min_value": 2, "max_value": 1}),
    ("delivers", {"min_size": 0}),
    ("delivers", {"min_size": 3, "max_size": 2}),
    ("measures", {"min_value": 2, "max_value": 1}),
    ("measures", {"max_size": 0}),
    ("cycles", {"min_day": LATER, "max_day": DAY}),
    ("cycles", {"min_day": DAY, "max_day": LATER, "min_size": 91}),
    ("cycles", {"min_size": 0}),
    ("cycles", {"min_size": 3, "max_size": 2}),
    ("fiscal_calendars", {"min_month": 0}),
    ("fiscal_calendars", {"max_month": 13}),
    ("cadences", {"min_value": 0}),
    ("cadences", {"min_value": 9, "max_value": 8}),
    ("contributions", {"min_value": -2}),
    ("contributions", {"max_value": 2}),
    ("contributions", {"goals": "reply"}),
    ("key_results", {"ids": "reply"}),
    ("key_results", {"measures": ok.Change(0, 1)}),
    ("key_results", {"min_weight": -1}),
    ("key_results", {"links": ["reply"]}),
    ("objectives", {"min_size": 2, "max_size": 1}),
    ("objectives", {"key_results": []}),
    ("smart_goals", {"min_day": LATER, "max_day": DAY}),
    ("initiatives", {"links": "reply"}),
    ("health_metrics", {"measures": ok.Hold(at_least=1)}),
    ("check_ins", {"measure": "Change"}),
    ("check_ins", {"goals": "reply"}),
    ("histories", {"min_size": 2, "max_size": 1}),
    ("target_changes", {"measure": 5}),
    ("grades", {"min_value": -0.1}),
    ("grades", {"max_value": 1.1}),
    ("plans", {"min_size": 2, "max_size": 1}),
    ("plans", {"max_check_ins": -1}),
    ("plans", {"min_weight": -1}),
    ("plans", {"measures": None, "min_value": 2, "max_value": 1}),
    ("plans", {"allow_links": False, "allow_loops": True}),
    ("plans", {"allow_links": False, "allow_dangling": True}),
    ("plans", {"measures": ok.Change(0, 1)}),
]


@pytest.mark.parametrize(("name", "arguments"), IMPOSSIBLE, ids=str)
def test_impossible_arguments_are_refused_at_once(name: str, arguments: dict[str, object]) -> None:
    with pytest.raises(InvalidArgument):
        strategy(name)(**arguments)


def inside(low: object, high: object) -> Callable[[object], bool]:
    return lambda value: not less(value, low) and not less(high, value)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", [int, float, Decimal, Fraction])
def test_numbers_keep_type_and_bounds(kind: type) -> None:
    low, high = Decimal("0.1"), Fraction(10, 3)
    found = kit.numbers(min_value=low, max_value=high, types=(kind,))

    drawn(found, lambda value: type(value) is kind and inside(low, high)(value))


def test_numbers_reach_both_bounds() -> None:
    for bound in (-2, 5):
        assert find(kit.numbers(min_value=-2, max_value=5), lambda n, bound=bound: n == bound) == bound


def test_sizes_are_respected() -> None:
    drawn(kit.ids(min_size=2, max_size=3), lambda one: 2 <= len(one) <= 3)
    drawn(kit.titles(min_size=2, max_size=3), lambda one: 2 <= len(one) <= 3)
    drawn(kit.delivers(min_size=2, max_size=3), lambda one: 2 <= len(one.milestones) <= 3)
    drawn(kit.objectives(min_size=2, max_size=3), lambda one: 2 <= len(one.key_results) <= 3)
    drawn(kit.histories(min_size=2, max_size=3), lambda one: 2 <= len(one) <= 3)
    drawn(kit.plans(min_size=2, max_size=3), lambda one: 2 <= len(one) <= 3)
    drawn(kit.cycles(min_size=7, max_size=14), lambda one: 7 <= one.days <= 14)
    drawn(kit.cadences(min_value=14, max_value=15), lambda one: 14 <= one.every <= 15)
    drawn(kit.fiscal_calendars(min_month=4, max_month=6, allow_weeks=False), lambda one: one.start_month in {4, 5, 6})
    drawn(kit.fiscal_calendars(allow_weeks=False), lambda one: one.weeks is None)


def test_values_are_respected() -> None:
    within = inside(3, 9)
    drawn(kit.changes(min_value=3, max_value=9), lambda one: within(one.baseline) and within(one.target))
    drawn(kit.changes(direction="decrease"), lambda one: one.direction == "decrease")
    drawn(kit.changes(direction="increase"), lambda one: one.direction == "increase")
    drawn(kit.changes(accumulate="sum", types=(int,)), lambda one: one.accumulate == "sum" and type(one.target) is int)
    drawn(kit.holds(min_value=3, max_value=9), lambda one: all(within(end) for end in ends(one)))
    drawn(kit.holds(every_period=True), lambda one: one.every_period)
    drawn(kit.holds(every_period=False, accumulate="max"), lambda one: one.accumulate == "max")
    drawn(kit.contributions(min_value=0.2, max_value=0.4), lambda one: inside(0.2, 0.4)(one.weight))
    drawn(kit.key_results(min_weight=3, max_weight=9), lambda one: within(one.weight) or one.weight == 1)
    drawn(kit.check_ins(min_value=3, max_value=9), lambda one: within(one.value))
    drawn(kit.grades(min_value=0.3, max_value=0.6), lambda one: inside(0.3, 0.6)(one.value))


def ends(hold: ok.Hold) -> list[object]:
    return [end for end in (hold.at_least, hold.at_most) if end is not None]


def test_days_are_respected() -> None:
    span = ok.Cycle(DAY, LATER)
    bounds = {"min_day": DAY, "max_day": LATER}
    drawn(kit.days(**bounds), lambda day: day in span)
    drawn(kit.cycles(**bounds), lambda one: one in span)
    drawn(kit.check_ins(**bounds), lambda one: one.day in span)
    drawn(kit.target_changes(**bounds), lambda one: one.day in span)
    drawn(kit.grades(**bounds), lambda one: one.day in span)
    drawn(kit.key_results(**bounds), lambda one: one.due is None or one.due in span)
    drawn(kit.objectives(**bounds), lambda one: one.cycle is None or one.cycle in span)
    drawn(kit.smart_goals(**bounds), lambda one: all(day in span for day in (one.start, one.due) if day))
    drawn(kit.initiatives(**bounds), lambda one: all(day in span for day in (one.start, one.due) if day))


def test_given_strategies_are_used() -> None:
    name, level = st.just("x"), ok.Hold(at_least=1)
    drawn(kit.key_results(ids=name, measures=st.just(level)), lambda one: (one.id, one.measure) == ("x", level))
    drawn(kit.smart_goals(ids=name, links=st.just("y")), lambda one: {link.to for link in one.contributes_to} <= {"y"})
    drawn(kit.initiatives(ids=name, links=st.just("y")), lambda one: one.id == "x" and set(one.moves) <= {"y"})
    drawn(kit.health_metrics(ids=name, measures=st.just(level)), lambda one: one.measure == level)
    drawn(
        kit.objectives(ids=name, key_results=st.just(ok.KeyResult("k", "More")), min_size=1),
        lambda one: one.key_results,
    )
    drawn(kit.contributions(goals=name), lambda one: one.to == "x")
    drawn(kit.histories(goals=name), lambda one: set(one.goals()) <= {"x"})
    drawn(kit.plans(measures=st.just(level)), lambda plan: all(measure == level for measure in promised(plan)))


def promised(plan: ok.Plan) -> list[object]:
    return [goal.measure for goal in plan.goals() if not isinstance(goal, ok.Objective)]


def test_links_of_a_goal_reach_every_field() -> None:
    for field in ("contributes_to", "depends_on", "conflicts_with"):
        assert find(kit.key_results(links=kit.ids()), lambda one, field=field: getattr(one, field))


def test_no_links_unless_asked_for() -> None:
    drawn(kit.key_results(), lambda one: not (one.contributes_to or one.depends_on or one.conflicts_with))


@given(st.data(), kit.measures())
def test_values_fit_the_measure(data: st.DataObject, measure: ok.Change) -> None:
    value = data.draw(kit.values_for(measure))

    assert value_fault(measure, value) is None
    assert ok.CheckIn("a", DAY, value)


@given(st.data(), kit.measures())
def test_new_measures_are_of_the_same_kind(data: st.DataObject, measure: ok.Change) -> None:
    change = data.draw(kit.target_changes(measure=measure))

    assert isinstance(change.measure, ok.Deliver) is isinstance(measure, ok.Deliver)


def test_values_for_refuses_what_is_no_measure() -> None:
    with pytest.raises(InvalidArgument):
        kit.values_for("Change")  # type: ignore[arg-type]


def test_key_results_of_an_objective_have_their_own_ids() -> None:
    drawn(
        kit.objectives(min_size=2),
        lambda one: len({one.id, *(held.id for held in one.key_results)}) == len(one.key_results) + 1,
    )


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="keyresults"):
        kit.keyresults  # type: ignore[attr-defined]  # noqa: B018
