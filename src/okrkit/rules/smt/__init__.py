"""SMT: how SMART goals are written."""

from typing import Final

from okrkit.rules.rule import Rule
from okrkit.rules.smt.smt101 import vague_goal
from okrkit.rules.smt.smt102 import no_action_verb
from okrkit.rules.smt.smt103 import no_indicator
from okrkit.rules.smt.smt104 import no_target
from okrkit.rules.smt.smt105 import no_owner
from okrkit.rules.smt.smt106 import unachievable_pace
from okrkit.rules.smt.smt107 import already_reached
from okrkit.rules.smt.smt108 import irrelevant
from okrkit.rules.smt.smt109 import no_deadline
from okrkit.rules.smt.smt110 import vague_deadline
from okrkit.rules.smt.smt111 import past_deadline
from okrkit.rules.smt.smt112 import compound_goal
from okrkit.rules.smt.smt113 import escape_clause
from okrkit.rules.smt.smt114 import absolute
from okrkit.rules.smt.smt115 import open_ended_list
from okrkit.rules.smt.smt116 import needs_several_teams

__all__ = ["SMT"]

SMT: Final[tuple[Rule, ...]] = (
    vague_goal,
    no_action_verb,
    no_indicator,
    no_target,
    no_owner,
    unachievable_pace,
    already_reached,
    irrelevant,
    no_deadline,
    vague_deadline,
    past_deadline,
    compound_goal,
    escape_clause,
    absolute,
    open_ended_list,
    needs_several_teams,
)
