"""Reading goal sentences: text in, slots with the words they came from out."""

from __future__ import annotations

from okrkit.parsing.functions import parse_key_result, parse_objective, parse_smart_goal
from okrkit.parsing.outline import PlanText, ReceiptLine, parse_plan_text
from okrkit.parsing.own_words import OwnWords
from okrkit.parsing.render import render
from okrkit.parsing.slots import Alternative, Outcome, ParsedGoal, Slot
from okrkit.parsing.unit_names import canonical_unit
from okrkit.parsing.view import parse_view

__all__ = [
    "Alternative",
    "Outcome",
    "OwnWords",
    "ParsedGoal",
    "PlanText",
    "ReceiptLine",
    "Slot",
    "canonical_unit",
    "parse_key_result",
    "parse_objective",
    "parse_plan_text",
    "parse_smart_goal",
    "parse_view",
    "render",
]
