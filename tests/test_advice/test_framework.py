"""The seeds' twelve cases, the order of the rules, and what must always hold of a recommendation."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.advice import Recommendation, Situation, recommend_framework
from okrkit.errors import InvalidGoalError

SMART = {
    "a new hire completes core training and a first milestone in 60 days": Situation(
        level="individual", purpose="onboarding", horizon=60
    ),
    "an engineer earns a certification": Situation(level="individual", purpose="development"),
    "a finance manager improves reporting timeliness in a period": Situation(
        level="individual", teams_required=1, controllable=0.8, metrics_needed=1, finish_line_clear=True
    ),
    "a project lead completes a rollout by a deadline with agreed scope": Situation(
        purpose="delivery", single_owner=True, finish_line_clear=True, scope_stable=True
    ),
    "launch the new pricing page by 30 June": Situation(
        teams_required=1, controllable=0.9, metrics_needed=1, finish_line_clear=True
    ),
    "an activity target for one sales rep": Situation(level="individual", metrics_needed=1, controllable=0.9),
    "a compliance requirement": Situation(purpose="compliance", teams_required=1),
}
OKR = {
    "improve activation for a new product line": Situation(teams_required=3, metrics_needed=4),
    "expansion revenue across sales, product, onboarding and customer success": Situation(
        teams_required=4, single_owner=False
    ),
    "transformation of a customer experience": Situation(
        purpose="strategy", teams_required=3, ambition="aspirational", adapts_in_cycle=True
    ),
    "local teams deliver but the company lacks progress": Situation(alignment_problem=True, level="company"),
}
HYBRID = {
    "world-class support with 4 hours to under 1 hour by March 31": Situation(
        metrics_needed=2,
        ambition="stretch",
        horizon="quarter",
        finish_line_clear=True,
        scope_stable=True,
        controllable=0.8,
    ),
}
SEEDS = [
    *((text, situation, "smart") for text, situation in SMART.items()),
    *((text, situation, "okr") for text, situation in OKR.items()),
    *((text, situation, "hybrid") for text, situation in HYBRID.items()),
]


@pytest.mark.parametrize(("text", "situation", "framework"), SEEDS, ids=[text for text, _, _ in SEEDS])
def test_each_case_of_the_seeds_gets_its_framework(text: str, situation: Situation, framework: str) -> None:
    assert recommend_framework(situation).framework == framework


def test_an_obligation_of_several_teams_is_a_committed_okr_with_smart_key_results() -> None:
    found = recommend_framework(Situation(purpose="contractual", teams_required=2))

    assert found.framework == "hybrid"
    assert found.form == "a committed OKR whose key results are written as SMART goals"


def test_the_purpose_decides_before_shared_work_and_both_are_returned() -> None:
    found = recommend_framework(Situation(purpose="appraisal", teams_required=3, single_owner=False))

    assert found.framework == "smart"
    assert [fired.favours for fired in found.fired if fired.points is None] == ["smart", "okr"]


def test_contained_work_needs_control_of_at_least_seven_tenths() -> None:
    contained = Situation(teams_required=1, controllable=0.7, metrics_needed=1, finish_line_clear=True)

    assert recommend_framework(contained).fired[0].points is None
    assert recommend_framework(attrs.evolve(contained, controllable=0.69)).fired[0].points is not None


def test_a_lead_of_one_point_is_no_decision() -> None:
    found = recommend_framework(Situation(metrics_needed=2, ambition="committed"))

    assert found.points == (2, 1)
    assert found.framework == "hybrid"


def test_nothing_known_asks_for_the_weightiest_facts_first() -> None:
    found = recommend_framework(Situation())

    assert (found.framework, found.certainty) == ("hybrid", 0.0)
    assert found.ask[:4] == ("purpose", "teams_required", "alignment_problem", "level")


def test_every_fault_of_a_situation_is_named_at_once() -> None:
    with pytest.raises(InvalidGoalError) as caught:
        Situation(level="galaxy", purpose="fun", controllable=1.5, teams_required=0, single_owner="yes", horizon=-3)

    assert len(caught.value.faults) == 6


@pytest.mark.parametrize(
    ("days", "horizon"), [(1, "month"), (55, "month"), (56, "quarter"), (112, "quarter"), (113, "half"), (365, "year")]
)
def test_days_become_a_horizon(days: int, horizon: str) -> None:
    assert Situation(horizon=days).horizon == horizon


FLAGS = st.none() | st.booleans()
SITUATIONS = st.builds(
    Situation,
    level=st.none() | st.sampled_from(["company", "function", "team", "individual"]),
    purpose=st.none() | st.sampled_from(["appraisal", "compliance", "delivery", "strategy"]),
    teams_required=st.none() | st.integers(1, 9),
    single_owner=FLAGS,
    controllable=st.none() | st.floats(0, 1),
    metrics_needed=st.none() | st.integers(0, 9),
    finish_line_clear=FLAGS,
    scope_stable=FLAGS,
    ambition=st.none() | st.sampled_from(["committed", "aspirational"]),
    alignment_problem=FLAGS,
    adapts_in_cycle=FLAGS,
    horizon=st.none() | st.integers(1, 400),
)


def lead(found: Recommendation) -> int:
    return found.points[0] - found.points[1]


@given(SITUATIONS)
def test_points_decide_where_no_rule_does_and_knowing_more_never_lowers_certainty(situation: Situation) -> None:
    found = recommend_framework(situation)
    decided = any(fired.points is None for fired in found.fired)

    assert 0 <= found.certainty <= 1
    if not decided:
        expected = "hybrid" if abs(lead(found)) < 2 else ("okr" if lead(found) > 0 else "smart")
        assert found.framework == expected
    for name in situation.known():
        less = recommend_framework(attrs.evolve(situation, **{name: None}))
        assert less.certainty <= found.certainty


@given(SITUATIONS)
def test_a_further_team_never_speaks_for_smart(situation: Situation) -> None:
    one = recommend_framework(attrs.evolve(situation, teams_required=1))
    many = recommend_framework(attrs.evolve(situation, teams_required=3))

    assert lead(many) >= lead(one)
    if one.framework == "okr":
        assert many.framework in {"okr", "hybrid"}


def test_a_single_owner_stands_for_one_team_until_the_teams_are_known() -> None:
    alone = Situation(single_owner=True, controllable=0.7, metrics_needed=1, finish_line_clear=True)
    assumed, known = (recommend_framework(one) for one in (alone, attrs.evolve(alone, teams_required=1)))

    assert (assumed.framework, known.framework) == ("smart", "smart")
    assert assumed.certainty < known.certainty == 1
    assert "teams_required" in assumed.ask


def test_a_situation_prints_what_is_known_and_reads_back() -> None:
    situation = Situation(level="team", purpose="delivery", teams_required=2)
    assert repr(situation) == "Situation(level='team', purpose='delivery', teams_required=2)"
    assert eval(repr(situation)) == situation
