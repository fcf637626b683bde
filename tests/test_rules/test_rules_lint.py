"""lint: order, suppression, rules of one's own, and rules that fail."""

import gc
from collections.abc import Iterator
from datetime import date, datetime

import attrs
import pytest

from okrkit import Change, Cycle, Grade, HealthMetric, Hold, KeyResult, Objective, Plan, SmartGoal, TargetChange
from okrkit.errors import OptionsError, UnknownNameError
from okrkit.rules import STABLE, Context, Finding, Need, Options, Severity, find_rule, lint, rule

DAY = date(2026, 2, 15)
Q1 = Cycle(date(2026, 1, 1), date(2026, 3, 31))


def plan_of(*goals: Objective | SmartGoal) -> Plan:
    return Plan(
        [goal for goal in goals if isinstance(goal, Objective)],
        [goal for goal in goals if isinstance(goal, SmartGoal)],
        cycle=Q1,
    )


def of(findings: tuple[Finding, ...], code: str) -> list[str | None]:
    return [finding.goal for finding in findings if finding.rule == code]


@rule("ACME1", "loud", on=SmartGoal, source="Acme", bad=[SmartGoal("a", "SELL!")], good=[SmartGoal("a", "Sell")])
def loud(goal: SmartGoal, context: Context) -> Iterator[Finding]:
    """Title is loud."""
    if goal.title.isupper():
        yield Finding("is loud", span=(0, len(goal.title)))


@rule("ACME2", "broken", on=(SmartGoal, Objective), source="Acme", bad=[], good=[])
def broken(goal: SmartGoal | Objective, context: Context) -> Iterator[Finding]:
    """Rule divides by zero."""
    yield Finding("before it breaks")
    1 / 0  # noqa: B018


@rule("ACME3", "no-finding", on=SmartGoal, source="Acme", bad=[], good=[])
def no_finding(goal: SmartGoal, context: Context) -> Iterator[Finding]:
    """Rule yields text."""
    yield "text"  # type: ignore[misc]


def test_findings_carry_what_the_rule_knows() -> None:
    found = lint(plan_of(SmartGoal("a", "SELL!")), as_of=DAY, rules=[loud])[0]

    assert (found.rule, found.name, found.goal, found.source) == ("ACME1", "loud", "a", "Acme")
    assert (found.severity, found.span, found.message) == (Severity.WARNING, (0, 5), "is loud")


def test_findings_stand_in_plan_order_then_by_code() -> None:
    plan = plan_of(Objective("z", "Grow"), Objective("b", "Learn"), SmartGoal("a", "SELL!"))
    found = lint(plan, as_of=DAY, rules=[loud, *reversed(STABLE)])
    places = [(["z", "b", "a"].index(one.goal or ""), one.rule) for one in found if one.goal]

    assert places == sorted(places)
    assert found == lint(plan, as_of=DAY, rules=[*STABLE, loud])


def test_a_rule_that_raises_is_reported_and_the_others_go_on() -> None:
    plan = plan_of(Objective("o", "Grow"), SmartGoal("a", "SELL!"))
    found = lint(plan, as_of=DAY, rules=[broken, loud])
    about = next(one for one in found if one.rule == "RUN103")

    assert of(found, "ACME1") == ["a"]
    assert about.goal is None
    assert "ACME2 (broken) failed on 'o' and 1 more: ZeroDivisionError" in about.message
    assert of(found, "ACME2") == ["o", "a"]


def test_a_rule_that_keeps_failing_is_left_alone() -> None:
    plan = Plan([], [SmartGoal(str(number), "SELL!") for number in range(30)])
    found = lint(plan, as_of=DAY, rules=[broken, loud])

    assert len(of(found, "ACME2")) == 10
    assert len(of(found, "ACME1")) == 30


def test_a_check_that_yields_no_findings_is_a_failure() -> None:
    found = lint(plan_of(SmartGoal("a", "Sell")), as_of=DAY, rules=[no_finding])

    assert [one.rule for one in found] == ["RUN103"]
    assert "a check must yield Findings, got 'text'" in found[0].message


def test_suppression_by_code_and_by_name() -> None:
    for key in ("SMT105", "smt105", "no-owner", " No-Owner "):
        found = lint(plan_of(SmartGoal("a", "Sell", allow={key: "to be hired"})), as_of=DAY, rules=["SMT105"])

        assert found == ()


