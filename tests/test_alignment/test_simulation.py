"""Monte-Carlo propagation: lists and arrays agree, certain leaves give the point, defaults from check-ins."""

from collections.abc import Callable
from datetime import date, timedelta
from statistics import NormalDist

import pytest

from okrkit import (
    Change,
    Cycle,
    Deliver,
    Establish,
    Hold,
    KeyResult,
    Objective,
    OptionsError,
    Plan,
    SmartGoal,
    UnknownGoalError,
)
from okrkit.alignment import (
    Certain,
    Chance,
    Distribution,
    Drift,
    Sampled,
    bottlenecks,
    default_distribution,
    influence,
    p_missing,
    simulate,
    tornado,
)

DAY = date(2026, 2, 14)
Q1 = Cycle.quarter(2026, 1)


class Nowhere:
    def quantile(self, p: float, /) -> float:
        return float("nan")


def company() -> Plan:
    """Ten objectives below one, with key results, contributions for and against, dependencies and an OR."""
    top = Objective("top", "T", [KeyResult("t1", "T1"), KeyResult("t2", "T2")])
    below = [
        Objective(
            f"o{i}",
            "O",
            [KeyResult(f"o{i}k{j}", "K", Change(0, 10)) for j in range(3)],
            contributes_to={f"t{1 + i % 2}": 0.4 if i % 3 else -0.5},
            depends_on=[f"o{i + 1}k0"] if i % 4 == 0 else (),
            extra={"refinement": "or"} if i % 5 == 0 else {},
        )
        for i in range(9)
    ]
    goals = [SmartGoal(f"s{i}", "S", Change(0, 4), contributes_to={f"o{i % 9}k1": 0.9, "top": 0.1}) for i in range(12)]
    plan = Plan([top, *below], goals, cycle=Q1)
    for place, goal in enumerate(plan.goals()):
        if getattr(goal, "measure", None) and place % 3:
            for week in range(1, 5):
                plan = plan.check_in(goal.id, Q1.start + timedelta(weeks=week), week * (place % 5) / 4)
    return plan


def test_arrays_and_lists_agree() -> None:
    plan, ids = company(), [goal.id for goal in company().goals()]
    by_lists = simulate(plan, ids, as_of=DAY, draws=200, seed=7, arrays=False)
    by_arrays = simulate(plan, ids, as_of=DAY, draws=200, seed=7, arrays=True)

    assert list(by_lists) == list(by_arrays)
    assert len(by_lists) > 30
    for goal in by_lists:
        assert by_lists[goal].draws == pytest.approx(by_arrays[goal].draws, abs=1e-12)


def test_arrays_in_several_blocks_are_the_same_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = simulate(company(), as_of=DAY, draws=50, arrays=True)
    monkeypatch.setattr("okrkit.alignment._arrays._CELLS", 500)

    assert simulate(company(), as_of=DAY, draws=50, arrays=True)["top"].draws == whole["top"].draws


def test_the_same_seed_gives_the_same_draws_and_another_seed_others() -> None:
    first, again, other = (simulate(company(), as_of=DAY, draws=50, seed=seed)["top"].draws for seed in (1, 1, 2))

    assert first == again != other


def test_a_goal_more_leaves_the_draws_of_the_others() -> None:
    more = company().add(SmartGoal("new", "N", Change(0, 5)))

    assert (
        simulate(more, ["o3"], as_of=DAY, draws=50)["o3"].draws
        == simulate(company(), ["o3"], as_of=DAY, draws=50)["o3"].draws
    )


def test_certain_leaves_give_the_point() -> None:
    plan = company()
    leaves = {goal.id: (place % 10) / 10 for place, goal in enumerate(plan.goals())}
    leaves = {goal: value for goal, value in leaves.items() if not influence(plan, as_of=None)[goal].worked_out}
    point = influence(plan, as_of=None, values=leaves)
    found = simulate(plan, as_of=None, distributions={goal: Certain(value) for goal, value in leaves.items()}, draws=5)

    assert set(found["top"].draws) == {point["top"].value}


def test_anything_with_quantiles_is_a_distribution() -> None:
    class Mine:
        def quantile(self, p: float) -> float:
            return NormalDist(0.5, 0.1).inv_cdf(p)

    plan = Plan([Objective("o", "O", [KeyResult("k", "K")])])
    found = simulate(plan, as_of=None, distributions={"k": Mine()}, draws=4000)["o"]

    assert isinstance(Mine(), Distribution)
    assert found.mean == pytest.approx(0.5, abs=0.01)
    assert found.quantile(0.9) == pytest.approx(0.628, abs=0.01)


