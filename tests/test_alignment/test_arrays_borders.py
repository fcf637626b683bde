"""Influence on arrays at the ends of what floats hold: the largest progress, and sums that cancel out."""

import random
from datetime import date
from math import fsum

import pytest

from okrkit import Change, CheckIn, KeyResult, Objective, Plan, SmartGoal
from okrkit.alignment import _levels, influence
from okrkit.alignment._settled import added_up
from okrkit.scoring import arrays
from okrkit.scoring.arrays import ArrayColumn

np = pytest.importorskip("numpy")

DAY = date(2026, 2, 2)


@pytest.fixture
def arrays_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrays, "FROM_GOALS", 0)
    monkeypatch.setattr(arrays, "FROM_GOALS_LOADED", 0)
    monkeypatch.setattr(_levels, "_WIDTH", 0)


@pytest.mark.usefixtures("arrays_for_all")
def test_the_largest_progress_overflows_nowhere() -> None:
    ends = {"far": Change(0, 1e-300), "back": Change(0, -1e-300), "none": Change(-1.0, 0.0)}
    held = [KeyResult(name, "K", measure, contributes_to=["top"]) for name, measure in ends.items()]
    facts = [CheckIn("far", DAY, 1e300), CheckIn("back", DAY, 1e300), CheckIn("none", DAY, -1.0)]
    plan = Plan([Objective("o", "O", held)], [SmartGoal("top", "T")], check_ins=facts)

    once, _, again = (influence(plan, as_of=DAY) for _ in range(3))
    assert isinstance(again.state.values.base, ArrayColumn)
    assert once.values() == {"o": 0.0, "far": 1.0, "back": 0.0, "none": 0.0, "top": 1.0}
    assert repr(again.values()) == repr(once.values())


@pytest.mark.parametrize("count", range(2, 9))
def test_sums_that_cancel_out_are_rounded_once_or_said_to_be_unsure(count: int) -> None:
    draw = random.Random(count)

    def column() -> list[float]:
        there = [draw.uniform(-1, 1) * 2.0 ** -draw.randint(0, 60) for _ in range(count // 2)]
        back = [-one * (1 + draw.choice([0, 1, -1, 3]) * 2.0**-52) for one in there]
        return draw.sample([*there, *back, draw.uniform(-1, 1) * 2.0 ** -draw.randint(50, 120)][:count], count)

    columns = [column() for _ in range(2000)]
    found, unsure = added_up(np.array(columns).T)
    for one, total, doubt in zip(columns, found.tolist(), unsure.tolist(), strict=True):
        assert doubt or repr(total) == repr(fsum(one))
    assert not unsure.all()
