"""Explains a goal: every number of its score with inputs, rule, threshold and source."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from okrkit.goals import Change, CheckIn, Deliver, Establish, Hold, Measure, Objective, Value
from okrkit.scoring.contributors import contributors
from okrkit.scoring.explanation import Explanation, shown
from okrkit.scoring.policy import BAR_SOURCES
from okrkit.scoring.words import Health, Verdict

if TYPE_CHECKING:
    from okrkit.scoring.judge import Judge
    from okrkit.scoring.leaves import Leaf

__all__ = ["explained"]

_MOST_PARTS = 50  # longer lists are cut in the tree; the card itself has them all
_PROGRESS = "Google OKR playbook: the share of the way from baseline to target"


def explained(judge: Judge, position: int) -> Explanation:
    """Return how a goal's score came about."""
    goal = judge.basis.compiled.goals[position]
    score = judge.score(position)
    parts = [
        _score(judge, position),
        Explanation("coverage", score.coverage, "share of weight that is scored", source="okrkit"),
        _bar(judge, position),
        Explanation(
            "attainment",
            score.attainment,
            "" if score.value is None else f"min(1, {shown(score.value)} / {shown(score.bar)})",
            source="okrkit: the one scale on which goals with different bars compare",
        ),
        _verdict(judge, position, score.verdict),
        _band(judge, score.value, score.band, score.band_word),
        _expected(judge, position, score.expected),
        _pace(score.value, score.expected, score.bar, score.pace),
        _health(judge, position, score.health),
        _support(judge, position),
    ]
    if score.confidence is not None:
        parts.append(Explanation("confidence", score.confidence, "last stated probability of reaching the target"))
    if score.grade is not None:
        text = "given at the close; stands beside the score and never replaces it"
        parts.append(Explanation("grade", float(score.grade), text, source="Google OKR playbook; Doerr 2018"))
    inputs = {"title": goal.title, "as_of": judge.basis.as_of.isoformat(), "policy": judge.basis.policy.to_dict()}
    return Explanation(goal.id, score.value, goal.title, inputs=inputs, parts=tuple(parts))


def _score(judge: Judge, position: int) -> Explanation:
    basis, values = judge.basis, judge.values
    value, own = values.rolled[position], values.own[position]
    if position in values.forced:
        return Explanation("score", value, "supposed by a what-if")
    mine = _own(judge, position)
    if basis.policy.roll_up.rule is None or not basis.compiled.links.fan_in(position):
        return mine
    policy = basis.policy.roll_up
    parts = (Explanation("own", own, mine.text, parts=mine.parts), *_contributing(judge, position))
    return Explanation("score", value, f"{policy.name}: {policy.text}", source=policy.source, parts=parts)


def _own(judge: Judge, position: int) -> Explanation:
    if isinstance(judge.basis.compiled.goals[position], Objective):
        return _mean(judge, position)
    leaf, reason = judge.leaf(position), judge.reason(position)
    text = _limits(judge, leaf) if reason is None else str(reason)
    return Explanation("score", judge.values.rolled[position], text, parts=_leaf_parts(leaf, reason is None))


def _limits(judge: Judge, leaf: Leaf) -> str:
    text = f"progress limited to [0, {judge.basis.policy.ceiling:g}]"
    if leaf.late:
        late = judge.basis.policy.lateness
        text += f", {leaf.late} days late, {late.name}: {late.text} ({late.source})"
    return text


def _mean(judge: Judge, position: int) -> Explanation:
    compiled, policy = judge.basis.compiled, judge.basis.policy
    results = compiled.results(position)
    reason = judge.reason(position)
    text = "weighted mean of its key results" if reason is None else str(reason)
    if any(judge.values.rolled[result] is None for result in results):
        text += f"; one without a score is {policy.missing.text} ({policy.missing.name})"
    parts = [
        Explanation(
            compiled.ids[result],
            judge.values.rolled[result],
            f"weight {shown(float(compiled.weights[result]))}"
            + ("" if judge.values.rolled[result] is not None else f", {judge.reason(result)}"),
            inputs={"weight": compiled.weights[result]},
            parts=_leaf_parts(judge.leaf(result), judge.values.rolled[result] is not None),
        )
        for result in results[:_MOST_PARTS]
    ]
    value = judge.values.rolled[position]
    return Explanation(
        "score", value, text, source="Doerr 2018: the mean of the key results", parts=_cut(parts, len(results))
    )