def test_a_suppression_is_about_its_own_goal_only() -> None:
    plan = plan_of(SmartGoal("a", "Sell", allow={"SMT105": "to be hired"}), SmartGoal("b", "Sell"))

    assert of(lint(plan, as_of=DAY), "SMT105") == ["b"]


def test_a_suppression_of_nothing_is_a_finding() -> None:
    found = lint(plan_of(SmartGoal("a", "Sell", owner="ana", allow={"SMT105": "to be hired"})), as_of=DAY)

    assert of(found, "RUN101") == ["a"]


def test_only_rules_that_ran_can_be_suppressed_for_nothing() -> None:
    plan = plan_of(SmartGoal("a", "Sell", owner="ana", allow={"SMT105": "to be hired"}))

    assert lint(plan, as_of=DAY, rules=["SMT109"]) == ()


def test_a_suppression_of_an_unknown_rule_is_a_finding_with_the_nearest() -> None:
    found = lint(plan_of(SmartGoal("a", "Sell", allow={"no-ownr": "to be hired"})), as_of=DAY, rules=["SMT109"])

    assert [(one.rule, one.suggestion) for one in found] == [("RUN102", "no-owner")]


def test_rules_of_ones_own_can_be_suppressed() -> None:
    plan = plan_of(SmartGoal("a", "SELL!", allow={"ACME1": "it is the brand"}))

    assert lint(plan, as_of=DAY, rules=[loud]) == ()
    assert of(lint(plan, as_of=DAY, rules=["SMT"]), "RUN102") == ["a"]


def test_findings_about_the_run_can_be_suppressed() -> None:
    allow = {"ACME1": "only in our own runs", "RUN102": "ACME rules are private"}

    assert not of(lint(plan_of(SmartGoal("a", "SELL!", allow=allow)), as_of=DAY), "RUN102")


def test_unknown_rules_in_the_selection_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="no-owner"):
        lint(Plan(), as_of=DAY, rules=["no-ownr"])


def test_a_time_of_day_is_no_day() -> None:
    with pytest.raises(OptionsError, match="as_of must be a date"):
        lint(Plan(), as_of=datetime(2026, 2, 15, 12))


def test_options_change_what_is_reported() -> None:
    plan = plan_of(Objective("o", "Grow", [KeyResult(f"k{n}", "More", Change(0, 1)) for n in range(4)], owner="ana"))

    assert not of(lint(plan, as_of=DAY), "OBJ106")
    assert of(lint(plan, as_of=DAY, options=Options(max_key_results=3)), "OBJ106") == ["o"]


def test_facts_after_the_day_do_not_count() -> None:
    goal = SmartGoal("a", "Sell 3 cars", Change(0, 3), owner="ana", due=date(2026, 2, 1), relevance="we need the cash")
    plan = plan_of(goal).check_in("a", date(2026, 3, 1), 3)

    assert of(lint(plan, as_of=date(2026, 2, 20)), "SMT111") == ["a"]
    assert of(lint(plan, as_of=date(2026, 3, 2)), "SMT111") == []


def test_linting_twice_says_the_same() -> None:
    plan = plan_of(Objective("o", "Grow"), SmartGoal("a", "SELL!"))

    assert lint(plan, as_of=DAY) == lint(plan, as_of=DAY)


def test_the_empty_plan_is_clean() -> None:
    assert lint(Plan(), as_of=DAY) == ()


def test_selection_by_value_code_and_name_is_one_rule() -> None:
    plan = plan_of(SmartGoal("a", "Sell"))
    by_value = lint(plan, as_of=DAY, rules=[find_rule("SMT105")])

    assert by_value == lint(plan, as_of=DAY, rules=["SMT105", "no-owner"])
    assert len(by_value) == 1


def test_a_rule_may_look_at_a_union_of_types() -> None:
    one = rule("ACME4", "any", on=SmartGoal | Objective, source="Acme", bad=[], good=[])(loud.check)  # type: ignore[call-overload]

    assert of(lint(plan_of(Objective("o", "GROW"), SmartGoal("a", "SELL!")), as_of=DAY, rules=[one]), "ACME4") == [
        "o",
        "a",
    ]


