"""The catalogue: every rule, listed explicitly; nothing is registered by being imported."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from okrkit.errors import UnknownNameError
from okrkit.rules.aln import ALN
from okrkit.rules.cad import CAD
from okrkit.rules.key import KEY
from okrkit.rules.obj import OBJ
from okrkit.rules.rule import Rule, Stage
from okrkit.rules.run import RUN
from okrkit.rules.sco import SCO
from okrkit.rules.smt import SMT

__all__ = ["ALL", "FAMILIES", "RETIRED", "STABLE", "find_rule", "select_rules"]

FAMILIES: Final[dict[str, str]] = {
    "OBJ": "objectives",
    "KEY": "key results",
    "SMT": "SMART goals",
    "ALN": "alignment",
    "CAD": "rhythm",
    "SCO": "scores",
    "RUN": "the run itself",
}
"""What each family looks at, in the order of the catalogue."""

ALL: Final[tuple[Rule, ...]] = (*OBJ, *KEY, *SMT, *ALN, *CAD, *SCO, *RUN)
"""Every rule that can run, in the order of the codes of each family."""

STABLE: Final[tuple[Rule, ...]] = tuple(one for one in ALL if one.stage is Stage.STABLE)
"""The rules that run unless something else is selected."""

RETIRED: Final[dict[str, str]] = {}
"""Codes that were used once, each with what became of the rule; they are never used again."""


def find_rule(name: str) -> Rule:
    """Return the rule with a code or a name, in any case.

    Raises:
        UnknownNameError: If there is none; the nearest are named.

    Examples:
        >>> find_rule("key103") is find_rule("no-measure")
        True
        >>> find_rule("no-mesure")
        Traceback (most recent call last):
            ...
        okrkit.errors.UnknownNameError: unknown rule 'no-mesure'; did you mean 'no-measure'?
    """
    wanted = name.strip().casefold()
    for one in ALL:
        if wanted in {one.code.casefold(), one.name}:
            return one
    if name.upper() in RETIRED:
        raise UnknownNameError("rule", f"{name} (retired: {RETIRED[name.upper()]})")
    raise UnknownNameError("rule", name, [known for one in ALL for known in (one.code, one.name)])


def select_rules(chosen: Iterable[Rule | str]) -> tuple[Rule, ...]:
    """Return the rules that codes, names, families and Rule values stand for, each once.

    Args:
        chosen: "KEY103", "no-measure", "KEY" (the stable rules of a family), "ALL" (every rule), or
            rules of your own.

    Raises:
        UnknownNameError: If one does not exist.

    Examples:
        >>> [one.code for one in select_rules(["no-measure", "SMT"])][:2]
        ['KEY103', 'SMT101']
    """
    given = (chosen,) if isinstance(chosen, str) else chosen
    found = (one for entry in given for one in ([entry] if isinstance(entry, Rule) else _named(entry)))
    return tuple(dict.fromkeys(found))


def _named(entry: str) -> tuple[Rule, ...]:
    family = entry.strip().upper()
    if family == "ALL":
        return ALL
    if family in FAMILIES:
        return tuple(one for one in STABLE if one.family == family)
    return (find_rule(entry),)
