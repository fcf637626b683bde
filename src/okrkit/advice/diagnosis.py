"""Why goals are hit and the business is stuck: whether it is so, why, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final, Literal, TypeAlias

import attrs

from okrkit.advice._causes import Attribution, attribute, shares_of, uncovered
from okrkit.advice._page import page
from okrkit.advice._standing import mean_attainment, measured_count, standing_of, top_objectives, top_results
from okrkit.advice.remedies import UNCOVERED, Remedy, remedies_for
from okrkit.advice.signs import Sign, read_signs
from okrkit.advice.thresholds import Thresholds
from okrkit.alignment import align
from okrkit.goals import Plan
from okrkit.scoring import ScoringPolicy, scorecard

__all__ = ["Diagnosis", "DiagnosisVerdict", "diagnose"]

DiagnosisVerdict: TypeAlias = Literal["stuck", "watch", "aligned", "execution-problem", "too-few-to-tell"]


@attrs.frozen(kw_only=True)
class Diagnosis:
    """Whether people hit their goals while the business is stuck, why, and what to do.

    Attributes:
        verdict: "stuck", "watch", "aligned", "execution-problem" or "too-few-to-tell".
        hit: Mean attainment of the individual and team goals that are due [0-1]; None without data.
        top: Mean attainment of the top-level key results and health metrics [0-1]; None without data.
        lower: Ids of the goals behind `hit`, in plan order.
        results: Ids of what is behind `top`, in plan order.
        causes: Share of the gap by cause; sums to 1, or is empty where there is no gap to explain.
            Where no lower goal explains it, all of it is "uncovered": top results that fell short
            and that nobody supports; empty too where there is none of these.
        attributed: Each successful lower goal that did not show at the top, with its cause.
        uncovered: Top key results to which nobody contributes.
        signs: The four signs of the second seed of this method, always in the same order.
        remedies: What to do, a cause at a time, the largest share first.
        as_of: The day it was made for.
        titles: Titles of the goals it names, for readers.

    Source:
        OKR Hub, "The signal that you need to switch"; the arithmetic: okrkit.

    Examples:
        >>> from okrkit import Plan
        >>> diagnose(Plan(), as_of=date(2026, 3, 31)).verdict
        'too-few-to-tell'
    """

    verdict: DiagnosisVerdict
    hit: float | None
    top: float | None
    lower: tuple[str, ...]
    results: tuple[str, ...]
    causes: Mapping[str, float] = attrs.field(hash=False)
    attributed: tuple[Attribution, ...]
    uncovered: tuple[str, ...]
    signs: tuple[Sign, ...]
    remedies: tuple[Remedy, ...]
    as_of: date
    titles: Mapping[str, str] = attrs.field(repr=False, hash=False)

    def to_dict(self) -> dict[str, object]:
        """Return the diagnosis as plain data, ready for JSON."""
        plain = attrs.asdict(self)
        return {**plain, "as_of": self.as_of.isoformat(), "causes": dict(self.causes), "titles": dict(self.titles)}

    def to_text(self, *, width: int = 80) -> str:
        """Return the diagnosis as a page for readers, at most so many columns wide."""
        return page(self, width=width)

    def __str__(self) -> str:
        return self.to_text()


NO_SIGNAL: Final = frozenset({"aligned", "execution-problem", "too-few-to-tell"})


def diagnose(
    plan: Plan, *, as_of: date, policy: ScoringPolicy | None = None, thresholds: Thresholds | None = None
) -> Diagnosis:
    """Return whether people hit their goals while the business is stuck, and why.

    Lower goals are the individual and team goals that are due or closed; the top is the key
    results of the highest level's objectives, and the health metrics. Both are read as
    attainment against expectation, by effort where it is given.

    Args:
        plan: The plan.
        as_of: Last day whose facts count [included].
        policy: How goals are scored; None: okrkit's own.
        thresholds: The numbers it hangs on; None: the method's.

    Source:
        okrkit method, section 7.

    Examples:
        >>> from okrkit import Change, Cycle, KeyResult, Objective, SmartGoal
        >>> top = Objective("win", "Win", [KeyResult("k", "Grow", Change(0, 10))], level="company")
        >>> people = [SmartGoal(f"p{i}", "Finish", Change(0, 1), due=date(2026, 3, 31)) for i in range(5)]
        >>> plan = Plan([top], people, cycle=Cycle.quarter(2026, 1)).check_in("k", date(2026, 3, 30), 1)
        >>> for goal in people:
        ...     plan = plan.check_in(goal.id, date(2026, 3, 30), 1)
        >>> found = diagnose(plan, as_of=date(2026, 3, 31))
        >>> found.verdict, found.causes["orphan"], found.uncovered
        ('stuck', 1.0, ('k',))
    """
    limits = thresholds or Thresholds()
    graph = align(plan)
    standing = standing_of(scorecard(plan, as_of=as_of, policy=policy or ScoringPolicy()), graph)
    lower = tuple(name for name in standing.lower if name in standing.attained)
    results = tuple(name for name in standing.top if name in standing.attained)
    hit, top = (mean_attainment(plan, names, standing.attained) for names in (lower, results))
    verdict = _verdict(measured_count(plan, lower, standing.attained), hit, top, limits)
    tops = frozenset(name for one in top_objectives(plan, graph) for name in (one.id, *(k.id for k in one.key_results)))
    found = attribute(plan, graph, standing, tops, limits)
    explained = () if verdict in NO_SIGNAL else found
    bare = uncovered(plan, [one.id for one in top_results(plan, graph)])
    orphans = [one.goal for one in found if one.cause == "orphan"]
    causes = shares_of(explained)
    if verdict not in NO_SIGNAL and not causes and any(standing.attained.get(name, 0.0) < limits.hit for name in bare):
        causes = {UNCOVERED: 1.0}
    return Diagnosis(
        verdict=verdict,
        hit=hit,
        top=top,
        lower=lower,
        results=results,
        causes=causes,
        attributed=explained,
        uncovered=bare,
        signs=read_signs(plan, graph, standing, orphans=orphans, hit=limits.hit, as_of=as_of),
        remedies=() if verdict in NO_SIGNAL else remedies_for(causes, explained, bare),
        as_of=as_of,
        titles={goal.id: goal.title for goal in plan.goals()},
    )


def _verdict(count: int, hit: float | None, top: float | None, limits: Thresholds) -> DiagnosisVerdict:
    """Return the verdict; where the lower goals were not hit either, the problem is one of execution."""
    if count < limits.goals or hit is None or top is None:
        return "too-few-to-tell"
    if hit >= limits.hit - 1e-9 and top <= limits.top + 1e-9:
        return "stuck"
    if hit <= limits.top or (hit - top < limits.gap - 1e-9 and top <= limits.top):
        return "execution-problem"
    return "watch" if hit - top >= limits.gap - 1e-9 else "aligned"
