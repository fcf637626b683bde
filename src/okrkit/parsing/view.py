"""A parsed goal for the eye: the sentence with the words of each slot underlined and labelled."""

from __future__ import annotations

from typing import Final

from okrkit.parsing.slots import ParsedGoal, Slot

__all__ = ["parse_view"]

_SLOTS: Final = (
    "verb",
    "metric",
    "baseline",
    "comparator",
    "target",
    "target_high",
    "of",
    "unit",
    "due_text",
    "owner",
    "scope",
    "purpose",
)
_LABELS: Final = {"due_text": "due", "target_high": "up to"}
_COLOURS: Final = {
    "verb": 35, "metric": 36, "baseline": 33, "target": 32, "target_high": 32, "of": 32, "comparator": 33, "unit": 34, "due_text": 31,
    "owner": 35, "scope": 36, "purpose": 36,
}  # fmt: skip


def parse_view(parsed: ParsedGoal, *, colour: bool = False) -> str:
    """Return the sentence with the words of each slot underlined, a labelled line a slot, and what follows from them.

    Args:
        parsed: The goal.
        colour: Whether to colour the underlines for a terminal; the text is the same without.

    Examples:
        >>> from okrkit.parsing import parse_key_result
        >>> print(parse_view(parse_key_result("Grow sign-ups by 35%")))
        Grow sign-ups by 35%
        ~~~~                  verb: grow
             ~~~~~~~~         metric: sign-ups
                         ~~   target: 35
                           ~  unit: %
        direction: increase (change) · relative · measurable · no deadline · outcome
    """
    width = len(parsed.text)
    shown = "".join(letter if letter.isprintable() else " " for letter in parsed.text)
    lines = [shown]
    for name in _SLOTS:
        slot: Slot[object] | None = getattr(parsed, name)
        if slot is not None:
            lines.append(_line(name, slot, width, parsed, colour=colour))
    lines.append(_summary(parsed))
    lines.extend(f"or {one.slot}: {one.value} ({one.rule}: {one.text!r})" for one in parsed.alternatives)
    lines.extend(f"unread: {slot.text!r}" for slot in parsed.unread)
    return "\n".join(lines)


def _line(name: str, slot: Slot[object], width: int, parsed: ParsedGoal, *, colour: bool) -> str:
    start, end = slot.span
    marks = "~" * max(1, end - start)
    if colour:
        marks = f"\x1b[{_COLOURS[name]}m{marks}\x1b[0m"
    value = _due(parsed) if name == "due_text" else slot.value
    doubt = "" if slot.certainty >= 0.7 else f" (certainty {slot.certainty:.1f})"
    return f"{' ' * start}{marks}{' ' * max(0, width - end)}  {_LABELS.get(name, name)}: {value}{doubt}"


def _due(parsed: ParsedGoal) -> object:
    if parsed.due is not None and parsed.due.value is not None:
        return parsed.due.value
    return "no day without a reference" if not parsed.alternatives else "more than one day"


def _summary(parsed: ParsedGoal) -> str:
    parts = [
        f"direction: {parsed.direction.value} ({parsed.direction.rule})"
        if parsed.direction is not None
        else "no direction",
        *(["relative"] if parsed.relative is not None else []),
        "measurable" if parsed.measurable else "not measurable",
        "time-bound" if parsed.time_bound else "no deadline",
        str(parsed.outcome),
        *([f"vague: {', '.join(slot.text for slot in parsed.vague)}"] if parsed.vague else []),
    ]
    return " · ".join(parts)
