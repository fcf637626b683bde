"""SCO: what scores say about how goals were set."""

from typing import Final

from okrkit.rules.rule import Rule
from okrkit.rules.sco.sco101 import sandbagging
from okrkit.rules.sco.sco102 import overreach
from okrkit.rules.sco.sco103 import masked_risk
from okrkit.rules.sco.sco104 import committed_miss_unexplained
from okrkit.rules.sco.sco105 import grade_differs_without_reason

__all__ = ["SCO"]

SCO: Final[tuple[Rule, ...]] = (
    sandbagging,
    overreach,
    masked_risk,
    committed_miss_unexplained,
    grade_differs_without_reason,
)
