"""How a policy is given: as a value, by its name, or as a plain function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol, TypeVar, cast

from okrkit.errors import OptionsError, UnknownNameError
from okrkit.goals._build import shown

__all__ = ["HIGHEST", "USER_SOURCE", "catalogue", "check_fields", "is_float_in", "picked"]

USER_SOURCE = "the caller"
"""Source of a policy that was given as a plain function."""

HIGHEST = 1_000_000
"""Highest score that a ceiling can allow: a million times the target is an error of typing."""


class Named(Protocol):
    """Whatever has a name."""

    @property
    def name(self) -> str:
        """The name to pass it by."""
        ...


P = TypeVar("P", bound=Named)


def catalogue(*policies: P) -> Mapping[str, P]:
    """Return the policies by name, in the order given, for reading only."""
    return MappingProxyType({policy.name: policy for policy in policies})


def picked(kind: str, known: Mapping[str, P], given: P | str | Callable[..., object], of: type[P]) -> P:
    """Return the policy that was given as a value, by name, or as a function.

    Raises:
        UnknownNameError: If no policy has the name.
        OptionsError: If it is none of the three.
    """
    article = "an" if of.__name__[0] in "AEIOU" else "a"
    if isinstance(given, of):
        return given
    if isinstance(given, str):
        if given not in known:
            raise UnknownNameError(kind, given, known)
        return known[given]
    if callable(given):
        name = str(getattr(given, "__name__", type(given).__name__))
        return cast("Callable[..., P]", of)(name, given, source=USER_SOURCE)
    raise OptionsError(kind, [f"must be {article} {of.__name__}, a name or a function, got {shown(given)}"])


def check_fields(policy: Named, rule: object, *, optional: bool = False) -> None:
    """Refuse a policy without a name, or whose rule cannot be called."""
    problems: list[str] = []
    name = cast("object", policy.name)
    if not isinstance(name, str) or not name:
        problems.append(f"name must be text, got {shown(policy.name)}")
    if not callable(rule) and not (optional and rule is None):
        problems.append(f"rule must be a function, got {shown(rule)}")
    if problems:
        raise OptionsError(type(policy).__name__, problems)


def is_float_in(value: object, least: float, most: float) -> bool:
    """Return whether the value is a float or a whole number, and within both ends; no Boolean, no NaN."""
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most