def test_a_distribution_of_a_goal_in_between_replaces_what_is_below_it() -> None:
    plan = Plan([Objective("o", "O", [KeyResult("k", "K")])], [SmartGoal("s", "S", contributes_to=["k"])])
    given = {"k": Certain(0.3), "s": Certain(1.0)}

    assert simulate(plan, as_of=None, distributions=given, draws=3)["o"].mean == pytest.approx(0.3)


def test_what_cannot_be_used_is_told() -> None:
    plan = Plan([Objective("o", "O", [KeyResult("k", "K")])])
    with pytest.raises(UnknownGoalError):
        simulate(plan, as_of=None, distributions={"z": Certain(1)})
    with pytest.raises(UnknownGoalError):
        simulate(plan, ["z"], as_of=None)
    with pytest.raises(OptionsError, match="draws"):
        simulate(plan, as_of=None, draws=0)
    with pytest.raises(OptionsError, match="no number"):
        simulate(plan, as_of=None, distributions={"k": Nowhere()})
    with pytest.raises(UnknownGoalError):
        simulate(plan, as_of=None)["o"]


def leaf(measure: object, *values: object) -> Plan:
    plan = Plan([], [SmartGoal("s", "S", measure)], cycle=Q1)
    for week, value in enumerate(values, start=1):
        plan = plan.check_in("s", Q1.start + timedelta(weeks=week), value)
    return plan


def test_the_default_follows_the_check_ins() -> None:
    fast = default_distribution(leaf(Change(0, 90), 7, 14, 21, 28, 35), "s", as_of=date(2026, 2, 5))
    slow = default_distribution(leaf(Change(0, 90), 1, 2, 3, 4, 5), "s", as_of=date(2026, 2, 5))
    jumpy = default_distribution(leaf(Change(0, 90), 20, 2, 40, 5, 35), "s", as_of=date(2026, 2, 5))

    assert {type(one) for one in (fast, slow, jumpy)} == {Drift}
    assert fast.mean == pytest.approx(1.0, abs=0.1)
    assert slow.mean < 0.4
    assert jumpy.sd > 3 * fast.sd
    assert p_missing(slow) > 0.95


def test_the_default_without_check_ins_is_the_prior_and_at_the_end_a_point() -> None:
    prior = default_distribution(leaf(Change(0, 90)), "s", as_of=Q1.start)
    assert isinstance(prior, Drift)
    assert prior.mean == pytest.approx(0.7, abs=0.02)
    assert default_distribution(leaf(Change(0, 90), 45), "s", as_of=Q1.end) == Certain(0.5)
    assert default_distribution(leaf(Change(0, 90)), "s", as_of=Q1.end) is None
    assert default_distribution(Plan([], [SmartGoal("s", "S", Change(0, 1))]), "s", as_of=DAY) is None
    assert default_distribution(leaf(None), "s", as_of=DAY) is None


def test_levels_milestones_and_baselines_have_their_own_defaults() -> None:
    assert default_distribution(leaf(Hold(at_least=5), 6, 4, 7), "s", as_of=DAY) == Chance(0.6)
    assert default_distribution(leaf(Establish(), 6), "s", as_of=DAY) == Certain(1.0)
    assert isinstance(default_distribution(leaf(Deliver(("a", "b")), ["a"]), "s", as_of=DAY), Drift)


def test_the_chance_of_missing() -> None:
    assert p_missing(Drift(1.0, 0.2)) == pytest.approx(0.5, abs=1e-6)
    assert p_missing(Chance(0.25)) == pytest.approx(0.75, abs=1e-6)
    assert p_missing(Certain(0.6), bar=0.5) == 0.0


@pytest.mark.parametrize("build", [
    lambda: Chance(1.4), lambda: Chance(float("nan")), lambda: Certain(3), lambda: Drift(1, -1), lambda: Drift(1, 1, 0),
    lambda: Drift(float("nan"), 1), lambda: Sampled([]),
])  # fmt: skip
def test_distributions_outside_their_range_are_refused(build: Callable[[], object]) -> None:
    with pytest.raises(OptionsError):
        build()


@pytest.mark.parametrize("ask", [simulate, tornado, bottlenecks])
def test_what_has_no_quantiles_is_refused_by_name(ask: Callable[..., object]) -> None:
    plan = Plan([Objective("o", "O", [KeyResult("k", "K")])])
    with pytest.raises(OptionsError, match="the distribution of 'k' must have quantile"):
        ask(plan, ["o"] if ask is simulate else "o", as_of=None, distributions={"k": 3})


def test_a_quantile_that_is_no_number_is_refused_in_a_tornado() -> None:
    plan = Plan([Objective("o", "O", [KeyResult("k", "K")])])
    with pytest.raises(OptionsError, match="no number"):
        tornado(plan, "o", as_of=None, distributions={"k": Nowhere()})
