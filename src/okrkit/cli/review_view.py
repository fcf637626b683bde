"""The review as text: twenty lines for a leader, the rest for whoever asks why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from okrkit.cli import findings as shown
from okrkit.cli.common import command, day_line, number, short_day, title_of
from okrkit.cli.facts import health_rows, left_of, way_of
from okrkit.cli.review_why import some, why
from okrkit.cli.standing import Standing, score_text, standing
from okrkit.cli.text import Cell, Column, Line, Style, bar, clean, fit, line, table, width_of, wrapped
from okrkit.goals import KeyResult, Objective, SmartGoal

if TYPE_CHECKING:
    from okrkit.cli.review import Review
    from okrkit.rules import Finding
    from okrkit.scoring import Score

__all__ = ["view"]

G = TypeVar("G", Objective, SmartGoal)

_WIDE = 100  # columns from which a bar may be ten columns long
_FIRST = 3  # errors that are named before the reader has scrolled
_MOST = 25  # rows of a section; a company of 60 fits, a group of 6,000 sees its lowest
_FINE = {"met", "on track"}


def view(found: Review, width: int, *, brief: bool, full: bool) -> Iterator[Line]:
    """Return the review as lines.

    Args:
        found: What the library said.
        width: Columns of the terminal.
        brief: Stop after what matters first.
        full: Show every key result, SMART goal and finding.
    """
    yield from _head(found, width)
    yield from _top(found, width)
    yield from _people(found, width)
    yield from _first(found, width)
    if brief:
        return
    sections: list[Callable[[], Iterator[Line]]] = [
        lambda: _diagnosis(found, width, full=full),
        lambda: _explanation(found, width),
        lambda: _objectives(found, width, full=full),
        lambda: _smart_goals(found, width, full=full),
        lambda: _health(found, width),
        lambda: _alignment(found, width),
        lambda: _findings(found, width, full=full),
    ]
    for section in sections:
        yield from section()
    yield line()
    yield from _verdict(found, width)
    yield line(shown.count_line(found.findings), ("; the first page again: --brief", "dim"))


def _heading(text: str) -> Iterator[Line]:
    yield line()
    yield line((text, "bold"))


def _head(found: Review, width: int) -> Iterator[Line]:
    plan = found.plan
    yield day_line(plan, found.as_of, width)
    results = sum(len(one.key_results) for one in plan.objectives)
    parts = [
        _counted(len(plan.objectives), "objective"),
        _counted(results, "key result"),
        _counted(len(plan.smart_goals), "SMART goal"),
        _counted(len({owner for goal in plan.goals() if (owner := plan.owner_of(goal.id))}), "owner"),
    ]
    yield line((fit(f"{_elapsed(found)}{', '.join(part for part in parts if part)}", width), "dim"))


def _elapsed(found: Review) -> str:
    cycle, day = found.plan.cycle, found.as_of.day
    if cycle is None:
        return ""
    if day < cycle.start:
        return f"before {cycle}: "
    if day > cycle.end:
        return f"{cycle} is over: "
    return f"day {(day - cycle.start).days + 1} of {cycle.days}: "


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}" if count else ""


_GOAL = (Column(flexible=True), Column(), Column(4, side="right"), Column(6), Column())


def _row(found: Review, goal: str, width: int, *, before: str = "") -> list[Cell]:
    """Return a goal as a row: title, bar with a mark where it should be, score, band, status."""
    score = found.scores[goal]
    stands = standing(score, found.plan)
    title = before + (clean(title_of(found.plan, goal)) or goal)
    return [
        title,
        (bar(score.value, width=10 if width >= _WIDE else 6, mark=_due(score, stands)), stands.band_style),
        score_text(score),
        (stands.band, stands.band_style),
        (stands.status, stands.style),
    ]


def _top(found: Review, width: int) -> Iterator[Line]:
    if not found.top:
        return
    yield from _heading("At the top")
    for one in found.top:
        for text in wrapped(clean(title_of(found.plan, one.id)), width - 2):
            yield line("  ", text)
        yield from _standing_lines(found, one, width)


def _standing_lines(found: Review, objective: Objective, width: int) -> Iterator[Line]:
    score = found.scores[objective.id]
    stands = standing(score, found.plan)
    told = line(
        "    ",
        (bar(score.value, mark=_due(score, stands)), stands.band_style),
        f"  {score_text(score)}/{number(score.bar)}  ",
        (stands.band, stands.band_style),
        ", " if stands.band else "",
        (stands.status, stands.style),
    )
    weakest = _weakest(found, objective)
    room = width - 2 - sum(width_of(piece) for piece, _ in told)
    if width_of(weakest) <= room:
        yield (*told, *line("  ", (weakest, "dim")))
        return
    yield told
    yield line(" " * 16, (fit(weakest, width - 16), "dim"))


def _due(score: Score, stands: Standing) -> float | None:
    """Return where the score should be by now; None where that is over or unknown."""
    over = score.expected is None or stands.status in {"met", "missed"}
    return None if over else (score.expected or 0.0) * score.bar


def _weakest(found: Review, objective: Objective) -> str:
    """Name the key result that holds an objective back most."""
    scores = [(found.scores[one.id].attainment, one) for one in objective.key_results]
    known = [(attainment, one) for attainment, one in scores if attainment is not None]
    if not known or found.scores[objective.id].verdict == "met":
        return ""
    result = min(known, key=lambda pair: pair[0])[1]
    return f"weakest: {clean(result.id)} {left_of(found.plan, result.id, found.scores[result.id], found.as_of.day)}"


def _people(found: Review, width: int) -> Iterator[Line]:
    """Say how what people reach compares with what the company reaches."""
    told = found.diagnosis
    yield line()
    if told.hit is not None and told.top is not None:
        text = (
            f"{len(told.lower)} due goals of people and teams reach {number(told.hit)} of their bar, "
            f"{len(told.results)} at the top {number(told.top)}."
        )
        yield from (line(one) for one in wrapped(text, width))
    yield from _verdict(found, width)


_VERDICTS: Mapping[str, Style] = {"stuck": "red", "watch": "yellow", "execution-problem": "red", "aligned": "green"}


def _verdict(found: Review, width: int) -> Iterator[Line]:
    """Return the diagnosis in a sentence; it stands first, and last, where the reader's eye rests."""
    head = clean(str(found.diagnosis).partition("\n")[0])
    yield from (line((one, _VERDICTS.get(found.diagnosis.verdict, ""))) for one in wrapped(head, width))


