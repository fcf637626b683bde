"""Goals built without the questions of their constructors, from plain values that are asked here.

Each class has the fields of its base and no others. An instance takes the class of the model once its fields are set:
from then on it is one of the model, equal to what the constructor makes. Whatever is not plainly right is left to the
constructor by raising Unsure.
"""

from __future__ import annotations

from math import isfinite
from typing import Any

from okrkit.files.syntax.odd import Unsure
from okrkit.goals import Ambition, Change, Hold, KeyResult, Level, Objective, SmartGoal

__all__ = [
    "QuickChange",
    "QuickHold",
    "QuickKeyResult",
    "QuickObjective",
    "QuickSmartGoal",
    "RowChange",
    "RowKeyResult",
    "RowObjective",
]

# `Any` for self: the bases are frozen, and these set their fields; the signatures are private to this package.
# ruff: noqa: A002, ANN401, PLR0917

_NO_MAPPING = KeyResult("id", "title").extra
_TEXT = frozenset({str, type(None)})
_NUMBER = frozenset({int, float})
_LEVELS: dict[object, Level | None] = {None: None, "none": None, **{level.value: level for level in Level}}
_AMBITIONS: dict[object, Ambition] = {ambition.value: ambition for ambition in Ambition}


class QuickChange(Change):
    """A change between two different finite numbers."""

    __slots__ = ()
    __setattr__, __delattr__ = object.__setattr__, object.__delattr__

    def __init__(self: Any, baseline: Any, target: Any, unit: Any = None, strict: Any = False) -> None:
        if (
            type(baseline) not in _NUMBER
            or type(target) not in _NUMBER
            or type(unit) not in _TEXT
            or type(strict) is not bool
            or baseline == target
            or not isfinite(baseline)
            or not isfinite(target)
        ):
            raise Unsure
        self.baseline, self.target, self.unit, self.strict, self.accumulate = baseline, target, unit, strict, "last"


class QuickHold(Hold):
    """A level with one finite limit."""

    __slots__ = ()
    __setattr__, __delattr__ = object.__setattr__, object.__delattr__

    def __init__(self: Any, at_least: Any = None, at_most: Any = None, unit: Any = None, strict: Any = False) -> None:
        limit = at_least if at_most is None else at_most
        if (
            (at_least is not None and at_most is not None)
            or type(limit) not in _NUMBER
            or not isfinite(limit)
            or type(unit) not in _TEXT
            or type(strict) is not bool
        ):
            raise Unsure
        self.at_least, self.at_most, self.unit, self.strict, self.tolerance = at_least, at_most, unit, strict, None
        self.accumulate, self.every_period = "last", False


def _set_goal(self: Any, id: Any, title: Any, owner: Any, team: Any, level: Any, weight: Any) -> None:
    """Ask and set what every goal has; the rest stays at its defaults."""
    if (
        type(id) is not str
        or not id
        or not id.isprintable()
        or id != id.strip()
        or type(title) is not str
        or type(owner) not in _TEXT
        or type(team) not in _TEXT
        or level not in _LEVELS
        or type(weight) not in _NUMBER
        or not 0 <= weight < 1e300
    ):
        raise Unsure
    self.id, self.title, self.owner, self.team, self.level, self.weight = id, title, owner, team, _LEVELS[level], weight
    self.effort, self.extra, self.allow = None, _NO_MAPPING, _NO_MAPPING


class QuickKeyResult(KeyResult):
    """A key result; measure, due day, links and names are given as the model has them."""

    __slots__ = ()
    __setattr__, __delattr__ = object.__setattr__, object.__delattr__

    def __init__(
        self: Any,
        id: Any,
        title: Any,
        measure: Any = None,
        owner: Any = None,
        team: Any = None,
        level: Any = None,
        due: Any = None,
        evidence: Any = None,
        weight: Any = 1.0,
        contributes_to: Any = (),
        depends_on: Any = (),
        conflicts_with: Any = (),
        tags: Any = (),
    ) -> None:
        if type(evidence) not in _TEXT:
            raise Unsure
        _set_goal(self, id, title, owner, team, level, weight)
        self.contributes_to, self.depends_on, self.conflicts_with = contributes_to, depends_on, conflicts_with
        self.measure, self.due, self.evidence, self.tags = measure, due, evidence, tags


