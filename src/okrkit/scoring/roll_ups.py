"""How scores and words go up: RollUpPolicy, StatusPolicy, and what they look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import attrs

from okrkit.goals import Change, Hold, Measure, Value
from okrkit.goals._build import short_repr
from okrkit.scoring.named import USER_SOURCE, catalogue, check_fields
from okrkit.scoring.words import Reason

__all__ = [
    "ROLL_UP_POLICIES",
    "STATUS_POLICIES",
    "Part",
    "Parts",
    "RollUpPolicy",
    "RollUpRule",
    "Rolled",
    "StatusPolicy",
    "StatusRule",
]


@attrs.frozen
class Part:
    """One contributor, as a roll-up sees it.

    Attributes:
        value: Its score [0-1]; None: undefined.
        bar: The score at which it is met.
        weight: Weight of its link [−1 - 1]; never 0, which is only a trace.
        measured: Its value in the metric's unit, as rolled up; None: an objective, nothing known, or a
            policy that does not add values.
        unit: The metric's unit; None: not stated.
    """

    value: float | None
    bar: float
    weight: float
    measured: Value | None = None
    unit: str | None = None

    @property
    def attainment(self) -> float | None:
        """Score against its bar, at most 1; None where the score is undefined."""
        return None if self.value is None else attained_share(self.value, self.bar)


@attrs.frozen
class Parts:
    """What a roll-up policy looks at.

    Attributes:
        own: Score from the goal's own measure or key results; None: undefined.
        bar: The score at which the goal is met.
        contributors: Who contributes to it, in plan order; one reached on two ways stands here once.
        measure: The goal's own measure; None for an objective.
        ceiling: Highest score.
    """

    own: float | None
    bar: float
    contributors: Sequence[Part]
    measure: Measure | None = None
    ceiling: float = 1.0

    @property
    def helping(self) -> list[Part]:
        """The contributors with a positive weight and a score."""
        return [part for part in self.contributors if part.weight > 0 and part.value is not None]


@attrs.frozen
class Rolled:
    """What a roll-up policy gives.

    Attributes:
        value: The score [0-1]; None: undefined.
        measured: The value in the metric's unit where the policy works one out; None: as checked in.
        reason: Why the score is undefined.
    """

    value: float | None
    measured: Value | None = None
    reason: Reason | None = None


RollUpRule = Callable[[Parts], "Rolled | float | None"]
"""Gives a goal's score from its own and its contributors'."""


@attrs.frozen
class RollUpPolicy:
    """How a goal's score comes from its own measure or key results and from its contributors.

    Attributes:
        name: What to pass it by.
        rule: Gives the score; None: own only, contributors are reported beside it as support.
        text: The rule in words.
        source: Where it comes from.
        adds_values: Whether it adds up measured values: where two ways from one goal meet, it then gets
            the goals at the bottom, each once, instead of the contributors.

    Examples:
        >>> best = RollUpPolicy("best", lambda parts: max([parts.own or 0.0, *(p.value for p in parts.helping)]))
        >>> best.rule(Parts(0.2, 0.7, [Part(0.5, 0.7, 1.0)]))
        0.5
    """

    name: str
    rule: RollUpRule | None
    text: str = attrs.field(default="", kw_only=True)
    source: str = attrs.field(default=USER_SOURCE, kw_only=True)
    adds_values: bool = attrs.field(default=False, kw_only=True)

    __repr__ = short_repr

    def __attrs_post_init__(self) -> None:
        check_fields(self, self.rule, optional=True)


def attained_share(value: float, bar: float) -> float:
    """Return attainment against expectation: min(1, score / bar).

    Examples:
        >>> attained_share(0.35, 0.7), attained_share(0.7, 0.7), attained_share(0.9, 0.7)
        (0.5, 1.0, 1.0)
    """
    return min(1.0, value / bar) if bar > 0 else 1.0


def _own_first(parts: Parts) -> list[Part]:
    own = [] if parts.own is None else [Part(parts.own, parts.bar, 1.0)]
    return [*own, *parts.helping]


def _on_one_scale(parts: Parts) -> list[tuple[float, float]]:
    """Return (score, weight) on the goal's own scale; goals with other bars come through attainment."""
    used = _own_first(parts)
    if all(part.bar == parts.bar for part in used):
        return [(part.value or 0.0, part.weight) for part in used]
    return [((part.attainment or 0.0) * parts.bar, part.weight) for part in used]