def _first(found: Review, width: int) -> Iterator[Line]:
    """Name what to look at first: what cannot be scored, what is silent, what nobody carries."""
    rows = [*_errors(found), *_silent(found), *_waiting(found)]
    yield from _heading("Look at first")
    for kind, style, text in rows:
        yield line("  ", (f"{kind:<8}", style), "  ", fit(text, width - 12))
    yield line("  ", ("rules   ", "bold"), "  ", shown.count_line(found.findings))
    yield line(" " * 12, (f"all of them: {command('check', found.source, found.as_of)}", "dim"))


def _errors(found: Review) -> Iterator[tuple[str, Style, str]]:
    errors = [one for one in found.findings if one.severity.value == "error"]
    for one in errors[:_FIRST]:
        yield "error", "red", f"{clean(one.goal or 'the plan')}: {clean(one.message)}"
    if len(errors) > _FIRST:
        yield "error", "red", f"and {len(errors) - _FIRST} more"


def _silent(found: Review) -> Iterator[tuple[str, Style, str]]:
    """Name the goals that should have news and have none, the longest silence first."""
    news = [
        (score.last_check_in, score.goal)
        for score in found.scores.values()
        if score.health in {"outdated", "pending"}
        and score.verdict != "met"
        and found.plan.measure_of(score.goal) is not None
    ]
    never = [goal for day, goal in news if day is None]
    old = sorted((day, goal) for day, goal in news if day is not None)
    names = [
        *(f"{clean(goal)} never" for goal in never),
        *(f"{clean(goal)} since {short_day(day)}" for day, goal in old),
    ]
    if names:
        yield "no news", "yellow", f"{_counted(len(names), 'goal')}: {some(names)}"


def _waiting(found: Review) -> Iterator[tuple[str, Style, str]]:
    """Name the goals that wait for one that is late."""
    for goal in found.graph.ids:
        for first in found.graph.dependencies(goal):
            stands = standing(found.scores[first], found.plan)
            if stands.status not in _FINE:
                yield "blocked", "red", f"{clean(goal)} waits for {clean(first)} ({stands.status})"


def _objectives(found: Review, width: int, *, full: bool) -> Iterator[Line]:
    top = {one.id for one in found.top}
    below = [one for one in found.plan.objectives if full or one.id not in top]
    if not below:
        return
    yield from _heading("Objectives" if full else "Objectives below the top")
    shown = below if full else _lowest(found, below)
    rows: list[list[Cell]] = []
    for one in shown:
        rows.append(_row(found, one.id, width, before=_place(found, one)))
        rows.extend(_row(found, result.id, width, before="    ") for result in one.key_results if full)
    yield from table(rows, _GOAL, width=width)
    yield from _rest(len(below) - len(shown))


def _lowest(found: Review, goals: Sequence[G]) -> list[G]:
    """Return the goals with the lowest attainment, in plan order; all where there are not too many."""
    if len(goals) <= _MOST:
        return list(goals)
    worth = {goal.id: found.scores[goal.id].attainment for goal in goals}
    ranked = sorted(goals, key=lambda goal: 2.0 if worth[goal.id] is None else worth[goal.id] or 0.0)
    kept = {goal.id for goal in ranked[:_MOST]}
    return [goal for goal in goals if goal.id in kept]


def _rest(count: int) -> Iterator[Line]:
    if count > 0:
        yield line("  ", (f"and {count:,} that stand higher or have no score: --all", "dim"))


def _place(found: Review, objective: Objective) -> str:
    where = found.plan.team_of(objective.id) or objective.level
    return f"{clean(str(where))}: " if where else ""


