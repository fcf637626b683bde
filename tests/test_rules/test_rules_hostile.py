"""Deep, looping, dangling and hostile plans: lint ends, raises nothing, and says what is wrong."""

import time
from datetime import date

import pytest

from okrkit import Change, CheckIn, Contribution, Cycle, Hold, KeyResult, Objective, Plan, SmartGoal
from okrkit.rules import ALL, Finding, lint

DAY = date(2026, 2, 15)
Q1 = Cycle(date(2026, 1, 1), date(2026, 3, 31))
HOSTILE = [
    "",
    " ",
    "\x00\x01",
    "\u202eevil\u202c",
    "<script>alert(1)</script>",
    "=cmd()",
    "NaN",
    "9" * 400 + "%",
    "from " * 2000,
    "and " * 2000,
    "1." * 2000,
    "%" * 9999,
    "X" * 9999,
    "(" * 5000,
    "İ" * 300,
    "a\u0301" * 3000,
    "٣ من ١٠ بحلول مارس",
    "Umsatz von 3 auf 4 Mio. steigern",
    "売上を20%増やす",
    "🎯 100%",
]


def all_of(plan: Plan) -> tuple[Finding, ...]:
    found = lint(plan, as_of=DAY, rules=ALL)
    assert [one.message for one in found if one.rule == "RUN103"] == []
    return found


@pytest.mark.parametrize("title", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_titles(title: str) -> None:
    held = [
        KeyResult("k", title, Change(1, 2, unit="%")),
        KeyResult("l", title),
        KeyResult("m", title, Hold(at_least=1)),
    ]
    goals = [SmartGoal("s", title, Change(2, 1), due=Q1.end, contributes_to=["k", "o"]), SmartGoal("t", title)]
    found = all_of(Plan([Objective("o", title, held)], goals, cycle=Q1))

    titles = {"o": title, "k": title, "l": title, "m": title, "s": title, "t": title}
    assert all(0 <= one.span[0] < one.span[1] <= len(titles[one.goal or ""]) for one in found if one.span)


@pytest.mark.parametrize(
    "title", ["from 1 to " * 1000, "A" * 10_000, "[" * 10_000, "?" * 10_000, "X% " * 3000, "and then " * 1100]
)
def test_a_hostile_sentence_slows_nothing_down(title: str) -> None:
    """Linear rules take milliseconds here; a quadratic one would take minutes."""
    start = time.process_time()
    all_of(Plan([Objective("o", title, [KeyResult("k", title)])], [SmartGoal("s", title)], cycle=Q1))

    assert time.process_time() - start < 30


def test_numbers_at_the_edge() -> None:
    huge = KeyResult("h", "Grow from 1 to 1e308", Change(1, 1e308))
    tiny = KeyResult("t", "Grow from 0 to 5e-324", Change(0, 5e-324))
    whole = KeyResult("w", f"Reach {10**300}", Change(0, 10**300))
    plan = Plan([Objective("o", "Grow", [huge, tiny, whole])], cycle=Q1)
    for name in ("h", "t", "w"):
        for number in range(4):
            plan = plan.check_in(name, date(2026, 1, 5 + 7 * number), number * 1e300)

    all_of(plan)


def test_facts_at_the_ends_of_time() -> None:
    always = Cycle(date.min, date.max)
    goal = SmartGoal("s", "Hold 40 calls", Change(0, 40), due=date.max, start=date.min)
    plan = Plan([Objective("o", "Grow", [KeyResult("k", "More", Change(0, 1))], cycle=always)], [goal], cycle=always)
    plan = Plan(plan.objectives, plan.smart_goals, check_ins=[CheckIn("s", date.min, 1), CheckIn("k", date.max, 1)])
    for day in (date.min, DAY, date.max):
        assert [one for one in lint(plan, as_of=day, rules=ALL) if one.rule == "RUN103"] == []


def test_a_deep_chain() -> None:
    count = 20_000
    goals = [
        SmartGoal(f"g{n}", "Hold 40 calls", contributes_to=[f"g{n + 1}"], depends_on=[f"g{n + 1}"])
        for n in range(count)
    ]

    found = all_of(Plan([], [*goals, SmartGoal(f"g{count}", "Hold 40 calls")], cycle=Q1))
    assert not [one for one in found if one.name in {"contribution-loop", "dependency-loop", "dangling-link"}]


def test_a_long_loop_is_one_finding() -> None:
    count = 5_000
    goals = [SmartGoal(f"g{n}", "Hold 40 calls", contributes_to=[f"g{(n + 1) % count}"]) for n in range(count)]
    found = [one for one in all_of(Plan([], goals, cycle=Q1)) if one.name == "contribution-loop"]

    assert len(found) == 1
    assert found[0].goal == "g0"
    assert len(found[0].message) < 200


def test_a_wide_fan() -> None:
    above = Objective("o", "Grow", [KeyResult("k", "Win 40 clinics", Change(0, 40))], level="company")
    goals = [
        SmartGoal(f"g{n}", "Hold 40 calls", contributes_to=["k"], depends_on=["o"], conflicts_with=["k"])
        for n in range(5_000)
    ]

    assert all_of(Plan([above], goals, cycle=Q1))


def test_links_to_nothing_and_to_oneself() -> None:
    goal = SmartGoal(
        "s",
        "Hold 40 calls",
        contributes_to=["nowhere", Contribution("s", -1)],
        depends_on=["s", "gone"],
        conflicts_with=["s", "lost"],
    )
    found = {one.name for one in all_of(Plan([], [goal], cycle=Q1))}

    assert {"dangling-link", "contribution-loop", "dependency-loop"} <= found


def test_a_thousand_links_to_nothing_are_all_found_and_the_first_told_the_nearest_id() -> None:
    goals = [SmartGoal(f"goal-{i}", "Learn", contributes_to=[f"gaol-{i}"]) for i in range(1000)]
    found = lint(Plan([], goals), as_of=date(2026, 2, 15), rules=["dangling-link"])
    assert len(found) == 1000
    assert [one.suggestion is not None for one in found] == [True] * 100 + [False] * 900
