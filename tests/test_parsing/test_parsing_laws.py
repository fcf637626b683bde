"""Laws of the sentence reader."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from okrkit.errors import GoalSyntaxError, InvalidGoalError
from okrkit.goals import Change, Deliver, Establish, Hold, KeyResult, SmartGoal
from okrkit.parsing import ParsedGoal, Slot, parse_key_result, parse_objective, parse_smart_goal, render

DAY = date(2026, 11, 21)
numbers = st.one_of(
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=64),
    st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9),
    st.fractions(min_value=-(10**6), max_value=10**6, max_denominator=10**4),
)
texts = st.text(min_size=1, max_size=40).filter(lambda text: text.isprintable() and text == text.strip() and bool(text))
titles = st.builds(
    "{}{}".format, st.sampled_from(["A", "7", "é", "Grow 3 "]), texts
)  # a title of signs alone is no sentence
units = st.one_of(st.none(), st.sampled_from(["%", "hour", "USD", "visit/month", "per 1,000 passengers"]), texts)
accumulate = st.sampled_from(["last", "sum", "max", "min", "mean"])
FRAGMENTS = st.sampled_from(
    [
        "Increase", "reduce", "from", "to", "by", "4", "1,200", "35%", "$1.2M", "Q3 2027", "by 31 March", "under", "at least", "per",
        "1,000", "→", "within", "30 days", "twice", "a week", "no", "zero", "all", "2027-01-01", "04/05/2027", "(", ")", "[", "]", "~",
        "half", "of", "two thirds", "1/3", "8 of 10", "v2.0", "P0", "ISO 9001", "24/7", "customers", "NPS", "FY27", "end of", "next",
        "@ana", "so that", "±", "+", "-", "–", "k", "m", "bn", "€", "week 7", "1 200", "0", "x", "10x", "EOY", ",", ".", ";", ":",
    ]
)  # fmt: skip


def slots(parsed: ParsedGoal) -> list[Slot[object]]:
    names = [
        "direction",
        "verb",
        "metric",
        "baseline",
        "target",
        "target_high",
        "of",
        "relative",
        "unit",
        "comparator",
        "due",
        "due_text",
        "owner",
        "scope",
        "purpose",
    ]
    found = [getattr(parsed, name) for name in names]
    return [slot for slot in (*found, *parsed.vague, *parsed.unread, *parsed.alternatives) if slot is not None]


sentences = st.one_of(
    st.text(max_size=200),
    st.lists(FRAGMENTS, min_size=1, max_size=25).map(" ".join),
    st.lists(st.one_of(FRAGMENTS, st.text(max_size=8)), min_size=1, max_size=20).map("".join),
)


def read(text: str) -> ParsedGoal:
    try:
        return parse_key_result(text, reference=DAY)
    except GoalSyntaxError:
        assume(False)
        raise


@settings(max_examples=300, deadline=None)
@given(sentences, st.sampled_from(["en", "de", "fr", "es"]), st.sampled_from([None, "dmy", "mdy", "ymd"]))
def test_reading_is_total(text: str, locale: str, order: str | None) -> None:
    """Any text returns or raises GoalSyntaxError, and nothing else."""
    for parse in (parse_key_result, parse_smart_goal, parse_objective):
        try:
            parsed = parse(text, reference=DAY, locale=locale, date_order=order, fiscal_year_start=7)
        except GoalSyntaxError as error:
            span = error.span
        else:
            span = (0, len(parsed.to_dict()))
        assert 0 <= span[0] <= span[1]


@settings(max_examples=300, deadline=None)
@given(sentences)
def test_spans_index_the_original_text(text: str) -> None:
    parsed = read(text)

    for slot in slots(parsed):
        start, end = slot.span
        assert 0 <= start < end <= len(text)
        assert text[start:end] == slot.text


@settings(max_examples=300, deadline=None)
@given(sentences)
def test_a_full_stop_changes_nothing(text: str) -> None:
    body = text.rstrip()
    assume(body and (body[-1].isalnum() or body[-1] in "%)"))
    plain, stopped = read(text=body), read(text=f"{body}.")

    for one, other in zip(slots(plain), slots(stopped), strict=True):
        assert one == other
    assert (plain.measurable, plain.time_bound, plain.outcome) == (
        stopped.measurable,
        stopped.time_bound,
        stopped.outcome,
    )


changes = st.builds(Change, numbers, numbers, unit=units, strict=st.booleans(), accumulate=accumulate)
holds = st.builds(
    Hold,
    at_least=st.none() | numbers,
    at_most=st.none() | numbers,
    unit=units,
    strict=st.booleans(),
    tolerance=st.none() | st.integers(1, 9),
    accumulate=accumulate,
    every_period=st.booleans(),
)
names = st.lists(texts, min_size=1, max_size=4, unique=True)
delivers = st.one_of(
    st.just(Deliver()),
    st.builds(Deliver, names),
    names.flatmap(
        lambda some: st.builds(
            Deliver, st.just(some), weights=st.lists(st.integers(1, 9), min_size=len(some), max_size=len(some))
        )
    ),
)


@st.composite
def measures(draw: st.DrawFn) -> Change | Hold | Deliver | Establish | None:
    """Measures that can exist."""
    made = draw(st.sampled_from([changes, holds, delivers, st.builds(Establish, unit=units), st.none()]))
    try:
        return draw(made)
    except InvalidGoalError:
        return None


days = st.none() | st.dates(date(1990, 1, 1), date(2100, 1, 1))


@settings(max_examples=300, deadline=None)
@given(titles, measures(), days, st.none() | texts, st.sampled_from([1.0, 2, Fraction(1, 3), Decimal("0.5")]))
def test_a_rendered_key_result_reads_back(
    title: str, measure: object, due: date | None, owner: str | None, weight: object
) -> None:
    goal = KeyResult("a", title, measure, due=due, owner=owner, weight=weight)

    assert parse_key_result(render(goal)).to_key_result(id="a") == goal


@settings(max_examples=200, deadline=None)
@given(titles, measures(), days, st.none() | texts, st.none() | texts)
def test_a_rendered_smart_goal_reads_back(
    title: str, measure: object, due: date | None, owner: str | None, relevance: str | None
) -> None:
    goal = SmartGoal("a", title, measure, due=due, owner=owner, relevance=relevance)

    assert parse_smart_goal(render(goal)).to_smart_goal(id="a") == goal


@pytest.mark.parametrize(
    ("long", "short", "ratio"),
    [
        ("from {a} hours to {b} hours", "from {a60} minutes to {b60} minutes", 60),
        ("from {a} kg to {b} kg", "from {a60} g to {b60} g", 1000),
        ("from {a} weeks to {b} weeks", "from {a60} days to {b60} days", 7),
        ("from {a} GB to {b} GB", "from {a60} MB to {b60} MB", 1000),
    ],
)
@given(a=st.integers(1, 900), b=st.integers(1, 900), value=st.integers(1, 900))
def test_another_unit_gives_the_same_progress(long: str, short: str, ratio: int, a: int, b: int, value: int) -> None:
    assume(a != b)
    words = {"a": a, "b": b, "a60": a * ratio, "b60": b * ratio}
    one = parse_key_result(f"Move the metric {long.format(**words)}").to_key_result(id="x").measure
    other = parse_key_result(f"Move the metric {short.format(**words)}").to_key_result(id="x").measure

    assert isinstance(one, Change)
    assert isinstance(other, Change)
    assert one.progress(value) == pytest.approx(other.progress(value * ratio))


NEVER = [
    "Upgrade the service to version {n}",
    "Support Python 3.{n}",
    "Fix every P{n} issue",
    "Resolve Sev-{n} incidents",
    "Finish the roadmap for Q{q}",
    "Support pupils aged {n}",
    "Support children under {n}",
    "Get certified to ISO {n}",
    "Implement phase {n} of the plan",
    "Close out tier {n} accounts",
    "{n}. Ship the new editor",
    "KR{n}: Ship the new editor",
    "Ship the new editor (confidence {n}/10)",
    "Publish chapter {n}",
    "Hold the meeting at {n} am",
    "Ship v{n}.2",
]


@pytest.mark.parametrize("sentence", NEVER)
@given(n=st.integers(1, 9), q=st.integers(1, 4))
def test_a_name_is_never_a_target(sentence: str, n: int, q: int) -> None:
    """Versions, priorities, quarters, ages, standards, phases and list numbers promise nothing."""
    assert parse_key_result(sentence.format(n=n, q=q)).target is None


@given(n=st.integers(2, 400), m=st.integers(2, 400))
def test_both_numbers_of_a_change_keep_their_roles(n: int, m: int) -> None:
    assume(n != m)
    for form in ("NPS from {n} to {m}", "NPS {n} → {m}", "Raise NPS to {m} from {n}", "NPS: {n} -> {m}"):
        parsed = parse_key_result(form.format(n=n, m=m))
        assert parsed.baseline is not None
        assert parsed.target is not None
        assert (parsed.baseline.value, parsed.target.value) == (n, m)
