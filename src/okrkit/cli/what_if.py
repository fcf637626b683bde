"""okrkit what-if: what goals would come to if values, links or the goals themselves were other ones."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from okrkit.cli.answers import Answer, Data
from okrkit.cli.common import add_day, add_format, add_plan, day_line, number, title_of
from okrkit.cli.inputs import AsOf, UnusableInputError, read_plan
from okrkit.cli.linting import add_settings
from okrkit.cli.review_why import some
from okrkit.cli.standing import scored, standing
from okrkit.cli.suppositions import Changes, add_suppositions, changes_of, scores_of, values_of
from okrkit.cli.text import Cell, Column, Line, clean, line, table, wrapped
from okrkit.errors import AlignmentLoopError
from okrkit.goals import KeyResult, Objective

if TYPE_CHECKING:
    from okrkit.alignment import Delta, Tornado, WhatIf
    from okrkit.scoring import Scorecard

HELP = "show what would change if goals had other values, weights or links, came or went"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments."""
    add_plan(parser)
    add_suppositions(parser)
    parser.add_argument("--rank", metavar="GOAL", help="rank what would move this goal most, each by itself")
    add_day(parser)
    add_format(parser)
    add_settings(parser)


_RANKED = 15  # goals that a ranking shows


@attrs.frozen
class _Delta:
    """How one goal would stand."""

    goal: str
    before: float | None
    after: float | None


@attrs.frozen(kw_only=True)
class _Found:
    """Everything that would be different.

    Attributes:
        supposed: Whether anything is to be different; False: only the ranking was asked for.
        before: Where every goal stands.
        after: Where it would stand.
        scores: The goals whose score differs, in the plan's order; None where one is gone, new or has none.
        above: What the goals above amount to; None: links form a loop, see `loop`.
        loop: Why nothing is said about the goals above; empty: it is.
        rank: What would move one goal most; None: not asked for.
    """

    supposed: bool
    before: Scorecard
    after: Scorecard
    scores: tuple[_Delta, ...]
    above: WhatIf | None
    loop: str
    rank: Tornado | None


def run(given: argparse.Namespace) -> Answer:
    """Suppose the changes, and compare scores and what the goals above amount to."""
    from okrkit.alignment import sensitivity

    plan = read_plan(given.plan)
    changes = changes_of(plan, given)
    supposed = bool(given.changes or given.score or changes)
    if not (supposed or given.rank):
        message = "nothing to suppose; say what, as in: okrkit what-if PLAN reply=1.5"
        raise UnusableInputError(message)
    before = scored(plan, given.as_of)
    changed = before.after(changes.made(plan)) if changes else before
    values, scores = values_of(changed.plan, given), scores_of(given)
    after = changed.what_if(values, scores=scores)
    above, loop = _above(before, after, changes, [*values, *scores])
    found = _Found(
        supposed=supposed,
        before=before,
        after=after,
        scores=_deltas(before, after),
        above=above,
        loop=loop,
        rank=sensitivity(after.plan, given.rank, as_of=given.as_of.day) if given.rank else None,
    )
    return Answer(lines=lambda width: _view(found, given.as_of, width), data=lambda: _data(found))


def _above(before: Scorecard, after: Scorecard, changes: Changes, named: Sequence[str]) -> tuple[WhatIf | None, str]:
    """Return what the goals above amount to: supposed values, and check-ins of new goals, count by attainment."""
    from okrkit.alignment import what_if

    new = [fact.goal for fact in changes.facts if fact.goal in after]
    known = {goal: after[goal].attainment for goal in dict.fromkeys([*new, *named])}
    try:
        found = what_if(
            before.plan,
            as_of=before.as_of,
            values={goal: value for goal, value in known.items() if value is not None},
            links=changes.links,
            drop=changes.drop,
            add=changes.add,
            add_results=changes.add_results,
        )
    except AlignmentLoopError as error:
        return None, str(error)
    return found, ""


def _deltas(before: Scorecard, after: Scorecard) -> tuple[_Delta, ...]:
    found = [
        _Delta(score.goal, score.value, after.value(score.goal) if score.goal in after else None) for score in before
    ]
    gone = {score.goal for score in before if score.goal not in after}
    new = [_Delta(score.goal, None, score.value) for score in after if score.goal not in before]
    return tuple(one for one in (*found, *new) if one.before != one.after or one.goal in gone or one.goal not in before)