def _cut(parts: list[Explanation], total: int) -> tuple[Explanation, ...]:
    if total > len(parts):
        parts.append(Explanation("...", None, f"and {total - len(parts)} more"))
    return tuple(parts)


def _leaf_parts(leaf: Leaf, is_scored: bool) -> tuple[Explanation, ...]:
    if leaf.measure is None:
        return (Explanation("measure", None, "none stated"),)
    parts: list[Explanation] = []
    if leaf.progress is not None:
        text = _arithmetic(leaf.measure, leaf.measured) if leaf.measured is not None else "supposed or not yet recorded"
        parts.append(
            Explanation(
                "progress",
                leaf.progress,
                text,
                source=_PROGRESS if isinstance(leaf.measure, Change) else "okrkit",
                inputs={"measure": repr(leaf.measure), "measured": _plain(leaf.measured), "attained": leaf.attained},
                parts=_check_ins(leaf),
            )
        )
    elif not is_scored:
        parts.append(Explanation("measure", repr(leaf.measure), "no check-in known on the day"))
    return tuple(parts)


def _arithmetic(measure: Measure, value: Value | None) -> str:
    if isinstance(measure, Change):
        ends = f"({_raw(value)} - {_raw(measure.baseline)}) / ({_raw(measure.target)} - {_raw(measure.baseline)})"
        return f"{ends}{' ' + measure.unit if measure.unit else ''}"
    if isinstance(measure, Hold):
        return f"{_raw(value)} against {measure!r}"
    if isinstance(measure, Deliver):
        done = measure.done(value) if value is not None else ()
        return f"share of weight of {len(done)} of {len(measure.milestones)} milestones: {', '.join(done) or 'none'}"
    return "a value is recorded" if value is not None else "no value is recorded yet"


def _raw(value: object) -> str:
    text = str(value)
    return text if len(text) <= 24 else f"{text[:21]}..."


def _check_ins(leaf: Leaf) -> tuple[Explanation, ...]:
    if leaf.supposed:
        return (Explanation("what-if", _plain(leaf.measured), "supposed in place of the check-ins"),)
    used = leaf.check_ins
    if not isinstance(leaf.measure, Deliver | Establish) and getattr(leaf.measure, "accumulate", "last") == "last":
        used = used if getattr(leaf.measure, "every_period", False) else used[-1:]
    elif isinstance(leaf.measure, Deliver | Establish):
        used = used[-1:]
    return _cut([_check_in(fact) for fact in used[-_MOST_PARTS:]], len(used))


def _check_in(fact: CheckIn) -> Explanation:
    sure = "" if fact.confidence is None else f"confidence {shown(float(fact.confidence))}"
    note = f"{fact.note!r}" if fact.note else ""
    text = ", ".join(part for part in (f"on {fact.day}", sure, note) if part)
    inputs = {"day": fact.day.isoformat(), "confidence": None if fact.confidence is None else float(fact.confidence)}
    return Explanation("check-in", _plain(fact.value), text, inputs={**inputs, "note": fact.note})


def _plain(value: Value | None) -> object:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, Iterable):
        return list(value)
    return float(value)


def _bar(judge: Judge, position: int) -> Explanation:
    kind = judge.basis.policy.bar_kind(judge.basis.owner(position))
    return Explanation("bar", judge.basis.bar(position), kind, source=BAR_SOURCES[kind])


