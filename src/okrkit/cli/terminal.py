"""Where output goes: colour, width and characters that the stream can show; the progress bar."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager
from typing import Protocol, TextIO

import attrs

from okrkit.cli.text import Line, Style

__all__ = ["Steps", "Terminal", "progress", "terminal_for", "wants_colour"]

_DRAWN = "█░│├└─…·–→≥≤≠×~−✓✗"
_ASCII = {
    "█": "#", "░": ".", "│": "|", "├": "|", "└": "`", "─": "-", "…": "~", "·": "-", "–": "-", "—": "-", "→": "->",
    "≥": ">=", "≤": "<=", "≠": "!=", "×": "x", "−": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "✓": "+", "✗": "x",
    "€": "EUR", "£": "GBP",
}  # fmt: skip
_LEAST, _MOST = 60, 120


@attrs.frozen
class Terminal:
    """What a stream can show.

    Attributes:
        stream: Where the text goes.
        width: Columns to use [60-120].
        colour: Whether styles are shown; only with rich.
        encoding: Of the stream; characters that it lacks are written with plainer ones.
    """

    stream: TextIO
    width: int
    colour: bool
    encoding: str

    def show(self, lines: Iterable[Line]) -> None:
        """Write the lines, each cut of the blanks at its end."""
        if self.colour:
            _show_styled(self, lines)
            return
        for one in lines:
            text = "".join(piece for piece, _ in one).rstrip()
            self.stream.write(self.plain(text) + "\n")

    def write(self, text: str) -> None:
        """Write text as it is, as far as the stream can show it."""
        self.stream.write(self.plain(text))

    def plain(self, text: str) -> str:
        """Return the text in characters that the stream can show."""
        if text.isascii():
            return text
        try:
            text.encode(self.encoding)
        except UnicodeError:
            return _plainer(text, self.encoding)
        return text


def _plainer(text: str, encoding: str) -> str:
    simple = "".join(_ASCII.get(char, char) for char in text)
    return simple.encode(encoding, "replace").decode(encoding)


def terminal_for(stream: TextIO, *, color: str = "auto", environ: Mapping[str, str] = os.environ) -> Terminal:
    """Return what the stream can show, as the environment and the user want it.

    Args:
        stream: Where text will go.
        color: "auto", "always" or "never"; anything but auto beats the environment.
        environ: NO_COLOR and FORCE_COLOR count where they are not empty; COLUMNS sets the width.
    """
    columns = shutil.get_terminal_size((80, 24)).columns
    return Terminal(
        stream,
        width=min(_MOST, max(_LEAST, columns)),
        colour=wants_colour(stream, color=color, environ=environ) and _has_rich(),
        encoding=getattr(stream, "encoding", None) or "utf-8",
    )


def wants_colour(stream: TextIO, *, color: str = "auto", environ: Mapping[str, str] = os.environ) -> bool:
    """Tell whether colour is wanted: the flag decides, then NO_COLOR, FORCE_COLOR, then the terminal.

    Source:
        no-color.org and force-color.org: set and not empty.
    """
    if color != "auto":
        return color == "always"
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return is_terminal(stream) and environ.get("TERM") != "dumb"


def is_terminal(stream: TextIO) -> bool:
    """Tell whether somebody looks at the stream; a closed one is no terminal."""
    try:
        return stream.isatty()
    except ValueError:
        return False


def _has_rich() -> bool:
    try:
        import rich.console  # noqa: F401  # pyright: ignore[reportUnusedImport]
    except ImportError:
        return False
    return True


_STYLES: Mapping[Style, str] = {
    "": "",
    "bold": "bold",
    "dim": "dim",
    "red": "red",
    "yellow": "yellow",
    "green": "green",
    "cyan": "cyan",
    "underline": "underline",
}


def _show_styled(terminal: Terminal, lines: Iterable[Line]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(
        file=terminal.stream,
        force_terminal=True,
        color_system="standard",
        no_color=False,
        highlight=False,
        markup=False,
        emoji=False,
        soft_wrap=True,
        width=terminal.width,
    )
    for one in lines:
        text = Text(no_wrap=True, end="")
        for piece, style in one:
            text.append(terminal.plain(piece), _STYLES[style])
        text.rstrip()
        console.print(text)


class Steps(Protocol):
    """What reports how far a long piece of work is."""

    def step(self, name: str) -> None:
        """Say what begins now."""
        ...


class _Quiet:
    """Says nothing: nobody looks."""

    def step(self, name: str) -> None:
        """Say nothing."""


@contextmanager
def progress(steps: int, *, stream: TextIO | None = None) -> Generator[Steps]:
    """Show a bar on standard error while long work runs, if somebody looks at it.

    It appears after half a second and leaves nothing behind; without rich, in pipes and on dumb
    terminals there is none.

    Args:
        steps: How many steps will be reported.
        stream: Standard error unless given.
    """
    to = sys.stderr if stream is None else stream
    if not (is_terminal(to) and _has_rich() and os.environ.get("TERM") != "dumb"):
        yield _Quiet()
        return
    from okrkit.cli.progress import drawn

    with drawn(steps, to) as shown:
        yield shown
