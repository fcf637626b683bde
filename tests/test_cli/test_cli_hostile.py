"""What the command says to input that it cannot use: two lines, the way out, 2, and never a traceback."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DAY = ("--as-of", "2026-02-15")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("review", "missing.yaml", *DAY), "okrkit new plan.yaml"),
        (("review", "example:northwin", *DAY), "did you mean 'northwind'?"),
        (("review", "plan\0.yaml", *DAY), "no plan"),
        (("reviw", "plan.yaml"), "did you mean 'review'?"),
        (("xyzzy",), "known: review"),
        (("review", "example:support", "--as_of", "2026-02-15"), "did you mean '--as-of'?"),
        (("review", "example:support", "plan.yaml", *DAY), "unknown argument 'plan.yaml'"),
        ((), "VERB"),
        (("review", "example:support", "--as-of", "2026-02-30"), "write it as 2026-02-15"),
        (("review", "example:support", "--as-of", "15.02.2026"), "write it as 2026-02-15"),
        (("review", "example:support", "--as-of", "20260215"), "write it as 2026-02-15"),
        (("review", "example:support", "--as-of", "\x1b[31m"), "write it as 2026-02-15"),
        (("explain", "example:support", "repyl", *DAY), "did you mean 'reply'?"),
        (("score", "example:support", "repyl", *DAY), "did you mean 'reply'?"),
        (("check", "example:support", "--diff-only", "--format", "sarif"), "leave out --format"),
        (("graph", "example:support", "--of", "nowhere"), "no goal 'nowhere'"),
        (("graph", "example:support", "-o", "x.txt"), "--format svg"),
        (("graph", "example:support", "--heat", "--format", "svg"), "--format html"),
        (("graph", "example:support", "--depth", "many"), "invalid int value"),
        (("rule", "KEY1O3"), "did you mean 'KEY"),
        (("rules", "KEEY"), "unknown rule"),
        (("check", "example:support", *DAY, "--select", "KEY9999"), "unknown rule 'KEY9999'"),
        (("check", "example:support", *DAY, "--fail-on", "fatal"), "invalid choice"),
        (("parse", ""), "read"),
        (("parse", "\x01\x02"), ""),
        (("parse", "x" * 20_000), "10"),
        (("parse", "Cut churn", "--cycle", "2026-Q9"), "no quarter"),
        (("parse", "Cut churn", "--cycle", "soon"), "2026-Q1"),
        (("new", "plan.docx"), "plan.yaml"),
        (("new", "no/such/folder/plan.yaml"), "no such file"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else None,
)
def test_bad_input_gets_a_short_answer(run, words: tuple[str, ...], says: str) -> None:
    code, out, err = run(*words)

    assert code == 2
    assert out == ""
    assert says in err
    assert err.startswith("okrkit")
    assert "Traceback" not in err
    assert len(err.splitlines()) <= 4
    assert "\x1b" not in err


BAD = """okrkit: 1
cycle: 2026-Q9
objectives:
  - id: a
    title: Grow
    levle: team
  - id: a
    title: Shrink