def _verdict(judge: Judge, position: int, verdict: Verdict) -> Explanation:
    period = judge.basis.period(position)
    over = "its period is over" if judge.is_over(position) else "its period is running"
    reached = judge.reached(position)
    said = {
        Verdict.MET: "the score reaches the bar, coverage is 1, and what must be attained is",
        Verdict.UNKNOWN: "nothing is known",
        Verdict.MISSED: f"{over} and it is not met",
        Verdict.OPEN: f"{over} and it is not met yet",
    }
    vetoes = tuple(
        Explanation("veto", metric.id, f"{metric.title}: outside {metric.measure!r}", source="Wodtke, Radical Focus")
        for metric in judge.vetoes(position)
    )
    text = f"vetoed: the score reaches the bar, but {len(vetoes)} guarded level(s) broke" if vetoes else said[verdict]
    inputs = {"reached": reached, "period": None if period is None else [str(period.start), str(period.end)]}
    return Explanation("verdict", verdict.value, text, source="okrkit", inputs=inputs, parts=vetoes)


def _band(judge: Judge, value: float | None, band: str | None, word: str | None) -> Explanation:
    policy = judge.basis.policy.band
    steps = ", ".join(f"{step.band} from {step.start:.4g}" for step in policy.steps)
    text = "" if value is None else f"{word}; {policy.name}: {steps}"
    return Explanation("band", None if band is None else str(band), text, source=policy.source)


def _expected(judge: Judge, position: int, expected: float | None) -> Explanation:
    period, curve = judge.basis.period(position), judge.basis.policy.curve
    if period is None:
        return Explanation("expected", None, "the goal's period is not known: no cycle, or no due day")
    passed = min(max((judge.basis.as_of - period.start).days + 1, 0), period.days)
    text = f"{curve.name} ({curve.text}) on day {passed} of {period.days}, {period.start} to {period.end}"
    return Explanation("expected", expected, text, source=curve.source)


def _pace(value: float | None, expected: float | None, bar: float, pace: float | None) -> Explanation:
    if value is None or expected is None:
        return Explanation("pace", None, "score or expected progress is undefined")
    return Explanation("pace", pace, f"{shown(value)} - {shown(expected)} · {shown(bar)}", source="okrkit")


def _health(judge: Judge, position: int, word: str) -> Explanation:
    policy, cadence = judge.basis.policy, judge.basis.plan.cadence
    fixed = {
        Health.CLOSED.value: "the period is over, or it was graded",
        Health.OUTDATED.value: f"the last check-in is older than {cadence.every} + {cadence.grace} days",
        Health.PENDING.value: "never checked in: silence is never green",
        Health.UNKNOWN.value: "nothing can be expected: the period is not known",
    }
    text = fixed.get(str(word), f"{policy.health.name}: {policy.health.text}")
    parts: list[Explanation] = []
    if judge.basis.compiled.held[position] and word != Health.CLOSED:
        text = f"{policy.status.name} of its key results: {policy.status.text}; {text}"
        results = judge.basis.compiled.results(position)
        ids = judge.basis.compiled.ids
        parts = [Explanation(ids[result], str(judge.health(result))) for result in results[:_MOST_PARTS]]
        parts = list(_cut(parts, len(results)))
    return Explanation("health", str(word), text, source=policy.health.source, parts=tuple(parts))


def _support(judge: Judge, position: int) -> Explanation:
    support = judge.support(position)
    text = "weighted mean of the contributors' attainment" if support.reason is None else str(support.reason)
    source = "okrkit: contributors are reported beside the score, not mixed into it"
    return Explanation("support", support.helping, text, source=source, parts=_contributing(judge, position))


def _contributing(judge: Judge, position: int) -> tuple[Explanation, ...]:
    found = contributors(judge.basis.compiled, position)
    ids = judge.basis.compiled.ids
    parts = [
        Explanation(
            ids[source],
            judge.attainment(source),
            f"attainment, weight {shown(weight)}{' (trace only)' if not weight else ''}",
            inputs={"weight": weight, "score": judge.values.rolled[source], "bar": judge.basis.bar(source)},
        )
        for source, weight in list(found.items())[:_MOST_PARTS]
    ]
    return _cut(parts, len(found))
