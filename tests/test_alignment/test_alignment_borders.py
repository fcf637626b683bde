"""What influence, simulation and exchange refuse, and lines too long for the terminal."""

from __future__ import annotations

from datetime import date

import pytest

from okrkit.alignment import align, default_distribution, effects, influence
from okrkit.alignment.simulation import Sampled
from okrkit.alignment.views import to_text
from okrkit.errors import OptionsError
from okrkit.goals import Change, Cycle, KeyResult, Objective, Plan, SmartGoal

DAY = date(2026, 2, 2)


@pytest.fixture
def plan() -> Plan:
    objective = Objective("o", "Serve", [KeyResult("k", "Reply", Change(0, 10))], cycle=Cycle.quarter(2026, 1))
    return Plan([objective], [SmartGoal("s", "Hire", Change(0, 4), contributes_to=["k"])])


@pytest.mark.parametrize("p", [-0.01, 1.01, float("nan")])
def test_a_quantile_outside_its_range_is_refused(p: float) -> None:
    found = Sampled([0.2, 0.4])

    with pytest.raises(OptionsError, match=r"p must be in \[0, 1\]"):
        found.quantile(p)


def test_an_objective_has_no_distribution_of_its_own(plan: Plan) -> None:
    assert default_distribution(plan, "o", as_of=DAY) is None


@pytest.mark.parametrize("step", [0, -0.1, 1.5])
def test_a_step_outside_its_range_is_refused(plan: Plan, step: float) -> None:
    with pytest.raises(OptionsError, match=r"step must be in \(0, 1\]"):
        effects(influence(plan, as_of=DAY), "s", step=step)


def test_wide_letters_are_cut_where_the_line_ends() -> None:
    text = to_text(Plan([Objective("o", "計" * 90)]))

    assert "…" in text
    assert max(len(line.encode("utf-16-le")) // 2 + line.count("計") for line in text.splitlines()) <= 80


def test_names_without_links_lead_nowhere(plan: Plan) -> None:
    assert align(plan).path("o", "s") is None
