"""ScoringPolicy: every choice that a score depends on, by name, with its default."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, cast

import attrs

from okrkit.errors import OptionsError
from okrkit.goals import Ambition, Objective, SmartGoal
from okrkit.goals._build import shown
from okrkit.goals.numbers import as_number
from okrkit.scoring.averaging import LATENESS_POLICIES, MISSING_POLICIES, LatenessPolicy, MissingPolicy
from okrkit.scoring.bands import BAND_POLICIES, BandPolicy
from okrkit.scoring.curves import EXPECTED_CURVES, ExpectedCurve
from okrkit.scoring.health import HealthPolicy
from okrkit.scoring.health_policies import HEALTH_POLICIES
from okrkit.scoring.named import HIGHEST, is_float_in, picked
from okrkit.scoring.roll_ups import ROLL_UP_POLICIES, STATUS_POLICIES, RollUpPolicy, StatusPolicy

__all__ = ["BAR_SOURCES", "ScoringPolicy"]

BAR_SOURCES = {
    "aspirational": "Google OKR playbook: 0.7 on average is success; Krezzo",
    "committed": "Google OKR playbook: expected in full; Krezzo",
    "smart": "Krezzo: a SMART goal is expected in full",
}
"""Where the bars come from."""


def _as_roll_up(given: RollUpPolicy | str | Callable[..., object]) -> RollUpPolicy:
    return picked("roll-up policy", ROLL_UP_POLICIES, given, RollUpPolicy)


def _as_status(given: StatusPolicy | str | Callable[..., object]) -> StatusPolicy:
    return picked("status policy", STATUS_POLICIES, given, StatusPolicy)


def _as_missing(given: MissingPolicy | str | Callable[..., object]) -> MissingPolicy:
    return picked("missing policy", MISSING_POLICIES, given, MissingPolicy)


def _as_lateness(given: LatenessPolicy | str | Callable[..., object]) -> LatenessPolicy:
    return picked("lateness policy", LATENESS_POLICIES, given, LatenessPolicy)


def _as_curve(given: ExpectedCurve | str | Callable[..., object]) -> ExpectedCurve:
    return picked("expected curve", EXPECTED_CURVES, given, ExpectedCurve)


def _as_band(given: BandPolicy | str) -> BandPolicy:
    return picked("band policy", BAND_POLICIES, given, BandPolicy)


def _as_health(given: HealthPolicy | str | Callable[..., object]) -> HealthPolicy:
    return picked("health policy", HEALTH_POLICIES, given, HealthPolicy)


def _as_float(given: float) -> float:
    """Turn the floats of other libraries into plain ones; the checks see to the rest."""
    return cast("float", as_number(given))


def _as_targets(given: Literal["current", "original"]) -> Literal["current", "original"]:
    """Turn words of other kinds (an enum's, numpy's) into plain text; the checks see to the rest."""
    text = isinstance(given, str)  # pyright: ignore[reportUnnecessaryIsInstance]  # data of callers
    return cast("Literal['current', 'original']", str(given)) if text else given


@attrs.frozen(kw_only=True)
class ScoringPolicy:
    """Every choice that a score depends on; each policy is a value, a name, or a function of yours.

    Attributes:
        aspirational_bar: Score at which an aspirational objective and its key results are met (0, 1].
        committed_bar: The same for committed objectives.
        smart_bar: The same for SMART goals.
        ceiling: Highest score of a key result or SMART goal [1-1,000,000].
        targets: "current" measures against the promise in force on the day, "original" against the first.
        roll_up: How contributors enter a score; see `ROLL_UP_POLICIES`.
        status: How an objective gets its health from its key results; see `STATUS_POLICIES`.
        missing: What a key result without a score counts; see `MISSING_POLICIES`.
        lateness: What is left of a score reached too late; see `LATENESS_POLICIES`.
        curve: Expected progress; see `EXPECTED_CURVES`.
        band: Colours and words of scores; see `BAND_POLICIES`.
        health: The word for how a goal stands; see `HEALTH_POLICIES`.

    Raises:
        UnknownNameError: If a name is no policy; the nearest is named.
        OptionsError: With every other problem at once.

    Source:
        Google OKR playbook and Krezzo for the bars; each policy names its own.

    Examples:
        >>> policy = ScoringPolicy(health="viva", missing="zero")
        >>> policy.health.name, policy.band.name, policy.aspirational_bar
        ('viva', 'google', 0.7)
        >>> policy
        ScoringPolicy(missing='zero', health='viva')
    """

    aspirational_bar: float = attrs.field(default=0.7, converter=_as_float)
    committed_bar: float = attrs.field(default=1.0, converter=_as_float)
    smart_bar: float = attrs.field(default=1.0, converter=_as_float)
    ceiling: float = attrs.field(default=1.0, converter=_as_float)
    targets: Literal["current", "original"] = attrs.field(default="current", converter=_as_targets)
    roll_up: RollUpPolicy = attrs.field(default=ROLL_UP_POLICIES["own"], converter=_as_roll_up)
    status: StatusPolicy = attrs.field(default=STATUS_POLICIES["worst"], converter=_as_status)
    missing: MissingPolicy = attrs.field(default=MISSING_POLICIES["skip"], converter=_as_missing)
    lateness: LatenessPolicy = attrs.field(default=LATENESS_POLICIES["none"], converter=_as_lateness)
    curve: ExpectedCurve = attrs.field(default=EXPECTED_CURVES["linear"], converter=_as_curve)
    band: BandPolicy = attrs.field(default=BAND_POLICIES["google"], converter=_as_band)
    health: HealthPolicy = attrs.field(default=HEALTH_POLICIES["okrkit"], converter=_as_health)

    def __attrs_post_init__(self) -> None:
        bars = ("aspirational_bar", "committed_bar", "smart_bar")
        problems = [
            f"{name} must be a float in (0, 1], got {shown(bar)}"
            for name in bars
            if not (is_float_in(bar := getattr(self, name), 0, 1) and bar)
        ]
        if not is_float_in(self.ceiling, 1, HIGHEST):
            problems.append(f"ceiling must be a float in [1, {HIGHEST:,}], got {shown(self.ceiling)}")
        if self.targets not in ("current", "original"):  # a tuple, for it may hold what cannot be hashed
            problems.append(f"targets must be 'current' or 'original', got {shown(self.targets)}")
        if problems:
            raise OptionsError("ScoringPolicy", problems)

    def __repr__(self) -> str:
        """Return the call that makes the policy: what differs from the defaults, and known policies by their names."""
        defaults: dict[str, object] = {field.name: field.default for field in attrs.fields(ScoringPolicy)}
        given = [(name, value) for name, usual in defaults.items() if (value := getattr(self, name)) != usual]
        return f"ScoringPolicy({', '.join(f'{name}={_as_written(name, value)}' for name, value in given)})"

    def bar_of(self, goal: Objective | SmartGoal) -> float:
        """Return the bar of an objective, which is also its key results', or of a SMART goal."""
        if isinstance(goal, SmartGoal):
            return self.smart_bar
        return self.committed_bar if goal.ambition is Ambition.COMMITTED else self.aspirational_bar

    def bar_kind(self, goal: Objective | SmartGoal) -> str:
        """Return which bar that is: "aspirational", "committed" or "smart"."""
        return "smart" if isinstance(goal, SmartGoal) else goal.ambition.value

    def clamp(self, progress: float) -> float:
        """Return progress limited to [0, ceiling]."""
        if progress <= 0.0:
            return 0.0
        return min(progress, self.ceiling)

    def to_dict(self) -> dict[str, object]:
        """Return the choices as plain data: numbers, and policies by name."""
        values = attrs.asdict(self, recurse=False)
        return {key: getattr(value, "name", value) for key, value in values.items()}


_CATALOGUES: Mapping[str, Mapping[str, object]] = {
    "roll_up": ROLL_UP_POLICIES,
    "status": STATUS_POLICIES,
    "missing": MISSING_POLICIES,
    "lateness": LATENESS_POLICIES,
    "curve": EXPECTED_CURVES,
    "band": BAND_POLICIES,
    "health": HEALTH_POLICIES,
}


def _as_written(field: str, value: object) -> str:
    """Return a choice as one would write it: a policy by its name where the name alone gives it again."""
    name = str(getattr(value, "name", ""))
    known = _CATALOGUES.get(field, {})
    return repr(name) if name in known and known[name] == value else repr(value)
