"""How fast plan files load and dump beside cattrs with detailed validation, as its pages show it.

Run `python tests/benchmarks/bench_files.py [goals] [rounds]`: 100 000 goals with 12 check-ins a key result, the same
JSON file for all, in turns inside one process, in processor time; the ratios of the medians are the figures to keep. Peak memory is that
of fresh interpreters. Needs the packages of the group `peers`.
"""

from __future__ import annotations

import gc
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import attrs
import cattrs
from cattrs.preconf.json import make_converter

from okrkit import files
from okrkit.goals import (
    Change,
    CheckIn,
    Contribution,
    Cycle,
    Deliver,
    Establish,
    Hold,
    KeyResult,
    Measure,
    Number,
    Objective,
    Plan,
    SmartGoal,
    Value,
)

START = date(2026, 1, 5)


def organisation(goals: int, *, check_ins: int = 12) -> Plan:
    """Return a plan of that many goals: objectives of four key results each, with check-ins on every key result."""
    objectives = [_objective(number) for number in range(goals // 5)]
    days = [START + timedelta(weeks=week) for week in range(check_ins)]
    facts = [
        CheckIn(held.id, day, 20.0 + week * 5.5 + number % 7, confidence=0.5 + week / 100)
        for number, objective in enumerate(objectives)
        for held in objective.key_results
        for week, day in enumerate(days)
    ]
    return Plan(objectives, name="Organisation", cycle=Cycle.quarter(2026, 1), check_ins=facts)


def _objective(number: int) -> Objective:
    above = [f"o{number // 6}"] if number else []
    return Objective(
        f"o{number}",
        f"Make area {number} the one that customers praise",
        [_key_result(number, index) for index in range(4)],
        owner=f"person{number % 997}",
        level="team",
        contributes_to=above,
    )


def _key_result(number: int, index: int) -> KeyResult:
    measure = Hold(at_least=95, unit="%") if index == 3 else Change(20.0, 80.0 + number % 9, unit="point")
    title = f"Raise figure {index} of area {number} from 20 to {80 + number % 9}"
    return KeyResult(f"o{number}.k{index}", title, measure, weight=1 + index % 2, due=date(2026, 3, 31))


# What a user of cattrs would write for the same file.


@attrs.define
class ChangeRow:
    baseline: float
    target: float
    unit: str | None = None
    strict: bool = False


@attrs.define
class HoldRow:
    at_least: float | None = None
    at_most: float | None = None
    unit: str | None = None
    strict: bool = False


@attrs.define
class MeasureRow:
    change: ChangeRow | None = None
    hold: HoldRow | None = None


@attrs.define
class KeyResultRow:
    id: str
    title: str
    measure: MeasureRow | None = None
    owner: str | None = None
    team: str | None = None
    level: str | None = None
    due: date | None = None
    weight: float = 1.0
    contributes_to: list[str] = attrs.field(factory=list)
    tags: list[str] = attrs.field(factory=list)


@attrs.define
class ObjectiveRow:
    id: str
    title: str
    owner: str | None = None
    team: str | None = None
    level: str | None = None
    weight: float = 1.0
    contributes_to: list[str] = attrs.field(factory=list)
    tags: list[str] = attrs.field(factory=list)
    key_results: list[KeyResultRow] = attrs.field(factory=list)


@attrs.define
class CheckInRow:
    goal: str
    day: date
    value: float
    confidence: float | None = None
    note: str | None = None


@attrs.define
class PlanRow:
    okrkit: int
    name: str | None = None
    cycle: str | None = None
    objectives: list[ObjectiveRow] = attrs.field(factory=list)
    check_ins: list[CheckInRow] = attrs.field(factory=list)


def cattrs_load(path: Path) -> PlanRow:
    """Load the file as the pages of cattrs say."""
    return make_converter(omit_if_default=True).loads(path.read_text(encoding="utf-8"), PlanRow)


def model_converter() -> cattrs.Converter:
    """Return a converter to the model itself, with the hooks that its unions and short forms need."""
    converter = make_converter(omit_if_default=True)
    kinds = {"change": Change, "hold": Hold, "deliver": Deliver, "establish": Establish}

    def measure(value: dict[str, object], _: object) -> object:
        ((kind, content),) = value.items()
        return converter.structure(content, kinds[kind])

    def links(value: list[object], _: object) -> tuple[Contribution, ...]:
        return tuple(Contribution(one) if isinstance(one, str) else Contribution(**one) for one in value)

    def cycle(value: object, _: object) -> Cycle | None:
        return Cycle.parse(value) if isinstance(value, str) else None

    def plain(value: object, _: object) -> object:
        return value

    for kind, hook in ((Measure | None, measure), (Measure, measure), (Cycle | None, cycle)):
        converter.register_structure_hook(kind, hook)
    converter.register_structure_hook_func(lambda kind: kind == tuple[Contribution, ...], links)
    for kind in (Number, Number | None, Value, Mapping[str, object], Mapping[str, str]):
        converter.register_structure_hook_func(lambda asked, kind=kind: asked == kind, plain)
    return converter


@attrs.define
class PlanOfModel:
    okrkit: int
    name: str | None = None
    cycle: Cycle | None = None
    objectives: list[Objective] = attrs.field(factory=list)
    smart_goals: list[SmartGoal] = attrs.field(factory=list)
    check_ins: list[CheckIn] = attrs.field(factory=list)


def cattrs_model_load(path: Path) -> Plan:
    """Load the file into the plan itself, as okrkit does."""
    found = model_converter().loads(path.read_text(encoding="utf-8"), PlanOfModel)
    return Plan(found.objectives, found.smart_goals, name=found.name, cycle=found.cycle, check_ins=found.check_ins)


def cattrs_dump(rows: PlanRow, path: Path) -> None:
    """Dump the rows as the pages of cattrs say."""
    path.write_text(make_converter(omit_if_default=True).dumps(rows, ensure_ascii=False), encoding="utf-8")


def yaml_load(path: Path) -> object:
    """Load the file with PyYAML's C loader: no plan, no checks."""
    import yaml

    return yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)


@contextmanager
def without_msgspec() -> Iterator[None]:
    """Hide the extra, as if it were not installed."""
    import msgspec

    names = [name for name in sys.modules if name.partition(".")[0] == "msgspec"]
    kept = {name: sys.modules.pop(name) for name in names}
    sys.modules["msgspec"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        sys.modules.update(kept)
        del msgspec


def seconds(call: Callable[[], object]) -> float:
    """Return the processor time of one call, the garbage of the last one cleared before: others share the machine [s]."""
    gc.collect()
    start = time.process_time()
    kept = call()
    taken = time.process_time() - start
    del kept
    return taken


def medians(calls: dict[str, Callable[[], object]], *, rounds: int) -> dict[str, float]:
    """Return the median time of each call, taken in turns [s]."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            times[name].append(seconds(call))
    return {name: statistics.median(found) for name, found in times.items()}


def plain_load(path: Path) -> Plan:
    """Load with the standard library alone."""
    with without_msgspec():
        return files.load(path)


LOADERS: dict[str, Callable[[Path], object]] = {
    "cattrs, the plan": cattrs_model_load,
    "cattrs, plain rows": cattrs_load,
    "okrkit": plain_load,
    "okrkit + msgspec": files.load,
}


def peak_memory(name: str, path: Path) -> float:
    """Return the peak memory of a fresh interpreter that loads the file [MB]."""
    command = [sys.executable, __file__, "--peak", name, str(path)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def peak_of_this_interpreter() -> float:
    """Return the peak memory of this interpreter alone; getrusage counts the parent's before exec on Linux [MB]."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="utf-8").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report(title: str, times: dict[str, float], peer: str) -> None:
    """Print times and how often each is faster than the peer."""
    print(f"{title}, times as fast as {peer}")
    for name, taken in times.items():
        print(f"  {name:18} {taken:7.3f} s   {times[peer] / taken:5.2f} x")


def main(goals: int = 100_000, rounds: int = 5) -> None:
    """Print load, dump, YAML and memory."""
    with tempfile.TemporaryDirectory() as folder:
        path, copy, small = Path(folder, "plan.json"), Path(folder, "copy.json"), Path(folder, "plan.yaml")
        plan = organisation(goals)
        files.dump(plan, path)
        files.dump(organisation(min(goals, 5_000)), small)
        print(f"{goals} goals, {len(plan.check_ins)} check-ins, {path.stat().st_size / 1e6:.1f} MB")
        times = medians({name: lambda load=load: load(path) for name, load in LOADERS.items()}, rounds=rounds)
        report("load", times, "cattrs, the plan")
        report("load", times, "cattrs, plain rows")
        rows = cattrs_load(path)
        writers = {"cattrs, plain rows": lambda: cattrs_dump(rows, copy), "okrkit": lambda: files.dump(plan, copy)}
        report("dump", medians(writers, rounds=rounds), "cattrs, plain rows")
        readers = {"PyYAML C loader": lambda: yaml_load(small), "okrkit": lambda: files.load(small)}
        report("YAML", medians(readers, rounds=rounds), "PyYAML C loader")
        print("peak memory")
        for name in LOADERS:
            print(f"  {name:18} {peak_memory(name, path):7.0f} MB")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peak"]:
        kept = LOADERS[sys.argv[2]](Path(sys.argv[3]))
        print(peak_of_this_interpreter())
    else:
        main(*(int(word) for word in sys.argv[1:3]))
