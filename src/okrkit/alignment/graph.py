"""AlignmentGraph: who contributes to what, and every question about it that needs no scores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, final

from okrkit.alignment._loops import find_loops, shortest_way
from okrkit.alignment._stated import conflict_pairs, dangling_links, dependency_rows, top_level
from okrkit.alignment._structure import Structure
from okrkit.alignment._ways import all_ways, meetings, reach
from okrkit.alignment.links import DanglingLink, DoublePath, Link, LinkKind
from okrkit.errors import AlignmentLoopError
from okrkit.goals import Plan
from okrkit.scoring.loops import strong_components

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["AlignmentGraph", "align"]

_MOST_LOOPS = 100  # a person mends these first; the next run shows the rest


def align(plan: Plan) -> AlignmentGraph:
    """Return the alignment graph of a plan: contributions, and key results in their objectives.

    Links that lead nowhere are left out and listed by `AlignmentGraph.dangling`; loops stay.

    Examples:
        >>> from okrkit import KeyResult, Objective, SmartGoal
        >>> support = Objective("support", "Make support world-class", [KeyResult("reply", "Answer faster")])
        >>> graph = align(Plan([support], [SmartGoal("routing", "Cut hand-offs", contributes_to=["reply"])]))
        >>> graph.ancestors("routing"), graph.roots
        (('support', 'reply'), ('support',))
    """
    return AlignmentGraph(plan)


@final
class AlignmentGraph:
    """Which goal stands under which, with an edge from each goal to the goals above it.

    Every answer is in the order of the plan (`Plan.goals`) unless it says otherwise. A method that
    takes a goal raises `UnknownGoalError` for an id that is no goal of the plan.

    Attributes:
        plan: The plan it was read from.

    Source:
        okrkit: alignment is stated by the lower goal (Google OKR playbook: "own key results that
        support a team's objective").
    """

    __slots__ = ("_conflicts", "_depends", "_links", "_waiting", "plan")

    def __init__(self, plan: Plan) -> None:
        self.plan: Plan = plan
        self._links = Structure(plan)
        self._depends: dict[int, list[int]] | None = None
        self._waiting: dict[int, list[int]] | None = None
        self._conflicts: dict[str, tuple[str, ...]] | None = None

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of all goals, in the plan's order."""
        return tuple(self._links.compiled.ids)

    def __len__(self) -> int:
        return len(self._links)

    def __iter__(self) -> Iterator[str]:
        return iter(self._links.compiled.ids)

    def __contains__(self, goal: object) -> bool:
        return isinstance(goal, str) and goal in self._links.compiled.positions

    def __repr__(self) -> str:
        return f"<AlignmentGraph of {len(self)} goals and {len(self._links.compiled.links)} contributions>"

    def _at(self, goal: str) -> int:
        return self._links.compiled.position(goal)

    def _named(self, indexes: Iterable[int]) -> tuple[str, ...]:
        ids = self._links.compiled.ids
        return tuple([ids[index] for index in indexes])

    def parents(self, goal: str, *, kind: LinkKind | str | None = None) -> tuple[str, ...]:
        """Return the goals right above one.

        Args:
            goal: Id of a goal.
            kind: "containment" for the objective of a key result, "contribution" for what the goal
                says it supports; None: both.

        Examples:
            >>> from okrkit import KeyResult, Objective
            >>> plan = Plan(
            ...     [Objective("a", "A", [KeyResult("k", "K", contributes_to={"b": 0.5})]), Objective("b", "B")]
            ... )
            >>> align(plan).parents("k"), align(plan).parents("k", kind="contribution")
            (('a', 'b'), ('b',))
        """
        index = self._at(goal)
        if kind is None:
            return self._named(sorted(self._links.above(index)))
        if LinkKind(kind) is LinkKind.CONTRIBUTION:
            return self._named(sorted(self._links.contributes(index)))
        return self._named(holder for holder in [self._links.compiled.holder(index)] if holder >= 0)

    def children(self, goal: str, *, kind: LinkKind | str | None = None) -> tuple[str, ...]:
        """Return the goals right below one: its key results and its contributors.

        Args:
            goal: Id of a goal.
            kind: "containment" for the key results, "contribution" for the contributors; None: both.
        """
        index = self._at(goal)
        if kind is None:
            return self._named(sorted(self._links.below(index)))
        if LinkKind(kind) is LinkKind.CONTAINMENT:
            return self._named(self._links.compiled.results(index))
        return self._named(self._links.contributors(index))

    def contributors(self, goal: str) -> tuple[str, ...]:
        """Return the goals that say they support this one, traces (weight 0) included."""
        return self.children(goal, kind=LinkKind.CONTRIBUTION)

    def ancestors(self, goal: str) -> tuple[str, ...]:
        """Return every goal above one, on any way up; a goal in a loop is not its own ancestor."""
        return self._named(reach(self._at(goal), self._links.above))

    def descendants(self, goal: str) -> tuple[str, ...]:
        """Return every goal below one: all that it depends on for its result."""
        return self._named(reach(self._at(goal), self._links.below))

    @property
    def roots(self) -> tuple[str, ...]:
        """Return the goals with nothing above them, aligned or not (see `unaligned`)."""
        return self._named(index for index in range(len(self)) if not self._links.above(index))

    @property
    def unaligned(self) -> tuple[str, ...]:
        """Return the goals below the top level that link to no goal above them.

        The top level is the highest level that an objective of the plan states; an objective that
        states none may be at the top, and is where an objective of a team supports it. A link of
        weight 0 aligns: it is a trace that does not count. An objective is aligned where one of its
        key results links to a goal elsewhere.

        Examples:
            >>> from okrkit import Objective, SmartGoal
            >>> align(Plan([Objective("o", "Grow", level="company")], [SmartGoal("s", "Learn")])).unaligned
            ('s',)
        """
        top = top_level(self.plan)
        return tuple([goal for goal in self.roots if self._below_top(goal, top) and not self._lifted(goal)])

    @property
    def tops(self) -> tuple[str, ...]:
        """Return the goals at the top level: nothing is above them, and nothing needs to be.

        An objective that states no level and goes up by a key result is none.
        """
        top = top_level(self.plan)
        return tuple([goal for goal in self.roots if not self._below_top(goal, top) and not self._climbs(goal)])

    def _climbs(self, goal: str) -> bool:
        return self.plan.goal(goal).level is None and self._lifted(goal)

    def _lifted(self, goal: str) -> bool:
        """Return whether a key result of the goal links to a goal elsewhere, so that its objective goes up by it."""
        results = self._links.compiled.results(self._at(goal))
        return any(to not in results for result in results for to in self._links.contributes(result))

    def _below_top(self, goal: str, top: int) -> bool:
        level = self.plan.goal(goal).level
        return level is not None and level.depth > top

    @property
    def orphans(self) -> tuple[str, ...]:
        """Return the goals from which no way leads up to the top level: the unaligned and all below them."""
        found = [self._at(goal) for goal in self.tops]
        reached = bytearray(len(self))
        for index in found:
            reached[index] = 1
        for index in found:  # grows while it is read
            holder = self._links.compiled.holder(index)
            lifted = [holder] if holder >= 0 and not self._links.above(holder) else []
            for child in (*self._links.below(index), *lifted):
                if not reached[child]:
                    reached[child] = 1
                    found.append(child)
        return self._named(index for index in range(len(self)) if not reached[index])

    def links(self) -> Iterator[Link]:
        """Yield every edge, by the lower goal's place and then as stated.

        Examples:
            >>> from okrkit import KeyResult, Objective
            >>> [
            ...     (link.child, link.parent, link.kind.value)
            ...     for link in align(Plan([Objective("o", "O", [KeyResult("k", "K")])])).links()
            ... ]
            [('k', 'o', 'containment')]
        """
        compiled = self._links.compiled
        for index, goal in enumerate(compiled.goals):
            holder = compiled.holder(index)
            if holder >= 0:
                yield Link(goal.id, compiled.ids[holder], LinkKind.CONTAINMENT, float(goal.weight))
            for stated in goal.contributes_to:
                if compiled.positions.get(stated.to, holder) != holder:
                    own = (float(stated.weight), stated.assumption, stated.tested_by)
                    yield Link(goal.id, stated.to, LinkKind.CONTRIBUTION, *own)

    @property
    def layers(self) -> tuple[tuple[str, ...], ...]:
        """Return the goals by their distance from the top: first the roots, each goal below all its parents.

        Raises:
            AlignmentLoopError: If contributions form a loop; its path shows one.
        """
        depth = [0] * len(self)
        for index in reversed(self.positions()):
            above = self._links.above(index)
            if above:
                depth[index] = 1 + max([depth[parent] for parent in above])
        rows: list[list[int]] = [[] for _ in range(max(depth, default=-1) + 1)]
        for index, row in enumerate(depth):
            rows[row].append(index)
        return tuple([self._named(row) for row in rows])

    def positions(self) -> list[int]:
        """Return the places of the goals (in `ids`), everything below before everything above.

        Raises:
            AlignmentLoopError: If contributions form a loop; its path shows one.
        """
        if self._links.compiled.loops:
            raise AlignmentLoopError(self.loops(most=1)[0])
        return self._links.compiled.order

    def dependencies(self, goal: str) -> tuple[str, ...]:
        """Return the goals that must come first, as the goal itself states them."""
        return self._named(self._dependency_rows().get(self._at(goal), ()))

    def dependents(self, goal: str) -> tuple[str, ...]:
        """Return the goals that wait for one."""
        if self._waiting is None:
            self._waiting = {}
            for waiting, row in self._dependency_rows().items():
                for index in dict.fromkeys(row):
                    self._waiting.setdefault(index, []).append(waiting)
        return self._named(self._waiting.get(self._at(goal), ()))

    def _dependency_rows(self) -> dict[int, list[int]]:
        if self._depends is None:
            self._depends = dependency_rows(self.plan, self._links.compiled.positions)
        return self._depends

    @property
    def conflicts(self) -> tuple[tuple[str, str], ...]:
        """Return each pair of goals of which one says that it works against the other, once."""
        return conflict_pairs(self.plan, self._links.compiled.positions)

    def conflicts_of(self, goal: str) -> tuple[str, ...]:
        """Return the goals in declared opposition to one, whichever of the two states it."""
        self._at(goal)
        if self._conflicts is None:
            found: dict[str, list[str]] = {}
            for one, other in self.conflicts:
                found.setdefault(one, []).append(other)
                found.setdefault(other, []).append(one)
            self._conflicts = {name: tuple(others) for name, others in found.items()}
        return tuple(sorted(self._conflicts.get(goal, ()), key=self._at))

    @property
    def dangling(self) -> tuple[DanglingLink, ...]:
        """Return every link of the plan that leads nowhere, of goals, initiatives and health metrics."""
        return dangling_links(self.plan, self._links.compiled.positions)

    def loops(self, *, most: int = _MOST_LOOPS) -> tuple[tuple[str, ...], ...]:
        """Return loops of contributions (and containment); every link in a loop is in one of them.

        Args:
            most: How many to look for; each is linear in the size of its knot.

        Returns:
            Paths that begin and end with the same goal, the one that stands first in the plan.

        Examples:
            >>> from okrkit import Objective
            >>> plan = Plan([Objective("a", "A", contributes_to=["b"]), Objective("b", "B", contributes_to=["a"])])
            >>> align(plan).loops()
            (('a', 'b', 'a'),)
        """
        found = find_loops(self._links.compiled.loops, self._links.above, most=most)
        return tuple([self._named(loop) for loop in found])

    def dependency_loops(self, *, most: int = _MOST_LOOPS) -> tuple[tuple[str, ...], ...]:
        """Return loops of dependencies: goals that wait for each other. See `loops`."""
        rows = self._dependency_rows()
        parts = strong_components(list(rows), lambda index: rows.get(index, []))
        knots = sorted(sorted(part) for part in parts if len(part) > 1 or part[0] in rows.get(part[0], []))
        found = find_loops(knots, lambda index: rows.get(index, []), most=most)
        return tuple([self._named(loop) for loop in found])

    def path(self, goal: str, ancestor: str) -> tuple[str, ...] | None:
        """Return a shortest way up, both ends included; None where there is none."""
        way = shortest_way(self._at(goal), self._at(ancestor), self._links.above)
        return None if way is None else self._named(way)

    def paths(self, goal: str, ancestor: str, *, most: int = 100) -> tuple[tuple[str, ...], ...]:
        """Return the ways up from a goal to an ancestor, in the order in which links are stated.

        Args:
            goal: Where they start.
            ancestor: Where they end.
            most: How many at the most: there can be very many.

        Raises:
            AlignmentLoopError: If contributions form a loop; `path` still answers.
        """
        self.positions()
        ways = all_ways(self._links, self._at(goal), self._at(ancestor))
        return tuple([self._named(way) for way in islice(ways, most)])

    def double_paths(self, *, most: int = 1000) -> tuple[DoublePath, ...]:
        """Return where a goal counts twice in one ancestor, with both ways; traces do not count.

        Args:
            most: How many at the most.

        Raises:
            AlignmentLoopError: If contributions form a loop.

        Examples:
            >>> from okrkit import KeyResult, Objective, SmartGoal
            >>> plan = Plan(
            ...     [Objective("o", "O", [KeyResult("k", "K")])], [SmartGoal("s", "S", contributes_to=["k", "o"])]
            ... )
            >>> [(twice.goal, twice.ancestor) for twice in align(plan).double_paths()]
            [('s', 'o')]
        """
        rank = [0] * len(self)
        for place, index in enumerate(self.positions()):
            rank[index] = place
        ids = self._links.compiled.ids
        return tuple(
            [
                DoublePath(ids[source], ids[target], self._named(first), self._named(second))
                for source, target, first, second in islice(meetings(self._links, rank), most)
            ]
        )

    def to_networkx(self, *, safe: bool = False) -> nx.DiGraph[str]:
        """Return the graph for networkx, with an edge from each goal to the goals above it.

        Args:
            safe: Leave None out and turn days, enums, tuples and measures into text, so that every
                writer of networkx (GraphML, GEXF, GML, JSON) takes the graph.

        Returns:
            A directed graph; nodes carry the goal's fields and `kind`, edges `kind`, `weight` and
            the assumption. `from_networkx` reads both forms back.

        Examples:
            >>> from okrkit import KeyResult, Objective
            >>> align(Plan([Objective("o", "O", [KeyResult("k", "K")])])).to_networkx().edges["k", "o"]["kind"]
            'containment'
        """
        from okrkit.alignment.exchange import to_networkx

        return to_networkx(self, safe=safe)
