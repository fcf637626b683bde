"""A typed goal out of a parsed one."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import cast

from okrkit.errors import InvalidGoalError
from okrkit.goals import Change, Deliver, Hold, KeyResult, Measure, SmartGoal
from okrkit.parsing.numbers import plain
from okrkit.parsing.slots import ParsedGoal

__all__ = ["key_result", "measure_of", "smart_goal"]

_LEVEL_UNITS = frozenset({"%", "NPS", "score", "star"})


def key_result(parsed: ParsedGoal, name: str, fields: Mapping[str, object]) -> KeyResult:
    """Return the key result of a parsed sentence."""
    return KeyResult(**_fields(parsed, name, fields, "KeyResult"))  # type: ignore[arg-type]


def smart_goal(parsed: ParsedGoal, name: str, fields: Mapping[str, object]) -> SmartGoal:
    """Return the SMART goal of a parsed sentence."""
    made = _fields(parsed, name, fields, "SmartGoal")
    if parsed.purpose is not None and parsed.stated is None:
        made.setdefault("relevance", parsed.purpose.value)
    return SmartGoal(**made)  # type: ignore[arg-type]


def _fields(parsed: ParsedGoal, name: str, given: Mapping[str, object], subject: str) -> dict[str, object]:
    if parsed.stated is not None:
        given = {**parsed.stated.fields, **given}
    title = parsed.text.strip() if parsed.stated is None else parsed.stated.title
    made: dict[str, object] = {"id": name, "title": title, **given}
    baseline = made.pop("baseline", None)
    if "measure" not in made:
        made["measure"] = measure_of(parsed, baseline, subject=f"{subject} {name!r}")
    if parsed.stated is not None:
        return made
    if parsed.due is not None and parsed.due.value is not None:
        made.setdefault("due", parsed.due.value)
    if parsed.owner is not None:
        made.setdefault("owner", parsed.owner.value)
    return made


def measure_of(parsed: ParsedGoal, baseline: object = None, *, subject: str = "measure") -> Measure | None:
    """Return the measure that a sentence promises, None where it promises nothing measurable.

    Args:
        parsed: The sentence.
        baseline: The starting value where the sentence states none.
        subject: What is being built, for the error.

    Raises:
        InvalidGoalError: If an amount of change has no baseline.
    """
    unit = parsed.unit.value if parsed.unit is not None else None
    start = parsed.baseline.value if parsed.baseline is not None else baseline
    if parsed.target is None:
        return _without_number(parsed)
    target = parsed.target.value
    strict = parsed.comparator is not None and parsed.comparator.value in {"<", ">"}
    if parsed.relative is not None:
        return _change_by(parsed, start, target, unit, subject)
    if parsed.target_high is not None and (start is None or parsed.direction_is("maintain")):
        return Hold(at_least=target, at_most=parsed.target_high.value, unit=unit)
    if parsed.direction_is("maintain") or (start is None and (_is_limit(parsed) or _is_level(parsed, unit))):
        return _hold(parsed, target, unit, strict=strict)
    return Change(cast("float", 0 if start is None else start), target, unit=unit, strict=strict)


def _without_number(parsed: ParsedGoal) -> Measure | None:
    if parsed.alternatives and parsed.alternatives[0].rule == "all is 100 %":
        return Change(0, 100, unit="%")
    return Deliver() if parsed.direction_is("achieve") else None


def _is_limit(parsed: ParsedGoal) -> bool:
    """Without a baseline a number from which one may only fall short downward is a level to hold."""
    if parsed.target is not None and parsed.target.value == 0:
        return True
    return parsed.direction_is("decrease") or (parsed.comparator is not None and parsed.comparator.value in {"<", "<="})


def _is_level(parsed: ParsedGoal, unit: str | None) -> bool:
    """Without a baseline a share, a rating or a number that is to grow has no known start, and 0 would be invented.

    What is counted up, such as deals to sign, starts at 0.
    """
    return unit in _LEVEL_UNITS or parsed.direction_is("increase")


def _hold(parsed: ParsedGoal, target: float, unit: str | None, *, strict: bool) -> Hold:
    falling = (
        (parsed.comparator is not None and parsed.comparator.value in {"<", "<="})
        or target == 0
        or parsed.direction_is("decrease")
    )
    if falling:
        return Hold(at_most=target, unit=unit, strict=strict)
    return Hold(at_least=target, unit=unit, strict=strict)


def _change_by(parsed: ParsedGoal, start: object, amount: float, unit: str | None, subject: str) -> Change:
    """An amount of change needs a starting value: 20 % of what, 3 kg from where."""
    if not isinstance(start, int | float):
        words = _amount_words(parsed)
        raise InvalidGoalError(
            subject, [f"{words!r} is an amount of change and the text states no baseline; pass baseline="]
        )
    sign = -1 if parsed.direction_is("decrease") else 1
    base, step = Fraction(str(start)), Fraction(str(amount))
    if unit == "%":
        return Change(start, plain(base * (100 + sign * step) / 100))
    if unit == "x":
        return Change(start, plain(base / step if sign < 0 else base * step))
    return Change(start, plain(base + sign * step), unit="%" if unit == "pp" else unit)


def _amount_words(parsed: ParsedGoal) -> str:
    """The words of the amount with its unit."""
    spans = [slot.span for slot in (parsed.target, parsed.unit) if slot is not None]
    return parsed.text[min(span[0] for span in spans) : max(span[1] for span in spans)]
