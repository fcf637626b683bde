"""Print how many goals of a corpus each rule touches: `python tests/corpus/score_rules.py CORPUS.jsonl [--show CODE]`.

One goal a line: "text", and where known "kind" (objective, key_result or smart_goal), "id", "parent_id", "period" and
"labels". Goals are linted as a plan whose measures are read from the sentences, once with every rule.
With labels, the reader's words are scored as well: measurable, time-bound, vague, outcome or output.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from okrkit import Cycle, KeyResult, Objective, Plan, SmartGoal
from okrkit.errors import GoalSyntaxError, InvalidGoalError
from okrkit.parsing import ParsedGoal, parse_key_result, parse_objective, parse_smart_goal
from okrkit.rules import ALL, Finding, lint

Row = dict[str, object]
DAY = date(2026, 1, 2)
Q1 = Cycle(date(2026, 1, 1), date(2026, 3, 31))
# What a bare sentence cannot carry: who, when, from where, and what stands above it.
ABOUT_THE_PLAN = ("ALN", "CAD", "SCO", "RUN")


def read(path: Path) -> list[Row]:
    """Return the rows of a corpus."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def parse(row: Row) -> ParsedGoal | None:
    """Return what the sentence of a row was read as; None where it is none."""
    readers = {"objective": parse_objective, "smart_goal": parse_smart_goal}
    try:
        return readers.get(str(row.get("kind")), parse_key_result)(str(row["text"]))
    except GoalSyntaxError:
        return None


def plan_of(rows: list[Row]) -> Plan:
    """Return the goals as one plan: key results under their parents, those without one under an objective of their own."""
    held: dict[str, list[KeyResult]] = {}
    objectives: dict[str, str] = {}
    smart: list[SmartGoal] = []
    for number, row in enumerate(rows):
        name = f"g{number}"
        if row.get("kind") == "objective":
            objectives[str(row.get("id", name))] = str(row["text"])
        elif row.get("kind") == "smart_goal":
            smart.append(smart_goal(row, name))
        else:
            held.setdefault(str(row.get("parent_id") or "-"), []).append(key_result(row, name))
    made = [Objective(name, text, held.pop(name, []), owner="o") for name, text in objectives.items()]
    rest = [Objective(f"-{name}", "Make it so", found, owner="o") for name, found in held.items()]
    return Plan([*made, *rest], smart, cycle=Q1)


def key_result(row: Row, name: str) -> KeyResult:
    """Return the key result of a row, measured where its sentence says how."""
    found = parse(row)
    try:
        return found.to_key_result(id=name, due=None) if found else KeyResult(name, str(row["text"]))
    except InvalidGoalError:
        return KeyResult(name, str(row["text"]))


def smart_goal(row: Row, name: str) -> SmartGoal:
    """Return the SMART goal of a row, measured where its sentence says how."""
    found = parse(row)
    try:
        return found.to_smart_goal(id=name) if found else SmartGoal(name, str(row["text"]))
    except InvalidGoalError:
        return SmartGoal(name, str(row["text"]))


def touched(rows: list[Row]) -> tuple[Plan, tuple[Finding, ...]]:
    """Return the plan of a corpus and what the rules about wording and structure say."""
    plan = plan_of(rows)
    return plan, lint(plan, as_of=DAY, rules=[one for one in ALL if one.family not in ABOUT_THE_PLAN])


def table(plan: Plan, findings: Iterable[Finding]) -> list[str]:
    """Return one line a rule: how many goals it looks at, how many it touches, and the share."""
    goals = Counter(type(goal) for goal in plan)
    hits = Counter(code for code, _ in {(one.rule, one.goal) for one in findings})
    lines = [f"{'rule':<38} {'stage':<8} {'goals':>6} {'touched':>8} {'share':>7}"]
    for one in ALL:
        if one.family in ABOUT_THE_PLAN:
            continue
        seen = sum(count for kind, count in goals.items() if kind in one.on)
        share = hits[one.code] / seen if seen else 0.0
        lines.append(f"{one.code} {one.name:<31} {one.stage.value:<8} {seen:>6} {hits[one.code]:>8} {share:>7.1%}")
    return lines


def agreement(rows: list[Row]) -> list[str]:
    """Return precision and recall of the reader's words where rows carry labels."""
    lines = []
    labelled = [(found, row["labels"]) for row in rows if row.get("labels") and (found := parse(row))]
    for name in ("measurable", "time_bound", "vague"):
        pairs = [(bool(getattr(found, name)), bool(labels[name])) for found, labels in labelled]  # type: ignore[index]
        lines.append(scored(name, pairs))
    sides = [(str(found.outcome), labels["outcome_vs_output"]) for found, labels in labelled]  # type: ignore[index]
    clear = [(said, meant) for said, meant in sides if meant != "unclear"]
    right = sum(said == meant for said, meant in clear)
    lines.append(f"{'outcome or output':<18} right {right} of {len(clear)} = {right / max(1, len(clear)):.2f}")
    return lines if labelled else []


def scored(name: str, pairs: list[tuple[bool, bool]]) -> str:
    """Return precision and recall, with the counts."""
    hits = sum(said and meant for said, meant in pairs)
    said, meant = sum(said for said, _ in pairs), sum(meant for _, meant in pairs)
    ratios = f"precision {hits / max(1, said):.2f} ({hits}/{said}), recall {hits / max(1, meant):.2f} ({hits}/{meant})"
    return f"{name:<18} {ratios}"


def main() -> None:
    """Print the table, and with --show the goals that a rule touches."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--show", action="append", default=[])
    given = arguments.parse_args()
    rows = read(given.corpus)
    plan, findings = touched(rows)
    print("\n".join([*table(plan, findings), *agreement(rows)]))
    for one in findings:
        if one.rule in given.show and one.goal:
            print(
                f"{one.rule} {plan[one.goal].title!r}: {one.message}"
                + (f" -> {one.suggestion!r}" if one.suggestion else "")
            )


if __name__ == "__main__":
    main()
