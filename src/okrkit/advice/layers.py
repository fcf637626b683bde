"""The three layers: company and function OKRs, team OKRs or SMART goals, individual SMART goals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal, TypeAlias

import attrs

from okrkit.errors import OptionsError
from okrkit.goals import Goal, KeyResult, Level, Objective, Plan

__all__ = ["THREE_LAYERS", "Layer", "LayerBreach", "LayerPolicy", "check_layers", "layers_of", "show_layers"]

Kind: TypeAlias = Literal["okr", "smart"]


_WORDS: dict[Kind, tuple[str, str]] = {"okr": ("an objective", "OKRs"), "smart": ("a SMART goal", "SMART goals")}


def _as_allowed(given: Mapping[Level, Iterable[Kind]]) -> Mapping[Level, frozenset[Kind]]:
    problems = [
        f"level must be one of {', '.join(Level)}, got {level!r}" for level in given if level not in tuple(Level)
    ]
    for level, kinds in given.items():
        if isinstance(kinds, str):
            problems.append(f"the kinds of {str(level)!r} must be a set of {' and '.join(_WORDS)}, got {kinds!r}")
        else:
            problems += [
                f"kind of {str(level)!r} must be one of {', '.join(_WORDS)}, got {kind!r}"
                for kind in kinds
                if kind not in tuple(_WORDS)
            ]
    if problems:
        raise OptionsError("LayerPolicy", problems)
    return {Level(level): frozenset(kinds) for level, kinds in given.items()}


@attrs.frozen
class LayerPolicy:
    """Which kinds of goals each level may hold.

    Attributes:
        allowed: Kinds by level, "okr" for objectives and "smart" for SMART goals; a level that is
            not named may hold both.

    Raises:
        OptionsError: If a level or kind is unknown, with every problem.

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
    others = [_WORDS[other][0] for other in _WORDS if other in policy.allowed[level]]
    way_out = "move it" if not others else f"write it as {others[0]}, or move it"
    return (
        f"{_WORDS[kind][0]} at {level} level, where the policy has {_named(policy, level)}; {way_out} to another level"
    )


def _named(policy: LayerPolicy, level: Level) -> str:
    return " or ".join(words for kind, (_, words) in _WORDS.items() if kind in policy.allowed[level]) or "no goals"


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
        individual  1 objective, 0 SMART goals (policy: SMART goals)
          ! mine: an objective at individual level, where the policy has SMART goals; write it as a SMART goal, or move it to another level
    """
    breaches = check_layers(plan, policy=policy)
    lines: list[str] = []
    for layer in layers_of(plan):
        lines.append(_line(layer, policy))
        lines.extend(f"  ! {breach.goal}: {breach.message}" for breach in breaches if breach.level == layer.level)
    return "\n".join(lines)


def _line(layer: Layer, policy: LayerPolicy) -> str:
    named = layer.level is not None and layer.level in policy.allowed
    shown = f" (policy: {_named(policy, layer.level)})" if layer.level and named else ""
    counted = (_counted(len(layer.objectives), "objective"), _counted(len(layer.smart_goals), "SMART goal"))
    return f"{layer.level or 'no level':<11} {', '.join(counted)}{shown}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
