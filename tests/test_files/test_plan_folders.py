"""A plan split over a folder: one order, both places of what is given twice, and tables of check-ins row by row."""

from datetime import date
from pathlib import Path

import pytest

from okrkit import CheckIn, files

COMPANY = """\
okrkit: 1
name: Northwind
calendar: {start_month: 7, named_by: end}
objectives:
  - id: support
    title: Make support world-class
    key_results:
      - {id: reply, title: Reduce first response time, measure: {change: {baseline: 4, target: 1}}}
      - {id: launch, title: Launch the portal, measure: {deliver: [built, live]}}
"""
TEAM = "smart_goals:\n  - {id: routing, title: Cut hand-offs, cycle: FY26-Q3}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a company, two teams and a table of check-ins."""
    (tmp_path / "teams").mkdir()
    (tmp_path / ".git").mkdir()
    write(tmp_path, "company.yaml", COMPANY)
    write(tmp_path, "a-first.yaml", "smart_goals: [{id: early, title: E}]\n")
    write(tmp_path, "teams/z.json", '{"okrkit": 1, "smart_goals": [{"id": "last", "title": "L"}]}')
    write(tmp_path, "teams/b.yaml", TEAM)
    write(tmp_path, "check-ins.csv", 'goal,day,value,confidence,note\nreply,2026-02-02,2.5,0.6,"a, b""c"""\n')
    write(tmp_path, ".git/x.yaml", "no: plan\n")
    write(tmp_path, "plan.schema.json", "{}")
    write(tmp_path, "README.md", "# hello\n")
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def problems(folder: Path) -> list[tuple[str, int | None, int | None, str, str]]:
    """Return file, line, column, path and code of every problem."""
    plan, issues = files.read(folder)
    assert plan is None
    return [(Path(i.file).relative_to(folder).as_posix(), i.line, i.column, i.path, i.code) for i in issues]


def test_files_stand_in_one_order(folder: Path) -> None:
    source = files.read_source(folder)

    assert source.issues == ()
    assert source.plan is not None
    assert [goal.id for goal in source.plan] == ["support", "reply", "launch", "early", "routing", "last"]
    assert [Path(file).name for file in source.files] == [
        "company.yaml",
        "a-first.yaml",
        "check-ins.csv",
        "b.yaml",
        "z.json",
    ]


def test_a_table_of_check_ins_belongs_to_the_plan(folder: Path) -> None:
    seen = files.load(folder).check_ins

    assert list(seen) == [CheckIn("reply", date(2026, 2, 2), 2.5, confidence=0.6, note='a, b"c"')]


def test_the_calendar_of_one_file_holds_for_all(folder: Path) -> None:
    plan = files.load(folder)

    assert str(plan.cycle_of("routing")) == "FY26-Q3"


def test_an_id_in_two_files_names_both_places(folder: Path) -> None:
    write(folder, "teams/c.yaml", "smart_goals:\n  - {title: Again, id: reply}\n")
    plan, issues = files.read(folder)

    assert plan is None
    assert [(Path(i.file).name, i.line, i.column) for i in issues] == [("c.yaml", 2, 24)]
    assert issues[0].message.endswith("company.yaml, line 8")


def test_a_header_in_two_files_names_both_places(folder: Path) -> None:
    write(folder, "teams/c.yaml", "name: Other\n")

    assert problems(folder) == [("teams/c.yaml", 1, 1, "$.name", "duplicate-key")]


def test_problems_of_all_files_come_at_once(folder: Path) -> None:
    write(folder, "teams/c.yaml", "smart_gaols: []\n")
    write(folder, "teams/d.yaml", "a: [\n")
    write(folder, "teams/e.json", "\x00")

    assert {(file, code) for file, _, _, _, code in problems(folder)} == {
        ("teams/c.yaml", "unknown-field"),
        ("teams/d.yaml", "syntax"),
        ("teams/e.json", "encoding"),
    }


TABLE = "goal;day;value;note\n"

TABLES = [
    ("goal,value\nreply,1\n", [(1, 1, "$", "bad-header")]),
    ("reply,2026-01-01,1\n", [(1, 1, "$", "bad-header")]),
    ("goal,day,value,day\n", [(1, 1, "$", "bad-header")]),
    (TABLE + "reply;2026-01-01;2,5;\n", [(2, 18, "$.check_ins[0].value", "bad-number")]),
    (TABLE + "reply;01/02/2026;2;\n", [(2, 7, "$.check_ins[0].day", "bad-day")]),
    (TABLE + "nobody;2026-01-01;2;\n", [(2, 1, "$.check_ins[0].goal", "unknown-goal")]),
    (TABLE + ";2026-01-01;2;\n", [(2, 1, "$.check_ins[0].goal", "missing-field")]),
    (TABLE + "reply;2026-01-01;2\n", [(2, 1, "$.check_ins", "row-length")]),
    (TABLE + "reply;2026-01-01;=cmd();x\n", [(2, 18, "$.check_ins[0].value", "bad-value")]),
    (TABLE + "reply;2026-01-01;1;\n\nreply;2026-01-01;2;\n", [(4, 1, "$.check_ins[1]", "duplicate-fact")]),
    (TABLE + 'reply;2026-01-01;1;"a\nb"c\n', [(3, 3, "$.check_ins", "syntax")]),
    (TABLE + "launch;2026-01-01;built;\nlaunch;2026-01-02;buitl;\n", [(3, 19, "$.check_ins[1].value", "bad-value")]),
]


@pytest.mark.parametrize(("text", "expected"), TABLES, ids=[repr(text[:60]) for text, _ in TABLES])
def test_bad_rows_have_line_and_column(folder: Path, text: str, expected: list[object]) -> None:
    write(folder, "check-ins.csv", text)

    assert problems(folder) == [("check-ins.csv", *one) for one in expected]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_of_spreadsheets_are_read(folder: Path, delimiter: str) -> None:
    rows = [
        ["Goal", "Day", "Value", "Note"],
        ["launch", "2026-01-02", '"built;live"', "=cmd()"],
        ["reply", "2026-01-03", "1/3", ""],
    ]
    text = "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"
    (folder / "check-ins.csv").write_bytes(text.encode("utf-8-sig"))
    plan = files.load(folder)

    built, reply = plan.check_ins

    assert (built.goal, built.value, built.note) == ("launch", ("built", "live"), "=cmd()")
    assert str(reply.value) == "1/3"
