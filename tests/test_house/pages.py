"""Run the code blocks of a Markdown page in order, in one folder and one namespace.

A `python` block is executed; with `>>>` in it, its output is compared. A `console` block holds `$ okrkit ...` lines
and what they print; `...` stands for anything. A data block with a `title` is written to a file of that name first.
"""

import contextlib
import doctest
import io
import re
import shlex
import textwrap
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(
    r"^(?P<indent>[ ]*)```(?P<lang>[\w-]*)(?P<info>[^\n]*)\n(?P<code>.*?)^(?P=indent)```[ ]*$",
    re.MULTILINE | re.DOTALL,
)
TITLE = re.compile(r'title="([^"]+)"')
FLAGS = doctest.ELLIPSIS
RUN = {"python", "console"}
FILES = {"yaml", "json", "toml", "csv"}
SHOWN = FILES | {"text", "sh", "mermaid", "ebnf", "html", "markdown"}


@dataclass(frozen=True)
class Block:
    """One fenced block of a page."""

    language: str
    title: str | None
    line: int
    code: str


def blocks(text: str) -> list[Block]:
    """Return the fenced blocks of a page in order."""
    return [
        Block(
            found["lang"],
            title[1] if (title := TITLE.search(found["info"])) else None,
            text.count("\n", 0, found.start("code")) + 1,
            textwrap.dedent(found["code"]),
        )
        for found in FENCE.finditer(text)
    ]


def run_page(page: Path, folder: Path) -> None:
    """Run every block of the page; the current folder must be `folder`."""
    names: dict[str, object] = {"__name__": "__docs__"}
    for block in blocks(page.read_text(encoding="utf-8")):
        where = f"{page.name}:{block.line}"
        assert block.language in RUN | SHOWN, f"{where}: language {block.language!r} is neither run nor shown"
        if block.title and block.language in FILES:
            target = folder / block.title
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block.code, encoding="utf-8")
        elif block.language == "python":
            names = run_python(block, page, names)
        elif block.language == "console":
            run_console(block, where)


def run_python(block: Block, page: Path, names: dict[str, object]) -> dict[str, object]:
    """Execute a block, comparing output where it has prompts; return the namespace afterwards."""
    if ">>>" not in block.code:
        exec(compile("\n" * (block.line - 1) + block.code, str(page), "exec"), names)
        return names
    test = doctest.DocTestParser().get_doctest(block.code, names, page.name, str(page), block.line - 1)
    out: list[str] = []
    failed = doctest.DocTestRunner(optionflags=FLAGS).run(test, out=out.append, clear_globs=False).failed
    assert not failed, "".join(out)
    return test.globs


def run_console(block: Block, where: str) -> None:
    """Run each `$ okrkit` line and compare what it prints with the lines under it."""
    for part in re.split(r"^\$ ", block.code, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        got = output_of(command)
        same = doctest.OutputChecker().check_output(flat(expected), flat(got), FLAGS)
        assert same, f"{where}: $ {command}\nexpected:\n{expected}\ngot:\n{got}"


def output_of(command: str) -> str:
    """Return what an `okrkit` command prints on standard output."""
    from okrkit.cli import main

    words = shlex.split(command, comments=True)
    assert words[0] == "okrkit", f"only okrkit commands run in pages, not {words[0]!r}"
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.suppress(SystemExit):
        main(words[1:])
    return out.getvalue()


def flat(text: str) -> str:
    """Return the text without trailing blanks, ending in one newline."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines()) + "\n"
