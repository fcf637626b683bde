"""Plans: lookup, order, inheritance, and edits that share what did not change."""

import copy
import pickle
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import okrkit as ok
from okrkit import testing as kit

DAY = date(2026, 2, 2)
Q1 = ok.Cycle.quarter(2026, 1)
REPLY = ok.KeyResult("reply", "Answer faster", ok.Change(4, 1), owner="ana")
CSAT = ok.KeyResult("csat", "Raise satisfaction", ok.Change(88, 95), due=date(2026, 3, 15), level="team", team="care")
SUPPORT = ok.Objective(
    "support", "Make support world-class", [REPLY, CSAT], level="company", owner="coo", team="support"
)
ROUTING = ok.SmartGoal("routing", "Cut hand-offs", ok.Change(3, 1), owner="dana", contributes_to=["reply"])
LAUNCH = ok.SmartGoal("launch", "Launch", ok.Deliver(("built", "live")))
BET = ok.Initiative("triage", "Route by topic", moves=["reply"])
CHURN = ok.HealthMetric("churn", "Churn", ok.Hold(at_most=2), guards=["support"])
PLAN = ok.Plan([SUPPORT], [ROUTING, LAUNCH], name="Q1", cycle=Q1, initiatives=[BET], health_metrics=[CHURN])


def test_goals_in_order() -> None:
    ids = ["support", "reply", "csat", "routing", "launch"]

    assert [goal.id for goal in PLAN.goals()] == [goal.id for goal in PLAN] == ids
    assert len(PLAN) == 5


def test_lookup() -> None:
    assert (PLAN["reply"], PLAN["triage"], PLAN.goal("support")) == (REPLY, BET, SUPPORT)
    assert "reply" in PLAN
    assert "triage" in PLAN
    assert "nothing" not in PLAN
    assert 5 not in PLAN
    assert PLAN.objective_of("reply") is SUPPORT
    assert PLAN.objective_of("routing") is None


@pytest.mark.parametrize(
    "ask",
    [
        PLAN.__getitem__,
        PLAN.goal,
        PLAN.level_of,
        PLAN.owner_of,
        PLAN.cycle_of,
        PLAN.period_of,
        PLAN.measure_of,
        PLAN.remove,
    ],
)
def test_unknown_ids_name_the_nearest(ask: object) -> None:
    with pytest.raises(ok.UnknownGoalError, match="did you mean 'reply'") as caught:
        ask("repyl")  # type: ignore[operator]

    assert isinstance(caught.value, KeyError)


@pytest.mark.parametrize("ask", [PLAN.goal, PLAN.level_of])
def test_an_initiative_is_no_goal(ask: object) -> None:
    with pytest.raises(ok.UnknownGoalError):
        ask("triage")  # type: ignore[operator]


def test_key_results_inherit_from_their_objective() -> None:
    assert [PLAN.owner_of(name) for name in ("support", "reply", "csat", "routing")] == ["coo", "ana", "coo", "dana"]
    assert [PLAN.level_of(name) for name in ("reply", "csat", "routing")] == ["company", "team", "individual"]
    assert [PLAN.team_of(name) for name in ("reply", "csat", "routing")] == ["support", "care", None]
    assert PLAN.cycle_of("reply") == PLAN.cycle_of("routing") == Q1


def test_cycles_come_from_the_goal_then_the_plan() -> None:
    own = ok.Cycle.month(2026, 2)
    plan = PLAN.replace(attrs.evolve(SUPPORT, cycle=own), attrs.evolve(ROUTING, cycle=own))

    assert [plan.cycle_of(name) for name in ("support", "reply", "routing", "launch")] == [own, own, own, Q1]


