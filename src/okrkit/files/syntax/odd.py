"""Values that a language can write and a plan cannot hold, kept so that the reader can say where they stand."""

from __future__ import annotations

from typing import TypeGuard, cast, final

__all__ = ["Odd", "Unsure", "described", "is_list", "is_mapping"]


class Unsure(Exception):  # noqa: N818  # no error: it only sends a file from the fast way to the careful one
    """The fast way met something that is not plainly right."""


@final
class Odd:
    """A scalar that no field takes, with the sentence that says why."""

    __slots__ = ("code", "why")

    def __init__(self, why: str, code: str) -> None:
        self.why, self.code = why, code


def is_mapping(value: object) -> TypeGuard[dict[str, object]]:
    """Return whether a value of a document is a mapping."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[object]]:
    """Return whether a value of a document is a list."""
    return type(value) is list


def described(value: object) -> str:
    """Name a value of a document for an error text, short whatever its size.

    Examples:
        >>> described([1, 2]), described(None), described("soon")
        ('a list', 'nothing', "'soon'")
    """
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list | tuple):
        return "a list"
    if isinstance(value, Odd):
        return value.why
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int) and value.bit_length() > 1100:
        return "a number above 1.8e308"
    text = repr(cast("object", value)) if isinstance(value, str | int | float) else str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
