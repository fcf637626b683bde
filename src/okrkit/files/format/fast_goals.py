"""Goals as msgspec decodes them, and made of these without a mapping in between; what is rare takes the usual way."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from okrkit.files.format.quick import NOT_PLAIN, QuickReader
from okrkit.files.format.quick_items import QuickChange, QuickHold, RowKeyResult, RowObjective
from okrkit.files.syntax.odd import Unsure
from okrkit.goals import Change, Hold, KeyResult, Objective

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["key_result_type", "objective_type", "objectives_of"]

# `Any` for the rows: their classes are made when msgspec is there.
# ruff: noqa: ANN401

_WORDS = ("owner", "team")
_LISTED = ("contributes_to", "depends_on", "conflicts_with", "tags")
_RARE = ("effort", "extra", "allow")


def _struct(name: str, required: dict[str, Any], words: Sequence[str], others: Sequence[str]) -> Any:
    """Return a class of rows; a field that equals its default is not written again, so that keys can be counted."""
    import msgspec

    fields: list[Any] = [*required.items(), *((word, str | None, None) for word in words)]
    fields += [("level", object, None)] if "weight" in others else []
    fields += [(other, object, msgspec.UNSET) for other in others]
    return msgspec.defstruct(name, fields, forbid_unknown_fields=True, omit_defaults=True)


@cache
def key_result_type() -> Any:
    """Return the class of decoded key results."""
    import msgspec

    change = _struct("ChangeRow", {"baseline": object, "target": object}, ["unit"], ["strict", "accumulate"])
    hold = _struct(
        "HoldRow", {}, ["unit"], ["at_least", "at_most", "strict", "tolerance", "accumulate", "every_period"]
    )
    fields: list[Any] = [("change", change | None, None), ("hold", hold | None, None)]
    fields += [(kind, object, msgspec.UNSET) for kind in ("deliver", "establish")]
    measure = msgspec.defstruct("MeasureRow", fields, forbid_unknown_fields=True, omit_defaults=True)
    required = {"id": str, "title": str}
    made = _struct("KeyResultRow", required, [*_WORDS, "due", "evidence"], ["weight", *_LISTED, *_RARE])
    return msgspec.defstruct(
        "MeasuredRow",
        [("measure", measure | None, None)],
        bases=(made,),
        forbid_unknown_fields=True,
        omit_defaults=True,
    )


@cache
def objective_type() -> Any:
    """Return the class of decoded objectives."""
    import msgspec

    others = ["weight", *_LISTED, *_RARE, "ambition", "shared_by", "linked_to_pay"]
    made = _struct("ObjectiveRow", {"id": str, "title": str}, [*_WORDS, "cycle"], others)
    fields: list[Any] = [("key_results", list[key_result_type()] | None, None)]
    return msgspec.defstruct("HoldingRow", fields, bases=(made,), forbid_unknown_fields=True, omit_defaults=True)


def objectives_of(rows: Sequence[Any], reader: QuickReader) -> list[Objective]:
    """Return the objectives of decoded rows.

    Raises:
        Unsure: If something is not plainly right.
    """
    import msgspec

    unset, made = msgspec.UNSET, list[Objective]()
    for row in rows:
        try:
            made.append(_objective(row, reader, unset))
        except NOT_PLAIN:
            made.append(reader.objective(msgspec.to_builtins(row)))
    return made


def _objective(row: Any, reader: QuickReader, unset: object) -> Any:
    rare = row.ambition is row.shared_by is row.linked_to_pay is row.effort is row.extra is row.allow is unset
    if not rare:
        raise Unsure
    held = tuple([_key_result(one, reader, unset) for one in row.key_results or ()])
    cycle = None if row.cycle is None else reader.cycle_of(row.cycle)
    links = _links(row, reader, unset)
    weight = 1.0 if row.weight is unset else row.weight
    made: Any = RowObjective(row.id, row.title, row.owner, row.team, row.level, weight, links, held, cycle)
    made.__class__ = Objective
    return made


def _key_result(row: Any, reader: QuickReader, unset: object) -> Any:
    if not (row.effort is row.extra is row.allow is unset):
        raise Unsure
    measure = None if row.measure is None else _measure(row.measure, unset)
    due = None if row.due is None else reader.days[row.due]
    to = row.contributes_to
    bare = to is row.depends_on is row.conflicts_with is row.tags is unset
    links = _NO_LINKS if bare else _links(row, reader, unset)
    weight = 1.0 if row.weight is unset else row.weight
    made: Any = RowKeyResult(row.id, row.title, row.owner, row.team, row.level, weight, links, measure, due, row.evidence)
    made.__class__ = KeyResult
    return made


_NO_LINKS: tuple[tuple[Any, ...], ...] = ((), (), (), ())


def _links(row: Any, reader: QuickReader, unset: object) -> tuple[tuple[Any, ...], ...]:
    """Return contributions, dependencies, conflicts and tags."""
    to = row.contributes_to
    if row.depends_on is row.conflicts_with is row.tags is unset:
        return _NO_LINKS if to is unset else (reader.contributions(to), (), (), ())
    names = [() if one is unset else reader.names(one) for one in (row.depends_on, row.conflicts_with, row.tags)]
    return (() if to is unset else reader.contributions(to), *names)


def _measure(row: Any, unset: object) -> Any:
    change, hold = row.change, row.hold
    if not (row.deliver is row.establish is unset) or (change is None) is (hold is None):
        raise Unsure
    if hold is None:
        if change.accumulate is not unset:
            raise Unsure
        strict = False if change.strict is unset else change.strict
        made: Any = QuickChange(change.baseline, change.target, change.unit, strict)
        made.__class__ = Change
        return made
    if not (hold.tolerance is hold.accumulate is hold.every_period is unset):
        raise Unsure
    low, high = [None if one is unset else one for one in (hold.at_least, hold.at_most)]
    made = QuickHold(low, high, hold.unit, False if hold.strict is unset else hold.strict)
    made.__class__ = Hold
    return made
