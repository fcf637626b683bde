"""A history made of groups is the one made of the facts themselves."""

import pytest
from hypothesis import given

from okrkit.errors import InvalidPlanError
from okrkit.goals import CheckIn, History
from okrkit.testing import histories


@given(facts=histories())
def test_groups_in_any_order_make_the_same_history(facts: History[CheckIn]) -> None:
    groups: dict[str, list[CheckIn]] = {}
    for fact in reversed(facts):
        groups.setdefault(fact.goal, []).append(fact)

    assert History.of_groups(groups) == facts
    assert len(History.of_groups(groups)) == len(facts)


@given(facts=histories())
def test_two_facts_on_one_day_are_refused_as_ever(facts: History[CheckIn]) -> None:
    groups = {fact.goal: [fact, fact] for fact in facts}
    if not groups:
        return

    with pytest.raises(InvalidPlanError, match="second check-in"):
        History.of_groups(groups)
