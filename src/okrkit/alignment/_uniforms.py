"""Uniform numbers by counter, the same in lists and in arrays, whatever else is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

__all__ = ["stream", "uniform_matrix", "uniforms"]

# SplitMix64 (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators").
_MASK, _GAMMA = (1 << 64) - 1, 0x9E3779B97F4A7C15
_FIRST, _SECOND = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB
_STEP = 2.0**-53


def stream(seed: int, name: str) -> int:
    """Return the start of a goal's own numbers: they stay when other goals come or go."""
    return int.from_bytes(blake2b(f"{seed}\0{name}".encode(), digest_size=8).digest())


def uniforms(start: int, first: int, count: int) -> list[float]:
    """Return numbers first ... first + count - 1 of a stream [0, 1)."""
    found: list[float] = []
    state = (start + first * _GAMMA) & _MASK
    for _ in range(count):
        state = (state + _GAMMA) & _MASK
        mixed = ((state ^ (state >> 30)) * _FIRST) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * _SECOND) & _MASK
        found.append(((mixed ^ (mixed >> 31)) >> 11) * _STEP)
    return found


def uniform_matrix(starts: Sequence[int], first: int, count: int) -> NDArray[float64]:
    """Return the same numbers as an array, a row a stream."""
    import numpy as np

    steps = np.arange(first + 1, first + count + 1, dtype=np.uint64) * np.uint64(_GAMMA)
    mixed = np.array(starts, dtype=np.uint64)[:, None] + steps
    mixed ^= mixed >> np.uint64(30)
    mixed *= np.uint64(_FIRST)
    mixed ^= mixed >> np.uint64(27)
    mixed *= np.uint64(_SECOND)
    mixed ^= mixed >> np.uint64(31)
    return (mixed >> np.uint64(11)).astype(np.float64) * _STEP
