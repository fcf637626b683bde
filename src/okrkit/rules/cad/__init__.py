"""CAD."""

from typing import Final

from okrkit.rules.rule import Rule

__all__ = ["CAD"]

CAD: Final[tuple[Rule, ...]] = ()
