"""What `import okrkit` costs beside `import attrs`, in fresh interpreters that take turns.

Run `python tests/benchmarks/bench_import.py [rounds]`; the ratio of the medians is the figure to keep at 1.3 or below.
"""

import statistics
import subprocess
import sys

PROGRAM = "import time; start = time.perf_counter(); import {package}; print(time.perf_counter() - start)"


def seconds_to_import(package: str) -> float:
    """Return the time one fresh interpreter takes to import the package [s]."""
    command = [sys.executable, "-c", PROGRAM.format(package=package)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def compare(package: str, peer: str, *, rounds: int) -> tuple[float, float]:
    """Return the median times of package and peer [s], measured in turns after one unmeasured round."""
    seconds_to_import(package), seconds_to_import(peer)
    pairs = [(seconds_to_import(package), seconds_to_import(peer)) for _ in range(rounds)]
    ours, theirs = zip(*pairs, strict=True)
    return statistics.median(ours), statistics.median(theirs)


def main(rounds: int = 31) -> None:
    """Print both medians and their ratio."""
    ours, theirs = compare("okrkit", "attrs", rounds=rounds)
    print(f"import okrkit {ours * 1000:.1f} ms, import attrs {theirs * 1000:.1f} ms, ratio {ours / theirs:.2f}")


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
