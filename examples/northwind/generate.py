"""Write Northwind's plan out of its story: company.yaml, teams/*.yaml, check-ins/*.csv.

Run it with: python examples/northwind/generate.py          writes the files
             python examples/northwind/generate.py --check  compares them, and ends with 1 where one differs
"""

import argparse
import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from story import TEAMS, TOP, as_plan, northwind

from okrkit import CheckIn, Plan, files

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PACKAGED = ROOT / "src" / "okrkit" / "examples" / "data" / "northwind.json"
SCHEMA = "schema/plan.schema.json"


def texts() -> dict[str, str]:
    """Return every file of the folder, by its path in it."""
    made = {"company.yaml": yaml(as_plan(tell() for tell in TOP), up="../../")}
    made["check-ins/company.csv"] = table(as_plan(tell() for tell in TOP).check_ins)
    for tell in TEAMS:
        name = tell.__name__.replace("_", "-")
        part = as_plan([tell()], headed=False)
        made[f"teams/{name}.yaml"] = yaml(part, up="../../../")
        made[f"check-ins/{name}.csv"] = table(part.check_ins)
    return made


def yaml(plan: Plan, *, up: str) -> str:
    """Return a part of the plan without its check-ins, its schema named as seen from the file."""
    bare = Plan(
        plan.objectives,
        plan.smart_goals,
        name=plan.name,
        cycle=plan.cycle,
        initiatives=plan.initiatives,
        health_metrics=plan.health_metrics,
        target_changes=plan.target_changes,
        grades=plan.grades,
    )
    return files.dumps(bare, format="yaml").replace("$schema=plan.schema.json", f"$schema={up}{SCHEMA}", 1)


def table(check_ins: Iterable[CheckIn]) -> str:
    """Return check-ins as CSV, a week below the other."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["goal", "day", "value", "confidence", "note"])
    for fact in check_ins:
        confidence = "" if fact.confidence is None else fact.confidence
        writer.writerow([fact.goal, fact.day, cell(fact.value), confidence, fact.note or ""])
    return out.getvalue()


def cell(value: object) -> str:
    """Return a value as a cell: names between semicolons, false where none is done."""
    if isinstance(value, tuple):
        return "; ".join(map(str, value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare the files, write nothing")
    parser.add_argument("--to", type=Path, default=HERE, metavar="FOLDER", help="where; default: beside this script")
    given = parser.parse_args()
    wanted = {given.to / name: text for name, text in texts().items()}
    if given.to == HERE and PACKAGED.parent.exists():
        wanted[PACKAGED] = files.dumps(northwind(), format="json")
    if not given.check:
        for path, text in wanted.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        return 0
    differing = [path for path, text in wanted.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    for path in differing:
        print(f"{path.name} is not what the story says; run {Path(__file__).name}")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
