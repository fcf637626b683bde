"""Lines of an outline and cells of a table that are hard to place."""

from __future__ import annotations

from datetime import date

import pytest

from okrkit.goals import Cycle, Deliver, Hold
from okrkit.parsing import parse_plan_text

DAY = date(2026, 11, 21)


@pytest.mark.parametrize("heading", ["Key results", "OKRs", "Goals:"])
def test_a_heading_that_names_a_section_is_no_goal(heading: str) -> None:
    plan = parse_plan_text(f"# Support\n## Objective: Answer fast\n### {heading}\n- Cut replies from 4 to 1 hour").plan

    assert [goal.id for goal in plan.goals()] == ["o1", "o1-kr1"]


def test_a_bold_line_is_an_objective() -> None:
    plan = parse_plan_text("**Answer fast**\n- Cut replies from 4 hours to 1 hour").plan

    assert next((goal.id, goal.title) for goal in plan.goals()) == ("o1", "Answer fast")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("- KR1: Cut replies by 20%", "no objective above it, or nothing to read"),
        ("Owner: ana", "no goal above it to give the owner to, or nothing to read"),
        ("Due: 30 June 2027", "no goal above it to give the due to, or nothing to read"),
    ],
)
def test_a_line_without_its_goal_is_refused(line: str, reason: str) -> None:
    refused = parse_plan_text(f"{line}\n\nObjective: Answer fast").receipt[0]

    assert (refused.verdict, refused.reason) == ("refused", reason)


def test_a_due_line_dates_the_goal_above_it() -> None:
    read = parse_plan_text("Goal: Read 12 books\nDue: 30 June 2027\nDue: soon", reference=DAY)

    assert read.plan["s1"].due == date(2027, 6, 30)
    assert [line.verdict for line in read.receipt] == ["accepted", "accepted", "refused"]


@pytest.mark.parametrize("line", ["KR", "O: win", "Goal - win", "O1: KR1: Win"])
def test_what_only_looks_like_a_label_is_kept_as_text(line: str) -> None:
    plan = parse_plan_text(f"Objective: Answer fast\n- {line}").plan

    assert plan["o1-kr1"].title == line


def test_the_owner_in_a_sentence_gives_way_to_the_one_behind_it() -> None:
    plan = parse_plan_text("Objective: Grow\n- Win 12 deals, owned by Ben\n- Win 13 deals, owned by Ben -> @ana").plan

    assert [plan[f"o1-kr{n}"].owner for n in (1, 2)] == ["Ben", "ana"]


def test_a_day_that_needs_a_reference_is_said() -> None:
    line = parse_plan_text("Objective: Grow\n- Win 12 deals by March 31").receipt[-1]

    assert line.verdict == "repaired"
    assert line.reason == "the day of 'by March 31' needs a reference or an order of dates"


TABLE = """\
# Support

## Objective: Answer fast

| Key result | Baseline | Target | Due | Weight |
|---|---|---|---|---|
| {row} |
"""


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("Reply time | 4 h | fast | | 1", "no number in target 'fast'"),
        ("Reply time | 4 h | | | 1", "baseline '4 h' without a target"),
        ("Reply time | 4 h | 1 h | whenever | 1", "no day in 'whenever'"),
        ("Reply time | 4 h | 1 h | | heavy", "weight 'heavy' is no number"),
    ],
)
def test_a_cell_that_says_nothing_is_named(row: str, problem: str) -> None:
    line = parse_plan_text(TABLE.format(row=row)).receipt[-1]

    assert (line.verdict, line.reason) == ("repaired", problem)


def test_a_day_in_the_column_of_targets_is_the_due_day() -> None:
    plan = parse_plan_text(TABLE.format(row="Publish the handbook | | 30 June 2027 | |")).plan

    assert plan["o1-kr1"].due == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("title", "cycle"),
    [
        ("Plan 2027", Cycle(date(2027, 1, 1), date(2027, 12, 31), "2027")),
        ("Plan H1 2027", Cycle(date(2027, 1, 1), date(2027, 6, 30), "2027-H1")),
        ("Plan Q1 2027 and Q3 2028", None),
        ("Plan March 2027", None),
    ],
)
def test_a_title_names_the_cycle_where_it_names_one(title: str, cycle: Cycle | None) -> None:
    assert parse_plan_text(f"# {title}\n\nObjective: Grow").plan.cycle == cycle


def test_a_fiscal_quarter_in_the_title_is_dated_and_carries_no_label_of_the_calendar() -> None:
    plan = parse_plan_text("# Plan Q1 FY27\n\nObjective: Grow", fiscal_year_start=7).plan

    assert plan.cycle == Cycle(date(2026, 7, 1), date(2026, 9, 30))


def test_a_cycle_that_is_given_outweighs_the_title() -> None:
    cycle = Cycle.quarter(2028, 1)

    assert parse_plan_text("# Plan Q1 2027\n\nObjective: Grow", cycle=cycle).plan.cycle == cycle


def test_health_metrics_keep_a_level() -> None:
    text = "Guardrail: Raise uptime from 99% to 99.9%\nHealth metric: Keep churn below 2%\nGuardrail: Publish the status page"
    metrics = parse_plan_text(text).plan.health_metrics

    assert [one.measure for one in metrics] == [
        Hold(at_least=99.9, unit="%"),
        Hold(at_most=2, unit="%", strict=True),
        Deliver(),
    ]