"""


def test_every_problem_of_a_plan_is_listed_with_its_place(run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(BAD)

    code, out, err = run("check", "plan.yaml", *DAY)

    assert (code, out) == (2, "")
    assert "plan.yaml:2:" in err
    assert "plan.yaml:6:" in err
    assert "did you mean 'level'?" in err


def test_every_problem_of_a_plan_as_data(run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(BAD)

    code, out, _ = run("check", "plan.yaml", *DAY, "--format", "json")

    error = json.loads(out)["error"]
    assert code == 2
    assert {issue["line"] for issue in error["issues"]} >= {2, 6}
    assert all(set(issue) == {"file", "line", "column", "path", "code", "message"} for issue in error["issues"])


@pytest.mark.parametrize(
    "text",
    ["", "[]", "\0", "a: [", "%PDF-1.7", "okrkit: 99", "okrkit: 1\nobjectives: 3", "x" * 100_000, "[" * 3000, "\ufeff"],
    ids=range(10),
)
@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_no_text_makes_a_traceback(run, tmp_path: Path, text: str, suffix: str) -> None:
    (tmp_path / f"plan{suffix}").write_text(text, encoding="utf-8")

    code, _, err = run("review", f"plan{suffix}", *DAY)

    assert code == 2
    assert "Traceback" not in err


def test_bytes_that_are_no_text(run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(b"\xff\xfe\x00name")

    assert run("review", "plan.yaml", *DAY)[0] == 2


def test_an_empty_plan_is_shown_and_not_a_crash(run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("okrkit: 1\n")

    for verb in ("review", "check", "score", "graph"):
        words = (verb, "plan.yaml") if verb == "graph" else (verb, "plan.yaml", *DAY)
        assert run(*words)[0] in {0, 1}, verb


HOSTILE = {
    "okrkit": 1,
    "name": "<script>alert(1)</script>\x1b[2J",
    "objectives": [
        {
            "id": 'a"; rm -rf \\',
            "title": "\u202eevil\n=cmd|' /C calc'!A0",
            "key_results": [{"id": "k", "title": "目標" * 60, "measure": {"change": {"baseline": 0, "target": 1e308}}}],
            "contributes_to": ["s"],
        }
    ],
    "smart_goals": [{"id": "s", "title": "", "contributes_to": ['a"; rm -rf \\', "nowhere"]}],
    "check_ins": [{"goal": "k", "day": "2026-02-02", "value": -1e308, "note": "\u0007"}],
}


@pytest.mark.parametrize(
    "words",
    [
        ("review", "plan.json", "--all", *DAY),
        ("check", "plan.json", *DAY),
        ("score", "plan.json", *DAY),
        ("explain", "plan.json", "k", *DAY),
        ("graph", "plan.json"),
        ("graph", "plan.json", "--format", "mermaid"),
        ("graph", "plan.json", "--format", "dot"),
        ("graph", "plan.json", "--format", "svg", *DAY),
        ("graph", "plan.json", "--format", "html", *DAY),
        ("graph", "plan.json", "--heat", *DAY),
        ("align", "plan.json", *DAY),
        ("align", "plan.json", "orphan-rate", *DAY),
        ("graph", "plan.json", "--format", "graphml"),
        ("review", "plan.json", "--format", "json", *DAY),
    ],
    ids=" ".join,
)
def test_hostile_text_is_shown_harmless(run, tmp_path: Path, words: tuple[str, ...]) -> None:
    (tmp_path / "plan.json").write_text(json.dumps(HOSTILE), encoding="utf-8")

    code, out, err = run(*words)

    assert code in {0, 1}, err
    assert out
    steering = "\x1b\x07" if "graphml" in words or "json" in words else "\x1b\x07\u202e"
    assert not set(steering) & set(out)
    if "mermaid" in words:
        assert "<script>" not in out


def okrkit(*words: str, env: dict[str, str] | None = None, **more: object) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    environ = {key: value for key, value in os.environ.items() if key not in {"NO_COLOR", "FORCE_COLOR", "COLUMNS"}}
    command = [sys.executable, "-X", "utf8=0", "-m", "okrkit", *words]
    return subprocess.run(command, env={**environ, **(env or {})}, capture_output=True, check=False, **more)


def test_a_pipe_gets_no_colour_and_no_bar() -> None:
    done = okrkit("review", "example:northwind", *DAY)

    assert b"\x1b" not in done.stdout
    assert done.stderr == b""


def test_force_color_gives_colour_to_a_pipe() -> None:
    done = okrkit("score", "example:support", *DAY, env={"FORCE_COLOR": "1"})

    assert b"\x1b[" in done.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "cp437"])
@pytest.mark.parametrize("verb", ["review", "graph"])
def test_streams_without_boxes_get_plainer_ones(encoding: str, verb: str) -> None:
    words = [verb, "example:northwind", *DAY]

    done = okrkit(*words, env={"PYTHONIOENCODING": encoding})

    assert done.returncode in {0, 1}
    assert done.stderr == b""
    assert done.stdout.decode(encoding)


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a shell")
def test_a_reader_who_has_seen_enough_breaks_nothing() -> None:
    command = f"{sys.executable} -m okrkit graph example:northwind --format graphml | head -n 1"

    done = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)

    assert done.stdout.startswith("<graphml")
    assert done.stderr == ""


def test_ctrl_c_stops_quietly(run, monkeypatch) -> None:
    import okrkit.cli.score as verb

    def stopped(given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(verb, "run", stopped)

    assert run("score", "example:support", *DAY) == (130, "", "")


def test_without_rich_the_text_is_the_same(run, monkeypatch) -> None:
    with_rich = run("review", "example:northwind", *DAY)
    for name in [name for name in sys.modules if name == "rich" or name.startswith("rich.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "rich", None)
    monkeypatch.setitem(sys.modules, "rich.console", None)

    assert run("review", "example:northwind", "--color", "always", *DAY) == with_rich


def test_a_missing_extra_is_named_with_its_install_line(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("okrkit: 1\n")
    program = "import sys; sys.modules['yaml'] = None; from okrkit.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, "review", "plan.yaml", *DAY]

    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (2, "")
    assert 'pip install "okrkit[yaml]"' in done.stderr


def test_a_deep_chain_and_a_wide_fan_are_drawn(run, tmp_path: Path) -> None:
    chain = [{"id": f"g{i}", "title": "Go", "contributes_to": [f"g{i - 1}"] if i else []} for i in range(3000)]
    fan = [{"id": f"f{i}", "title": "Go", "contributes_to": ["g0"]} for i in range(3000)]
    (tmp_path / "plan.json").write_text(json.dumps({"okrkit": 1, "smart_goals": [*chain, *fan]}))

    code, out, err = run("graph", "plan.json")

    assert (code, err) == (0, "")
    assert "(+2987 below)" in out
    assert len(out.splitlines()) == 3000 + 13 + 1


def test_a_broken_standard_input_is_no_traceback(run, monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Cut \xff churn\n"), encoding="utf-8"))

    code, out, err = run("parse", "-")

    assert code == 2
    assert "utf-8" in err
    assert out == ""


def test_a_title_without_end_takes_a_few_lines(run, tmp_path: Path) -> None:
    plan = {"okrkit": 1, "smart_goals": [{"id": "s", "title": "improve " * 100_000}]}
    (tmp_path / "plan.json").write_text(json.dumps(plan))

    code, out, _ = run("check", "plan.json", *DAY)

    assert code == 0
    assert "SMT105" in out
    assert len(out.splitlines()) < 60
