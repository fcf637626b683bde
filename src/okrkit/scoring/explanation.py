"""Explanation: how a number came about, as a tree that prints and is plain data."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import final

import attrs

__all__ = ["Explanation"]

_WIDTH = 80


@final
@attrs.frozen
class Explanation:
    """One number or word, and what it was made of.

    Attributes:
        what: What it is, as in "score" or "check-in".
        value: The number or word as plain data; None: undefined.
        text: How it came about, in words and numbers.
        source: Where the rule or threshold comes from; empty: it is plain arithmetic or a fact.
        inputs: What went in, by name, as plain data.
        parts: What it was made of.

    Examples:
        >>> bar = Explanation("bar", 0.7, "aspirational", source="Google OKR playbook")
        >>> print(Explanation("verdict", "open", "0.5 is below the bar", parts=(bar,)))
        verdict: open - 0.5 is below the bar
        └─ bar: 0.7 - aspirational
               Source: Google OKR playbook
    """

    what: str
    value: object = attrs.field(default=None, hash=False)  # may be a list, as of milestones
    text: str = ""
    source: str = attrs.field(default="", kw_only=True)
    inputs: Mapping[str, object] = attrs.field(factory=dict[str, object], kw_only=True, hash=False)
    parts: tuple[Explanation, ...] = attrs.field(default=(), kw_only=True)

    def __getitem__(self, what: str) -> Explanation:
        """Return the first part with a name, as in `explanation["score"]`.

        Raises:
            KeyError: If there is no such part.
        """
        for part in self.parts:
            if part.what == what:
                return part
        raise KeyError(what)

    def to_dict(self) -> dict[str, object]:
        """Return the tree as plain data, always with the same keys."""
        return {
            "what": self.what,
            "value": self.value,
            "text": self.text,
            "source": self.source,
            "inputs": dict(self.inputs),
            "parts": [part.to_dict() for part in self.parts],
        }

    def __str__(self) -> str:
        return "\n".join(self._lines("", ""))

    def _lines(self, first: str, rest: str) -> Iterator[str]:
        below = rest + ("│ " if self.parts else "  ")
        head = f"{self.what}: {shown(self.value)}" + (f" - {self.text}" if self.text else "")
        yield from _wrapped(head, first, f"{below}  ")
        if self.source:
            yield from _wrapped(f"Source: {self.source}", f"{below}  ", f"{below}    ")
        for place, part in enumerate(self.parts):
            last = place == len(self.parts) - 1
            yield from part._lines(f"{rest}{'└─ ' if last else '├─ '}", f"{rest}{'   ' if last else '│  '}")


def shown(value: object) -> str:
    """Show plain data: numbers with up to four digits, and what is undefined as that word.

    Examples:
        >>> shown(0.333333), shown(None), shown("met"), shown(1_350_000)
        ('0.3333', 'undefined', 'met', '1350000')
    """
    if value is None:
        return "undefined"
    if isinstance(value, float):
        return f"{value:.4g}" if abs(value) < 1e4 else f"{value:.10g}"
    return "".join(letter if letter.isprintable() else " " for letter in str(value))


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    clean = "".join(letter if letter.isprintable() else " " for letter in text)
    width = max(_WIDTH, len(rest) + 30)
    return textwrap.wrap(clean, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)
