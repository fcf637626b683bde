"""The alignment graph to look at: text, Mermaid, DOT, GraphML, SVG, a page, and a heat map."""

from okrkit.alignment.views.diagrams import to_dot, to_graphml, to_mermaid
from okrkit.alignment.views.heat import HeatCell, HeatMap, heat_map
from okrkit.alignment.views.page import to_html
from okrkit.alignment.views.picture import Picture, Row, Shown, picture
from okrkit.alignment.views.svg import to_svg
from okrkit.alignment.views.text import to_text

__all__ = [
    "HeatCell",
    "HeatMap",
    "Picture",
    "Row",
    "Shown",
    "heat_map",
    "picture",
    "to_dot",
    "to_graphml",
    "to_html",
    "to_mermaid",
    "to_svg",
    "to_text",
]
