"""Quick reading gives what careful reading gives, with and without msgspec, or leaves the file to it."""

# ruff: noqa: A002  # `format` is the name of the argument under test

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrkit import Change, CheckIn, Hold, KeyResult, Objective, Plan, SmartGoal, files
from okrkit.errors import InvalidPlanError
from okrkit.files.format.quick import QuickReader
from okrkit.files.format.reader import read_documents
from okrkit.files.issues import Flaw, Origin
from okrkit.files.languages import PARSERS, QUICK
from okrkit.files.syntax.odd import Unsure
from okrkit.testing import plans


@contextmanager
def without_msgspec() -> Iterator[None]:
    """Hide msgspec, as if it were not installed."""
    kept = {name: module for name, module in sys.modules.items() if name.partition(".")[0] == "msgspec"}
    sys.modules.update(dict.fromkeys([*kept, "msgspec"]))  # type: ignore[arg-type]
    try:
        yield
    finally:
        del sys.modules["msgspec"]
        sys.modules.update(kept)


def quick(text: str, format: str) -> Plan | None:
    """Return the plan that quick reading makes, None where it is unsure."""
    reader = QuickReader()
    try:
        parts = QUICK[format](text, reader)
        parts.columns = reader.columns
        return parts.plan() if reader.versioned else None
    except (Unsure, InvalidPlanError):
        return None


def careful(text: str, format: str) -> Plan | None:
    """Return the plan that careful reading makes, None where there is a problem."""
    flaws: list[Flaw] = []
    document = PARSERS[format](text, Origin("text"), flaws)
    plan = read_documents([Origin("text", document)], flaws) if document else None
    return None if flaws else plan


@pytest.mark.parametrize("format", ["yaml", "json", "toml"])
@settings(max_examples=40)
@given(plan=plans())
def test_both_read_what_is_written(format: files.Format, plan: Plan) -> None:
    text = files.dumps(plan, format=format)

    assert repr(careful(text, format)) == repr(plan)
    assert repr(quick(text, format)) == repr(plan)
    with without_msgspec():
        assert repr(quick(text, format)) == repr(plan)


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.sampled_from(
        [
            "",
            " ",
            "a",
            "b:c",
            "0.10",
            "1/3",
            "1/0",
            "2026-03-31",
            "2026-02-30",
            "none",
            "team",
            "last",
            "2026-Q1",
            "\ud800",
        ]
    )
)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=2), max_leaves=3)
measures = st.one_of(
    st.fixed_dictionaries(
        {},
        optional={
            "change": st.fixed_dictionaries(
                {"baseline": values, "target": values},
                optional={"unit": values, "strict": values, "accumulate": values},
            )
        },
    ),
    st.fixed_dictionaries(
        {},
        optional={
            "hold": st.fixed_dictionaries(
                {}, optional={"at_least": values, "at_most": values, "strict": values, "tolerance": values}
            ),
            "deliver": values,
        },
    ),
)
SHARED = ("owner", "team", "level", "weight", "contributes_to", "depends_on", "tags", "allow", "effort", "extra")


def goals(*names: str) -> st.SearchStrategy[dict[str, object]]:
    """Return goals of which one field or two may be anything."""
    good = st.fixed_dictionaries({"id": st.sampled_from(["a", "b", "c", "a:b"]), "title": st.just("T: t")})
    odd = st.dictionaries(st.sampled_from([*SHARED, *names, "id", "title", "odd"]), values, max_size=2)
    return st.builds(lambda one, two, measure: {**one, **measure, **two}, good, odd, measured(names))


def measured(names: tuple[str, ...]) -> st.SearchStrategy[dict[str, object]]:
    return st.fixed_dictionaries({}, optional={"measure": measures} if "due" in names else {})


check_in_rows = st.fixed_dictionaries(
    {"goal": st.sampled_from(["a", "b", "a:b", "", "x"]), "day": st.sampled_from(["2026-01-01", "2026-01-02", "soon"])},
    optional={"value": values, "confidence": values, "note": values, "odd": values},
)
documents = st.fixed_dictionaries(
    {"okrkit": st.just(1)},
    optional={
        "smart_goals": st.lists(goals("due", "start", "cycle", "relevance", "used_in_appraisal"), max_size=2),
        "objectives": st.lists(
            st.builds(
                lambda one, held: {**one, "key_results": held},
                goals("ambition", "cycle", "shared_by"),
                st.lists(goals("due", "evidence"), max_size=2),
            ),
            max_size=1,
        ),
        "check_ins": st.lists(check_in_rows, max_size=3),
        "name": values,
    },
)


@settings(max_examples=400)
@given(document=documents)
def test_quick_reading_takes_nothing_that_careful_reading_refuses(document: dict[str, object]) -> None:
    text = json.dumps(document)
    plan = careful(text, "json")

    assert repr(quick(text, "json")) in (repr(plan), "None")
    with without_msgspec():
        assert repr(quick(text, "json")) in (repr(plan), "None")
    found = files.reads(text, format="json")
    assert repr(found[0]) == repr(plan)
    with without_msgspec():
        assert repr(files.reads(text, format="json")) == repr(found)


