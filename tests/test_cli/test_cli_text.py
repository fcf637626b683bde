"""Text for a terminal: widths, cuts, wraps, bars, and what could steer a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrkit.cli.labels import Label, labelled
from okrkit.cli.text import Column, bar, clean, fit, line, table, width_of, wrapped

texts = st.text(max_size=60)


def plain(lines: object) -> list[str]:
    return ["".join(piece for piece, _ in one).rstrip() for one in lines]


@given(texts, st.integers(1, 40))
def test_a_fitted_text_fits(text: str, width: int) -> None:
    assert width_of(fit(clean(text), width)) <= width


@given(texts, st.integers(2, 40))
def test_wrapped_lines_fit_and_lose_no_word(text: str, width: int) -> None:
    lines = wrapped(clean(text), width)

    assert all(width_of(one) <= width for one in lines)
    assert "".join("".join(lines).split()) == "".join(clean(text).split())


@given(texts)
def test_clean_text_holds_nothing_that_steers_a_terminal(text: str) -> None:
    shown = clean(text)

    assert "\n" not in shown
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    shown.encode("utf-8")


def test_a_lone_surrogate_is_shown_by_its_code() -> None:
    assert clean("a\ud800b") == "a\\ud800b"


@pytest.mark.parametrize(
    ("share", "drawn"),
    [(0, "░░░░░░░░░░"), (0.01, "█░░░░░░░░░"), (0.99, "██████████"), (3, "██████████"), (None, "··········")],
)
def test_a_bar_shows_its_share(share: float | None, drawn: str) -> None:
    assert bar(share) == drawn


def test_a_bar_without_a_score_is_not_an_empty_one() -> None:
    assert bar(None) != bar(0)


def test_a_table_cuts_only_the_flexible_column() -> None:
    rows = [["x" * 100, "0.70"], ["short", ("0.1", "red")]]

    lines = plain(table(rows, [Column(flexible=True), Column(4, side="right")], width=40))

    assert all(len(one) == 40 for one in lines)
    assert lines[0].endswith("…  0.70")
    assert lines[1].endswith("  0.1")


def test_a_line_keeps_styles_beside_plain_text() -> None:
    assert line("a", ("b", "red")) == (("a", ""), ("b", "red"))


def test_labels_step_down_where_they_would_run_into_each_other() -> None:
    labels = [Label("direction", 0, 3), Label("metric", 4, 9)]

    assert plain(labelled("Cut churn now", labels, width=60, indent=0)) == [
        "Cut churn now",
        "~~~ ~~~~~",
        "|   metric",
        "direction",
    ]


@given(texts.filter(bool), st.data())
def test_labels_of_any_text_and_spans_are_drawn(text: str, data: st.DataObject) -> None:
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends).map(sorted), max_size=6))

    lines = plain(labelled(text, [Label(f"l{i}", a, b) for i, (a, b) in enumerate(spans)], width=40))

    assert lines


def test_a_long_sentence_is_labelled_line_by_line() -> None:
    text = "Reduce " + "very " * 20 + "slow replies"

    lines = plain(labelled(text, [Label("metric", text.index("slow"), len(text))], width=40))

    assert all(len(one) <= 40 for one in lines)
    assert lines[-1].strip() == "metric"
