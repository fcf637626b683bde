"""Influence worked out again, on arrays or only above a change, is influence worked out anew, to the last bit."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from math import fsum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrkit import Change, CheckIn, Establish, KeyResult, Objective, Plan, SmartGoal
from okrkit.alignment import Influence, _levels, influence
from okrkit.alignment._program import program_of
from okrkit.alignment._settled import added_up
from okrkit.scoring import arrays
from okrkit.scoring.arrays import ArrayColumn

np = pytest.importorskip("numpy")

DAY = date(2026, 2, 2)


@pytest.fixture(autouse=True, scope="module")
def arrays_for_all() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrays, "FROM_GOALS", 0)
        patch.setattr(arrays, "FROM_GOALS_LOADED", 0)
        patch.setattr(_levels, "_WIDTH", 0)
        patch.setattr(_levels, "_ROWS_A_STEP", 0)
        yield


weights = st.sampled_from([-1.0, -0.6, -0.1, 0.0, 0.1, 0.3, 0.5, 1.0])
shares = st.sampled_from([None, -20.0, 0.0, 10.0, 35.0, 63.0, 70.0, 100.0, 140.0])


@st.composite
def networks(draw: st.DrawFn) -> Plan:
    """Plans whose goals contribute to, and wait for, goals before or behind them, without loops."""
    sizes = draw(st.lists(st.integers(0, 4), min_size=1, max_size=6))
    ids = [f"o{at}" for at in range(len(sizes))] + [f"s{at}" for at in range(draw(st.integers(0, 5)))]
    order = draw(st.permutations(ids))
    results = {f"o{at}": [f"o{at}k{held}" for held in range(size)] for at, size in enumerate(sizes)}

    def links(goal: str) -> tuple[dict[str, float], list[str]]:
        later = order[order.index(goal) + 1 :]
        targets = later + [held for one in later for held in results.get(one, ())]
        if not targets:
            return {}, []
        waits = [one for one in order[: order.index(goal)] if draw(st.integers(0, 5)) == 0]
        return draw(st.dictionaries(st.sampled_from(targets), weights, max_size=4)), waits

    facts, objectives, smart_goals = [], [], []
    for goal in ids:
        to, waits = links(goal)
        own = results.get(goal, [goal])
        facts += [CheckIn(one, DAY, value) for one in own if (value := draw(shares)) is not None]
        if goal in results:
            held = [KeyResult(one, "K", Change(0, 100)) for one in own]
            kind = draw(st.sampled_from(["aspirational", "committed"]))
            extra = draw(st.sampled_from([{}, {}, {"refinement": "or"}]))
            objectives.append(
                Objective(goal, "O", held, ambition=kind, contributes_to=to, depends_on=waits, extra=extra)
            )
        else:
            smart_goals.append(SmartGoal(goal, "S", Change(0, 100), contributes_to=to, depends_on=waits))
    return Plan(objectives, smart_goals, check_ins=facts)


@given(networks(), st.data())
def test_arrays_give_what_lists_give(plan: Plan, data: st.DataObject) -> None:
    ids = [goal.id for goal in plan]
    given_values = data.draw(st.dictionaries(st.sampled_from(ids), st.sampled_from([-1.0, -0.3, 0.0, 0.95, 1.0])))
    missing = data.draw(st.sampled_from(["skip", "zero"]))
    tolerance = data.draw(st.sampled_from([0.0, 0.1, 0.5]))

    def worked_out() -> Influence:
        return influence(plan, as_of=DAY, values=given_values, missing=missing, tolerance=tolerance)

    by_lists, _, by_arrays = worked_out(), worked_out(), worked_out()

    assert isinstance(by_lists.state.values.base, list)
    assert isinstance(by_arrays.state.values.base, ArrayColumn) or not program_of(plan).moved
    assert repr(by_arrays.values()) == repr(by_lists.values())
    assert repr(list(by_arrays)) == repr(list(by_lists))
    assert by_arrays.unknown() == by_lists.unknown()
    supposed = {data.draw(st.sampled_from(ids)): 0.4}
    assert repr(by_arrays.what_if(supposed).values()) == repr(by_lists.what_if(supposed).values())


def anew(plan: Plan) -> Plan:
    """Return an equal plan of which nothing is worked out yet."""
    facts = {"check_ins": list(plan.check_ins), "target_changes": list(plan.target_changes)}
    return Plan(plan.objectives, plan.smart_goals, **facts)


@settings(max_examples=500)
@given(networks(), st.data())
def test_a_change_of_facts_gives_what_the_new_plan_gives(plan: Plan, data: st.DataObject) -> None:
    ids = [goal.id for goal in plan]
    options = {
        "values": data.draw(st.dictionaries(st.sampled_from(ids), st.sampled_from([-1.0, 0.0, 0.95]), max_size=2)),
        "missing": data.draw(st.sampled_from(["skip", "zero"])),
        "refinements": data.draw(st.dictionaries(st.sampled_from(ids), st.sampled_from(["and", "or"]), max_size=2)),
    }
    day = data.draw(st.sampled_from([DAY, DAY, DAY, None]))
    found = influence(plan, as_of=day, **options)
    measured = [goal.id for goal in plan if not isinstance(goal, Objective)]
    for _ in range(data.draw(st.integers(1, 3))):
        kind = data.draw(st.sampled_from(["check-in", "target", "target", "grade", "goal"] if measured else ["goal"]))
        goal = data.draw(st.sampled_from(measured or ids))
        later = data.draw(st.sampled_from([DAY, DAY, DAY, DAY + timedelta(days=1)]))
        if kind == "check-in":
            plan = plan.check_in(goal, later, data.draw(shares.filter(lambda one: one is not None)), replace=True)
        elif kind == "target":
            plan = plan.change_target(
                goal, later, data.draw(st.sampled_from([Change(0, 50), Establish()])), replace=True
            )
        elif kind == "grade":
            plan = plan.grade(goal, later, 0.7, replace=True)
        else:
            plan = plan.add(SmartGoal(f"new{len(plan)}", "N", contributes_to={data.draw(st.sampled_from(ids)): 0.5}))
        found = found.after(plan)

    expected = influence(anew(plan), as_of=day, **options)
    assert repr(found.values()) == repr(expected.values())
    assert repr(list(found)) == repr(list(expected))


def test_how_it_was_worked_out_stays_after_a_change() -> None:
    held = [KeyResult("a", "A", Change(0, 10)), KeyResult("b", "B", Change(0, 10))]
    plan = Plan([Objective("o", "O", held, extra={"refinement": "or"})]).check_in("a", DAY, 7.0)
    found = influence(plan, as_of=DAY, missing="zero", refinements={"o": "and"})

    changed = found.after(plan.change_target("b", DAY, 20))
    more = found.after(plan.add(SmartGoal("more", "M")))
    assert changed.values() == {"o": 0.0, "a": 1.0, "b": 0.0}
    assert more.values() == {"o": 0.0, "a": 1.0, "b": 0.0, "more": 0.0}


def test_what_was_supposed_stays_after_a_change() -> None:
    objective = Objective("o", "O", [KeyResult("a", "A", Change(0, 10)), KeyResult("b", "B", Change(0, 10))])
    plan = Plan([objective]).check_in("a", DAY, 3.5)
    supposed = influence(plan, as_of=DAY).what_if({"b": 0.2})

    assert supposed.after(plan.check_in("a", DAY, 0.0, replace=True)).value("o") == 0.0
    assert supposed.after(plan.check_in("b", DAY, 10.0)).value("o") == 0.2


@given(st.lists(st.lists(st.floats(-1, 1) | weights | st.just(2.0**-53), min_size=1, max_size=8), min_size=1))
def test_sums_are_rounded_once_or_said_to_be_unsure(columns: list[list[float]]) -> None:
    most = max(map(len, columns))
    table = np.array([column + [0.0] * (most - len(column)) for column in columns]).T
    found, unsure = added_up(table)

    for column, total, doubt in zip(columns, found.tolist(), unsure.tolist(), strict=True):
        assert doubt or repr(total) == repr(fsum(column))


def test_few_sums_are_unsure() -> None:
    draw = random.Random(3)
    table = np.array([[draw.uniform(-1, 1) for _ in range(10_000)] for _ in range(3)])

    assert added_up(table)[1].sum() < 10


def test_a_chain_stays_on_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_levels, "_WIDTH", 64)
    goals = [SmartGoal(f"g{at}", "G", Change(0, 1), contributes_to=[f"g{at + 1}"] * (at < 99)) for at in range(100)]
    plan = Plan([], goals, check_ins=[CheckIn("g0", DAY, 1.0)])
    for _ in range(4):
        assert isinstance(influence(plan, as_of=DAY).state.values.base, list)
    assert not plan.derived(_levels.Levels).levels
