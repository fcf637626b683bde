"""What goals are worth: progress, score, bar, verdict, band, pace, health, and how they roll up."""

from okrkit.scoring.averaging import LATENESS_POLICIES, MISSING_POLICIES, LatenessPolicy, MissingPolicy
from okrkit.scoring.bands import BAND_POLICIES, BandPolicy, BandStep
from okrkit.scoring.card import Scorecard, scorecard
from okrkit.scoring.comparing import HealthComparison, ScoreChange, compare_cards, compare_policies
from okrkit.scoring.compiled import CompiledPlan, compile_plan
from okrkit.scoring.curves import (
    EXPECTED_CURVES,
    ExpectedCurve,
    Moment,
    milestone_days,
    phased,
    power,
    s_curve,
    seasonal,
    working_days,
)
from okrkit.scoring.edges import Edges
from okrkit.scoring.explanation import Explanation
from okrkit.scoring.health import HealthPolicy, Standing
from okrkit.scoring.health_policies import HEALTH_POLICIES, gap_policy, ratio_policy
from okrkit.scoring.policy import ScoringPolicy
from okrkit.scoring.roll_ups import ROLL_UP_POLICIES, STATUS_POLICIES, Part, Parts, Rolled, RollUpPolicy, StatusPolicy
from okrkit.scoring.scenarios import scenario_scores
from okrkit.scoring.scores import Score
from okrkit.scoring.single import attainment_scaling, level_score, progress, score
from okrkit.scoring.words import Band, Health, Reason, Verdict, reaches

__all__ = [
    "BAND_POLICIES",
    "EXPECTED_CURVES",
    "HEALTH_POLICIES",
    "LATENESS_POLICIES",
    "MISSING_POLICIES",
    "ROLL_UP_POLICIES",
    "STATUS_POLICIES",
    "Band",
    "BandPolicy",
    "BandStep",
    "CompiledPlan",
    "Edges",
    "ExpectedCurve",
    "Explanation",
    "Health",
    "HealthComparison",
    "HealthPolicy",
    "LatenessPolicy",
    "MissingPolicy",
    "Moment",
    "Part",
    "Parts",
    "Reason",
    "RollUpPolicy",
    "Rolled",
    "Score",
    "ScoreChange",
    "Scorecard",
    "ScoringPolicy",
    "Standing",
    "StatusPolicy",
    "Verdict",
    "attainment_scaling",
    "compare_cards",
    "compare_policies",
    "compile_plan",
    "gap_policy",
    "level_score",
    "milestone_days",
    "phased",
    "power",
    "progress",
    "ratio_policy",
    "reaches",
    "s_curve",
    "scenario_scores",
    "score",
    "scorecard",
    "seasonal",
    "working_days",
]
