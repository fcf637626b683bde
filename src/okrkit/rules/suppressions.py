"""Suppressions: which findings a goal's `allow` takes away, and which entries take nothing away."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import final

from okrkit.goals import Item
from okrkit.rules.findings import Finding
from okrkit.rules.rule import Rule

__all__ = ["Suppressions"]


def _plain(key: str) -> str:
    return key.strip().casefold()


@final
class Suppressions:
    """The `allow` entries of all goals and items, and which of them were of use."""

    def __init__(self, items: Sequence[Item], known: Iterable[Rule]) -> None:
        self._entries = [(item.id, key) for item in items if item.allow for key in item.allow]
        self._allowed = {(goal, _plain(key)) for goal, key in self._entries}
        self._used: set[tuple[str, str]] = set()
        self._known = {_plain(name) for one in known for name in (one.code, one.name)} if self._entries else set[str]()

    def keep(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return the findings that no entry takes away, and remember the entries that did."""
        if not self._entries:
            return list(findings)
        return [finding for finding in findings if not self._takes(finding)]

    def _takes(self, finding: Finding) -> bool:
        if finding.goal is None:
            return False
        pairs = [(finding.goal, _plain(name)) for name in (finding.rule, finding.name)]
        hits = [pair for pair in pairs if pair in self._allowed]
        self._used.update(hits)
        return bool(hits)

    def unknown(self) -> tuple[tuple[str, str], ...]:
        """Return goal and entry where no rule of that code or name exists."""
        return tuple((goal, key) for goal, key in self._entries if _plain(key) not in self._known)

    def unused(self, ran: Iterable[Rule]) -> tuple[tuple[str, str], ...]:
        """Return goal and entry where the rule did run and had nothing to say."""
        names = {_plain(name) for one in ran for name in (one.code, one.name)}
        idle = [(goal, key) for goal, key in self._entries if (goal, _plain(key)) not in self._used]
        return tuple((goal, key) for goal, key in idle if _plain(key) in names)
