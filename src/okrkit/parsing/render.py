"""A typed goal as a sentence: the inverse of reading."""

from __future__ import annotations

from okrkit.errors import GoalSyntaxError, InvalidGoalError
from okrkit.goals import KeyResult, Objective, SmartGoal
from okrkit.parsing.exact import write_stated
from okrkit.parsing.functions import parse_key_result, parse_smart_goal
from okrkit.parsing.reader import LONGEST

__all__ = ["render"]

_COMMON = ("measure", "due", "owner", "team", "level", "weight")
_FIELDS = {KeyResult: (*_COMMON, "evidence"), SmartGoal: (*_COMMON, "start", "relevance", "achievable")}


def render(goal: KeyResult | SmartGoal | Objective) -> str:
    """Return a sentence that reads back as the goal.

    A title that already says everything is returned as it is; otherwise the measure, the due day and the owner follow in
    brackets, in a notation that the reader takes literally. An objective is its title. The id, the links, the tags and the
    cycle are no part of a sentence.

    Law: `parse_key_result(render(goal)).to_key_result(id=goal.id) == goal` for every key result without links, tags and the
    like, and `parse_smart_goal` likewise.

    Raises:
        InvalidGoalError: If title and promise together exceed 10 000 characters.

    Examples:
        >>> from datetime import date
        >>> from okrkit.goals import Change
        >>> render(KeyResult("a", "Grow sign-ups from 200 to 300", Change(200, 300, unit="sign-up")))
        'Grow sign-ups from 200 to 300'
        >>> render(
        ...     KeyResult("reply", "Reduce first response time", Change(4, 1, unit="hour", strict=True), owner="ana")
        ... )
        'Reduce first response time [from 4 to under 1 hour; owner: ana]'
    """
    if isinstance(goal, Objective):
        return goal.title
    if _says_it_all(goal):
        return goal.title
    sentence = write_stated(goal.title, _fields(goal))
    if len(sentence) > LONGEST:
        raise InvalidGoalError(
            f"sentence of goal {goal.id!r}", [f"a sentence has at most {LONGEST} characters, got {len(sentence)}"]
        )
    return sentence


def _fields(goal: KeyResult | SmartGoal) -> dict[str, object]:
    """Every field that a sentence can carry and that differs from its default; the measure always."""
    plain = type(goal)("plain", "plain")
    names = _FIELDS[type(goal)]
    return {
        name: getattr(goal, name) for name in names if name == "measure" or getattr(goal, name) != getattr(plain, name)
    }


def _says_it_all(goal: KeyResult | SmartGoal) -> bool:
    """Say whether the title alone reads back as the goal."""
    try:
        if isinstance(goal, KeyResult):
            read: KeyResult | SmartGoal = parse_key_result(goal.title).to_key_result(id=goal.id)
        else:
            read = parse_smart_goal(goal.title).to_smart_goal(id=goal.id)
    except (GoalSyntaxError, InvalidGoalError):
        return False
    return read.title == goal.title and _fields(read) == _fields(goal)
