"""A number explains itself: inputs, weights, rule, threshold, source, down to the check-in."""

import json
from datetime import date

import pytest
from scoring_plans import MID, objective, result, seen, smart, support_plan

import okrkit as ok
from okrkit import Change, Deliver, Establish, Hold
from okrkit.scoring import Explanation, ScoringPolicy, scorecard

DAY = date(2026, 2, 9)


def nodes(tree: Explanation) -> list[Explanation]:
    """Return every node of a tree."""
    found = [tree]
    for node in found:
        found.extend(node.parts)
    return found


def test_down_to_the_check_in() -> None:
    tree = scorecard(support_plan(), as_of=DAY).explain("support")
    reply = tree["score"]["reply"]

    assert reply.inputs["weight"] == 2.0
    assert reply["progress"].value == 0.5
    assert "(2.5 - 4) / (1 - 4) hour" in reply["progress"].text
    assert reply["progress"]["check-in"].value == 2.5
    assert reply["progress"]["check-in"].inputs == {"day": "2026-02-02", "confidence": 0.6, "note": "new triage queue"}
    assert "no-check-in" in tree["score"]["csat"].text


def test_every_threshold_names_its_source() -> None:
    tree = scorecard(support_plan(), as_of=DAY).explain("support")

    for name in ("score", "bar", "attainment", "verdict", "band", "expected", "pace", "health", "support"):
        assert tree[name].source, name
    assert "0.4" in tree["band"].text
    assert "0.10" in scorecard(support_plan(), as_of=DAY).explain("reply")["health"].text
    with pytest.raises(KeyError):
        tree["nothing"]


def test_it_is_plain_data() -> None:
    tree = scorecard(support_plan(), as_of=DAY).explain("routing").to_dict()

    assert json.loads(json.dumps(tree)) == tree
    assert list(tree) == ["what", "value", "text", "source", "inputs", "parts"]


@pytest.mark.parametrize(
    ("measure", "values", "words"),
    [
        (Change(0, 12, accumulate="sum"), (3, 4), ["check-in: 3", "check-in: 4"]),
        (Hold(at_least=5, every_period=True), (3, 7), ["check-in: 3", "check-in: 7"]),
        (Hold(at_least=5), (3, 7), ["7 against Hold(at_least=5)", "check-in: 7"]),
        (Deliver(("a", "b")), (["a"], ["a", "b"]), ["2 of 2 milestones: a, b"]),
        (Establish(), (17, 18), ["a value is recorded", "check-in: 18"]),
    ],
)
def test_each_measure_tells_its_arithmetic(measure, values, words) -> None:
    plan = ok.Plan([], [smart("s", measure=measure)])
    for day, value in zip((date(2026, 2, 1), date(2026, 2, 8)), values, strict=True):
        plan = plan.check_in("s", day, value)
    text = str(scorecard(plan, as_of=MID).explain("s"))

    assert all(word in text for word in words)


def test_an_establish_without_value_is_at_zero() -> None:
    tree = scorecard(ok.Plan([], [smart("s", measure=Establish())]), as_of=MID).explain("s")

    assert tree.value == 0.0
    assert tree["health"].value == "pending"


def test_policies_say_how_they_were_used() -> None:
    low = objective("low", result("k"), contributes_to=["o"])
    plan = seen(ok.Plan([objective("o", result("a"), result("b")), low]), a=0.8, k=0.4)
    policy = ScoringPolicy(
        roll_up="blend", missing="zero", health="viva", curve="s_curve", band="puzzle", status="mean"
    )
    text = str(scorecard(plan, as_of=MID, policy=policy).explain("o"))

    for word in ("blend:", "(zero)", "viva:", "s_curve", "puzzle:", "attainment, weight 1"):
        assert word in text


def test_lateness_and_vetoes_are_told() -> None:
    churn = ok.HealthMetric("churn", "Monthly churn", Hold(at_most=2), guards=["o"])
    plan = seen(ok.Plan([objective("o", result("a"))], health_metrics=[churn]), date(2026, 4, 7), a=1.0, churn=5)
    card = scorecard(plan, as_of=date(2026, 4, 8), policy=ScoringPolicy(lateness="tenth_a_week"))

    assert "veto: churn" in str(card.explain("o"))
    assert "7 days late, tenth_a_week" in str(card.explain("a"))


def test_hostile_text_stays_on_its_line() -> None:
    plan = ok.Plan([ok.Objective("o", "<script>\n\x1b[31m=cmd()\u202e" + "x" * 500, [result("k")])])
    plan = plan.check_in("k", MID, 0.5, note="line\nbreak\x00")
    text = str(scorecard(plan, as_of=MID).explain("o"))

    assert "\x1b" not in text
    assert "\u202e" not in text
    assert max(len(line) for line in text.splitlines()) <= 80


def test_long_lists_are_cut_in_the_tree_only() -> None:
    goals = [smart(f"s{at}", contributes_to=["o"]) for at in range(120)]
    tree = scorecard(ok.Plan([objective("o", *(result(f"k{at}") for at in range(120)))], goals), as_of=MID).explain("o")

    assert tree["support"].parts[-1].text == "and 70 more"
    assert tree["score"].parts[-1].text == "and 70 more"


def test_a_grade_and_confidence_stand_in_the_tree() -> None:
    tree = scorecard(support_plan().grade("support", DAY, 0.4), as_of=DAY).explain("support")

    assert (tree["grade"].value, tree["confidence"].value) == (0.4, 0.6)


def test_without_a_period_it_says_so() -> None:
    plan = seen(ok.Plan([], [ok.SmartGoal("s", "Do", Change(0, 1))]), s=0.5)

    assert "period is not known" in scorecard(plan, as_of=MID).explain("s")["expected"].text
