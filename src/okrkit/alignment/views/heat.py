"""Heat map: which team works for which objective at the top, and how well that goes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape
from typing import final

import attrs

from okrkit.alignment.graph import align
from okrkit.alignment.views.picture import FILL, Picture, xml_text
from okrkit.goals import KeyResult, Plan
from okrkit.harmless import clean
from okrkit.scoring import Scorecard, scorecard
from okrkit.scoring.bands import BAND_POLICIES

__all__ = ["HeatCell", "HeatMap", "heat_map"]

NO_TEAM, UNALIGNED = "no team", " unaligned"  # no id begins with a space


@attrs.frozen(weakref_slot=False)
class HeatCell:
    """What one team does for one objective.

    Attributes:
        team: The team; "no team" for goals without one.
        objective: Id of the goal at the top.
        goals: Ids of the team's goals that lead up to it, in the plan's order.
        attainment: Mean attainment of those with one, by effort where it is stated [0-1]; None: none has.
        band: "red", "yellow" or "green"; empty without attainment.
    """

    team: str
    objective: str
    goals: tuple[str, ...]
    attainment: float | None
    band: str

    @property
    def words(self) -> str:
        """Return the cell in words: number of goals, attainment, band."""
        if not self.goals:
            return "-"
        state = "no data" if self.attainment is None else f"{self.attainment * 100:.0f} % {self.band}"
        return f"{len(self.goals)}: {state}"


@final
class HeatMap:
    """Teams by objectives.

    Attributes:
        teams: The rows, by name; "no team" last.
        objectives: Ids of the goals at the top that have goals below them, in the plan's order; then
            " unaligned" for all goals without a way to the top, where there are any.
        titles: Their titles.
    """

    __slots__ = ("_cells", "objectives", "teams", "titles")

    def __init__(
        self,
        teams: tuple[str, ...],
        objectives: tuple[str, ...],
        titles: tuple[str, ...],
        cells: dict[tuple[str, str], HeatCell],
    ) -> None:
        self.teams, self.objectives, self.titles, self._cells = teams, objectives, titles, cells

    def cell(self, team: str, objective: str) -> HeatCell:
        """Return a cell; one without goals where the team does nothing for the objective."""
        return self._cells.get((team, objective), HeatCell(team, objective, (), None, ""))

    def __iter__(self) -> Iterator[HeatCell]:
        return (self.cell(team, objective) for team in self.teams for objective in self.objectives)

    def __str__(self) -> str:
        """Return the map as text of 80 columns: four objectives side by side, the rest below."""
        blocks = [self.objectives[first : first + 4] for first in range(0, len(self.objectives), 4)]
        return "\n\n".join(self._block(block) for block in blocks)

    def _block(self, objectives: tuple[str, ...]) -> str:
        lines = [f"{'':<15} " + " ".join(f"{_cut(goal.strip(), 15):<15}" for goal in objectives)]
        for team in self.teams:
            cells = " ".join(f"{_cut(self.cell(team, goal).words, 15):<15}" for goal in objectives)
            lines.append(f"{_cut(clean(team), 15):<15} {cells}".rstrip())
        return "\n".join(line.rstrip() for line in lines)

    def to_html(self) -> str:
        """Return the map as an HTML table with words in every cell."""
        head = "".join(f"<th scope=col>{_said(title)}</th>" for title in self.titles)
        rows = "".join(
            f"<tr><th scope=row>{_said(team)}</th>{''.join(self._td(team, goal) for goal in self.objectives)}</tr>"
            for team in self.teams
        )
        return f'<table class="heat"><thead><tr><td></td>{head}</tr></thead><tbody>{rows}</tbody></table>'

    def _td(self, team: str, goal: str) -> str:
        cell = self.cell(team, goal)
        fill = f' style="background:{FILL[cell.band]}"' if cell.band in FILL else ""
        named = f' title="{_said(", ".join(cell.goals[:20]))}"' if cell.goals else ""
        return f"<td{fill}{named}>{_said(cell.words)}</td>"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _said(text: str) -> str:
    return escape(xml_text(clean(text)))


def heat_map(plan: Plan, *, as_of: date) -> HeatMap:
    """Return how much each team does for each objective at the top, and how well it goes.

    Objectives and SMART goals count, key results stand for their objectives. A goal counts for every
    goal at the top that it leads up to; attainment makes OKRs and SMART goals comparable, and the
    bands are those of scores on that scale.

    Args:
        plan: The plan; one with loops is answered too.
        as_of: The day of the scores.

    Examples:
        >>> from okrkit import Change, Objective, SmartGoal
        >>> goal = SmartGoal("s", "Sell", Change(0, 10), team="sales", contributes_to=["o"])
        >>> plan = Plan([Objective("o", "Grow", level="company")], [goal]).check_in("s", date(2026, 2, 1), 8)
        >>> heat_map(plan, as_of=date(2026, 2, 15)).cell("sales", "o").words
        '1: 80 % green'
    """
    graph = align(plan)
    loose = set(graph.roots) - set(graph.tops)
    tops = [top for top in Picture(graph, None).tops() if top not in loose and graph.children(top)]
    below: dict[str, tuple[str, ...]] = {top: (top, *graph.descendants(top)) for top in tops}
    if graph.orphans:
        below[UNALIGNED] = graph.orphans
    found: dict[tuple[str, str], list[str]] = {}
    for top, goals in below.items():
        for goal in goals:
            if not isinstance(plan[goal], KeyResult):
                found.setdefault((plan.team_of(goal) or NO_TEAM, top), []).append(goal)
    card = scorecard(plan, as_of=as_of)
    cells = {key: _cell(card, key, goals) for key, goals in found.items()}
    teams = sorted({team for team, _ in found}, key=lambda team: (team == NO_TEAM, team))
    titles = ["unaligned" if top == UNALIGNED else plan[top].title for top in below]
    return HeatMap(tuple(teams), tuple(below), tuple(titles), cells)


def _cell(card: Scorecard, key: tuple[str, str], goals: list[str]) -> HeatCell:
    known = [
        (score.attainment, card.plan.goal(goal).effort)
        for goal in goals
        if (score := card[goal]).attainment is not None
    ]
    weights = [1.0 if effort is None else float(effort) for _, effort in known]
    whole = sum(weights)
    mean = (
        sum((value or 0.0) * weight for (value, _), weight in zip(known, weights, strict=True)) / whole
        if whole
        else None
    )
    band = "" if mean is None else BAND_POLICIES["google"].of(mean).band.value
    return HeatCell(*key, tuple(goals), mean, band)
