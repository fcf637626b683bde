"""Published goals of those who teach goals earn no error."""

from datetime import date

import pytest
from masters import GROUPS, SMART, Published

from okrkit import Cycle, Deliver, KeyResult, Objective, Plan, SmartGoal
from okrkit.errors import InvalidGoalError
from okrkit.parsing import parse_key_result, parse_smart_goal
from okrkit.rules import ALL, Finding, Severity, lint

Q1 = Cycle(date(2026, 1, 1), date(2026, 3, 31))
BASELINE = 100  # where a published sentence states an amount of change only


def key_result(name: str, text: str) -> KeyResult:
    """Return the key result of a sentence; what has no number is done or not."""
    found = parse_key_result(text, cycle=Q1)
    try:
        made = found.to_key_result(id=name, due=None)
    except InvalidGoalError:
        made = found.to_key_result(id=name, due=None, baseline=BASELINE)
    return made if made.measure is not None else KeyResult(name, text, Deliver())


def plan_of(group: tuple[Published, ...]) -> Plan:
    objective, *results = group
    held = [key_result(f"k{number}", one.text) for number, one in enumerate(results)]
    return Plan([Objective("o", objective.text, held, owner="ana")], cycle=Q1)


def errors(plan: Plan) -> list[Finding]:
    found = lint(plan, as_of=Q1.start, rules=ALL)
    return [one for one in found if one.severity is Severity.ERROR and one.name != "no-key-results"]


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group[0].text[:40])
def test_published_okrs_earn_no_error(group: tuple[Published, ...]) -> None:
    """An objective that was published without its key results may lack them here."""
    assert errors(plan_of(group)) == []


@pytest.mark.parametrize("one", SMART, ids=lambda one: one.text[:40])
def test_published_smart_goals_earn_no_error(one: Published) -> None:
    assert errors(Plan([], [SmartGoal("s", one.text)], cycle=Q1)) == []
    assert errors(Plan([], [parse_smart_goal(one.text, cycle=Q1).to_smart_goal(id="s")], cycle=Q1)) == []


def test_there_are_enough_of_them() -> None:
    assert len([one for group in GROUPS for one in group]) + len(SMART) >= 40


def test_what_the_hub_calls_unusable_is_vague() -> None:
    goals = [SmartGoal(f"s{number}", one.text) for number, one in enumerate(SMART) if "not usable" in one.source]
    found = lint(Plan([], goals, cycle=Q1), as_of=Q1.start)

    assert [one.goal for one in found if one.name == "vague-goal"] == [goal.id for goal in goals]


def test_the_seeds_second_key_result_lacks_its_baseline() -> None:
    group = next(group for group in GROUPS if len(group) == 3 and "95% customer" in group[2].text)
    found = lint(plan_of(group), as_of=Q1.start)

    assert [one.goal for one in found if one.name == "missing-baseline"] == ["k1"]