_HEAD: list[Cell] = [
    ("goal", "dim"),
    ("score", "dim"),
    ("then", "dim"),
    ("change", "dim"),
    ("status", "dim"),
    ("id", "dim"),
]
_COLUMNS = (
    Column(flexible=True),
    Column(5, side="right"),
    Column(5, side="right"),
    Column(6, side="right"),
    Column(),
    Column(),
)


def _view(found: _Found, as_of: AsOf, width: int) -> Iterator[Line]:
    yield day_line(found.before.plan, as_of, width)
    yield line()
    if found.supposed:
        yield from _score_lines(found, width)
        yield from _above_lines(found, width)
    if found.rank is not None:
        yield from _rank_lines(found.rank, width, apart=found.supposed)


def _score_lines(found: _Found, width: int) -> Iterator[Line]:
    if not found.scores:
        yield line("no score changes")
        return
    rows = [_row(found.before, found.after, one) for one in found.scores]
    yield from table([_HEAD, *rows], _COLUMNS, width=width, indent=0)


def _rank_lines(rank: Tornado, width: int, *, apart: bool) -> Iterator[Line]:
    if apart:
        yield line()
    head, *rows = str(rank).split("\n")
    title = f"What {clean(rank.goal)} would come to with each goal below it at 0 % and at 100 %, the rest as it is"
    yield from (line((text, "bold")) for text in wrapped(title, width))
    yield from (line(clean(text)) for text in (head, *rows[:_RANKED]))
    if len(rows) > _RANKED:
        yield line((f"and {len(rows) - _RANKED} more; all of them: --format json", "dim"))


def _row(before: Scorecard, after: Scorecard, delta: _Delta) -> list[Cell]:
    card = after if delta.goal in after else before
    stands = standing(after[delta.goal], after.plan) if delta.goal in after else None
    return [
        _title(card, delta.goal),
        number(delta.before),
        number(delta.after),
        _change(delta.before, delta.after),
        (stands.status, stands.style) if stands else ("dropped", "dim"),
        (clean(delta.goal), "dim"),
    ]


def _title(card: Scorecard, goal: str) -> str:
    item = card.plan.goal(goal)
    return ("  " if isinstance(item, KeyResult) else "") + (clean(item.title) or "(no title)")


def _change(before: float | None, after: float | None) -> str:
    return "–" if before is None or after is None else f"{after - before:+.2f}"


_ABOVE_HEAD: list[Cell] = [
    ("What goals come to by the goals below them", "bold"),
    ("now", "dim"),
    ("then", "dim"),
    ("change", "dim"),
    ("id", "dim"),
]


def _above_lines(found: _Found, width: int) -> Iterator[Line]:
    """Return what each goal above would come to; those that stay are named in a line."""
    if found.above is None:
        yield line()
        yield from (
            line(text) for text in wrapped(f"nothing can be said about the goals above: {clean(found.loop)}", width)
        )
        return
    if not found.above.deltas:
        return
    moved = [one for one in found.above.deltas if one.before != one.after]
    stay = [one.goal for one in found.above.deltas if one.before == one.after]
    yield line()
    rows = [_above_row(found, one) for one in moved]
    if rows:
        yield from table([_ABOVE_HEAD, *rows], (*_COLUMNS[:4], Column()), width=width, indent=0)
    else:
        yield line("no goal above changes by the goals below it")
    if stay:
        names = some([clean(goal) for goal in stay], most=8)
        yield from (line((text, "dim")) for text in wrapped(f"as before: {names}", width))


def _above_row(found: _Found, delta: Delta) -> list[Cell]:
    title = title_of(found.before.plan, delta.goal)
    bold = isinstance(found.before.plan[delta.goal], Objective)
    return [
        (clean(title), "bold" if bold else ""),
        number(delta.before),
        number(delta.after),
        _change(delta.before, delta.after),
        (clean(delta.goal), "dim"),
    ]


def _data(found: _Found) -> Data:
    above = found.above
    return {
        "plan": found.before.plan.name,
        "as_of": found.before.as_of.isoformat(),
        "changed": [attrs.asdict(one) for one in found.scores],
        "above": None if above is None else [{**attrs.asdict(one), "change": one.change} for one in above.deltas],
        "loop": found.loop or None,
        "rank": None if found.rank is None else _rank_data(found.rank),
    }


def _rank_data(found: Tornado) -> Data:
    swings = [{**attrs.asdict(swing), "width": swing.width} for swing in found]
    return {"goal": found.goal, "now": found.now, "swings": swings}
