"""RUN: rules about the run of the rules itself; lint always reports them."""

from typing import Final

from okrkit.rules.rule import Rule
from okrkit.rules.run.run101 import unused_suppression
from okrkit.rules.run.run102 import unknown_suppression
from okrkit.rules.run.run103 import rule_failed

__all__ = ["RUN"]

RUN: Final[tuple[Rule, ...]] = (unused_suppression, unknown_suppression, rule_failed)
