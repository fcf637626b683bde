"""Settings beside the plan, and mending: what the command line does with files of its own."""

import json
from pathlib import Path

import pytest

from okrkit.cli import main

PLAN = """\
# our plan
okrkit: 1
smart_goals:
  - id: calls   # first
    title: Hold 40 customer calls by 15 March 2026
    depends_on: [giude]
  - {id: guide, title: Write the guide}
"""
DAY = ("--as-of", "2026-02-02")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_the_nearest_settings_file_chooses_the_rules(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (plan.parent / "okrkit.toml").write_text('select = ["no-owner"]\n', encoding="utf-8")

    assert main(["check", str(plan), *DAY]) == 0
    shown = capsys.readouterr().out
    assert "SMT105" in shown
    assert "ALN102" not in shown

    assert main(["check", str(plan), *DAY, "--isolated"]) == 1
    assert "ALN102" in capsys.readouterr().out


def test_the_command_line_stands_above_the_file(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = plan.parent / "elsewhere.toml"
    file.write_text('select = ["no-owner"]\nignore = ["SMT109"]\n', encoding="utf-8")

    main(["check", str(plan), *DAY, "--config", str(file), "--select", "SMT", "--ignore", "no-owner"])

    shown = capsys.readouterr().out
    assert "SMT108" in shown
    assert "SMT105" not in shown
    assert "SMT109" not in shown


def test_settings_that_cannot_be_used_are_refused_in_a_line(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (plan.parent / "okrkit.toml").write_text('selct = ["no-owner"]\n', encoding="utf-8")

    assert main(["check", str(plan), *DAY]) == 2
    assert "did you mean 'select'" in capsys.readouterr().err


def test_diff_only_shows_and_writes_nothing(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", str(plan), *DAY, "--diff-only"])

    assert "+    depends_on: [guide]" in capsys.readouterr().out
    assert plan.read_text(encoding="utf-8") == PLAN


def test_fix_mends_keeps_comments_and_has_nothing_left_to_do(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(plan), *DAY, "--fix"]) == 0
    assert "2 mended in 1 file" in capsys.readouterr().out
    mended = plan.read_text(encoding="utf-8")
    assert "- id: calls   # first" in mended

    main(["check", str(plan), *DAY, "--fix"])
    assert "0 mended" in capsys.readouterr().out
    assert plan.read_text(encoding="utf-8") == mended


def test_an_example_is_in_no_file_and_cannot_be_mended(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "example:northwind", *DAY, "--fix"]) == 2
    assert "is no file" in capsys.readouterr().err


def test_select_on_the_command_line_leaves_out_what_the_file_adds(
    plan: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (plan.parent / "okrkit.toml").write_text('extend = ["ALL"]\n')

    def rules(*words: str) -> set[str]:
        main(["check", str(plan), "--as-of", "2026-02-15", "--format", "json", *words])
        return {one["rule"] for one in json.loads(capsys.readouterr().out)["findings"]}

    first = min(rules())
    assert rules() > {first}
    assert rules("--select", first) == {first}
