"""What a missing or a late result counts: MissingPolicy, LatenessPolicy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

import attrs

from okrkit.goals._build import short_repr
from okrkit.scoring.named import USER_SOURCE, catalogue, check_fields
from okrkit.scoring.words import Reason

__all__ = [
    "LATENESS_POLICIES",
    "MISSING_POLICIES",
    "LatenessPolicy",
    "LatenessRule",
    "MissingPolicy",
    "MissingRule",
]

MissingRule = Callable[[Reason], "float | Literal['skip', 'unknown']"]
"""Gives what a key result without a score counts in its objective, by the reason."""

LatenessRule = Callable[[int], float]
"""Gives the share of a score that is left when it was reached that many days late."""


@attrs.frozen
class MissingPolicy:
    """What a key result without a score counts in its objective.

    Coverage always tells how much was really scored, whatever the policy.

    Attributes:
        name: What to pass it by.
        rule: Gives a score [0-1], "skip" (left out) or "unknown" (the objective is unknown).
        text: The rule in words.
        source: Where it comes from.

    Examples:
        >>> strict = MissingPolicy("strict", lambda why: "skip" if why is Reason.NOT_STARTED else 0.0)
        >>> strict.rule(Reason.NO_CHECK_IN)
        0.0
    """

    name: str
    rule: MissingRule
    text: str = attrs.field(default="", kw_only=True)
    source: str = attrs.field(default=USER_SOURCE, kw_only=True)

    __repr__ = short_repr

    def __attrs_post_init__(self) -> None:
        check_fields(self, self.rule)


@attrs.frozen
class LatenessPolicy:
    """What is left of a score that was reached after the last day of the goal's period.

    What had been reached by the last day is never taken away: the score is the larger of that and
    of the late score times the share that the rule leaves.

    Attributes:
        name: What to pass it by.
        rule: Gives the share [0-1] by the days of delay [≥ 1]; None: lateness costs nothing.
        text: The rule in words.
        source: Where it comes from.

    Examples:
        >>> LATENESS_POLICIES["tenth_a_week"].rule(14)
        0.8
    """

    name: str
    rule: LatenessRule | None
    text: str = attrs.field(default="", kw_only=True)
    source: str = attrs.field(default=USER_SOURCE, kw_only=True)

    __repr__ = short_repr

    def __attrs_post_init__(self) -> None:
        check_fields(self, self.rule, optional=True)


# Named functions and not lambdas, so that policies and scorecards can be pickled.


def _skipped(_: Reason) -> Literal["skip"]:
    return "skip"


def _unknown(_: Reason) -> Literal["unknown"]:
    return "unknown"


def _nothing(_: object) -> float:
    return 0.0


def _tenth_a_week(days: int) -> float:
    return max(0.0, (10 - -(-days // 7)) / 10)


MISSING_POLICIES: Mapping[str, MissingPolicy] = catalogue(
    MissingPolicy(
        "skip",
        _skipped,
        text="left out of the mean; coverage says how much was scored",
        source="okrkit: a goal nobody looked at is no news about its objective",
    ),
    MissingPolicy("zero", _nothing, text="counts as 0", source="the common spreadsheet: an empty cell is 0"),
    MissingPolicy("unknown", _unknown, text="makes the objective unknown", source="okrkit: the strict reading"),
)
"""Every missing policy by name; `skip` is the default."""

LATENESS_POLICIES: Mapping[str, LatenessPolicy] = catalogue(
    LatenessPolicy("none", None, text="late results count in full", source="okrkit: the last known value is the truth"),
    LatenessPolicy("zero", _nothing, text="what came late counts nothing", source="the strict reading of a deadline"),
    LatenessPolicy(
        "tenth_a_week",
        _tenth_a_week,
        text="a tenth less for each week begun",
        source="GitLab handbook, FY23: 10 % off a week; that a week begun counts is okrkit's reading",
    ),
)
"""Every lateness policy by name; `none` is the default."""
