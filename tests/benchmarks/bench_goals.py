"""What a million key results cost beside a plain attrs class with the same fields: time and memory.

Run: python tests/benchmarks/bench_goals.py [count]

The peer has no converter, no validator and no questions: it is what attrs does for sixteen fields
in one pass. Rounds are paired, and the medians are shown; the goals to reach are 1.3 times its time
and 160 bytes a key result.
"""

from __future__ import annotations

import gc
import sys
import tracemalloc
from collections.abc import Callable
from statistics import median
from time import process_time

import attrs

import okrkit as ok


@attrs.frozen(weakref_slot=False)
class Peer:
    """The fields of a key result, stored as they come."""

    id: str
    title: str
    measure: object = None
    owner: str | None = attrs.field(default=None, kw_only=True)
    team: str | None = attrs.field(default=None, kw_only=True)
    level: object = attrs.field(default=None, kw_only=True)
    weight: float = attrs.field(default=1.0, kw_only=True)
    effort: object = attrs.field(default=None, kw_only=True)
    contributes_to: tuple[object, ...] = attrs.field(default=(), kw_only=True)
    depends_on: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    conflicts_with: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    tags: tuple[str, ...] = attrs.field(default=(), kw_only=True)
    extra: object = attrs.field(default=None, kw_only=True)
    allow: object = attrs.field(default=None, kw_only=True)
    due: object = attrs.field(default=None, kw_only=True)
    evidence: str | None = attrs.field(default=None, kw_only=True)


MEASURE = ok.Change(4, 1, unit="hour")


def build(kind: Callable[..., object], ids: list[str]) -> list[object]:
    """Build one value an id, with what a key result usually states."""
    return [kind(one, "Reduce first response time", MEASURE, owner="ana", weight=2.0) for one in ids]


def seconds(kind: Callable[..., object], ids: list[str]) -> float:
    """Return the time of building all values, without the collector's."""
    gc.collect()
    gc.disable()
    start = process_time()
    made = build(kind, ids)
    taken = process_time() - start
    gc.enable()
    del made
    return taken


def bytes_each(kind: Callable[..., object], ids: list[str]) -> float:
    """Return the memory of one value; ids, titles and measures are shared."""
    tracemalloc.start()
    made = build(kind, ids)
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return (used - sys.getsizeof(made)) / len(ids)


def main(count: int, rounds: int = 7) -> dict[str, float]:
    """Print and return the medians of paired rounds."""
    ids = [f"k{number}" for number in range(count)]
    pairs = [(seconds(Peer, ids), seconds(ok.KeyResult, ids)) for _ in range(rounds)]
    result = {
        "peer seconds": median(peer for peer, _ in pairs),
        "key result seconds": median(own for _, own in pairs),
        "ratio": median(own / peer for peer, own in pairs),
        "bytes each": bytes_each(ok.KeyResult, ids[:100_000]),
    }
    print(f"{count} key results:", ", ".join(f"{name} {value:.3f}" for name, value in result.items()))
    return result


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
