"""A parameter with more digits than Python turns into text is refused in few words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from okrkit import KeyResult, Objective, Plan
from okrkit.alignment import Chance, bottlenecks, effects, influence, satisfaction, sensitivity, simulate, tornado
from okrkit.errors import OptionsError

HUGE = 10**5000
PLAN = Plan([Objective("o", "O", [KeyResult("k", "K")])])


@pytest.mark.parametrize(
    "ask",
    [
        lambda: sensitivity(PLAN, "o", as_of=None, least=-HUGE),
        lambda: tornado(PLAN, "o", as_of=None, p=HUGE),
        lambda: simulate(PLAN, as_of=None, draws=HUGE),
        lambda: simulate(PLAN, as_of=None, distributions={"k": Chance(0.5)}, draws=1)["o"].quantile(HUGE),
        lambda: bottlenecks(PLAN, "o", as_of=None, shift=HUGE),
        lambda: effects(influence(PLAN, as_of=None, missing="zero"), "k", step=HUGE),
        lambda: satisfaction(dependencies=[-HUGE]),
    ],
)
def test_a_huge_parameter_is_refused(ask: Callable[[], object]) -> None:
    with pytest.raises(OptionsError, match="huge int") as caught:
        ask()

    assert len(str(caught.value)) < 200
