"""What check-ins amount to over time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from okrkit.goals import CheckIn, Measure, outcome

__all__ = ["accumulate", "span_of"]


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


def span_of(facts: Sequence[CheckIn], measure: Measure) -> tuple[float, float]:
    """Return the progress at the first and at the last check-in [unbounded]."""
    if _stands_alone(measure):
        return measure.progress(facts[0].value) or 0.0, measure.progress(facts[-1].value) or 0.0
    rows = list(accumulate(facts, measure))
    return rows[0][1], rows[-1][1]


def _stands_alone(measure: Measure) -> bool:
    return getattr(measure, "accumulate", "last") == "last" and not getattr(measure, "every_period", False)
