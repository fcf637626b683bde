"""Goals in the wrong framework: each kind is found by its rule, with the framework that fits."""

from datetime import date

import attrs

from okrkit import Change, KeyResult, Objective, Plan, SmartGoal
from okrkit.advice import MISFIT_RULES, find_misfits
from okrkit.rules import find_rule

DAY = date(2026, 2, 15)
PLAN = Plan(
    [
        Objective(
            "number",
            "Grow revenue to 12 million",
            [KeyResult("r", "Grow monthly revenue", Change(8, 12))],
            level="company",
        ),
        Objective(
            "mine",
            "Become a great writer",
            [KeyResult("w", "Readers who finish", Change(20, 60, unit="%"))],
            level="individual",
        ),
        Objective(
            "paid",
            "Delight customers",
            [KeyResult("talk", "Consult with ten customers", Change(0, 10))],
            level="team",
            linked_to_pay=True,
        ),
    ],
    [
        SmartGoal("move", "Move all services", Change(0, 40), owner="ana", team="a", depends_on=["b", "c"]),
        SmartGoal("b", "Prepare data", team="b"),
        SmartGoal("c", "Prepare desk", team="c"),
    ],
)


def test_each_kind_of_misfit_is_found_and_named() -> None:
    found = {misfit.goal: misfit for misfit in find_misfits(PLAN, as_of=DAY)}

    assert found["number"].is_a == "an objective that is a key result"
    assert found["mine"].is_a.startswith("an individual OKR")
    assert found["paid"].is_a == "an OKR tied to appraisal or pay"
    assert found["talk"].is_a == "a key result that is an initiative"
    assert found["move"].is_a == "a SMART goal that several teams must reach"


def test_the_framework_that_fits_is_read_off_the_plan() -> None:
    found = {misfit.goal: misfit.fits for misfit in find_misfits(PLAN, as_of=DAY)}

    assert found["move"] == "okr"
    assert found["paid"] == "smart"


def test_a_suppressed_one_is_left_out() -> None:
    quiet = PLAN.replace(attrs.evolve(PLAN["mine"], allow={"individual-okr": "a trainer needs one to teach it"}))

    assert "mine" not in {misfit.goal for misfit in find_misfits(quiet, as_of=DAY)}


def test_every_rule_that_is_used_exists() -> None:
    assert [find_rule(name).name for name in MISFIT_RULES] == list(MISFIT_RULES)
