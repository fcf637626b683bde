"""A day is a date without a time: each function that takes one refuses anything else and tells the way out."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from okrkit import (
    Change,
    Cycle,
    FiscalCalendar,
    KeyResult,
    Objective,
    OkrkitError,
    Plan,
    alignment_report,
    compare_policies,
    diagnose,
    influence,
    lint,
    scorecard,
    sensitivity,
)

PLAN = Plan([Objective("o", "Win", [KeyResult("k", "Grow", Change(0, 10))])], cycle=Cycle.quarter(2026, 1))
ASKED: dict[str, Callable[[Any], object]] = {
    "scorecard": lambda day: scorecard(PLAN, as_of=day),
    "compare_policies": lambda day: compare_policies(PLAN, as_of=day),
    "lint": lambda day: lint(PLAN, as_of=day),
    "diagnose": lambda day: diagnose(PLAN, as_of=day),
    "influence": lambda day: influence(PLAN, as_of=day),
    "sensitivity": lambda day: sensitivity(PLAN, "o", as_of=day),
    "alignment_report": lambda day: alignment_report(PLAN, as_of=day),
    "period_of": lambda day: PLAN.period_of("k", as_of=day),
    "measure_of": lambda day: PLAN.measure_of("k", as_of=day),
    "latest": lambda day: PLAN.latest(as_of=day),
    "elapsed": lambda day: Cycle.quarter(2026, 1).elapsed(day),
    "contains": lambda day: day in Cycle.quarter(2026, 1),
    "cycle_of": lambda day: FiscalCalendar().cycle_of(day),
}


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
@pytest.mark.parametrize("day", [datetime(2026, 2, 15, 23, tzinfo=UTC), "2026-02-15", 20260215], ids=repr)
def test_what_is_no_day_is_refused(ask: Callable[[Any], object], day: object) -> None:
    with pytest.raises(OkrkitError, match=r"(as_of|day) must be a date") as caught:
        ask(day)
    assert not isinstance(day, datetime) or "use .date()" in str(caught.value)


@pytest.mark.parametrize("ask", ASKED.values(), ids=ASKED)
def test_a_day_is_taken(ask: Callable[[Any], object]) -> None:
    ask(date(2026, 2, 15))


def test_the_last_values_are_those_of_a_day() -> None:
    with pytest.raises(OkrkitError, match="as_of must be a date, got None"):
        PLAN.latest(as_of=None)  # type: ignore[arg-type]
