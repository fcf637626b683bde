"""The grammar page is what the docstrings say."""

import importlib.util
from pathlib import Path

TOOL = Path(__file__).parents[2] / "docs" / "_tools" / "grammar.py"


def test_the_page_is_up_to_date() -> None:
    spec = importlib.util.spec_from_file_location("grammar_page", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)

    assert tool.main(["--check"]) == 0
    assert sum(1 for module in tool.MODULES for _ in tool.productions(module)) > 60
