"""Drafts from a file, a pipe and a conversation; suppositions and what they would change."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

import okrkit as ok
from okrkit import files
from okrkit.alignment import sensitivity, what_if

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


def above(out: str) -> dict[str, dict[str, float | None]]:
    return {one["goal"]: one for one in json.loads(out)["above"]}


def test_a_link_moves_what_stands_above_it_as_the_library_says(run) -> None:
    plan = ok.example_plan("northwind")
    wanted = what_if(plan, as_of=date(2026, 2, 27), links={("app-rating", "driver-rating"): 0.1})

    words = ("--link", "app-rating", "driver-rating", "0.1", *DAY)
    _, out, _ = run("what-if", "example:northwind", *words, "--format", "json")

    found = above(out)
    assert {goal: one["after"] for goal, one in found.items()} == {one.goal: one.after for one in wanted.deltas}
    assert found["driver-rating"]["change"] < 0
    assert set(plan_above(plan, "app-rating")) <= set(found)  # every ancestor, whether it moves or not

    _, text, _ = run("what-if", "example:northwind", *words)
    assert "driver-rating" in text
    assert "as before: stay, daily" in text


def plan_above(plan: ok.Plan, goal: str) -> tuple[str, ...]:
    return ok.align(plan).ancestors(goal)


def test_a_link_can_be_taken_away(run) -> None:
    _, out, _ = run("what-if", "example:northwind", "--unlink", "app-rating", "driver-rating", *DAY, "--format", "json")
    plan = ok.example_plan("northwind")
    wanted = what_if(plan, as_of=date(2026, 2, 27), links={("app-rating", "driver-rating"): None})

    assert above(out)["driver-rating"]["after"] == wanted["driver-rating"].after


def test_a_negative_weight_is_no_flag(run) -> None:
    code, out, _ = run("what-if", "example:northwind", "--link", "deals", "csat", "-0.5", *DAY, "--format", "json")

    assert code == 0
    assert above(out)["csat"]["change"] < 0


def test_goals_of_another_plan_are_added_with_their_check_ins(run, tmp_path: Path) -> None:
    goal = ok.SmartGoal("bot", "Bot", ok.Change(0, 10), contributes_to={"reply": 1})
    ok.files.dump(ok.Plan([], [goal]).check_in("bot", date(2026, 2, 1), 5), tmp_path / "more.yaml")

    _, out, _ = run("what-if", "example:support", "--add", "more.yaml", *DAY, "--format", "json")

    found = json.loads(out)
    assert {"goal": "bot", "before": None, "after": 0.5} in found["changed"]
    assert {"reply", "support"} <= set(above(out))


def test_a_key_result_is_added_from_a_sentence(run) -> None:
    words = ("--add-result", "support", "Raise NPS from 20 to 50", "new-1=35")

    _, out, _ = run("what-if", "example:support", *words, *DAY, "--format", "json")

    changed = {one["goal"]: one["after"] for one in json.loads(out)["changed"]}
    assert changed["new-1"] == 0.5
    assert "support" in changed


def test_ranking_is_the_sensitivity_of_the_library(run) -> None:
    wanted = sensitivity(ok.example_plan("northwind"), "driver-rating", as_of=date(2026, 2, 27))

    code, out, _ = run("what-if", "example:northwind", "--rank", "driver-rating", *DAY)
    assert (code, "no score changes" in out) == (0, False)
    assert str(wanted).splitlines()[1] in out

    _, out, _ = run("what-if", "example:northwind", "--rank", "driver-rating", *DAY, "--format", "json")
    assert [one["goal"] for one in json.loads(out)["rank"]["swings"]] == [one.goal for one in wanted]


def test_a_loop_leaves_the_scores_and_says_why_nothing_is_said_above(run) -> None:
    code, out, _ = run("what-if", "example:northwind", "--link", "stay", "app-rating", "1", "churn=1.9", *DAY)

    assert code == 0
    assert "+0.59" in out
    assert "nothing can be said about the goals above: contribution loop" in out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--link", "churn", "stay", "much"), "write it as 0.5"),
        (("--link", "churn", "stay", "3"), "[-1, 1]"),
        (("--link", "churn", "stey", "1"), "did you mean 'stay'"),
        (("--link", "churn", "stay", "nan"), "weight"),
        (("--unlink", "churn", "stay"), "does not contribute"),
        (("--add", "nowhere.yaml"), "no plan"),
        (("--add-result", "stay", ""), "no word"),
        (("--add-result", "stey", "Raise NPS from 20 to 50"), "did you mean 'stay'"),
        (("--rank", "stey"), "did you mean 'stay'"),
    ],
)
def test_links_and_goals_that_cannot_be_are_refused(run, words: tuple[str, ...], says: str) -> None:
    code, out, err = run("what-if", "example:northwind", *words, *DAY)

    assert (code, out) == (2, "")
    assert says in err
