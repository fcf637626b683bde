"""One working-out of influence: what it started from, its settings, and the values; and questions to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from okrkit.alignment._program import Program

__all__ = ["Probe", "State", "below"]


@attrs.frozen(weakref_slot=False)
class State:
    """What influence was worked out from, and what came out; by position, None is unknown."""

    program: Program
    own: list[float | None]
    fixed: frozenset[int]
    any_of: frozenset[int]
    tolerance: float
    values: list[float | None]

    @classmethod
    def worked_out(
        cls,
        program: Program,
        own: list[float | None],
        *,
        fixed: Iterable[int],
        any_of: frozenset[int],
        tolerance: float,
    ) -> State:
        """Work out every value."""
        kept = frozenset(fixed)
        values = program.run(own, fixed=kept, any_of=any_of, tolerance=tolerance)
        return cls(program, own, kept, any_of, tolerance, values)

    def with_own(self, own: list[float | None], *, fixed: Iterable[int] = (), program: Program | None = None) -> State:
        """Work out every value from another start, with more goals kept at it, or with other weights."""
        kept = self.fixed.union(fixed)
        return State.worked_out(program or self.program, own, fixed=kept, any_of=self.any_of, tolerance=self.tolerance)

    def with_values(self, given: Mapping[int, float]) -> State:
        """Work out again what stands above the given positions; the rest is shared."""
        own, values = list(self.own), list(self.values)
        for index, value in given.items():
            own[index] = value
        fixed = self.fixed.union(given)
        self.program.update(values, own, given, fixed=fixed, any_of=self.any_of, tolerance=self.tolerance)
        return attrs.evolve(self, own=own, fixed=fixed, values=values)

    def starts(self, index: int) -> bool:
        """Tell whether a position is where evidence starts: measured or given, not worked out."""
        return index in self.fixed or index not in self.program.rank


class Probe:
    """A copy of a state that answers one what-if after the other without copying again."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.own, self.values = list(state.own), list(state.values)

    def ask(self, given: Mapping[int, float], wanted: Sequence[int]) -> list[float | None]:
        """Return the values of the wanted positions if others were as given; then forget it."""
        saved = {index: self.own[index] for index in given}
        for index, value in given.items():
            self.own[index] = value
        state = self.state
        fixed = state.fixed.union(given)
        before = state.program.update(
            self.values, self.own, given, fixed=fixed, any_of=state.any_of, tolerance=state.tolerance
        )
        answer = [self.values[index] for index in wanted]
        for index, old in before.items():
            self.values[index] = old
        for index, old in saved.items():
            self.own[index] = old
        return answer


def below(program: Program, roots: Iterable[int], fixed: frozenset[int] = frozenset()) -> list[int]:
    """Return the positions from which the roots are worked out, themselves included, in plan order."""
    found = list(roots)
    seen = set(found)
    for index in found:  # grows while it is read
        for source in () if index in fixed else program.inputs(index):
            if source not in seen:
                seen.add(source)
                found.append(source)
    return sorted(found)
