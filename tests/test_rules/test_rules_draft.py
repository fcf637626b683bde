"""review_draft: the most useful first, three at the most, each with the sentence it could be."""

import json
from datetime import date

import pytest

from okrkit import Change, Cycle, Deliver, KeyResult, Objective
from okrkit.rules import review_draft

Q1 = Cycle(date(2026, 1, 1), date(2026, 3, 31))
GOOD = KeyResult("good", "Raise satisfaction after support", Change(88, 95, unit="%"))


def draft(*results: KeyResult, title: str = "Make our customer support world-class") -> Objective:
    return Objective("o", title, results, cycle=Q1, owner="coo")


def rewritten(title: str, **fields: object) -> str | None:
    review = review_draft(draft(KeyResult("k", title, **fields), GOOD))  # type: ignore[arg-type]
    return next((point.rewritten for point in review.points if point.goal == "k"), None)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Reduce churn to 3%, if possible", "Reduce churn from <value today> to 3% by 31 March 2026"),
        ("Increase revenue by 20%", "Increase revenue from <value today> to <20% more> by 31 March 2026"),
        ("Reduce refund time", "Reduce refund time from <value today> to <target> by 31 March 2026"),
        ("Achieve 95% customer satisfaction", "Raise customer satisfaction from <value today> to 95% by 31 March 2026"),
        ("Raise NPS from 31 to 50 by 1 March 2026, etc.", "Raise NPS from 31 to 50 by 1 March 2026"),
        ("Train the team and launch the site", "Train the team | Launch the site"),
        (
            "Publish 10 blog posts",
            "Raise <what is better once you publish 10 blog posts> from <value today> to <target> by 31 March 2026",
        ),
        (
            "Improve communication",
            "Raise <what one would count if communication were better> from <value today> to <target> by 31 March 2026",
        ),
    ],
)
def test_rewritten(title: str, expected: str) -> None:
    assert rewritten(title) == expected


def test_a_rewritten_goal_keeps_its_measure() -> None:
    text = rewritten("Reduce average first response time, if possible", measure=Change(4, 1, unit="hour", strict=True))

    assert text == "Reduce average first response time from 4 hours to under 1 hour by 31 March 2026"


def test_three_goals_at_the_most_the_most_useful_first() -> None:
    many = draft(
        KeyResult("clause", "Raise NPS from 31 to 50, if possible", Change(31, 50)),
        KeyResult("work", "Help the sales team with demos", Deliver()),
        KeyResult("none", "Answer faster"),
        KeyResult("blank", "Reduce churn to TBD", Change(4, 2)),
    )
    review = review_draft(many)

    assert [point.goal for point in review.points] == ["blank", "none", "work"]
    assert review.more == 1
    assert len(review_draft(many, most=9).points) == 4


def test_a_good_draft_is_ready() -> None:
    reply = KeyResult("reply", "Reduce first response time", Change(4, 1, unit="hour"))
    review = review_draft(draft(reply, GOOD))

    assert review.points == ()
    assert str(review).endswith("ready: nothing to mend")


def test_an_objective_without_key_results_comes_first() -> None:
    assert review_draft(draft()).points[0].findings[0].name == "no-key-results"


def test_a_review_turns_into_text_html_and_data() -> None:
    review = review_draft(draft(KeyResult("k", "Answer <b>faster</b>"), GOOD))

    assert "now   Answer <b>faster</b>" in str(review) or "k: " in str(review)
    assert "<b>faster" not in review._repr_html_()
    assert json.loads(json.dumps(review.to_dict()))["objective"] == "o"


def test_suppressed_findings_are_left_out() -> None:
    allowed = KeyResult("k", "Answer faster", allow={"KEY103": "measured next week"})

    assert "no-measure" not in {
        one.name for point in review_draft(draft(allowed, GOOD)).points for one in point.findings
    }
