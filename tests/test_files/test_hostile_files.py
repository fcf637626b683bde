"""Hostile and broken plan files: a clear problem at its place, never a traceback, never a hang, never half a plan."""

from pathlib import Path

import pytest

from okrkit import Plan, PlanFileError, files

ONE = "okrkit: 1\n"


def only(text: str | bytes, format: files.Format = "yaml") -> tuple[int | None, int | None, str, str]:  # noqa: A002
    """Return line, column, code and message of the one problem of a text."""
    plan, issues = files.reads(text, format=format, name="q1")
    assert plan is None
    assert len(issues) == 1, [str(issue) for issue in issues]
    return issues[0].line, issues[0].column, issues[0].code, issues[0].message


BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join(['*' + before] * 10)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


YAML = [
    ("", (1, 1, "empty")),
    ("# nothing\n", (1, 1, "empty")),
    ("- a\n", (1, 1, "not-a-plan")),
    ("just text", (1, 1, "not-a-plan")),
    ("objectives: []\n", (1, 1, "missing-field")),
    ("okrkit: 2\n", (1, 9, "version")),
    ("okrkit: '1'\n", (1, 9, "version")),
    (ONE + "name: a\nname: b\n", (3, 1, "duplicate-key")),
    (ONE + "nme: a\n", (2, 1, "unknown-field")),
    (ONE + "name: 12\n", (2, 7, "wrong-type")),
    (ONE + "name: [a\n", (3, 1, "syntax")),
    (ONE + "\tname: a\n", (2, 1, "syntax")),
    (ONE + "--- \nokrkit: 1\n", (2, 1, "documents")),
    (ONE + "name: !!python/object/apply:os.system [ls]\n", (2, 7, "tag")),
    (ONE + "name: !mine a\n", (2, 7, "tag")),
    (ONE + "<<: {name: a}\n", (2, 1, "merge-key")),
    (ONE + "1: a\n", (2, 1, "bad-key")),
    (ONE + "smart_goals: [{id: a, title: T, tags: &a [*a]}]\n", (2, 39, "alias")),
    (ONE + "name: " + "[" * 1000 + "]" * 1000, (2, 155, "too-deep")),
    (ONE + "name:" + " -" * 1000 + "\n", (2, 7, "syntax")),
    (ONE + "name: a\0b\n", (2, 8, "encoding")),
    (ONE + "name: a\x07b\n", (2, 8, "syntax")),
    (ONE + "cadence: {every: .nan}\n", (2, 18, "not-finite")),
    (ONE + "cadence: {every: 1_000}\n", (2, 18, "wrong-type")),
    (ONE + f"cadence: {{every: {'9' * 5000}}}\n", (2, 18, "bad-number")),
    (ONE + "cycle: 2026-Q5\n", (2, 8, "bad-cycle")),
    (ONE + "cycle: FY26-Q1\n", (2, 8, "bad-cycle")),
    (ONE + "cycle: [2026]\n", (2, 8, "wrong-type")),
    (ONE + "objectives: none\n", (2, 13, "wrong-type")),
    (ONE + "objectives: [5]\n", (2, 14, "wrong-type")),
    (ONE + "smart_goals:\n- {id: ' a', title: T}\n", (3, 8, "bad-id")),
    (ONE + "smart_goals:\n- {id: a, title: T, level: bord}\n", (3, 28, "bad-choice")),
    (ONE + "smart_goals:\n- {id: a, title: T, start: 2026-02-01, due: 2026-01-01}\n", (3, 45, "invalid")),
    (ONE + "smart_goals:\n- {id: a, title: T, due: 2026-02-30}\n", (3, 26, "bad-day")),
    (ONE + "smart_goals:\n- {id: a, title: T, measure: {from: 4, to: 1}}\n", (3, 31, "unknown-field")),
    (ONE + "smart_goals:\n- {id: a, title: T, measure: {change: {baseline: 1, target: 1}}}\n", (3, 50, "invalid")),
    (ONE + "smart_goals:\n- {id: a, title: T, contributes_to: {b: 5}}\n", (3, 41, "invalid")),
    (ONE + "smart_goals:\n- {id: a, title: T, allow: {KEY101: }}\n", (3, 37, "no-reason")),
    (ONE + "smart_goals:\n- {id: a, title: T, extra: {$decimal: x}}\n", (3, 39, "bad-tag")),
    (ONE + "smart_goals:\n- {id: a, title: T}\n- {id: a, title: U}\n", (4, 8, "duplicate-id")),
    (ONE + "check_ins:\n- {goal: a, day: 2026-01-01, value: 1}\n", (3, 10, "unknown-goal")),
    (
        ONE + "smart_goals: [{id: a, title: T}]\ncheck_ins:\n- {goal: a, day: 2026-01-01, value: =cmd()}\n",
        (4, 37, "bad-number"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), YAML, ids=[repr(text[:60]) for text, _ in YAML])
def test_yaml_problems_have_line_column_and_code(text: str, expected: tuple[int, int, str]) -> None:
    assert only(text)[:3] == expected


JSON = [
    ("", (1, 1, "empty")),
    ("[]", (1, 1, "not-a-plan")),
    ("null", (1, 1, "not-a-plan")),
    ('{"okrkit": 1', (1, 13, "syntax")),
    ('{"okrkit": 1,}', (1, 14, "syntax")),
    ('{"okrkit": 1} x', (1, 15, "syntax")),
    ('{"okrkit": 1,\n "name": "a", "name": "b"}', (2, 15, "duplicate-key")),
    ('{"okrkit": 1,\n "objectives" : [{"id": "a", "title": "T", "title": "U"}]}', (2, 44, "duplicate-key")),
    ('{"okrkit": 1, "cadence": {"every": NaN}}', (1, 36, "not-finite")),
    ('{"okrkit": 1, "cadence": {"every": -Infinity}}', (1, 36, "not-finite")),
    ('{"okrkit": 1, "cadence": {"every": ' + "9" * 5000 + "}}", (1, 36, "bad-number")),
    ('{"okrkit": 1, "name": ' + "[" * 1000 + "]" * 1000 + "}", (1, 172, "too-deep")),
    ('{"okrkit": 1, "name": ' + "[" * 200_000, (1, 172, "too-deep")),
    ('{"okrkit": 1, "name": "\\ud800"}', (1, 23, "bad-text")),
    ('{"okrkit": 1, "name": "a\tb"}', (1, 25, "syntax")),
]


@pytest.mark.parametrize(("text", "expected"), JSON, ids=[repr(text[:60]) for text, _ in JSON])
def test_json_problems_have_line_column_and_code(text: str, expected: tuple[int, int, str]) -> None:
    assert only(text, "json")[:3] == expected


TOML = [
    ("", (1, 1, "empty")),
    ("okrkit = ", (1, 10, "syntax")),
    ("okrkit = 1\nokrkit = 1\n", (2, 1, "duplicate-key")),
    ("okrkit = 1\nname = 5\n", (2, 8, "wrong-type")),
    (
        "okrkit = 1\n[[objectives]]\nid = 'a'\ntitle = 'T'\n[[objectives.key_results]]\nid = 'k'\n",
        (5, 1, "missing-field"),
    ),
    ("okrkit = 1\n[cadence]\nevery = nan\n", (3, 9, "not-finite")),
    ("okrkit = 1\nname = " + "[" * 3000, (2, 8, "too-deep")),
    ("okrkit = " + "9" * 5000, (1, 10, "bad-number")),
    ("okrkit = 1\n[[smart_goals]]\nid='a'\ntitle='T'\ndue = 2026-01-01T10:00:00\n", (5, 7, "bad-day")),
]


@pytest.mark.parametrize(("text", "expected"), TOML, ids=[repr(text[:60]) for text, _ in TOML])
def test_toml_problems_have_line_column_and_code(text: str, expected: tuple[int, int, str]) -> None:
    assert only(text, "toml")[:3] == expected


@pytest.mark.parametrize("format", ["yaml", "json", "toml"])
@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("okrkit".encode("utf-16"), "UTF-16"),
        ("okrkit".encode("utf-32"), "UTF-32"),
        (b"okrkit: 1\nname: \xff", "0xff"),
        (b"okrkit: 1\nname: a\0b", "NUL"),
        (b"\0", "NUL"),
    ],
)
def test_other_encodings_are_named(format: files.Format, data: bytes, message: str) -> None:  # noqa: A002
    assert message in only(data, format)[3]


