"""Bottlenecks with their robustness, and assumptions on links with what has become of them."""

from datetime import date

import pytest

from okrkit import (
    Change,
    Contribution,
    HealthMetric,
    Hold,
    KeyResult,
    Objective,
    OptionsError,
    Plan,
    SmartGoal,
    UnknownGoalError,
)
from okrkit.alignment import AssumptionState, Certain, Chance, assumptions, bottlenecks, refuted_assumptions

DAY = date(2026, 3, 1)


def supported(weights: dict[str, float]) -> Plan:
    return Plan(
        [Objective("o", "O")], [SmartGoal(goal, goal, contributes_to={"o": weight}) for goal, weight in weights.items()]
    )


def test_risk_is_necessity_times_the_chance_of_missing() -> None:
    found = bottlenecks(
        supported({"a": 0.5, "b": 0.3}), "o", as_of=None, distributions={"a": Chance(0.9), "b": Chance(0.2)}
    )

    assert [(one.goal, round(one.necessity, 9), round(one.risk, 6)) for one in found] == [
        ("b", 0.3, 0.24),
        ("a", 0.5, 0.05),
    ]


def test_an_unknown_chance_counts_fully_and_what_is_not_needed_is_left_out() -> None:
    plan = supported({"a": 0.5, "b": 0.0})
    found = bottlenecks(plan, "o", as_of=None)

    assert [(one.goal, one.p_missing, one.risk) for one in found] == [("a", None, 0.5)]


def test_close_weights_change_places_and_distant_ones_do_not() -> None:
    close = bottlenecks(supported({"a": 0.30, "b": 0.28}), "o", as_of=None)
    apart = bottlenecks(supported({"a": 0.50, "b": 0.05}), "o", as_of=None)

    assert [(one.goal, one.best_rank, one.worst_rank) for one in close] == [("a", 1, 2), ("b", 1, 2)]
    assert all(one.holds for one in apart)
    assert not any(one.holds for one in close)
    assert all(one.holds for one in bottlenecks(supported({"a": 0.30, "b": 0.28}), "o", as_of=None, draws=0))


def test_a_failed_part_is_needed_in_full() -> None:
    plan = Plan([Objective("o", "O", [KeyResult("a", "A"), KeyResult("b", "B")], extra={"refinement": "or"})])

    assert bottlenecks(plan, "o", as_of=None) == ()
    assert [one.necessity for one in bottlenecks(plan, "o", as_of=None, refinements={"o": "and"})] == [1.0, 1.0]


def test_the_default_chances_come_from_the_check_ins() -> None:
    plan = Plan(
        [
            Objective(
                "o", "O", [KeyResult("a", "A", Change(0, 10)), KeyResult("b", "B", Change(0, 10))], ambition="committed"
            )
        ]
    )
    plan = plan.check_in("a", DAY, 10).check_in("b", DAY, 2)

    assert [(one.goal, one.p_missing) for one in bottlenecks(plan, "o", as_of=DAY)] == [("b", 1.0), ("a", 0.0)]


def test_bad_settings_are_told() -> None:
    plan = supported({"a": 0.5})
    with pytest.raises(OptionsError):
        bottlenecks(plan, "o", as_of=None, shift=2)
    for goal, given in (("zz", {}), ("o", {"zz": Certain(1)})):
        with pytest.raises(UnknownGoalError):
            bottlenecks(plan, goal, as_of=None, distributions=given)


def believed(link: Contribution, *, reply: float | None, nps: float | None, wait: float | None = None) -> Plan:
    plan = Plan(
        [Objective("o", "O", [KeyResult("nps", "NPS", Change(20, 40))])],
        [SmartGoal("reply", "Reply", Change(4, 1), contributes_to=[link])],
        health_metrics=[HealthMetric("wait", "Wait", Hold(at_most=5))],
    )
    for goal, value in (("reply", reply), ("nps", nps), ("wait", wait)):
        plan = plan if value is None else plan.check_in(goal, DAY, value)
    return plan


WHY = Contribution("nps", 0.5, assumption="faster is better")


@pytest.mark.parametrize(("link", "seen", "state"), [
    (WHY, {"reply": 1, "nps": 21}, "refuted"),
    (WHY, {"reply": 1, "nps": 24}, "supported"),
    (WHY, {"reply": 2, "nps": 21}, "open"),
    (WHY, {"reply": None, "nps": 21}, "open"),
    (WHY, {"reply": 1, "nps": None}, "untested"),
    (Contribution("nps", tested_by="wait"), {"reply": 1, "nps": 40, "wait": 7}, "refuted"),
    (Contribution("nps", tested_by="wait"), {"reply": 1, "nps": 40, "wait": 3}, "supported"),
    (Contribution("nps", tested_by="wait"), {"reply": 1, "nps": 20, "wait": 3}, "refuted"),
    (Contribution("nps", tested_by="wait"), {"reply": 1, "nps": 20, "wait": None}, "refuted"),
    (Contribution("nps", tested_by="wait"), {"reply": 1, "nps": 40, "wait": None}, "untested"),
    (Contribution("nps", -0.5, assumption="it costs"), {"reply": 1, "nps": 40}, "refuted"),
    (Contribution("nps", -0.5, assumption="it costs"), {"reply": 1, "nps": 22}, "supported"),
])  # fmt: skip
def test_an_assumption_is(link: Contribution, seen: dict, state: str) -> None:
    plan = believed(link, **seen)
    (found,) = assumptions(plan, as_of=DAY)

    assert found.state == state
    assert refuted_assumptions(plan, as_of=DAY) == ((found,) if found.state is AssumptionState.REFUTED else ())


def test_links_without_an_assumption_are_judged_on_request_and_traces_never() -> None:
    plain = believed(Contribution("nps"), reply=1, nps=20)

    assert assumptions(plain, as_of=DAY) == ()
    assert assumptions(plain, as_of=DAY, every=True)[0].state is AssumptionState.REFUTED
    assert assumptions(believed(Contribution("nps", 0, assumption="x"), reply=1, nps=20), as_of=DAY) == ()
