"""The progress bar: drawn with rich, late enough that short work never flickers."""

from __future__ import annotations

import threading
from collections.abc import Generator
from contextlib import contextmanager
from typing import TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

__all__ = ["drawn"]

_PATIENCE = 0.5  # seconds that work may take before a bar is worth the reader's eye


class _Bar:
    """A bar that knows its task; each step moves it on by one."""

    def __init__(self, shown: Progress, task: TaskID) -> None:
        self._shown, self._task, self._begun = shown, task, False

    def step(self, name: str) -> None:
        """Say what begins now; what ran before is done."""
        self._shown.update(self._task, description=name, advance=1 if self._begun else 0)
        self._begun = True


@contextmanager
def drawn(steps: int, stream: TextIO) -> Generator[_Bar]:
    """Draw a bar on the stream while the block runs, from half a second on."""
    shown = Progress(
        SpinnerColumn(style=""),
        TextColumn("{task.description}"),
        BarColumn(bar_width=30),
        TimeElapsedColumn(),
        console=Console(file=stream),
        transient=True,
    )
    bar = _Bar(shown, shown.add_task("reading", total=steps))
    late = threading.Timer(_PATIENCE, shown.start)
    late.daemon = True
    late.start()
    try:
        yield bar
    finally:
        late.cancel()
        late.join()
        shown.stop()