DOUBLED = [
    '{"okrkit": 1, "name": "a", "name": "b"}',
    '{"okrkit": 1, "name": "a:", "name": "b"}',
    '{"okrkit": 1, "name": "a", "name": "\\u003a"}',
    '{"okrkit": 1, "smart_goals": [{"id": "a", "title": "T"}], "check_ins": [{"goal": "a", "day": "2026-01-01", "value": 1, "value": 2}]}',
    '{"okrkit": 1, "smart_goals": [{"id": "a", "title": "T"}], "check_ins": [{"goal": "a", "day": "2026-01-01", "value": 1, "note": "x", "note": "\\u003A"}]}',
    '{"okrkit": 1, "smart_goals": [{"id": "a", "title": "T"}], "check_ins": [], "check_ins": [{"goal": "a", "day": "2026-01-01", "value": 1}]}',
    '{"okrkit": 1, "smart_goals": [{"id": "a", "title": "T", "measure": {"change": {"baseline": 1, "target": 3, "target": 2}}}]}',
]


@pytest.mark.parametrize("text", DOUBLED)
def test_a_key_given_twice_never_slips_through(text: str) -> None:
    for again in (text, text.replace('": ', '" : '), text.replace('": ', '":')):
        assert [issue.code for issue in files.reads(again, format="json")[1]] == ["duplicate-key"]
        with without_msgspec():
            assert [issue.code for issue in files.reads(again, format="json")[1]] == ["duplicate-key"]


GOAL = '"smart_goals": [{"id": "a", "title": "T", "measure": {"change": {"baseline": 1, "target": 2}}}]'
ROWS = ", ".join(
    f'{{"goal": "a", "day": "{2000 + number // 336}-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}", "value": {number}.5}}'
    for number in range(3000)
)
CUT = [
    f'{{"okrkit": 1, {GOAL}, "check_ins": [{ROWS}]}}',
    f'{{"okrkit": 1, {GOAL}, "check_ins": [{ROWS},]}}',
    f'{{"okrkit": 1, {GOAL}, "check_ins": [{ROWS}], "check_ins": []}}',
    f'{{"okrkit": 1, {GOAL}, "check_ins": [{ROWS}, {ROWS[: ROWS.index("}") + 1]}]}}',
    f'{{"okrkit": 1, {GOAL}, "check_ins": [{ROWS}, {{"goal": "a", "day": "2026-01-01", "value": 7, "confidence": 1.5}}]}}',
    f'{{"okrkit": 1, {GOAL}, "check_ins": [{ROWS}, {{"goal": "a", "day": "2026-01-01", "value": 7, "note": "a: b"}}]}}',
    f'{{"okrkit": 1, {GOAL}, "check_ins": [{ROWS}, {{"goal": "b", "day": "2026-01-01", "value": 7}}]}}',
    f'{{"okrkit": 1, {GOAL}, "check_ins": [{ROWS}], "grades": [{{"goal": "a", "day": "2026-01-01", "value": 0.5}}]}}',
    f'{{"okrkit": 1, "check_ins": [{ROWS}], {GOAL}}}',
    f'{{"okrkit": 1, "name": "@check-ins@", {GOAL}, "check_ins": [{ROWS}]}}',
    f'{{"okrkit": 1, "check_ins": null, {GOAL[:-2]}, "extra": {{"check_ins": [{ROWS[: ROWS.index("}") + 1]}]}}}}]}}',
    f'{{"okrkit": 1, "check_ins": "@check-ins@", {GOAL[:-2]}, "extra": {{"check_ins": [{ROWS[: ROWS.index("}") + 1]}]}}}}]}}',
]


@pytest.mark.parametrize("text", CUT)
def test_a_list_that_is_cut_out_is_that_of_the_plan(text: str) -> None:
    plan = careful(text, "json")
    shown = repr(plan)
    found = repr(files.reads(text, format="json")), repr(files.reads(text.encode(), format="json"))

    assert repr(quick(text, "json")) in (shown, "None")
    assert repr(files.reads(text, format="json")[0]) == shown
    with without_msgspec():
        assert repr(quick(text, "json")) in (shown, "None")
        assert (repr(files.reads(text, format="json")), repr(files.reads(text.encode(), format="json"))) == found


def test_what_is_plain_is_read_quickly() -> None:
    assert quick(CUT[0], "json") is not None
    assert quick(CUT[7], "json") is not None
    with without_msgspec():
        assert quick(CUT[0], "json") is not None


def test_quickly_built_goals_are_of_the_model_and_frozen() -> None:
    text = (
        '{"okrkit": 1, "objectives": [{"id": "o", "title": "O", "key_results": [{"id": "k", "title": "K", '
        '"measure": {"change": {"baseline": 1, "target": 2}}}]}], "smart_goals": [{"id": "s", "title": "S", '
        '"measure": {"hold": {"at_least": 3}}}], "check_ins": [{"goal": "k", "day": "2026-01-01", "value": 1.5}]}'
    )
    plan = quick(text, "json")
    assert plan is not None

    found = [plan["o"], plan["k"], plan["s"], plan["k"].measure, plan["s"].measure, plan.check_ins[0]]  # type: ignore[union-attr]
    assert [type(one) for one in found] == [Objective, KeyResult, SmartGoal, Change, Hold, CheckIn]
    for one in found:
        with pytest.raises(AttributeError):
            one.title = "other"  # type: ignore[union-attr, misc]
