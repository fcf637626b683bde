"""What check-ins amount to over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from okrkit.goals import CheckIn, Measure, outcome

__all__ = ["accumulate"]


def accumulate(facts: Sequence[CheckIn], measure: Measure) -> Iterator[tuple[date, float]]:
    """Yield the progress of a measure on the day of each check-in [unbounded].

    Args:
        facts: Check-ins of one goal in day order.
        measure: What is counted and how far.
    """
    alone = _stands_alone(measure)
    for count, fact in enumerate(facts, start=1):
        progress = measure.progress(fact.value) if alone else outcome(measure, [one.value for one in facts[:count]])[0]
        if progress is not None:
            yield fact.day, progress


def _stands_alone(measure: Measure) -> bool:
    return getattr(measure, "accumulate", "last") == "last" and not getattr(measure, "every_period", False)
