"""smart_report: the seeds' expectations, each level of each letter, and what a report can be turned into."""

import json
from datetime import date, timedelta

import pytest

from okrkit import Change, Contribution, Cycle, Deliver, Establish, KeyResult, Objective, Plan, SmartGoal
from okrkit.errors import GoalSyntaxError, OptionsError, UnknownNameError
from okrkit.rules import SmartReport, smart_report

Q1 = Cycle(date(2026, 1, 1), date(2026, 3, 31))
DAY = date(2026, 2, 15)
REPLY = "Reduce average first response time from 4 hours to under 1 hour by March 31"
CSAT = "Achieve 95% customer satisfaction rating on post-support surveys"


def level(goal: SmartGoal | KeyResult | str, letter: str, plan: Plan | None = None, **given: object) -> int:
    return smart_report(goal, plan, **given).levels[letter]  # type: ignore[arg-type]


def goal(title: str = "Hold 40 customer calls", **fields: object) -> SmartGoal:
    return SmartGoal("g", title, **fields)  # type: ignore[arg-type]


def test_the_seeds_first_key_result() -> None:
    levels = smart_report(REPLY, cycle=Q1).levels

    assert (levels["S"], levels["M"], levels["T"]) == (3, 3, 3)


def test_the_seeds_second_key_result_has_no_baseline_and_inherits_its_deadline() -> None:
    report = smart_report(CSAT, cycle=Q1)

    assert (report.levels["M"], report.levels["T"]) == (2, 2)
    assert report["M"].raised_by == "state the baseline"


@pytest.mark.parametrize("text", ["Improve communication", "Take more ownership"])
def test_the_seeds_vague_goals(text: str) -> None:
    levels = smart_report(text).levels

    assert (levels["S"], levels["M"]) == (0, 0)
    assert levels["T"] <= 1
    assert not smart_report(text, cycle=Q1).passed


def test_the_contracts_example_passes() -> None:
    reply = KeyResult(
        "reply", "Reduce average first response time", Change(4, 1, unit="hour", strict=True), owner="ana"
    )
    support = Objective("support", "Make support world-class", [reply], cycle=Q1, level="company", owner="coo")
    routing = SmartGoal(
        "routing",
        "Cut ticket hand-offs from 3 to 1 per ticket by 15 March 2026",
        Change(3, 1),
        owner="dana",
        due=date(2026, 3, 15),
        contributes_to=["reply"],
    )
    report = smart_report(routing, plan=Plan([support], [routing]), as_of=DAY)

    assert report.levels == {"S": 3, "M": 3, "A": 1, "R": 3, "T": 3}
    assert report.passed


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Communication", 0),
        ("Improve communication", 0),
        ("Be more proactive with customers", 1),
        ("Earn the AWS certification", 2),
        ("Reduce churn", 2),
        ("Cut hand-offs between sales and support", 3),
        ("Reduce churn of clinics in the north from 4% to 2%", 3),
    ],
)
def test_specific(title: str, expected: int) -> None:
    assert level(title, "S") == expected


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (goal("Improve communication"), 0),
        (goal("Reduce churn"), 1),
        (goal("Find out the time of a refund", measure=Establish(unit="day")), 1),
        (goal("Reduce churn to 3%"), 2),
        (goal("Launch the pricing page"), 2),
        (goal("Launch it", measure=Deliver(("designed", "live"))), 2),
        (goal("Reduce refund time from 6 days to 2 days"), 3),
        (goal("Reduce refund time", measure=Change(6, 2, unit="day")), 3),
        (goal("Raise satisfaction to 95%", measure=Change(0, 95, unit="%")), 2),
    ],
)
def test_measurable(made: SmartGoal, expected: int) -> None:
    assert level(made, "M") == expected


def test_milestones_with_evidence_are_measurable_in_full() -> None:
    shown = KeyResult("k", "Launch the page", Deliver(), evidence="the page is in the site map")

    assert level(shown, "M") == 3


def with_values(*values: float, due: date = Q1.end, **fields: object) -> Plan:
    made = goal("Hold 100 calls", measure=Change(0, 100, unit="call"), due=due, **fields)
    plan = Plan([], [made], cycle=Q1)
    for week, value in enumerate(values):
        plan = plan.check_in("g", Q1.start + timedelta(days=7 * week + 6), value)
    return plan


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (with_values(1, 2, 3, 4, 5), 0),
        (with_values(), 1),
        (with_values(achievable="ten a week were usual last year"), 2),
        (with_values(10, 20, 30, 40, 50), 3),
    ],
)
def test_achievable(plan: Plan, expected: int) -> None:
    assert level(plan.smart_goals[0], "A", plan, as_of=DAY) == expected


