"""Diagnoses at the borders: harmless conflicts, thin links, any-one-will-do, grades, missing levels and measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

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
from okrkit.advice import Diagnosis, diagnose

END = date(2026, 3, 31)
Q1 = Cycle.quarter(2026, 1)
PART = Change(0, 100)

Links = Sequence[Contribution] | Mapping[str, float] | Sequence[str]


def result(name: str, **fields: object) -> KeyResult:
    return KeyResult(name, f"Raise {name}", PART, **fields)


def company(count: int = 3, **fields: object) -> Objective:
    return Objective("win", "Win the market", [result(f"k{i}") for i in range(count)], level="company", **fields)


def person(number: int, links: Links = (), **fields: object) -> SmartGoal:
    return SmartGoal(
        f"s{number}", f"Finish piece {number}", PART, due=END, level="individual", contributes_to=links, **fields
    )


def people(links: Links = (), **fields: object) -> list[SmartGoal]:
    return [person(number, links, **fields) for number in range(8)]


def found_in(objectives: Sequence[Objective], goals: Sequence[SmartGoal], **values: float) -> Diagnosis:
    """Company results stand at 3 of 100 and everything else at 100, unless said otherwise."""
    measured = [held for one in objectives for held in one.key_results] + list(goals)
    usual = {held.id: 3.0 if held.id.startswith("k") else 100.0 for held in measured}
    facts = [CheckIn(name, date(2026, 3, 30), value) for name, value in {**usual, **values}.items()]
    return diagnose(Plan(objectives, goals, cycle=Q1, check_ins=facts), as_of=END)


def main_cause(found: Diagnosis) -> str:
    assert found.verdict == "stuck"
    assert sum(found.causes.values()) == pytest.approx(1)
    return max(found.causes, key=lambda cause: found.causes[cause])


def team(held: Sequence[KeyResult], **fields: object) -> Objective:
    return Objective("team", "Serve well", held, level="team", **fields)


def test_a_conflict_in_which_both_sides_reached_the_top_is_harmless() -> None:
    goals = [person(0, ["k1"], conflicts_with=["s1"]), person(1, ["k1"]), *people(["k0"])[2:]]
    found = found_in([company()], goals, k1=95)
    assert {one.goal: one.cause.value for one in found.attributed} == {f"s{i}": "theory-failure" for i in range(2, 8)}


def test_a_conflict_whose_other_side_was_missed_is_one() -> None:
    found = found_in([company()], people(["k0"], conflicts_with=["k1"]))
    assert main_cause(found) == "conflict"
    assert found.remedies[0].behind == ("k1",)


def test_a_side_effect_on_a_result_that_was_reached_is_no_conflict() -> None:
    links = [Contribution("k0", 1.0), Contribution("k1", -0.1)]
    assert main_cause(found_in([company()], people(links), k1=95)) == "theory-failure"
    assert main_cause(found_in([company()], people(links))) == "conflict"


def test_goals_that_cancel_each_other_out_are_a_conflict_and_no_failed_theory() -> None:
    goals = [person(i, {"k0": -1 if i % 2 else 1}) for i in range(8)]
    found = found_in([company()], goals)
    assert found.causes["conflict"] == 1
    assert found.remedies[0].goals == ("s1", "s3", "s5", "s7")


def test_a_conflict_of_a_key_result_is_one_of_its_objective_and_of_those_who_support_it() -> None:
    held = [result("fast", conflicts_with=["k1"], contributes_to={"k0": 1}), result("warm", contributes_to={"k0": 1})]
    found = found_in([company(), team(held)], [*people(["fast"]), person(8, ["warm"])])
    assert {one.goal: one.cause.value for one in found.attributed} == {
        "team": "conflict",
        **{f"s{i}": "conflict" for i in range(8)},
        "s8": "theory-failure",
    }
    assert found.attributed[1].because == "leads to fast, which works against k1"


def test_links_spread_thin_are_trivial_and_links_that_add_up_are_not() -> None:
    assert main_cause(found_in([company(5)], people({f"k{i}": 0.015 for i in range(5)}))) == "trivial-weight"
    held = [result(f"m{i}", contributes_to={"k0": 1}) for i in range(2)]
    assert main_cause(found_in([company(), team(held)], people({"m0": 0.015, "m1": 0.015}))) == "theory-failure"


@pytest.mark.parametrize(("refinement", "cause"), [("and", "blocked"), ("or", "theory-failure")])
def test_a_failed_sibling_blocks_only_where_all_are_needed(refinement: str, cause: str) -> None:
    mid = Objective(
        "mid",
        "Either way",
        [result("one"), result("two")],
        level="function",
        contributes_to=["win"],
        extra={"refinement": refinement},
    )
    found = found_in([company(), mid], people(["one"]), two=1)
    assert main_cause(found) == cause
    assert found.remedies[0].behind == (("two",) if cause == "blocked" else ("win",))


def test_what_goals_wait_for_is_named_down_to_where_the_chain_begins() -> None:
    mid = Objective(
        "mid",
        "Deliver",
        [result("ship", depends_on=["build"], contributes_to=["k0"]), result("build", depends_on=["gate"])],
        level="function",
    )
    gate = Objective("open", "Open the gate", [result("gate")], level="function")
    found = found_in([company(), mid, gate], people(["ship"]), ship=5, build=4, gate=2)
    assert main_cause(found) == "blocked"
    assert found.remedies[0].behind == ("gate", "build")
    assert found.attributed[0].because == "leads to ship, which depends on build, not met; that waits for gate"


def test_a_path_that_ends_below_the_top_is_named_by_its_end() -> None:
    found = found_in([company(), team([result("reply")])], people(["reply"]))
    assert main_cause(found) == "orphan"
    assert found.remedies[0].behind == ("team",)
    assert found.attributed[1].because == "its path up ends at team, which leads to no company result"


def test_a_link_to_nothing_is_named() -> None:
    found = found_in([company()], people(["nowhere"]))
    assert found.attributed[0].because == "is linked to nowhere, which the plan does not hold"


def test_a_path_that_runs_in_a_loop_is_named() -> None:
    loop = [
        Objective("one", "Sell", [result("a", contributes_to=["b"])], level="team"),
        Objective("two", "Serve", [result("b", contributes_to=["a"])], level="team"),
    ]
    found = found_in([company(), *loop], people(["a"]))
    assert {one.because for one in found.attributed} == {"its path up runs in a loop"}


def test_the_page_keeps_to_eighty_columns_and_asks_nothing_where_all_is_well() -> None:
    poor = str(found_in([company()], people(["k0"]), **{f"s{i}": 20.0 for i in range(8)}))
    well = str(found_in([company()], people(["k0"]), k0=90, k1=90, k2=90))
    assert max(map(len, poor.splitlines())) <= 80
    assert "nobody supports: 2" in well
    assert "do:" not in well


def test_a_grade_stands_in_where_there_is_no_score() -> None:
    goals = [company(), *people(["k0"])]
    grades = [Grade(f"s{i}", END, 1.0) for i in range(8)] + [Grade(f"k{i}", END, 0.1) for i in range(3)]
    plan = Plan(goals[:1], goals[1:], cycle=Q1, grades=grades)
    found = diagnose(plan, as_of=END)
    assert (found.verdict, found.hit) == ("stuck", 1.0)
    assert found.top == pytest.approx(0.1 / 0.7)
    assert diagnose(plan, as_of=date(2026, 3, 30)).verdict == "too-few-to-tell"


def test_key_results_of_team_objectives_count_towards_telling() -> None:
    held = [Objective(f"t{i}", "Serve", [result(f"t{i}a"), result(f"t{i}b")], level="team") for i in range(3)]
    assert main_cause(found_in([company(), *held], [])) == "orphan"
    assert found_in([company(), *held[:2]], []).verdict == "too-few-to-tell"


def test_a_team_objective_without_level_that_stands_alone_is_not_the_top() -> None:
    top = Objective("win", "Win the market", [result(f"k{i}") for i in range(3)])
    loose = [Objective(f"t{i}", "Serve", [result(f"t{i}a")], team=f"team {i}") for i in range(6)]
    found = found_in([top, *loose], [])
    assert main_cause(found) == "orphan"
    assert found.results == ("k0", "k1", "k2")


def test_without_levels_an_objective_that_goes_up_by_its_key_results_is_below() -> None:
    top = Objective("win", "Win the market", [result("k0"), result("k1")])
    teams = [Objective(f"t{i}", "Serve", [result(f"t{i}a", contributes_to=["k0"])]) for i in range(6)]
    found = found_in([top, *teams], [])
    assert main_cause(found) == "theory-failure"
    assert (found.results, found.uncovered) == (("k0", "k1"), ("k1",))


def test_without_levels_a_team_with_people_of_its_own_is_below_a_company_that_others_support() -> None:
    top = Objective("win", "Win the market", [result("k0")])
    teams = [Objective(f"t{i}", "Serve", [result(f"t{i}a")], team=f"team {i}") for i in range(2)]
    goals = [person(i, [f"t{i % 2}a"]) for i in range(8)]
    found = found_in([top, *teams], [*goals, person(8, ["k0"])])
    assert main_cause(found) == "orphan"
    assert found.results == ("k0",)


def test_functions_stand_in_for_a_company_without_key_results() -> None:
    top = Objective("win", "Win the market", level="company")
    mid = Objective("mid", "Sell", [result("k0")], level="function", contributes_to=["win"])
    found = found_in([top, mid], people(["k0"]))
    assert main_cause(found) == "theory-failure"
    assert found.results == ("k0",)


def test_effort_of_nothing_at_all_counts_everybody_the_same() -> None:
    assert main_cause(found_in([company()], people(effort=0))) == "orphan"


def test_where_nobody_quite_hit_the_causes_to_watch_are_still_named() -> None:
    found = found_in([company()], people(), **{f"s{i}": 85.0 for i in range(8)})
    assert (found.verdict, found.causes["orphan"]) == ("watch", 1.0)


def test_a_gap_that_no_cause_explains_is_said_to_be_so() -> None:
    found = found_in([company(1)], people(["k0"]), k0=40)
    assert (found.verdict, dict(found.causes), found.remedies) == ("stuck", {}, ())
    assert "no cause found" in str(found)


def test_the_page_says_whether_the_goals_below_or_the_results_above_are_missing() -> None:
    assert str(found_in([company()], people()[:3])).startswith("TOO FEW TO TELL: too few goals of people and teams")
    unmeasured = found_in([Objective("win", "Win", level="company")], people())
    assert str(unmeasured).startswith("TOO FEW TO TELL: no result of the company has a value.")


def test_the_percents_on_the_page_add_up_to_a_hundred() -> None:
    goals = [*people()[:3], *[person(i, {"k0": 0.01}) for i in range(3, 6)], *[person(i, ["k0"]) for i in range(6, 9)]]
    lines = str(found_in([company()], goals)).splitlines()
    shares = [int(line[:5]) for line in lines if line[5:6] == "%"]
    assert (len(shares), sum(shares)) == (3, 100)


def test_the_page_counts_results_and_health_metrics_apart() -> None:
    calm, goals = HealthMetric("calm", "Escalations", Hold(at_most=2)), people()
    done = [CheckIn(goal.id, END, 100) for goal in goals]
    seen = {"k0": CheckIn("k0", END, 3), "calm": CheckIn("calm", END, 9)}

    def counted(tops: Sequence[Objective], metrics: Sequence[HealthMetric], *names: str) -> str:
        facts = [*done, *(seen[name] for name in names)]
        plan = Plan(tops, goals, health_metrics=metrics, check_ins=facts, cycle=Q1)
        return str(diagnose(plan, as_of=END)).splitlines()[2].partition(": ")[2]

    assert counted([company(1)], [calm], "k0", "calm") == "1 result and 1 health metric"
    assert counted([company(1)], [], "k0") == "1 result"
    assert counted([], [calm], "calm") == "1 health metric"


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_the_page_is_broken_to_the_width_that_is_asked_for(width: int) -> None:
    found = found_in([company()], people())
    text = found.to_text(width=width)
    assert max(map(len, text.splitlines())) <= width
    assert " ".join(text.split()) == " ".join(str(found).split())
    assert "has no path up to a company result" in " ".join(text.split())
