"""Picture: what every view shows of a goal, in words, and the forest in which it shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import final

import attrs

from okrkit.alignment.graph import AlignmentGraph, align
from okrkit.goals import Goal, KeyResult, Objective, Plan
from okrkit.harmless import clean
from okrkit.scoring import Score, scorecard

__all__ = ["FILL", "NO_FILL", "Picture", "Row", "Shown", "picture", "xml_text"]

FILL: Mapping[str, str] = {"red": "#f8d7da", "yellow": "#fff3cd", "green": "#d4edda"}
"""Colours behind dark text; the word always stands beside them, because colour alone says nothing to many."""

NO_FILL = "#eceff1"

_DRAWN = 40  # levels whose branches are remembered

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@attrs.frozen(weakref_slot=False)
class Shown:
    """What a view shows of a goal.

    Attributes:
        goal: Id of the goal.
        title: Its title on one line, harmless; the id where it is empty.
        kind: "objective", "key result" or "SMART goal".
        who: Owner and team in words; empty where neither is stated.
        words: Where it stands, in words, as in "62 % yellow"; empty where no day was given.
        band: "red", "yellow", "green", or empty where it has none.
        note: What is special about its links: unaligned, in a loop, in conflict; empty: nothing.
    """

    goal: str
    title: str
    kind: str
    who: str = ""
    words: str = ""
    band: str = ""
    note: str = ""


@attrs.frozen(weakref_slot=False)
class Row:
    """One line of the forest.

    Attributes:
        shown: The goal.
        depth: 0 for the goals at the top.
        last: For each level down to this one, whether nothing follows on that level.
        below: How many goals are shown below it, those that were shown before left out.
        loose: Whether it stands below an unaligned goal at the top.
        again: Whether the goal was shown before, with all that is below it.
        weight: Weight of the contribution to the goal above [-1, 1]; None: it is a key result, or at the top.
    """

    shown: Shown
    depth: int
    last: tuple[bool, ...]
    below: int
    again: bool
    weight: float | None
    loose: bool


@final
class Picture:
    """A plan as views show it.

    Attributes:
        graph: The alignment graph.
        as_of: The day of the scores; None: no scores.
    """

    def __init__(self, graph: AlignmentGraph, as_of: date | None) -> None:
        self.graph, self.as_of = graph, as_of
        self._card = None if as_of is None else scorecard(graph.plan, as_of=as_of)
        self._kept: dict[str, Shown] = {}

    @cached_property
    def notes(self) -> Mapping[str, str]:
        """What is special about the links of goals, by id."""
        loops = self.graph.loops()
        kinds = (
            ("unaligned", self.graph.unaligned),
            ("in conflict", [goal for pair in self.graph.conflicts for goal in pair]),
            ("in a loop", [goal for loop in loops for goal in loop]),
        )
        found: dict[str, list[str]] = {}
        for word, goals in kinds:
            for goal in dict.fromkeys(goals):
                found.setdefault(goal, []).append(word)
        return {goal: ", ".join(words) for goal, words in found.items()}

    def shown(self, goal: str) -> Shown:
        """Return what to show of a goal."""
        found = self._kept.get(goal)
        if found is None:
            found = self._kept[goal] = self._show(self.graph.plan.goal(goal))
        return found

    def _show(self, goal: Goal) -> Shown:
        plan = self.graph.plan
        people = (plan.owner_of(goal.id), plan.team_of(goal.id))
        score = None if self._card is None else self._card[goal.id]
        return Shown(
            goal.id,
            clean(" ".join(goal.title.split())) or goal.id,
            "objective"
            if isinstance(goal, Objective)
            else "key result"
            if isinstance(goal, KeyResult)
            else "SMART goal",
            clean(", ".join(one for one in people if one)),
            "" if score is None else _words(score),
            "" if score is None or score.band is None else score.band.value,
            self.notes.get(goal.id, ""),
        )

    def tops(self) -> tuple[str, ...]:
        """Return the goals to begin with: the roots, and one goal of each loop that no root leads to.

        Those with a place come first, the unaligned last.
        """
        roots = self.graph.roots
        reached = set(roots)
        queue = list(roots)
        for goal in queue:  # grows while it is read
            for child in self.graph.children(goal):
                if child not in reached:
                    reached.add(child)
                    queue.append(child)
        left = [loop[0] for loop in self.graph.loops() if loop[0] not in reached]
        placed = [goal for goal in roots if goal not in self._loose]
        return (*placed, *dict.fromkeys(left), *(goal for goal in roots if goal in self._loose))

    @cached_property
    def _loose(self) -> frozenset[str]:
        return frozenset(self.graph.unaligned)

    @cached_property
    def rows(self) -> list[Row]:
        """The forest from the top down; a goal with several parents opens where it is met first."""
        found = list(self._walk())
        below = [0] * len(found)
        path: list[int] = []  # the places of the rows above
        for place, row in enumerate(found):
            _close(path, row.depth, below, found)
            path.append(place)
        _close(path, 0, below, found)
        return [attrs.evolve(row, below=count) for row, count in zip(found, below, strict=True)]

    def _walk(self) -> Iterator[Row]:
        seen: set[str] = set()
        tops = self.tops()
        stack: list[tuple[str, str, tuple[bool, ...], int]] = []
        stack.extend((goal, "", (goal == tops[-1],), 0) for goal in reversed(tops))
        loose = False
        while stack:
            goal, parent, last, depth = stack.pop()
            loose = goal in self._loose if depth == 0 else loose
            children = self.graph.children(goal)[: 0 if goal in seen else None]
            again = goal in seen and bool(self.graph.children(goal))
            seen.add(goal)
            yield Row(self.shown(goal), depth, last, 0, again, self._weight(goal, parent), loose)
            ends = [
                (child, goal, (*last[-_DRAWN:], place == len(children)), depth + 1)
                for place, child in enumerate(children, 1)
            ]
            stack.extend(reversed(ends))

    def _weight(self, goal: str, parent: str) -> float | None:
        links = self.graph.plan.goal(goal).contributes_to if parent else ()
        held = parent and self.graph.plan.objective_of(goal)
        if held and held.id == parent:
            return None
        return next((float(link.weight) for link in links if link.to == parent), None)


def _close(path: list[int], depth: int, below: list[int], rows: list[Row]) -> None:
    """Leave the rows down to a depth, and tell each row above what was below them."""
    while len(path) > depth:
        place = path.pop()
        if path:
            below[path[-1]] += below[place] + (0 if rows[place].again else 1)


def _words(score: Score) -> str:
    if score.value is None:
        return "no score" if score.reason is None else f"no score ({str(score.reason).replace('-', ' ')})"
    return f"{score.value * 100:.0f} % {score.band_word or ''}".strip()


def picture(plan: Plan, *, as_of: date | None = None) -> Picture:
    """Return a plan as views show it.

    Args:
        plan: The plan.
        as_of: The day of the scores; None: no scores.
    """
    return Picture(align(plan), as_of)


def xml_text(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
