"""Outlines and tables of goals as people keep them."""

from __future__ import annotations

from datetime import date

import pytest

from okrkit.errors import GoalSyntaxError
from okrkit.goals import Change, Cycle, Hold
from okrkit.parsing import parse_plan_text

OUTLINE = """\
# Northwind OKRs Q3 2027

## Objective: Make support world-class
Owner: coo
- KR1: Cut first reply from 4 hours to under 1 hour by 31 August 2027 -> @ana
- KR2: Raise CSAT from 88% to 95% — 35% (on track)
- [x] Reduce escalations by 20%
    - talk to Ben first
- Initiative: Route tickets by topic

**Objective 2: Grow revenue**

1. KR 1 - Win 12 deals (@ben)

Random text here
Goal 1: Read 12 books by December 2027

```
- KR9: not a goal
```
<!-- KR9: nor this -->
"""

TABLE = """\
### O1: Ship faster

| # | Key Result | Baseline | Target | Owner | Confidence | Due Date | Weight |
|---|---|---|---|---|---|---|---|
| 1 | Deployment time | 100% (current) | 60% of current (40% reduction) | @ben | 7/10 | Q4 2027 | 2 |
{row}
"""


def test_an_outline_becomes_a_plan() -> None:
    read = parse_plan_text(OUTLINE)
    plan = read.plan

    assert (plan.name, plan.cycle) == ("Northwind OKRs Q3 2027", Cycle.quarter(2027, 3))
    assert [goal.id for goal in plan.goals()] == ["o1", "o1-kr1", "o1-kr2", "o1-kr3", "o2", "o2-kr1", "s1"]
    assert plan["o1"].owner == "coo"
    reply, csat = plan["o1-kr1"], plan["o1-kr2"]
    assert (reply.owner, reply.due, reply.measure) == ("ana", date(2027, 8, 31), Change(4, 1, unit="hour", strict=True))
    assert (csat.title, dict(csat.extra)) == ("Raise CSAT from 88% to 95%", {"progress": 35, "status": "on track"})
    assert plan["o2-kr1"].owner == "ben"
    assert plan["i1"].moves == ("o1-kr3",)


def test_the_receipt_tells_what_was_not_placed() -> None:
    read = parse_plan_text(OUTLINE)

    assert [(line.line, line.reason) for line in read.unplaced] == [
        (8, "a note below a key result; write 'Initiative: …' to keep it as one"),
        (15, "no goal: neither a heading, a bullet nor a label"),
    ]
    repaired = [line for line in read.receipt if line.verdict == "repaired"]
    assert [(line.goal, line.reason) for line in repaired] == [
        ("o1-kr3", "'20%' is an amount of change and the text states no baseline; pass baseline=")
    ]


def test_every_line_is_in_the_receipt_once() -> None:
    numbers = [line.line for line in parse_plan_text(OUTLINE).receipt]

    assert numbers == [1, 3, 4, 5, 6, 7, 8, 9, 11, 13, 15, 16]


def test_a_table_becomes_key_results() -> None:
    goal = parse_plan_text(TABLE.format(row="")).plan["o1-kr1"]

    assert goal.measure == Change(100, 60, unit="%")
    assert (goal.owner, goal.due, goal.weight, dict(goal.extra)) == (
        "ben",
        date(2027, 12, 31),
        2.0,
        {"confidence": "7/10"},
    )


@pytest.mark.parametrize(
    ("baseline", "target", "measure"),
    [
        ("", "≤50%", Hold(at_most=50, unit="%")),
        ("40%", "+15pp", Change(40, 55, unit="%")),
        ("12", "0 deployments", Change(12, 0, unit="deployment")),
        ("8 weeks", "Under 2 weeks average (>75% reduction)", Change(8, 2, unit="week", strict=True)),
        ("£20K", "£75K ARR", Change(20000, 75000, unit="GBP")),
        ("", "≥20%", Hold(at_least=20, unit="%")),
        ("", "from 12% to < 5%", Change(12, 5, unit="%", strict=True)),
        ("", "3.2/5 to 4.0/5", Change(3.2, 4, unit="score")),
        ("", "6 records (3 types × 2 players)", Change(0, 6, unit="record")),
    ],
)
def test_cells_are_read_as_people_fill_them(baseline: str, target: str, measure: object) -> None:
    row = f"| 2 | Share of builds | {baseline} | {target} | | | | |"

    assert parse_plan_text(TABLE.format(row=row)).plan["o1-kr2"].measure == measure


@pytest.mark.parametrize("cell", ["TBD", "X%", "[placeholder]", "?"])
def test_a_placeholder_is_no_target(cell: str) -> None:
    read = parse_plan_text(TABLE.format(row=f"| 2 | Builds | | {cell} | | | | |"))

    assert read.plan["o1-kr2"].measure is None
    assert read.receipt[-1].reason == "target is a placeholder"


def test_a_day_in_the_target_column_is_the_due_day() -> None:
    goal = parse_plan_text(TABLE.format(row="| 2 | Launch | | Q4 2025 | | | | |")).plan["o1-kr2"]

    assert goal.due == date(2025, 12, 31)


def test_an_objective_column_is_filled_down() -> None:
    text = (
        "| Objective | Key Result |\n|---|---|\n| Grow | Win 3 deals |\n| | Keep 9 deals |\n| Learn | Read 2 books |\n"
    )

    assert [goal.id for goal in parse_plan_text(text).plan.goals()] == ["o1", "o1-kr1", "o1-kr2", "o2", "o2-kr1"]


@pytest.mark.parametrize(
    "text", ["", "\n\n", "just prose", "- a bullet without an objective", "| a | b |\n|---|---|\n| 1 | 2 |"]
)
def test_text_without_goals_is_an_empty_plan(text: str) -> None:
    assert list(parse_plan_text(text).plan.goals()) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "O1: \x00\x01",
        "KR1: =cmd()",
        "| | |\n|-|-|\n| | |",
        "#" * 5000,
        "- " * 5000,
        "|" * 5000,
    ],
)
def test_hostile_text_is_only_text(text: str) -> None:
    assert parse_plan_text(text).plan is not None


def test_an_over_long_outline_is_refused() -> None:
    with pytest.raises(GoalSyntaxError, match="at most 1000000 characters"):
        parse_plan_text("a" * 1_000_001)
