"""The three layers: company and function OKRs, team OKRs or SMART goals, individual SMART goals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

import attrs

from okrkit.goals import Goal, KeyResult, Level, Objective, Plan

__all__ = ["THREE_LAYERS", "Layer", "LayerBreach", "LayerPolicy", "check_layers", "layers_of", "show_layers"]

Kind: TypeAlias = Literal["okr", "smart"]


def _as_allowed(given: Mapping[Level, frozenset[Kind]]) -> Mapping[Level, frozenset[Kind]]:
    return {Level(level): frozenset(kinds) for level, kinds in given.items()}


@attrs.frozen
class LayerPolicy:
    """Which kinds of goals each level may hold.

    Attributes:
        allowed: Kinds by level, "okr" for objectives and "smart" for SMART goals; a level that is
            not named may hold both.

    Source:
        OKR Hub: "Leadership sets company or function OKRs … Teams set supporting OKRs where shared
        outcomes need coordination … Individuals keep SMART goals".

    Examples:
        >>> LayerPolicy({"team": {"okr"}}).allows(Level.TEAM, "smart")
        False
    """

    allowed: Mapping[Level, frozenset[Kind]] = attrs.field(converter=_as_allowed, hash=False)

    def allows(self, level: Level, kind: Kind) -> bool:
        """Return whether a level may hold goals of a kind."""
        return level not in self.allowed or kind in self.allowed[level]


THREE_LAYERS: Final = LayerPolicy(
    {
        Level.COMPANY: frozenset({"okr"}),
        Level.FUNCTION: frozenset({"okr"}),
        Level.TEAM: frozenset({"okr", "smart"}),
        Level.INDIVIDUAL: frozenset({"smart"}),
    }
)


@attrs.frozen
class LayerBreach:
    """A goal of a kind that its level should not hold.

    Attributes:
        goal: Its id.
        level: Where it lives.
        kind: "okr" or "smart".
        message: What is wrong and the way out.
    """

    goal: str
    level: Level
    kind: Kind
    message: str


@attrs.frozen
class Layer:
    """One level of a plan with the goals it holds.

    Attributes:
        level: The level; None for goals that state none.
        objectives: Ids, in plan order.
        smart_goals: Ids, in plan order.
    """

    level: Level | None
    objectives: tuple[str, ...]
    smart_goals: tuple[str, ...]


def check_layers(plan: Plan, *, policy: LayerPolicy = THREE_LAYERS) -> tuple[LayerBreach, ...]:
    """Return the goals whose kind their level should not hold, in plan order.

    Goals that state no level are left alone.

    Examples:
        >>> plan = Plan([Objective("mine", "Become a great writer", level="individual")])
        >>> [breach.goal for breach in check_layers(plan)]
        ['mine']
    """
    found: list[LayerBreach] = []
    for goal in plan.goals():
        kind = _kind(goal)
        if kind and goal.level and not policy.allows(goal.level, kind):
            found.append(LayerBreach(goal.id, goal.level, kind, _message(goal.level, kind, policy)))
    return tuple(found)


def _kind(goal: Goal) -> Kind | None:
    if isinstance(goal, KeyResult):
        return None
    return "okr" if isinstance(goal, Objective) else "smart"


def _message(level: Level, kind: Kind, policy: LayerPolicy) -> str:
    allowed = " or ".join(sorted(policy.allowed[level])) or "no goals"
    name = "an objective" if kind == "okr" else "a SMART goal"
    return f"{name} at {level} level, where the policy has {allowed}; write it as one, or move it to another level"


def layers_of(plan: Plan) -> tuple[Layer, ...]:
    """Return the levels that hold goals, highest first, goals without a level last.

    Examples:
        >>> plan = Plan([Objective("o", "Grow", level="company")])
        >>> [(layer.level.value, layer.objectives) for layer in layers_of(plan)]
        [('company', ('o',))]
    """
    levels: tuple[Level | None, ...] = (*Level, None)
    found = (_layer(plan, level) for level in levels)
    return tuple(layer for layer in found if layer.objectives or layer.smart_goals)


def _layer(plan: Plan, level: Level | None) -> Layer:
    return Layer(
        level,
        tuple(one.id for one in plan.objectives if one.level == level),
        tuple(one.id for one in plan.smart_goals if one.level == level),
    )


def show_layers(plan: Plan, *, policy: LayerPolicy = THREE_LAYERS) -> str:
    """Return the layers as text, a level a line, with what breaks the policy below.

    Examples:
        >>> print(show_layers(Plan([Objective("mine", "Become a great writer", level="individual")])))
        individual  1 objective, 0 SMART goals (policy: smart)
          ! mine: an objective at individual level, where the policy has smart; write it as one, or move it to another level
    """
    breaches = check_layers(plan, policy=policy)
    lines: list[str] = []
    for layer in layers_of(plan):
        lines.append(_line(layer, policy))
        lines.extend(f"  ! {breach.goal}: {breach.message}" for breach in breaches if breach.level == layer.level)
    return "\n".join(lines)


def _line(layer: Layer, policy: LayerPolicy) -> str:
    allowed = policy.allowed.get(layer.level) if layer.level else None
    shown = f" (policy: {' or '.join(sorted(allowed))})" if allowed else ""
    counted = (_counted(len(layer.objectives), "objective"), _counted(len(layer.smart_goals), "SMART goal"))
    return f"{layer.level or 'no level':<11} {', '.join(counted)}{shown}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
