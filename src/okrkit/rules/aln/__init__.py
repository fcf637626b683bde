"""ALN."""

from typing import Final

from okrkit.rules.rule import Rule

__all__ = ["ALN"]

ALN: Final[tuple[Rule, ...]] = ()
