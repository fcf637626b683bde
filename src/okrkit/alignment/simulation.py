"""Monte-Carlo propagation: what goals may amount to when the goals below them may end anywhere."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.util import find_spec
from math import ceil, fsum, isfinite
from typing import final

from okrkit.alignment._standing import Missing
from okrkit.alignment._state import State, below
from okrkit.alignment._uniforms import stream, uniforms
from okrkit.alignment.chance import Distribution, default_distribution, given_distributions
from okrkit.alignment.influence import influence
from okrkit.alignment.satisfaction import TOLERANCE, Refinement
from okrkit.errors import OptionsError, UnknownGoalError
from okrkit.goals import Number, Plan
from okrkit.goals._build import shown
from okrkit.scoring import compile_plan

__all__ = ["Sampled", "Simulation", "simulate"]

_QUANTILES = 256  # of a leaf's distribution: probabilities to 0.4 %
_MOST_DRAWS = 10_000_000


@final
class Sampled:
    """A distribution known by its draws; it is itself something that has quantiles.

    Examples:
        >>> found = Sampled([0.2, 0.4, 0.9, 0.5])
        >>> found.mean, found.quantile(0.5), found.p_at_least(0.5)
        (0.5, 0.4, 0.5)

    Raises:
        OptionsError: If there is no draw.
    """

    __slots__ = ("draws",)

    def __init__(self, draws: Iterable[float]) -> None:
        self.draws: tuple[float, ...] = tuple(sorted(draws))
        if not self.draws:
            raise OptionsError("Sampled", ["it takes one draw or more, got none"])

    @property
    def mean(self) -> float:
        """Return the mean."""
        return fsum(self.draws) / len(self.draws)

    def quantile(self, p: float, /) -> float:
        """Return the least draw that a share p of the draws does not exceed.

        Raises:
            OptionsError: If p is outside [0, 1].
        """
        if not 0 <= p <= 1:
            raise OptionsError("quantile", [f"p must be in [0, 1], got {shown(p)}"])
        return self.draws[max(0, ceil(p * len(self.draws)) - 1)]

    def p_at_least(self, value: float) -> float:
        """Return the share of draws that reach a value [0-1], to 1e-9."""
        return 1.0 - bisect_left(self.draws, value - 1e-9) / len(self.draws)

    def __eq__(self, other: object) -> bool:
        return self.draws == other.draws if isinstance(other, Sampled) else NotImplemented

    def __hash__(self) -> int:
        return hash(self.draws)

    def __repr__(self) -> str:
        return f"<Sampled mean {self.mean:.3f} of {len(self.draws)} draws>"


@final
class Simulation:
    """Distributions of goals, by id.

    Attributes:
        draws: How many scenarios were drawn.
        seed: What they were drawn with.
        assumed: The goals at the bottom whose distribution was used, in the plan's order.
    """

    __slots__ = ("_found", "assumed", "draws", "seed")

    def __init__(self, found: Mapping[str, Sampled], *, draws: int, seed: int, assumed: tuple[str, ...]) -> None:
        self._found = dict(found)
        self.draws: int = draws
        self.seed: int = seed
        self.assumed: tuple[str, ...] = assumed

    def __getitem__(self, goal: str) -> Sampled:
        """Return the distribution of one of the goals that were asked for.

        Raises:
            UnknownGoalError: If it was not asked for, or nothing is known about it.
        """
        try:
            return self._found[goal]
        except KeyError:
            raise UnknownGoalError(goal, self._found) from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)

    def __contains__(self, goal: object) -> bool:
        return goal in self._found

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, Simulation) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[object, ...]:
        return tuple(self._found.items()), self.draws, self.seed, self.assumed


def simulate(
    plan: Plan,
    goals: Iterable[str] | None = None,
    *,
    as_of: date | None,
    distributions: Mapping[str, Distribution] | None = None,
    values: Mapping[str, Number] | None = None,
    draws: int = 1000,
    seed: int = 0,
    refinements: Mapping[str, Refinement | str] | None = None,
    missing: Missing = "skip",
    tolerance: float = TOLERANCE,
    arrays: bool | None = None,
) -> Simulation:
    """Return the distributions of goals that follow from those of the goals below them.

    Each goal where evidence starts is drawn independently of the others from its own numbers, so
    that a goal more or less leaves the draws of the rest as they were. See `influence` for how a
    scenario is worked out.

    Args:
        plan: The plan.
        goals: Ids of the goals to return; None: the goals at the top that have goals below them.
        as_of: Last day whose check-ins count [included]; None: only what is given counts.
        distributions: By id, anything with `quantile(p)` on the scale of satisfaction [-1, 1]; values
            outside are limited. Goals without one get `default_distribution`; those that have
            neither stay at their own value.
        values: Satisfaction by id that is certain.
        draws: Number of scenarios [1 - 10 000 000].
        seed: Same seed, same draws, on every machine.
        refinements: See `influence`.
        missing: See `influence`.
        tolerance: See `influence`.
        arrays: Work on arrays (needs numpy), or on lists; None: arrays where numpy is installed. The
            results agree to 1e-12.

    Returns:
        The distributions, in the plan's order; goals about which nothing is known are left out.

    Raises:
        AlignmentLoopError: If links form a loop.
        UnknownGoalError: If an id is no goal of the plan.
        OptionsError: If a setting is outside its range, or a distribution gives no number.

    Source:
        okrkit: inverse sampling from 256 quantiles of each distribution; SplitMix64 by counter.

    Examples:
        >>> from okrkit import KeyResult, Objective
        >>> from okrkit.alignment import Chance
        >>> plan = Plan([Objective("o", "O", [KeyResult("a", "A"), KeyResult("b", "B")])])
        >>> found = simulate(plan, as_of=None, distributions={"a": Chance(0.5), "b": Chance(0.5)})
        >>> 0.2 < found["o"].p_at_least(1) < 0.3
        True
    """
    _check(draws)
    position = compile_plan(plan).position
    state = influence(
        plan, as_of=as_of, values=values, refinements=refinements, missing=missing, tolerance=tolerance
    ).state
    wanted = _wanted(state, None if goals is None else [position(goal) for goal in goals])
    drawn = {position(goal): one for goal, one in given_distributions("simulate", distributions).items()}
    rows = below(state.program, wanted, state.rules.fixed.union(drawn))
    for index in rows:
        if index not in drawn and index not in state.rules.fixed and state.starts(index) and as_of is not None:
            default = default_distribution(plan, state.program.ids[index], as_of=as_of)
            if default is not None:
                drawn[index] = default
    tables = _tables(state, rows, drawn)
    own = list(state.own)
    for index, table in tables.items():
        own[index] = table[0]
    state = state.with_own(own, fixed=tables)
    known = [index for index in wanted if state.values[index] is not None]
    ids = state.program.ids
    streams = {index: stream(seed, ids[index]) for index in tables}
    use_arrays = find_spec("numpy") is not None if arrays is None else arrays
    if use_arrays:
        from okrkit.alignment._arrays import sampled_arrays

        found = sampled_arrays(state, rows, streams, tables, known, draws=draws)
    else:
        found = _sampled_lists(state, streams, tables, known, draws=draws)
    by_id = {ids[index]: Sampled(values) for index, values in zip(known, found, strict=True)}
    return Simulation(by_id, draws=draws, seed=seed, assumed=tuple([ids[index] for index in tables]))


def _check(draws: int) -> None:
    if type(draws) is not int or not 1 <= draws <= _MOST_DRAWS:
        raise OptionsError("simulate", [f"draws must be a whole number in [1, {_MOST_DRAWS}], got {shown(draws)}"])


def _wanted(state: State, goals: Iterable[int] | None) -> list[int]:
    program = state.program
    if goals is not None:
        return sorted(set(goals))
    return sorted(index for index in program.steps if not program.feeds(index))


def _tables(state: State, rows: Sequence[int], drawn: Mapping[int, Distribution]) -> dict[int, list[float]]:
    """Return the quantiles of every goal that is drawn, in the plan's order."""
    ids, problems = state.program.ids, list[str]()
    found: dict[int, list[float]] = {}
    for index in rows:
        if index in drawn:
            table = [float(drawn[index].quantile((place + 0.5) / _QUANTILES)) for place in range(_QUANTILES)]
            if not all(map(isfinite, table)):
                problems.append(f"the distribution of {ids[index]!r} has a quantile that is no number")
            found[index] = [max(-1.0, min(1.0, value)) for value in table]
    if problems:
        raise OptionsError("simulate", problems)
    return found


def _sampled_lists(
    state: State,
    streams: Mapping[int, int],
    tables: Mapping[int, Sequence[float]],
    wanted: Sequence[int],
    *,
    draws: int,
) -> list[list[float]]:
    own = list(state.own)
    found: list[list[float]] = [[] for _ in wanted]
    for draw in range(draws):
        for index, start in streams.items():
            own[index] = tables[index][int(uniforms(start, draw, 1)[0] * _QUANTILES)]
        values = state.rules.run(own)
        for place, index in enumerate(wanted):
            found[place].append(values[index] or 0.0)
    return found
