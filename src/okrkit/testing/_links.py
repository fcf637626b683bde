"""Which goals a plan holds and which of them may link to which, before any goal is built."""

from __future__ import annotations

from functools import cache

import attrs
from hypothesis import strategies as st
from hypothesis.errors import InvalidArgument
from hypothesis.strategies import DrawFn, SearchStrategy

from okrkit.goals.links import Contribution
from okrkit.testing._basics import ids
from okrkit.testing._bounds import Fields
from okrkit.testing._goals import contributions

_FIRST_KIND = st.sampled_from(["objective", "SMART goal"])
_ANY_KIND = st.sampled_from(["objective", "key result", "SMART goal"])


@attrs.frozen
class LinkRules:
    """Which links a plan may hold."""

    links: bool
    dangling: bool
    loops: bool

    def __attrs_post_init__(self) -> None:
        if not self.links and (self.dangling or self.loops):
            message = "allow_dangling and allow_loops need allow_links=True"
            raise InvalidArgument(message)


@attrs.frozen
class Skeleton:
    """Ids of a plan by kind, and a rank for each goal: without loops, links lead to lower ranks."""

    kinds: dict[str, str]
    holder: dict[str, str]
    rank: dict[str, float]
    beside: tuple[str, ...]

    def of(self, kind: str) -> list[str]:
        """Return the ids of one kind in plan order."""
        return [name for name, one in self.kinds.items() if one == kind]

    def held_by(self, objective: str) -> list[str]:
        """Return the ids of an objective's key results."""
        return [name for name, one in self.holder.items() if one == objective]


@st.composite
def skeletons(draw: DrawFn, min_size: int, max_size: int) -> Skeleton:
    """Draw the ids, kinds and ranks of a plan's goals, and up to two ids of what stands beside them."""
    names = draw(_names(min_size, max_size))
    kinds: dict[str, str] = {}
    holder: dict[str, str] = {}
    objectives: list[str] = []
    for name in names:
        kinds[name] = draw(_ANY_KIND if objectives else _FIRST_KIND)
        if kinds[name] == "objective":
            objectives.append(name)
        elif kinds[name] == "key result":
            holder[name] = draw(st.sampled_from(objectives))
    beside = [name for name in draw(_names(0, 2)) if name not in kinds]
    return Skeleton(kinds, holder, _ranks(draw(st.permutations(names)), holder), tuple(beside))


@cache
def _names(min_size: int, max_size: int) -> SearchStrategy[list[str]]:
    """Return a strategy for different ids; building it anew costs more than drawing."""
    return st.lists(ids(), min_size=min_size, max_size=max_size, unique=True)


def _ranks(order: list[str], holder: dict[str, str]) -> dict[str, float]:
    """Rank goals in the order drawn, each objective below all its key results."""
    rank: dict[str, float] = {name: place for place, name in enumerate(order)}
    for name, objective in holder.items():
        rank[objective] = min(rank[objective], rank[name] - 0.5)
    return rank


def draw_links(draw: DrawFn, goal: str, plan: Skeleton, rules: LinkRules) -> Fields:
    """Draw the links of one goal.

    Without loops it contributes to goals of lower rank and depends on those of higher rank: what
    it gives and what caps it then never come from itself.
    """
    if not rules.links or not draw(st.booleans()):
        return {}
    others = [name for name in plan.kinds if rules.loops or name != goal]
    others = [name for name in others if name != plan.holder.get(goal)]
    rank = plan.rank[goal]
    above = [name for name in others if rules.loops or plan.rank[name] < rank]
    first = [name for name in others if rules.loops or plan.rank[name] > rank]
    strangers = _strangers(draw, plan) if rules.dangling else []
    tests = [*plan.kinds, *plan.beside]
    return {
        "contributes_to": [_contribution(draw, name, tests) for name in _some(draw, [*above, *strangers])],
        "depends_on": _some(draw, [*first, *strangers]),
        "conflicts_with": _some(draw, [*(name for name in others if name != goal), *strangers]),
    }


def draw_names(draw: DrawFn, known: list[str], plan: Skeleton, rules: LinkRules) -> list[str]:
    """Draw what an initiative moves or a health metric guards."""
    return _some(draw, [*known, *(_strangers(draw, plan) if rules.dangling else [])]) if rules.links else []


def _some(draw: DrawFn, names: list[str]) -> list[str]:
    return [names[place] for place in draw(_places(len(names)))] if names else []


@cache
def _places(size: int) -> SearchStrategy[list[int]]:
    """Return a strategy for up to two different places in a list; building it anew costs more than drawing."""
    return st.lists(st.integers(0, size - 1), max_size=2, unique=True)


def _strangers(draw: DrawFn, plan: Skeleton) -> list[str]:
    return [name for name in draw(_names(1, 1)) if name not in plan.kinds and name not in plan.beside]


def _contribution(draw: DrawFn, to: str, tests: list[str]) -> Contribution:
    tested_by = next(iter(_some(draw, tests)), None)
    return attrs.evolve(draw(_LINKS), to=to, tested_by=tested_by)


_LINKS = contributions(goals=st.just("a"))
