"""okrkit: goals you can compute with. Names load on first use, so that the import stays light."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrkit import advice as advice
    from okrkit import alignment as alignment
    from okrkit import errors as errors
    from okrkit import examples as examples
    from okrkit import files as files
    from okrkit import fixes as fixes
    from okrkit import goals as goals
    from okrkit import parsing as parsing
    from okrkit import reports as reports
    from okrkit import rules as rules
    from okrkit import scoring as scoring
    from okrkit import settings as settings
    from okrkit import testing as testing
    from okrkit.advice import (
        Diagnosis,
        Situation,
        diagnose,
        recommend_for,
        recommend_framework,
    )
    from okrkit.alignment import (
        AlignmentGraph,
        align,
        alignment_report,
        influence,
        sensitivity,
    )
    from okrkit.errors import (
        AlignmentLoopError,
        GoalSyntaxError,
        InvalidGoalError,
        InvalidPlanError,
        MissingExtraError,
        OkrkitError,
        OptionsError,
        PlanFileError,
        UnknownGoalError,
        UnknownNameError,
    )
    from okrkit.examples import (
        example_plan,
    )
    from okrkit.goals import (
        Ambition,
        Cadence,
        Change,
        CheckIn,
        Contribution,
        Cycle,
        Deliver,
        Establish,
        FiscalCalendar,
        Grade,
        HealthMetric,
        Hold,
        Initiative,
        KeyResult,
        Level,
        Objective,
        Plan,
        SmartGoal,
        TargetChange,
    )
    from okrkit.parsing import (
        ParsedGoal,
        parse_key_result,
        parse_objective,
        parse_plan_text,
        parse_smart_goal,
    )
    from okrkit.rules import (
        Finding,
        Options,
        Rule,
        Severity,
        lint,
        review_draft,
        rule,
        smart_report,
    )
    from okrkit.scoring import (
        Band,
        Score,
        Scorecard,
        ScoringPolicy,
        Verdict,
        compare_policies,
        scorecard,
    )

__version__ = "0.1.0"

__all__ = [
    "AlignmentGraph",
    "AlignmentLoopError",
    "Ambition",
    "Band",
    "Cadence",
    "Change",
    "CheckIn",
    "Contribution",
    "Cycle",
    "Deliver",
    "Diagnosis",
    "Establish",
    "Finding",
    "FiscalCalendar",
    "GoalSyntaxError",
    "Grade",
    "HealthMetric",
    "Hold",
    "Initiative",
    "InvalidGoalError",
    "InvalidPlanError",
    "KeyResult",
    "Level",
    "MissingExtraError",
    "Objective",
    "OkrkitError",
    "Options",
    "OptionsError",
    "ParsedGoal",
    "Plan",
    "PlanFileError",
    "Rule",
    "Score",
    "Scorecard",
    "ScoringPolicy",
    "Severity",
    "Situation",
    "SmartGoal",
    "TargetChange",
    "UnknownGoalError",
    "UnknownNameError",
    "Verdict",
    "align",
    "alignment_report",
    "compare_policies",
    "diagnose",
    "example_plan",
    "influence",
    "lint",
    "parse_key_result",
    "parse_objective",
    "parse_plan_text",
    "parse_smart_goal",
    "recommend_for",
    "recommend_framework",
    "review_draft",
    "rule",
    "scorecard",
    "sensitivity",
    "smart_report",
]

_NAMES = {
    "advice": (
        "Diagnosis",
        "Situation",
        "diagnose",
        "recommend_for",
        "recommend_framework",
    ),
    "alignment": (
        "AlignmentGraph",
        "align",
        "alignment_report",
        "influence",
        "sensitivity",
    ),
    "errors": (
        "AlignmentLoopError",
        "GoalSyntaxError",
        "InvalidGoalError",
        "InvalidPlanError",
        "MissingExtraError",
        "OkrkitError",
        "OptionsError",
        "PlanFileError",
        "UnknownGoalError",
        "UnknownNameError",
    ),
    "examples": ("example_plan",),
    "goals": (
        "Ambition",
        "Cadence",
        "Change",
        "CheckIn",
        "Contribution",
        "Cycle",
        "Deliver",
        "Establish",
        "FiscalCalendar",
        "Grade",
        "HealthMetric",
        "Hold",
        "Initiative",
        "KeyResult",
        "Level",
        "Objective",
        "Plan",
        "SmartGoal",
        "TargetChange",
    ),
    "parsing": (
        "ParsedGoal",
        "parse_key_result",
        "parse_objective",
        "parse_plan_text",
        "parse_smart_goal",
    ),
    "rules": (
        "Finding",
        "Options",
        "Rule",
        "Severity",
        "lint",
        "review_draft",
        "rule",
        "smart_report",
    ),
    "scoring": (
        "Band",
        "Score",
        "Scorecard",
        "ScoringPolicy",
        "Verdict",
        "compare_policies",
        "scorecard",
    ),
}
_HOME = {name: topic for topic, names in _NAMES.items() for name in names}
_TOPICS = (
    "advice",
    "alignment",
    "errors",
    "examples",
    "files",
    "fixes",
    "goals",
    "parsing",
    "reports",
    "rules",
    "scoring",
    "settings",
    "testing",
)


def __getattr__(name: str) -> object:
    if name in _TOPICS:
        return import_module(f"okrkit.{name}")
    if name not in _HOME:
        message = f"module 'okrkit' has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(f"okrkit.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, *_TOPICS, "__version__"])
