"""main: reads the arguments, runs a verb, shows its answer, and turns every refusal into two lines."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn, Protocol, cast

from okrkit import __version__
from okrkit.cli.answers import STOPPED, UNUSABLE, Answer, as_json, show
from okrkit.cli.terminal import Terminal, terminal_for
from okrkit.cli.text import clean, line
from okrkit.errors import OkrkitError, PlanFileError, nearest

__all__ = ["main"]

VERBS = (
    "review",
    "check",
    "score",
    "explain",
    "diagnose",
    "align",
    "advise",
    "what-if",
    "graph",
    "parse",
    "draft",
    "rules",
    "rule",
    "new",
    "schema",
)
"""One module each, in the order of the help."""


class Verb(Protocol):
    """What the module of a verb offers."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Describe the arguments."""
        ...

    def run(self, given: argparse.Namespace) -> Answer:
        """Do it."""
        ...


class _Parser(argparse.ArgumentParser):
    """An argument parser whose refusals take two lines: what is wrong, and the way out."""

    def error(self, message: str) -> NoReturn:
        self.exit(UNUSABLE, f"{self.prog}: {clean(message)}\nsee: {self.prog} --help\n")

    def known_options(self) -> list[str]:
        """Return the flags, as people type them."""
        return [flag for action in self._actions for flag in action.option_strings if flag.startswith("--")]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Args:
        argv: The words after `okrkit`; None: those this program was started with.

    Returns:
        0 clean; 1 findings at or above `--fail-on`; 2 unusable input; 130 stopped by the user.
    """
    words = sys.argv[1:] if argv is None else list(argv)
    try:
        return _run(words)
    except KeyboardInterrupt:
        return STOPPED


def _run(words: Sequence[str]) -> int:
    given = _arguments(words)
    wants_data = getattr(given, "format", "text") == "json"
    try:
        verb = _verb(given.verb)
        answer = verb.run(given)
    except (OkrkitError, OSError) as error:
        return _refuse(error, given.verb, as_data=wants_data)
    return _shown(answer, terminal_for(sys.stdout, color=given.color), as_data=wants_data)


def _shown(answer: Answer, terminal: Terminal, *, as_data: bool) -> int:
    try:
        show(answer, terminal, as_data=as_data)
    except BrokenPipeError:
        _close_quietly()
    return answer.code


def _close_quietly() -> None:
    """Let nothing fail on the closed pipe again: whoever read has seen enough (`| head`)."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _verb(name: str) -> Verb:
    return cast("Verb", import_module(f"okrkit.cli.{name.replace('-', '_')}"))


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = _Parser(
        prog="okrkit",
        description="Goals you can compute with: score, align and check OKRs and SMART goals.",
        epilog="exit codes: 0 clean, 1 findings at or above --fail-on (error), 2 unusable input",
    )
    parser.add_argument("--version", action="version", version=f"okrkit {__version__}")
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True, parser_class=_Parser)
    first = next((word for word in words if not word.startswith("-")), None)
    if first is not None and first not in VERBS:
        _refuse_verb(parser, first)
    made = {name: _add_verb(verbs, name) for name in ([first] if first else VERBS)}  # one verb loads one module
    if first is not None and words[0] == first:  # flags may stand between a plan and its goals
        given, unknown = made[first].parse_known_intermixed_args(words[1:], argparse.Namespace(verb=first))
    else:
        given, unknown = parser.parse_known_args(words)
    if unknown:
        _refuse_argument(made[given.verb], unknown[0])
    return given


class _Verbs(Protocol):
    """What argparse gives for a choice of verbs."""

    def add_parser(self, name: str, *, help: str, description: str) -> _Parser:  # noqa: A002
        """Add one."""
        ...


def _add_verb(verbs: _Verbs, name: str) -> _Parser:
    verb = _verb(name)
    parser = verbs.add_parser(name, help=verb.HELP, description=f"{verb.HELP[0].upper()}{verb.HELP[1:]}.")
    verb.add_arguments(parser)
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    return parser


def _refuse_verb(parser: _Parser, name: str) -> NoReturn:
    """Name the nearest verb before argparse lists them all."""
    near = nearest(name, VERBS)
    way_out = f"did you mean {near[0]!r}?" if near else f"known: {', '.join(VERBS)}"
    parser.error(f"no verb {name[:40]!r}; {way_out}")


def _refuse_argument(parser: _Parser, word: str) -> NoReturn:
    near = nearest(word.partition("=")[0], parser.known_options())
    parser.error(f"unknown argument {word[:40]!r}{f'; did you mean {near[0]!r}?' if near else ''}")


def _refuse(error: OkrkitError | OSError, verb: str, *, as_data: bool) -> int:
    """Say on standard error what is wrong, every problem of a file on a line of its own."""
    terminal = terminal_for(sys.stderr)
    first, *rest = _headline(error).split("\n")  # a sentence comes with its words underlined
    lines = [line((f"okrkit {verb}: ", "bold"), clean(first)), *(line(clean(text)) for text in rest)]
    if isinstance(error, PlanFileError):
        lines += [line(f"  {clean(str(issue))}") for issue in error.issues]
    try:
        terminal.show(lines)
        if as_data:
            sys.stdout.write(as_json(_refusal(error), encoding=sys.stdout.encoding or "utf-8") + "\n")
    except BrokenPipeError:
        pass
    return UNUSABLE


def _headline(error: OkrkitError | OSError) -> str:
    if isinstance(error, PlanFileError):
        return error.message
    if isinstance(error, OSError):
        return f"{error.filename or 'file'}: {(error.strerror or 'cannot be used').lower()}"
    return str(error)


def _refusal(error: OkrkitError | OSError) -> dict[str, object]:
    issues = error.issues if isinstance(error, PlanFileError) else ()
    return {
        "error": {
            "message": _headline(error),
            "issues": [
                {
                    "file": issue.file,
                    "line": issue.line,
                    "column": issue.column,
                    "path": issue.path,
                    "code": issue.code,
                    "message": issue.message,
                }
                for issue in issues
            ],
        }
    }
