"""review_draft: what to mend in an objective before its cycle opens, the most useful first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

import attrs

from okrkit.goals import Cycle, Goal, Objective, Plan
from okrkit.parsing import NO_WORDS, OwnWords
from okrkit.rules.catalogue import STABLE
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding
from okrkit.rules.lint import lint
from okrkit.rules.options import Options
from okrkit.rules.rewriting import mended

__all__ = ["DraftPoint", "DraftReview", "review_draft"]

# Source: okrkit; what cannot be scored, then what measures work instead of change, then what cannot be argued about,
# then form: the order in which a coach asks.
_ORDER: Final = (
    "no-key-results", "placeholder-target", "text-contradicts-measure", "no-measure", "okr-tied-to-pay", "only-deliverables",
    "output-as-objective", "activity-key-result", "output-key-result", "vague-goal", "missing-baseline", "percent-without-base",
    "compound-goal", "due-outside-cycle", "double-counted-metric", "single-key-result", "too-many-key-results",
    "metric-as-objective", "individual-okr", "looks-like-a-kpi", "escape-clause", "vague-deadline", "missing-owner",
)  # fmt: skip
_RANK: Final = {name: rank for rank, name in enumerate(_ORDER)}
_FAMILIES: Final = frozenset({"OBJ", "KEY", "SMT"})
_MORE: Final = frozenset({"individual-okr", "okr-tied-to-pay"})
_DEFAULTS: Final = Options()


@attrs.frozen(weakref_slot=False)
class DraftPoint:
    """One goal of a draft that is worth mending.

    Attributes:
        goal: Its id.
        original: Its title as it is.
        rewritten: The title as it could be; <blanks> are for the owner to fill in. None where a
            sentence cannot help.
        findings: What was found about it, the most useful first.
    """

    goal: str
    original: str
    rewritten: str | None
    findings: tuple[Finding, ...]

    def to_dict(self) -> dict[str, object]:
        """Return the point as plain data, ready for JSON."""
        found = [one.to_dict() for one in self.findings]
        return {"goal": self.goal, "original": self.original, "rewritten": self.rewritten, "findings": found}


@attrs.frozen(weakref_slot=False)
class DraftReview:
    """What to mend in a draft, the most useful first.

    Attributes:
        objective: The objective that was reviewed.
        points: The goals to mend, the most useful first.
        more: How many further goals have findings.

    Examples:
        >>> from okrkit import KeyResult
        >>> draft = Objective(
        ...     "support", "Make our customer support world-class", [KeyResult("posts", "Publish 10 blog posts")]
        ... )
        >>> print(review_draft(draft, cycle=Cycle(date(2026, 1, 1), date(2026, 3, 31))))
        Make our customer support world-class
        1. posts: has no measure, so it cannot be scored (KEY103)
           now   Publish 10 blog posts
           then  Raise <what is better once you publish 10 blog posts> from <value today> to <target> by 31 March 2026
           also  'publish' begins a piece of work; what is to change when it is done? (KEY102)
        2. support: has one key result, 'posts'; one number hides what it costs elsewhere (OBJ105)
           also  has no owner (OBJ109)
    """

    objective: Objective
    points: tuple[DraftPoint, ...]
    more: int = 0

    def to_dict(self) -> dict[str, object]:
        """Return the review as plain data, ready for JSON."""
        return {"objective": self.objective.id, "points": [one.to_dict() for one in self.points], "more": self.more}

    def __str__(self) -> str:
        if not self.points:
            return f"{self.objective.title}\nready: nothing to mend"
        lines = [self.objective.title]
        for number, point in enumerate(self.points, start=1):
            lines += _shown(number, point)
        return "\n".join([*lines, f"and {self.more} more" if self.more else ""]).rstrip("\n")

    def _repr_html_(self) -> str:
        """Return a table for notebooks."""
        from html import escape

        rows = "".join(
            f"<tr><th>{escape(one.goal)}</th><td>{escape(one.original)}</td><td>{escape(one.rewritten or '')}</td>"
            f"<td>{escape('; '.join(found.message for found in one.findings))}</td></tr>"
            for one in self.points
        )
        head = "<tr><th></th><th>now</th><th>then</th><th>because</th></tr>"
        return f"<table><caption>{escape(self.objective.title)}</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"


def _shown(number: int, point: DraftPoint) -> list[str]:
    first, *rest = [f"{one.message} ({one.rule})" for one in point.findings]
    lines = [f"{number}. {point.goal}: {first}"]
    if point.rewritten is not None:
        lines += [f"   now   {point.original}", f"   then  {point.rewritten}"]
    return [*lines, *(f"   also  {one}" for one in rest)]


def review_draft(
    objective: Objective,
    *,
    cycle: Cycle | None = None,
    most: int = 3,
    options: Options = _DEFAULTS,
    own_words: OwnWords | None = None,
) -> DraftReview:
    """Return what to mend in an objective and its key results before the cycle opens.

    Not all that could be said: the few goals that matter most, each with what was found about it and
    the title as it could be.

    Args:
        objective: The draft.
        cycle: The cycle it is meant for, where it states none.
        most: How many goals at the most.
        options: The thresholds of the rules.
        own_words: What words mean in the house; None: what okrkit's lists say.

    Returns:
        The review; it prints well, and `to_dict()` gives plain data.

    Source:
        okrkit: a person mends three things and puts a list of thirty aside.

    Examples:
        >>> from okrkit import Change, KeyResult
        >>> goal = KeyResult("reply", "Reduce first response time", Change(4, 1, unit="hour"))
        >>> other = KeyResult("csat", "Raise satisfaction after support", Change(88, 95, unit="%"))
        >>> print(review_draft(Objective("support", "Make support world-class", [goal, other], owner="coo")))
        Make support world-class
        ready: nothing to mend
    """
    plan = Plan([objective], cycle=cycle or objective.cycle)
    rules = [one for one in STABLE if one.family in _FAMILIES or one.name in _MORE]
    findings = lint(plan, as_of=date.min, options=options, rules=rules, own_words=own_words)
    found = [one for one in findings if one.rule[:3] != "RUN"]
    context = Context(plan, as_of=date.min, options=options, own_words=own_words)
    by_goal: dict[str, list[Finding]] = {}
    for one in sorted(found, key=_usefulness):
        by_goal.setdefault(one.goal or objective.id, []).append(one)
    points = [_point(plan.goal(name), own, context) for name, own in by_goal.items()]
    return DraftReview(objective, tuple(points[:most]), max(0, len(points) - most))


def _usefulness(finding: Finding) -> tuple[int, int]:
    return _RANK.get(finding.name, len(_RANK)), -finding.severity.rank


def _point(goal: Goal, findings: Sequence[Finding], context: Context) -> DraftPoint:
    rewritten = mended(
        goal, context.reading(goal), findings, context.cycle(goal), own_words=context.own_words or NO_WORDS
    )
    return DraftPoint(goal.id, goal.title, rewritten, tuple(findings))
