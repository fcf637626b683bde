"""Every code block in README and docs runs, and prints what the page says."""

import shutil
from pathlib import Path

import pytest
from house import ROOT, relative
from pages import blocks, run_page

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with the examples in it, 80 columns wide and without colour."""
    if (ROOT / "examples").exists():
        shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_page_runs(page: Path, folder: Path) -> None:
    run_page(page, folder)


def test_a_wrong_page_is_seen(folder: Path) -> None:
    page = folder / "wrong.md"
    page.write_text("```python\n>>> 1 + 1\n3\n\n```\n")

    with pytest.raises(AssertionError, match="Expected:\n    3"):
        run_page(page, folder)


def test_names_carry_over_from_block_to_block(folder: Path) -> None:
    page = folder / "right.md"
    page.write_text("```python\nx = 2\n```\n\n```python\n>>> x\n2\n>>> y = x\n\n```\n\n```python\nassert y == 2\n```\n")

    run_page(page, folder)


def test_blocks_know_their_line_and_title() -> None:
    found = blocks('one\n\n```yaml title="plan.yaml"\nname: a\n```\n')

    assert [(b.language, b.title, b.line, b.code) for b in found] == [("yaml", "plan.yaml", 4, "name: a\n")]
