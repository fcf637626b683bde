"""Bands: the colour and the word that a score is shown with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from okrkit.errors import OptionsError
from okrkit.goals._build import short_repr, shown
from okrkit.scoring.named import HIGHEST, catalogue, is_float_in
from okrkit.scoring.words import Band, reaches

__all__ = ["BAND_POLICIES", "BandPolicy", "BandStep"]


def _as_band(given: Band | str) -> Band:
    try:
        return Band(given)
    except ValueError:
        raise OptionsError("BandStep", [f"band must be one of {', '.join(Band)}, got {shown(given)}"]) from None


@attrs.frozen
class BandStep:
    """One band, from a score on.

    Attributes:
        start: Lowest score of the band [0-1], reached as `reaches` says.
        band: Its colour, or the word for it.
        word: What people call it.
    """

    start: float
    band: Band = attrs.field(converter=_as_band)
    word: str

    __repr__ = short_repr


def _as_steps(given: Iterable[BandStep]) -> tuple[BandStep, ...]:
    try:
        return tuple(given)
    except TypeError:
        raise OptionsError("BandPolicy", [f"steps must be BandSteps, got {shown(given)}"]) from None


@attrs.frozen
class BandPolicy:
    """Where the bands begin; each reaches up to the next one, so there are no gaps.

    Attributes:
        name: What to pass it by.
        steps: The bands, the lowest first; the first starts at 0.
        source: Who draws the lines there.

    Raises:
        OptionsError: If there is no step, the first does not start at 0, or one starts below the last.

    Examples:
        >>> BAND_POLICIES["google"].of(0.7).band, BAND_POLICIES["google"].of(0.6999).band.value
        (<Band.GREEN: 'green'>, 'yellow')
        >>> BAND_POLICIES["viva_aspirational"].of(1.0).word
        'too safe'
        >>> ours = BandPolicy("ours", [BandStep(0, Band.RED, "no"), BandStep(0.5, Band.GREEN, "yes")])
        >>> ours.of(0.5).word
        'yes'
    """

    name: str
    steps: tuple[BandStep, ...] = attrs.field(converter=_as_steps)
    source: str = attrs.field(default="the caller", kw_only=True)

    __repr__ = short_repr

    def __attrs_post_init__(self) -> None:
        if not all(isinstance(step, BandStep) for step in self.steps):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise OptionsError("BandPolicy", [f"steps must be BandSteps, got {shown(self.steps)}"])
        starts = [step.start for step in self.steps]
        sound = all(is_float_in(start, 0, HIGHEST) for start in starts) and starts == sorted(set(starts))
        if not sound or not starts or starts[0] != 0:
            raise OptionsError("BandPolicy", [f"steps must start at 0 and rise, got {shown(starts)}"])

    def of(self, score: float) -> BandStep:
        """Return the band of an unrounded score."""
        found = self.steps[0]
        for step in self.steps:
            if reaches(score, step.start):
                found = step
        return found


def _three(name: str, low: float, high: float, *, words: tuple[str, str, str], source: str) -> BandPolicy:
    starts = zip((0, low, high), Band, words, strict=True)
    return BandPolicy(name, [BandStep(start, band, word) for start, band, word in starts], source=source)


_GOOGLE = _three(
    "google",
    0.4,
    0.7,
    words=("no real progress", "progress", "delivered"),
    source="Google OKR playbook and Doerr 2018: 0.0-0.3 red, 0.4-0.6 yellow, 0.7-1.0 green; the gaps are closed downwards",
)
_PUZZLE = BandPolicy(
    "puzzle",
    [
        BandStep(0, Band.RED, "fail"),
        BandStep(0.3, Band.YELLOW, "commit"),
        BandStep(0.7, Band.GREEN, "target"),
        BandStep(1.0, Band.GREEN, "stretch"),
    ],
    source="Puzzle ITC's okr tool: commit at 0.3, target at 0.7, stretch at 1.0",
)
_OPENOKR = BandPolicy(
    "openokr",
    [
        BandStep(0, Band.RED, "off track"),
        BandStep(0.4, Band.YELLOW, "at risk"),
        BandStep(0.7, Band.GREEN, "on track"),
        BandStep(0.9, Band.GREEN, "achieved"),
    ],
    source="OpenOKR: lines at 0.4, 0.7 and 0.9; the words are okrkit's",
)
_VIVA_ASPIRATIONAL = BandPolicy(
    "viva_aspirational",
    [
        BandStep(0, Band.RED, "low"),
        BandStep(0.4, Band.YELLOW, "below the healthy range"),
        BandStep(0.6, Band.GREEN, "healthy"),
        BandStep(0.8 + 2e-9, Band.GREEN, "above the healthy range"),
        BandStep(1.0, Band.YELLOW, "too safe"),
    ],
    source="Microsoft Viva Goals on aspirational OKRs: 0.6-0.8 is healthy, 1.0 was too safe; below 0.6 as Google",
)
_BOJA = _three(
    "boja",
    0.3,
    0.7,
    words=("missed", "partly", "delivered"),
    source="the boja preset, reconstructed: red to 0.3, yellow to 0.7, green from there; its own text was not at hand",
)

BAND_POLICIES: Mapping[str, BandPolicy] = catalogue(_GOOGLE, _PUZZLE, _OPENOKR, _VIVA_ASPIRATIONAL, _BOJA)
"""Every band policy by name; `google` is the default."""
