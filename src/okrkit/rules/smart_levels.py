"""The level of each letter of SMART: what it rests on, and what would raise it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise
from typing import Final, Literal, TypeAlias

import attrs

from okrkit.goals import Change, Deliver, Establish, Hold, KeyResult, SmartGoal
from okrkit.parsing import ParsedGoal
from okrkit.rules.findings import Span
from okrkit.rules.options import Options
from okrkit.rules.rewriting import promise_span, promise_text
from okrkit.rules.smart_facts import Facts
from okrkit.rules.trends import accumulate
from okrkit.rules.vagueness import bare_abstraction, has_indicator, is_generic, loose_words, vague_words
from okrkit.rules.wording import listed, phrases

__all__ = ["Found", "Level", "LevelOf", "achievable", "assignable", "measurable", "relevant", "specific", "time_bound"]

Level: TypeAlias = Literal[0, 1, 2, 3]

_LIMITING: Final = listed(
    "for, of, in, on, among, between, with, per, at, across, within, into, during, after, before, where"
)
_GROUPS: Final = listed(
    "team, teams, department, everyone, everybody, all, staff, group, squad, we, management, committee"
)
_SOMETIME: Final = phrases(
    "soon, asap, as soon as possible, ongoing, eventually, in the near future, shortly, in due course"
)
_DEFAULTS: Final = Options()


@attrs.frozen
class Found:
    """One level, with what it rests on."""

    level: Level
    evidence: str
    raised_by: str | None = None
    span: Span | None = None


LevelOf: TypeAlias = Callable[[Facts], Found]


def specific(facts: Facts) -> Found:
    """Level 0 generic verb and bare noun, 1 verb or qualified object, 2 verb and named thing, 3 also its scope."""
    words, reading = facts.words, facts.reading
    say = "say what will be done to which thing, for whom"
    opening = words.verb()
    if reading is None or not words.low:
        return Found(0, "no sentence to read", say)
    if bare := bare_abstraction(words, facts.own_words):
        return Found(0, f"{opening[1] if opening else ''!r} with nothing one could see or count", say, bare)
    loose = loose_words(reading, facts.own_words)
    named = reading.metric is not None and not loose
    verb = reading.verb is not None or opening is not None or reading.measurable
    if not verb:
        level: Level = 1 if len(words.low) > 2 else 0
        return Found(level, "no verb says what will be done", say)
    if not named or (opening is not None and is_generic(opening[1]) and not reading.measurable and len(words.low) < 4):
        vague = next(iter(loose or vague_words(reading)), None)
        why = f"{vague.text!r} may mean anything" if vague else "no thing is named that it will be done to"
        return Found(1, why, "name the metric, or the thing that will be there", vague.span if vague else None)
    metric = reading.metric
    text, span = (metric.text, metric.span) if metric is not None else ("", None)
    if _has_scope(facts, reading):
        return Found(3, f"names {text!r} and its scope", None, span)
    return Found(2, f"names {text!r}", "say where it holds: for whom, which part, per what", span)


def _has_scope(facts: Facts, reading: ParsedGoal) -> bool:
    if reading.scope is not None or (reading.metric is not None and len(reading.metric.text.split()) >= 3):
        return True
    deadline = reading.due_text.span if reading.due_text is not None else (0, 0)
    places = enumerate(pairwise(facts.words.low))
    limiting = [at for at, (word, after) in places if word in _LIMITING and not after[0].isdigit()]
    return any(not deadline[0] <= facts.words.span(at, at + 1)[0] < deadline[1] for at in limiting)


def measurable(facts: Facts) -> Found:
    """Level 0 no indicator, 1 indicator without a value, 2 target or done-criterion, 3 from where to where, or evidence."""
    reading, measure = facts.reading, facts.measure
    if isinstance(measure, Change | Hold | Deliver):
        return _by_measure(facts, measure)
    if reading is None:
        return Found(0, "no sentence to read", "name the number that would move, or the thing that will be there")
    target = reading.target
    if target is not None and reading.measurable:
        if reading.baseline is not None and reading.unit is not None:
            end = promise_span(reading) or target.span
            return Found(
                3, f"from {reading.baseline.text} to {promise_text(reading)}", None, (reading.baseline.span[0], end[1])
            )
        missing = "baseline" if reading.baseline is None else "unit"
        return Found(
            2,
            f"the target {promise_text(reading)!r}, without a {missing}",
            f"state the {missing}",
            promise_span(reading),
        )
    if reading.measurable:
        return Found(2, "the result can be checked, without a baseline", "state from which value to which")
    if isinstance(measure, Establish):
        return Found(1, "a baseline is to be measured first", "set the target once the baseline is known")
    if (
        reading.direction is not None
        and reading.direction.value == "achieve"
        and not vague_words(reading)
        and has_indicator(reading, facts.own_words)
    ):
        return Found(
            2, "done or not done, which everybody can see", "name the evidence that will show it", _verb_span(reading)
        )
    if has_indicator(reading, facts.own_words):
        span = reading.metric.span if reading.metric is not None else None
        return Found(1, "an indicator without a value", "state from which value to which", span)
    return Found(
        0, "nothing by which progress could be seen", "name the number that would move, or the thing that will be there"
    )


def _verb_span(reading: ParsedGoal) -> Span | None:
    return reading.verb.span if reading.verb is not None else None


def _by_measure(facts: Facts, measure: Change | Hold | Deliver) -> Found:
    if isinstance(measure, Deliver):
        if isinstance(facts.goal, KeyResult) and (facts.goal.evidence or "").strip():
            return Found(3, f"done or not done, shown by {facts.goal.evidence}")
        return Found(2, "milestones that are done or not", "name the evidence that will show it")
    unit = measure.unit or (
        facts.reading.unit.value if facts.reading is not None and facts.reading.unit is not None else None
    )
    if isinstance(measure, Change):
        way = f"from {measure.baseline} to {measure.target}"
        if _is_assumed(facts, measure):
            return Found(2, f"the target {measure.target}; the text states no baseline", "state the value today")
        return Found(3, f"{way} {unit}") if unit else Found(2, f"{way}, without a unit", "state the unit")
    limits = " to ".join(str(one) for one in (measure.at_least, measure.at_most) if one is not None)
    return Found(2, f"a level to keep or reach: {limits}", "state from where, or keep it as a health metric")


def _is_assumed(facts: Facts, measure: Change) -> bool:
    """Return whether the baseline 0 was filled in for a level that cannot be 0."""
    reading = facts.reading
    levels = {"%", "NPS", "score", "star"}
    unit = measure.unit or (reading.unit.value if reading is not None and reading.unit is not None else None)
    return measure.baseline == 0 and unit in levels and reading is not None and reading.baseline is None


def achievable(facts: Facts) -> Found:
    """Level 0 the data speak against it, 1 nothing is known, 2 a reason or confidence, 3 the data speak for it."""
    stated = [one.confidence for one in facts.check_ins if one.confidence is not None]
    reason = facts.goal.achievable if isinstance(facts.goal, SmartGoal) else None
    ahead = _projected(facts)
    if ahead is not None and ahead[1] > _DEFAULTS.pace_factor:
        return Found(0, f"needs {_times(ahead[1])} the best pace seen", "ease the target, or change the means")
    if ahead is not None and (0.5 if facts.stretch else 1.0) <= ahead[0] <= (1.0 if facts.stretch else 1e9):
        return Found(3, f"at its pace so far it ends at {ahead[0]:.0%} of the way")
    if stated:
        return Found(2, f"a stated confidence of {stated[-1]:g}", "check in until the pace shows it")
    if (reason or "").strip():
        return Found(2, f"a stated reason: {reason}", "check in until the pace shows it")
    if ahead is not None:
        return Found(
            2, f"at its pace so far it ends at {ahead[0]:.0%} of the way", "ease the target, or change the means"
        )
    return Found(
        1, "nothing is known about whether it can be done", "state why it can be done, or check in with a confidence"
    )


def _times(ratio: float) -> str:
    return "far more than" if ratio > 100 else f"{ratio:.1f} times"


def _projected(facts: Facts) -> tuple[float, float] | None:
    """Return the progress at the end if the mean pace holds, and how many times the best pace is needed."""
    period, measure = facts.period, facts.measure
    if period is None or not isinstance(measure, Change) or len(facts.check_ins) < 3:
        return None
    rows = list(accumulate(facts.check_ins, measure))
    today = facts.as_of or rows[-1][0]
    left, seen = (period.end - today).days, (rows[-1][0] - rows[0][0]).days
    if left < 0 or seen < 14:
        return None
    best = max([0.0, *((later - early) / (end - start).days for (start, early), (end, later) in pairwise(rows))])
    mean = (rows[-1][1] - rows[0][1]) / seen
    missing = (0.7 if facts.stretch else 1.0) - rows[-1][1]
    needed = 0.0 if missing <= 0 else missing / max(left, 1)
    ratio = 0.0 if needed <= 0 else (needed / best if best > 0 else float("inf"))
    return rows[-1][1] + mean * left, ratio


def assignable(facts: Facts) -> Found:
    """Level 0 nobody, 1 a group, 2 one named person, 3 a person whose remit covers the metric."""
    reading = facts.reading
    named = facts.owner or (reading.owner.text if reading is not None and reading.owner is not None else None)
    if not (named or "").strip():
        if facts.team:
            return Found(1, f"a group: {facts.team}", "name one person")
        return Found(0, "nobody is named", "name one person")
    if not _GROUPS.isdisjoint((named or "").casefold().split()):
        return Found(1, f"a group: {named}", "name one person")
    holders = {one for goal in facts.above for one in (goal.owner, goal.team) if one}
    own = {one for one in (facts.owner, facts.team) if one}
    objective = facts.objective
    if holders & own or (objective is not None and {objective.owner, objective.team} & own):
        return Found(3, f"{named}, whose remit the goal above is in")
    return Found(2, f"one person: {named}", "link it to a goal of the same owner or team")


def relevant(facts: Facts) -> Found:
    """Level 0 no link and no reason, 1 a reason in a word or two, 2 a reason or link, 3 a link to a metric it moves."""
    counted = {link.to for link in facts.links if link.weight > 0}
    moved = [one for one in facts.above if not hasattr(one, "key_results") and one.id in counted]
    for one in moved:
        if getattr(one, "measure", None) is not None:
            return Found(3, f"moves the metric of {one.id!r}")
    if facts.links:
        return Found(2, f"linked to {facts.links[0].to!r}", "link it to the key result whose metric it moves")
    if facts.objective is not None:
        return Found(2, f"shows that {facts.objective.id!r} was reached", "link it to the metric above that it moves")
    reading = facts.reading
    purpose = reading.purpose if reading is not None else None
    reason = (facts.goal.relevance if isinstance(facts.goal, SmartGoal) else None) or (purpose.text if purpose else "")
    span = purpose.span if purpose is not None and reason == purpose.text else None
    if len(reason.split()) >= 3:
        return Found(2, f"a reason: {reason}", "link it to the key result whose metric it moves", span)
    if reason.strip():
        return Found(1, f"hardly a reason: {reason}", "say what is different when it is reached", span)
    return Found(0, "no link and no reason", "link it to the goal it supports, or say why it matters")


def time_bound(facts: Facts) -> Found:
    """Level 0 no deadline, 1 a vague or a past one, 2 from the cycle or open, 3 a day inside the cycle."""
    reading = facts.reading
    stated = reading.due if reading is not None else None
    due = facts.goal.due or (stated.value if stated is not None else None)
    if due is not None:
        return _by_day(facts, due, None if stated is None or facts.goal.due else stated.span)
    if stated is not None and stated.rule == "day":
        return Found(3, f"{stated.text!r}", None, stated.span)
    if stated is not None or (reading is not None and reading.time_bound):
        words = f"{stated.text!r}" if stated is not None else "a bounded time"
        return Found(
            2, f"{words}, which is no day yet", "state the last day of the promise", stated.span if stated else None
        )
    if facts.cycle is not None:
        return Found(2, f"the end of its cycle, {facts.cycle.end}", "state a day of its own")
    vague = next(facts.words.find(_SOMETIME), None)
    if vague is not None:
        span = facts.words.span(*vague)
        return Found(1, f"{facts.goal.title[span[0] : span[1]]!r} is no day", "state the last day of the promise", span)
    return Found(0, "no deadline", "state the last day of the promise")


def _by_day(facts: Facts, due: date, span: Span | None) -> Found:
    if facts.as_of is not None and due < facts.as_of:
        return Found(1, f"{due}, which is past", "close it, or promise a new day", span)
    if facts.cycle is not None and due not in facts.cycle:
        return Found(
            2, f"{due}, outside the cycle that ends on {facts.cycle.end}", "state a day inside the cycle", span
        )
    return Found(3, f"{due}", None, span)
