"""The page of the named policies of scoring: what each does, and whose rule it is."""

from collections.abc import Iterator, Mapping
from typing import Any

from okrkit import scoring

CATALOGUES = {
    "roll_up": ("Roll-up", "How contributors enter a score.", "ROLL_UP_POLICIES"),
    "missing": ("Missing data", "What a key result without a score counts.", "MISSING_POLICIES"),
    "lateness": ("Lateness", "What is left of a score that is reached too late.", "LATENESS_POLICIES"),
    "curve": ("Expected progress", "How much of the way should be done by a day.", "EXPECTED_CURVES"),
    "band": ("Bands", "Where the colours and the words of a score begin.", "BAND_POLICIES"),
    "health": ("Health", "The word for how a goal stands; p is its progress, e the expected one.", "HEALTH_POLICIES"),
    "status": ("Status", "How an objective gets its health from its key results.", "STATUS_POLICIES"),
}


def page() -> str:
    """Return the page: one table a catalogue, the default first named."""
    lines = [
        "# Policies\n",
        "Every choice that a score depends on is a named value: it can be listed, passed and written by you.",
        "[Write a policy](how-to/write-a-policy.md) shows how.\n",
    ]
    for field, (title, about, name) in CATALOGUES.items():
        lines += [f"## {title}\n", f"{about} `ScoringPolicy({field}=...)`; listed in `okrkit.scoring.{name}`.\n"]
        lines += [*table(getattr(scoring, name), getattr(scoring.ScoringPolicy(), field).name), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def table(policies: Mapping[str, Any], default: str) -> Iterator[str]:
    """Yield the rows of one catalogue."""
    yield "| name | rule | source |"
    yield "|---|---|---|"
    for name, policy in policies.items():
        mark = " (default)" if name == default else ""
        yield f"| `{name}`{mark} | {words(policy)} | {policy.source} |"


def words(policy: Any) -> str:
    """Return the rule in words; bands are spelled out from their steps."""
    if steps := getattr(policy, "steps", None):
        return ", ".join(f"{step.word} from {step.start:g}" for step in steps)
    return str(policy.text).replace("|", "\\|")
