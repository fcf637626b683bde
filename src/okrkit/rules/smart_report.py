"""smart_report: a goal against the letters of SMART, each with a level, its evidence, and what would raise it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Final, Literal

import attrs

from okrkit.errors import OptionsError, UnknownNameError
from okrkit.goals import Cycle, KeyResult, Plan, SmartGoal
from okrkit.goals._build import day_fault
from okrkit.parsing import OwnWords, parse_smart_goal
from okrkit.rules.findings import Span
from okrkit.rules.smart_facts import Facts, facts_about
from okrkit.rules.smart_levels import Level, LevelOf, achievable, assignable, measurable, relevant, specific, time_bound

__all__ = ["PROFILES", "SmartLetter", "SmartReport", "smart_report"]

Judge = tuple[str, str, int, LevelOf]

_SPECIFIC: Final[Judge] = ("S", "Specific", 2, specific)
_MEASURABLE: Final[Judge] = ("M", "Measurable", 2, measurable)

PROFILES: Final[Mapping[str, tuple[Judge, ...]]] = MappingProxyType(
    {
        "modern": (
            _SPECIFIC,
            _MEASURABLE,
            ("A", "Achievable", 1, achievable),
            ("R", "Relevant", 1, relevant),
            ("T", "Time-bound", 2, time_bound),
        ),
        "doran1981": (
            _SPECIFIC,
            _MEASURABLE,
            ("A", "Assignable", 1, assignable),
            ("R", "Realistic", 1, achievable),
            ("T", "Time-related", 2, time_bound),
        ),
    }
)
"""The letters of each profile: word, level from which it passes, and how the level is found."""


@attrs.frozen(weakref_slot=False)
class SmartLetter:
    """One letter of a report.

    Attributes:
        letter: S, M, A, R or T.
        word: What it stands for in the profile.
        level: How well the goal does [0-3].
        needed: The level from which it passes.
        evidence: What the level rests on.
        span: Where in the text the evidence stands; None: it is not in the text.
        raised_by: What would raise the level; None at the highest.
    """

    letter: str
    word: str
    level: Level
    needed: int
    evidence: str
    span: Span | None = None
    raised_by: str | None = None

    @property
    def passed(self) -> bool:
        """Return whether the level is high enough."""
        return self.level >= self.needed


@attrs.frozen(weakref_slot=False)
class SmartReport:
    """A goal against the letters of SMART.

    Attributes:
        text: The goal's title.
        profile: Which meaning the letters have: "modern" or "doran1981".
        letters: One entry a letter, in order.

    Source:
        Doran 1981, Management Review 70(11) for `doran1981`; Krezzo 2026 for `modern`. The levels are
        okrkit's: each step is something that can be pointed at in the goal or its plan.

    Examples:
        >>> report = smart_report("Improve communication")
        >>> report.levels, report.passed
        ({'S': 0, 'M': 0, 'A': 1, 'R': 0, 'T': 0}, False)
        >>> print(report)
        Improve communication
        S 0 ···  Specific    'improve' with nothing one could see or count
                             -> say what will be done to which thing, for whom
        M 0 ···  Measurable  nothing by which progress could be seen
                             -> name the number that would move, or the thing that will be there
        A 1 #··  Achievable  nothing is known about whether it can be done
                             -> state why it can be done, or check in with a confidence
        R 0 ···  Relevant    no link and no reason
                             -> link it to the goal it supports, or say why it matters
        T 0 ···  Time-bound  no deadline
                             -> state the last day of the promise
        not passed: S, M, R, T
    """

    text: str
    profile: str
    letters: tuple[SmartLetter, ...]

    @property
    def levels(self) -> dict[str, int]:
        """Return the level of each letter [0-3]."""
        return {one.letter: one.level for one in self.letters}

    @property
    def passed(self) -> bool:
        """Return whether every letter passes."""
        return all(one.passed for one in self.letters)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the letters that do not pass."""
        return tuple(one.letter for one in self.letters if not one.passed)

    def __getitem__(self, letter: str) -> SmartLetter:
        """Return the entry of one letter.

        Raises:
            UnknownNameError: If SMART has no such letter.
        """
        found = next((one for one in self.letters if one.letter == letter.upper()), None)
        if found is None:
            raise UnknownNameError("letter", letter, [one.letter for one in self.letters])
        return found

    def to_dict(self) -> dict[str, object]:
        """Return the report as plain data, ready for JSON."""
        letters = [
            {**attrs.asdict(one), "span": None if one.span is None else list(one.span), "passed": one.passed}
            for one in self.letters
        ]
        return {"text": self.text, "profile": self.profile, "passed": self.passed, "letters": letters}

    def __str__(self) -> str:
        width = max(len(one.word) for one in self.letters)
        lines = [self.text]
        for one in self.letters:
            bar = "#" * one.level + "·" * (3 - one.level)
            lines.append(f"{one.letter} {one.level} {bar}  {one.word:<{width}}  {one.evidence}")
            if one.raised_by is not None:
                lines.append(f"{'':<{width + 11}}-> {one.raised_by}")
        lines.append("passed" if self.passed else f"not passed: {', '.join(self.missing)}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        """Return a table for notebooks."""
        from html import escape

        rows = "".join(
            f"<tr><th>{one.letter}</th><td>{escape(one.word)}</td><td>{one.level} of 3"
            f"{'' if one.passed else ' (not passed)'}</td><td>{escape(one.evidence)}</td>"
            f"<td>{escape(one.raised_by or '')}</td></tr>"
            for one in self.letters
        )
        head = "<tr><th></th><th></th><th>level</th><th>evidence</th><th>what would raise it</th></tr>"
        return f"<table><caption>{escape(self.text)}</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"


def smart_report(
    goal: SmartGoal | KeyResult | str,
    plan: Plan | None = None,
    cycle: Cycle | None = None,
    as_of: date | None = None,
    profile: Literal["modern", "doran1981"] | str = "modern",
    *,
    own_words: OwnWords | None = None,
) -> SmartReport:
    """Judge a goal by the letters of SMART.

    A SMART goal and a key result are judged with all that they and their plan state (a key result has
    its deadline from the cycle and its relevance from its objective), a bare sentence by its words.

    Args:
        goal: A goal, or a sentence.
        plan: Where the goal stands: links, check-ins, cycle.
        cycle: The cycle of a goal that states none.
        as_of: The day it is looked at; None: nothing is past, and every check-in counts.
        profile: "modern" (Achievable, Relevant) or "doran1981" (Assignable, Realistic).
        own_words: What words mean in the house; None: what okrkit's lists say.

    Returns:
        A level from 0 to 3 for each letter; S, M and T pass from 2 on, A and R from 1 on.

    Raises:
        UnknownNameError: If there is no such profile.
        GoalSyntaxError: If a bare sentence is none: empty, or over-long.
        OptionsError: If `as_of` is no day.

    Examples:
        >>> q1 = Cycle(date(2026, 1, 1), date(2026, 3, 31))
        >>> text = "Reduce average first response time from 4 hours to under 1 hour by March 31"
        >>> smart_report(text, cycle=q1).levels
        {'S': 3, 'M': 3, 'A': 1, 'R': 0, 'T': 3}
    """
    if profile not in PROFILES:
        raise UnknownNameError("SMART profile", profile, PROFILES)
    if as_of is not None and (fault := day_fault("as_of", as_of)):
        raise OptionsError("smart_report", [fault])
    facts = facts_about(_as_goal(goal, cycle), plan, cycle, as_of, own_words=own_words)
    letters = tuple(_letter(facts, *judge) for judge in PROFILES[profile])
    return SmartReport(goal if isinstance(goal, str) else goal.title, profile, letters)


def _as_goal(goal: SmartGoal | KeyResult | str, cycle: Cycle | None) -> SmartGoal | KeyResult:
    """Return the goal; a sentence becomes one that states nothing beside it."""
    if isinstance(goal, str):
        parse_smart_goal(goal)  # a text that is no sentence is refused here, with its place
        return SmartGoal("goal", goal, cycle=cycle)
    return goal


def _letter(facts: Facts, letter: str, word: str, needed: int, level_of: LevelOf) -> SmartLetter:
    found = level_of(facts)
    raised_by = found.raised_by if found.level < 3 else None
    return SmartLetter(letter, word, found.level, needed, found.evidence, found.span, raised_by)
