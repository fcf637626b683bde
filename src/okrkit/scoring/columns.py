"""Columns: what a plan's check-ins say, as arrays of floats, so that a second scoring reads no objects."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from operator import sub
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import attrs

from okrkit.goals import Change, Objective
from okrkit.scoring.leaves import last_known

if TYPE_CHECKING:
    from okrkit.goals import CheckIn
    from okrkit.scoring.basis import Basis

__all__ = ["Columns", "columns_of"]

_EXACT = 2**53  # whole numbers below it are the same as floats
_LARGE = 1e300  # differences of numbers below it are floats


@attrs.frozen(eq=False)
class Columns:
    """The measured goals whose last check-in counts between two floats, and the positions of the others.

    Attributes:
        plain: Positions, rising.
        values: Last value of each.
        baselines: Baseline of each.
        spans: Target − baseline of each; finite and not 0.
        odd: Positions of the other measured goals: no check-in yet, another measure, exact numbers.
        since: A day from which on nothing else can be read; None: later check-ins were left out.
    """

    plain: Sequence[int]
    values: array[float]
    baselines: array[float]
    spans: array[float]
    odd: Sequence[int]
    since: date | None


Rows: TypeAlias = tuple[list[int], list[float], list[float], list[float]]
"""Positions, values, baselines and targets."""


def columns_of(basis: Basis) -> Columns:
    """Return the columns of a plan on a day; those of the last whole reading are kept with its goals."""
    kept = basis.compiled.kept_columns
    facts = basis.plan.check_ins
    changed = () if basis.policy.targets == "original" else basis.plan.target_changes.goals()
    if kept is not None and kept[0] is facts and kept[1] == changed:
        since = kept[2].since
        if since is not None and since <= basis.as_of:
            return kept[2]
    columns = _read(basis, changed)
    if columns.since is not None:
        basis.compiled.kept_columns = (facts, changed, columns)
    return columns


def _read(basis: Basis, changed: Sequence[str]) -> Columns:
    """Read every measured goal once, all of it at a time: memory is what costs here, not arithmetic."""
    as_of, facts_of = basis.as_of, basis.plan.check_ins.groups().get
    plain: list[int] = []
    odd: list[int] = []
    values: list[float] = []
    baselines: list[float] = []
    targets: list[float] = []
    is_whole = True
    last: CheckIn | None
    value: Any
    baseline: Any
    target: Any
    for position, goal in enumerate(basis.compiled.goals):
        if isinstance(goal, Objective):
            continue
        facts, measure = facts_of(goal.id), goal.measure
        if facts and type(measure) is Change and measure.accumulate == "last":
            last = facts[-1]
            if last.day > as_of:
                is_whole, last = False, last_known(facts, as_of)
            if last is not None:
                value, baseline, target = last.value, measure.baseline, measure.target
                if type(value) is type(baseline) is type(target) is float or all(
                    map(is_float, (value, baseline, target))
                ):
                    plain.append(position)
                    values.append(value)
                    baselines.append(baseline)
                    targets.append(target)
                    continue
        odd.append(position)
    rows = (plain, values, baselines, targets)
    moved = {basis.compiled.positions[goal] for goal in changed if goal in basis.compiled.positions}
    if moved or not all(map(_is_moderate, rows[1:])):
        rows, apart = _parted(rows, moved)
        odd = sorted((*odd, *apart))
    return _packed(rows, odd, basis.as_of if is_whole else None)


def is_float(number: object) -> bool:
    """Return whether a number is a float, or a whole number that is exactly one."""
    return type(number) is float or (type(number) is int and -_EXACT < number < _EXACT)


def _is_moderate(numbers: Sequence[float]) -> bool:
    """Return whether no difference of two of the numbers can leave the range of floats."""
    return not numbers or (max(numbers) < _LARGE and min(numbers) > -_LARGE)


def _parted(rows: Rows, moved: set[int]) -> tuple[Rows, list[int]]:
    """Set apart the goals whose target was changed, or whose arithmetic could leave the range of floats."""
    kept: Rows = ([], [], [], [])
    apart: list[int] = []
    for row in zip(*rows, strict=True):
        if row[0] in moved or not _is_moderate(row[1:]):
            apart.append(row[0])
        else:
            for column, number in zip(kept, row, strict=True):
                cast("list[float]", column).append(number)
    return kept, apart


def _packed(rows: Rows, odd: Sequence[int], since: date | None) -> Columns:
    starts = array("d", rows[2])
    spans = array("d", map(sub, array("d", rows[3]), starts))
    return Columns(array("q", rows[0]), array("d", rows[1]), starts, spans, odd, since)
