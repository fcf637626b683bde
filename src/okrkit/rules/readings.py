"""The sentences of a plan's goals, read once and only where a rule asks."""

from __future__ import annotations

from typing import Final, final

from okrkit.errors import GoalSyntaxError
from okrkit.goals import Cycle, Goal, KeyResult, Objective
from okrkit.parsing import NO_WORDS, OwnWords, ParsedGoal, parse_key_result, parse_objective, parse_smart_goal
from okrkit.rules.wording import Words

__all__ = ["Readings", "parse_in"]

_KEPT: Final = 512  # a pass over a plan comes back to a sentence soon or not at all
_KEPT_WORDS: Final = 2048


@final
class Readings:
    """Words and parsed sentences by title, kept while they are likely to be asked for again."""

    def __init__(self, own_words: OwnWords | None = None) -> None:
        self._own_words = own_words or NO_WORDS
        self._words: dict[str, Words] = {}
        self._parsed: dict[tuple[str, type[Goal], Cycle | None], ParsedGoal | None] = {}

    def words(self, title: str) -> Words:
        """Return the words of a title."""
        found = self._words.get(title)
        if found is None:
            if len(self._words) >= _KEPT_WORDS:
                self._words.clear()
            found = self._words[title] = Words(title)
        return found

    def parsed(self, goal: Goal, cycle: Cycle | None) -> ParsedGoal | None:
        """Return what a title was read as; None where it is no sentence at all."""
        key = (goal.title, type(goal), cycle)
        if key not in self._parsed:
            if len(self._parsed) >= _KEPT:
                self._parsed.clear()
            self._parsed[key] = parse_in(goal, cycle, own_words=self._own_words)
        return self._parsed[key]


def parse_in(goal: Goal, cycle: Cycle | None, *, own_words: OwnWords = NO_WORDS) -> ParsedGoal | None:
    """Return what a goal's title says in its cycle; None where it is no sentence at all."""
    read = parse_objective if isinstance(goal, Objective) else parse_smart_goal
    if isinstance(goal, KeyResult):
        read = parse_key_result
    try:
        return read(goal.title, cycle=cycle, own_words=own_words)
    except GoalSyntaxError:
        return None
