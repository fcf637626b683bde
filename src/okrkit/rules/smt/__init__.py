"""SMT: how SMART goals are written."""

from typing import Final

from okrkit.rules.rule import Rule
from okrkit.rules.smt.smt105 import no_owner
from okrkit.rules.smt.smt106 import unachievable_pace
from okrkit.rules.smt.smt107 import already_reached
from okrkit.rules.smt.smt108 import irrelevant
from okrkit.rules.smt.smt109 import no_deadline
from okrkit.rules.smt.smt111 import past_deadline

__all__ = ["SMT"]

SMT: Final[tuple[Rule, ...]] = (
    no_owner,
    unachievable_pace,
    already_reached,
    irrelevant,
    no_deadline,
    past_deadline,
)
