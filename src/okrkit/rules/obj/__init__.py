"""OBJ: how objectives are written and staffed with key results."""

from typing import Final

from okrkit.rules.obj.obj104 import no_key_results
from okrkit.rules.obj.obj105 import single_key_result
from okrkit.rules.obj.obj106 import too_many_key_results
from okrkit.rules.obj.obj107 import only_deliverables
from okrkit.rules.obj.obj109 import missing_owner
from okrkit.rules.obj.obj110 import long_objective
from okrkit.rules.obj.obj113 import all_due_on_the_last_day
from okrkit.rules.obj.obj114 import missing_ambition
from okrkit.rules.rule import Rule

__all__ = ["OBJ"]

OBJ: Final[tuple[Rule, ...]] = (
    no_key_results,
    single_key_result,
    too_many_key_results,
    only_deliverables,
    missing_owner,
    long_objective,
    all_due_on_the_last_day,
    missing_ambition,
)
