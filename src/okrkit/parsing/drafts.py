"""Goals being put together from an outline, and the plan they make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from attrs import AttrsInstance, define, field, fields_dict, frozen

from okrkit.errors import GoalSyntaxError, InvalidGoalError
from okrkit.goals import (
    Change,
    Cycle,
    Deliver,
    HealthMetric,
    Hold,
    Initiative,
    KeyResult,
    Measure,
    Objective,
    Plan,
    SmartGoal,
)
from okrkit.parsing.build import measure_of
from okrkit.parsing.calendar import Anchor
from okrkit.parsing.cells import Row
from okrkit.parsing.dates import moments
from okrkit.parsing.lexicon import lexicon
from okrkit.parsing.numbers import literal
from okrkit.parsing.own_words import NO_WORDS, OwnWords
from okrkit.parsing.reader import LONGEST, read
from okrkit.parsing.slots import ParsedGoal
from okrkit.parsing.tokens import tokenize

__all__ = ["Draft", "Drafts", "Setting"]

_OWNER: Final = re.compile(r"(?:(?:->|→|=>|—|–|-|,) ?)?\(?@([\w.\-]+)\)?$")
_PROGRESS: Final = re.compile(r"(?:—|–|-|:|\[|\() ?(\d{1,3}) ?%\]?\)?(?: ?\(([A-Za-z ]{1,30})\))?$")
_PARTS: Final = {"quarter": "Q", "half": "H"}


@frozen
class Setting:
    """How the sentences are read."""

    cycle: Cycle | None
    reference: date | None
    fiscal_year_start: int
    date_order: str | None
    locale: str
    own_words: OwnWords = NO_WORDS

    def parse(self, text: str) -> ParsedGoal | None:
        """Return the sentence read, None where there is nothing to read."""
        try:
            return read(
                text[:LONGEST],
                kind="key_result",
                cycle=self.cycle,
                reference=self.reference,
                fiscal_year_start=self.fiscal_year_start,
                date_order=self.date_order,
                locale=self.locale,
                own_words=self.own_words,
            )
        except GoalSyntaxError:
            return None


@define
class Draft:
    """One goal being put together."""

    id: str
    kind: str
    title: str
    fields: dict[str, object] = field(factory=dict[str, object])
    extra: dict[str, object] = field(factory=dict[str, object])
    problems: list[str] = field(factory=list[str])
    children: list[Draft] = field(factory=lambda: _no_drafts())  # noqa: PLW0108


def _no_drafts() -> list[Draft]:
    return []


class Drafts:
    """All goals of one outline."""

    def __init__(self, setting: Setting, *, name: str | None) -> None:
        self.setting = setting
        self.name = name
        self.cycle = setting.cycle
        self.titled = False
        self.objectives: list[Draft] = []
        self.others: list[Draft] = []
        self.last: Draft | None = None
        self.counts: dict[str, int] = {}

    @property
    def started(self) -> bool:
        """Whether any goal was placed."""
        return bool(self.objectives or self.others)

    @property
    def objective_open(self) -> bool:
        """Whether there is an objective to add to."""
        return bool(self.objectives)

    @property
    def in_objective(self) -> bool:
        """Whether the last objective holds a key result."""
        return bool(self.objectives and self.objectives[-1].children)

    def take_title(self, text: str) -> None:
        """Take the name of the plan, and its cycle where the title names one quarter, half or year."""
        self.titled = True
        self.name = self.name or text
        if self.cycle is None:
            self.cycle = _cycle_in(text, self.setting)

    def add(self, kind: str, text: str) -> Draft | None:
        """Add a goal from its line; None where it has no place."""
        title, fields, extra = _notes_off(text)
        parsed = self.setting.parse(title)
        if parsed is None or (kind == "key_result" and not self.objectives):
            return None
        draft = Draft(self._id(kind), kind, title, fields, extra)
        self._promise(draft, parsed)
        self._place(draft)
        return draft

    def add_row(self, row: Row) -> Draft | None:
        """Add a goal from a row of a table; None where it has no place."""
        if row.objective and (not self.objectives or self.objectives[-1].title != row.objective):
            self.add("objective", row.objective)
        draft = self.add(row.kind, row.title)
        if draft is not None:
            self._cells(draft, row)
        return draft

    def set_detail(self, label: str, text: str) -> str | None:
        """Give the last goal its owner or due day; its id, None where it cannot be."""
        if self.last is None or not text.strip():
            return None
        if label == "owner":
            self.last.fields["owner"] = text.strip().lstrip("@")
            return self.last.id
        return self.last.id if self._due(self.last, text) else None

    def _id(self, kind: str) -> str:
        if kind == "key_result":
            parent = self.objectives[-1]
            return f"{parent.id}-kr{len(parent.children) + 1}"
        letter = {"objective": "o", "smart_goal": "s", "initiative": "i", "health": "h"}[kind]
        self.counts[letter] = self.counts.get(letter, 0) + 1
        return f"{letter}{self.counts[letter]}"

    def _place(self, draft: Draft) -> None:
        if draft.kind == "objective":
            self.objectives.append(draft)
        elif draft.kind == "key_result":
            self.objectives[-1].children.append(draft)
        else:
            if draft.kind == "initiative" and self.in_objective:
                draft.fields["moves"] = (self.objectives[-1].children[-1].id,)
            self.others.append(draft)
        self.last = draft

    def _promise(self, draft: Draft, parsed: ParsedGoal) -> None:
        """Measure, due day and owner of the sentence."""
        if parsed.owner is not None:
            draft.fields.setdefault("owner", parsed.owner.value)
        if draft.kind == "objective":
            return
        if parsed.due is not None and draft.kind != "health":
            if parsed.due.value is not None:
                draft.fields.setdefault("due", parsed.due.value)
            else:
                draft.problems.append(f"the day of {parsed.due.text!r} needs a reference or an order of dates")
        if draft.kind != "initiative":
            self._measure(draft, parsed)

    def _measure(self, draft: Draft, parsed: ParsedGoal) -> None:
        try:
            draft.fields["measure"] = measure_of(parsed)
        except InvalidGoalError as error:
            draft.fields["measure"] = None
            draft.problems.extend(error.faults)

    def _cells(self, draft: Draft, row: Row) -> None:
        """Baseline, target, owner, due day and weight of a row; what has no field goes to extra."""
        cells = dict(row.cells)
        target, baseline = cells.pop("target", ""), cells.pop("baseline", "")
        if target or baseline:
            self._numbers(draft, baseline, target, cells.pop("unit", ""))
        if owner := cells.pop("owner", ""):
            draft.fields["owner"] = owner.lstrip("@")
        if (due := cells.pop("due", "")) and not self._due(draft, due):
            draft.problems.append(f"no day in {due!r}")
        if weight := cells.pop("weight", ""):
            self._weight(draft, weight)
        cells.pop("number", None)
        draft.extra.update(cells)
        draft.problems.extend(f"{column} is a placeholder" for column in row.placeholders)
        if "target" in row.placeholders:
            draft.fields["measure"] = None

    def _numbers(self, draft: Draft, baseline: str, target: str, unit: str) -> None:
        """Read both cells as people would say them: title "from" baseline "to" target."""
        joiner = "by" if target[:1] in {"+", "-", "−"} else "to"
        start = f" from {baseline}" if any(map(str.isdigit, baseline)) else ""
        whole = target if any(sign in target for sign in ("→", "->", " to ")) else f"{start} {joiner} {target} {unit}"
        said = self.setting.parse(draft.title)
        verb = "Bring " if said is not None and said.verb is None else ""
        parsed = self.setting.parse(
            f"{draft.title}: {whole}" if whole is target else f"{verb}{_bare(draft.title)}{whole}"
        )
        if parsed is None or parsed.target is None:
            if not self._due(draft, target):
                draft.problems.append(
                    f"no number in target {target!r}" if target else f"baseline {baseline!r} without a target"
                )
            return
        self._measure(draft, parsed)

    def _due(self, draft: Draft, text: str) -> bool:
        parsed = self.setting.parse(f"Finish it by {text.strip()}")
        if parsed is None or parsed.due is None or parsed.due.value is None:
            return False
        draft.fields["due"] = parsed.due.value
        return True

    def _weight(self, draft: Draft, text: str) -> None:
        number = literal(text.strip().removesuffix("%").strip(), decimal_comma=False)
        if number is None:
            draft.problems.append(f"weight {text!r} is no number")
        else:
            draft.fields["weight"] = float(number[0])

    def plan(self) -> Plan:
        """Return the plan of all drafts."""
        made = [_built(draft) for draft in self.others]
        return Plan(
            [_objective(draft) for draft in self.objectives],
            [item for item in made if isinstance(item, SmartGoal)],
            name=self.name,
            cycle=self.cycle,
            initiatives=[item for item in made if isinstance(item, Initiative)],
            health_metrics=[item for item in made if isinstance(item, HealthMetric)],
        )


def _notes_off(text: str) -> tuple[str, dict[str, object], dict[str, object]]:
    """Notes = ("-> @name" | "— 35% (on track)")* at the end of a line."""
    fields: dict[str, object] = {}
    extra: dict[str, object] = {}
    for _ in range(3):
        text = text.rstrip()
        if found := _OWNER.search(text):
            fields["owner"] = found[1]
        elif found := _PROGRESS.search(text):
            extra["progress"] = int(found[1])
            extra.update({"status": found[2].strip()} if found[2] else {})
        else:
            break
        text = text[: found.start()]
    return text.strip(), fields, extra


def _bare(title: str) -> str:
    """A title without a closing sign, so that the cells follow it in one sentence."""
    return title.rstrip(" .:;")


def _cycle_in(text: str, setting: Setting) -> Cycle | None:
    """The one quarter, half or year that a title names with its year."""
    anchor = Anchor(None, None, setting.fiscal_year_start, setting.date_order)
    found = [
        moment
        for moment in moments(tokenize(text[:LONGEST], lexicon(setting.locale)), anchor)
        if moment.start and moment.end
    ]
    if (
        len(found) != 1
        or found[0].kind not in {"quarter", "half", "year", "fiscal"}
        or found[0].start is None
        or found[0].end is None
    ):
        return None
    moment = found[0]
    return Cycle(found[0].start, found[0].end, _cycle_label(moment.kind, found[0].start, setting.fiscal_year_start))


def _cycle_label(kind: str, start: date, fiscal_year_start: int) -> str | None:
    if fiscal_year_start != 1:
        return None
    if kind not in _PARTS:
        return str(start.year)
    months = 3 if kind == "quarter" else 6
    return f"{start.year}-{_PARTS[kind]}{(start.month - 1) // months + 1}"


def _objective(draft: Draft) -> Objective:
    results = [
        KeyResult(child.id, child.title, extra=child.extra, **_kept(child.fields, KeyResult))
        for child in draft.children
    ]
    return Objective(draft.id, draft.title, results, extra=draft.extra, **_kept(draft.fields, Objective))


def _built(draft: Draft) -> SmartGoal | Initiative | HealthMetric:
    if draft.kind == "smart_goal":
        return SmartGoal(draft.id, draft.title, extra=draft.extra, **_kept(draft.fields, SmartGoal))
    if draft.kind == "health" and (measure := draft.fields.get("measure")) is not None:
        return HealthMetric(draft.id, draft.title, _level(measure), extra=draft.extra)
    return Initiative(draft.id, draft.title, extra=draft.extra, **_kept(draft.fields, Initiative))


def _level(measure: object) -> Measure:
    """A health metric is a level to keep."""
    if isinstance(measure, Change):
        return Hold(at_least=measure.target, unit=measure.unit, strict=measure.strict)
    return measure if isinstance(measure, Hold) else Deliver()


def _kept(fields: Mapping[str, object], kind: type[AttrsInstance]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name in fields_dict(kind)}
