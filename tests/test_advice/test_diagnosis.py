"""Each planted cause is named, negative cases never fire, and the arithmetic holds whatever the names."""

import json
import math
import re
from collections.abc import Callable
from datetime import date, timedelta

import attrs
import planted
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit import (
    Change,
    CheckIn,
    Contribution,
    Cycle,
    Grade,
    HealthMetric,
    Hold,
    KeyResult,
    Objective,
    Plan,
    SmartGoal,
)
from okrkit.advice import Diagnosis, Thresholds, diagnose


@pytest.mark.parametrize(
    ("plant", "cause"),
    [
        (planted.orphans, "orphan"),
        (planted.conflict, "conflict"),
        (planted.trivial_weights, "trivial-weight"),
        (planted.blocked_chain, "blocked"),
        (planted.refuted_theory, "theory-failure"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_the_planted_cause_is_named_and_takes_the_whole_gap(plant: Callable[[], Plan], cause: str) -> None:
    found = diagnose(plant(), as_of=planted.CLOSE)

    assert found.verdict == "stuck"
    assert found.causes[cause] == pytest.approx(1)
    assert found.remedies[0].cause == cause
    assert found.remedies[0].goals == found.lower if cause != "blocked" else found.lower[:12]


def test_results_that_nobody_supports_are_uncovered() -> None:
    found = diagnose(planted.uncovered_results(), as_of=planted.CLOSE)

    assert found.verdict == "stuck"
    assert found.uncovered == ("activation", "retention")
    assert found.causes == {"uncovered": 1.0}
    assert [remedy.cause for remedy in found.remedies] == ["uncovered"]


@pytest.mark.parametrize(
    ("plant", "verdict"),
    [
        (planted.poor_execution, "execution-problem"),
        (planted.real_success, "aligned"),
        (planted.twenty_without_links, "too-few-to-tell"),
        (Plan, "too-few-to-tell"),
    ],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_negative_cases_never_fire(plant: Callable[[], Plan], verdict: str) -> None:
    found = diagnose(plant(), as_of=planted.CLOSE)

    assert found.verdict == verdict
    assert found.causes == {}
    assert found.remedies == ()


def test_a_company_objective_that_states_no_level_is_the_top_above_teams_that_do() -> None:
    plan = team_plan(other_key_result=1.0)
    plan = plan.replace(attrs.evolve(plan["win"], level=None))
    found = diagnose(plan, as_of=planted.CLOSE)

    assert found.verdict == "stuck"
    assert found.results == planted.TOP


def test_a_gap_without_a_stuck_business_is_to_be_watched() -> None:
    plan = planted.build(planted.to_their_team, done=1, top=0.5)

    assert diagnose(plan, as_of=planted.CLOSE).verdict == "watch"


def test_four_goals_are_too_few() -> None:
    assert (
        diagnose(planted.build(lambda n: {}, done=1, top=0.1, people=4), as_of=planted.CLOSE).verdict
        == "too-few-to-tell"
    )
    assert diagnose(planted.build(lambda n: {}, done=1, top=0.1, people=5), as_of=planted.CLOSE).verdict == "stuck"


def test_before_the_goals_are_due_there_is_nothing_to_tell() -> None:
    assert diagnose(planted.orphans(), as_of=date(2026, 3, 30)).verdict == "too-few-to-tell"


def test_a_graded_goal_counts_before_its_due_day() -> None:
    plan = planted.orphans()
    plan = attrs.evolve(plan, grades=[Grade(f"p{n:02}", date(2026, 3, 30), 1.0) for n in range(12)])

    assert diagnose(plan, as_of=date(2026, 3, 30)).verdict == "stuck"


def test_effort_weighs_the_means_and_the_shares() -> None:
    plan = planted.build(lambda n: {"revenue": 1.0} if n else {}, done=1, top=0.1)
    heavy = plan.replace(
        attrs.evolve(plan["p00"], effort=33), *(attrs.evolve(plan[f"p{n:02}"], effort=1) for n in range(1, 12))
    )

    assert diagnose(plan, as_of=planted.CLOSE).causes["orphan"] == pytest.approx(1 / 12)
    assert diagnose(heavy, as_of=planted.CLOSE).causes["orphan"] == pytest.approx(33 / 44)


def test_a_declared_conflict_counts_for_both_sides_even_without_a_link() -> None:
    plan = planted.refuted_theory()
    plan = plan.replace(attrs.evolve(plan["p00"], contributes_to=(), conflicts_with=["revenue"]))

    assert {one.goal for one in diagnose(plan, as_of=planted.CLOSE).attributed if one.cause == "conflict"} == {"p00"}


def test_a_trace_of_weight_zero_is_trivial_and_no_orphan() -> None:
    plan = planted.build(lambda n: {"revenue": 0}, done=1, top=0.1)

    assert diagnose(plan, as_of=planted.CLOSE).causes["trivial-weight"] == 1


def team_plan(*, other_key_result: float, top: float = 0.1) -> Plan:
    """People support one key result of a team objective that supports the company; the other one may fail."""
    team = Objective(
        "team",
        "Make onboarding effortless",
        [KeyResult("guide", "Finish guides", Change(0, 10)), KeyResult("data", "Fix data", Change(0, 10))],
        level="team",
        contributes_to=["activation"],
        cycle=planted.Q1,
    )
    plan = planted.build(lambda n: {"guide": 1.0}, done=1, top=top).add(team)
    return plan.check_in("guide", date(2026, 3, 30), 10).check_in("data", date(2026, 3, 30), 10 * other_key_result)


def test_a_failed_sibling_blocks_and_a_sound_one_does_not() -> None:
    assert diagnose(team_plan(other_key_result=0.1), as_of=planted.CLOSE).causes["blocked"] == pytest.approx(1)
    assert diagnose(team_plan(other_key_result=1.0), as_of=planted.CLOSE).causes["theory-failure"] == pytest.approx(1)


def test_a_sibling_that_is_merely_unfinished_on_the_day_blocks_nothing() -> None:
    plan = team_plan(other_key_result=0.3)
    early = [attrs.evolve(goal, due=date(2026, 2, 10)) for goal in plan.smart_goals]
    facts = [attrs.evolve(fact, day=date(2026, 2, 10)) for fact in plan.check_ins]
    plan = attrs.evolve(plan, smart_goals=early, check_ins=facts)

    assert diagnose(plan, as_of=date(2026, 2, 10)).causes["blocked"] == 0
    assert diagnose(team_plan(other_key_result=0.3), as_of=planted.CLOSE).causes["blocked"] > 0.9


def test_an_unmet_dependency_anywhere_on_the_way_blocks() -> None:
    plan = team_plan(other_key_result=1.0).add(SmartGoal("gate", "Sign the contract", Change(0, 1), due=planted.CLOSE))
    plan = plan.replace(attrs.evolve(plan["team"], depends_on=["gate"])).check_in("gate", planted.CLOSE, 0)

    assert diagnose(plan, as_of=planted.CLOSE).causes["blocked"] == pytest.approx(1)


def test_a_dependency_that_itself_waits_blocks_and_a_dangling_one_does_not() -> None:
    gate = SmartGoal("gate", "Sign the contract", Change(0, 1), due=planted.CLOSE, start=planted.Q1.start)
    relay = SmartGoal("relay", "Prepare", Change(0, 1), due=planted.CLOSE, start=planted.Q1.start, depends_on=["gate"])
    plan = planted.build(planted.to_their_team, done=1, top=0.1, depends_on=["relay", "gone"]).add(gate, relay)
    plan = plan.check_in("relay", planted.CLOSE, 1)

    assert diagnose(plan.check_in("gate", planted.CLOSE, 0), as_of=planted.CLOSE).causes["blocked"] == pytest.approx(
        12 / 13, abs=0.1
    )
    assert diagnose(plan.check_in("gate", planted.CLOSE, 1), as_of=planted.CLOSE).causes["blocked"] == 0


def test_a_loop_and_a_dangling_link_hang_nothing() -> None:
    goals = [
        planted.person(0, ["p01"]),
        planted.person(1, ["p00"]),
        *(planted.person(n, ["gone"]) for n in range(2, 7)),
    ]
    plan = Plan([planted.company()], goals, cycle=planted.Q1)
    for goal in goals:
        plan = plan.check_in(goal.id, planted.CLOSE, 10)
    found = diagnose(planted.move_top(plan, 0.1), as_of=planted.CLOSE)

    assert found.causes["orphan"] == 1


def test_a_chain_of_ten_thousand_goals_is_walked_without_recursion() -> None:
    chain = [
        SmartGoal(
            f"g{n}",
            "Pass it on",
            Change(0, 1),
            due=planted.CLOSE,
            start=planted.Q1.start,
            contributes_to=[f"g{n - 1}" if n else "revenue"],
        )
        for n in range(10_000)
    ]
    plan = Plan([planted.company()], chain, cycle=planted.Q1, check_ins=[])
    plan = planted.move_top(plan, 0.1).check_in("g9999", planted.CLOSE, 1)

    assert diagnose(plan, as_of=planted.CLOSE, thresholds=Thresholds(goals=1)).verdict == "stuck"


def test_the_page_names_the_goals_the_cause_and_the_way_out_within_eighty_columns() -> None:
    text = str(diagnose(planted.orphans(), as_of=planted.CLOSE))

    assert text.startswith("STUCK")
    assert "link or drop" in text
    assert "p00" in text
    assert max(map(len, text.splitlines())) <= 80


def test_more_smart_goals_are_never_the_remedy() -> None:
    texts = [
        str(diagnose(plant(), as_of=planted.CLOSE))
        for plant in (planted.orphans, planted.conflict, planted.trivial_weights)
    ]

    assert not any(re.search(r"more SMART goals", text) for text in texts)


def test_the_data_goes_through_json() -> None:
    found = diagnose(planted.refuted_theory(), as_of=planted.CLOSE)

    assert json.loads(json.dumps(found.to_dict()))["causes"]["theory-failure"] == 1


def test_the_signs_are_always_the_same_four() -> None:
    names = [sign.name for sign in diagnose(Plan(), as_of=planted.CLOSE).signs]

    assert len(names) == 4
    assert names == [sign.name for sign in diagnose(planted.orphans(), as_of=planted.CLOSE).signs]


def test_productive_orphans_are_a_sign_and_unexplained_changes_another() -> None:
    plan = planted.orphans().change_target("revenue", date(2026, 2, 1), 150)
    disconnected, informal, *_ = diagnose(plan, as_of=planted.CLOSE).signs

    assert disconnected.present
    assert informal.present
    assert informal.goals == ("revenue",)


def test_a_reason_for_the_one_change_is_no_sign() -> None:
    plan = planted.orphans().change_target("revenue", date(2026, 2, 1), 150, reason="a customer left")

    assert diagnose(plan, as_of=planted.CLOSE).signs[1].present is False


def test_supporters_of_two_teams_and_key_results_of_one_are_local_ownership() -> None:
    plan = planted.refuted_theory()
    owned = [attrs.evolve(held, team="sales") for held in plan["win"].key_results]
    plan = plan.replace(attrs.evolve(plan["win"], key_results=owned))

    assert diagnose(plan, as_of=planted.CLOSE).signs[2].goals == ("win",)
    assert diagnose(planted.refuted_theory(), as_of=planted.CLOSE).signs[2].present is False


def test_a_single_check_in_on_the_last_day_is_a_late_review() -> None:
    assert diagnose(planted.orphans(), as_of=planted.CLOSE).signs[3].present


def _disconnected(plan: Plan) -> bool | None:
    return diagnose(plan, as_of=planted.CLOSE).signs[0].present


def test_a_conflict_across_teams_is_a_sign_until_somebody_manages_it() -> None:
    plan = planted.refuted_theory()
    clash = plan.replace(attrs.evolve(plan["p00"], conflicts_with=["p01"]))
    guard = HealthMetric("calm", "Escalations", Hold(at_most=2), guards=["p01"])
    owned = clash.replace(*(attrs.evolve(clash[name], owner="one") for name in ("p00", "p01")))
    unknown = clash.replace(attrs.evolve(clash["p01"], team=None))
    against = plan.replace(attrs.evolve(plan["p00"], contributes_to={"retention": -0.5}))

    assert not _disconnected(plan)
    assert _disconnected(clash)
    assert not _disconnected(clash.add(guard))
    assert not _disconnected(owned)
    assert not _disconnected(unknown)
    assert _disconnected(against)


def _checked_weekly(plan: Plan, until: date, value: float) -> Plan:
    days = [planted.Q1.start + timedelta(days=7 * week) for week in range(1, 13)]
    facts = [CheckIn(goal.id, day, value) for goal in plan.smart_goals for day in days if day <= until]
    tops = [CheckIn(name, day, plan[name].measure.baseline) for name in planted.TOP for day in days]
    return attrs.evolve(plan, check_ins=[*facts, *tops])


def test_silence_to_the_end_is_a_gap_unless_the_target_is_reached() -> None:
    plan = planted.refuted_theory()
    quiet, done = (_checked_weekly(plan, date(2026, 2, 16), value) for value in (9, 10))
    steady = _checked_weekly(plan, planted.CLOSE, 9)

    late = [diagnose(one, as_of=planted.CLOSE).signs[3] for one in (quiet, done, steady)]
    assert [sign.present for sign in late] == [True, False, False]
    assert late[0].evidence == (
        "no check-in for over twice the cadence: 12 of 15 goals",
        "a turn reported a quarter of the time later: 3 of 15 goals",
    )


SHAPES = st.lists(
    st.tuples(st.sampled_from(["none", "revenue", "retention", "p00"]), st.floats(-1, 1), st.floats(0, 1)),
    min_size=5,
    max_size=10,
)


def shaped(shapes: list[tuple[str, float, float]], prefix: str = "p") -> Plan:
    def named(name: str) -> str:
        return name.replace("p", prefix, 1) if name.startswith("p0") else name

    goals = []
    for number, (to, weight, _) in enumerate(shapes):
        links = [] if to == "none" or (to == "p00" and number == 0) else [Contribution(named(to), weight)]
        goals.append(attrs.evolve(planted.person(number, links), id=named(f"p{number:02}")))
    plan = Plan([planted.company()], goals, cycle=planted.Q1)
    for goal, (_, _, done) in zip(goals, shapes, strict=True):
        plan = plan.check_in(goal.id, planted.CLOSE, 10 * done)
    return planted.move_top(plan, 0.1)


@given(SHAPES)
def test_the_shares_sum_to_one_or_there_are_none(shapes: list[tuple[str, float, float]]) -> None:
    causes = diagnose(shaped(shapes), as_of=planted.CLOSE, thresholds=Thresholds(hit=0.1)).causes

    assert causes == {} or math.isclose(sum(causes.values()), 1)


@given(SHAPES)
def test_a_renamed_plan_gets_the_same_diagnosis(shapes: list[tuple[str, float, float]]) -> None:
    one = diagnose(shaped(shapes), as_of=planted.CLOSE, thresholds=Thresholds(hit=0.1))
    other = diagnose(shaped(shapes, prefix="zz"), as_of=planted.CLOSE, thresholds=Thresholds(hit=0.1))

    assert (one.verdict, one.hit, one.top, one.causes) == (other.verdict, other.hit, other.top, other.causes)


@given(SHAPES)
def test_the_order_of_the_goals_changes_nothing(shapes: list[tuple[str, float, float]]) -> None:
    plan = shaped(shapes)
    turned = attrs.evolve(plan, smart_goals=plan.smart_goals[::-1])
    one, other = (diagnose(each, as_of=planted.CLOSE, thresholds=Thresholds(hit=0.1)) for each in (plan, turned))

    assert one.verdict == other.verdict
    assert one.causes == pytest.approx(other.causes)


def _stuck_on(*objectives: Objective, goals: tuple[SmartGoal, ...] = (), **values: float) -> Diagnosis:
    results = [KeyResult("k1", "Grow revenue", Change(0, 10)), KeyResult("k2", "Raise retention", Change(0, 10))]
    plan = Plan(
        [Objective("win", "Win the market", results, level="company"), *objectives], goals, cycle=Cycle.quarter(2026, 1)
    )
    seen = [held.id for one in plan.objectives for held in one.key_results] + [goal.id for goal in goals]
    facts = [CheckIn(name, date(2026, 3, 30), values.get(name, 10)) for name in seen]
    return diagnose(attrs.evolve(plan, check_ins=facts), as_of=date(2026, 3, 31))


def test_an_objective_goes_up_by_its_key_results_where_it_states_no_link() -> None:
    teams = [
        Objective(
            f"t{i}",
            "Serve well",
            [KeyResult(f"t{i}k", "Call", Change(0, 10), contributes_to={"k1": 0.5})],
            level="team",
        )
        for i in range(6)
    ]
    found = _stuck_on(*teams, k1=0.5, k2=0.5)
    assert found.causes["theory-failure"] == 1.0
    assert all(one.because.startswith("k1 moved 5%") for one in found.attributed)


def test_a_sibling_blocks_only_what_moved_itself() -> None:
    held = [KeyResult("m1", "Sell", Change(0, 10)), KeyResult("m2", "Keep", Change(0, 10))]
    middle = Objective("mid", "Do well", held, level="function", contributes_to={"k1": 1})
    people = tuple(
        SmartGoal(f"s{i}", "Call", Change(0, 1), due=date(2026, 3, 31), contributes_to={"m1": 0.5}) for i in range(9)
    )
    assert _stuck_on(middle, goals=people, k1=1, k2=1, m1=10, m2=0).causes["blocked"] == 1.0
    assert _stuck_on(middle, goals=people, k1=1, k2=1, m1=0, m2=0).causes["theory-failure"] == 1.0


@pytest.mark.parametrize("chained", [True, False], ids=["chain", "fan"])
def test_long_chains_and_wide_fans_are_diagnosed(*, chained: bool) -> None:
    count = 3000
    people = tuple(
        SmartGoal(
            f"s{i}",
            "Call",
            Change(0, 1),
            due=date(2026, 3, 31),
            contributes_to=[f"s{i + 1}" if chained and i + 1 < count else "k1"],
        )
        for i in range(count)
    )
    assert _stuck_on(goals=people, k1=0, k2=0).causes["theory-failure"] == 1.0
