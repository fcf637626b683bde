"""The corpus of sentences written for okrkit: stable rules leave the good ones alone."""

import sys
from collections import Counter
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[1] / "corpus"
sys.path.insert(0, str(CORPUS))
score_rules = pytest.importorskip("score_rules")

# What a bare sentence cannot carry, or what the corpus is meant to hold.
EXPECTED = {
    "SMT105",
    "SMT108",
    "SMT109",
    "OBJ104",
    "OBJ105",
    "OBJ106",
    "OBJ107",
    "KEY102",
    "KEY103",
    "KEY106",
    "CAD102",
}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, object]]:
    return score_rules.read(CORPUS / "authored_dev.jsonl")


def good(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """Return the rows that are measurable outcomes without a vague word."""
    kept = []
    for row in rows:
        labels = row["labels"]
        if labels["measurable"] and not labels["vague"] and labels["outcome_vs_output"] == "outcome":  # type: ignore[index]
            kept.append(row)
    return kept


def test_stable_rules_are_quiet_on_good_goals(rows: list[dict[str, object]]) -> None:
    """A missing baseline is what half of all sentences lack; nothing else touches more than one good goal in twenty."""
    kept = good(rows)
    _, findings = score_rules.touched(kept)
    stable = [one for one in findings if one.rule not in EXPECTED | {"KEY104"} and one.severity != "hint"]
    touched = Counter(one.rule for one in stable)
    stages = {one.code: one.stage for one in score_rules.ALL}
    loud = {rule: count for rule, count in touched.items() if stages[rule] == "stable" and count > len(kept) / 20}

    assert len(kept) > 20
    assert loud == {}
    assert not [one for one in findings if one.severity == "error" and one.rule not in EXPECTED]


def test_the_table_prints_every_rule(rows: list[dict[str, object]]) -> None:
    plan, findings = score_rules.touched(rows)
    lines = score_rules.table(plan, findings)

    assert len(lines) > 40
    assert any("text-contradicts-measure" in line for line in lines)
    assert len(score_rules.agreement(rows)) == 4
