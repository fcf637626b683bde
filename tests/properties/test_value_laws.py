"""Laws of values: evolve never changes what it starts from, and undoes itself."""

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import okrkit as ok
from okrkit import testing as kit

DRAWS = {
    kind: getattr(kit, name)
    for kind, name in {
        ok.Change: "changes",
        ok.Hold: "holds",
        ok.Deliver: "delivers",
        ok.Establish: "establishes",
        ok.Contribution: "contributions",
        ok.KeyResult: "key_results",
        ok.Objective: "objectives",
        ok.SmartGoal: "smart_goals",
        ok.Initiative: "initiatives",
        ok.HealthMetric: "health_metrics",
        ok.CheckIn: "check_ins",
        ok.TargetChange: "target_changes",
        ok.Grade: "grades",
        ok.Cycle: "cycles",
        ok.Cadence: "cadences",
        ok.FiscalCalendar: "fiscal_calendars",
    }.items()
}


@pytest.mark.parametrize("kind", DRAWS, ids=lambda kind: kind.__name__)
def test_evolve_never_mutates_and_undoes_itself(kind: type) -> None:
    @settings(max_examples=20)
    @given(DRAWS[kind](), DRAWS[kind](), st.data())
    def law(value: object, other: object, data: st.DataObject) -> None:
        fields = [field.name for field in attrs.fields(kind)]
        taken = {name: getattr(other, name) for name in data.draw(st.sets(st.sampled_from(fields)))}
        before, number = repr(value), hash(value)
        try:
            changed = attrs.evolve(value, **taken)  # type: ignore[misc]
        except ok.InvalidGoalError:
            changed = None  # the fields of two sound values may contradict each other
        assert (repr(value), hash(value)) == (before, number)
        if changed is not None:
            old = {name: getattr(value, name) for name in taken}
            assert all(getattr(changed, name) == each for name, each in taken.items())
            assert repr(attrs.evolve(changed, **old)) == before  # type: ignore[misc]

    law()
