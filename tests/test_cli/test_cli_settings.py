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


LEXICON = '[lexicon]\nvague = ["synergy"]\ndefined = ["engagement"]\n[lexicon.units]\npallet = ["plt"]\n'
SHIPMENTS = "Raise shipments from 300 plt to 500 plt"


def test_parse_reads_with_the_words_of_the_house(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unit(*words: str) -> str:
        code, out, _ = run("parse", SHIPMENTS, "--format", "json", *words)
        assert code == 0
        return json.loads(out)["unit"]["value"]

    assert unit() == "plt"
    (tmp_path / "okrkit.toml").write_text(LEXICON, encoding="utf-8")
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert unit() == "pallet"
    assert unit("--isolated") == "plt"

    (tmp_path / "okrkit.toml").rename(tmp_path / "house.toml")
    assert unit("--config", str(tmp_path / "house.toml")) == "pallet"
    (tmp_path / "pyproject.toml").write_text(f"[tool.okrkit]\n{LEXICON.replace('[lex', '[tool.okrkit.lex')}")
    assert unit() == "pallet"


def test_parse_refuses_broken_settings_in_a_line(run, tmp_path: Path) -> None:
    (tmp_path / "okrkit.toml").write_text('[lexicon]\nvauge = ["synergy"]\n', encoding="utf-8")

    code, _, err = run("parse", SHIPMENTS)
    assert code == 2
    assert "did you mean 'vague'" in err


def test_draft_reads_and_judges_with_the_words_of_the_house(run, tmp_path: Path) -> None:
    (tmp_path / "house").mkdir()
    (tmp_path / "house/okrkit.toml").write_text(LEXICON, encoding="utf-8")
    (tmp_path / "house/draft.md").write_text(
        f"Grow the warehouse\n{SHIPMENTS}\nAchieve synergy with the warehouse team by March 31\n", encoding="utf-8"
    )

    def drafted(*words: str) -> str:
        code, out, err = run("draft", "house/draft.md", "--fail-on", "never", *words)
        assert (code, err) == (0, "")
        return out

    assert "'synergy' means something else" in drafted("--plan", "own.json")
    assert '"unit": "pallet"' in (tmp_path / "own.json").read_text()
    assert "'synergy' means something else" not in drafted("--isolated", "--plan", "plain.json")
    assert '"unit": "plt"' in (tmp_path / "plain.json").read_text()


def test_draft_goes_by_the_thresholds_of_the_house(run, tmp_path: Path) -> None:
    (tmp_path / "draft.md").write_text("Grow\nRaise a from 1 to 2\nRaise b from 1 to 2\nRaise c from 1 to 2\n")

    assert "too-many-key-results" not in run("draft", "draft.md", "--format", "json")[1]
    (tmp_path / "okrkit.toml").write_text("[options]\nmax_key_results = 2\n", encoding="utf-8")
    assert "too-many-key-results" in run("draft", "draft.md", "--format", "json")[1]


def test_what_if_reads_a_new_key_result_with_the_words_of_the_house(run, tmp_path: Path) -> None:
    (tmp_path / "plan.json").write_text('{"okrkit": 1, "objectives": [{"id": "o", "title": "Grow"}]}')
    (tmp_path / "okrkit.toml").write_text('[lexicon]\nvauge = ["synergy"]\n', encoding="utf-8")
    words = ("what-if", "plan.json", *DAY, "--add-result", "o", SHIPMENTS)

    assert run(*words)[0] == 2
    assert run(*words, "--isolated")[0] == 0
    (tmp_path / "okrkit.toml").write_text(LEXICON, encoding="utf-8")
    assert run(*words)[0] == 0
