"""Views: hostile titles stay text, bands have words, large plans are folded, loops and deep chains end."""

import html
import io
import re
from datetime import date
from xml.etree import ElementTree

import networkx as nx
import pytest

from okrkit import Change, CheckIn, KeyResult, Objective, Plan, SmartGoal
from okrkit.alignment import from_networkx
from okrkit.alignment.views import heat_map, picture, to_dot, to_graphml, to_html, to_mermaid, to_svg, to_text

DAY = date(2026, 2, 15)
HOSTILE = '<script>alert("x")</script> & \'"; \\ ]] `b` \x1b[31m\x00\u202e\nend --> %%{init}%% #quot;'


def plan() -> Plan:
    top = Objective("top", HOSTILE, [KeyResult("money", "Revenue", Change(0, 10), team='a"b')], level="company")
    goals = [
        SmartGoal(
            "s", "Sell", Change(0, 10), team="sales", contributes_to={"money": 0.5, "top": -0.2}, conflicts_with=["t"]
        ),
        SmartGoal("t", "Tidy <b>", Change(0, 10), team="ops"),
    ]
    return Plan([top], goals, name="<Plan>", check_ins=[CheckIn("money", DAY, 8), CheckIn("s", DAY, 2)])


def wide(count: int) -> Plan:
    results = [KeyResult(f"k{i}", f"Result {i}") for i in range(5)]
    below = [SmartGoal(f"s{i}", f"Goal {i}", contributes_to=[f"k{i % 5}"]) for i in range(count)]
    return Plan([Objective("o", "Top", results, level="company")], below)


def test_the_tree_is_text_of_80_columns_with_words() -> None:
    text = to_text(plan(), as_of=DAY)

    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    assert re.search(r"└─ Revenue +80 % delivered|├─ Revenue +80 % delivered", text)
    assert "Sell (weight 0.5, in conflict)" in text
    assert "Tidy <b> (unaligned, in conflict)" in text
    assert "weight -0.2" in text


def test_a_goal_with_several_parents_opens_once() -> None:
    twice = Plan([Objective("a", "A", [KeyResult("k", "K")]), Objective("b", "B")],
                 [SmartGoal("s", "S", contributes_to=["k", "b"]), SmartGoal("u", "U", contributes_to=["s"])])  # fmt: skip

    assert to_text(twice).count("U") == 1
    assert "S (see above)" in to_text(twice)
    assert to_text(wide(50), most=3).splitlines()[-1] == "... and 53 more lines"


@pytest.mark.parametrize("write", [to_svg, to_html])
def test_pages_hold_hostile_titles_as_text_and_nothing_from_elsewhere(write) -> None:
    made = write(plan(), as_of=DAY)

    assert "<script" not in made
    assert "&lt;script&gt;" in made
    assert "\x00" not in made
    assert not re.search(r"\s(src|href|on\w+)\s*=|url\(|@import|<link", made)
    assert "80 % delivered" in made


def test_svg_is_xml_and_folds_what_is_too_much() -> None:
    root = ElementTree.fromstring(to_svg(plan(), as_of=DAY))
    large = ElementTree.fromstring(to_svg(wide(500), most=100))

    assert root.tag.endswith("svg")
    assert len(large.findall(".//{*}rect")) == 1 + 6
    assert "+ 100 below" in to_svg(wide(500), most=100)


def test_the_page_folds_large_plans_and_draws_small_ones() -> None:
    small, large = to_html(wide(10)), to_html(wide(500))

    assert "<svg" in small
    assert "<svg" not in large
    assert small.count("<details open>") == 6
    assert large.count("<details open>") == 1
    assert large.count("<details") == large.count("</details>") == 6
    assert "505 below" in large
    assert "<summary><b>Unaligned: 1 without a goal above</b>" in to_html(plan())