@pytest.mark.parametrize(
    ("goal", "cycle", "check_in", "period"),
    [
        (ok.SmartGoal("s", "S"), Q1, None, (Q1.start, Q1.end)),
        (ok.SmartGoal("s", "S", due=DAY), Q1, None, (Q1.start, DAY)),
        (ok.SmartGoal("s", "S", due=DAY, start=date(2025, 6, 1)), Q1, None, (date(2025, 6, 1), DAY)),
        (ok.SmartGoal("s", "S", due=date(2026, 12, 1)), Q1, None, (Q1.start, date(2026, 12, 1))),
        (ok.SmartGoal("s", "S", due=DAY, cycle=ok.Cycle.year(2026)), Q1, None, (date(2026, 1, 1), DAY)),
        (ok.SmartGoal("s", "S", due=DAY), None, None, None),
        (ok.SmartGoal("s", "S", due=DAY), None, date(2026, 1, 5), (date(2026, 1, 4), DAY)),
        (ok.SmartGoal("s", "S"), None, date(2026, 1, 5), None),
        (ok.SmartGoal("s", "S", due=DAY), None, date.min, None),
        (ok.SmartGoal("s", "S", due=date(2025, 12, 1)), Q1, None, (date(2025, 12, 1), date(2025, 12, 1))),
    ],
)
def test_period_of_a_smart_goal(
    goal: ok.SmartGoal, cycle: ok.Cycle | None, check_in: date | None, period: object
) -> None:
    plan = ok.Plan([], [goal], cycle=cycle, check_ins=[ok.CheckIn("s", check_in, 1)] if check_in else [])
    found = plan.period_of("s")

    assert (found and (found.start, found.end)) == period


def test_period_of_a_key_result_ends_at_its_due_day() -> None:
    assert PLAN.period_of("support") == PLAN.period_of("reply") == Q1
    assert PLAN.period_of("csat") == ok.Cycle(Q1.start, date(2026, 3, 15))


def test_period_of_a_goal_longer_than_its_cycle() -> None:
    long = attrs.evolve(CSAT, due=date(2027, 6, 30))

    assert PLAN.replace(long).period_of("csat") == ok.Cycle(Q1.start, date(2027, 6, 30))


