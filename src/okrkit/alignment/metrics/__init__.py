"""The figures of the alignment report, a family a module; `ALL` says what runs, in which order."""

from collections.abc import Callable

from okrkit.alignment.metrics.coverage import (
    bottom_up_share,
    downward_coverage,
    orphan_rate,
    shared_coverage,
    upward_alignment,
)
from okrkit.alignment.metrics.dependencies import congruence, critical_path, dependency_confirmation, dependency_slack
from okrkit.alignment.metrics.metric import Look, Metric
from okrkit.alignment.metrics.priorities import concentration, effective_priorities, hub_share, team_modularity
from okrkit.alignment.metrics.shape import (
    conflict_count,
    copied_share,
    depth,
    double_counting,
    level_skips,
    loop_count,
    span,
)

__all__ = ["ALL", "Look", "Metric"]

ALL: tuple[Callable[[Look], Metric], ...] = (
    orphan_rate,
    upward_alignment,
    downward_coverage,
    shared_coverage,
    depth,
    span,
    level_skips,
    copied_share,
    bottom_up_share,
    dependency_confirmation,
    critical_path,
    dependency_slack,
    congruence,
    hub_share,
    concentration,
    effective_priorities,
    team_modularity,
    conflict_count,
    double_counting,
    loop_count,
)
