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
    from okrkit import goals as goals
    from okrkit import parsing as parsing
    from okrkit import reports as reports
    from okrkit import rules as rules
    from okrkit import scoring as scoring
    from okrkit import settings as settings
    from okrkit import testing as testing
    from okrkit.advice import (
        Diagnosis as Diagnosis,
    )
    from okrkit.advice import (
        Situation as Situation,
    )
    from okrkit.advice import (
        diagnose as diagnose,
    )
    from okrkit.advice import (
        recommend_for as recommend_for,
    )
    from okrkit.advice import (
        recommend_framework as recommend_framework,
    )
    from okrkit.alignment import (
        AlignmentGraph as AlignmentGraph,
    )
    from okrkit.alignment import (
        align as align,
    )
    from okrkit.alignment import (
        influence as influence,
    )
    from okrkit.errors import (
        AlignmentLoopError as AlignmentLoopError,
    )
    from okrkit.errors import (
        GoalSyntaxError as GoalSyntaxError,
    )
    from okrkit.errors import (
        InvalidGoalError as InvalidGoalError,
    )
    from okrkit.errors import (
        InvalidPlanError as InvalidPlanError,
    )
    from okrkit.errors import (
        MissingExtraError as MissingExtraError,
    )
    from okrkit.errors import (
        OkrkitError as OkrkitError,
    )
    from okrkit.errors import (
        OptionsError as OptionsError,
    )
    from okrkit.errors import (
        PlanFileError as PlanFileError,
    )
    from okrkit.errors import (
        UnknownGoalError as UnknownGoalError,
    )
    from okrkit.errors import (
        UnknownNameError as UnknownNameError,
    )
    from okrkit.examples import (
        example_plan as example_plan,
    )
    from okrkit.goals import (
        Ambition as Ambition,
    )
    from okrkit.goals import (
        Cadence as Cadence,
    )
    from okrkit.goals import (
        Change as Change,
    )
    from okrkit.goals import (
        CheckIn as CheckIn,
    )
    from okrkit.goals import (
        Contribution as Contribution,
    )
    from okrkit.goals import (
        Cycle as Cycle,
    )
    from okrkit.goals import (
        Deliver as Deliver,
    )
    from okrkit.goals import (
        Establish as Establish,
    )
    from okrkit.goals import (
        FiscalCalendar as FiscalCalendar,
    )
    from okrkit.goals import (
        Grade as Grade,
    )
    from okrkit.goals import (
        HealthMetric as HealthMetric,
    )
    from okrkit.goals import (
        Hold as Hold,
    )
    from okrkit.goals import (
        Initiative as Initiative,
    )
    from okrkit.goals import (
        KeyResult as KeyResult,
    )
    from okrkit.goals import (
        Level as Level,
    )
    from okrkit.goals import (
        Objective as Objective,
    )
    from okrkit.goals import (
        Plan as Plan,
    )
    from okrkit.goals import (
        SmartGoal as SmartGoal,
    )
    from okrkit.goals import (
        TargetChange as TargetChange,
    )
    from okrkit.parsing import (
        ParsedGoal as ParsedGoal,
    )
    from okrkit.parsing import (
        parse_key_result as parse_key_result,
    )
    from okrkit.parsing import (
        parse_objective as parse_objective,
    )
    from okrkit.parsing import (
        parse_smart_goal as parse_smart_goal,
    )
    from okrkit.rules import (
        Finding as Finding,
    )
    from okrkit.rules import (
        Options as Options,
    )
    from okrkit.rules import (
        Rule as Rule,
    )
    from okrkit.rules import (
        Severity as Severity,
    )
    from okrkit.rules import (
        lint as lint,
    )
    from okrkit.rules import (
        rule as rule,
    )
    from okrkit.scoring import (
        Band as Band,
    )
    from okrkit.scoring import (
        Score as Score,
    )
    from okrkit.scoring import (
        Scorecard as Scorecard,
    )
    from okrkit.scoring import (
        ScoringPolicy as ScoringPolicy,
    )
    from okrkit.scoring import (
        Verdict as Verdict,
    )
    from okrkit.scoring import (
        compare_policies as compare_policies,
    )
    from okrkit.scoring import (
        scorecard as scorecard,
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
    "compare_policies",
    "diagnose",
    "example_plan",
    "influence",
    "lint",
    "parse_key_result",
    "parse_objective",
    "parse_smart_goal",
    "recommend_for",
    "recommend_framework",
    "rule",
    "scorecard",
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
        "influence",
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
        "parse_smart_goal",
    ),
    "rules": (
        "Finding",
        "Options",
        "Rule",
        "Severity",
        "lint",
        "rule",
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
