"""The words that a score is told in: Verdict, Band, Health, Reason."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["TOLERANCE", "Band", "Health", "Reason", "Verdict", "at_most", "reaches"]

TOLERANCE = 1e-9
"""How far below a threshold a number may lie and still reach it: room for rounding, and for nothing else."""


def reaches(x: float, bar: float) -> bool:
    """Return whether a number reaches a bar, give or take the rounding of floats.

    Args:
        x: Any number, usually a score.
        bar: The threshold; reached at bar − 1e-9 (absolute).

    Source:
        okrkit: 0.1 + 0.2 must reach 0.3, and three results at 0.7 must average to 0.7.

    Examples:
        >>> reaches(0.1 + 0.2, 0.3), reaches((0.7 + 0.7 + 0.7) / 3, 0.7), reaches(0.69, 0.7)
        (True, True, False)
    """
    return x >= bar - TOLERANCE


def at_most(x: float, limit: float) -> bool:
    """Return whether a number stays within a limit, with the same tolerance.

    Examples:
        >>> at_most(0.35 - 0.25, 0.1)
        True
    """
    return x <= limit + TOLERANCE


class Verdict(StrEnum):
    """Whether a goal did what was promised.

    Examples:
        >>> [verdict.value for verdict in Verdict]
        ['met', 'missed', 'open', 'unknown']
    """

    MET = "met"
    MISSED = "missed"
    OPEN = "open"
    UNKNOWN = "unknown"


class Band(StrEnum):
    """The colour of a score, for display only and never without the number or the word.

    Examples:
        >>> [band.value for band in Band]
        ['red', 'yellow', 'green']
    """

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"


class Health(StrEnum):
    """The words of the health policies; a policy of your own may use others.

    The last four belong to no policy: the goal is closed, its last check-in is too old, it was
    never checked in, or nothing can be expected because its period is not known.

    Examples:
        >>> Health("on-track") is Health.ON_TRACK, Health.PENDING == "pending"
        (True, True)
    """

    ACHIEVED = "achieved"
    COMPLETED = "completed"
    GREEN = "green"
    ON_TRACK = "on-track"
    PROGRESSING = "progressing"
    FALLING_BEHIND = "falling-behind"
    BEHIND = "behind"
    YELLOW = "yellow"
    NEEDS_ATTENTION = "needs-attention"
    IN_DANGER = "in-danger"
    AT_RISK = "at-risk"
    RED = "red"
    OFF_TRACK = "off-track"
    CLOSED = "closed"
    OUTDATED = "outdated"
    PENDING = "pending"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a number is undefined; it is never a silent 0.

    Attributes:
        NO_CHECK_IN: Nobody has looked yet.
        NOTHING_TO_AVERAGE: An objective without key results, a goal without a measure or contributors.
        ZERO_WEIGHT: Key results whose weights are all 0.
        NOT_STARTED: The period has not begun, and nobody has looked yet.
        LOOP: Only of support: contributors that the goal itself contributes to.
        MIXED_UNITS: Only under the roll-up "sum": values that cannot be added up.

    Examples:
        >>> Reason("no-check-in") is Reason.NO_CHECK_IN
        True
    """

    NO_CHECK_IN = "no-check-in"
    NOTHING_TO_AVERAGE = "nothing-to-average"
    ZERO_WEIGHT = "zero-weight"
    NOT_STARTED = "not-started"
    LOOP = "loop"
    MIXED_UNITS = "mixed-units"
