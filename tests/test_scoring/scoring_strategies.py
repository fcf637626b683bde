"""Plans of many shapes for the laws: objectives, SMART goals, links anywhere, check-ins, gaps."""

from datetime import date, timedelta

from hypothesis import strategies as st
from scoring_plans import Q1

import okrkit as ok
from okrkit import Change, Deliver, Establish, Hold

DAYS = st.integers(0, 120).map(lambda passed: Q1.start + timedelta(days=passed - 10))
NUMBERS = st.integers(-20, 20) | st.floats(-100, 100, allow_nan=False) | st.decimals(-9, 9, places=2)
WEIGHTS = st.sampled_from([0, 1, 1, 2, 0.1, 3.5, 1e-300, 1e300])


@st.composite
def changes(draw) -> Change:
    low, high = draw(NUMBERS), draw(NUMBERS)
    return Change(low, high if high != low else low + 1, strict=draw(st.booleans()))


MEASURES = st.one_of(
    changes(),
    changes(),
    st.just(None),
    st.just(Hold(at_least=2, at_most=7, tolerance=4)),
    st.just(Change(0, 20, accumulate="sum")),
    st.just(Deliver(("a", "b", "c"))),
    st.just(Establish()),
)


@st.composite
def plans(draw, *, loops: bool = True) -> ok.Plan:
    """Draw a plan of up to about 20 goals; without loops, links lead from later to earlier goals only."""
    count, smart = draw(st.integers(0, 4)), draw(st.integers(0, 6))
    sizes = [draw(st.integers(0, 4)) for _ in range(count)]
    groups = [[f"o{at}", *(f"k{at}.{number}" for number in range(size))] for at, size in enumerate(sizes)]
    names = [name for group in groups for name in group]
    used: list[str] = []

    def links(own: set[str]) -> dict[str, float]:
        known = [*names, "nobody"] if loops else [name for name in used if name not in own]
        if not known:
            return {}
        chosen = draw(st.lists(st.sampled_from(known), max_size=3, unique=True))
        return {name: draw(st.sampled_from([1.0, 0.5, 0.25, 0, -0.5])) for name in chosen}

    made = []
    for at, (name, *results) in enumerate(groups):
        held = [
            ok.KeyResult(one, one, draw(MEASURES), weight=draw(WEIGHTS), contributes_to=links({name, *results}))
            for one in results
        ]
        ambition = draw(st.sampled_from(list(ok.Ambition)))
        made.append(ok.Objective(name, name, held, cycle=Q1, ambition=ambition, contributes_to=links({name, *results})))
        used.extend(groups[at])
    goals = []
    for at in range(smart):
        goals.append(ok.SmartGoal(f"s{at}", "s", draw(MEASURES), cycle=Q1, contributes_to=links(set())))
        used.append(f"s{at}")
    plan = ok.Plan(made, goals, cycle=Q1)
    measured = [goal for goal in plan if not isinstance(goal, ok.Objective) and goal.measure is not None]
    for goal in measured:
        for day in draw(st.lists(DAYS, max_size=3, unique=True)):
            plan = plan.check_in(goal.id, day, draw(values(goal.measure)))
    return plan


def values(measure) -> st.SearchStrategy:
    """Return values that fit a measure."""
    return st.integers(0, 3) if isinstance(measure, Deliver) else NUMBERS


as_ofs = st.sampled_from(
    [date(2025, 12, 28), date(2026, 1, 15), date(2026, 2, 14), date(2026, 3, 31), date(2026, 5, 1)]
)
