"""The page about plan files shows a plan that loads."""

from pathlib import Path

from okrkit import files

PAGE = Path(__file__).parents[2] / "docs" / "files.md"


def test_the_plan_of_the_page_loads() -> None:
    text = PAGE.read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0]
    plan = files.loads(text, format="yaml")

    assert [goal.id for goal in plan] == ["support", "reply", "portal", "routing"]
    assert files.loads(files.dumps(plan, format="toml"), format="toml") == plan
