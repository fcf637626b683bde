"""Profiles: named sets of rules and thresholds, each with its school."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import attrs

__all__ = ["PROFILES", "Profile"]


@attrs.frozen(kw_only=True)
class Profile:
    """A named starting point for settings.

    Attributes:
        about: For whom it is, in a sentence.
        select: Rules that run, as codes, names or families; None: every stable one.
        ignore: Rules of these that do not run.
        options: Thresholds that differ from okrkit's own.
        source: Whose school it is.

    Examples:
        >>> PROFILES["wodtke"].options["max_company_objectives"]
        1
    """

    about: str
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    options: Mapping[str, float] = attrs.field(factory=dict[str, float], hash=False)
    source: str


PROFILES: Final[Mapping[str, Profile]] = MappingProxyType(
    {
        "google": Profile(
            about="three to five objectives with about three key results each",
            options={"max_company_objectives": 5, "max_objectives": 5, "max_key_results": 5},
            source="Google OKR playbook and re:Work: three to five objectives a level",
        ),
        "doerr": Profile(
            about="three to five objectives a cycle, at most five key results each",
            options={"max_company_objectives": 5, "max_key_results": 5},
            source="Doerr, Measure What Matters (2018), ch. 4",
        ),
        "wodtke": Profile(
            about="one objective with three key results, at even odds",
            options={"max_company_objectives": 1, "max_objectives": 1, "max_key_results": 3, "certain_confidence": 0.8},
            source="Wodtke, Radical Focus: one objective, three key results, a confidence of 5 in 10",
        ),
        "strict": Profile(
            about="every rule, previews too",
            select=("ALL",),
            source="okrkit: for teams that want to see everything and suppress with reasons",
        ),
        "lenient": Profile(
            about="only what cannot be scored or contradicts itself",
            select=("errors",),
            source="okrkit: a first run on goals that were never linted",
        ),
    }
)
