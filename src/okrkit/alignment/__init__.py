"""Does it add up: who contributes to what, what that amounts to, and what a change would do."""

from okrkit.alignment.assumptions import MOVED, Assumption, AssumptionState, assumptions, refuted_assumptions
from okrkit.alignment.bottlenecks import WEIGHT_SHIFT, Bottleneck, bottlenecks
from okrkit.alignment.chance import Certain, Chance, Distribution, Drift, default_distribution, p_missing
from okrkit.alignment.effects import Effect, effect, effects, strength
from okrkit.alignment.exchange import from_networkx
from okrkit.alignment.graph import AlignmentGraph, align
from okrkit.alignment.influence import GoalInfluence, Influence, influence
from okrkit.alignment.links import DanglingLink, DoublePath, Link, LinkKind
from okrkit.alignment.metrics import Metric
from okrkit.alignment.report import AlignmentReport, alignment_report
from okrkit.alignment.satisfaction import TOLERANCE, Refinement, satisfaction
from okrkit.alignment.simulation import Sampled, Simulation, simulate
from okrkit.alignment.tornado import Swing, Tornado, sensitivity, tornado
from okrkit.alignment.what_if import Delta, LinkChanges, WhatIf, edited, what_if

__all__ = [
    "MOVED",
    "TOLERANCE",
    "WEIGHT_SHIFT",
    "AlignmentGraph",
    "AlignmentReport",
    "Assumption",
    "AssumptionState",
    "Bottleneck",
    "Certain",
    "Chance",
    "DanglingLink",
    "Delta",
    "Distribution",
    "DoublePath",
    "Drift",
    "Effect",
    "GoalInfluence",
    "Influence",
    "Link",
    "LinkChanges",
    "LinkKind",
    "Metric",
    "Refinement",
    "Sampled",
    "Simulation",
    "Swing",
    "Tornado",
    "WhatIf",
    "align",
    "alignment_report",
    "assumptions",
    "bottlenecks",
    "default_distribution",
    "edited",
    "effect",
    "effects",
    "from_networkx",
    "influence",
    "p_missing",
    "refuted_assumptions",
    "satisfaction",
    "sensitivity",
    "simulate",
    "strength",
    "tornado",
    "what_if",
]
