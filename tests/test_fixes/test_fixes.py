"""Fixes: only what leaves nothing to decide, made without touching anything else, and only once."""

from datetime import date
from pathlib import Path

import pytest

from okrkit import Change, KeyResult, Objective, Plan, SmartGoal, files, lint
from okrkit.errors import PlanFileError
from okrkit.fixes import Fix, apply_fixes, fix_files, fixes_for

DAY = date(2026, 2, 1)
YAML = """\
# the plan of the year
okrkit: 1
objectives:
  - id: support
    title: Make support world-class  # keep this
    key_results:
      - {id: reply, title: Answer faster, measure: {change: {baseline: 4, target: 1, unit: hrs}}}   # inline
smart_goals:
  - id: calls
    title: "Hold 40 customer calls by 15 March 2026"   # the promise
    owner: ana
    contributes_to: [repyl]
  - {id: guide, title: Publish the guide by 20 March 2026, contributes_to: {Support: 0.5}}
  - id: talk
    depends_on:
      - calls
      - giude   # typing error
    title: Give a talk
"""
JSON = """{
  "okrkit": 1,
  "objectives": [{"id": "o", "title": "O", "key_results": [{"id": "reply", "title": "Answer faster", "measure": {"change": {"baseline": 4, "target": 1, "unit": "hrs"}}}]}],
  "smart_goals": [
    {"id": "calls", "title": "Hold 40 customer calls by 15 March 2026", "contributes_to": ["repyl"]}
  ]
}
"""
TOML = """\
okrkit = 1  # version

[[objectives]]
id = "reply"
title = "Answer faster"

[[smart_goals]]
id = "calls"
title = "Hold 40 customer calls by 15 March 2026"  # the promise
contributes_to = ["repyl"]
"""


def found_in(path: Path) -> tuple[Fix, ...]:
    plan = files.load(path)
    return fixes_for(plan, lint(plan, as_of=DAY))


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def test_yaml_keeps_comments_order_and_style(tmp_path: Path) -> None:
    path = written(tmp_path, "plan.yaml", YAML)

    fixed = fix_files(path, found_in(path))

    assert fixed.left == ()
    assert fixed.diff().count("\n+") - 1 == 5
    fixed.write()
    assert path.read_text() == (
        YAML.replace("[repyl]", "[reply]")
        .replace("hrs", "hour")
        .replace("Support: 0.5", "support: 0.5")
        .replace("giude", "guide")
        .replace("# the promise", "# the promise\n    due: 2026-03-15")
        .replace("by 20 March 2026", "by 20 March 2026, due: 2026-03-20")
    )


@pytest.mark.parametrize(("name", "text"), [("plan.yaml", YAML), ("plan.json", JSON), ("plan.toml", TOML)])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_fixing_twice_is_fixing_once_and_gives_the_fixed_plan(
    tmp_path: Path, name: str, text: str, newline: str
) -> None:
    path = written(tmp_path, name, text.replace("\n", newline))
    before, fixes = files.load(path), found_in(path)

    fix_files(path, fixes).write()

    assert fixes
    assert files.load(path) == apply_fixes(before, fixes)
    assert found_in(path) == ()
    assert newline == "\n" or "\n" not in path.read_bytes().decode().replace("\r\n", "")


def test_nothing_is_written_before_write(tmp_path: Path) -> None:
    path = written(tmp_path, "plan.yaml", YAML)

    fix_files(path, found_in(path)).diff()

    assert path.read_text() == YAML


def test_a_folder_is_fixed_in_the_file_that_holds_the_goal(tmp_path: Path) -> None:
    written(tmp_path, "company.yaml", "okrkit: 1\nobjectives:\n  - {id: support, title: Support}\n")
    team = tmp_path / "teams"
    team.mkdir()
    path = written(team, "a.yaml", "okrkit: 1\nsmart_goals:\n  - {id: calls, title: Call, contributes_to: [suport]}\n")

    fixed = fix_files(tmp_path, found_in(tmp_path))
    fixed.write()

    assert list(fixed.after) == [str(path)]
    assert files.load(tmp_path)["calls"].contributes_to[0].to == "support"


def test_an_id_that_could_mean_two_goals_is_left_to_people() -> None:
    plan = Plan([], [SmartGoal("team-a1", "A"), SmartGoal("team-a2", "B"), SmartGoal("c", "C", depends_on=["team-a3"])])

    assert fixes_for(plan, lint(plan, as_of=DAY)) == ()


@pytest.mark.parametrize("title", ["", "\x00\x01", "x" * 10_001])
def test_a_title_that_is_no_sentence_is_passed_over(title: str) -> None:
    plan = Plan([], [SmartGoal("c", title)])

    assert fixes_for(plan, lint(plan, as_of=DAY)) == ()


def test_an_id_that_resembles_none_is_left_to_people() -> None:
    plan = Plan(
        [Objective("support", "S", [KeyResult("k", "K", Change(0, 1))])], [SmartGoal("c", "C", depends_on=["zebra"])]
    )

    assert not [fix for fix in fixes_for(plan, lint(plan, as_of=DAY)) if fix.field == "depends_on"]


@pytest.mark.parametrize(
    "title", ["Hold 40 calls by March", "Hold 40 calls soon", "Hold 40 calls by 04/05/2026", "Hold 40 calls"]
)
def test_a_day_that_the_title_does_not_fix_is_not_guessed(title: str) -> None:
    plan = Plan([], [SmartGoal("c", title)])

    assert fixes_for(plan, lint(plan, as_of=DAY)) == ()


def test_a_fix_that_would_not_read_back_is_left_with_its_reason(tmp_path: Path) -> None:
    text = "okrkit: 1\nsmart_goals:\n  - {id: a, title: A}\n  - {id: b, title: B, contributes_to: [{to: x, assumption: as A}]}\n"
    path = written(tmp_path, "plan.yaml", text)

    fixed = fix_files(path, [Fix("b", "contributes_to", "as", "a", "ALN102")])

    assert fixed.made == ()
    assert fixed.left[0][1] == "the changed file would not read as meant"
    assert fixed.after == {}


def test_a_plan_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError):
        fix_files(written(tmp_path, "plan.json", "{"), [])
