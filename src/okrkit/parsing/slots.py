"""What a sentence was read as: slots with the words they came from."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, Generic, Literal, NamedTuple, Self, TypeAlias, TypeVar

from attrs import frozen

from okrkit.goals import KeyResult, SmartGoal
from okrkit.parsing.exact import Stated

__all__ = ["Alternative", "Direction", "Kind", "Outcome", "ParsedGoal", "Sign", "Slot"]

T = TypeVar("T")
Direction: TypeAlias = Literal["increase", "decrease", "maintain", "reach", "achieve"]
Kind: TypeAlias = Literal["key_result", "smart_goal", "objective"]
_FIGURES: Final = re.compile(r"\d+")
Span: TypeAlias = tuple[int, int]
Sign: TypeAlias = tuple[float, str, str, str]


class Slot(NamedTuple, Generic[T]):  # six are made a sentence: a tuple is the cheapest value that cannot change
    """One thing that a sentence says.

    Attributes:
        value: What was read; None where the words are clear but need a reference that was not given.
        span: Start and end of the words, as indexes of the text.
        text: The words themselves.
        certainty: How sure the reading is [0, 1]; below 0.7 there is usually an alternative.
        rule: Name of the production that read it.

    Examples:
        >>> from okrkit.parsing import parse_key_result
        >>> parse_key_result("Grow sign-ups by 35%").target
        Slot(value=35, span=(17, 19), text='35', certainty=1.0, rule='change')
    """

    value: T
    span: Span
    text: str
    certainty: float = 1.0
    rule: str = ""


@frozen
class Alternative(Generic[T]):
    """Another reading of one slot.

    Attributes:
        slot: Name of the slot, as in "due".
        value: What it could mean as well.
        span: Start and end of the words.
        text: The words themselves.
        rule: Why it can be read in this way.
    """

    slot: str
    value: T
    span: Span
    text: str
    rule: str = ""


class Outcome(str):
    """Whether a sentence promises an outcome or an output: the word, with its evidence.

    Attributes:
        kind: The finer class: "activity", "output", "outcome", "impact" or "unclear".
        signs: Each sign with its weight [> 0 speaks for an outcome], its class, what it is, and the word.
        certainty: How far the evidence leans to one side [0, 1].

    Examples:
        >>> from okrkit.parsing import parse_key_result
        >>> found = parse_key_result("Reduce churn from 5% to 3%").outcome
        >>> found == "outcome", found.evidence[0]
        (True, 'stated baseline: outcome')
    """

    __slots__ = ("certainty", "kind", "signs")

    kind: str
    signs: tuple[Sign, ...]
    certainty: float

    def __new__(cls, word: str, kind: str, signs: tuple[Sign, ...], certainty: float) -> Self:  # noqa: D102
        self = super().__new__(cls, word)
        self.kind, self.signs, self.certainty = kind, signs, certainty
        return self

    def __reduce__(self) -> tuple[type[Self], tuple[str, str, tuple[Sign, ...], float]]:
        return type(self), (str(self), self.kind, self.signs, self.certainty)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Each sign with the class it speaks for, strongest first, as in "noun 'churn': outcome"."""
        ordered = sorted(self.signs, key=lambda sign: -abs(sign[0]))
        return tuple(f"{what} {word!r}: {side}" if word else f"{what}: {side}" for _, side, what, word in ordered)

    @property
    def value(self) -> str:
        """The word itself: "outcome", "output" or "unclear"."""
        return str(self)


