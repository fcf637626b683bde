"""Laws of lint: whatever the plan holds it answers, twice the same, and in plan order."""

import attrs
from hypothesis import given
from laws import FEW, LAST, wild_plans

import okrkit as ok
from okrkit.rules import ALL, Need, lint

UNHURRIED = [attrs.evolve(rule, words=None, needs=frozenset[Need]()) for rule in ALL]


@FEW
@given(wild_plans)
def test_lint_never_raises_and_no_rule_fails(plan: ok.Plan) -> None:
    findings = lint(plan, as_of=LAST, rules=ALL)

    assert lint(plan, as_of=LAST, rules=ALL) == findings
    assert not [finding for finding in findings if finding.rule == "RUN103"]
    assert all(finding.goal is None or finding.goal in plan for finding in findings)


@FEW
@given(wild_plans)
def test_the_order_of_rules_changes_nothing(plan: ok.Plan) -> None:
    assert lint(plan, as_of=LAST, rules=ALL[::-1]) == lint(plan, as_of=LAST, rules=ALL)


@FEW
@given(wild_plans)
def test_what_a_rule_says_it_needs_takes_no_finding_away(plan: ok.Plan) -> None:
    for day in (LAST, *{fact.day for fact in plan.check_ins[:1]}):
        assert lint(plan, as_of=day, rules=UNHURRIED) == lint(plan, as_of=day, rules=ALL)
