"""A history that a loader brings as columns is the eager one, whatever is asked of it first."""

import copy
import pickle
from datetime import date
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.errors import InvalidPlanError
from okrkit.goals import CheckIn, History
from okrkit.goals._rows import Columns
from okrkit.testing import histories

DAY = date(2026, 2, 2)


def lazy(facts: list[CheckIn], size: int) -> History[CheckIn]:
    """Return the history of facts that are taken in some at a time."""
    columns = Columns()
    for start in range(0, len(facts), size):
        some = facts[start : start + size]
        columns.add(
            [fact.goal for fact in some],
            [fact.day for fact in some],
            [fact.value for fact in some],
            [fact.confidence for fact in some],
            [fact.note for fact in some],
        )
    return History.of_columns(columns)


@st.composite
def shuffled(draw: st.DrawFn) -> tuple[list[CheckIn], int]:
    """Return facts in any order, or goal by goal, and how many are taken in at a time."""
    facts = draw(histories(max_size=12))
    grouped = [fact for goal in facts.goals() for fact in facts.of(goal)]
    return draw(st.sampled_from([grouped, [*facts]]) | st.permutations(grouped)), draw(st.integers(1, 13))


@given(case=shuffled(), goal=st.integers(0, 12))
def test_columns_make_the_history_of_the_facts(case: tuple[list[CheckIn], int], goal: int) -> None:
    facts, size = case
    eager = History(facts)
    named = facts[goal % len(facts)].goal if facts else "nobody"
    asks = (
        len,
        repr,
        hash,
        History.goals,
        lambda one: one.of(named),
        lambda one: one.of("nobody"),
        lambda one: [*map(repr, one)],
        lambda one: {name: repr(one.of(name)) for name in one.goals()},
        lambda one: sorted((name, day, repr(value), sorted(map(str, types))) for name, day, value, types in one.ends()),
        lambda one: sorted(name for name, *_ in one.without([named]).ends()),
        lambda one: repr(pickle.loads(pickle.dumps(one))),
        lambda one: repr(copy.deepcopy(one)),
        lambda one: repr(one.without([named])),
        lambda one: repr(one.without([named]).goals()),
        lambda one: [*map(repr, one[1:])],
    )

    assert lazy(facts, size) == eager
    assert eager == lazy(facts, size)
    for ask in asks:
        assert ask(lazy(facts, size)) == ask(eager)


@given(case=shuffled())
def test_a_longer_history_shares_what_was_made(case: tuple[list[CheckIn], int]) -> None:
    facts, size = case
    history = lazy(facts, size)
    later = history.with_fact(CheckIn("another", DAY, 1.0))

    assert later == History([*facts, CheckIn("another", DAY, 1.0)])
    assert later.changed_since(history) == ("another",)
    assert all(later.of(goal) is history.of(goal) for goal in history.goals())


@given(case=shuffled())
def test_made_facts_are_of_the_model_and_made_once(case: tuple[list[CheckIn], int]) -> None:
    history = lazy(*case)

    for goal in history.goals():
        assert {type(fact) for fact in history.of(goal)} == {CheckIn}
        assert history.of(goal) is history.of(goal)
        assert [type(fact.value) for fact in history.of(goal)] == [
            type(fact.value) for fact in History(case[0]).of(goal)
        ]


@given(case=shuffled(), place=st.integers(0, 12))
def test_two_on_one_day_are_refused_as_ever(case: tuple[list[CheckIn], int], place: int) -> None:
    facts, size = case
    if not facts:
        return
    doubled = [*facts[place:], *facts[:place], facts[place % len(facts)]]

    with pytest.raises(InvalidPlanError) as caught:
        lazy(doubled, size)
    with pytest.raises(InvalidPlanError) as expected:
        History(doubled)
    assert caught.value.faults == expected.value.faults


def test_many_threads_see_the_same_facts() -> None:
    facts = [CheckIn(f"g{number}", DAY, float(number)) for number in range(2000)]
    history, found = lazy(facts, 100), list[bool]()

    def ask() -> None:
        found.append(all(history.of(fact.goal) == (fact,) for fact in facts))

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [True] * 4
