"""`settle` for many goals or scenarios at once, with numpy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import bool_, float64
    from numpy.typing import NDArray

__all__ = ["added_up", "settled"]

_FULL = 1.0 - 1e-9


def settled(
    part: NDArray[float64] | None,
    added: NDArray[float64],
    products: Sequence[NDArray[float64]] | NDArray[float64],
    tolerance: float,
) -> NDArray[float64]:
    """Return parts and weighted contributions together, before dependencies.

    Args:
        part: What the parts amount to [-1, 1]; None: there are none.
        added: The sum of the products.
        products: Weight times value, a row for each contributor; NaN where one is unknown.
        tolerance: Distance from full satisfaction that partial evidence keeps [0, 1].
    """
    import numpy as np

    result: NDArray[float64] = np.clip(added if part is None else part + added, -1.0, 1.0)
    high = result >= 1.0 - tolerance
    low = ~high & (result <= tolerance - 1.0) & (added < 0)
    if high.any():
        partial = high & ~_any_full(part, products, 1.0) & (added > 0)
        top = 1.0 - tolerance if part is None else np.maximum(part, 1.0 - tolerance)
        result = np.where(partial, top, result)
    if part is not None and low.any():
        partial = low & ~_any_full(part, products, -1.0)
        result = np.where(partial, np.minimum(part, tolerance - 1.0), result)
    return result


def added_up(products: NDArray[float64]) -> tuple[NDArray[float64], NDArray[bool_]]:
    """Return the sum of each column rounded once, as `fsum` does, and where that could not be told.

    The error of each addition is kept beside the sum (Knuth's TwoSum), and the sum of what the errors lose
    among themselves. It matters only where the sum lies that near to halfway between two floats.

    Args:
        products: A row for each summand.
    """
    import numpy as np

    total, error = products[0], np.zeros(products.shape[1])
    lost = np.zeros(products.shape[1])
    for row in products[1:]:
        total, left_out = _two_sum(total, row)
        error, again = _two_sum(error, left_out)
        lost += np.abs(again)
    found, rest = _two_sum(total, error)
    unsure = lost > 0.0
    if unsure.any():
        half = np.spacing(np.abs(found)) / 2
        near = np.minimum(np.abs(np.abs(rest) - half), np.abs(np.abs(rest) - half / 2))  # below a power of 2: denser
        unsure &= near <= 2 * lost  # twice: it was rounded itself
    return found + 0.0, unsure  # no -0.0


def _two_sum(left: NDArray[float64], right: NDArray[float64]) -> tuple[NDArray[float64], NDArray[float64]]:
    """Return the rounded sums and, exactly, what rounding left out."""
    total = left + right
    share = total - left
    return total, (left - (total - share)) + (right - share)


def _any_full(
    part: NDArray[float64] | None, products: Sequence[NDArray[float64]] | NDArray[float64], sign: float
) -> NDArray[bool_]:
    import numpy as np

    evidence = products if part is None else [part, *products]
    found: NDArray[bool_] = np.fmax.reduce(np.multiply(evidence, sign), axis=0) >= _FULL
    return found