class QuickSmartGoal(SmartGoal):
    """A SMART goal; measure, days, cycle, links and names are given as the model has them."""

    __slots__ = ()
    __setattr__, __delattr__ = object.__setattr__, object.__delattr__

    def __init__(
        self: Any,
        id: Any,
        title: Any,
        measure: Any = None,
        owner: Any = None,
        team: Any = None,
        level: Any = "individual",
        due: Any = None,
        cycle: Any = None,
        relevance: Any = None,
        achievable: Any = None,
        used_in_appraisal: Any = False,
        weight: Any = 1.0,
        contributes_to: Any = (),
        depends_on: Any = (),
        conflicts_with: Any = (),
        tags: Any = (),
    ) -> None:
        if (
            type(relevance) not in _TEXT
            or type(achievable) not in _TEXT
            or type(used_in_appraisal) is not bool
            or level is None
        ):
            raise Unsure
        _set_goal(self, id, title, owner, team, level, weight)
        self.contributes_to, self.depends_on, self.conflicts_with = contributes_to, depends_on, conflicts_with
        self.measure, self.due, self.start, self.cycle, self.tags = measure, due, None, cycle, tags
        self.relevance, self.achievable, self.used_in_appraisal = relevance, achievable, used_in_appraisal


class QuickObjective(Objective):
    """An objective; key results, cycle, links and names are given as the model has them."""

    __slots__ = ()
    __setattr__, __delattr__ = object.__setattr__, object.__delattr__

    def __init__(
        self: Any,
        id: Any,
        title: Any,
        key_results: Any = (),
        owner: Any = None,
        team: Any = None,
        level: Any = None,
        ambition: Any = "aspirational",
        cycle: Any = None,
        weight: Any = 1.0,
        contributes_to: Any = (),
        depends_on: Any = (),
        conflicts_with: Any = (),
        shared_by: Any = (),
        linked_to_pay: Any = False,
        tags: Any = (),
    ) -> None:
        if ambition not in _AMBITIONS or type(linked_to_pay) is not bool:
            raise Unsure
        _set_goal(self, id, title, owner, team, level, weight)
        self.contributes_to, self.depends_on, self.conflicts_with = contributes_to, depends_on, conflicts_with
        self.key_results, self.cycle, self.ambition, self.tags = key_results, cycle, _AMBITIONS[ambition], tags
        self.linked_to_pay, self.shared_by = linked_to_pay, shared_by


class RowChange(Change):
    """A change of a decoded row, whose numbers are known to be finite."""

    __slots__ = ()
    __setattr__, __delattr__ = object.__setattr__, object.__delattr__

    def __init__(self: Any, row: Any) -> None:
        if row.baseline == row.target:
            raise Unsure
        self.baseline, self.target, self.unit, self.strict = row.baseline, row.target, row.unit, row.strict
        self.accumulate = "last"


def _set_row(self: Any, row: Any, links: tuple[tuple[Any, ...], ...]) -> None:
    """Set what every goal has from a decoded row, whose texts and weight were asked."""
    name = row.id
    if not name.isprintable() or not name == name.strip() != "":
        raise Unsure
    self.id, self.title, self.owner, self.team, self.weight = name, row.title, row.owner, row.team, row.weight
    self.level = _LEVELS[row.level]
    self.effort, self.extra, self.allow = None, _NO_MAPPING, _NO_MAPPING
    self.contributes_to, self.depends_on, self.conflicts_with, self.tags = links


class RowKeyResult(KeyResult):
    """A key result of a decoded row."""

    __slots__ = ()
    __setattr__, __delattr__ = object.__setattr__, object.__delattr__

    def __init__(self: Any, row: Any, links: tuple[tuple[Any, ...], ...], measure: Any, due: Any) -> None:
        _set_row(self, row, links)
        self.measure, self.due, self.evidence = measure, due, row.evidence


class RowObjective(Objective):
    """An objective of a decoded row."""

    __slots__ = ()
    __setattr__, __delattr__ = object.__setattr__, object.__delattr__

    def __init__(self: Any, row: Any, links: tuple[tuple[Any, ...], ...], held: Any, cycle: Any) -> None:
        _set_row(self, row, links)
        self.key_results, self.cycle, self.ambition = held, cycle, Ambition.ASPIRATIONAL
        self.linked_to_pay, self.shared_by = False, ()
