"""Northwind: the files are what the script writes, and what its README says is so."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import okrkit as ok
from okrkit import files

HOME = Path(__file__).resolve().parents[2] / "examples" / "northwind"
README = (HOME / "README.md").read_text(encoding="utf-8")
CLOSE = date(2026, 3, 31)
MIDDLE = date(2026, 2, 27)


@pytest.fixture(scope="module")
def plan() -> ok.Plan:
    return ok.example_plan("northwind")


def row(label: str) -> list[int]:
    """Return the numbers in a row of the README's first table."""
    found = re.search(rf"^\| {re.escape(label)} \| (.*) \|$", README, re.MULTILINE)
    assert found, label
    return [int(number) for number in re.findall(r"\d+", found[1])]


def test_the_committed_files_are_what_the_script_writes() -> None:
    command = [sys.executable, "-W", "error", str(HOME / "generate.py"), "--check"]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_changed_file_is_noticed(tmp_path: Path) -> None:
    command = [sys.executable, str(HOME / "generate.py"), "--to", str(tmp_path)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    changed = tmp_path / "company.yaml"
    changed.write_text(changed.read_text(encoding="utf-8").replace("1.6", "1.7", 1), encoding="utf-8")

    done = subprocess.run([*command, "--check"], capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "company.yaml" in done.stdout


def test_the_folder_and_the_example_are_one_plan(plan: ok.Plan) -> None:
    assert files.load(HOME) == plan


def test_the_numbers_of_the_readme(plan: ok.Plan) -> None:
    by_level = {level: [one for one in plan.objectives if one.level == level] for level in ok.Level}

    company = by_level[ok.Level.COMPANY]
    assert row("company objectives") == [len(company), sum(len(one.key_results) for one in company)]
    assert sum(one.ambition == "committed" for one in company) == 1
    for level, label in ((ok.Level.FUNCTION, "functions"), (ok.Level.TEAM, "teams")):
        assert row(label) == [len(by_level[level]), 3]
        assert {len(one.key_results) for one in by_level[level]} == {3}
    owners = {goal.owner for goal in plan.smart_goals}
    everybody = {plan.owner_of(goal.id) for goal in plan.goals()} - {None}
    assert row("people with a SMART goal") == [len(owners), len(everybody)]
    assert len(owners) == len(plan.smart_goals) == 45
    assert row("health metrics, initiatives") == [len(plan.health_metrics), len(plan.initiatives)]
    assert row("target changes, grades") == [len(plan.target_changes), len(plan.grades)]
    assert 900 <= len(plan.check_ins) <= 1100
    assert (plan.check_ins[0].day, max(fact.day for fact in plan.check_ins)) == (date(2026, 1, 8), CLOSE)


def test_every_team_has_five_people(plan: ok.Plan) -> None:
    graph = ok.align(plan)
    teams = [one for one in plan.objectives if one.level == "team"]

    linked = {
        one.team: {g for g in graph.descendants(one.id) if g in {s.id for s in plan.smart_goals}} for one in teams
    }

    assert len(linked) == 9
    assert sum(map(len, linked.values())) <= 45


def test_the_branch_is_stuck(plan: ok.Plan) -> None:
    card, graph = ok.scorecard(plan, as_of=CLOSE), ok.align(plan)
    smart = {goal.id for goal in plan.smart_goals}

    below = [goal for goal in graph.descendants("looked-after") if goal in smart]

    assert len(below) >= 8
    assert {card[goal].verdict for goal in below} == {"met"}
    assert card["looked-after"].value > 0.9
    assert card["churn"].value < 0.1
    assert card["stay"].value < 0.15


def test_people_hit_and_the_company_is_stuck(plan: ok.Plan) -> None:
    for day in (MIDDLE, CLOSE):
        found = ok.diagnose(plan, as_of=day)

        assert found.verdict == "stuck"
        assert found.causes["theory-failure"] > 0
        assert found.causes["orphan"] > 0
        assert "nrr" in found.uncovered


def test_the_people_who_were_done_when_the_note_was_written(plan: ok.Plan) -> None:
    claimed = re.search(r"by then (\d+) people have reached their goals", README)
    card = ok.scorecard(plan, as_of=date(2026, 2, 20))

    assert claimed
    assert sum(card[goal.id].verdict == "met" for goal in plan.smart_goals) == int(claimed[1])
    assert any(
        fact.day == date(2026, 2, 20) and "order imports" in (fact.note or "") for fact in plan.check_ins.of("churn")
    )


MISTAKES = {
    "talk-better": "SMT104",
    "own-more": "SMT113",
    "voice": "KEY103",
    "newsletter": "KEY109",
    "leads": "CAD106",
    "webinar": "CAD102",
    "travel-policy": "CAD101",
    "second-adapter": "SMT111",
    "mentors": "SMT111",
    "price-sheet": "ALN111",
    "first-solo": "CAD103",
    "helena-year": "ALN113",
    "app-rating": "ALN106",
    "nrr": "ALN107",
}


@pytest.mark.parametrize(("goal", "rule"), MISTAKES.items())
def test_a_mistake_is_found_and_told_in_the_readme(plan: ok.Plan, goal: str, rule: str) -> None:
    found = {one.rule for one in ok.lint(plan, as_of=MIDDLE) if one.goal == goal}

    assert rule in found
    assert f"`{goal}`" in README


def test_one_target_was_eased_with_a_reason_and_one_without(plan: ok.Plan) -> None:
    eased = {change.goal: change.reason for change in plan.target_changes}

    assert eased["leads"] is None
    assert "sandbox" in (eased["self-import"] or "")
    assert [one.goal for one in ok.lint(plan, as_of=CLOSE, rules=["CAD106"])] == ["leads"]


def test_the_health_metrics_break_unseen(plan: ok.Plan) -> None:
    broken = {
        metric.id
        for metric in plan.health_metrics
        if not metric.measure.attained(plan.check_ins.of(metric.id)[-1].value)
    }

    assert broken == {"margin", "overtime"}