def test_mermaid_keeps_markup_and_syntax_out_of_labels() -> None:
    text = to_mermaid(plan(), as_of=DAY)
    label = re.search(r'g0\(\["(.*)"\]\)', text)

    assert label
    assert not set(label[1].replace("<br/>", "")) & set("<>\"'`\\[]{}|&\x1b\n")
    assert 'g2 -. "0.5" .-> g1' in text
    assert "conflict" in text
    assert ":::green" in text


def test_dot_keeps_quotes_and_line_ends_inside() -> None:
    text = to_dot(plan(), as_of=DAY)

    for line in text.splitlines():
        assert len(re.findall(r'(?<!\\)(?:\\\\)*"', line)) % 2 == 0
    assert '"s" -> "money" [style=dashed, label="0.5"];' in text


MARKUP = ["<script>alert(1)</script>", "<b>", "&lt;b&gt;", "R&D", "a &amp; b", "&#60;", '"<i>"', "<", "\\<"]


def read(quoted: str) -> str:
    """Read what stands in quotes as Graphviz draws it."""
    return html.unescape(re.sub(r"\\(.)", r"\1", quoted))


@pytest.mark.parametrize("text", MARKUP)
def test_no_text_of_a_dot_file_can_be_read_as_markup(text: str) -> None:
    goals = [Objective(text, text, contributes_to=["o"], conflicts_with=["o"]), Objective("o", "<o>")]
    found = to_dot(Plan(goals), as_of=DAY)
    quoted = re.findall(r'"((?:[^"\\]|\\.)*)"', found)

    assert "<" not in found
    assert re.search(r"(?<!\\)[<>]", re.sub(r'"(?:[^"\\]|\\.)*"', "", found).replace("->", "")) is None
    assert [read(one) for one in quoted].count(text) == 3  # the node and two edges
    assert [read(one) for one in quoted if read(one).startswith(f"{text}n")]  # the label, with a note below it


def test_ids_stay_apart_in_a_dot_file() -> None:
    found = to_dot(Plan([Objective(text, "same") for text in MARKUP]))

    assert len(set(re.findall(r'^  ("(?:[^"\\]|\\.)*") \[', found, re.MULTILINE))) == len(MARKUP)
    assert '"R&D" [label' in found


def test_graphml_reads_back() -> None:
    simple = wide(3)

    assert from_networkx(nx.read_graphml(io.BytesIO(to_graphml(simple).encode()))) == simple
    assert nx.read_graphml(io.BytesIO(to_graphml(plan()).encode())).number_of_nodes() == 4


def test_the_heat_map_has_words_in_every_cell() -> None:
    found = heat_map(plan(), as_of=DAY)

    assert found.teams == ("ops", "sales", "no team")
    assert found.titles[-1] == "unaligned"
    assert found.cell("sales", "top").words == "1: 20 % red"
    assert found.cell("ops", "top").words == "-"
    assert found.cell("ops", found.objectives[-1]).words == "1: no data"
    assert "<script" not in found.to_html()
    assert max(map(len, str(found).splitlines())) <= 80


def test_loops_and_empty_plans_are_drawn_too() -> None:
    loop = Plan([Objective("a", "A", contributes_to=["b"]), Objective("b", "B", contributes_to=["a"])])
    for one in (Plan(), loop):
        for write in (to_text, to_mermaid, to_dot, to_svg, to_html):
            assert isinstance(write(one, as_of=DAY), str)
    assert "in a loop" in to_text(loop)
    assert str(heat_map(Plan(), as_of=DAY)) == ""


def test_a_chain_of_many_goals_is_drawn() -> None:
    deep = Plan([], [SmartGoal(f"g{i}", "t", contributes_to=[f"g{i - 1}"] if i else ()) for i in range(20_000)])

    lines, page = to_text(deep).splitlines(), to_html(deep)
    assert len(lines) == 20_000
    assert max(map(len, lines)) <= 80
    assert page.count("<details") == page.count("</details>") <= 102
    assert len(picture(deep).rows) == 20_000
    assert to_svg(deep)
