"""To networkx and back, in both forms, and through GraphML."""

import io
from datetime import date
from decimal import Decimal
from fractions import Fraction

import networkx as nx
import pytest

from okrkit import (
    Change,
    Contribution,
    Cycle,
    Deliver,
    Establish,
    Hold,
    InvalidPlanError,
    KeyResult,
    Objective,
    Plan,
    SmartGoal,
)
from okrkit.alignment import align, from_networkx


def plan() -> Plan:
    results = [
        KeyResult(
            "reply", "Reply <script>alert(1)</script>", Change(4, 1, unit="hour", strict=True), due=date(2026, 3, 31)
        ),
        KeyResult("csat", "Keep 95 %", Hold(at_least=Decimal("95.5"), at_most=Fraction(99), tolerance=2), weight=2),
        KeyResult("base", "Measure", Establish(unit="minute"), contributes_to=["reply"]),
        KeyResult("none", "No measure"),
    ]
    support = Objective("support", 'Make "support"\nworld-class', results, cycle=Cycle.quarter(2026, 1), level="company",
                        ambition="committed", shared_by=["a", "b"], extra={"k": [1, 2]}, allow={"OBJ1": "why"})  # fmt: skip
    link = Contribution("reply", -0.5, assumption="fewer hand-offs", tested_by="csat")
    goal = SmartGoal("routing", "Cut", Deliver(("built", "live"), weights=(1, 3)), due=date(2026, 3, 15), tags=["x"],
                     contributes_to=[link], depends_on=["csat"], used_in_appraisal=True, effort=3)  # fmt: skip
    return Plan([support], [goal], name="Q1")


def test_a_graph_becomes_the_same_plan_again() -> None:
    assert from_networkx(align(plan()).to_networkx()) == plan()


def test_so_does_its_safe_form_and_graphml() -> None:
    safe = align(plan()).to_networkx(safe=True)
    file = io.BytesIO()
    nx.write_graphml(safe, file)
    file.seek(0)

    assert from_networkx(safe) == plan()
    assert from_networkx(nx.read_graphml(file)) == plan()


def test_the_safe_form_holds_text_and_numbers_only() -> None:
    safe = align(plan()).to_networkx(safe=True)
    values = [value for _, data in safe.nodes(data=True) for value in data.values()]
    values += [value for *_, data in safe.edges(data=True) for value in data.values()]

    assert {type(value) for value in values} <= {str, int, float, bool}
    assert safe.nodes["reply"]["due"] == "2026-03-31"
    assert "owner" not in safe.nodes["reply"]


def test_control_characters_do_not_break_graphml() -> None:
    safe = align(Plan([Objective("o", "a\x00b\x0bc")])).to_networkx(safe=True)
    file = io.BytesIO()
    nx.write_graphml(safe, file)
    file.seek(0)

    assert nx.read_graphml(file).nodes["o"]["title"] == "a�b�c"


def test_the_plain_form_holds_the_objects_themselves() -> None:
    graph = align(plan()).to_networkx()

    assert graph.nodes["reply"]["measure"] == Change(4, 1, unit="hour", strict=True)
    assert graph.nodes["reply"]["owner"] is None
    assert graph.edges["routing", "reply"]["weight"] == -0.5
    assert graph.edges["reply", "support"]["kind"] == "containment"


def test_any_directed_graph_is_a_plan_of_objectives() -> None:
    graph = nx.DiGraph([(1, 2), (3, 2)])
    graph.nodes[1]["colour"] = "red"
    made = from_networkx(graph, name="numbers")

    assert [goal.id for goal in made.goals()] == ["1", "2", "3"]
    assert made["1"].extra == {"colour": "red"}
    assert made.name == "numbers"


def test_everything_that_cannot_be_read_is_told_at_once() -> None:
    graph = nx.DiGraph()
    graph.add_node("a", kind="dream")
    graph.add_node("b", kind="key-result")
    graph.add_node("c", kind="smart-goal", due="soon")
    graph.add_node("d", kind="key-result", measure='{"measure": "Guess"}')
    graph.add_node("e", kind="objective")
    graph.add_edge("e", "c", weight=7)
    graph.add_edge("e", "b", kind="friendship")
    with pytest.raises(InvalidPlanError) as caught:
        from_networkx(graph)

    assert len(caught.value.faults) == 6


def test_a_graph_without_directions_is_refused() -> None:
    with pytest.raises(InvalidPlanError, match="no directions"):
        from_networkx(nx.Graph([("a", "b")]))
