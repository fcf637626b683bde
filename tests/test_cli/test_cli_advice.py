"""diagnose and advise: pages for people, data for programs, questions only at a real terminal."""

import json

import pytest

from okrkit.advice import Situation, recommend_framework
from okrkit.cli import main
from okrkit.cli.advise import asked, with_answer
from okrkit.cli.inputs import UnusableInputError


def test_diagnose_names_the_verdict_and_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diagnose", "example:northwind", "--as-of", "2026-03-31"]) == 0

    shown = capsys.readouterr().out
    assert "as of Tue 31 Mar 2026" in shown
    assert "STUCK" in shown or "WATCH" in shown


def test_diagnose_as_data_holds_the_causes(capsys: pytest.CaptureFixture[str]) -> None:
    main(["diagnose", "example:northwind", "--as-of", "2026-03-31", "--format", "json"])

    causes = json.loads(capsys.readouterr().out)["causes"]
    assert sum(causes.values()) == pytest.approx(1)


def test_advise_takes_flags(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["advise", "--teams-required", "4", "--single-owner", "no", "--format", "json"]) == 0

    data = json.loads(capsys.readouterr().out)
    assert (data["framework"], data["certainty"]) == ("okr", 1.0)


def test_advise_reads_a_goal_of_a_plan(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["advise", "example:support", "support", "--no-ask"]) == 0

    assert capsys.readouterr().out.startswith(("OKR", "HYBRID", "SMART"))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--single-owner", "maybe"], "yes or no"),
        (["--teams-required", "many"], "whole number"),
        (["--teams-required", "0"], "1 or more"),
        (["--controllable", "7"], "[0, 1]"),
        (["--purpose", "fun"], "must be one of"),
        (["example:support"], "needs the id"),
        (["example:support", "gone"], "no goal 'gone'"),
    ],
)
def test_what_cannot_be_read_is_refused_with_the_way_out(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["advise", *words]) == 2

    refusal = capsys.readouterr().err
    assert said in refusal
    assert len(refusal.splitlines()) <= 2


def test_questions_end_when_a_rule_decides() -> None:
    answers = iter(["", "2", "no"])
    questions: list[str] = []

    def ask(question: str) -> str:
        questions.append(question)
        return next(answers, "")

    known = asked(Situation(single_owner=False), ask)

    assert len(questions) == 2
    assert recommend_framework(known).framework == "okr"


def test_a_wrong_answer_is_asked_again_and_the_end_of_input_ends_the_questions(
    capsys: pytest.CaptureFixture[str],
) -> None:
    answers = iter(["fun", "probation"])

    assert asked(Situation(), lambda question: next(answers)) == Situation(purpose="probation")
    assert "must be one of" in capsys.readouterr().err

    def ended(question: str) -> str:
        raise EOFError

    assert asked(Situation(), ended) == Situation()


def test_a_number_of_days_is_a_horizon() -> None:
    assert with_answer(Situation(), "horizon", "90").horizon == "quarter"
    with pytest.raises(UnusableInputError):
        with_answer(Situation(), "metrics_needed", "9" * 400)


def test_advise_as_data_keeps_the_kinds_of_what_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    main(["advise", "--teams-required", "4", "--single-owner", "no", "--horizon", "90", "--format", "json"])

    known = json.loads(capsys.readouterr().out)["known"]
    assert known == {"teams_required": 4, "single_owner": False, "horizon": "quarter"}


def test_advise_says_what_decides_and_when_nothing_speaks_for_either(capsys: pytest.CaptureFixture[str]) -> None:
    main(["advise", "--purpose", "probation", "--teams-required", "3", "--no-ask"])
    decided = capsys.readouterr().out
    main(["advise", "--no-ask"])
    nothing = capsys.readouterr().out

    assert "the first rule decides" in decided
    assert "decides for SMART" in decided
    assert "nothing that is known speaks for either" in nothing
