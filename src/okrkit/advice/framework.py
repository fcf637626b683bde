"""Which framework fits: OKR, SMART or a hybrid of both, with every rule that fired."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal, TypeAlias

import attrs

from okrkit.advice.situations import Horizon, Situation
from okrkit.goals import Ambition, Level

__all__ = ["FiredRule", "Framework", "Recommendation", "recommend_framework"]

Framework: TypeAlias = Literal["okr", "smart", "hybrid"]

MARGIN: Final = 2
"""Points by which one framework must lead. Source: okrkit: one two-point fact decides, a lone hint does not."""

CONTROLLABLE_ALONE: Final = 0.7
"""Share of control from which contained work is SMART. Source: OKR Hub ("success sits mostly within one
person's or one team's control"), as a number: okrkit."""

CONTROLLABLE_POINTS: Final = 0.8
"""Share of control that earns points for SMART. Source: okrkit: stricter than the decisive rule, which asks for more beside it."""


@attrs.frozen
class FiredRule:
    """One rule that applied to a situation.

    Attributes:
        rule: What was seen, in words.
        favours: The framework it speaks for.
        points: Its weight; None for a rule that decides alone.
        source: Who says so.
    """

    rule: str
    favours: Framework
    points: int | None
    source: str


@attrs.frozen
class Recommendation:
    """The framework that fits a situation, and why.

    Attributes:
        framework: "okr", "smart" or "hybrid".
        fired: Every rule that applied; the first deciding one comes first.
        points: Points for OKR and for SMART, whether or not they decided.
        certainty: Weight of what was known ÷ total [0-1]; 1 where one rule decides alone.
        ask: The fields to find out next, the weightiest first; empty where one rule decides alone.
        form: How to write it down.

    Examples:
        >>> from okrkit.advice import Situation, recommend_framework
        >>> print(recommend_framework(Situation(purpose="probation")))
        SMART (certainty 1.00): one SMART goal of one owner
          + purpose is probation: decides for smart [OKR Hub]
    """

    framework: Framework
    fired: tuple[FiredRule, ...]
    points: tuple[int, int]
    certainty: float
    ask: tuple[str, ...]
    form: str

    def __str__(self) -> str:
        head = f"{self.framework.upper()} (certainty {self.certainty:.2f}): {self.form}"
        asks = [f"  ? find out: {', '.join(self.ask[:3])}"] if self.ask else []
        return "\n".join([head, *map(_shown, self.fired), *asks])


def _shown(fired: FiredRule) -> str:
    weight = f"decides for {fired.favours}" if fired.points is None else f"{fired.favours} +{fired.points}"
    return f"  + {fired.rule}: {weight} [{fired.source}]"


@attrs.frozen
class _PointRule:
    """A rule that earns points; it can fire once all of its fields are known."""

    rule: str
    favours: Framework
    points: int
    fields: tuple[str, ...]
    applies: Callable[[Situation], bool]
    source: str


_POINT_RULES: Final = (
    _PointRule(
        "two or more teams are needed", "okr", 3, ("teams_required",),
        lambda s: (s.teams_required or 0) >= 2, "OKR Hub",
    ),
    _PointRule(
        "teams deliver and the whole does not move", "okr", 3, ("alignment_problem",),
        lambda s: s.alignment_problem is True, "OKR Hub",
    ),
    _PointRule(
        "two or more metrics tell the result", "okr", 2, ("metrics_needed",),
        lambda s: (s.metrics_needed or 0) >= 2, "OKR Hub",
    ),
    _PointRule(
        "the ambition is a stretch", "okr", 2, ("ambition",),
        lambda s: s.ambition is Ambition.ASPIRATIONAL, "Krezzo",
    ),
    _PointRule(
        "the way there adapts in the cycle", "okr", 1, ("adapts_in_cycle",),
        lambda s: s.adapts_in_cycle is True, "OKR Hub",
    ),
    _PointRule(
        "it runs for a quarter", "okr", 1, ("horizon",),
        lambda s: s.horizon is Horizon.QUARTER, "Krezzo",
    ),
    _PointRule(
        "it belongs to one person", "smart", 3, ("level",),
        lambda s: s.level is Level.INDIVIDUAL, "OKR Hub",
    ),
    _PointRule(
        "the finish line is clear and the scope stable", "smart", 2, ("finish_line_clear", "scope_stable"),
        lambda s: s.finish_line_clear is True and s.scope_stable is True, "OKR Hub",
    ),
    _PointRule(
        "its owner controls at least 0.8 of it", "smart", 2, ("controllable",),
        lambda s: (s.controllable or 0) >= CONTROLLABLE_POINTS, "okrkit",
    ),
    _PointRule(
        "it must be hit in full", "smart", 1, ("ambition",),
        lambda s: s.ambition is Ambition.COMMITTED, "Krezzo",
    ),
    _PointRule(
        "one metric tells the result", "smart", 1, ("metrics_needed",),
        lambda s: s.metrics_needed == 1, "OKR Hub",
    ),
)  # fmt: skip

_FORM: dict[Framework, str] = {
    "okr": "an objective with 3-5 key results of the teams that share it",
    "smart": "one SMART goal of one owner",
    "hybrid": "an objective whose key results are written as SMART goals",
}


def recommend_framework(situation: Situation) -> Recommendation:
    """Return the framework that fits a situation, with every rule that fired.

    The purpose decides first, then contained or shared work, then points: one framework must lead
    by 2, otherwise both are combined.

    Args:
        situation: What is known; unknown fields fire no rule and lower the certainty.

    Source:
        OKR Hub, "OKR vs SMART Goals: when to use each framework" (27 May 2026); Krezzo, "OKRs vs
        SMART Goals" (verified February 2026); the points: okrkit.

    Examples:
        >>> from okrkit.advice import Situation, recommend_framework
        >>> recommend_framework(Situation(level="individual", teams_required=1, finish_line_clear=True)).framework
        'smart'
        >>> recommend_framework(Situation(teams_required=4, single_owner=False)).framework
        'okr'
    """
    decisive = _decisive(situation)
    fired = [_fired(rule) for rule in _POINT_RULES if rule.applies(situation)]
    okr, smart = (sum(one.points or 0 for one in fired if one.favours == name) for name in ("okr", "smart"))
    framework = decisive[0].favours if decisive else _by_points(okr, smart)
    settled = bool(decisive) and not _is_provisional(situation, decisive)
    return Recommendation(
        framework=framework,
        fired=(*decisive, *fired),
        points=(okr, smart),
        certainty=1.0 if settled else _certainty(situation),
        ask=() if settled else _questions(situation),
        form=_form(framework, situation),
    )


def _fired(rule: _PointRule) -> FiredRule:
    return FiredRule(rule.rule, rule.favours, rule.points, rule.source)


def _by_points(okr: int, smart: int) -> Framework:
    if abs(okr - smart) < MARGIN:
        return "hybrid"
    return "okr" if okr > smart else "smart"


def _decisive(situation: Situation) -> tuple[FiredRule, ...]:
    """Return the rules that decide alone, in the order in which they do."""
    found = (_by_purpose(situation), _contained(situation), _shared(situation))
    return tuple(fired for fired in found if fired)


def _is_provisional(situation: Situation, decisive: tuple[FiredRule, ...]) -> bool:
    """Return whether a single owner is all that speaks for one team, so that more teams could still come up."""
    return situation.teams_required is None and decisive[0] == _contained(situation)


def _by_purpose(situation: Situation) -> FiredRule | None:
    purpose = situation.purpose
    if purpose is None or not (purpose.is_about_a_person or purpose.is_an_obligation):
        return None
    if purpose.is_an_obligation and (situation.teams_required or 1) >= 2:
        rule = f"purpose is {purpose} and {situation.teams_required} teams are needed"
        return FiredRule(rule, "hybrid", None, "okrkit")
    return FiredRule(f"purpose is {purpose}", "smart", None, "OKR Hub")


def _contained(situation: Situation) -> FiredRule | None:
    one = situation.teams_required == 1 or (situation.teams_required is None and situation.single_owner is True)
    controlled = (situation.controllable or 0) >= CONTROLLABLE_ALONE
    if one and controlled and situation.metrics_needed == 1 and situation.finish_line_clear:
        rule = "one team or role controls at least 0.7 of it, with one metric and a clear finish line"
        return FiredRule(rule, "smart", None, "OKR Hub")
    return None


def _shared(situation: Situation) -> FiredRule | None:
    if (situation.teams_required or 0) >= 2 and situation.single_owner is False:
        return FiredRule("two or more teams are needed and no single owner can produce it", "okr", None, "OKR Hub")
    return None


def _weights() -> dict[str, float]:
    """Return what each field can move: its largest rule, shared where a rule needs several fields."""
    weights: dict[str, float] = {}
    for rule in _POINT_RULES:
        for name in rule.fields:
            weights[name] = max(weights.get(name, 0.0), rule.points / len(rule.fields))
    return weights


def _certainty(situation: Situation) -> float:
    weights = _weights()
    known = set(situation.known())
    return sum(weight for name, weight in weights.items() if name in known) / sum(weights.values())


def _questions(situation: Situation) -> tuple[str, ...]:
    known = set(situation.known())
    open_fields = [(weight, name) for name, weight in _weights().items() if name not in known]
    decisive = [] if "purpose" in known else ["purpose"]
    return (*decisive, *(name for _, name in sorted(open_fields, key=lambda pair: -pair[0])))


def _form(framework: Framework, situation: Situation) -> str:
    purpose = situation.purpose
    if framework == "hybrid" and purpose is not None and purpose.is_an_obligation:
        return "a committed OKR whose key results are written as SMART goals"
    return _FORM[framework]
