"""The plans to play with: they load without an extra, never change, and show what their names promise."""

import subprocess
import sys
from datetime import date

import pytest

import okrkit as ok
from okrkit import files
from okrkit.examples import EXAMPLES, example_plan

DAYS = {
    "support": date(2026, 2, 15),
    "northwind": date(2026, 2, 27),
    "startup": date(2026, 5, 15),
    "nonprofit": date(2026, 3, 1),
}


def test_the_examples_are_the_promised_ones() -> None:
    assert list(EXAMPLES) == ["support", "northwind", "startup", "nonprofit"]
    assert ok.example_plan is example_plan


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_is_the_same_on_every_call_and_survives_a_file(name: str) -> None:
    plan = example_plan(name)

    assert plan == example_plan(name)
    assert files.loads(files.dumps(plan, format="json"), format="json") == plan


def test_an_unknown_example_names_the_nearest() -> None:
    with pytest.raises(ok.UnknownNameError, match="did you mean 'northwind'"):
        example_plan("northwnd")


def test_the_examples_need_no_extra() -> None:
    blocked = (
        "import sys; sys.modules.update({name: None for name in ('yaml', 'rich', 'msgspec', 'numpy', 'hypothesis')})"
    )
    program = f"{blocked}; from okrkit.examples import *; print(sum(len(example_plan(name)) for name in EXAMPLES))"

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert done.stderr == ""
    assert int(done.stdout) > 100


def test_support_is_the_example_of_the_source() -> None:
    plan = example_plan("support")

    assert plan["support"].title == "Make our customer support world-class"
    assert [one.title for one in plan["support"].key_results] == [
        "Reduce average first response time from 4 hours to under 1 hour by March 31",
        "Achieve 95% customer satisfaction rating on post-support surveys",
    ]
    assert plan["reply"].measure == ok.Change(4, 1, unit="hour", strict=True)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_key_result_that_is_measured_is_scored_in_mid_cycle(name: str) -> None:
    plan = example_plan(name)
    card = ok.scorecard(plan, as_of=DAYS[name])

    for objective in plan.objectives:
        for result in objective.key_results:
            assert (card[result.id].value is None) == (result.measure is None), result.id


@pytest.mark.parametrize("name", ["support", "startup", "nonprofit"])
def test_the_well_run_examples_earn_no_error(name: str) -> None:
    assert not [one for one in ok.lint(example_plan(name), as_of=DAYS[name]) if one.severity == "error"]


def test_the_startup_and_the_charity_end_well() -> None:
    startup = ok.scorecard(example_plan("startup"), as_of=date(2026, 6, 30))
    charity = ok.scorecard(example_plan("nonprofit"), as_of=date(2026, 4, 24))

    assert {startup[goal].verdict for goal in ("love", "pay")} == {"met"}
    assert charity["grant"].verdict == "met"
    assert charity["read"].verdict == "met"
