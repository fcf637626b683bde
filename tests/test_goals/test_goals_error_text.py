"""The text of an error is read by people: one fault a line, and not a thousand of them."""

from __future__ import annotations

import pickle

import pytest

import okrkit as ok
from okrkit.cli.command import main
from okrkit.errors import InvalidGoalError, InvalidPlanError


def broken(count: int) -> InvalidPlanError:
    with pytest.raises(InvalidPlanError) as caught:
        ok.Plan([ok.Objective(f"o{number % count}", "O") for number in range(2 * count)])
    return caught.value


def test_one_fault_stays_on_the_line() -> None:
    assert str(broken(1)).splitlines() == [f"Plan cannot be built: {broken(1).faults[0]}"]


def test_faults_of_a_plan_stand_on_a_line_each() -> None:
    error = broken(3)

    assert str(error).splitlines() == ["Plan cannot be built: 3 faults", *(f"  {fault}" for fault in error.faults)]


@pytest.mark.parametrize("count", [20, 21, 500])
def test_a_long_list_is_cut_and_says_by_how_much(count: int) -> None:
    error = broken(count)
    lines = str(error).splitlines()

    assert len(error.faults) == count
    assert lines[1:21] == [f"  {fault}" for fault in error.faults[:20]]
    assert lines[21:] == ([f"  and {count - 20} more"] if count > 20 else [])


def test_an_error_keeps_all_its_faults_and_its_text_in_a_pickle() -> None:
    error = broken(30)
    again = pickle.loads(pickle.dumps(error))

    assert (again.faults, str(again)) == (error.faults, str(error))


def test_faults_of_one_goal_stay_on_one_line_and_are_cut_too() -> None:
    with pytest.raises(InvalidGoalError) as caught:
        ok.Objective("o", "O", allow={f"KEY{number}": "" for number in range(25)})

    assert len(caught.value.faults) == 25
    assert len(str(caught.value).splitlines()) == 1
    assert str(caught.value).endswith("; and 5 more")


def test_the_command_shows_each_fault_once(tmp_path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plan.json"
    path.write_text('{"okrkit": 1, "objectives": [{"id": "a", "title": "A"}, {"id": "a", "title": "B"}]}')

    assert main(["score", str(path), "--as-of", "2026-01-01"]) == 2
    assert capsys.readouterr().err.count("id 'a' is used twice") == 1
