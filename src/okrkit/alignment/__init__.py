"""Does it add up: who contributes to what, what that amounts to, and what a change would do."""

from okrkit.alignment.chance import Certain, Chance, Distribution, Drift, default_distribution, p_missing
from okrkit.alignment.effects import Effect, effect, effects, strength
from okrkit.alignment.exchange import from_networkx
from okrkit.alignment.graph import AlignmentGraph, align
from okrkit.alignment.influence import GoalInfluence, Influence, influence
from okrkit.alignment.links import DanglingLink, DoublePath, Link, LinkKind
from okrkit.alignment.satisfaction import TOLERANCE, Refinement, satisfaction
from okrkit.alignment.simulation import Sampled, Simulation, simulate

__all__ = [
    "TOLERANCE",
    "AlignmentGraph",
    "Certain",
    "Chance",
    "DanglingLink",
    "Distribution",
    "DoublePath",
    "Drift",
    "Effect",
    "GoalInfluence",
    "Influence",
    "Link",
    "LinkKind",
    "Refinement",
    "Sampled",
    "Simulation",
    "align",
    "default_distribution",
    "effect",
    "effects",
    "from_networkx",
    "influence",
    "p_missing",
    "satisfaction",
    "simulate",
    "strength",
]
