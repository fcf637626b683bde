"""Plan files in and out: what is written is read back, in every language."""

from datetime import date
from pathlib import Path

import pytest

from okrkit import Change, Cycle, KeyResult, Objective, Plan, PlanFileError, SmartGoal, files

REPLY = KeyResult("reply", "Reduce first response time", Change(4, 1, unit="hour", strict=True), owner="ana")
SUPPORT = Objective("support", "Make support world-class", [REPLY], cycle=Cycle.quarter(2026, 1), level="company")
ROUTING = SmartGoal("routing", "Cut hand-offs", Change(3, 1), due=date(2026, 3, 15), contributes_to={"reply": 0.5})
PLAN = Plan([SUPPORT], [ROUTING], name="Northwind Q1").check_in("reply", date(2026, 2, 2), 2.5, note="triage: new")


@pytest.mark.parametrize("suffix", ["yaml", "yml", "json"])
def test_a_dumped_plan_is_loaded_as_the_same_plan(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"plan.{suffix}"

    files.dump(PLAN, path)

    assert files.load(path) == PLAN
    assert files.read(path) == (PLAN, ())


def test_every_problem_is_reported_at_once_with_its_line() -> None:
    text = "okrkit: 1\nobjectives:\n  - id: a\n    titel: Grow\n    weight: -1\n    key_results:\n      - {id: a, title: X, due: soon}\n"

    plan, issues = files.reads(text, format="yaml", name="q1.yaml")

    assert plan is None
    assert [(issue.line, issue.column, issue.path, issue.code) for issue in issues] == [
        (3, 5, "$.objectives[0]", "missing-field"),
        (4, 5, "$.objectives[0].titel", "unknown-field"),
        (5, 13, "$.objectives[0].weight", "invalid"),
        (7, 14, "$.objectives[0].key_results[0].id", "duplicate-id"),
        (7, 32, "$.objectives[0].key_results[0].due", "bad-day"),
    ]


def test_loading_a_bad_file_raises_them_all() -> None:
    with pytest.raises(PlanFileError) as caught:
        files.loads('{"okrkit": 1, "objectives": [{"id": 1}], "check_ins": 5}', format="json")

    assert [issue.column for issue in caught.value.issues] == [30, 37, 55]
