"""What evidence amounts to: refinement, contributions, tolerance and dependencies, on plain numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum
from math import fsum
from typing import cast

from okrkit.errors import OptionsError
from okrkit.goals import Number
from okrkit.goals._build import shown
from okrkit.goals.numbers import as_number, number_fault

__all__ = ["TOLERANCE", "Refinement", "satisfaction", "settle", "share_fault"]

TOLERANCE = 0.1
"""Distance from full satisfaction at which partial contributions stop (GRL, as its reference implementation has it)."""

_FULL = 1.0 - 1e-9  # a product of floats that people would call 1


class Refinement(StrEnum):
    """How the parts of a goal make up the goal: all of them (AND), or any one (OR).

    Source:
        GRL (ITU-T Z.151): decomposition links.

    Examples:
        >>> Refinement("or") is Refinement.OR
        True
    """

    AND = "and"
    OR = "or"


def satisfaction(
    contributions: Iterable[tuple[float, float]] = (),
    *,
    parts: Sequence[float] = (),
    refinement: Refinement | str = Refinement.AND,
    dependencies: Iterable[float] = (),
    tolerance: float = TOLERANCE,
) -> float | None:
    """Return what a goal's evidence amounts to.

    The parts first (AND: the least, OR: the most), then plus the sum of weight · value, limited to
    [-1, 1]; then the tolerance: partial contributions never amount to full satisfaction (1 -
    tolerance or more) unless one of them, or the parts, was full. Beside parts the same holds at the
    lower end. At last a dependency caps the result from above.

    Args:
        contributions: Weight [-1, 1] and value [-1, 1] of each contributor.
        parts: Values of what the goal is refined into [-1, 1].
        refinement: "and" or "or".
        dependencies: Values of what the goal depends on [-1, 1].
        tolerance: Distance from full satisfaction that partial evidence keeps [0, 1].

    Returns:
        Satisfaction [-1, 1]; None without any evidence.

    Raises:
        OptionsError: If a number is outside its range, with every problem.

    Source:
        GRL (ITU-T Z.151) as its reference implementation, jUCMNav, computes it quantitatively; one
        declared deviation: a goal with nothing but a dependency takes its value, where GRL starts at 0.

    Examples:
        >>> satisfaction(parts=[0.4, 0.8]), satisfaction(parts=[0.4, 0.8], refinement="or")
        (0.4, 0.8)
        >>> satisfaction([(0.6, 1.0), (0.5, 1.0)]), satisfaction([(1.0, 1.0), (0.2, 1.0)])
        (0.9, 1.0)
        >>> satisfaction([(0.75, 1.0)], dependencies=[0.2])
        0.2
    """
    links, caps = list(contributions), list(dependencies)
    kind = Refinement(refinement)
    _check(links, [*parts, *caps], tolerance)
    part = (min(parts) if kind is Refinement.AND else max(parts)) if parts else None
    result = settle(part, [weight * value for weight, value in links], tolerance=tolerance)
    known = [value for value in (result, *caps) if value is not None]
    return min(known) if known else None


def settle(part: float | None, products: Sequence[float], *, tolerance: float = TOLERANCE) -> float | None:
    """Return parts and weighted contributions together, before dependencies; None without either.

    Examples:
        >>> settle(0.6, [0.2])
        0.8
        >>> settle(None, [-0.9, -0.1])
        -1.0
    """
    if not products:
        return part
    added = fsum(products)
    result = max(-1.0, min(1.0, added if part is None else part + added))
    if result >= 1.0 - tolerance:
        full = max(products) >= _FULL or (part is not None and part >= _FULL)
        return result if full or added <= 0 else max(-1.0 if part is None else part, 1.0 - tolerance)
    if result <= tolerance - 1.0 and part is not None and added < 0:
        full = min(products) <= -_FULL or part <= -_FULL
        return result if full else min(part, tolerance - 1.0)
    return result


def _check(links: Sequence[tuple[float, float]], values: Sequence[float], tolerance: float) -> None:
    faults = [share_fault("weight", weight, least=-1) for weight, _ in links]
    faults.extend(share_fault("value", value, least=-1) for value in (*(value for _, value in links), *values))
    problems = [fault for fault in (*faults, share_fault("tolerance", tolerance, least=0)) if fault]
    if problems:
        raise OptionsError("satisfaction", problems)


def share_fault(name: str, value: object, *, least: int) -> str | None:
    """Return why a value is no number from least to 1, or None."""
    number = as_number(cast("Number", value))
    fault = number_fault(name, number)
    if fault is None and not least <= number <= 1:
        return f"{name} must be in [{least}, 1], got {shown(value)}"
    return fault