def test_a_rule_that_names_its_words_runs_where_one_stands() -> None:
    seen: list[str] = []

    @rule("ACME5", "worded", on=SmartGoal, source="Acme", bad=[], good=[], words=["sell", "buy"])
    def worded(goal: SmartGoal, context: Context) -> Iterator[Finding]:
        """Title speaks of trade."""
        seen.append(goal.id)
        yield Finding("is about trade")

    plan = plan_of(SmartGoal("a", "SELL cars"), SmartGoal("b", "Learn"), SmartGoal("c", "Buy, soon"))

    assert of(lint(plan, as_of=DAY, rules=[worded]), "ACME5") == seen == ["a", "c"]


EVERY = SmartGoal("every", "Sell", due=date(2026, 3, 1), contributes_to=["o"])
FACTS = {
    "check-ins": Plan([], [EVERY]).check_in("every", DAY, 1),
    "target-changes": Plan([], [EVERY], target_changes=[TargetChange("every", DAY, Change(0, 9))]),
    "grades": Plan([], [EVERY], grades=[Grade("every", DAY, 0.5)]),
    "links": Plan([], [EVERY]),
    "due": Plan([], [EVERY]),
}


@pytest.mark.parametrize("need", list(Need))
def test_a_rule_that_names_a_need_runs_where_it_is_met(need: Need) -> None:
    seen: list[str] = []

    @rule("ACME7", "needy", on=(Objective, SmartGoal, HealthMetric), source="Acme", bad=[], good=[], needs=[need.value])
    def needy(goal: Objective | SmartGoal | HealthMetric, context: Context) -> Iterator[Finding]:
        """Item has what is needed."""
        seen.append(goal.id)
        yield Finding("has it")

    plan = (
        FACTS[need]
        .add(Objective("o", "Grow"))
        .add(SmartGoal("bare", "Learn"))
        .add(HealthMetric("h", "Churn", Hold(at_most=3)))
    )

    assert of(lint(plan, as_of=DAY, rules=[needy]), "ACME7") == seen == ["every"]


def test_a_rule_needs_all_that_it_names() -> None:
    @rule("ACME8", "both", on=SmartGoal, source="Acme", bad=[], good=[], needs=["due", "check-ins"], words=["sell"])
    def both(goal: SmartGoal, context: Context) -> Iterator[Finding]:
        """Goal has a day and a check-in, and sells."""
        yield Finding("has both")

    assert len(lint(FACTS["check-ins"], as_of=DAY, rules=[both])) == 1
    assert lint(FACTS["due"], as_of=DAY, rules=[both]) == ()
    assert lint(FACTS["check-ins"].replace(attrs.evolve(EVERY, title="Learn")), as_of=DAY, rules=[both]) == ()


def test_rules_fail_in_plan_order_whatever_the_types_between() -> None:
    @rule("ACME9", "picky", on=(Objective, SmartGoal, KeyResult), source="Acme", bad=[], good=[])
    def picky(goal: Objective | SmartGoal | KeyResult, context: Context) -> Iterator[Finding]:
        """Rule cannot stand the letter x."""
        yield Finding(f"{1 / (goal.title != 'x')}")

    held = [Objective(f"o{at}", "Grow" if at else "y", [KeyResult(f"k{at}", "x" if at else "z")]) for at in range(300)]
    found = lint(plan_of(*held, SmartGoal("s", "Sell")), as_of=DAY, rules=[picky])

    assert of(found, "ACME9") == ["o0", "k0", *(f"o{at}" for at in range(1, 11))]
    assert "on 'k1' and 9 more" in found[0].message


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_is_left_as_it_was(running: bool) -> None:
    plan = Plan([], [SmartGoal(str(number), "Sell") for number in range(2500)])
    seen: list[bool] = []

    @rule("ACME6", "look", on=Plan, source="Acme", bad=[], good=[])
    def look(plan: Plan, context: Context) -> Iterator[Finding]:
        """Rule looks at the collector."""
        seen.append(gc.isenabled())
        yield from ()

    before = gc.isenabled()
    (gc.enable if running else gc.disable)()
    try:
        lint(plan, as_of=DAY, rules=[look])
        after = gc.isenabled()
    finally:
        (gc.enable if before else gc.disable)()

    assert seen == [False]
    assert after is running
