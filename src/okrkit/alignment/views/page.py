"""The alignment of a plan as one self-contained HTML page: a tree that opens and closes, a drawing, a heat map."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from html import escape

from okrkit.alignment.views.heat import heat_map
from okrkit.alignment.views.picture import FILL, NO_FILL, Picture, Row, picture, xml_text
from okrkit.alignment.views.svg import drawn, level_that_fits
from okrkit.goals import Plan

__all__ = ["to_html"]

_OPEN = 60  # rows that are open at first
_DRAWN = 60  # goals up to which the drawing is shown as well
_DEEPEST = 100  # levels that are nested; browsers give up beyond a few hundred

_STYLE = f"""
body{{font:15px/1.45 system-ui,sans-serif;color:#17212b;margin:2rem auto;max-width:68rem;padding:0 1rem}}
h1{{font-size:1.4rem}}h2{{font-size:1.1rem;margin-top:2rem}}
details,.leaf{{margin:.15rem 0 .15rem 1.3rem}}.forest>details,.forest>.leaf{{margin-left:0}}
summary{{cursor:pointer}}.leaf{{padding-left:1.05rem}}
.b{{display:inline-block;border:1px solid #78909c;border-radius:4px;padding:0 .4rem;margin-left:.5rem;font-size:.85em;
background:{NO_FILL};white-space:nowrap}}
.red{{background:{FILL["red"]}}}.yellow{{background:{FILL["yellow"]}}}.green{{background:{FILL["green"]}}}
.objective{{font-weight:600}}.m{{color:#546e7a;font-size:.85em;margin-left:.5rem;font-weight:400}}
table{{border-collapse:collapse;font-size:.9em}}td,th{{border:1px solid #b0bec5;padding:.25rem .5rem;text-align:left;
vertical-align:top}}td{{white-space:nowrap}}.wide{{overflow-x:auto}}svg{{max-width:100%;height:auto}}
"""


def to_html(plan: Plan, *, as_of: date | None = None) -> str:
    """Return a page without scripts, fonts or links to elsewhere; it opens in any browser, and prints.

    Args:
        plan: The plan; the tree of a large one is closed below its upper levels.
        as_of: The day of the scores; None: no scores and no heat map.

    Examples:
        >>> from okrkit import Objective
        >>> "<script>" in to_html(Plan([Objective("o", "<script>")]))
        False
    """
    look = picture(plan, as_of=as_of)
    name = _said(f"Alignment of {plan.name or 'the plan'}")
    return "\n".join(
        [
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{name}</title>',
            '<meta name="viewport" content="width=device-width,initial-scale=1">',
            f"<style>{_STYLE}</style></head><body><h1>{name}</h1><p>{_said(_summary(look))}</p>",
            '<h2>Tree</h2><div class="forest">',
            *_forest([row for row in look.rows if not row.loose]),
            *_unaligned([row for row in look.rows if row.loose]),
            "</div>",
            *_drawing(look),
            *_heat(look),
            "</body></html>\n",
        ]
    )


def _summary(look: Picture) -> str:
    graph = look.graph
    day = "" if look.as_of is None else f", scored on {look.as_of}"
    facts = ((graph.unaligned, "unaligned"), (graph.loops(), "loops"), (graph.conflicts, "declared conflicts"))
    found = [f"{len(some)} {word}" for some, word in facts if some]
    return f"{len(graph)} goals{day}" + (f"; {', '.join(found)}" if found else "")


def _unaligned(rows: list[Row]) -> Iterator[str]:
    tops = sum(row.depth == 0 for row in rows)
    if tops:
        yield f"<details{' open' if len(rows) <= _OPEN else ''}><summary><b>Unaligned: {tops} without a goal above</b></summary>"
        yield from _forest(rows)
        yield "</details>"


def _forest(rows: list[Row]) -> Iterator[str]:
    """Nest the rows; what is deeper than browsers nest stands on the deepest level."""
    unfolded = level_that_fits(rows, _OPEN)
    nested = 0
    for row in rows:
        level = min(row.depth, _DEEPEST)
        while nested > level:
            yield "</details>"
            nested -= 1
        if row.below and not row.again and level < _DEEPEST:
            yield f"<details{' open' if row.depth < unfolded else ''}><summary>{_goal(row)}</summary>"
            nested += 1
        else:
            yield f'<div class="leaf">{_goal(row)}</div>'
    yield "</details>" * nested


def _goal(row: Row) -> str:
    shown = row.shown
    kind = "objective" if shown.kind == "objective" else "other"
    words = f'<span class="b {shown.band}">{_said(shown.words)}</span>' if shown.words else ""
    weight = "" if row.weight in {None, 1.0} else f"weight {row.weight:g}"
    again = "see above" if row.again else f"{row.below} below" if row.below else ""
    facts = ", ".join(part for part in (shown.kind, shown.who, weight, shown.note, again) if part)
    return f'<span class="{kind}">{_said(shown.title)}</span>{words}<span class="m">{_said(facts)}</span>'


def _drawing(look: Picture) -> Iterator[str]:
    if 0 < len(look.graph) <= _DRAWN:
        yield f'<h2>Drawing</h2><div class="wide">{drawn(look, _DRAWN * 3)}</div>'


def _heat(look: Picture) -> Iterator[str]:
    found = None if look.as_of is None else heat_map(look.graph.plan, as_of=look.as_of)
    if found is not None and found.teams and found.objectives:
        yield "<h2>Teams and objectives</h2><p>Number of goals that lead up to the objective, and their mean attainment.</p>"
        yield f'<div class="wide">{found.to_html()}</div>'


def _said(text: str) -> str:
    return escape(xml_text(text))
