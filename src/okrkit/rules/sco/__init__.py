"""SCO."""

from typing import Final

from okrkit.rules.rule import Rule

__all__ = ["SCO"]

SCO: Final[tuple[Rule, ...]] = ()
