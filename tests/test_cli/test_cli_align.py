"""okrkit align: the layers and every figure about the links, as text and as data."""

import json
from datetime import date
from pathlib import Path

import pytest

import okrkit as ok
from okrkit.advice import check_layers
from okrkit.alignment import alignment_report
from okrkit.files import dump

DAY = ("--as-of", "2026-02-27")


def test_every_figure_is_shown_with_its_range_word_and_goals(run) -> None:
    report = alignment_report(ok.example_plan("northwind"), as_of=date(2026, 2, 27))

    code, out, _ = run("align", "example:northwind", *DAY)

    words = " ".join(out.split())
    assert code == 0
    for metric in report:
        word = "healthy" if metric.healthy else "look at"
        assert f"{metric.value_text} {metric.range_text} {word}" in words
        assert all(goal in words for goal in metric.goals[:5])
    assert f"{len(report.unhealthy())} of {len(report)} figures to look at" in out
    assert out.index("look at\n      nrr") < out.index("Goals without a way")  # what to look at comes first


def test_the_layers_stand_on_top_with_what_breaks_them(run) -> None:
    _, out, _ = run("align", "example:northwind", *DAY)

    head = out.partition("Links")[0]
    assert "individual  1 objective, 45 SMART goals  policy: SMART goals          look at" in head
    assert "helena-year: an objective at individual level" in head
    assert head.count("holds") == 3


def test_align_as_data_is_what_the_library_says(run) -> None:
    plan = ok.example_plan("northwind")

    _, out, _ = run("align", "example:northwind", *DAY, "--format", "json")

    found = json.loads(out)
    wanted = alignment_report(plan, as_of=date(2026, 2, 27)).to_dict()
    assert found["metrics"] == json.loads(json.dumps(wanted["metrics"]))
    assert [one["goal"] for one in found["layer_breaches"]] == [one.goal for one in check_layers(plan)]
    assert [(one["level"], one["allowed"]) for one in found["layers"]] == [
        ("company", ["okr"]),
        ("function", ["okr"]),
        ("team", ["okr", "smart"]),
        ("individual", ["smart"]),
    ]


def test_settings_say_what_a_level_may_hold(run, tmp_path: Path) -> None:
    (tmp_path / "okrkit.toml").write_text('[layers]\nindividual = ["okr", "smart"]\nteam = ["smart"]\n')
    plan = ok.Plan(
        [
            ok.Objective("mine", "Become a great writer", level="individual"),
            ok.Objective("ours", "Win the shops", level="team"),
        ]
    )
    ok.files.dump(plan, tmp_path / "plan.yaml")

    _, out, _ = run("align", "plan.yaml", *DAY, "--format", "json")
    assert [one["goal"] for one in json.loads(out)["layer_breaches"]] == ["ours"]

    _, out, _ = run("align", "plan.yaml", *DAY, "--isolated", "--format", "json")
    assert [one["goal"] for one in json.loads(out)["layer_breaches"]] == ["mine"]


def test_a_figure_is_explained_with_definition_source_and_ways(run) -> None:
    metric = alignment_report(ok.example_plan("northwind"), as_of=date(2026, 2, 27))["double-counting"]

    code, out, _ = run("align", "example:northwind", *DAY, "double-counting")

    words = " ".join(out.split())
    assert code == 0
    assert metric.definition in words
    assert "method 3" in words
    assert "app-rating - no-calls - driver-rating" in words


def test_an_unknown_figure_names_the_nearest(run) -> None:
    code, _, err = run("align", "example:northwind", "orphanrate", *DAY)

    assert code == 2
    assert "did you mean 'orphan-rate'" in err


def test_a_plan_without_goals_and_one_with_a_loop_are_answered(run, tmp_path: Path) -> None:
    ok.files.dump(ok.Plan(), tmp_path / "empty.yaml")
    goals = [ok.SmartGoal("a", "A", contributes_to=["b"]), ok.SmartGoal("b", "B", contributes_to=["a"])]
    ok.files.dump(ok.Plan([], goals), tmp_path / "loop.yaml")

    code, out, _ = run("align", "empty.yaml", *DAY)
    assert (code, "the plan has no goals" in out, "unknown" in out) == (0, True, True)

    code, out, _ = run("align", "loop.yaml", *DAY, "loops")
    assert (code, "look at" in out) == (0, True)


@pytest.mark.parametrize("words", [("align", "example:support"), ("score", "example:support")])
def test_what_follows_the_plan_may_follow_flags(run, words: tuple[str, ...]) -> None:
    last = "loops" if words[0] == "align" else "reply"

    assert run(*words, last, *DAY) == run(*words, *DAY, last)
    assert run(*words, last, *DAY)[0] == 0


def test_links_that_lead_nowhere_are_named(run, tmp_path: Path) -> None:
    plan = ok.Plan([ok.Objective("o", "Grow")], [ok.SmartGoal("s", "Learn", contributes_to=["gone"])])
    dump(plan, tmp_path / "plan.yaml")

    _, out, _ = run("align", "plan.yaml", *DAY)
    _, data, _ = run("align", "plan.yaml", *DAY, "--format", "json")

    assert "Links that lead nowhere, which no figure counts: 1\n      s -> gone\n" in out
    assert json.loads(data)["dangling"] == [{"goal": "s", "field": "contributes_to", "to": "gone"}]
    assert "lead nowhere" not in run("align", "example:northwind", *DAY)[1]


def test_a_range_of_nothing_is_said_in_a_word_and_an_empty_plan_has_no_depth(run, tmp_path: Path) -> None:
    dump(ok.Plan(), tmp_path / "plan.yaml")

    words = " ".join(run("align", "plan.yaml", *DAY)[1].split())

    assert "Loops 0 none healthy" in words
    assert "Goals above each other – 1 to 4 unknown the plan has no goals" in words
    assert "0 of 20 figures to look at" in words
