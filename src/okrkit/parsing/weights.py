"""How much each sign of an outcome or an output weighs.

Positive speaks for an outcome. Source: okrkit, in the order of who changes, the class of the measured noun, the verb, a baseline;
set on goals of a dozen organisations so that no single sign but a baseline decides alone.
"""

from __future__ import annotations

from typing import Final

__all__: list[str] = []

BASELINE: Final = 2.5
CHANGED: Final = 2.0
MONEY: Final = 2.0
SHARE: Final = 0.6
RATIO: Final = 1.2
ZERO: Final = 1.0
TIME: Final = 0.6
HEAD: Final = 1.6
NOUN: Final = 0.6
PEOPLE: Final = 1.5
MAKING: Final = -2.0
HABIT: Final = -2.6
STAFFING: Final = -3.5
GAINING: Final = 1.0
MOVING: Final = 1.6
SERVING: Final = 1.6
HOLDING: Final = 1.0
DONE: Final = -1.8
THING: Final = -1.2
MILESTONE: Final = -0.8
REPEATED: Final = -1.3
COUNTED: Final = -0.4
BECOMING: Final = 1.1
NEAR_BALANCE: Final = 0.15
CERTAIN: Final = 4.0
