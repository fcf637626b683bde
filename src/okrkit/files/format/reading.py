"""What one careful reading of a document carries along: where it is, and the flaws it found."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias, final

import attrs

from okrkit.files.issues import Flaw, Origin, Path
from okrkit.files.syntax.odd import Odd, described
from okrkit.goals import FiscalCalendar

__all__ = ["BAD", "Bad", "Reader", "Reading", "Shape"]


@final
class Bad:
    """Stands for a value that could not be read; its flaw is already noted."""


BAD: Final = Bad()


@attrs.define(eq=False)
class Reading:
    """One document being read: its flaws so far, and the calendar of its fiscal labels."""

    origin: Origin
    flaws: list[Flaw]
    calendar: FiscalCalendar | None = None
    flawed: set[Path] = attrs.field(factory=set[Path])

    def flaw(self, path: Path, code: str, message: str, *, on_key: bool = False) -> Bad:
        """Note a flaw and return what stands for the value."""
        self.flaws.append(Flaw(self.origin, path, message, code, on_key=on_key))
        self.flawed.add(path)
        return BAD

    def wrong(self, path: Path, value: object, wanted: str, *, code: str = "wrong-type") -> Bad:
        """Note that a value is not what its field takes; what its language reported already is not repeated."""
        if type(value) is Odd:
            if value.code == "reported":
                return BAD
            code = value.code
        name = next((part for part in reversed(path) if isinstance(part, str)), "the plan")
        return self.flaw(path, code, f"{name} must be {wanted}, got {described(value)}")


Reader: TypeAlias = Callable[[object, Path, Reading], object]
"""Turns a value of a document into one of the model, or notes flaws and returns BAD."""


@attrs.frozen(eq=False)
class Shape:
    """What a field takes: how it is read, and how the schema says so."""

    read: Reader
    schema: Mapping[str, object]
