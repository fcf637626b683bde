"""Columns: what a plan's check-ins say, as arrays of floats, so that a second scoring reads no objects."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from datetime import date
from operator import sub
from typing import TYPE_CHECKING, TypeGuard, cast

import attrs

from okrkit.goals import Change, CheckIn, Measure
from okrkit.scoring.leaves import last_known

if TYPE_CHECKING:
    from okrkit.scoring.basis import Basis
    from okrkit.scoring.compiled import CompiledPlan

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
        latest: Day of the last fact that was used; None: none was.
        is_whole: Whether every check-in of these goals was known on the day.
    """

    plain: Sequence[int]
    values: array[float]
    baselines: array[float]
    spans: array[float]
    odd: Sequence[int]
    latest: date | None
    is_whole: bool


def columns_of(basis: Basis) -> Columns:
    """Return the columns of a plan on a day; those of the last whole reading are kept with its goals."""
    kept = basis.compiled.kept_columns
    facts = basis.plan.check_ins
    changed = () if basis.policy.targets == "original" else basis.plan.target_changes.goals()
    if kept is not None and kept[0] is facts and kept[1] == changed:
        latest = kept[2].latest
        if latest is None or latest <= basis.as_of:
            return kept[2]
    columns = _read(basis, changed)
    if columns.is_whole:
        basis.compiled.kept_columns = (facts, changed, columns)
    return columns


def _read(basis: Basis, changed: Sequence[str]) -> Columns:
    compiled = basis.compiled
    positions, goals = compiled.leaves
    groups = basis.plan.check_ins.groups()
    facts = list(map(groups.get, [goal.id for goal in goals]))
    measures = [goal.measure for goal in goals]
    odd: list[int] = []
    if changed or not _is_plain(facts, measures):
        positions, facts, measures, odd = _parted(compiled, changed, positions, facts, measures)
    known = cast("Sequence[tuple[CheckIn, ...]]", facts)
    lasts = [group[-1] for group in known]
    latest = max([fact.day for fact in lasts], default=None)
    is_whole = latest is None or latest <= basis.as_of
    if not is_whole:
        positions, lasts, measures, late = _known_by(basis.as_of, positions, known, measures)
        odd = sorted((*odd, *late))
    return _packed(positions, lasts, cast("Sequence[Change]", measures), odd, latest=latest, is_whole=is_whole)


def _is_plain(facts: Sequence[tuple[CheckIn, ...] | None], measures: Sequence[Measure | None]) -> bool:
    """Return whether every goal has check-ins and a Change that goes by the last one."""
    if not all(facts) or set(map(type, measures)) != {Change}:
        return False
    return {change.accumulate for change in cast("Sequence[Change]", measures)} == {"last"}


def _parted(
    compiled: CompiledPlan,
    changed: Sequence[str],
    positions: Sequence[int],
    facts: Sequence[tuple[CheckIn, ...] | None],
    measures: Sequence[Measure | None],
) -> tuple[list[int], list[tuple[CheckIn, ...] | None], list[Measure | None], list[int]]:
    """Set the odd positions apart: other measures, no check-in, a target that was changed."""
    moved = {compiled.positions[goal] for goal in changed if goal in compiled.positions}
    rows = list(zip(positions, facts, measures, strict=True))
    plain = [row for row in rows if row[1] and _goes_by_last(row[2]) and row[0] not in moved]
    inside = {row[0] for row in plain}
    odd = [position for position in positions if position not in inside]
    return [row[0] for row in plain], [row[1] for row in plain], [row[2] for row in plain], odd


def _goes_by_last(measure: Measure | None) -> TypeGuard[Change]:
    return type(measure) is Change and measure.accumulate == "last"


def _known_by(
    as_of: date, positions: Sequence[int], facts: Sequence[tuple[CheckIn, ...]], measures: Sequence[Measure | None]
) -> tuple[list[int], list[CheckIn], list[Measure | None], list[int]]:
    """Go back to the last check-in known on the day; goals without one are odd."""
    lasts = [group[-1] if group[-1].day <= as_of else last_known(group, as_of) for group in facts]
    rows = [row for row in zip(positions, lasts, measures, strict=True) if row[1] is not None]
    late = [position for position, last in zip(positions, lasts, strict=True) if last is None]
    return [row[0] for row in rows], [cast("CheckIn", row[1]) for row in rows], [row[2] for row in rows], late


def _packed(
    positions: Sequence[int],
    lasts: Sequence[CheckIn],
    measures: Sequence[Change],
    odd: Sequence[int],
    *,
    latest: date | None,
    is_whole: bool,
) -> Columns:
    values = [fact.value for fact in lasts]
    baselines = [measure.baseline for measure in measures]
    targets = [measure.target for measure in measures]
    if not (_are_floats(values) and _are_floats(baselines) and _are_floats(targets)):
        rows = zip(positions, values, baselines, targets, strict=True)
        exact = [row for row in rows if not all(_is_float(number) for number in row[1:])]
        apart = {row[0] for row in exact}
        kept = [place for place, position in enumerate(positions) if position not in apart]
        positions = [positions[place] for place in kept]
        values, baselines = [values[place] for place in kept], [baselines[place] for place in kept]
        targets = [targets[place] for place in kept]
        odd = sorted((*odd, *apart))
    numbers = cast("tuple[list[float], list[float], list[float]]", (values, baselines, targets))
    if not all(map(_is_moderate, numbers)):
        positions, numbers, extreme = _without_extremes(positions, numbers)
        odd = sorted((*odd, *extreme))
    seen, starts, ends = (array("d", column) for column in numbers)
    return Columns(positions, seen, starts, array("d", map(sub, ends, starts)), odd, latest, is_whole)


def _is_moderate(numbers: Sequence[float]) -> bool:
    """Return whether no difference of two of the numbers can leave the range of floats."""
    return not numbers or (max(numbers) < _LARGE and min(numbers) > -_LARGE)


def _without_extremes(
    positions: Sequence[int], columns: tuple[list[float], list[float], list[float]]
) -> tuple[list[int], tuple[list[float], list[float], list[float]], list[int]]:
    """Set apart the goals whose arithmetic could leave the range of floats."""
    rows = list(zip(positions, *columns, strict=True))
    kept = [row for row in rows if all(-_LARGE < number < _LARGE for number in row[1:])]
    inside = {row[0] for row in kept}
    apart = [position for position in positions if position not in inside]
    return (
        [row[0] for row in kept],
        ([row[1] for row in kept], [row[2] for row in kept], [row[3] for row in kept]),
        apart,
    )


def _are_floats(numbers: Sequence[object]) -> bool:
    kinds = set(map(type, numbers))
    if kinds <= {float}:
        return True
    return kinds <= {float, int} and all(map(_is_float, numbers))


def _is_float(number: object) -> bool:
    """Return whether a number is a float, or a whole number that is exactly one."""
    return type(number) is float or (type(number) is int and -_EXACT < number < _EXACT)