@frozen(slots=False)  # frozen slots cost twice as much to fill
class ParsedGoal:
    """A goal sentence, read.

    Attributes:
        text: The sentence as given.
        kind: What it was read as.
        direction: Whether the metric shall increase, decrease, be maintained, reach a level, or a milestone be achieved.
        verb: The word that says so, in its base form.
        metric: The words that name what is measured.
        baseline: The stated starting value, in the unit of the target.
        target: The number to be reached, or the amount of change where `relative` is set.
        target_high: The upper end of a range.
        of: The whole in "8 of 10".
        relative: True where the target is an amount of change; None where it is a level.
        unit: Canonical unit, ISO currency, "%", "pp", "x" or the singular noun that is counted.
        comparator: ">=", ">", "<=", "<" or "~".
        due: The last day of the deadline; its value is None where a reference would be needed.
        due_text: The words of the deadline.
        owner: Who is named as the owner.
        scope: What part of the world the result is limited to ("for new joiners").
        purpose: What the sentence gives as its reason ("so that …").
        measurable: Whether a result can be compared with what is promised.
        time_bound: Whether there is a deadline or a bounded period.
        outcome: Outcome, output or unclear, with the evidence.
        vague: The words without a fixed meaning that nothing pins down.
        alternatives: Other readings, where the text can be read in two ways.
        unread: Number-like text that found no place.
        stated: What the notation of `render` states in brackets at the end; None in any other sentence.
    """

    text: str
    kind: Kind
    outcome: Outcome
    direction: Slot[str] | None = None
    verb: Slot[str] | None = None
    metric: Slot[str] | None = None
    baseline: Slot[int | float] | None = None
    target: Slot[int | float] | None = None
    target_high: Slot[int | float] | None = None
    of: Slot[int | float] | None = None
    relative: Slot[bool] | None = None
    unit: Slot[str] | None = None
    comparator: Slot[str] | None = None
    due: Slot[date | None] | None = None
    due_text: Slot[str] | None = None
    owner: Slot[str] | None = None
    scope: Slot[str] | None = None
    purpose: Slot[str] | None = None
    measurable: bool = False
    time_bound: bool = False
    vague: tuple[Slot[str], ...] = ()
    alternatives: tuple[Alternative[int | float | date], ...] = ()
    unread: tuple[Slot[str], ...] = ()
    stated: Stated | None = None

    @property
    def digits(self) -> tuple[Slot[str], ...]:
        """Every group of figures in the text, whatever it means: an objective should hold none.

        Examples:
            >>> from okrkit.parsing import parse_objective
            >>> [slot.text for slot in parse_objective("Win 3 markets with v2").digits]
            ['3', '2']
        """
        return tuple(Slot(one.group(), one.span(), one.group(), 1.0, "digits") for one in _FIGURES.finditer(self.text))

    def direction_is(self, word: Direction) -> bool:
        """Say whether the direction is this one.

        Examples:
            >>> from okrkit.parsing import parse_key_result
            >>> parse_key_result("Grow sign-ups by 35%").direction_is("increase")
            True
        """
        return self.direction is not None and self.direction.value == word

    def to_key_result(self, *, id: str, **fields: object) -> KeyResult:  # noqa: A002
        """Return the key result that the sentence promises.

        Args:
            id: Id of the key result.
            **fields: Further fields of `KeyResult`, and `baseline`, which a change without a stated baseline needs.

        Raises:
            InvalidGoalError: If a field is missing or cannot be; the message says which.

        Examples:
            >>> from okrkit.parsing import parse_key_result
            >>> parse_key_result("Cut churn from 5% to 3%").to_key_result(id="churn").measure
            Change(5, 3, unit='%')
        """
        from okrkit.parsing.build import key_result

        return key_result(self, id, fields)

    def to_smart_goal(self, *, id: str, **fields: object) -> SmartGoal:  # noqa: A002
        """Return the SMART goal that the sentence promises; arguments and errors as of `to_key_result`.

        Examples:
            >>> from okrkit.parsing import parse_smart_goal
            >>> goal = parse_smart_goal("Publish 10 case notes by 1 May 2027 (owner: dana)").to_smart_goal(id="notes")
            >>> goal.owner, goal.due, goal.measure
            ('dana', datetime.date(2027, 5, 1), Change(0, 10, unit='case note'))
        """
        from okrkit.parsing.build import smart_goal

        return smart_goal(self, id, fields)

    def to_dict(self) -> dict[str, object]:
        """Return plain data for JSON: slots as dicts without what they do not say, days as ISO text.

        Examples:
            >>> from okrkit.parsing import parse_key_result
            >>> parse_key_result("Grow sign-ups by 35%").to_dict()["target"]
            {'value': 35, 'span': [17, 19], 'text': '35', 'certainty': 1.0, 'rule': 'change'}
        """
        from okrkit.parsing.plain import as_dict

        return as_dict(self)
