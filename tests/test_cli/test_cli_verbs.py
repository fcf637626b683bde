"""Every verb on a plan: what it prints, in both formats, and the exit code."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

import okrkit as ok
from okrkit import files
from okrkit.alignment import views
from okrkit.cli.text import width_of

DAY = ("--as-of", "2026-02-27")
VERBS = (
    "review",
    "check",
    "score",
    "explain",
    "graph",
    "parse",
    "rules",
    "rule",
    "new",
    "schema",
    "diagnose",
    "align",
    "advise",
    "what-if",
    "draft",
)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(run, verb: str) -> None:
    code, out, _ = run(verb, "--help")

    assert code == 0
    assert out.startswith(f"usage: okrkit {verb}")


def test_the_help_lists_the_verbs_and_the_exit_codes(run) -> None:
    code, out, _ = run("--help")

    assert code == 0
    assert all(verb in out for verb in VERBS)
    assert "exit codes" in out


def test_the_version_is_that_of_the_package(run) -> None:
    assert run("--version") == (0, f"okrkit {ok.__version__}\n", "")


@pytest.mark.parametrize(
    "words",
    [
        ("review", "example:northwind", *DAY),
        ("review", "example:northwind", "--all", *DAY),
        ("check", "example:northwind", *DAY),
        ("score", "example:northwind", *DAY),
        ("explain", "example:northwind", "stay", *DAY),
        ("graph", "example:northwind", *DAY),
        ("graph", "example:northwind", "--heat", *DAY),
        ("what-if", "example:northwind", "churn=1.9", "--rank", "stay", *DAY),
        ("align", "example:northwind", *DAY),
        ("align", "example:northwind", *DAY, "depth", "double-counting"),
        ("rules",),
        ("rule", "KEY103"),
        ("parse", "Reduce average first response time from 4 hours to under 1 hour by March 31"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("columns", [80, 120])
def test_no_line_is_wider_than_the_terminal(run, monkeypatch, words: tuple[str, ...], columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    code, out, err = run(*words)

    assert code in {0, 1}
    assert err == ""
    assert [one for one in out.splitlines() if width_of(one) > columns] == []


def test_the_first_page_of_a_review_holds_what_matters(run) -> None:
    code, out, _ = run("review", "example:northwind", "--brief", *DAY)

    assert code == 1
    lines = out.splitlines()
    assert len(lines) <= 22
    assert "STUCK" in out
    assert "off track" in out
    assert "self-import waits for order-import" in out
    assert "has no measure" in out


def test_a_review_goes_on_with_scores_alignment_findings_and_why(run) -> None:
    _, out, _ = run("review", "example:northwind", *DAY)

    for heading in ("At the top", "Why, and what to do", "How stay comes to", "Objectives below", "SMART goals",
                    "Health metrics", "Alignment", "Findings"):  # fmt: skip
        assert f"\n{heading}" in out, heading


def test_all_of_a_review_names_every_goal(run) -> None:
    _, out, _ = run("review", "example:support", "--all", *DAY)

    for goal in ok.example_plan("support").goals():
        assert goal.title[:20] in out


def test_a_band_is_a_word_and_never_colour_alone(run) -> None:
    _, out, _ = run("score", "example:support", *DAY)

    assert "yellow  on track" in out
    assert "green   met" in out


def test_a_clean_plan_ends_with_0_and_errors_with_1(run) -> None:
    assert run("check", "example:startup", "--as-of", "2026-05-15")[0] == 0
    assert run("check", "example:northwind", *DAY)[0] == 1


@pytest.mark.parametrize(("fail_on", "code"), [("hint", 1), ("warning", 1), ("error", 0), ("never", 0)])
def test_fail_on_sets_the_least_severity(run, fail_on: str, code: int) -> None:
    assert run("check", "example:support", *DAY, "--fail-on", fail_on)[0] == code


def test_selecting_and_ignoring_rules(run) -> None:
    _, out, _ = run("check", "example:northwind", *DAY, "--select", "no-measure,ALN113", "--format", "json")
    assert {one["rule"] for one in json.loads(out)["findings"]} == {"KEY103", "ALN113"}

    _, out, _ = run("check", "example:northwind", *DAY, "--ignore", "ALN,KEY103", "--format", "json")
    assert not [one for one in json.loads(out)["findings"] if one["rule"].startswith("ALN") or one["rule"] == "KEY103"]


def test_review_as_data_holds_what_the_library_says(run) -> None:
    plan, day = ok.example_plan("northwind"), date(2026, 2, 27)

    code, out, err = run("review", "example:northwind", *DAY, "--format", "json")

    assert (code, err) == (1, "")
    data = json.loads(out)
    assert list(data) == [
        "plan", "as_of", "policy", "scores", "counts", "findings", "alignment", "diagnosis", "explanations",
    ]  # fmt: skip
    assert data["scores"] == json.loads(json.dumps(ok.scorecard(plan, as_of=day).to_dict()["scores"]))
    beside = ("place", "fingerprint")
    told = [{key: value for key, value in one.items() if key not in beside} for one in data["findings"]]
    assert told == [one.to_dict() for one in ok.lint(plan, as_of=day)]
    assert data["alignment"]["unaligned"] == list(ok.align(plan).unaligned)
    assert data["diagnosis"]["verdict"] == ok.diagnose(plan, as_of=day).verdict
    assert sum(data["counts"].values()) == len(data["findings"])


def test_score_as_data_can_be_of_some_goals(run) -> None:
    _, out, _ = run("score", "example:support", "reply", *DAY, "--format", "json")

    assert [(one["goal"], one["value"]) for one in json.loads(out)["scores"]] == [("reply", pytest.approx(0.7))]


def test_explain_as_data_is_the_tree(run) -> None:
    _, out, _ = run("explain", "example:support", "reply", *DAY, "--format", "json")

    card = ok.scorecard(ok.example_plan("support"), as_of=date(2026, 2, 27))
    assert json.loads(out) == json.loads(json.dumps(card.explain("reply").to_dict()))


def test_two_runs_print_the_same_bytes(run) -> None:
    assert run("review", "example:northwind", "--all", *DAY) == run("review", "example:northwind", "--all", *DAY)


def test_without_a_day_it_is_today_and_says_so(run) -> None:
    _, out, _ = run("score", "example:support")

    assert "(today)" in out.splitlines()[0]


def test_rules_lists_the_whole_catalogue(run) -> None:
    from okrkit.rules import ALL

    _, out, _ = run("rules", "--format", "json")
    assert [one["code"] for one in json.loads(out)["rules"]] == [one.code for one in ALL]

    _, text, _ = run("rules")
    assert all(one.code in text and one.name in text for one in ALL)


def test_a_rule_is_explained_with_its_examples_and_source(run) -> None:
    _, out, _ = run("rule", "no-measure")

    for part in (
        "KEY103 no-measure",
        "Why it matters",
        "What to do",
        "Known limits",
        "Earns it",
        "Does not",
        "Source:",
    ):
        assert part in out


def test_every_rule_can_be_explained(run) -> None:
    from okrkit.rules import ALL

    for rule in ALL:
        assert run("rule", rule.code)[0] == 0


def test_parse_labels_the_words(run) -> None:
    code, out, _ = run("parse", "Cut churn from 5% to 3% by March 31", "--cycle", "2026-Q1")

    assert code == 0
    assert "baseline" in out
    assert "2026-03-31" in out


def test_parse_reads_lines_and_goes_on_after_a_bad_one(run, monkeypatch) -> None:
    import io

    monkeypatch.setattr("sys.stdin", io.StringIO("Cut churn from 5% to 3%\n\n\x01\x02\nHire 3 people\n"))

    code, out, _ = run("parse", "-")

    rows = [json.loads(one) for one in out.splitlines()]
    assert code == 0
    assert rows[0]["target"]["value"] == 3
    assert "error" in rows[1]
    assert rows[2]["target"]["value"] == 3


def test_a_new_plan_loads_clean(run, tmp_path: Path) -> None:
    code, out, _ = run("new", "plan.yaml", "--cycle", "2026-Q1")
    assert (code, out.splitlines()[0]) == (0, "wrote plan.yaml for 2026-Q1")

    code, out, err = run("check", "plan.yaml", "--as-of", "2026-01-05", "--fail-on", "hint")
    assert (code, err) == (0, "")
    assert "no findings" in out
    assert (tmp_path / "plan.yaml").read_text().count("#") > 10


@pytest.mark.parametrize("label", ["2026-H1", "2026-03", "2026", "FY26-Q3", "2026-01-05/2026-03-27"])
def test_a_new_plan_fits_any_cycle(run, label: str) -> None:
    code, out, err = run("new", "-", "--cycle", label)

    if label.startswith("FY"):
        assert code == 2
        assert "calendar" in err
    else:
        plan = files.loads(out, format="yaml")
        assert str(plan.cycle) == label
        assert all(plan.cycle.start <= goal.due <= plan.cycle.end for goal in plan.smart_goals)


def test_new_does_not_write_over_a_file(run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("mine")

    code, out, err = run("new", "plan.yaml")
    assert (code, out) == (2, "")
    assert "--force" in err
    assert (tmp_path / "plan.yaml").read_text() == "mine"

    assert run("new", "plan.yaml", "--force")[0] == 0


@pytest.mark.parametrize("name", ["support", "startup", "nonprofit", "northwind"])
def test_the_tree_holds_every_goal_once(run, name: str) -> None:
    plan = ok.example_plan(name)

    _, out, _ = run("graph", f"example:{name}")

    for goal in plan.goals():
        rows = [one for one in out.splitlines() if one.endswith(f"  {goal.id}") or goal.id[:17] in one]
        assert rows, goal.id


def test_a_part_of_the_tree(run) -> None:
    _, out, _ = run("graph", "example:northwind", "--of", "csat", *DAY)

    assert "reply" in out
    assert "newsletter" not in out


def test_graphml_is_what_networkx_reads(run, tmp_path: Path) -> None:
    import networkx as nx

    code, out, _ = run("graph", "example:northwind", "--format", "graphml", "-o", "graph.graphml")
    assert (code, out) == (0, "wrote graph.graphml\n")

    graph = ok.align(ok.example_plan("northwind"))
    read = nx.read_graphml(tmp_path / "graph.graphml")
    assert {(link.child, link.parent) for link in graph.links()} == set(read.edges)
    assert read.nodes["reply"]["title"].startswith("Reduce average")


def test_mermaid_and_dot_hold_every_goal_and_link(run) -> None:
    graph = ok.align(ok.example_plan("northwind"))

    _, mermaid, _ = run("graph", "example:northwind", "--format", "mermaid", *DAY)
    _, dot, _ = run("graph", "example:northwind", "--format", "dot", *DAY)

    links = len(list(graph.links()))
    assert sum("-->" in one or ".->" in one for one in mermaid.splitlines()) == links
    assert dot.count(" -> ") == links + len(graph.conflicts)
    assert "5 % no real progress" in mermaid
    assert "5 % no real progress" in dot


@pytest.mark.parametrize("form", ["mermaid", "dot", "graphml", "svg", "html"])
def test_a_drawing_is_that_of_the_library(run, tmp_path: Path, form: str) -> None:
    plan, day = ok.example_plan("support"), date(2026, 2, 27)
    draw = getattr(views, f"to_{form}")
    wanted = draw(plan) if form == "graphml" else draw(plan, as_of=day)

    assert run("graph", "example:support", "--format", form, *DAY) == (0, wanted, "")

    assert run("graph", "example:support", "--format", form, *DAY, "-o", "out")[1] == "wrote out\n"
    assert (tmp_path / "out").read_text(encoding="utf-8") == wanted


def test_the_heat_map_is_that_of_the_library(run) -> None:
    found = views.heat_map(ok.example_plan("northwind"), as_of=date(2026, 2, 27))

    _, out, _ = run("graph", "example:northwind", "--heat", *DAY)
    assert str(found) in out
    assert "Wholesalers run every delivery day" in out  # ids alone would not tell

    _, out, _ = run("graph", "example:northwind", "--heat", "--format", "json", *DAY)
    cells = {(one["team"], one["objective"]): one["attainment"] for one in json.loads(out)["cells"]}
    assert cells["platform", "stay"] == found.cell("platform", "stay").attainment


def test_the_heat_map_of_a_plan_without_links_says_so(run, tmp_path: Path) -> None:
    files.dump(ok.Plan([ok.Objective("o", "O")]), tmp_path / "plan.yaml")

    code, out, _ = run("graph", "plan.yaml", "--heat", *DAY)

    assert code == 0
    assert "no goal has another above it" in out


def test_the_tree_counts_what_it_does_not_open(run) -> None:
    _, out, _ = run("graph", "example:northwind", "--depth", "0")
    below = len(ok.align(ok.example_plan("northwind")).descendants("stay"))

    first = next(one for one in out.splitlines() if one.endswith("  stay"))
    assert first.startswith(f"(+{below} below)")
    assert "churn" not in out.split()


def test_module_and_command_are_the_same() -> None:
    import subprocess
    import sys

    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "okrkit", "--version"], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, f"okrkit {ok.__version__}\n")


def test_the_schema_accepts_the_examples(run) -> None:
    import jsonschema

    code, out, err = run("schema")

    assert (code, err) == (0, "")
    validator = jsonschema.Draft202012Validator(json.loads(out))
    for name in ("support", "northwind", "startup", "nonprofit"):
        plan = json.loads(files.dumps(ok.example_plan(name), format="json"))
        assert list(validator.iter_errors(plan)) == []


def test_findings_name_the_line_in_the_file(run, tmp_path: Path) -> None:
    run("new", "plan.yaml", "--cycle", "2026-Q1")
    text = (tmp_path / "plan.yaml").read_text()
    (tmp_path / "plan.yaml").write_text(
        text.replace("measure: {change: {baseline: 88", "# measure: {change: {baseline: 88")
    )

    _, out, err = run("check", "plan.yaml", "--as-of", "2026-01-05", "--format", "json")
    assert err == "", err
    found = {one["rule"]: one["place"] for one in json.loads(out)["findings"]}
    where = text.splitlines().index("      - id: satisfaction") + 1
    assert found["KEY103"] == {"file": "plan.yaml", "line": where, "column": 9}

    _, out, _ = run("check", "plan.yaml", "--as-of", "2026-01-05")
    assert f"plan.yaml:{where}" in out


def test_silence_is_named_with_its_day(run) -> None:
    _, out, _ = run("review", "example:northwind", "--brief", *DAY)

    assert "webinar never, travel-policy since 21 Jan" in out


def test_a_goal_with_two_parents_opens_once(run) -> None:
    _, out, _ = run("graph", "example:northwind")

    rows = [one for one in out.splitlines() if one.endswith("  trusted-plan")]
    assert len(rows) == 2
    assert ["(opened above)" in one for one in rows] == [False, True]
    assert sum(one.endswith("  planner-knows") for one in out.splitlines()) == 1


@pytest.mark.parametrize(
    ("goal", "day", "status", "style"),
    [
        ("routing", date(2026, 2, 27), "met", "green"),
        ("mentors", date(2026, 2, 27), "missed", "red"),
        ("stay", date(2026, 2, 27), "off track", "red"),
        ("mornings", date(2026, 2, 27), "on track", "green"),
        ("first-call", date(2026, 2, 27), "at risk", "yellow"),
        ("travel-policy", date(2026, 2, 27), "no news", "yellow"),
        ("webinar", date(2026, 2, 27), "no check-in", "dim"),
        ("voice", date(2026, 2, 27), "no measure", "dim"),
    ],
)
def test_a_standing_is_a_word_and_a_colour(goal: str, day: date, status: str, style: str) -> None:
    from okrkit.cli.standing import standing

    plan = ok.example_plan("northwind")
    found = standing(ok.scorecard(plan, as_of=day)[goal], plan)

    assert (found.status, found.style) == (status, style)


def test_a_large_plan_shows_its_lowest_goals_and_counts_the_rest(run, tmp_path: Path) -> None:
    q1 = ok.Cycle.quarter(2026, 1)
    goals = [ok.SmartGoal(f"g{i}", f"Call {i + 1} shops", ok.Change(0, 100), due=q1.end) for i in range(60)]
    seen = [ok.CheckIn(f"g{i}", date(2026, 2, 26), 61 - i) for i in range(60)]
    files.dump(ok.Plan([], goals, cycle=q1, check_ins=seen), tmp_path / "plan.json")

    _, out, _ = run("review", "plan.json", *DAY)
    assert re.search(r"and \d+ that stand higher or have no score: --all", out)
    assert len(re.findall(r"Call \d+ shops", out)) == 25
    assert "Call 60 shops" in out
    assert "Call 3 shops" not in out

    _, out, _ = run("review", "plan.json", "--all", *DAY)
    assert "Call 3 shops" in out


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.396, "0.396"), (0.39999, "0.399"), (0.4, "0.40"), (0.6999999999, "0.70"), (0.391, "0.39"), (0.996, "0.996")],
)
def test_a_score_is_never_rounded_up_to_a_threshold(value: float, text: str) -> None:
    from okrkit.cli.standing import score_text

    plan = ok.Plan([], [ok.SmartGoal("s", "Sell", ok.Change(0, 1))]).check_in("s", date(2026, 2, 2), value)

    assert score_text(ok.scorecard(plan, as_of=date(2026, 2, 2))["s"]) == text
