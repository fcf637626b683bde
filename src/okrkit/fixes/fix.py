"""Fix: a mend that leaves nothing to decide, and the findings that have one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

import attrs

from okrkit.errors import GoalSyntaxError
from okrkit.goals import Contribution, Deliver, Initiative, Item, Objective, Plan, SmartGoal
from okrkit.parsing import canonical_unit, parse_smart_goal
from okrkit.rules import Finding

__all__ = ["Fix", "FixedField", "apply_fixes", "fixes_for"]

FixedField: TypeAlias = Literal["contributes_to", "depends_on", "conflicts_with", "moves", "guards", "due", "unit"]

CERTAIN_ID: Final = 0.8
"""Likeness of letters from which a wrong id means the one that exists. Source: okrkit: two letters in ten may
be mistyped, and no second id may come as near."""

CERTAIN_DAY: Final = 0.9
"""Certainty of a reading from which a day in the title is the deadline. Source: okrkit: the reader's own scale."""

_LINK_FIELDS: Final[tuple[FixedField, ...]] = ("contributes_to", "depends_on", "conflicts_with", "moves", "guards")


@attrs.frozen
class Fix:
    """One mend of one field: an id corrected, a unit spelled out, a day stated that the title already says.

    Attributes:
        goal: Id of the goal, initiative or health metric.
        field: The field that changes.
        old: The id that leads nowhere, or the spelling of a unit; None where the field is added.
        new: The id that was meant, the unit's name, or the ISO day.
        rule: Code of the rule whose finding it mends.
    """

    goal: str
    field: FixedField
    old: str | None
    new: str
    rule: str

    def __str__(self) -> str:
        change = f"{self.field}: {self.new}" if self.old is None else f"{self.field}: {self.old} -> {self.new}"
        return f"{self.goal}: {change} [{self.rule}]"


def fixes_for(plan: Plan, findings: Iterable[Finding]) -> tuple[Fix, ...]:
    """Return the fixes of those findings that leave nothing to decide, each once.

    Args:
        plan: The plan that was checked.
        findings: What `lint` returned.

    Examples:
        >>> from okrkit import lint
        >>> goal = SmartGoal("calls", "Hold 40 customer calls by 15 March 2026", owner="ana")
        >>> plan = Plan([], [goal])
        >>> [str(fix) for fix in fixes_for(plan, lint(plan, as_of=date(2026, 2, 1)))]
        ['calls: due: 2026-03-15 [SMT109]']
    """
    found = (fix for finding in findings for fix in _fixes_of(plan, finding))
    return tuple(dict.fromkeys(found))


def _fixes_of(plan: Plan, finding: Finding) -> Iterator[Fix]:
    fixer = _FIXERS.get(finding.name)
    if fixer is not None and finding.goal is not None and finding.goal in plan:
        yield from fixer(plan, plan[finding.goal], finding.rule)


def _corrected_ids(plan: Plan, item: Item, rule: str) -> Iterator[Fix]:
    """Yield a fix for each link of an item that leads nowhere and can mean one id only."""
    for field in _LINK_FIELDS:
        for name in _linked(item, field):
            meant = None if name in plan else _only_near(plan, name, item.id)
            if meant is not None and meant not in _linked(item, field):
                yield Fix(item.id, field, name, meant, rule)


def _linked(item: Item, field: FixedField) -> tuple[str, ...]:
    links: tuple[str | Contribution, ...] = getattr(item, field, ())
    return tuple(link.to if isinstance(link, Contribution) else link for link in links)


def _only_near(plan: Plan, name: str, own: str) -> str | None:
    """Return the one id that the name can mean; None where none or several come near."""
    ids = [goal.id for goal in plan.goals() if goal.id != own]
    same = [known for known in ids if known.casefold() == name.casefold()]
    near = same or [known for known in ids if _likeness(name, known) >= CERTAIN_ID]
    return near[0] if len(near) == 1 else None


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False)
    return 0.0 if matcher.real_quick_ratio() < CERTAIN_ID else matcher.ratio()


def _stated_day(plan: Plan, item: Item, rule: str) -> Iterator[Fix]:
    """Yield the day that a SMART goal's title states with its year, where the field is empty."""
    if not isinstance(item, SmartGoal) or item.due is not None:
        return
    try:
        due = parse_smart_goal(item.title, cycle=plan.cycle_of(item.id)).due
    except GoalSyntaxError:
        return  # such a title has its own finding
    day = None if due is None or due.certainty < CERTAIN_DAY else due.value
    if day is not None and (item.start is None or item.start <= day):
        yield Fix(item.id, "due", None, day.isoformat(), rule)


def _named_unit(plan: Plan, item: Item, rule: str) -> Iterator[Fix]:
    """Yield the unit's own name for a second spelling of it."""
    del plan
    measure = None if isinstance(item, Objective | Initiative) else item.measure
    unit = None if measure is None or isinstance(measure, Deliver) else measure.unit
    name = None if unit is None else canonical_unit(unit)
    if unit is not None and name is not None and name != unit:
        yield Fix(item.id, "unit", unit, name, rule)


_FIXERS: Final[Mapping[str, Callable[[Plan, Item, str], Iterator[Fix]]]] = MappingProxyType(
    {"dangling-link": _corrected_ids, "no-deadline": _stated_day, "unit-spelling": _named_unit}
)


def apply_fixes(plan: Plan, fixes: Iterable[Fix]) -> Plan:
    """Return the plan with the fixes made.

    Examples:
        >>> plan = Plan([], [SmartGoal("a", "Learn"), SmartGoal("b", "Teach", depends_on=["A"])])
        >>> apply_fixes(plan, [Fix("b", "depends_on", "A", "a", "ALN102")])["b"].depends_on
        ('a',)
    """
    changed: dict[str, Item] = {}
    for fix in fixes:
        changed[fix.goal] = _with(changed.get(fix.goal, plan[fix.goal]), fix)
    return plan.replace(*changed.values()) if changed else plan


def _with(item: Item, fix: Fix) -> Item:
    if isinstance(item, SmartGoal) and fix.field == "due":
        return attrs.evolve(item, due=date.fromisoformat(fix.new))
    if fix.field == "unit":
        return _with_unit(item, fix.new)
    links: tuple[str | Contribution, ...] = getattr(item, fix.field)
    return attrs.evolve(item, **{fix.field: tuple(_renamed(link, fix) for link in links)})  # type: ignore[arg-type]


def _with_unit(item: Item, unit: str) -> Item:
    if isinstance(item, Objective | Initiative) or item.measure is None or isinstance(item.measure, Deliver):
        return item
    return attrs.evolve(item, measure=attrs.evolve(item.measure, unit=unit))


def _renamed(link: str | Contribution, fix: Fix) -> str | Contribution:
    if isinstance(link, Contribution):
        return attrs.evolve(link, to=fix.new) if link.to == fix.old else link
    return fix.new if link == fix.old else link
