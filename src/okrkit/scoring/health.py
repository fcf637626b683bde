"""HealthPolicy and what it looks at: one word for how a goal stands against what is expected by now."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import attrs

from okrkit.errors import OptionsError
from okrkit.goals._build import short_repr
from okrkit.scoring.named import USER_SOURCE, check_fields
from okrkit.scoring.words import Band, Health

__all__ = ["HealthPolicy", "HealthRule", "Standing"]


@attrs.frozen(kw_only=True)
class Standing:
    """What a health policy may look at.

    Attributes:
        progress: Raw progress p [unbounded].
        value: The score [0-1].
        expected: Expected progress e on the policy's curve [0-1].
        bar: The score at which the goal is met.
        p_success: Forecast probability that it will be met [0-1]; None: no forecast.
        confidence: The owner's stated probability [0-1]; None: not stated.
        as_of: The day that is judged.
    """

    progress: float
    value: float
    expected: float
    bar: float
    as_of: date
    p_success: float | None = None
    confidence: float | None = None

    @property
    def pace(self) -> float:
        """Score − expected · bar; 0 is exactly as expected."""
        return self.value - self.expected * self.bar

    @property
    def gap(self) -> float:
        """How much is missing against expectation: −pace."""
        return -self.pace


def _as_words(given: Iterable[str]) -> tuple[str, ...]:
    return tuple(given)


HealthRule = Callable[[Standing], str]
"""Gives the word for a standing."""


@attrs.frozen
class HealthPolicy:
    """A named rule that puts how a goal stands into one word.

    It is asked only about goals that are open, checked in on time, and have a period: before it
    come closed and outdated, after it pending. Silence is never green.

    Attributes:
        name: What to pass it by.
        rule: Gives the word.
        words: Its words, the best first; the worst-of roll-up goes by their order.
        text: The rule in words, with its thresholds.
        source: Whose rule it is.
        roll_up: How an objective gets its word from its key results: "policy" (as the scoring policy
            says) or "weakest" (always the worst of them).

    Raises:
        OptionsError: If there is no name, no rule or no word.

    Examples:
        >>> simple = HealthPolicy("simple", lambda s: "fine" if s.pace >= 0 else "late", words=("fine", "late"))
        >>> simple.tone("late").value
        'red'
    """

    name: str
    rule: HealthRule
    words: tuple[str, ...] = attrs.field(
        default=(Health.ON_TRACK, Health.AT_RISK, Health.OFF_TRACK), kw_only=True, converter=_as_words
    )
    text: str = attrs.field(default="", kw_only=True)
    source: str = attrs.field(default=USER_SOURCE, kw_only=True)
    roll_up: str = attrs.field(default="policy", kw_only=True)

    __repr__ = short_repr

    def __attrs_post_init__(self) -> None:
        check_fields(self, self.rule)
        if not self.words or self.roll_up not in {"policy", "weakest"}:
            raise OptionsError(
                "HealthPolicy", [f"words must not be empty, roll_up 'policy' or 'weakest': {self.name!r}"]
            )

    def tone(self, word: str) -> Band | None:
        """Return the colour that fits a word; None for the words that are no judgement, as "closed"."""
        if word not in self.words:
            return None
        if self.is_good(word):
            return Band.GREEN
        return Band.RED if word == self.words[-1] else Band.YELLOW

    def is_good(self, word: str) -> bool:
        """Return whether a word is good news: one of the usual good words, else the policy's first."""
        return word in ([known for known in self.words if known in _GOOD] or self.words[:1])

    def rank(self, word: str) -> int:
        """Return how bad a word is [0 best]; unknown words count as worst."""
        return self.words.index(word) if word in self.words else len(self.words)


_GOOD = frozenset({Health.ACHIEVED, Health.COMPLETED, Health.GREEN, Health.ON_TRACK})
