"""What the laws share: settings, strategies of a size that floats can count, and ways to change a plan."""

from collections.abc import Callable
from datetime import date

import attrs
from hypothesis import settings
from hypothesis import strategies as st

import okrkit as ok
from okrkit import testing as kit
from okrkit.goals import History

FEW = settings(max_examples=20)
"""For laws over whole plans: many draws a plan find faults better than many plans."""

SOME = settings(max_examples=40)

FIRST, LAST = date(2026, 1, 1), date(2026, 6, 30)
POLICIES = ("own", "blend", "worst")

days = kit.days(min_day=FIRST, max_day=LAST)
changes = kit.changes(min_value=-1000, max_value=1000)
plans = kit.plans(min_value=-1000, max_value=1000, min_day=FIRST, max_day=LAST, max_weight=1000)
wild_plans = kit.plans(allow_dangling=True, allow_loops=True)


def with_facts(plan: ok.Plan, keep: Callable[[object], bool]) -> ok.Plan:
    """Return the plan with those facts alone that pass a check."""
    kept = {
        name: History([fact for fact in getattr(plan, name) if keep(fact)])
        for name in ("check_ins", "target_changes", "grades")
    }
    return attrs.evolve(plan, **kept)


def close(one: float | None, other: float | None) -> bool:
    """Tell whether two scores are the same up to the last digits of a float, or both undefined."""
    if one is None or other is None:
        return one is other
    return abs(one - other) <= 1e-9 * max(1.0, abs(one), abs(other))


weights = kit.numbers(min_value=0, max_value=100) | st.just(1)
_results = st.builds(ok.KeyResult, kit.ids(), st.just("K"), changes, weight=weights)
_values = kit.numbers(min_value=-2000, max_value=2000)
_lists = {size: st.lists(_results, min_size=size, max_size=4, unique_by=lambda one: one.id) for size in (1, 2)}


@st.composite
def objectives_with_values(draw: st.DrawFn, *, min_size: int = 1) -> ok.Plan:
    """Draw a plan of one objective whose key results weigh something, each with or without a check-in."""
    results = draw(_lists[min_size])
    objective = ok.Objective("the objective", "O", results, ambition=draw(st.sampled_from(ok.Ambition)))
    seen = [result.id for result in results if draw(st.sampled_from([True, True, False]))]
    facts = [ok.CheckIn(name, draw(days), draw(_values)) for name in seen]
    return ok.Plan([objective], cycle=ok.Cycle(FIRST, LAST), check_ins=facts)
