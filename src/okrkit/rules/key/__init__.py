"""KEY: how key results are written and measured."""

from typing import Final

from okrkit.rules.key.key101 import activity_key_result
from okrkit.rules.key.key102 import output_key_result
from okrkit.rules.key.key103 import no_measure
from okrkit.rules.key.key104 import missing_baseline
from okrkit.rules.key.key105 import ambiguous_metric
from okrkit.rules.key.key106 import percent_without_base
from okrkit.rules.key.key107 import due_outside_cycle
from okrkit.rules.key.key108 import looks_like_a_kpi
from okrkit.rules.key.key109 import text_contradicts_measure
from okrkit.rules.key.key110 import no_evidence_source
from okrkit.rules.key.key111 import vanity_metric
from okrkit.rules.key.key112 import placeholder_target
from okrkit.rules.key.key113 import aspirational_yet_certain
from okrkit.rules.key.key114 import committed_yet_doubtful
from okrkit.rules.key.key115 import unit_spelling
from okrkit.rules.rule import Rule

__all__ = ["KEY"]

KEY: Final[tuple[Rule, ...]] = (
    activity_key_result,
    output_key_result,
    no_measure,
    missing_baseline,
    ambiguous_metric,
    percent_without_base,
    due_outside_cycle,
    looks_like_a_kpi,
    text_contradicts_measure,
    no_evidence_source,
    vanity_metric,
    placeholder_target,
    aspirational_yet_certain,
    committed_yet_doubtful,
    unit_spelling,
)