def _blend(parts: Parts) -> float | None:
    used = _on_one_scale(parts)
    if len(used) == 1:
        return used[0][0]
    total = weight = 0.0
    for value, share in used:
        total += share * value
        weight += share
    return total / weight if weight > 0 else None


def _worst(parts: Parts) -> float | None:
    return min((value for value, _ in _on_one_scale(parts)), default=None)


def _sum(parts: Parts) -> Rolled:
    helping = [part for part in parts.contributors if part.weight > 0]
    if not isinstance(parts.measure, Change | Hold) or not helping:
        return Rolled(parts.own)
    unit = parts.measure.unit
    known = [part for part in helping if part.measured is not None]
    if any(part.unit != unit or not isinstance(part.measured, int | float) for part in known):
        return Rolled(None, reason=Reason.MIXED_UNITS)
    if not known:
        return Rolled(parts.own)
    total = 0.0
    for part in known:
        total += part.weight * float(part.measured)  # type: ignore[arg-type]  # numbers only: checked above
    progress = parts.measure.progress(total)
    return Rolled(None if progress is None else min(max(progress, 0.0), parts.ceiling), total)


ROLL_UP_POLICIES: Mapping[str, RollUpPolicy] = catalogue(
    RollUpPolicy(
        "own",
        None,
        text="a goal's score is its own key results'; what contributors did stands beside it as support",
        source="okrkit: a mix would hide that people hit their goals while the objective stands still",
    ),
    RollUpPolicy(
        "blend",
        _blend,
        text=(
            "weighted mean of own (weight 1) and contributors (weights of their links); "
            "goals with different bars are mixed on the attainment scale"
        ),
        source="Perdoo and others, 'both key results and aligned OKRs'; the common scale is okrkit's",
    ),
    RollUpPolicy(
        "sum",
        _sum,
        text="the contributors' values, times their weights, added up and measured against the goal's own target",
        source="the common cascade of a quota: the team's number is the sum of its people's",
        adds_values=True,
    ),
    RollUpPolicy(
        "worst",
        _worst,
        text="the lowest of own and contributors; goals with different bars are compared on the attainment scale",
        source="okrkit: a chain is as strong as its weakest link",
    ),
)
"""Every roll-up policy by name; `own` is the default."""


StatusRule = Callable[[Sequence[str], Callable[[str], int]], str | None]
"""Gives an objective's word from its key results' words and their ranks; None: judge its own score."""


@attrs.frozen
class StatusPolicy:
    """How an objective gets its health from its key results.

    Attributes:
        name: What to pass it by.
        rule: Gets the key results' words (those of weight 0 left out) and a function that ranks a word
            [0 best]; None as its answer: the health policy judges the objective's own score.
        text: The rule in words.
        source: Where it comes from.

    Examples:
        >>> STATUS_POLICIES["worst"].rule(["on-track", "at-risk"], ["on-track", "at-risk"].index)
        'at-risk'
    """

    name: str
    rule: StatusRule
    text: str = attrs.field(default="", kw_only=True)
    source: str = attrs.field(default=USER_SOURCE, kw_only=True)

    __repr__ = short_repr

    def __attrs_post_init__(self) -> None:
        check_fields(self, self.rule)


def _worst_word(words: Sequence[str], rank: Callable[[str], int]) -> str | None:
    return max(words, key=rank) if words else None


def _own_score(words: Sequence[str], rank: Callable[[str], int]) -> str | None:
    del words, rank
    return None


STATUS_POLICIES: Mapping[str, StatusPolicy] = catalogue(
    StatusPolicy(
        "worst",
        _worst_word,
        text="the worst word of its key results",
        source="Perdoo and Ally.io help: an objective carries the status of its weakest key result",
    ),
    StatusPolicy("mean", _own_score, text="judged by its own score", source="the mean of the key results, as scored"),
)
"""Every status policy by name; `worst` is the default."""
