"""The health policies of okrkit and of the products people come from, as values."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from okrkit.scoring.health import HealthPolicy, Standing
from okrkit.scoring.named import catalogue
from okrkit.scoring.words import Health, at_most, reaches

__all__ = ["HEALTH_POLICIES", "gap_policy", "ratio_policy"]


def _okrkit(standing: Standing) -> str:
    if standing.p_success is not None:
        if reaches(standing.p_success, 0.6):
            return Health.ON_TRACK
        return Health.AT_RISK if reaches(standing.p_success, 0.3) else Health.OFF_TRACK
    if at_most(standing.gap, 0.10):
        return Health.ON_TRACK
    return Health.AT_RISK if at_most(standing.gap, 0.25) else Health.OFF_TRACK


@attrs.frozen
class _ByGap:
    """A value and not a closure, so that policies can be compared and pickled."""

    limits: tuple[tuple[float, str], ...]
    otherwise: str
    done: str | None

    def __call__(self, standing: Standing) -> str:
        if self.done is not None and reaches(standing.progress, 1):
            return self.done
        gap = standing.expected - standing.progress
        return next((word for limit, word in self.limits if at_most(gap, limit)), self.otherwise)


def gap_policy(
    name: str,
    *limits: tuple[float, str],
    otherwise: str,
    done: str | None = None,
    text: str = "",
    source: str = "the caller",
) -> HealthPolicy:
    """Return a policy that goes by what is missing: expected − progress.

    Args:
        name: What to pass it by.
        limits: (limit, word), the smallest limit first; a gap up to the limit, included, earns the word.
        otherwise: The word beyond the last limit.
        done: The word once progress reaches 1; None: no such word.
        text: The rule in words.
        source: Whose rule it is.

    Examples:
        >>> calm = gap_policy("calm", (0.2, "on-track"), otherwise="off-track")
        >>> calm.words
        ('on-track', 'off-track')
    """
    rule = _ByGap(limits, otherwise, done)
    words = (*([done] if done else []), *(word for _, word in limits), otherwise)
    return HealthPolicy(name, rule, words=words, text=text, source=source)


@attrs.frozen
class _ByRatio:
    """The same for what is reached against what is expected."""

    starts: tuple[tuple[float, str], ...]
    otherwise: str
    done: str | None

    def __call__(self, standing: Standing) -> str:
        if self.done is not None and reaches(standing.progress, 1):
            return self.done
        reached = (word for share, word in self.starts if reaches(standing.progress, share * standing.expected))
        return next(reached, self.otherwise)


def ratio_policy(
    name: str,
    *starts: tuple[float, str],
    otherwise: str,
    done: str | None = None,
    text: str = "",
    source: str = "the caller",
) -> HealthPolicy:
    """Return a policy that goes by progress ÷ expected; where nothing is expected yet, the best word.

    Args:
        name: What to pass it by.
        starts: (share, word), the largest share first; from the share on, the word is earned.
        otherwise: The word below the last share.
        done: The word once progress reaches 1; None: no such word.
        text: The rule in words.
        source: Whose rule it is.

    Examples:
        >>> ratio_policy("half", (0.5, "green"), otherwise="red").words
        ('green', 'red')
    """
    rule = _ByRatio(starts, otherwise, done)
    words = (*([done] if done else []), *(word for _, word in starts), otherwise)
    return HealthPolicy(name, rule, words=words, text=text, source=source)


def _perdoo(standing: Standing) -> str:
    if reaches(standing.progress, 1):
        return Health.ACHIEVED
    if at_most(standing.gap, 0.10):
        return Health.ON_TRACK
    return Health.NEEDS_ATTENTION if at_most(standing.gap, 0.25) else Health.OFF_TRACK


def _burningokr(standing: Standing) -> str:
    ahead = standing.progress - standing.expected
    if not reaches(ahead, -0.4):
        return Health.OFF_TRACK
    return Health.ON_TRACK if reaches(ahead, -0.2) else Health.IN_DANGER


HEALTH_POLICIES: Mapping[str, HealthPolicy] = catalogue(
    HealthPolicy(
        "okrkit",
        _okrkit,
        text=(
            "with a forecast: P(success) ≥ 0.6 on track, ≥ 0.3 at risk, below off track; "
            "without: gap = expected · bar − score ≤ 0.10 on track, ≤ 0.25 at risk, above off track"
        ),
        source="okrkit: a tenth is within what one late check-in hides; a quarter is what Viva calls at risk",
    ),
    gap_policy(
        "viva",
        (0.0, Health.ON_TRACK),
        (0.25, Health.BEHIND),
        otherwise=Health.AT_RISK,
        text="expected − progress ≤ 0 on track, ≤ 0.25 behind, above at risk",
        source="Microsoft Viva Goals, status of goals that report by themselves",
    ),
    gap_policy(
        "ally",
        (0.0, Health.ON_TRACK),
        (0.25, Health.BEHIND),
        otherwise=Health.AT_RISK,
        text="at least expected: on track; up to 0.25 off: behind; more than 0.25 off: at risk",
        source="Ally.io help, 'OKR status indicators': off by more than 25 % from expected; the word below that is reconstructed from Viva Goals",
    ),
    HealthPolicy(
        "burningokr",
        _burningokr,
        words=(Health.ON_TRACK, Health.IN_DANGER, Health.OFF_TRACK),
        text="progress − expected < −0.4 off track, < −0.2 in danger, else on track",
        source="BurningOKR, its progress colours",
    ),
    gap_policy(
        "mhokr",
        (0.05, Health.ON_TRACK),
        (0.15, Health.AT_RISK),
        otherwise=Health.OFF_TRACK,
        done=Health.COMPLETED,
        text="progress ≥ 1 completed; expected − progress > 0.15 off track, > 0.05 at risk, else on track",
        source="MHOKR, its status calculation",
    ),
    gap_policy(
        "engagedly",
        (0.165, Health.ON_TRACK),
        (0.33, Health.BEHIND),
        otherwise=Health.AT_RISK,
        done=Health.ACHIEVED,
        text="progress ≥ 1 achieved; gap ≤ 0.165 on track, ≤ 0.33 behind, above at risk",
        source="Engagedly, automatic goal status",
    ),
    ratio_policy(
        "upraise",
        (0.95, Health.ON_TRACK),
        (0.75, Health.FALLING_BEHIND),
        otherwise=Health.AT_RISK,
        text="progress ≥ 0.95 · expected on track, ≥ 0.75 · expected falling behind, below at risk",
        source="UpRaise documentation, 'Default confidence status calculations'",
    ),
    ratio_policy(
        "oboard",
        (0.7, Health.ON_TRACK),
        (0.4, Health.BEHIND),
        otherwise=Health.AT_RISK,
        text="progress ÷ expected ≥ 0.7 on track, ≥ 0.4 behind, below at risk",
        source="Oboard documentation, 'Grading your OKRs'",
    ),
    ratio_policy(
        "mooncamp",
        (1.0, Health.ACHIEVED),
        (0.9, Health.ON_TRACK),
        (0.7, Health.PROGRESSING),
        otherwise=Health.OFF_TRACK,
        text="progress relative to the time passed: ≥ 0.9 on track, ≥ 0.7 progressing, below off track; progress ≥ 1 achieved",
        source="Mooncamp documentation, 'Goal statuses': the preset thresholds 70 % and 90 %",
    ),
    ratio_policy(
        "servicenow",
        (0.90, Health.GREEN),
        (0.75, Health.YELLOW),
        otherwise=Health.RED,
        text="achieved ÷ planned ≥ 0.90 green, ≥ 0.75 yellow, below red",
        source="ServiceNow Goal Management, status thresholds",
    ),
    HealthPolicy(
        "perdoo_weakest",
        _perdoo,
        words=(Health.ACHIEVED, Health.ON_TRACK, Health.NEEDS_ATTENTION, Health.OFF_TRACK),
        text=(
            "an objective has the word of its weakest key result; a key result: progress ≥ 1 achieved, "
            "gap ≤ 0.10 on track, ≤ 0.25 needs attention, above off track"
        ),
        source=(
            "Perdoo help, 'Goal statuses': the weakest key result, and the words; people set those of a key result "
            "by hand there, so its thresholds are reconstructed as okrkit's"
        ),
        roll_up="weakest",
    ),
)
"""Every health policy by name; `okrkit` is the default."""
