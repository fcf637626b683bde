"""KEY115 unit-spelling."""

from __future__ import annotations

from collections.abc import Iterator

from okrkit.goals import Change, Deliver, HealthMetric, Hold, KeyResult, SmartGoal
from okrkit.parsing import canonical_unit
from okrkit.rules.context import Context
from okrkit.rules.findings import Finding, Severity
from okrkit.rules.rule import Stage, rule

_SEVERAL_MEANINGS = frozenset(
    {
        "basis point",
        "basis points",
        "bp",
        "bps",
        "franc",
        "francs",
        "pound",
        "pounds",
        "quarter",
        "quarters",
        "rating",
        "real",
    }
)


@rule(
    "KEY115",
    "unit-spelling",
    on=(KeyResult, SmartGoal, HealthMetric),
    severity=Severity.HINT,
    stage=Stage.STABLE,
    source="okrkit: one meaning, one name; 'hrs' here and 'hour' there are two units to every sum and table",
    bad=[
        KeyResult("goal", "Reduce average first response time", Change(4, 1, unit="hrs")),
        KeyResult("goal", "Raise satisfaction after support", Change(88, 95, unit="percent")),
        KeyResult("goal", "Keep the start page below two seconds", Hold(at_most=2, unit="secs")),
    ],
    good=[
        KeyResult("goal", "Reduce average first response time", Change(4, 1, unit="hour")),
        KeyResult("goal", "Win logos", Change(0, 12, unit="logo")),
        KeyResult("goal", "Raise satisfaction after support", Change(88, 95)),
        KeyResult("goal", "Cut the spread", Change(40, 25, unit="bps")),
        KeyResult("goal", "Grow reach", Change(1, 3, unit="m")),
    ],
)
def unit_spelling(goal: KeyResult | SmartGoal | HealthMetric, context: Context) -> Iterator[Finding]:
    """Unit of the measure is a second spelling of a unit that has a name.

    **Why it matters** Programs compare units by their names. Two spellings are two units: they are
    not added up, and not seen as one metric.

    **What to do** Write the unit's own name: hour, %, EUR.

    **Known limits** Only units of time, share, money and size have names here; what is counted
    (tickets, points) is taken as written, and so is one letter: m may be a metre, a minute or a
    million.
    """
    del context
    unit = None if goal.measure is None or isinstance(goal.measure, Deliver) else goal.measure.unit
    name = None if unit is None or _is_open(unit) else canonical_unit(unit)
    if name is not None and name != unit:
        yield Finding(f"counts in {unit!r}, a second spelling of {name!r}", suggestion=name)


def _is_open(unit: str) -> bool:
    """Return whether a spelling has several meanings."""
    return unit.casefold() in _SEVERAL_MEANINGS or (len(unit) == 1 and unit.isalpha())
