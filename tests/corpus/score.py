"""Score the sentence reader on labelled goals: `python tests/corpus/score.py FILE.jsonl ... [--misses SLOT] [--half even|odd]`.

Without a file it scores `authored_dev.jsonl`, which stands beside it.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path
from typing import Any

from okrkit.parsing import ParsedGoal, parse_key_result

HERE = Path(__file__).parent


def load(paths: list[Path], half: str | None = None) -> list[dict[str, Any]]:
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return rows if half is None else [row for i, row in enumerate(rows) if (i % 2 == 0) == (half == "even")]


def period_start(row: dict[str, Any]) -> date | None:
    """First day of the period a row was written for: "FY22-Q1" or "2018-Q4"."""
    head, _, part = (row.get("period") or "").partition("-")
    if not part.startswith("Q"):
        return None
    month = row["labels"]["fiscal_start_month"] or 1
    year = 2000 + int(head[2:4]) if head[:2] in {"FY", "CY"} else int(head[-4:])
    months = (year - (month != 1 and head.startswith("FY"))) * 12 + month - 1 + 3 * (int(part[1]) - 1)
    return date(months // 12, months % 12 + 1, 1)


def read(row: dict[str, Any], *, context: bool = True) -> ParsedGoal:
    reference = row.get("reference_date")
    day = date.fromisoformat(reference) if reference else period_start(row) if context else None
    return parse_key_result(row["text"], reference=day, fiscal_year_start=row["labels"]["fiscal_start_month"] or 1)


def value(slot: Any) -> Any:
    return None if slot is None else slot.value


def close(a: float | None, b: float | None) -> bool:
    return a == b if a is None or b is None else abs(a - b) <= 0.005 * max(1.0, abs(b)) * 0.2


class Tally:
    def __init__(self) -> None:
        self.good: dict[str, int] = {}
        self.all: dict[str, int] = {}
        self.misses: dict[str, list[str]] = {}

    def add(self, slot: str, right: bool, row: dict[str, Any], got: object, want: object) -> None:
        self.all[slot] = self.all.get(slot, 0) + 1
        self.good[slot] = self.good.get(slot, 0) + right
        if not right:
            self.misses.setdefault(slot, []).append(f"{row['text']}\n      got {got!r}, want {want!r}")


def score_row(row: dict[str, Any], tally: Tally) -> None:
    labels, parsed = row["labels"], read(row)
    target = value(parsed.target)
    if labels["target"] is not None:
        tally.add("target", close(target, labels["target"]), row, target, labels["target"])
        tally.add(
            "relative", bool(parsed.relative) == labels["relative"], row, bool(parsed.relative), labels["relative"]
        )
        tally.add(
            "comparator",
            value(parsed.comparator) == labels["comparator"],
            row,
            value(parsed.comparator),
            labels["comparator"],
        )
        tally.add(
            "target_high",
            close(value(parsed.target_high), labels["target_high"]),
            row,
            value(parsed.target_high),
            labels["target_high"],
        )
        if labels["unit"]:
            tally.add("unit", value(parsed.unit) == labels["unit"], row, value(parsed.unit), labels["unit"])
    else:
        fine = target is None or target in labels["alt_targets"]
        tally.add("no target", fine, row, target, None)
    if labels["baseline"] is not None:
        got = value(parsed.baseline), target
        tally.add(
            "baseline + target",
            close(got[0], labels["baseline"]) and close(target, labels["target"]),
            row,
            got,
            (labels["baseline"], labels["target"]),
        )
    else:
        tally.add("no baseline", parsed.baseline is None, row, value(parsed.baseline), None)
    directions = [labels["direction"], *labels["direction_alt"]]
    tally.add("direction", value(parsed.direction) in directions, row, value(parsed.direction), directions)
    dates(row, parsed, tally)
    if labels["outcome_vs_output"] != "unclear":
        tally.add(
            "outcome",
            parsed.outcome == labels["outcome_vs_output"],
            row,
            (parsed.outcome, parsed.outcome.evidence),
            labels["outcome_vs_output"],
        )
    for name, got in (
        ("measurable", parsed.measurable),
        ("time_bound", parsed.time_bound),
        ("vague", bool(parsed.vague)),
    ):
        if labels[name]:
            tally.add(f"{name} recall", got, row, got, True)
        if got:
            tally.add(
                f"{name} precision",
                labels[name],
                row,
                [s.value for s in parsed.vague] if name == "vague" else got,
                labels[name],
            )


def dates(row: dict[str, Any], parsed: ParsedGoal, tally: Tally) -> None:
    labels = row["labels"]
    due = value(parsed.due)
    got = due.isoformat() if due else None
    if labels["due"]:
        tally.add("due", got == labels["due"], row, got, labels["due"])
    elif labels["due_with_context"]:
        tally.add("due with context", got == labels["due_with_context"], row, got, labels["due_with_context"])
    elif not labels["due_text"]:
        tally.add("no due", parsed.due is None, row, (got, value(parsed.due_text)), None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--misses", default=None)
    parser.add_argument("--half", choices=("even", "odd"), default=None)
    options = parser.parse_args()
    tally = Tally()
    for row in load(options.files or [HERE / "authored_dev.jsonl"], options.half):
        score_row(row, tally)
    for slot in sorted(tally.all):
        print(f"{slot:22} {tally.good[slot]:4} / {tally.all[slot]:4}  {tally.good[slot] / tally.all[slot]:.3f}")
    for slot, misses in sorted(tally.misses.items()):
        if options.misses in {slot, "all"}:
            print(f"\n{slot}")
            for miss in misses:
                print("   ", miss)


if __name__ == "__main__":
    main()
