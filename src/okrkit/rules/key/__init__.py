"""KEY: how key results are written and measured."""

from typing import Final

from okrkit.rules.key.key103 import no_measure
from okrkit.rules.key.key107 import due_outside_cycle
from okrkit.rules.key.key110 import no_evidence_source
from okrkit.rules.key.key113 import aspirational_yet_certain
from okrkit.rules.key.key114 import committed_yet_doubtful
from okrkit.rules.rule import Rule

__all__ = ["KEY"]

KEY: Final[tuple[Rule, ...]] = (
    no_measure,
    due_outside_cycle,
    no_evidence_source,
    aspirational_yet_certain,
    committed_yet_doubtful,
)
