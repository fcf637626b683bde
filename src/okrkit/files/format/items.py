"""The records of a plan file: goals, what stands beside them, and dated facts."""

from __future__ import annotations

from datetime import date

from okrkit.files.format.cycles import CYCLE
from okrkit.files.format.links import LINKS
from okrkit.files.format.measures import MEASURE
from okrkit.files.format.records import Field, Record, list_of
from okrkit.files.format.shapes import (
    AMBITION,
    DAY,
    EXTRA,
    FLAG,
    ID,
    LEVEL,
    NAMES,
    NUMBER,
    REASONS,
    TEXT,
    VALUE,
)
from okrkit.goals import (
    CheckIn,
    Establish,
    Grade,
    HealthMetric,
    Initiative,
    KeyResult,
    Objective,
    SmartGoal,
    TargetChange,
)

__all__ = [
    "CHECK_IN",
    "GRADE",
    "HEALTH_METRIC",
    "INITIATIVE",
    "KEY_RESULT",
    "OBJECTIVE",
    "SMART_GOAL",
    "TARGET_CHANGE",
]

_NAMED = {"id": Field(ID, stand_in="id", required=True), "title": Field(TEXT, stand_in="title", required=True)}
_PEOPLE = {"owner": Field(TEXT), "team": Field(TEXT)}
_LINKED = {"contributes_to": Field(LINKS), "depends_on": Field(NAMES), "conflicts_with": Field(NAMES)}
_REST = {"tags": Field(NAMES), "allow": Field(REASONS), "extra": Field(EXTRA)}
_SHARE = {"weight": Field(NUMBER), "effort": Field(NUMBER)}
_DATED = {"goal": Field(ID, stand_in="goal", required=True), "day": Field(DAY, stand_in=date.min, required=True)}

# The order of the fields here is their order in written files and in the schema.
KEY_RESULT = Record(
    "key result",
    KeyResult,
    {
        **_NAMED,
        "measure": Field(MEASURE),
        **_PEOPLE,
        "level": Field(LEVEL),
        "due": Field(DAY),
        "evidence": Field(TEXT),
        **_SHARE,
        **_LINKED,
        **_REST,
    },
    KeyResult,
)
OBJECTIVE = Record(
    "objective",
    Objective,
    {
        **_NAMED,
        **_PEOPLE,
        "level": Field(LEVEL),
        "ambition": Field(AMBITION),
        "cycle": Field(CYCLE),
        **_SHARE,
        **_LINKED,
        "shared_by": Field(NAMES),
        "linked_to_pay": Field(FLAG),
        **_REST,
        "key_results": Field(list_of(KEY_RESULT)),
    },
    Objective,
)
SMART_GOAL = Record(
    "SMART goal",
    SmartGoal,
    {
        **_NAMED,
        "measure": Field(MEASURE),
        **_PEOPLE,
        "level": Field(LEVEL),
        "start": Field(DAY),
        "due": Field(DAY),
        "cycle": Field(CYCLE),
        "relevance": Field(TEXT),
        "achievable": Field(TEXT),
        "used_in_appraisal": Field(FLAG),
        **_SHARE,
        **_LINKED,
        **_REST,
    },
    SmartGoal,
)
INITIATIVE = Record(
    "initiative",
    Initiative,
    {
        **_NAMED,
        "moves": Field(NAMES),
        **_PEOPLE,
        "start": Field(DAY),
        "due": Field(DAY),
        **_REST,
    },
    Initiative,
)
HEALTH_METRIC = Record(
    "health metric",
    HealthMetric,
    {
        **_NAMED,
        "measure": Field(MEASURE, stand_in=Establish(), required=True),
        "guards": Field(NAMES),
        **_PEOPLE,
        **_REST,
    },
    HealthMetric,
)
CHECK_IN = Record(
    "check-in",
    CheckIn,
    {
        **_DATED,
        "value": Field(VALUE, stand_in=0, required=True),
        "confidence": Field(NUMBER),
        "note": Field(TEXT),
    },
    CheckIn,
)
TARGET_CHANGE = Record(
    "target change",
    TargetChange,
    {
        **_DATED,
        "measure": Field(MEASURE, stand_in=Establish(), required=True),
        "reason": Field(TEXT),
    },
    TargetChange,
)
GRADE = Record(
    "grade",
    Grade,
    {**_DATED, "value": Field(NUMBER, stand_in=0, required=True), "reason": Field(TEXT)},
    Grade,
)