def test_a_stated_confidence_says_something() -> None:
    plan = with_values().check_in("g", DAY, 1, confidence=0.6)

    assert level(plan.smart_goals[0], "A", plan, as_of=DAY) == 2


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({}, 0), ({"team": "support"}, 1), ({"owner": "support team"}, 1), ({"owner": "dana"}, 2)],
)
def test_assignable(fields: dict[str, str], expected: int) -> None:
    assert level(goal(**fields), "A", profile="doran1981") == expected


def test_an_owner_whose_remit_covers_the_goal_above() -> None:
    above = Objective("o", "Make support world-class", [KeyResult("k", "Reply faster", Change(4, 1))], team="support")
    made = goal(owner="dana", team="support", contributes_to=["o"])

    assert level(made, "A", Plan([above], [made]), profile="doran1981") == 3


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, 0),
        ({"relevance": "strategy"}, 1),
        ({"relevance": "renewals hinge on it"}, 2),
        ({"contributes_to": ["o"]}, 2),
    ],
)
def test_relevant(fields: dict[str, object], expected: int) -> None:
    assert level(goal(**fields), "R") == expected


def test_relevant_by_what_it_links_to() -> None:
    above = Objective(
        "o", "Make support world-class", [KeyResult("k", "Reply faster", Change(4, 1)), KeyResult("n", "Smile")]
    )
    counted = goal(contributes_to=["k"])
    traced = goal(contributes_to=[Contribution("k", 0)])
    unmeasured = goal(contributes_to=["n"])
    dangling = goal(contributes_to=["nowhere"])
    found = [level(made, "R", Plan([above], [made])) for made in (counted, traced, unmeasured, dangling)]

    assert found == [3, 2, 2, 0]
    assert level(above.key_results[0], "R", Plan([above])) == 2


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (goal(), 0),
        (goal("Hold 40 calls soon"), 1),
        (goal(due=date(2026, 1, 31), cycle=Q1), 1),
        (goal(cycle=Q1), 2),
        (goal("Launch the page within 90 days"), 2),
        (goal(due=date(2026, 6, 30), cycle=Q1), 2),
        (goal(due=date(2026, 3, 15), cycle=Q1), 3),
        (goal("Hold 40 calls by 15 March 2026"), 3),
    ],
)
def test_time_bound(made: SmartGoal, expected: int) -> None:
    assert level(made, "T", as_of=DAY) == expected


def test_profiles_differ_in_two_letters_only() -> None:
    modern = smart_report(REPLY, cycle=Q1)
    doran = smart_report(REPLY, cycle=Q1, profile="doran1981")

    assert [one.word for one in modern.letters] == ["Specific", "Measurable", "Achievable", "Relevant", "Time-bound"]
    assert [one.word for one in doran.letters] == ["Specific", "Measurable", "Assignable", "Realistic", "Time-related"]


def test_a_report_turns_into_text_html_and_data() -> None:
    report = smart_report("Cut <b>costs</b> soon & often")

    assert str(report).splitlines()[0] == "Cut <b>costs</b> soon & often"
    assert "&lt;b&gt;costs&lt;/b&gt; soon &amp; often" in report._repr_html_()
    assert json.loads(json.dumps(report.to_dict()))["letters"][4]["letter"] == "T"


def test_spans_stand_in_the_text() -> None:
    report = smart_report(REPLY, cycle=Q1)
    shown = {one.letter: REPLY[slice(*one.span)] for one in report.letters if one.span}

    assert shown == {"S": "average first response time", "M": "4 hours to under 1 hour", "T": "by March 31"}


def test_every_letter_below_the_top_says_what_would_raise_it() -> None:
    for text in (REPLY, CSAT, "Improve communication", "Launch the page by 30 June"):
        assert all((one.raised_by is None) is (one.level == 3) for one in smart_report(text, cycle=Q1).letters)


def test_unusable_arguments_are_refused() -> None:
    with pytest.raises(UnknownNameError, match="modern"):
        smart_report(REPLY, profile="modrn")
    with pytest.raises(GoalSyntaxError):
        smart_report("   ")
    with pytest.raises(OptionsError):
        smart_report(REPLY, as_of="today")  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError):
        smart_report(REPLY)["X"]


@pytest.mark.parametrize(
    "title", ["", "?!", "x" * 20_000, "<script>alert(1)</script>", "=cmd()", "\u202eevil", "٣ من ١٠"]
)
def test_whatever_a_goal_is_called_it_gets_a_report(title: str) -> None:
    report = smart_report(SmartGoal("g", title), as_of=DAY)

    assert isinstance(report, SmartReport)
    assert set(report.levels) == set("SMART")
