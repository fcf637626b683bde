"""History: facts in day order, one of a kind a day and goal, shared between versions."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import okrkit as ok
from okrkit import testing as kit
from okrkit.goals import History

DAY = date(2026, 2, 2)
two_goals = st.sampled_from(["a", "b", "c"])
histories = kit.histories(goals=two_goals, min_day=DAY, max_day=DAY + timedelta(days=20), max_size=20)


@given(histories)
def test_facts_stand_in_the_order_of_days_then_goals(history: History[ok.CheckIn]) -> None:
    keys = [(fact.day, fact.goal) for fact in history]

    assert keys == sorted(set(keys))
    assert len(history) == len(keys)


@given(histories)
def test_facts_of_each_goal_make_up_the_whole(history: History[ok.CheckIn]) -> None:
    assert sorted([*history], key=str) == sorted(
        (fact for goal in history.goals() for fact in history.of(goal)), key=str
    )
    assert [*history.goals()] == sorted({fact.goal for fact in history})
    assert history.of("nobody") == ()


@given(histories, st.randoms(use_true_random=False))
def test_the_order_given_does_not_matter(history: History[ok.CheckIn], random: object) -> None:
    facts = [*history]
    random.shuffle(facts)  # type: ignore[attr-defined]

    assert History(facts) == history
    assert hash(History(facts)) == hash(history)


@given(histories)
def test_a_history_grown_one_by_one_is_the_same(history: History[ok.CheckIn]) -> None:
    grown: History[ok.CheckIn] = History()
    for fact in reversed(history):
        grown = grown.with_fact(fact)

    assert (grown, len(grown), [*grown], grown.goals()) == (history, len(history), [*history], history.goals())


@given(histories, two_goals)
def test_a_history_without_a_goal(history: History[ok.CheckIn], goal: str) -> None:
    rest = history.without([goal])

    assert [*rest] == [fact for fact in history if fact.goal != goal]
    assert len(rest) == len([*rest])
    assert goal not in rest.goals()


@given(histories, st.integers(-25, 25))
def test_indexes_and_slices_are_those_of_a_tuple(history: History[ok.CheckIn], place: int) -> None:
    facts = tuple(history)

    assert history[:place] == facts[:place]
    if -len(facts) <= place < len(facts):
        assert history[place] == facts[place]
    else:
        with pytest.raises(IndexError):
            history[place]


def test_two_facts_on_one_day_are_refused_unless_replaced() -> None:
    first, second = ok.CheckIn("a", DAY, 1), ok.CheckIn("a", DAY, 2)

    with pytest.raises(ok.InvalidPlanError, match="second check-in"):
        History([first, second])
    with pytest.raises(ok.InvalidPlanError, match="second check-in"):
        History([first]).with_fact(second)
    assert [*History([first]).with_fact(second, replace=True)] == [second]


def test_every_second_fact_is_named() -> None:
    facts = [ok.CheckIn(goal, DAY, value) for goal in "ab" for value in (1, 2, 3)]

    with pytest.raises(ok.InvalidPlanError) as caught:
        History(facts)

    assert len(caught.value.faults) == 4


def test_longer_histories_share_the_facts() -> None:
    facts = [ok.CheckIn(f"g{number}", DAY, number) for number in range(3000)]
    history: History[ok.CheckIn] = History(facts)
    later = history
    for number in range(3000):
        later = later.with_fact(ok.CheckIn(f"g{number}", DAY + timedelta(days=1), 0))

    assert (len(history), len(later)) == (3000, 6000)
    assert all(later.of(fact.goal)[0] is fact for fact in facts)
    assert len([*later]) == 6000


def test_an_empty_history_is_false_and_shows_as_a_list() -> None:
    assert not History()
    assert repr(History()) == "[]"
    assert History() != []
