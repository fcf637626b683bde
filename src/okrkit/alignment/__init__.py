"""Does it add up: who contributes to what, what that amounts to, and what a change would do."""

from okrkit.alignment.exchange import from_networkx
from okrkit.alignment.graph import AlignmentGraph, align
from okrkit.alignment.links import DanglingLink, DoublePath, Link, LinkKind

__all__ = [
    "AlignmentGraph",
    "DanglingLink",
    "DoublePath",
    "Link",
    "LinkKind",
    "align",
    "from_networkx",
]
