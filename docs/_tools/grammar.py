"""The grammar of goal sentences: every production that the reader's docstrings state, in the order of reading.

`python docs/_tools/grammar.py` writes docs/grammar.md; with `--check` it says whether the page is out of date.
"""

import ast
import importlib
import inspect
import re
import sys
from collections.abc import Iterator
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "grammar.md"
MODULES = {
    "tokens": "Tokens",
    "lexicon": "Word lists",
    "numbers": "Numbers",
    "quantities": "Quantities",
    "heads": "Counted nouns and rates",
    "dates": "Time expressions",
    "days": "Days and months",
    "years": "Years",
    "periods": "Quarters, halves, fiscal years",
    "relative": "Ends, weekdays, seasons, steps",
    "deadlines": "Deadlines",
    "verbs": "Labels and verbs",
    "names": "Numbers that are never a target",
    "starts": "Baselines",
    "changes": "Amounts of change",
    "ranks": "What makes a number the target",
    "roles": "Roles",
    "wholes": "Targets without figures",
    "directions": "Directions",
    "metrics": "Metrics",
    "clauses": "Owner, scope, purpose",
    "outcomes": "Outcome or output",
    "deeds": "What the verb says of it",
    "vagueness": "Vague words",
    "reader": "The sentence",
    "outline": "Outlines",
    "lines": "Lines of Markdown",
    "cells": "Tables",
    "exact": "The exact notation",
}
PRODUCTION = re.compile(r"([A-Z]\w*) = (.+)", re.DOTALL)


def productions(module: str) -> Iterator[tuple[str, str]]:
    """Yield name and right side of each production of a module, in the order of its functions."""
    source = inspect.getsource(importlib.import_module(f"okrkit.parsing.{module}"))
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef):
            continue
        text = " ".join((ast.get_docstring(node) or "").split("\n\n")[0].split())
        found = PRODUCTION.match(text)
        if found is not None:
            yield found[1], found[2]


def page() -> str:
    """Return the page."""
    lines = [
        "# The grammar of goal sentences\n",
        "Written from the docstrings of `okrkit.parsing`: one function a production.",
        "`'…'` and `\"…\"` stand for the words themselves, `?` for may be there, `*` for any number, `|` for one of these;",
        "what follows a semicolon says when the production holds. [Reading goal sentences](parsing.md) shows it at work.\n",
    ]
    for module, title in MODULES.items():
        found = list(productions(module))
        if found:
            lines += [f"## {title}\n", "```text"]
            lines += [f"{name} = {rule.removesuffix('.')}" for name, rule in found]
            lines += ["```\n"]
    return "\n".join(lines).rstrip("\n") + "\n"


def main(arguments: list[str]) -> int:
    """Write the page, or say whether it is out of date."""
    text = page()
    if "--check" in arguments:
        old = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text
        if old:
            print("docs/grammar.md is out of date; run python docs/_tools/grammar.py")
        return int(old)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
