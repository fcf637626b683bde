"""The garbage collector, paused while a large plan is linted: findings are kept and nothing else is left over."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

__all__ = ["collector_paused"]

_LARGE: Final = 2000  # below this many goals a pass is too short for the collector to be noticed


@contextmanager
def collector_paused(goals: int) -> Generator[None]:
    """Pause the collector for a large plan, and start it again only if it was running."""
    pause = goals >= _LARGE and gc.isenabled()
    if pause:
        gc.disable()
    try:
        yield
    finally:
        if pause:
            gc.enable()
