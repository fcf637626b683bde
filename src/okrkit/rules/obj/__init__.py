"""OBJ: how objectives are written and staffed with key results."""

from typing import Final

from okrkit.rules.obj.obj101 import output_as_objective
from okrkit.rules.obj.obj102 import metric_as_objective
from okrkit.rules.obj.obj103 import business_as_usual
from okrkit.rules.obj.obj104 import no_key_results
from okrkit.rules.obj.obj105 import single_key_result
from okrkit.rules.obj.obj106 import too_many_key_results
from okrkit.rules.obj.obj107 import only_deliverables
from okrkit.rules.obj.obj108 import no_guardrail
from okrkit.rules.obj.obj109 import missing_owner
from okrkit.rules.obj.obj110 import long_objective
from okrkit.rules.obj.obj111 import unmeasured_noun
from okrkit.rules.obj.obj112 import double_counted_metric
from okrkit.rules.obj.obj113 import all_due_on_the_last_day
from okrkit.rules.obj.obj114 import missing_ambition
from okrkit.rules.rule import Rule

__all__ = ["OBJ"]

OBJ: Final[tuple[Rule, ...]] = (
    output_as_objective,
    metric_as_objective,
    business_as_usual,
    no_key_results,
    single_key_result,
    too_many_key_results,
    only_deliverables,
    no_guardrail,
    missing_owner,
    long_objective,
    unmeasured_noun,
    double_counted_metric,
    all_due_on_the_last_day,
    missing_ambition,
)
