"""Every error that okrkit raises on purpose.

OkrkitError
├── InvalidGoalError (ValueError)      a value that cannot exist; every fault at once
│   └── InvalidPlanError               a set of goals that cannot be one plan
├── UnknownGoalError (KeyError)        an id that the plan does not hold
├── UnknownNameError (LookupError)     a policy, rule, example or label that does not exist
├── AlignmentLoopError (ValueError)    contributions that lead back to their start
├── GoalSyntaxError (ValueError)       text that is no sentence of a goal
├── OptionsError (ValueError)          settings that cannot be used; every problem at once
├── PlanFileError (ExceptionGroup)     a plan file that cannot be read; one PlanFileIssue a problem
├── PlanFileIssue (ValueError)         one problem, with file, line, column and path
└── MissingExtraError (ImportError)    an optional package is not installed
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Self

__all__ = [
    "AlignmentLoopError",
    "GoalSyntaxError",
    "InvalidGoalError",
    "InvalidPlanError",
    "MissingExtraError",
    "OkrkitError",
    "OptionsError",
    "PlanFileError",
    "PlanFileIssue",
    "UnknownGoalError",
    "UnknownNameError",
    "nearest",
]

_MOST_TOLD = 20  # faults in the text of an error; more scroll off the screen


class OkrkitError(Exception):
    """Root of everything that okrkit raises on purpose.

    Examples:
        >>> from okrkit import Change, OkrkitError
        >>> try:
        ...     Change(5, 5)
        ... except OkrkitError as error:
        ...     print(error)
        Change cannot be built: baseline and target are both 5; a change needs two different values, use Hold to keep a level
    """


class InvalidGoalError(OkrkitError, ValueError):
    """A value that cannot exist, with every fault of it at once.

    Attributes:
        subject: What could not be built, as in "KeyResult 'reply'".
        faults: Each fault, with the offending value and the way out.

    Examples:
        >>> from okrkit import InvalidGoalError, KeyResult
        >>> try:
        ...     KeyResult("", "Answer faster", weight=-1)
        ... except InvalidGoalError as error:
        ...     print(len(error.faults))
        2
    """

    subject: str
    faults: tuple[str, ...]

    def __init__(self, subject: str, faults: Iterable[str]) -> None:
        self.subject = subject
        self.faults = tuple(faults)
        super().__init__(f"{subject} cannot be built: {self._told()}")

    def _told(self) -> str:
        """Return the faults on one line, for a value has few; a list of thousands is cut."""
        return "; ".join([*self.faults[:_MOST_TOLD], *_more(self.faults)])

    def __reduce__(self) -> tuple[type[Self], tuple[str, tuple[str, ...]]]:
        return type(self), (self.subject, self.faults)


class InvalidPlanError(InvalidGoalError):
    """A set of goals and facts that cannot be one plan: duplicate ids, facts about nothing.

    Two faults or more stand on a line each, the first twenty of them; `faults` holds all.

    Examples:
        >>> from okrkit import InvalidPlanError, Objective, Plan
        >>> try:
        ...     Plan([Objective("a", "Grow"), Objective("a", "Shrink")])
        ... except InvalidPlanError as error:
        ...     print(error.faults[0])
        id 'a' is used by 2 items: Objective 'Grow' and Objective 'Shrink'; give each its own
    """

    def _told(self) -> str:
        head = [f"{len(self.faults)} faults"] if len(self.faults) > 1 else []
        return "\n  ".join([*head, *self.faults[:_MOST_TOLD], *_more(self.faults)])


class UnknownGoalError(OkrkitError, KeyError):
    """An id that the plan does not hold; the message names the nearest ones.

    Attributes:
        goal: The id that was asked for.

    Examples:
        >>> from okrkit import Plan, UnknownGoalError
        >>> try:
        ...     Plan()["reply"]
        ... except UnknownGoalError as error:
        ...     print(error)
        no goal 'reply' in this plan
    """

    goal: str
    known: tuple[str, ...]

    def __init__(self, goal: str, known: Iterable[str] = ()) -> None:
        self.goal = goal
        self.known = tuple(nearest(goal, known))
        super().__init__(f"no goal {_short(goal)} in this plan{_did_you_mean(self.known)}")

    def __str__(self) -> str:
        return str(self.args[0])

    def __reduce__(self) -> tuple[type[Self], tuple[str, tuple[str, ...]]]:
        return type(self), (self.goal, self.known)


class UnknownNameError(OkrkitError, LookupError):
    """A name that does not exist; the message gives the nearest, or all.

    Attributes:
        kind: What was looked for, as in "health policy".
        name: The name that was asked for.
        known: The names that exist.

    Examples:
        >>> from okrkit.errors import UnknownNameError
        >>> print(UnknownNameError("rule", "KEY1O1", ["KEY101", "KEY102"]))
        unknown rule 'KEY1O1'; did you mean 'KEY101' or 'KEY102'?
    """

    kind: str
    name: str
    known: tuple[str, ...]

    def __init__(self, kind: str, name: str, known: Iterable[str] = ()) -> None:
        self.kind, self.name, self.known = kind, name, tuple(known)
        near = _did_you_mean(nearest(name, self.known))
        way_out = near or (f"; known: {', '.join(self.known)}" if self.known else "")
        super().__init__(f"unknown {kind} {_short(name)}{way_out}")

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, tuple[str, ...]]]:
        return type(self), (self.kind, self.name, self.known)


class AlignmentLoopError(OkrkitError, ValueError):
    """Contributions (or dependencies) that lead back to where they started.

    Attributes:
        path: The ids in order; the first and the last are the same.

    Examples:
        >>> from okrkit.errors import AlignmentLoopError
        >>> print(AlignmentLoopError(["a", "b", "a"]))
        contribution loop: a -> b -> a; remove one of these links
    """

    path: tuple[str, ...]

    def __init__(self, path: Sequence[str]) -> None:
        self.path = tuple(path)
        shown = self.path if len(self.path) <= 12 else (*self.path[:6], "...", *self.path[-5:])
        super().__init__(f"contribution loop: {' -> '.join(shown)}; remove one of these links")

    def __reduce__(self) -> tuple[type[Self], tuple[tuple[str, ...]]]:
        return type(self), (self.path,)


class GoalSyntaxError(OkrkitError, ValueError):
    """Text that is no sentence of a goal at all: empty, control characters only, over-long.

    Attributes:
        reason: What is wrong.
        text: The text that was given.
        span: Start and end of the offending part, as indexes of the text.

    Examples:
        >>> from okrkit.errors import GoalSyntaxError
        >>> print(GoalSyntaxError("nothing to read", text="   ", span=(0, 3)))
        nothing to read
            '   '
             ~~~^
    """

    reason: str
    text: str
    span: tuple[int, int]

    def __init__(self, reason: str, *, text: str, span: tuple[int, int]) -> None:
        self.reason, self.text, self.span = reason, text, span
        super().__init__(f"{reason}\n{_underlined(text, span)}")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild_syntax_error, (self.reason, self.text, self.span)


class OptionsError(OkrkitError, ValueError):
    """Settings that cannot be used, with every problem at once.

    Attributes:
        problems: Each problem, with the value and the way out.

    Examples:
        >>> from okrkit.errors import OptionsError
        >>> print(OptionsError("okrkit.toml", ["unknown key 'selct'; did you mean 'select'?"]))
        okrkit.toml: unknown key 'selct'; did you mean 'select'?
    """

    subject: str
    problems: tuple[str, ...]

    def __init__(self, subject: str, problems: Iterable[str]) -> None:
        self.subject = subject
        self.problems = tuple(problems)
        super().__init__(f"{subject}: {'; '.join(self.problems)}")

    def __reduce__(self) -> tuple[type[Self], tuple[str, tuple[str, ...]]]:
        return type(self), (self.subject, self.problems)


class PlanFileIssue(OkrkitError, ValueError):
    """One problem of a plan file, and where it is.

    Attributes:
        message: What is wrong, with the value and the way out.
        file: The file as it was named by the caller.
        line: Line of the problem, from 1; None where the format does not tell.
        column: Column of the problem, from 1; None where the format does not tell.
        path: Where in the document, as in "$.objectives[0].key_results[2].target".
        code: Stable name of the kind of problem, as in "unknown-field".

    Examples:
        >>> from okrkit.errors import PlanFileIssue
        >>> print(
        ...     PlanFileIssue(
        ...         "due is no day: 'soon'",
        ...         file="q1.yaml",
        ...         line=4,
        ...         column=10,
        ...         path="$.smart_goals[0].due",
        ...         code="bad-day",
        ...     )
        ... )
        q1.yaml:4:10: $.smart_goals[0].due: due is no day: 'soon'
    """

    message: str
    file: str
    line: int | None
    column: int | None
    path: str
    code: str

    def __init__(
        self,
        message: str,
        *,
        file: str,
        line: int | None = None,
        column: int | None = None,
        path: str = "$",
        code: str = "invalid",
    ) -> None:
        self.message, self.file, self.line, self.column = message, file, line, column
        self.path, self.code = path, code
        where = ":".join(str(part) for part in (file, line, column) if part is not None)
        super().__init__(f"{where}: {path}: {message}")

    def __reduce__(self) -> tuple[object, ...]:
        place = (self.file, self.line, self.column, self.path, self.code)
        return _rebuild_issue, (self.message, *place)


class PlanFileError(OkrkitError, ExceptionGroup[PlanFileIssue]):
    """A plan file that cannot be read: a group that holds one PlanFileIssue a problem.

    Examples:
        >>> from okrkit.errors import PlanFileError, PlanFileIssue
        >>> error = PlanFileError("q1.yaml", [PlanFileIssue("no objectives", file="q1.yaml")])
        >>> [issue.message for issue in error.issues]
        ['no objectives']
    """

    def __new__(cls, file: str, issues: Sequence[PlanFileIssue]) -> Self:
        """Name the group after the file; ExceptionGroup takes its members here."""
        count = f"{len(issues)} problem{'s' if len(issues) != 1 else ''}"
        self = super().__new__(cls, f"{file} cannot be read: {count}", issues)
        self.file = file
        return self

    def __init__(self, file: str, issues: Sequence[PlanFileIssue]) -> None:  # noqa: ARG002  # __new__ took them
        self.file = file

    @property
    def issues(self) -> tuple[PlanFileIssue, ...]:
        """The problems, in file order."""
        return tuple(issue for issue in self.exceptions if isinstance(issue, PlanFileIssue))

    def __str__(self) -> str:
        return "\n".join([self.message, *(f"  {issue}" for issue in self.issues)])

    def __reduce__(self) -> tuple[type[Self], tuple[str, tuple[PlanFileIssue, ...]]]:
        return type(self), (self.file, self.issues)


class MissingExtraError(OkrkitError, ImportError):
    """An optional package is not installed; the message holds the install line.

    Examples:
        >>> from okrkit.errors import MissingExtraError
        >>> print(MissingExtraError("reading .yaml plans", "PyYAML", extra="yaml"))
        reading .yaml plans needs PyYAML; install it with: pip install "okrkit[yaml]"
    """

    purpose: str
    package: str
    extra: str

    def __init__(self, purpose: str, package: str, *, extra: str) -> None:
        self.purpose, self.package, self.extra = purpose, package, extra
        install = f'pip install "okrkit[{extra}]"'
        super().__init__(f"{purpose} needs {package}; install it with: {install}")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild_missing_extra, (self.purpose, self.package, self.extra)


def nearest(name: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """Return the known names that look most like the given one, best first; none for what is no text.

    Args:
        name: What was written.
        known: What could have been meant; only names of similar length are compared.
        most: How many to return at the most.

    Examples:
        >>> nearest("repyl", ["reply", "csat"])
        ['reply']
    """
    if not isinstance(name, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # callers may pass anything
        return []
    close = [word for word in known if abs(len(word) - len(name)) <= 3]  # keeps huge plans fast
    return get_close_matches(name, close[:5000], n=most, cutoff=0.6)


def _did_you_mean(names: Sequence[str]) -> str:
    return f"; did you mean {' or '.join(repr(name) for name in names)}?" if names else ""


def _short(name: object) -> str:
    """Show a name that was asked for, cut where it is long; what is no text by its type."""
    text = repr(name) if isinstance(name, str) else f"of type {type(name).__name__}"
    return text if len(text) <= 200 else f"{text[:197]}..."


def _more(told: Sequence[str]) -> list[str]:
    return [f"and {len(told) - _MOST_TOLD} more"] if len(told) > _MOST_TOLD else []


def _underlined(text: str, span: tuple[int, int]) -> str:
    """Show the text around the span on one line with `~~~^` below the span."""
    start, end = span
    low, high = max(0, start - 30), min(len(text), max(end, start + 1) + 30)
    before, marked = repr(text[low:start])[1:-1], repr(text[start : min(end, high)])[1:-1]
    shown = repr(text[low:high])
    return f"    {shown}\n     {' ' * len(before)}{'~' * max(0, len(marked))}^"


def _rebuild_syntax_error(reason: str, text: str, span: tuple[int, int]) -> GoalSyntaxError:
    return GoalSyntaxError(reason, text=text, span=span)


def _rebuild_issue(  # noqa: PLR0917
    message: str, file: str, line: int | None, column: int | None, path: str, code: str
) -> PlanFileIssue:
    return PlanFileIssue(message, file=file, line=line, column=column, path=path, code=code)


def _rebuild_missing_extra(purpose: str, package: str, extra: str) -> MissingExtraError:
    return MissingExtraError(purpose, package, extra=extra)
