"""One working-out of influence: what it started from, by which rules, and the values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import attrs

from okrkit.alignment._evaluate import Rules
from okrkit.alignment._program import Program
from okrkit.scoring.kernel import Rows

__all__ = ["State", "below"]


@attrs.frozen(weakref_slot=False)
class State:
    """What influence was worked out from, and what came out; by position, None is unknown."""

    rules: Rules
    own: Rows
    values: Rows

    @classmethod
    def worked_out(cls, rules: Rules, own: list[float | None]) -> State:
        """Work out every value."""
        return cls(rules, Rows(own, {}), Rows(rules.run(own), {}))

    @property
    def program(self) -> Program:
        """The goals and their order."""
        return self.rules.program

    def with_own(self, own: list[float | None], *, fixed: Iterable[int] = ()) -> State:
        """Work out every value from another start, with more goals kept at it."""
        return State.worked_out(self.keeping(fixed), own)

    def keeping(self, fixed: Iterable[int]) -> Rules:
        """Return the rules with more goals kept at what they start with."""
        return attrs.evolve(self.rules, fixed=self.rules.fixed.union(fixed))

    def with_values(self, given: Mapping[int, float]) -> State:
        """Work out again what stands above the given positions; the rest is shared."""
        own = Rows(self.own.base, {**self.own.new, **given})
        values, rules = Rows(self.values.base, self.values.new), self.keeping(given)
        rules.update(values, own, given)
        return State(rules, own, values)

    def with_start(self, changed: Mapping[int, float | None]) -> State:
        """Work out again what stands above positions that start elsewhere; the rest is shared."""
        own = Rows(self.own.base, {**self.own.new, **changed})
        values = Rows(self.values.base, self.values.new)
        self.rules.update(values, own, changed)
        return State(self.rules, own, values)

    def ask(self, given: Mapping[int, float], wanted: Sequence[int]) -> list[float | None]:
        """Return the values of the wanted positions if others were as given."""
        values = self.with_values(given).values
        return [values[index] for index in wanted]

    def starts(self, index: int) -> bool:
        """Tell whether a position is where evidence starts: measured or given, not worked out."""
        return index in self.rules.fixed or index not in self.program.rank


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
