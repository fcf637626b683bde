"""What okrkit returns is a value: equal to its copies, and good for sets and keys of dicts."""

from __future__ import annotations

import copy
import pickle
from datetime import date

import pytest

import okrkit as ok
from okrkit.advice import THREE_LAYERS
from okrkit.alignment import alignment_report, sensitivity, simulate, tornado, what_if
from okrkit.scoring import compare_policies
from okrkit.settings import PROFILES, settings_from

DAY = date(2026, 3, 31)


def northwind() -> ok.Plan:
    return ok.example_plan("northwind")


def first(plan: ok.Plan) -> str:
    return plan.objectives[0].id


RESULTS = {
    "explanation": lambda plan: ok.scorecard(plan, as_of=DAY).explain(first(plan)),
    "explained milestones": lambda _: ok.scorecard(
        ok.Plan([], [ok.SmartGoal("m", "Move", ok.Deliver(("a", "b")))]).check_in("m", DAY, ["a"]), as_of=DAY
    ).explain("m"),
    "comparison": lambda plan: compare_policies(plan, as_of=DAY),
    "what-if": lambda plan: what_if(plan, as_of=DAY, values={plan.smart_goals[0].id: 1}),
    "simulation": lambda plan: simulate(plan, as_of=DAY, draws=5),
    "sampled": lambda plan: simulate(plan, as_of=DAY, draws=5)[first(plan)],
    "sensitivity": lambda plan: sensitivity(plan, first(plan), as_of=DAY),
    "tornado": lambda plan: tornado(plan, first(plan), as_of=DAY),
    "diagnosis": lambda plan: ok.diagnose(plan, as_of=DAY),
    "alignment report": lambda plan: alignment_report(plan, as_of=DAY),
    "layers": lambda _: THREE_LAYERS,
    "settings": lambda _: settings_from({"options": {"max_key_results": 4}, "layers": {"team": ["okr"]}}),
    "profile": lambda _: PROFILES["strict"],
    "profile with options": lambda _: PROFILES["google"],
}


@pytest.mark.parametrize("make", RESULTS.values(), ids=RESULTS)
def test_a_result_equals_its_copies_and_has_their_hash(make) -> None:
    found = make(northwind())

    for again in (pickle.loads(pickle.dumps(found)), copy.deepcopy(found), make(northwind())):
        assert again == found
        assert hash(again) == hash(found)
    assert found != "something else"


def test_results_that_say_something_else_differ() -> None:
    plan = northwind()
    goal = plan.smart_goals[0].id

    assert what_if(plan, as_of=DAY, values={goal: 1}) != what_if(plan, as_of=DAY, values={goal: 0})
    assert simulate(plan, as_of=DAY, draws=5) != simulate(plan, as_of=DAY, draws=6)
    assert sensitivity(plan, first(plan), as_of=DAY) != sensitivity(plan, first(plan), as_of=DAY, least=-1)
    card = ok.scorecard(plan, as_of=DAY)
    assert len({card.explain(goal.id) for goal in plan.goals()}) == len(plan.goals())