def test_measures_as_promised_and_as_changed() -> None:
    plan = PLAN.change_target("reply", DAY, 2, reason="two agents left")

    assert plan.measure_of("reply") == ok.Change(4, 1)
    assert plan.measure_of("reply", as_of=DAY - timedelta(days=1)) == ok.Change(4, 1)
    assert plan.measure_of("reply", as_of=DAY) == ok.Change(4, 2)
    assert plan.measure_of("churn") == ok.Hold(at_most=2)
    assert plan.measure_of("support") is None
    assert plan.measure_of("triage") is None


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (lambda: PLAN.check_in("support", DAY, 1), "check in on its key results"),
        (lambda: PLAN.check_in("triage", DAY, 1), "initiative and has no metric"),
        (lambda: PLAN.check_in("nothing", DAY, 1), "no goal 'nothing'"),
        (lambda: PLAN.check_in("launch", DAY, 2.5), "whole number up to 2"),
        (lambda: PLAN.check_in("launch", DAY, ["lve"]), "no milestone 'lve'"),
        (lambda: PLAN.check_in("reply", DAY, ["live"]), "must be a number"),
        (lambda: PLAN.change_target("launch", DAY, ok.Change(0, 1)), "must keep milestones"),
        (lambda: PLAN.change_target("reply", DAY, ok.Deliver()), "must keep a number"),
        (lambda: PLAN.change_target("support", DAY, ok.Change(0, 1)), "has no number"),
        (lambda: PLAN.grade("triage", DAY, 0.5), "is no goal"),
        (lambda: PLAN.grade("nothing", DAY, 0.5), "no goal 'nothing'"),
        (lambda: PLAN.add(SUPPORT), "id 'support' is used by 2 items"),
        (lambda: PLAN.add(ok.KeyResult("new", "New")), "needs its objective"),
        (lambda: PLAN.add(ok.SmartGoal("new", "New"), to="support"), "for key results"),
        (lambda: PLAN.add("reply"), "a plan holds goals"),
        (lambda: PLAN.replace(5), "a plan holds goals"),
        (lambda: PLAN.replace(ok.SmartGoal("reply", "R")), "cannot become SmartGoal"),
        (lambda: PLAN.replace(REPLY, REPLY), "given twice"),
        (lambda: ok.Plan([SUPPORT, SUPPORT]), "id 'support' is used by 2 items"),
        (lambda: ok.Plan([ok.Objective("o", "O", [ok.KeyResult("o", "K")])]), "Objective 'O' and KeyResult 'K'"),
        (lambda: ok.Plan([], [], check_ins=[ok.CheckIn("x", DAY, 1)]), "no goal 'x'"),
        (lambda: ok.Plan([], [ok.KeyResult("x", "X")]), "must hold SmartGoals"),
        (lambda: PLAN.change_target("reply", DAY, ok.Change(5, 2)).change_target("reply", DAY, 1), "second target change"),
        (lambda: PLAN.grade("reply", DAY, 0.5).grade("reply", DAY, 0.6), "second grade"),
        (lambda: PLAN.check_in("reply", DAY, 3).check_in("reply", DAY, 2), "second check-in on 2026-02-02; use replace=True"),
        (lambda: attrs.evolve(PLAN, check_ins=[ok.CheckIn("reply", DAY, 1), ok.CheckIn("reply", DAY, 2)]), "second check-in"),
        (lambda: PLAN.check_in("csat", DAY, 90).replace(attrs.evolve(SUPPORT, key_results=[REPLY])), "no goal 'csat'"),
        (lambda: PLAN.check_in("reply", DAY, 3).replace(attrs.evolve(REPLY, measure=ok.Deliver())), "whole number up to 1"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(edit: object, message: str) -> None:
    before = repr(PLAN)
    with pytest.raises(ok.InvalidPlanError, match=message):
        edit()  # type: ignore[operator]

    assert repr(PLAN) == before


@pytest.mark.parametrize("to", ["nothing", "routing", "reply"])
def test_key_results_go_to_an_objective(to: str) -> None:
    with pytest.raises(ok.UnknownGoalError):
        PLAN.add(ok.KeyResult("new", "New"), to=to)


def test_replacing_corrects_the_fact_of_that_day() -> None:
    plan = PLAN.check_in("reply", DAY, 3).check_in("reply", DAY, 2, replace=True)
    plan = plan.grade("reply", DAY, 0.5).grade("reply", DAY, 0.6, replace=True)
    plan = plan.change_target("reply", DAY, 2).change_target("reply", DAY, 1.5, replace=True)

    assert [fact.value for fact in plan.check_ins] == [2]
    assert [fact.value for fact in plan.grades] == [0.6]
    assert [fact.measure for fact in plan.target_changes] == [ok.Change(4, 1.5)]


def test_replacing_where_there_is_nothing_adds() -> None:
    assert len(PLAN.check_in("reply", DAY, 3, replace=True).check_ins) == 1


def test_check_ins_share_every_goal() -> None:
    later = PLAN.check_in("reply", DAY, 2.5)

    assert later is not PLAN
    assert [id(goal) for goal in later] == [id(goal) for goal in PLAN]
    assert later.objectives is PLAN.objectives
    assert len(PLAN.check_ins) == 0


def test_edits_share_every_other_goal() -> None:
    plan = PLAN.replace(attrs.evolve(REPLY, title="Reply faster"))

    assert plan["csat"] is CSAT
    assert plan["routing"] is ROUTING
    assert plan["reply"].title == "Reply faster"
    assert plan.objectives[0].key_results[0] is plan["reply"]
    assert PLAN["reply"] is REPLY


def test_adding_puts_items_last() -> None:
    new = [ok.KeyResult(f"k{number}", "K") for number in range(3)]
    plan = PLAN.add(*new, to="support").add(ok.SmartGoal("s", "S"), ok.Objective("o", "O"), ok.Initiative("i", "I"))

    assert [goal.id for goal in plan] == ["support", "reply", "csat", "k0", "k1", "k2", "o", "routing", "launch", "s"]
    assert [bet.id for bet in plan.initiatives] == ["triage", "i"]


def test_an_objective_and_its_key_results_can_be_added_at_once() -> None:
    plan = PLAN.add(ok.Objective("o", "O"), ok.KeyResult("k", "K"), to="o")

    assert plan.objective_of("k") is plan["o"]


def test_removing_an_objective_removes_what_it_holds() -> None:
    plan = PLAN.check_in("reply", DAY, 3).grade("support", DAY, 0.5).check_in("churn", DAY, 1).remove("support")

    assert [goal.id for goal in plan] == ["routing", "launch"]
    assert [fact.goal for fact in plan.check_ins] == ["churn"]
    assert [*plan.grades] == []
    assert plan.goal("routing").contributes_to[0].to == "reply"


def test_removing_everything() -> None:
    assert [*PLAN.remove("support", "routing", "launch", "triage", "churn")] == []
    assert PLAN.remove("reply", "support") == PLAN.remove("support")


def test_dangling_links_and_loops_are_built() -> None:
    a = ok.SmartGoal("a", "A", contributes_to=["b", "nowhere"])
    b = ok.SmartGoal("b", "B", contributes_to=["a"], depends_on=["b"])

    assert len(ok.Plan([], [a, b])) == 2


def test_many_key_results_are_added_in_one_pass() -> None:
    plan = PLAN.add(*(ok.KeyResult(f"k{number}", "K") for number in range(50_000)), to="support")

    assert len(plan) == 50_005


def test_all_faults_of_a_plan_at_once() -> None:
    with pytest.raises(ok.InvalidPlanError) as caught:
        ok.Plan(
            [SUPPORT],
            check_ins=[ok.CheckIn("x", DAY, 1), ok.CheckIn("support", DAY, 1), ok.CheckIn("reply", DAY, True)],
            grades=[ok.Grade("y", DAY, 1)],
            target_changes=[ok.TargetChange("reply", DAY, ok.Deliver())],
        )

    assert len(caught.value.faults) == 5


EDITS = ["check_in", "change_target", "grade", "replace", "remove", "add"]


@settings(max_examples=50)
@given(kit.plans(min_size=1), st.data())
def test_edits_never_change_the_plan_they_start_from(plan: ok.Plan, data: st.DataObject) -> None:
    before, text, facts = pickle.dumps(plan), repr(plan), [*plan.check_ins]
    goal = data.draw(st.sampled_from(plan.goals()))
    day = data.draw(kit.days())
    match data.draw(st.sampled_from(EDITS)):
        case "check_in" if not isinstance(goal, ok.Objective):
            later = plan.check_in(goal.id, day, data.draw(kit.values_for(goal.measure)), replace=True)
            assert later.check_ins.of(goal.id) != ()
            assert later["" + goal.id] is goal
        case "change_target" if not isinstance(goal, ok.Objective):
            change = data.draw(kit.target_changes(measure=goal.measure))
            later = plan.change_target(goal.id, day, change.measure, replace=True)
            assert later.measure_of(goal.id, as_of=day) == change.measure
        case "grade":
            later = plan.grade(goal.id, day, 0.5, replace=True)
            assert later.grades.of(goal.id)[-1].day >= day
        case "replace":
            later = plan.replace(attrs.evolve(goal, title="another"))
            assert [one.id for one in later] == [one.id for one in plan]
            assert later[goal.id].title == "another"
        case "remove":
            assert goal.id not in plan.remove(goal.id)
        case _:
            name = data.draw(kit.ids().filter(lambda one: one not in plan))
            assert plan.add(ok.SmartGoal(name, "S")).goals()[:-1] == plan.goals()

    assert (repr(plan), [*plan.check_ins], pickle.dumps(plan)) == (text, facts, before)


@given(kit.plans())
def test_adding_then_removing_gives_the_same_plan(plan: ok.Plan) -> None:
    name = next(name for name in map(str, range(100)) if name not in plan)

    assert plan.add(ok.SmartGoal(name, "S")).check_in(name, DAY, 1).remove(name) == plan


@given(kit.plans())
def test_replacing_goals_by_themselves_changes_nothing(plan: ok.Plan) -> None:
    assert plan.replace(*plan.goals()) == plan
    assert copy.copy(plan) == attrs.evolve(plan) == plan


def test_a_period_does_not_know_later_check_ins() -> None:
    plan = ok.Plan([], [ok.SmartGoal("s", "S", ok.Change(0, 1), due=DAY)]).check_in("s", date(2026, 1, 5), 1)

    assert plan.period_of("s", as_of=date(2026, 1, 4)) is None
    assert plan.period_of("s", as_of=date(2026, 1, 5)) == plan.period_of("s") == ok.Cycle(date(2026, 1, 4), DAY)


@given(kit.plans(), st.dates(date(2025, 12, 1), date(2026, 5, 1)), st.data())
def test_the_latest_values_are_those_of_the_last_check_ins_known_on_the_day(
    plan: ok.Plan, day: date, data: st.DataObject
) -> None:
    if plan.check_ins:
        fact = data.draw(st.sampled_from(list(plan.check_ins)))
        day = data.draw(st.sampled_from([day, fact.day]))
        plan = data.draw(st.sampled_from([plan, plan.check_in(fact.goal, day, fact.value, replace=True)]))
    expected = [
        next((fact.value for fact in reversed(plan.check_ins.of(goal.id)) if fact.day <= day), None)
        for goal in plan.goals()
    ]

    assert list(plan.latest(as_of=day)) == expected
    assert dict(plan.positions()) == {goal.id: at for at, goal in enumerate(plan.goals())}
