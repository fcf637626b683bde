"""A diagnosis as a page that a leader reads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from okrkit.advice.remedies import UNCOVERED, Remedy

if TYPE_CHECKING:
    from okrkit.advice.diagnosis import Diagnosis

__all__ = ["page"]

_WIDTH = 80
_NARROW = 30  # columns below which nothing reads well
_SHOWN = 4
_HEADS = {
    "stuck": "STUCK: people hit their goals and the business does not move.",
    "watch": "WATCH: people are ahead of the business; find out why before it is stuck.",
    "aligned": "ALIGNED: what people reach shows in the company's results.",
    "execution-problem": "EXECUTION PROBLEM: the goals below are not reached either; alignment is not the cause.",
    "too-few-to-tell": "TOO FEW TO TELL: too few goals of people and teams are due and measured.",
}
_NOTHING_ABOVE = "TOO FEW TO TELL: no result of the company has a value."
_NAMES = {
    "orphan": "no path up",
    "conflict": "conflict",
    "trivial-weight": "trivial weight",
    "blocked": "blocked",
    "theory-failure": "theory failed",
}
_BEHIND = {
    "orphan": "the paths end at",
    "conflict": "the other side",
    "blocked": "what they wait for",
    "theory-failure": "what did not follow",
}
_UNEXPLAINED = (
    "no cause found: each of these goals has an open path up, and what it supports moved; it did not move far "
    "enough, so ask whether the goals below are large enough for the results above"
)


def page(found: Diagnosis, *, width: int = _WIDTH) -> str:
    """Return the page, at most so many columns wide but for ids that do not break."""
    lines = [_head(found), *_figures(found), *_causes(found), *_uncovered(found), *_signs(found)]
    return "\n".join(text for line in lines for text in _wrapped(line, width))


def _wrapped(line: str, width: int) -> list[str]:
    """Break a line below its text: behind its figure, its mark or its bullet."""
    start = re.match(r" *(?:- |\d+%  |[\d.-]+  |(?:yes|no|\?) +)?", line)
    first = start.group() if start else ""
    rest = " ".join(line[len(first) :].split())
    return wrap(
        rest, max(width, _NARROW), initial_indent=first, subsequent_indent=" " * len(first), break_on_hyphens=False
    ) or [first.rstrip()]


def _head(found: Diagnosis) -> str:
    unmeasured = found.verdict == "too-few-to-tell" and found.hit is not None and found.top is None
    return _NOTHING_ABOVE if unmeasured else _HEADS[found.verdict]


def _figures(found: Diagnosis) -> Iterator[str]:
    yield f"  {_share(found.hit)}  attainment of people and teams: {_counted(found.lower)} due by {found.as_of}"
    yield f"  {_share(found.top)}  attainment of the company: {_results(found)}"


def _results(found: Diagnosis) -> str:
    metrics = [name for name in found.results if name not in found.titles]
    results = found.results[: len(found.results) - len(metrics)]
    told = [_counted(results, "result")] if results or not metrics else []
    told += [_counted(metrics, "health metric")] if metrics else []
    return " and ".join(told)


def _share(value: float | None) -> str:
    return "   -" if value is None else f"{value:4.2f}"


def _causes(found: Diagnosis) -> Iterator[str]:
    if found.verdict not in {"stuck", "watch"}:
        return
    shared = [remedy for remedy in found.remedies if remedy.share is not None]
    yield ""
    yield "Why, and what to do"
    if not shared:
        yield f"  {_UNEXPLAINED}"
    shown = _percents([remedy.share or 0.0 for remedy in shared])
    for remedy, percent in zip(shared, shown, strict=True):
        if remedy.cause == UNCOVERED:
            yield f"  {percent:3}%  company results that nobody supports: {len(remedy.goals)}"
            yield from _bare(found)
        else:
            yield f"  {percent:3}%  {_NAMES[remedy.cause]}: {_counted(remedy.goals)}"
            yield from _explained(found, remedy)


def _explained(found: Diagnosis, remedy: Remedy) -> Iterator[str]:
    yield f"        do: {remedy.action}"
    if remedy.behind:
        more = f" and {len(remedy.behind) - _SHOWN} more" if len(remedy.behind) > _SHOWN else ""
        yield f"        {_BEHIND[remedy.cause]}: {', '.join(remedy.behind[:_SHOWN])}{more}"
    because = {one.goal: one.because for one in found.attributed}
    yield from _listed(remedy.goals, [f"{found.titles[goal]} ({goal}): {because[goal]}" for goal in remedy.goals])


def _percents(shares: Sequence[float]) -> list[int]:
    """Return whole percents that add up to what the shares do, the largest remainders rounded up."""
    exact = [share * 100 for share in shares]
    whole = [int(one) for one in exact]
    by_remainder = sorted(range(len(exact)), key=lambda index: whole[index] - exact[index])
    for index in by_remainder[: round(sum(exact)) - sum(whole)]:
        whole[index] += 1
    return whole


def _uncovered(found: Diagnosis) -> Iterator[str]:
    if found.uncovered and UNCOVERED not in found.causes:
        yield ""
        yield f"Company results that nobody supports: {len(found.uncovered)}"
        yield from _bare(found, act=found.verdict != "aligned")


def _bare(found: Diagnosis, *, act: bool = True) -> Iterator[str]:
    if act:
        yield "        do: assign: give each to a team that will move it"
    yield from _listed(found.uncovered, [f"{found.titles[goal]} ({goal})" for goal in found.uncovered])


def _signs(found: Diagnosis) -> Iterator[str]:
    yield ""
    yield "Signs"
    for sign in found.signs:
        mark = {True: "yes", False: "no", None: "?"}[sign.present]
        yield f"  {mark:<4} {sign.name}{_evidence(sign.evidence)}"


def _evidence(evidence: Sequence[str]) -> str:
    return f": {'; '.join(evidence[:3])}" if evidence else ""


def _counted(goals: Sequence[str], noun: str = "goal") -> str:
    return f"{len(goals)} {noun}{'' if len(goals) == 1 else 's'}"


def _listed(goals: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    yield from (f"        - {' '.join(text.split())}" for text in texts[:_SHOWN])
    if len(goals) > _SHOWN:
        yield f"        - and {len(goals) - _SHOWN} more"
