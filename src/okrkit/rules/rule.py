"""Rule: a check as a value, with everything that its page, its tests and its findings need."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from inspect import cleandoc
from types import UnionType
from typing import TypeAlias, TypeVar, cast, get_args, overload

import attrs

from okrkit.goals import Goal, HealthMetric, Initiative, Plan
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.needs import Need

__all__ = ["Example", "Rule", "Stage", "rule"]

Checked: TypeAlias = Goal | Initiative | HealthMetric | Plan
"""What a rule may look at: one goal or item at a time, or the whole plan once."""

Example: TypeAlias = Goal | Plan
"""A goal, or a whole plan, that shows a rule at work."""

C = TypeVar("C", bound=Checked)
D = TypeVar("D", bound=Checked)
E = TypeVar("E", bound=Checked)


class Stage(StrEnum):
    """How far a rule can be trusted.

    Attributes:
        STABLE: Runs unless it is left out; quiet on good goals.
        PREVIEW: Runs only when it is selected; may still be noisy.
        DEPRECATED: Runs only when it is selected; will go, and its code is never used again.
    """

    STABLE = "stable"
    PREVIEW = "preview"
    DEPRECATED = "deprecated"


@attrs.frozen(weakref_slot=False)
class Rule:
    """One check of the catalogue, built by `rule`.

    Attributes:
        code: Family and number, as in "KEY101"; never used for another rule.
        name: The fault in words, so that "allow activity-key-result" reads well.
        on: The types it looks at; Plan: once, the whole plan.
        severity: Of its findings.
        stage: Whether it runs unless selected.
        source: Who found it: author, work, place; or okrkit with the reasoning.
        bad: Goals or plans that must earn the finding.
        good: Goals or plans that must not.
        doc: The finding in general form, then why it matters, what to do, and the known limits.
        check: Generator of findings, called with what is checked and a Context.
        words: Words in lower case of which a title must hold one for the rule to run; None: it always runs.
        needs: What a goal must have, all of it, for the rule to run; a rule on the whole plan always runs.

    Examples:
        >>> from okrkit.rules import find_rule
        >>> no_measure = find_rule("KEY103")
        >>> no_measure.name, no_measure.severity.value, no_measure.family
        ('no-measure', 'error', 'KEY')
    """

    code: str
    name: str
    on: tuple[type[object], ...] = attrs.field(eq=False)
    severity: Severity = attrs.field(eq=False)
    stage: Stage = attrs.field(eq=False)
    source: str = attrs.field(eq=False, repr=False)
    bad: tuple[Example, ...] = attrs.field(eq=False, repr=False)
    good: tuple[Example, ...] = attrs.field(eq=False, repr=False)
    doc: str = attrs.field(eq=False, repr=False)
    check: Callable[..., Iterable[Finding]] = attrs.field(repr=False)
    words: frozenset[str] | None = attrs.field(default=None, eq=False, repr=False)
    needs: frozenset[Need] = attrs.field(default=frozenset[Need](), eq=False, repr=False)

    @property
    def family(self) -> str:
        """Return the letters of the code, as in "KEY"."""
        return self.code.rstrip("0123456789")

    @property
    def summary(self) -> str:
        """Return the first sentence of the documentation: the finding in general form."""
        return " ".join(self.doc.split("\n\n", maxsplit=1)[0].split())


@overload
def rule(
    code: str,
    name: str,
    *,
    on: type[C],
    severity: Severity | str = ...,
    stage: Stage | str = ...,
    source: str,
    bad: Iterable[Example],
    good: Iterable[Example],
    words: Iterable[str] | None = ...,
    needs: Iterable[Need | str] = ...,
) -> Callable[[Callable[[C, Context], Iterator[Finding]]], Rule]: ...
@overload
def rule(
    code: str,
    name: str,
    *,
    on: tuple[type[C], type[D]],
    severity: Severity | str = ...,
    stage: Stage | str = ...,
    source: str,
    bad: Iterable[Example],
    good: Iterable[Example],
    words: Iterable[str] | None = ...,
    needs: Iterable[Need | str] = ...,
) -> Callable[[Callable[[C | D, Context], Iterator[Finding]]], Rule]: ...
@overload
def rule(
    code: str,
    name: str,
    *,
    on: tuple[type[C], type[D], type[E]],
    severity: Severity | str = ...,
    stage: Stage | str = ...,
    source: str,
    bad: Iterable[Example],
    good: Iterable[Example],
    words: Iterable[str] | None = ...,
    needs: Iterable[Need | str] = ...,
) -> Callable[[Callable[[C | D | E, Context], Iterator[Finding]]], Rule]: ...
def rule(
    code: str,
    name: str,
    *,
    on: type[object] | tuple[type[object], ...],
    severity: Severity | str = Severity.WARNING,
    stage: Stage | str = Stage.PREVIEW,
    source: str,
    bad: Iterable[Example],
    good: Iterable[Example],
    words: Iterable[str] | None = None,
    needs: Iterable[Need | str] = (),
) -> Callable[[Callable[..., Iterator[Finding]]], Rule]:
    """Make a rule out of a generator of findings; the function's docstring becomes the rule's.

    Nothing is registered: a rule runs when it is in the catalogue or is given to `lint`.

    Args:
        code: Letters and a number, never used before.
        name: The fault, in words joined by dashes.
        on: The type or types (up to three) that the check is called with.
        severity: Of its findings.
        stage: New rules start as a preview.
        source: Who found it; or okrkit with the reasoning.
        bad: Goals or plans that must earn the finding; both a test and documentation.
        good: Goals or plans that must not.
        words: Words in lower case of which a title must hold one; a rule that names them costs next to
            nothing on every other title. None: it runs on all.
        needs: What a goal must have, all of it: "check-ins", "links" and so on, see `Need`. A rule that
            could find nothing on other goals costs nothing there. None named: it runs on all.

    Examples:
        >>> from okrkit import Plan, SmartGoal
        >>> @rule(
        ...     "ACME1",
        ...     "shouted-title",
        ...     on=SmartGoal,
        ...     source="Acme's house style",
        ...     bad=[SmartGoal("a", "SELL!")],
        ...     good=[SmartGoal("b", "Sell 3 cars")],
        ... )
        ... def shouted_title(goal, context):
        ...     '''The title is shouted.'''
        ...     if goal.title.isupper():
        ...         yield Finding("title is in capitals", suggestion=goal.title.capitalize())
        >>> from datetime import date
        >>> from okrkit.rules import lint
        >>> found = lint(Plan([], [SmartGoal("a", "SELL!")]), as_of=date(2026, 2, 2), rules=[shouted_title])
        >>> found[0].rule, found[0].goal, found[0].suggestion
        ('ACME1', 'a', 'Sell!')
    """

    def make(check: Callable[..., Iterator[Finding]]) -> Rule:
        return Rule(
            code=code,
            name=name,
            on=_types(on),
            severity=Severity(severity),
            stage=Stage(stage),
            source=source,
            bad=tuple(bad),
            good=tuple(good),
            doc=cleandoc(check.__doc__ or ""),
            check=check,
            words=None if words is None else frozenset(words),
            needs=frozenset(map(Need, needs)),
        )

    return make


def _types(on: object) -> tuple[type[object], ...]:
    """Return the types of one, of several, or of a union."""
    if isinstance(on, UnionType):
        return cast("tuple[type[object], ...]", get_args(on))
    return cast("tuple[type[object], ...]", on if isinstance(on, tuple) else (on,))
