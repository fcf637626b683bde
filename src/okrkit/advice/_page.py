"""A diagnosis as a page that a leader reads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrkit.advice.diagnosis import Diagnosis

__all__ = ["page"]

_WIDTH = 80
_SHOWN = 4
_HEADS = {
    "stuck": "STUCK: people hit their goals and the business does not move.",
    "watch": "WATCH: people are ahead of the business; find out why before it is stuck.",
    "aligned": "ALIGNED: what people reach shows in the company's results.",
    "execution-problem": "EXECUTION PROBLEM: the goals below are not reached either; alignment is not the cause.",
    "too-few-to-tell": "TOO FEW TO TELL: not enough goals are due and measured.",
}
_NAMES = {
    "orphan": "no path up",
    "conflict": "conflict",
    "trivial-weight": "trivial weight",
    "blocked": "blocked",
    "theory-failure": "theory failed",
    "uncovered": "uncovered company results",
}


def page(found: Diagnosis) -> str:
    """Return the page, at most 80 columns wide but for titles."""
    lines = [_HEADS[found.verdict], *_figures(found), *_causes(found), *_uncovered(found), *_signs(found)]
    return "\n".join(lines)


def _figures(found: Diagnosis) -> Iterator[str]:
    yield f"  {_share(found.hit)}  attainment of people and teams: {_counted(found.lower)} due by {found.as_of}"
    yield f"  {_share(found.top)}  attainment of the company: {_counted(found.results, 'result')} and health metrics"


def _share(value: float | None) -> str:
    return "   -" if value is None else f"{value:4.2f}"


def _causes(found: Diagnosis) -> Iterator[str]:
    shared = [remedy for remedy in found.remedies if remedy.share is not None]
    if shared:
        yield ""
        yield "Why, and what to do"
    for remedy in shared:
        yield f"  {remedy.share:4.0%}  {_NAMES[remedy.cause]}: {_counted(remedy.goals)}"
        yield from _wrapped(f"do: {remedy.action}")
        because = {one.goal: one.because for one in found.attributed}
        yield from _listed(remedy.goals, [f"{found.titles[goal]} ({goal}): {because[goal]}" for goal in remedy.goals])


def _uncovered(found: Diagnosis) -> Iterator[str]:
    if found.uncovered:
        yield ""
        yield f"Company results that nobody supports: {len(found.uncovered)}"
        yield from _wrapped("do: assign: give each to a team that will move it")
        yield from _listed(found.uncovered, [f"{found.titles[goal]} ({goal})" for goal in found.uncovered])


def _signs(found: Diagnosis) -> Iterator[str]:
    yield ""
    yield "Signs"
    for sign in found.signs:
        mark = {True: "yes", False: "no", None: "?"}[sign.present]
        first, *rest = wrap(f"{sign.name}{_evidence(sign.evidence)}", _WIDTH - 7)
        yield f"  {mark:<4} {first}"
        yield from (f"       {line}" for line in rest)


def _evidence(evidence: Sequence[str]) -> str:
    return f": {'; '.join(evidence[:3])}" if evidence else ""


def _counted(goals: Sequence[str], noun: str = "goal") -> str:
    return f"{len(goals)} {noun}{'' if len(goals) == 1 else 's'}"


def _wrapped(text: str) -> Iterator[str]:
    yield from (f"        {line}" for line in wrap(text, _WIDTH - 8))


def _listed(goals: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    for text in texts[:_SHOWN]:
        first, *rest = wrap(" ".join(text.split()), _WIDTH - 10, break_on_hyphens=False) or [""]
        yield f"        - {first}"
        yield from (f"          {line}" for line in rest)
    if len(goals) > _SHOWN:
        yield f"        - and {len(goals) - _SHOWN} more"
