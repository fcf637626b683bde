"""The alignment graph for other programs: Mermaid, DOT and GraphML."""

from __future__ import annotations

import re
from datetime import date
from textwrap import wrap
from typing import Any, cast

from okrkit.alignment.graph import align
from okrkit.alignment.links import Link, LinkKind
from okrkit.alignment.views.picture import FILL, NO_FILL, Picture, Shown, picture
from okrkit.goals import Plan

__all__ = ["to_dot", "to_graphml", "to_mermaid"]

_ENTITY = re.compile(r"&(?=#?\w+;)")  # where Graphviz would read a character entity; R&D stays as it is


def to_mermaid(plan: Plan, *, as_of: date | None = None) -> str:
    """Return the graph as a Mermaid flowchart, contributors below what they support.

    Args:
        plan: The plan.
        as_of: The day of the scores, as colours and as words; None: no scores.

    Examples:
        >>> from okrkit import Objective
        >>> print(to_mermaid(Plan([Objective("o", 'Say "hi"')])).splitlines()[1])
          g0(["Say #34;hi#34;"])
    """
    look = picture(plan, as_of=as_of)
    place = {goal: f"g{index}" for index, goal in enumerate(look.graph.ids)}
    lines = ["flowchart BT"]
    for goal in look.graph.ids:
        shown = look.shown(goal)
        label = "<br/>".join(_mermaid_text(line) for line in _label(shown))
        shape = ('(["', '"])') if shown.kind == "objective" else ('["', '"]')
        lines.append(f"  {place[goal]}{shape[0]}{label}{shape[1]}{_class(shown)}")
    lines.extend(f"  {place[link.child]} {_arrow(link)} {place[link.parent]}" for link in look.graph.links())
    lines.extend(f'  {place[one]} x-. "conflict" .-x {place[other]}' for one, other in look.graph.conflicts)
    lines.extend(f"  classDef {band} fill:{fill},stroke:#555,color:#111" for band, fill in FILL.items())
    return "\n".join(lines) + "\n"


def _label(shown: Shown) -> list[str]:
    return [*wrap(shown.title[:200], 36), *(text for text in (shown.words, shown.note) if text)]


def _mermaid_text(text: str) -> str:
    """Write what Mermaid or a browser could take for markup as character codes."""
    return re.sub(r"[^\w .,%/()+-]", lambda found: f"#{ord(found[0])};", text)


def _class(shown: Shown) -> str:
    return f":::{shown.band}" if shown.band in FILL else ""


def _arrow(link: Link) -> str:
    if link.kind is LinkKind.CONTAINMENT:
        return "-->"
    return "-.->" if link.weight == 1 else f'-. "{link.weight:g}" .->'


def to_dot(plan: Plan, *, as_of: date | None = None) -> str:
    r"""Return the graph in the language of Graphviz; see `to_mermaid`.

    Ids and labels stand in quotes, where Graphviz reads no markup but reads character entities: signs of
    markup are written as such (`&lt;`), so that Graphviz draws what the title says, and programs that
    take quotes away or put labels into pages find text too.

    Examples:
        >>> from okrkit import Objective
        >>> print(to_dot(Plan([Objective("o", 'Say "hi"')])).splitlines()[3])
          "o" [label="Say \"hi\"", fillcolor="#eceff1", penwidth=2];
    """
    look = picture(plan, as_of=as_of)
    lines = [
        "digraph alignment {",
        "  rankdir=BT;",
        '  node [shape=box, style="rounded,filled", fontname="sans-serif"];',
    ]
    lines.extend(_dot_node(look, goal) for goal in look.graph.ids)
    for link in look.graph.links():
        style = "" if link.kind is LinkKind.CONTAINMENT else f' [style=dashed, label="{link.weight:g}"]'
        lines.append(f"  {_dot_text(link.child)} -> {_dot_text(link.parent)}{style};")
    for one, other in look.graph.conflicts:
        lines.append(
            f'  {_dot_text(one)} -> {_dot_text(other)} [dir=both, color="#b00020", label="conflict", constraint=false];'
        )
    return "\n".join([*lines, "}"]) + "\n"


def _dot_node(look: Picture, goal: str) -> str:
    shown = look.shown(goal)
    label = "\\n".join(_dot_text(line)[1:-1] for line in _label(shown))
    width = ", penwidth=2" if shown.kind == "objective" else ""
    return f'  {_dot_text(goal)} [label="{label}", fillcolor="{FILL.get(shown.band, NO_FILL)}"{width}];'


def _dot_text(text: str) -> str:
    plain = _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def to_graphml(plan: Plan) -> str:
    """Return the graph as GraphML, with every field of every goal; `from_networkx` reads it back.

    Examples:
        >>> from okrkit import Objective
        >>> to_graphml(Plan([Objective("o", "a < b")])).count("a &lt; b")
        1
    """
    import networkx as nx

    writer = cast("Any", nx)
    lines: list[str] = list(writer.generate_graphml(align(plan).to_networkx(safe=True)))
    return "\n".join(lines) + "\n"
