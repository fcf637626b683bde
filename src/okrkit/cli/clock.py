"""The one clock of okrkit: the day that `--as-of` means where nobody says one."""

from __future__ import annotations

import time
from datetime import date

__all__ = ["day_on_the_wall"]


def day_on_the_wall() -> date:
    """Return the day by the clock of this machine; every verb that uses it prints it."""
    return date.fromisoformat(time.strftime("%Y-%m-%d"))
