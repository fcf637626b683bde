"""Where a goal stands, in words: one place that turns a Score into what people read."""

from __future__ import annotations

from collections.abc import Mapping
from math import floor
from typing import TYPE_CHECKING

import attrs

from okrkit.cli.common import number
from okrkit.cli.inputs import AsOf
from okrkit.cli.text import Style
from okrkit.goals import Objective, Plan

if TYPE_CHECKING:
    from okrkit.scoring import Score, Scorecard

__all__ = ["Standing", "score_text", "scored", "standing"]

_STYLES: Mapping[str, Style] = {
    "met": "green",
    "missed": "red",
    "on-track": "green",
    "achieved": "green",
    "completed": "green",
    "green": "green",
    "progressing": "green",
    "at-risk": "yellow",
    "behind": "yellow",
    "falling-behind": "yellow",
    "needs-attention": "yellow",
    "yellow": "yellow",
    "in-danger": "red",
    "off-track": "red",
    "red": "red",
    "outdated": "yellow",
    "pending": "yellow",
}
_THRESHOLDS = (0.4, 0.7)  # of the default bands: Google, Doerr
_BANDS: Mapping[str, Style] = {"red": "red", "yellow": "yellow", "green": "green"}
_SPOKEN: Mapping[str, str] = {"outdated": "no news", "pending": "no check-in", "unknown": "no period"}
_REASONS: Mapping[str, str] = {
    "no-check-in": "no check-in",
    "nothing-to-average": "no key result",
    "zero-weight": "all weights 0",
    "not-started": "not started",
    "no-measure": "no measure",
    "loop": "in a loop",
    "mixed-units": "mixed units",
}


@attrs.frozen
class Standing:
    """Where a goal stands.

    Attributes:
        status: The one word that counts: the verdict once it is there, the health before, or why there is no score.
        band: "red", "yellow", "green", or "" without a score.
        style: Colour of the status; the word says the same.
        band_style: Colour of the band; the word says the same.
        short: Score, band and status in columns.
        words: The same as a phrase.
    """

    status: str
    band: str
    style: Style
    band_style: Style
    short: str
    words: str


def standing(score: Score, plan: Plan) -> Standing:
    """Return where a goal stands, in words."""
    if score.value is None:
        why = _why_undefined(score, plan)
        return Standing(why, "", "dim", "dim", f"   –         {why:<11}", why)
    status = _status(score)
    band = str(score.band) if score.band else ""
    style = _STYLES.get(_key(score), "")
    short = f"{score_text(score):<4} {band:<6}  {status:<11}"
    words = f"{score_text(score)} of {number(score.bar)}, {band}, {status}"
    return Standing(status, band, style, _BANDS.get(band, ""), short, words)


def score_text(score: Score) -> str:
    """Return the score in two digits; in three where two would lift it to a threshold that it misses."""
    text = number(score.value)
    if score.value is None or float(text) - score.value < 1e-9 or float(text) not in {*_THRESHOLDS, score.bar}:
        return text
    return f"{floor(score.value * 1000) / 1000:.3f}"


def _why_undefined(score: Score, plan: Plan) -> str:
    """Return why there is no score; nothing to average means no measure where nothing is averaged."""
    goal = plan.goal(score.goal)
    if not isinstance(goal, Objective) and goal.measure is None:
        return _REASONS["no-measure"]
    return _REASONS.get(str(score.reason), str(score.reason or "unknown"))


def _key(score: Score) -> str:
    verdict = str(score.verdict)
    return verdict if verdict in {"met", "missed"} else str(score.health)


def _status(score: Score) -> str:
    key = _key(score)
    return _SPOKEN.get(key, key.replace("-", " "))


def scored(plan: Plan, as_of: AsOf) -> Scorecard:
    """Return the scorecard of the plan on the day."""
    from okrkit.scoring import scorecard

    return scorecard(plan, as_of=as_of.day)
