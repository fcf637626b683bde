"""CAD: the rhythm of check-ins and changes."""

from typing import Final

from okrkit.rules.cad.cad101 import stale_check_in
from okrkit.rules.cad.cad102 import never_checked_in
from okrkit.rules.cad.cad103 import late_first_review
from okrkit.rules.cad.cad104 import confidence_never_moves
from okrkit.rules.cad.cad105 import green_but_flat
from okrkit.rules.cad.cad106 import eased_target_without_reason
from okrkit.rules.cad.cad107 import odd_cycle_length
from okrkit.rules.cad.cad108 import too_many_priorities
from okrkit.rules.cad.cad109 import informal_churn
from okrkit.rules.rule import Rule

__all__ = ["CAD"]

CAD: Final[tuple[Rule, ...]] = (
    stale_check_in,
    never_checked_in,
    late_first_review,
    confidence_never_moves,
    green_but_flat,
    eased_target_without_reason,
    odd_cycle_length,
    too_many_priorities,
    informal_churn,
)
