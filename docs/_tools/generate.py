"""Write what the code knows best: the reference, the rules, the policies, the plan format.

`python docs/_tools/generate.py` writes them; with `--check` it only says which are out of date and ends with 1.
"""

import importlib
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

DOCS = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(Path(__file__).parent))

TOPICS = {
    "goals": "What is promised and what was seen",
    "scoring": "What it is worth",
    "parsing": "From a sentence to a goal",
    "alignment": "Who contributes to what",
    "rules": "Is it well written and well run",
    "advice": "Which framework, and why goals are hit while the business is stuck",
    "files": "Plans in files",
    "reports": "Findings for people and for machines",
    "settings": "Which rules run where, with which thresholds",
    "fixes": "Findings that leave nothing to decide, mended in the file",
    "examples": "Plans to play with",
    "testing": "Strategies and checks for tests of your own",
    "errors": "What okrkit refuses",
}
KINDS = ("Classes", "Functions", "Values")


def package(topic: str) -> ModuleType | None:
    """Import a package of the library, or return None while it does not exist."""
    try:
        return importlib.import_module(f"okrkit.{topic}")
    except ModuleNotFoundError as error:
        if error.name != f"okrkit.{topic}":
            raise
        return None


def kind(value: object) -> str:
    """Return the heading that a public name stands under."""
    if inspect.isclass(value):
        return "Classes"
    return "Functions" if inspect.isfunction(value) else "Values"


def reference_page(topic: str, module: ModuleType) -> str:
    """Return the page of one package: its names by kind, in the order the package states them."""
    lines = [f"# {module.__name__}", "", f"{TOPICS[topic]}.", ""]
    for heading in KINDS:
        names = [name for name in module.__all__ if kind(getattr(module, name)) == heading]
        if names:
            lines += [f"## {heading}", ""]
            lines += [line for name in names for line in entry(module, name)]
    return "\n".join(lines).rstrip("\n") + "\n"


def entry(module: ModuleType, name: str) -> Iterator[str]:
    """Yield the lines that make the reference show one name."""
    yield f"::: {module.__name__}.{name}"
    yield "    options:"
    yield "      heading_level: 3"
    yield ""


def facade_page(modules: dict[str, ModuleType]) -> str:
    """Return the index of the reference: every name of the facade and the page it is on."""
    import okrkit

    lines = ["# Reference", "", "`import okrkit as ok` gives these names; each lives in the package on its right.", ""]
    lines += ["| name | package |", "|---|---|"]
    for name in sorted(okrkit.__all__, key=str.lower):
        homes = [topic for topic, module in modules.items() if name in module.__all__]
        if homes:
            topic = homes[0]
            lines.append(f"| [`{name}`]({topic}.md#okrkit.{topic}.{name}) | [`okrkit.{topic}`]({topic}.md) |")
    return "\n".join(lines) + "\n"


def pages() -> dict[Path, str]:
    """Return every generated page with its text."""
    modules = {topic: module for topic in TOPICS if (module := package(topic))}
    reference = DOCS / "reference"
    made = {reference / f"{topic}.md": reference_page(topic, module) for topic, module in modules.items()}
    made[reference / "index.md"] = facade_page(modules)
    return made | single_pages() | rules_pages()


def single_pages() -> dict[Path, str]:
    """Return the page of the policies of scoring and the page of the plan format."""
    import format_page
    import policy_page

    return {DOCS / "policies.md": policy_page.page(), DOCS / "plan-format.md": format_page.page()}


def rules_pages() -> dict[Path, str]:
    """Return the pages of the catalogue: the overview and one a rule."""
    import rule_pages

    made = {DOCS / "rules" / f"{rule.code.lower()}.md": rule_pages.page(rule) for rule in rule_pages.ALL}
    return {DOCS / "rules" / "index.md": rule_pages.index_page(), **made}


def stale(made: dict[Path, str]) -> list[Path]:
    """Return the pages whose file is missing or says something else."""
    return [path for path, text in made.items() if not path.exists() or path.read_text(encoding="utf-8") != text]


def left_over(made: dict[Path, str]) -> list[Path]:
    """Return the pages of packages and rules that the code no longer has."""
    pages = [*(DOCS / "reference").glob("*.md"), *(DOCS / "rules").glob("[a-z]*[0-9].md")]
    return sorted(path for path in pages if path not in made)


def main(arguments: list[str]) -> int:
    """Write the pages, or with `--check` name those that are out of date."""
    made = pages()
    old = stale(made)
    if "--check" in arguments:
        old += left_over(made)
        for path in old:
            print(f"{path.relative_to(DOCS.parent)} is out of date; run python docs/_tools/generate.py")
        return int(bool(old))
    for path in old:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(made[path], encoding="utf-8")
        print(f"wrote {path.relative_to(DOCS.parent)}")
    for path in left_over(made):
        path.unlink()
        print(f"removed {path.relative_to(DOCS.parent)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
