"""Say how much of the core the last `coverage run` reached, lines and branches apart; fail below the bar."""

import json
import subprocess
import sys
from pathlib import Path

CORE = ("goals", "scoring", "parsing", "alignment", "rules")
BAR = 0.95


def reached(report: dict[str, dict[str, dict[str, dict[str, int]]]], package: str, what: str) -> tuple[int, int]:
    """Return (reached, all) of a package's lines or branches."""
    names = {
        "lines": ("covered_lines", "num_statements"),
        "branches": ("covered_branches", "num_branches"),
    }[what]
    summaries = [
        file["summary"] for path, file in report["files"].items() if f"okrkit/{package}/" in Path(path).as_posix()
    ]
    return sum(s[names[0]] for s in summaries), sum(s[names[1]] for s in summaries)


def main() -> int:
    """Print a line a package and one for the whole core; return 1 below the bar."""
    command = [sys.executable, "-m", "coverage", "json", "-q", "-o", "-"]
    report = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    totals = {"lines": [0, 0], "branches": [0, 0]}
    for package in CORE:
        found = {what: reached(report, package, what) for what in totals}
        for what, (part, whole) in found.items():
            totals[what][0] += part
            totals[what][1] += whole
        print(f"{package:<10}", *(f"{what} {part}/{whole}" for what, (part, whole) in found.items()))
    shares = {what: part / whole if whole else 1.0 for what, (part, whole) in totals.items()}
    print(f"{'core':<10}", *(f"{what} {share:.1%}" for what, share in shares.items()))
    return int(min(shares.values()) < BAR)


if __name__ == "__main__":
    sys.exit(main())