def _smart_goals(found: Review, width: int, *, full: bool) -> Iterator[Line]:
    goals = found.plan.smart_goals
    if not goals:
        return
    stands = {goal.id: standing(found.scores[goal.id], found.plan) for goal in goals}
    counts = Counter(one.status for one in stands.values())
    yield from _heading("SMART goals")
    told = ", ".join(f"{count} {status}" for status, count in counts.most_common())
    yield from (line("  ", one) for one in wrapped(told, width - 2))
    listed = [goal for goal in goals if full or stands[goal.id].status not in _FINE]
    shown = listed if full else _lowest(found, listed)
    yield from table([_goal_row(found, goal, stands[goal.id]) for goal in shown], _SMART, width=width, indent=4)
    yield from _rest(len(listed) - len(shown))


_SMART = (Column(flexible=True), Column(4, side="right"), Column(), Column())


def _goal_row(found: Review, goal: SmartGoal, stands: Standing) -> list[Cell]:
    owner = found.plan.owner_of(goal.id) or "nobody"
    return [
        clean(goal.title) or goal.id,
        score_text(found.scores[goal.id]),
        (stands.status, stands.style),
        (fit(clean(owner), 16), "dim"),
    ]


def _health(found: Review, width: int) -> Iterator[Line]:
    rows = health_rows(found.plan, found.as_of.day)
    if rows:
        yield from _heading("Health metrics")
        yield from table(rows, [Column(flexible=True), Column(side="right"), Column(), Column()], width=width)


def _alignment(found: Review, width: int) -> Iterator[Line]:
    graph = found.graph
    yield from _heading("Alignment")
    orphans = set(graph.orphans)
    rows: list[tuple[str, str]] = [("reach the top", f"{len(graph) - len(orphans)} of {len(graph)} goals")]
    if unaligned := graph.unaligned:
        rows.append(("linked to nothing", some([clean(goal) for goal in unaligned])))
    if conflicts := graph.conflicts:
        rows.append(("work against", some([f"{clean(one)} and {clean(other)}" for one, other in conflicts])))
    if uncovered := _uncovered(found):
        rows.append(("no goal supports", some(uncovered)))
    if loops := graph.loops():
        rows.append(("loops", some([" -> ".join(map(clean, loop)) for loop in loops])))
    yield from table(rows, [Column(), Column(flexible=True)], width=width)


def _uncovered(found: Review) -> list[str]:
    results = [result for one in found.top for result in one.key_results]
    return [clean(one.id) for one in results if not found.graph.contributors(one.id)]


def _findings(found: Review, width: int, *, full: bool) -> Iterator[Line]:
    if not found.findings:
        return
    yield from _heading("Findings")
    if full:
        for goal, group in shown.grouped(found.findings):
            yield from shown.goal_head(found.plan, goal, width, place=shown.place_text(found.loaded, goal))
            for one in group:
                yield from shown.finding_lines(found.plan, one, width)
        return
    yield from table(_by_rule(found.findings), [Column(7), Column(), Column(), Column(flexible=True)], width=width)


def _by_rule(findings: Iterable[Finding]) -> list[list[Cell]]:
    """Return a row a rule: how often it spoke, and about which goals."""
    groups: dict[str, list[Finding]] = {}
    for one in findings:
        groups.setdefault(one.rule, []).append(one)
    ordered = sorted(groups.values(), key=lambda group: (-group[0].severity.rank, group[0].rule))
    return [
        [
            (group[0].severity.value, shown.STYLES[group[0].severity.value]),
            group[0].rule,
            group[0].name,
            some(list(dict.fromkeys(clean(one.goal or "the plan") for one in group))),
        ]
        for group in ordered
    ]


def _diagnosis(found: Review, width: int, *, full: bool) -> Iterator[Line]:
    if not full:
        yield from why(found.diagnosis, width)
        return
    yield from _heading("Diagnosis")
    for text in str(found.diagnosis).splitlines()[1:]:
        yield line(clean(text))


def _explanation(found: Review, width: int) -> Iterator[Line]:
    """Show how the lowest score at the top came about."""
    scores = [(found.scores[one.id].attainment, one) for one in found.top]
    known = [(value, one) for value, one in scores if value is not None]
    if not known:
        return
    worst = min(known, key=lambda pair: pair[0])[1]
    yield from _heading(f"How {clean(worst.id)} comes to {number(found.scores[worst.id].value)}")
    for result in worst.key_results:
        yield from _result_line(found, result, width)
    yield line("  ", (f"down to check-ins: {command('explain', found.source, found.as_of, worst.id)}", "dim"))


def _result_line(found: Review, result: KeyResult, width: int) -> Iterator[Line]:
    score = found.scores[result.id]
    weight = "" if result.weight == 1 else f" × weight {result.weight:g}"
    shown = (
        f"{number(score.value)}{weight}  {clean(result.id)}: {way_of(found.plan, result.id, score, found.as_of.day)}"
    )
    yield line("  ", fit(shown, width - 2))
