"""How fast sentences are read, beside packages that find numbers, units and dates in text but no roles.

Run `python tests/benchmarks/bench_parsing.py [FILE.jsonl] [rounds]`: every reader reads the same sentences in turns inside
one process, each for about the same time so that none is measured colder than another; the ratios of the medians of CPU
time are the figures to keep. Peers that are not installed are named and left out:
quantulum3 (with NLTK-free numbers, its classifier off), recognizers-text (number, percentage, dimension), dateparser.
Then hostile texts of 2 500 to 10 000 characters show that the time grows with the length and not with its square.
"""

from __future__ import annotations

import importlib
import json
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from okrkit.parsing import parse_key_result

Reader = Callable[[str], object]
SENTENCES = Path(__file__).parents[1] / "corpus" / "authored_dev.jsonl"
DAY = date(2026, 11, 21)
TURN = 0.1  # seconds that each reader reads before the next one's turn
PEER_SENTENCES = 60  # peers are slow: their share of the file is scaled, ours is all of it
HOSTILE = (
    "1 ",
    "1/2 ",
    "1→",
    "from 1 to 2 ",
    "in 2027 ",
    "a-",
    "q1-",
    "million ",
    "end of the ",
    "for x ",
    "(",
    "$",
    "no ",
)


def ours() -> Reader:
    """Every slot."""
    return lambda text: parse_key_result(text, reference=DAY)


def quantulum() -> Reader:
    """Quantities and units, its classifier off."""
    parser: Any = importlib.import_module("quantulum3.parser")
    load: Any = importlib.import_module("quantulum3.classifier")
    load.USE_CLF = False
    return parser.parse


def recognizers() -> Reader:
    """Numbers, percentages and dimensions."""
    number: Any = importlib.import_module("recognizers_number")
    unit: Any = importlib.import_module("recognizers_number_with_unit")
    models = [
        number.NumberRecognizer("en-us").get_number_model(),
        number.NumberRecognizer("en-us").get_percentage_model(),
        unit.NumberWithUnitRecognizer("en-us").get_dimension_model(),
    ]
    return lambda text: [model.parse(text) for model in models]


def dates() -> Reader:
    """Dates in text, English."""
    search: Any = importlib.import_module("dateparser.search")
    return lambda text: search.search_dates(text, languages=["en"])


PEERS: dict[str, Callable[[], Reader]] = {"quantulum3": quantulum, "recognizers-text": recognizers, "dateparser": dates}


def sentences(path: Path = SENTENCES) -> list[str]:
    """The texts of a file of JSON lines."""
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


def available() -> Iterator[tuple[str, Reader | None]]:
    """Each peer with its reader, None where it is not installed."""
    for name, load in PEERS.items():
        try:
            yield name, load()
        except ImportError:
            yield name, None


def seconds_each(read: Reader, texts: list[str], *, passes: int = 1) -> float:
    """CPU seconds a sentence in so many passes."""
    start = time.process_time()
    for _ in range(passes):
        for text in texts:
            read(text)
    return (time.process_time() - start) / (len(texts) * passes)


def _passes(read: Reader, texts: list[str]) -> int:
    """How many passes fill a turn; the pass that finds out warms the reader."""
    return max(1, round(TURN / max(seconds_each(read, texts) * len(texts), 1e-6)))


def compare(texts: list[str], readers: dict[str, Reader], *, rounds: int) -> dict[str, float]:
    """Median seconds a sentence of each reader, in turns."""
    few = texts[:: max(1, len(texts) // PEER_SENTENCES)]
    share = {name: texts if name == "okrkit" else few for name in readers}
    passes = {name: _passes(read, share[name]) for name, read in readers.items()}
    times: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(rounds):
        for name, read in readers.items():
            times[name].append(seconds_each(read, share[name], passes=passes[name]))
    return {name: statistics.median(measured) for name, measured in times.items()}


def growth(piece: str, *, rounds: int = 3) -> tuple[float, float]:
    """Milliseconds for 10 000 characters, and the ratio to 5 000: 2 is linear, 4 is quadratic."""
    half, whole = (
        min(seconds_each(ours(), [(piece * size)[:size] + "a"]) for _ in range(rounds)) for size in (4_999, 9_999)
    )
    return whole * 1000, whole / half


def main(arguments: list[str]) -> None:
    """Print the medians, the ratios and the growth."""
    path = Path(arguments[0]) if arguments else SENTENCES
    rounds = int(arguments[1]) if len(arguments) > 1 else 7
    texts = sentences(path)
    peers = dict(available())
    readers = {"okrkit": ours()} | {name: read for name, read in peers.items() if read is not None}
    medians = compare(texts, readers, rounds=rounds)
    print(f"{len(texts)} sentences of {statistics.mean(map(len, texts)):.0f} characters, median of {rounds} rounds")
    for name, median in medians.items():
        print(
            f"{name:18} {median * 1e6:10.1f} µs   {1 / median:8.0f} a second   {median / medians['okrkit']:7.1f} × okrkit"
        )
    for name in [name for name, read in peers.items() if read is None]:
        print(f"{name:18} not installed: skipped")
    for piece in HOSTILE:
        whole, ratio = growth(piece)
        print(f"10 000 × {piece!r:16} {whole:8.1f} ms   {ratio:4.1f} × the time of 5 000")


if __name__ == "__main__":
    main(sys.argv[1:])
