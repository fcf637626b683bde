"""A Markdown outline or table of goals as a plan, with a receipt of every line."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from okrkit.errors import GoalSyntaxError
from okrkit.goals import Cycle, Plan
from okrkit.parsing.cells import read_row
from okrkit.parsing.drafts import Draft, Drafts, Setting
from okrkit.parsing.lines import Line, lines_of
from okrkit.parsing.own_words import NO_WORDS, OwnWords

__all__ = ["PlanText", "ReceiptLine", "parse_plan_text"]

Verdict: TypeAlias = Literal["accepted", "repaired", "refused"]
_LONGEST_TEXT: Final = 1_000_000
_LABEL: Final = re.compile(
    r"(key result|smart goal|health metric|initiative|objective|guardrail|deadline|project|okr|goal|owner|obj|due|kr|o)s? ?#?"
    r"([\d.]*) ?([:.)|–—-]?) ?",
    re.IGNORECASE,
)
_KINDS: Final = {
    "objective": "objective", "obj": "objective", "o": "objective", "okr": "objective", "key result": "key_result", "kr": "key_result",
    "smart goal": "smart_goal", "goal": "smart_goal", "initiative": "initiative", "project": "initiative", "health metric": "health",
    "guardrail": "health", "owner": "owner", "due": "due", "deadline": "due",
}  # fmt: skip


@frozen
class ReceiptLine:
    """What became of one line.

    Attributes:
        line: Number of the line, from 1.
        text: The line.
        verdict: Accepted as it stands, repaired (something of it could not be placed), or refused.
        goal: Id of the item it became or belongs to; None where it became none.
        reason: What was repaired or why it was refused; empty where it was accepted.
    """

    line: int
    text: str
    verdict: Verdict
    goal: str | None = None
    reason: str = ""


@frozen
class PlanText:
    """A plan read from text, with the receipt.

    Attributes:
        plan: What could be placed.
        receipt: Every line that is not blank, in order.
    """

    plan: Plan
    receipt: tuple[ReceiptLine, ...] = field(default=())

    @property
    def unplaced(self) -> tuple[ReceiptLine, ...]:
        """The lines that were refused."""
        return tuple(line for line in self.receipt if line.verdict == "refused")


def parse_plan_text(
    text: str,
    *,
    name: str | None = None,
    cycle: Cycle | None = None,
    reference: date | None = None,
    fiscal_year_start: int = 1,
    date_order: str | None = None,
    locale: str = "en",
    own_words: OwnWords = NO_WORDS,
) -> PlanText:
    """Read a Markdown outline or table of goals.

    Outline = title? (objective (key result | initiative | owner | due)* | SMART goal)*, where a heading, a bold line or a
    labelled line ("Objective 1: …", "O1: …") opens an objective, bullets below it are its key results ("KR1: …"), a trailing
    "-> @name" is the owner and "— 35% (on track)" a progress note, and the rows of a table are key results.

    Progress, status, confidence and scores are kept in `extra`: without the day of a check-in they are no facts.

    Args:
        text: The outline, at most 1 000 000 characters.
        name: Name of the plan; None: the first heading that is no objective.
        cycle: Cycle of the plan; None: the quarter, half or year in that heading, where one is.
        reference: As of `parse_key_result`, and so on for the others.
        fiscal_year_start: First month of the fiscal year [1-12].
        date_order: Order of dates in figures.
        locale: Language of numbers and dates.
        own_words: What words mean in your house, on top of okrkit's lists.

    Returns:
        The plan and the receipt.

    Raises:
        GoalSyntaxError: If the text is longer than 1 000 000 characters.

    Examples:
        >>> read = parse_plan_text('''
        ... # Support, Q1 2026
        ... ## Objective: Make our support world-class
        ... - KR1: Cut first response time from 4 hours to 1 hour -> @ana
        ... - KR2: Raise CSAT from 88% to 95% — 35% (on track)
        ... Lunch is on Friday
        ... ''')
        >>> [goal.title for goal in read.plan.goals()]
        ['Make our support world-class', 'Cut first response time from 4 hours to 1 hour', 'Raise CSAT from 88% to 95%']
        >>> read.plan.cycle.label, read.plan["o1-kr1"].owner, [(one.line, one.reason) for one in read.unplaced]
        ('2026-Q1', 'ana', [(6, 'no goal: neither a heading, a bullet nor a label')])
    """
    if len(text) > _LONGEST_TEXT:
        reason = f"an outline has at most {_LONGEST_TEXT} characters, got {len(text)}; split it"
        raise GoalSyntaxError(reason, text=text[:100], span=(0, 100))
    setting = Setting(
        cycle=cycle,
        reference=reference,
        fiscal_year_start=fiscal_year_start,
        date_order=date_order,
        locale=locale,
        own_words=own_words,
    )
    reader = _Reader(Drafts(setting, name=name))
    for line in lines_of(text):
        reader.read(line)
    return PlanText(reader.drafts.plan(), tuple(reader.receipt))


class _Reader:
    """Goes through the lines and remembers what is open."""

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts
        self.receipt: list[ReceiptLine] = []
        self.columns: list[str] = []
        self.depth = 0

    def read(self, line: Line) -> None:
        """Place one line."""
        if line.kind == "row":
            self._row(line)
            return
        self.columns = []
        label, rest = _label(line)
        if label in {"owner", "due"}:
            self._detail(line, label, rest)
        elif label:
            self._item(line, label, rest)
        elif line.kind == "heading":
            self._heading(line)
        elif line.kind in {"bullet", "bold"}:
            self._unlabelled(line)
        else:
            self._refuse(line, "no goal: neither a heading, a bullet nor a label")

    def _heading(self, line: Line) -> None:
        """Heading = title of the plan (the first, of the highest level) | "Key results" | objective."""
        words = line.text.strip(" :").lower()
        if words in {"key results", "krs", "okrs", "objectives", "goals", "smart goals", "initiatives", "objective"}:
            self._note(line)
        elif self.drafts.titled or self.drafts.started or line.level > 1:
            self._item(line, "objective", line.text)
        else:
            self.drafts.take_title(line.text)
            self._note(line)

    def _unlabelled(self, line: Line) -> None:
        """A bold line opens an objective; a bullet below an objective is a key result, deeper ones are notes."""
        if line.kind == "bold":
            self._item(line, "objective", line.text)
        elif not self.drafts.objective_open:
            self._refuse(line, "no objective above it; write 'Objective: …' or 'Goal: …'")
        elif self.drafts.in_objective and line.level > self.depth:
            self._refuse(line, "a note below a key result; write 'Initiative: …' to keep it as one")
        else:
            self._item(line, "key_result", line.text)

    def _item(self, line: Line, kind: str, text: str) -> None:
        draft = self.drafts.add(kind, text)
        if draft is None:
            self._refuse(
                line, "nothing to read" if kind != "key_result" else "no objective above it, or nothing to read"
            )
            return
        if kind == "key_result":
            self.depth = line.level
        self._placed(line, draft)

    def _row(self, line: Line) -> None:
        """Row = header | ruler | cells."""
        if set(line.text) <= set("|:- "):
            return
        if not self.columns:
            self.columns = line.cells
            self._note(line)
            return
        row = read_row(self.columns, line.cells)
        if row is None:
            self._refuse(line, "no column for a key result, an objective or a goal")
            return
        draft = self.drafts.add_row(row)
        if draft is None:
            self._refuse(line, "no objective above it, or nothing to read")
        else:
            self._placed(line, draft)

    def _detail(self, line: Line, label: str, rest: str) -> None:
        goal = self.drafts.set_detail(label, rest)
        if goal is None:
            self._refuse(line, f"no goal above it to give the {label} to, or nothing to read")
        else:
            self.receipt.append(ReceiptLine(line.number, line.raw, "accepted", goal))

    def _placed(self, line: Line, draft: Draft) -> None:
        verdict: Verdict = "repaired" if draft.problems else "accepted"
        self.receipt.append(ReceiptLine(line.number, line.raw, verdict, draft.id, "; ".join(draft.problems)))

    def _note(self, line: Line) -> None:
        self.receipt.append(ReceiptLine(line.number, line.raw, "accepted"))

    def _refuse(self, line: Line, reason: str) -> None:
        self.receipt.append(ReceiptLine(line.number, line.raw, "refused", None, reason))


def _label(line: Line) -> tuple[str, str]:
    r"""Label = ("Objective" | "KR" | "Goal" …) figures? (\':\' | \'.\' | \'-\' …)?; needs figures or a closing sign."""
    found = _LABEL.match(line.text)
    if found is None:
        return "", line.text
    word, figures, closing = found[1].lower(), found[2], found[3]
    rest = line.text[found.end() :].strip(" *_")
    if not (closing or figures) or (word == "o" and not figures) or (not closing and not rest) or not rest:
        return "", line.text
    if closing in {".", "-", ")"} and not figures and word not in {"objective", "key result", "kr"}:
        return "", line.text
    if word == "o" and rest.lower().startswith("kr"):
        return "", line.text
    return _KINDS[word], rest
