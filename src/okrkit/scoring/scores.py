"""Score: where one goal stands on a day."""

from __future__ import annotations

from datetime import date
from typing import cast

import attrs

from okrkit.goals import Number, Value
from okrkit.scoring.words import Band, Reason, Verdict

__all__ = ["Score"]


@attrs.frozen(kw_only=True)
class Score:
    """Where one goal stands on a day, against its own bar.

    Attributes:
        goal: Its id.
        progress: Raw progress [unbounded]; of an objective the weighted mean of its key results'. None: undefined.
        value: The score [0-1, unrounded]; None: undefined, see `reason`.
        coverage: Share of weight that is scored [0-1].
        bar: The score at which the goal is met [0-1].
        attainment: Score against its bar, at most 1 [0-1]: comparable across goals. None: undefined.
        verdict: Met, missed, open or unknown.
        band: Colour of the score; None: undefined.
        band_word: The band policy's word for it; None: undefined.
        confidence: Last stated probability of reaching the target [0-1], of an objective the weighted
            mean of its key results'. None: not stated.
        expected: Expected progress on the policy's curve [0-1]; None: the period is not known.
        pace: Score − expected · bar [−1 - 1]; None: one of them is undefined.
        health: The health policy's word, or "closed", "outdated", "pending", "unknown".
        support: Weighted mean of the contributors' attainment [0-1]; None: undefined, see `support_reason`.
        opposition: The same of the contributors with negative weights; None: there are none, or nothing is known.
        reason: Why the score is undefined; None: it is defined.
        support_reason: Why support is undefined; None: it is defined.
        measured: The check-ins' values as one, in the metric's unit; None for objectives, or nothing known.
        last_check_in: Day of the last check-in, of an objective its key results'; None: none yet.
        grade: What people gave at the close [tenths, 0-1]; None: not graded.
        vetoed_by: Ids of the health metrics that keep a met goal from being called met.
        late: Days between the end of the goal's period and the day the score was reached [≥ 0].

    Examples:
        >>> from okrkit import Change, Plan, SmartGoal
        >>> from okrkit.scoring import scorecard
        >>> goal = SmartGoal(
        ...     "calls", "Hold 40 customer calls", Change(0, 40), due=date(2026, 6, 30), start=date(2026, 4, 1)
        ... )
        >>> plan = Plan([], [goal]).check_in("calls", date(2026, 5, 4), 30)
        >>> print(scorecard(plan, as_of=date(2026, 5, 10))["calls"])
        calls: 0.75 of bar 1.00, open, green, on-track
    """

    goal: str
    progress: float | None
    value: float | None
    coverage: float
    bar: float
    attainment: float | None
    verdict: Verdict
    band: Band | None
    band_word: str | None
    confidence: float | None
    expected: float | None
    pace: float | None
    health: str
    support: float | None
    opposition: float | None
    reason: Reason | None
    support_reason: Reason | None
    measured: Value | None
    last_check_in: date | None
    grade: Number | None
    vetoed_by: tuple[str, ...] = ()
    late: int = 0

    def __str__(self) -> str:
        if self.value is None:
            return f"{self.goal}: {self.verdict} ({self.reason}), {self.health}"
        return f"{self.goal}: {self.value:.2f} of bar {self.bar:.2f}, {self.verdict}, {self.band}, {self.health}"

    def to_dict(self) -> dict[str, object]:
        """Return the score as plain data for JSON, always with the same keys in the same order.

        Words and days are text, undefined numbers are None; milestone names are a list.

        Examples:
            >>> from okrkit import Plan, SmartGoal
            >>> from okrkit.scoring import scorecard
            >>> score = scorecard(Plan([], [SmartGoal("s", "Learn")]), as_of=date(2026, 5, 10))["s"]
            >>> score.to_dict()["reason"]
            'nothing-to-average'
        """
        return {key: _plain(getattr(self, key)) for key in KEYS}


KEYS = tuple(field.name for field in attrs.fields(Score))
"""The keys of a score as plain data, in order."""


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [_plain(item) for item in cast("tuple[object, ...]", value)]
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, str):
        return str(value)
    return float(value)  # type: ignore[arg-type]  # Decimal and Fraction