@pytest.mark.parametrize("wide", ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"])
@pytest.mark.parametrize("name", ["Q1", "Más café", "営業チームの四半期目標", "Ελλάδα", "👍"])
def test_a_wide_encoding_without_a_mark_is_named_with_the_way_out(wide: str, name: str, tmp_path: Path) -> None:
    path = tmp_path / "q1.yaml"
    path.write_bytes(f'okrkit: 1\nname: "{name}"\nobjectives: []\n'.encode(wide))

    with pytest.raises(PlanFileError) as caught:
        files.load(path)
    (issue,) = caught.value.issues
    assert (issue.file, issue.line, issue.column, issue.code) == (str(path), 1, 1, "encoding")
    assert issue.message == (
        f"the file seems to be {wide} without a byte order mark; "
        f"save it as UTF-8 in your editor, or with: iconv -f {wide} -t UTF-8"
    )


def test_a_wide_table_of_check_ins_is_named_too(tmp_path: Path) -> None:
    (tmp_path / "q1.yaml").write_text(ONE)
    (tmp_path / "seen.csv").write_bytes("goal,day,value\n".encode("utf-16-le"))

    with pytest.raises(PlanFileError) as caught:
        files.load(tmp_path)
    assert "seen.csv:1:1: $: the file seems to be UTF-16LE" in str(caught.value)


@pytest.mark.parametrize(
    ("key", "called"),
    [("[a, b]", "a list"), ("{a: b}", "a mapping"), ("? [a]\n", "a list"), ("? - a\n", "a list"), ("1", "1")],
)
def test_a_key_that_is_no_text_is_called_what_it_is(key: str, called: str) -> None:
    assert only(f"{ONE}{key}: x\n")[2:] == ("bad-key", f"a key must be text, got {called}; put it in quotes")


def test_a_byte_order_mark_and_other_line_ends_do_no_harm() -> None:
    assert files.loads(b"\xef\xbb\xbfokrkit: 1\r\nname: Q1\r\n", format="yaml") == Plan(name="Q1")
    assert files.loads("\ufeff" + '{"okrkit": 1}', format="json") == Plan()


def test_an_alias_bomb_is_refused_at_once() -> None:
    _, issues = files.reads(ONE + BOMB, format="yaml")

    assert "alias" in {issue.code for issue in issues}


def test_an_alias_that_repeats_a_value_is_read() -> None:
    text = ONE + "smart_goals:\n- {id: a, title: T, tags: &t [x, y]}\n- {id: b, title: U, tags: *t}\n"

    assert files.loads(text, format="yaml")["b"].tags == ("x", "y")


def test_scalars_have_the_meaning_of_yaml_1_2() -> None:
    text = ONE + "smart_goals:\n- {id: no, title: 12:30, owner: on, extra: {a: 0o17, b: 1_000, c: 2026-01-01, d: ~}}\n"
    goal = files.loads(text, format="yaml")["no"]

    assert (goal.title, goal.owner) == ("12:30", "on")
    assert dict(goal.extra) == {"a": 15, "b": "1_000", "c": "2026-01-01", "d": None}


@pytest.mark.parametrize("name", ["missing.yaml", "a\0b.yaml", "notes.txt", "table.csv"])
def test_files_that_cannot_be_read_are_one_problem(tmp_path: Path, name: str) -> None:
    plan, issues = files.read(f"{tmp_path}/{name}")

    assert plan is None
    assert [issue.code for issue in issues] in (["unreadable"], ["unknown-format"])


def test_an_empty_folder_is_one_problem(tmp_path: Path) -> None:
    with pytest.raises(PlanFileError) as caught:
        files.load(tmp_path)

    assert "no plan files" in caught.value.issues[0].message


def test_more_problems_than_anyone_reads_are_counted() -> None:
    _, issues = files.reads(ONE + "x: 1\n" + "smart_goals:\n" + "- {}\n" * 3000, format="yaml")

    assert len(issues) == 1001
    assert "more problems" in issues[-1].message


def test_ten_megabytes_are_fine() -> None:
    rows = "".join(f"- {{id: g{number}, title: {'Hold forty customer calls ' * 4}}}\n" for number in range(90_000))
    text = ONE + "smart_goals:\n" + rows

    assert len(text) > 10_000_000
    assert len(files.loads(text, format="yaml")) == 90_000


def test_one_problem_in_ten_megabytes_is_found() -> None:
    rows = [f'{{"id": "g{number}", "title": "{"Hold forty customer calls " * 4}"}}' for number in range(80_000)]
    text = '{"okrkit": 1, "smart_goals": [\n' + ",\n".join([*rows, '{"id": "g7", "title": "Again"}']) + "\n]}"

    assert len(text) > 10_000_000
    assert only(text, "json")[:3] == (80_002, 8, "duplicate-id")
