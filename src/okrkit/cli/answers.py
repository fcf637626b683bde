"""Answer: what a verb found, before anybody has decided how to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import attrs

from okrkit.cli.terminal import Terminal
from okrkit.cli.text import Line, clean, line
from okrkit.harmless import as_json

__all__ = ["CLEAN", "FINDINGS", "STOPPED", "UNUSABLE", "Answer", "Data", "as_json", "delivered", "show"]

CLEAN, FINDINGS, UNUSABLE, STOPPED = 0, 1, 2, 130
"""Exit codes: nothing to report; findings at or above --fail-on; unusable input; stopped by the user."""

Data = Mapping[str, object]
"""Plain data, ready for JSON."""


@attrs.frozen
class Answer:
    """What a verb found.

    Attributes:
        lines: Makes the text for a terminal of a width.
        data: Makes the data for `--format json`.
        raw: Text in a format of its own, written as it is; None: lines or data.
        code: Exit code.
    """

    lines: Callable[[int], Iterable[Line]] = lambda _: ()
    data: Callable[[], Data] = dict
    raw: str | None = None
    code: int = CLEAN


def show(answer: Answer, terminal: Terminal, *, as_data: bool) -> None:
    """Write the answer to the terminal, as text or as JSON."""
    if answer.raw is not None:
        terminal.write(answer.raw)
    elif as_data:
        terminal.write(as_json(answer.data(), encoding=terminal.encoding) + "\n")
    else:
        terminal.show(answer.lines(terminal.width))
    terminal.stream.flush()


def delivered(text: str, output: str | None) -> Answer:
    """Return the text as the answer, or write it to a file in UTF-8 and say so.

    Raises:
        OSError: If the file cannot be written.
    """
    if output is None:
        return Answer(raw=text)
    Path(output).write_text(text, encoding="utf-8", newline="\n")
    return Answer(lines=lambda _: [line(f"wrote {clean(output)}")])
