"""Reading goal sentences: text in, slots with the words they came from out."""

from __future__ import annotations

from okrkit.parsing.functions import parse_key_result, parse_objective, parse_smart_goal
from okrkit.parsing.outline import PlanText, ReceiptLine, parse_plan_text
from okrkit.parsing.own_words import NO_WORDS, OwnWords
from okrkit.parsing.render import render
from okrkit.parsing.slots import Alternative, Outcome, ParsedGoal, Slot
from okrkit.parsing.unit_names import canonical_unit
from okrkit.parsing.view import parse_view
from okrkit.parsing.vocabulary import Unit, Vocabulary, vocabulary

__all__ = [
    "NO_WORDS",
    "Alternative",
    "Outcome",
    "OwnWords",
    "ParsedGoal",
    "PlanText",
    "ReceiptLine",
    "Slot",
    "Unit",
    "Vocabulary",
    "canonical_unit",
    "parse_key_result",
    "parse_objective",
    "parse_plan_text",
    "parse_smart_goal",
    "parse_view",
    "render",
    "vocabulary",
]
