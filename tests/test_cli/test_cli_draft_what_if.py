"""Drafts from a file, a pipe and a conversation; suppositions and what they would change."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

import okrkit as ok
from okrkit import files

DAY = ("--as-of", "2026-02-27")
BARE = "Make our customer support world-class\nImprove communication\nPublish 10 blog posts\n"
OUTLINE = (
    "# Q1 2026\n## Objective: Win the small shops\n- KR1: Raise shops from 40 to 90\n- KR2: Cut churn from 5% to 3%\n"
)


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_bare_lines_are_an_objective_and_its_key_results(run, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(BARE))

    code, out, err = run("draft", "--cycle", "2026-Q1")

    assert (code, err) == (1, "")
    assert out.startswith("Make our customer support world-class\n")
    assert "then  Raise" in out
    assert "by 31 March 2026" in out


def test_an_outline_in_a_file_becomes_a_plan(run, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text(OUTLINE, encoding="utf-8")

    code, out, _ = run("draft", "draft.md", "--plan", "plan.yaml", "--format", "json")

    assert code == 0
    assert [one["objective"] for one in json.loads(out)["reviews"]] == ["o1"]
    plan = files.load(tmp_path / "plan.yaml")
    assert [goal.title for goal in plan.goals()][1:] == ["Raise shops from 40 to 90", "Cut churn from 5% to 3%"]
    assert str(plan.cycle) == "2026-Q1"


def test_a_draft_is_mended_in_a_conversation(run, monkeypatch) -> None:
    answers = ["Make support great", "Improve communication", "", "1", "Cut first response from 4 hours to 1 hour", ""]
    monkeypatch.setattr("sys.stdin", Screen("\n".join(answers) + "\n"))

    code, out, err = run("draft", "--cycle", "2026-Q1")

    assert code == 0
    assert "Improve communication" in err
    assert "Improve communication" not in out
    assert "one number hides" in out


@pytest.mark.parametrize("text", ["", "\n\n", "- a bullet without an objective\n"])
def test_a_draft_without_an_objective_is_refused(run, monkeypatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))

    code, out, err = run("draft")

    assert (code, out) == (2, "")
    assert "first line" in err


def test_a_draft_does_not_write_over_a_plan(run, monkeypatch, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("mine")
    monkeypatch.setattr("sys.stdin", io.StringIO(OUTLINE))

    assert run("draft", "--plan", "plan.yaml")[0] == 2
    assert (tmp_path / "plan.yaml").read_text() == "mine"


def test_what_if_changes_the_goal_and_what_is_above_it(run) -> None:
    code, out, _ = run("what-if", "example:northwind", "churn=1.9", "order-import=3", *DAY, "--format", "json")

    changed = {one["goal"]: one["after"] for one in json.loads(out)["changed"]}
    assert code == 0
    assert changed["churn"] == pytest.approx(0.625)
    assert changed["order-import"] == 1.0
    assert set(changed) == {"stay", "churn", "orders-whole", "order-import"}


def test_what_if_is_what_the_library_says(run) -> None:
    card = ok.scorecard(ok.example_plan("support"), as_of=date(2026, 2, 27))

    _, out, _ = run("what-if", "example:support", "csat=95", *DAY, "--format", "json")

    after = {one["goal"]: one["after"] for one in json.loads(out)["changed"]}
    assert after["support"] == card.what_if({"csat": 95})["support"].value


def test_what_if_a_goal_were_dropped_or_had_a_score(run) -> None:
    _, out, _ = run("what-if", "example:northwind", "--drop", "nrr", "--score", "reply=1", *DAY)

    assert "dropped" in out
    assert "four-in-the-morning" in out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "nothing to suppose"),
        (("churn",), "GOAL=VALUE"),
        (("churn=soon",), "write it as 1.5"),
        (("churn=nan",), "finite"),
        (("crn=1",), "did you mean 'churn'"),
        (("order-import=half",), "no milestone"),
        (("--drop", "nowhere"), "no goal 'nowhere'"),
        (("--score", "churn=7"), "7"),
    ],
)
def test_what_cannot_be_supposed_is_refused(run, words: tuple[str, ...], says: str) -> None:
    code, out, err = run("what-if", "example:northwind", *words, *DAY)

    assert (code, out) == (2, "")
    assert says in err


def test_what_if_nothing_changes(run) -> None:
    _, out, _ = run("what-if", "example:support", "reply=1.9", *DAY)

    assert "no score changes" in out
