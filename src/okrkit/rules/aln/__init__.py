"""ALN: who contributes to what."""

from typing import Final

from okrkit.rules.aln.aln101 import unaligned_goal
from okrkit.rules.aln.aln102 import dangling_link
from okrkit.rules.aln.aln103 import contribution_loop
from okrkit.rules.aln.aln104 import inverted_link
from okrkit.rules.aln.aln105 import level_skip
from okrkit.rules.aln.aln106 import copied_goal
from okrkit.rules.aln.aln107 import uncovered_key_result
from okrkit.rules.aln.aln108 import missing_team
from okrkit.rules.aln.aln109 import counted_twice
from okrkit.rules.aln.aln110 import unmanaged_conflict
from okrkit.rules.aln.aln111 import period_mismatch
from okrkit.rules.aln.aln112 import individual_okr
from okrkit.rules.aln.aln113 import okr_tied_to_pay
from okrkit.rules.aln.aln114 import dependency_loop
from okrkit.rules.aln.aln115 import single_point_of_failure
from okrkit.rules.aln.aln116 import overlapping_work
from okrkit.rules.rule import Rule

__all__ = ["ALN"]

ALN: Final[tuple[Rule, ...]] = (
    unaligned_goal,
    dangling_link,
    contribution_loop,
    inverted_link,
    level_skip,
    copied_goal,
    uncovered_key_result,
    missing_team,
    counted_twice,
    unmanaged_conflict,
    period_mismatch,
    individual_okr,
    okr_tied_to_pay,
    dependency_loop,
    single_point_of_failure,
    overlapping_work,
)
