"""How a policy is given: as a value, by its name, or as a plain function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol, TypeVar, cast

from okrkit.errors import OptionsError, UnknownNameError

__all__ = ["USER_SOURCE", "catalogue", "check_fields", "picked"]

USER_SOURCE = "the caller"
"""Source of a policy that was given as a plain function."""


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
    if isinstance(given, of):
        return given
    if isinstance(given, str):
        if given not in known:
            raise UnknownNameError(kind, given, known)
        return known[given]
    if callable(given):
        name = str(getattr(given, "__name__", type(given).__name__))
        return cast("Callable[..., P]", of)(name, given, source=USER_SOURCE)
    raise OptionsError(kind, [f"must be a {of.__name__}, a name or a function, got {given!r}"])


def check_fields(policy: Named, rule: object, *, optional: bool = False) -> None:
    """Refuse a policy without a name, or whose rule cannot be called."""
    problems: list[str] = []
    name = cast("object", policy.name)
    if not isinstance(name, str) or not name:
        problems.append(f"name must be text, got {policy.name!r}")
    if not callable(rule) and not (optional and rule is None):
        problems.append(f"rule must be a function, got {rule!r}")
    if problems:
        raise OptionsError(type(policy).__name__, problems)
