"""rule_faults names each fault of a rule of one's own, and only that."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from attrs import evolve

from okrkit.errors import UnknownNameError
from okrkit.goals import Goal
from okrkit.rules import Context, Finding, Rule, find_rule, rule_faults
from okrkit.rules.catalogue import RETIRED


def rule() -> Rule:
    return find_rule("KEY103")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"code": "key103"}, "code must be capital letters and a number, as in 'KEY101', got 'key103'"),
        ({"name": "No measure"}, "name must state the fault in lower-case words joined by dashes, got 'No measure'"),
        ({"name": "require-measure"}, "name must state the fault in lower-case words joined by dashes"),
        ({"source": "  "}, "source is missing: name author, work and place"),
        ({"doc": "A key result\n\n**Why it matters**\n**What to do**\n**Known limits**"}, "as a sentence"),
        (
            {"doc": "Found.\n\n**What to do**\n**Why it matters**\n**Known limits**"},
            "must go on with **Why it matters**",
        ),
        ({"doc": "Found.\n\n**Why it matters**\n**What to do**"}, "must go on with **Why it matters**"),
        ({"bad": ()}, "1 bad example or more are needed, got 0"),
        ({"good": ()}, "1 good example or more are needed, got 0"),
    ],
)
def test_each_fault_is_named_and_no_other(changes: dict[str, object], fault: str) -> None:
    faults = [one for one in rule_faults(evolve(rule(), **changes)) if "example 1" not in one]

    assert len(faults) == 1, faults
    assert fault in faults[0]


def test_more_examples_may_be_asked_for() -> None:
    assert "3 bad examples or more are needed, got 1" in rule_faults(
        evolve(rule(), bad=rule().bad[:1]), least_examples=3
    )


def test_examples_on_the_wrong_side_are_named() -> None:
    swapped = evolve(rule(), bad=rule().good[:1], good=rule().bad[:1])
    faults = rule_faults(swapped)

    assert [fault.partition(":")[0] for fault in faults] == [
        "bad example 1 must earn the finding",
        "good example 1 must not earn the finding",
    ]


@pytest.mark.parametrize("span", [(0, 10_000), (3, 3), (-1, 2)])
def test_a_span_outside_the_title_is_named(span: tuple[int, int]) -> None:
    def check(goal: Goal, context: Context) -> Iterator[Finding]:
        for finding in rule().check(goal, context):
            yield evolve(finding, span=span)

    faults = rule_faults(evolve(rule(), check=check))

    assert faults
    assert all(f"span {span} lies outside the title of" in fault for fault in faults)


def test_a_retired_rule_is_said_to_be_retired(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RETIRED, "KEY999", "taken up by KEY103")

    with pytest.raises(UnknownNameError, match=r"key999 \(retired: taken up by KEY103\)"):
        find_rule("key999")
