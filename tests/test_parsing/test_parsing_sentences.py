"""Every form of the grammar, in sentences of okrkit's own."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from okrkit.parsing import ParsedGoal, parse_key_result

DAY = date(2026, 11, 21)
KEY = re.compile(r"(\w+)=(.*?)(?=\s\w+=|$)")
LINES = [
    line.rpartition(" | ")
    for line in (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    if " | " in line and not line.startswith("# ")
]


def said(parsed: ParsedGoal) -> dict[str, object]:
    def value(name: str) -> object:
        slot = getattr(parsed, name)
        return None if slot is None else slot.value

    due = "-" if parsed.due is None else "?" if parsed.due.value is None else parsed.due.value.isoformat()
    return {
        "dir": value("direction"),
        "base": value("baseline"),
        "target": value("target"),
        "high": value("target_high"),
        "of": value("of"),
        "unit": value("unit"),
        "cmp": value("comparator"),
        "due": due,
        "rel": "yes" if parsed.relative else "no",
        "out": str(parsed.outcome),
        "vague": "yes" if parsed.vague else "no",
        "meas": "yes" if parsed.measurable else "no",
    }


def same(got: object, want: str) -> bool:
    if want == "-":
        return got is None or got == "-"
    return got == pytest.approx(float(want)) if isinstance(got, int | float) else got == want


@pytest.mark.parametrize(
    ("text", "want"), [(text, want) for text, _, want in LINES], ids=[text for text, _, _ in LINES]
)
def test_a_sentence_is_read_as_people_read_it(text: str, want: str) -> None:
    got = said(parse_key_result(text, reference=DAY))
    wrong = {key: (got[key], value) for key, value in KEY.findall(want) if not same(got[key], value)}

    assert wrong == {}


def test_there_are_sentences() -> None:
    assert len(LINES) > 350
