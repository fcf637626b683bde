"""The benchmark of the rules runs, on a small plan and without looking at the clock."""

from bench_rules import DAY, organisation, slowest, timed

from okrkit.rules import lint


def test_linting_runs() -> None:
    _, found = timed(200)

    assert found > 10


def test_every_rule_is_timed() -> None:
    assert len(slowest(50, most=5)) == 5


def test_the_plan_holds_good_and_bad_goals_and_breaks_no_rule() -> None:
    names = {one.name for one in lint(organisation(100), as_of=DAY, rules=["ALL"])}

    assert "vague-goal" in names
    assert "rule-failed" not in names
    assert "text-contradicts-measure" not in names
