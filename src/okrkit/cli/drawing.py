"""The alignment graph for other programs: Mermaid, DOT and GraphML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING

from okrkit.cli.text import clean, wrapped

if TYPE_CHECKING:
    from okrkit.alignment import AlignmentGraph

__all__ = ["dot", "graphml", "mermaid"]

_FILL = {"red": "#f8d7da", "yellow": "#fff3cd", "green": "#d4edda"}
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def mermaid(graph: AlignmentGraph, notes: Mapping[str, tuple[str, str]]) -> str:
    """Return the graph as a Mermaid flowchart, contributors below what they support.

    Args:
        graph: The graph.
        notes: By goal, what stands below its title and its band; empty where no day was said.
    """
    place = {goal: f"g{index}" for index, goal in enumerate(graph.ids)}
    lines = ["flowchart BT"]
    for goal in graph.ids:
        text, band = notes.get(goal, ("", ""))
        label = "<br/>".join(_mermaid_text(one) for one in [*_title_lines(graph, goal), *filter(None, [text])])
        lines.append(f'  {place[goal]}["{label}"]{f":::{band}" if band in _FILL else ""}')
    for link in graph.links():
        contributes = link.kind.value == "contribution"
        arrow = "-->" if not contributes else "-.->" if link.weight == 1 else f'-.->|"{link.weight:g}"|'
        lines.append(f"  {place[link.child]} {arrow} {place[link.parent]}")
    lines += [f"  classDef {band} fill:{fill},stroke:#555,color:#111" for band, fill in _FILL.items()]
    return "\n".join(lines) + "\n"


def _title_lines(graph: AlignmentGraph, goal: str) -> list[str]:
    return wrapped(clean(graph.plan.goal(goal).title) or goal, 36)


def _mermaid_text(text: str) -> str:
    """Write what Mermaid or a browser could take for markup as character codes."""
    return re.sub(r"[^\w .,%/()+-]", lambda found: f"#{ord(found[0])};", clean(text))


def dot(graph: AlignmentGraph, notes: Mapping[str, tuple[str, str]]) -> str:
    """Return the graph in the language of Graphviz; arguments as of `mermaid`."""
    lines = ["digraph alignment {", "  rankdir=BT;", '  node [shape=box, style="rounded,filled", fillcolor=white];']
    for goal in graph.ids:
        text, band = notes.get(goal, ("", ""))
        label = "\\n".join(_dot_text(one) for one in [*_title_lines(graph, goal), *filter(None, [text])])
        fill = f', fillcolor="{_FILL[band]}"' if band in _FILL else ""
        lines.append(f'  "{_dot_text(goal)}" [label="{label}"{fill}];')
    for link in graph.links():
        style = "" if link.kind.value != "contribution" else f' [style=dashed, label="{link.weight:g}"]'
        lines.append(f'  "{_dot_text(link.child)}" -> "{_dot_text(link.parent)}"{style};')
    return "\n".join([*lines, "}"]) + "\n"


def _dot_text(text: str) -> str:
    return clean(text).replace("\\", "\\\\").replace('"', '\\"')


def graphml(graph: AlignmentGraph) -> str:
    """Return the graph as GraphML, with every field that the graph of networkx carries."""
    made = graph.to_networkx(safe=True)
    nodes = {name: _fields(fields) for name, fields in made.nodes(data=True)}
    edges = [(child, parent, _fields(fields)) for child, parent, fields in made.edges(data=True)]
    keys = {**_keys("node", nodes.values()), **_keys("edge", [fields for _, _, fields in edges])}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for (on, name), (key, kind) in keys.items():
        lines.append(f'  <key id="{key}" for="{on}" attr.name={_quoted(name)} attr.type="{kind}"/>')
    lines.append('  <graph edgedefault="directed">')
    for name, fields in nodes.items():
        lines += [f"    <node id={_quoted(name)}>", *_data("node", fields, keys), "    </node>"]
    for child, parent, fields in edges:
        lines += [f"    <edge source={_quoted(child)} target={_quoted(parent)}>", *_data("edge", fields, keys)]
        lines.append("    </edge>")
    return "\n".join([*lines, "  </graph>", "</graphml>"]) + "\n"


def _fields(given: Mapping[str, object]) -> dict[str, object]:
    return {str(name): value for name, value in given.items()}


_TYPES: Mapping[type, str] = {bool: "boolean", int: "long", float: "double"}
_Keys = Mapping[tuple[str, str], tuple[str, str]]


def _keys(on: str, rows: Iterable[Mapping[str, object]]) -> dict[tuple[str, str], tuple[str, str]]:
    """Number the fields and give each the one type that all its values have."""
    found: dict[str, set[str]] = {}
    for fields in rows:
        for name, value in fields.items():
            found.setdefault(name, set()).add(_TYPES.get(type(value), "string"))
    return {(on, name): (f"{on[0]}{index}", _type(kinds)) for index, (name, kinds) in enumerate(found.items())}


def _type(kinds: set[str]) -> str:
    if len(kinds) == 1:
        return next(iter(kinds))
    return "double" if kinds == {"long", "double"} else "string"


def _data(on: str, fields: Mapping[str, object], keys: _Keys) -> Iterator[str]:
    for name, value in fields.items():
        shown = str(value).lower() if isinstance(value, bool) else str(value)
        yield f'      <data key="{keys[on, name][0]}">{escape(_xml_text(shown))}</data>'


def _quoted(text: str) -> str:
    return f'"{escape(_xml_text(text))}"'


def _xml_text(text: str) -> str:
    """Return the text without the characters that XML cannot hold."""
    return _NO_XML.sub("\ufffd", text)
