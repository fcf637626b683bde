"""The one place where the garbage collector is paused: bulk work makes millions of objects and no garbage."""

from __future__ import annotations

import gc
from collections.abc import Generator
from contextlib import contextmanager

__all__ = ["collector_paused"]


@contextmanager
def collector_paused() -> Generator[None]:
    """Pause the collector, and start it again only if it was running.

    What was made meanwhile then counts as old: the next collection of young objects does not go
    through all of it, the next full one does.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if not gc.get_freeze_count():  # a program's own frozen objects stay frozen
                gc.freeze()
                gc.unfreeze()
            gc.enable()
