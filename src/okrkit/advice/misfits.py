"""Goals that are written in the wrong framework, with the framework that fits."""

from __future__ import annotations

from datetime import date
from types import MappingProxyType
from typing import Final

import attrs

from okrkit.advice.framework import Framework
from okrkit.advice.readings import recommend_for
from okrkit.goals import Plan
from okrkit.rules import Finding, lint

__all__ = ["MISFIT_RULES", "Misfit", "find_misfits"]

MISFIT_RULES: Final = MappingProxyType(
    {
        "metric-as-objective": "an objective that is a key result",
        "activity-key-result": "a key result that is an initiative",
        "output-key-result": "a key result that is an initiative",
        "needs-several-teams": "a SMART goal that several teams must reach",
        "individual-okr": "an individual OKR: a strategic plan of one person",
        "okr-tied-to-pay": "an OKR tied to appraisal or pay",
    }
)
"""The rules that tell a goal in the wrong framework, each with what it found."""


@attrs.frozen
class Misfit:
    """One goal that is written as something it is not.

    Attributes:
        goal: Its id.
        is_a: What it is, in words.
        fits: The framework recommended for it, read off the plan.
        finding: What the rule reported, with the words and the rewrite.
    """

    goal: str
    is_a: str
    fits: Framework
    finding: Finding

    def __str__(self) -> str:
        return f"{self.goal}: {self.is_a}; {self.finding.message} (fits: {self.fits})"


def find_misfits(plan: Plan, *, as_of: date) -> tuple[Misfit, ...]:
    """Return the goals that are written in the wrong framework, in plan order.

    Each is also a finding of `lint`, under the rule's own name; suppressed ones are left out.

    Args:
        plan: The plan.
        as_of: The day it is looked at.

    Source:
        OKR Hub, "A common misuse of OKRs"; method, sections 6 and 8.

    Examples:
        >>> from okrkit import Objective
        >>> plan = Plan([Objective("mine", "Become a great writer", level="individual", owner="ana")])
        >>> [misfit.is_a for misfit in find_misfits(plan, as_of=date(2026, 2, 15))]
        ['an individual OKR: a strategic plan of one person']
    """
    found = lint(plan, as_of=as_of, rules=list(MISFIT_RULES))
    about = [(finding, finding.goal) for finding in found if finding.name in MISFIT_RULES]
    return tuple(
        Misfit(goal, MISFIT_RULES[finding.name], recommend_for(plan, goal).framework, finding)
        for finding, goal in about
        if goal is not None
    )
