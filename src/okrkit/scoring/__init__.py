"""What goals are worth: progress, score, bar, verdict, band, pace, health, and how they roll up."""

from okrkit.scoring.averaging import LATENESS_POLICIES, MISSING_POLICIES, LatenessPolicy, MissingPolicy
from okrkit.scoring.bands import BAND_POLICIES, BandPolicy, BandStep
from okrkit.scoring.card import Scorecard, scorecard
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
from okrkit.scoring.score import Score
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
    "Scorecard",
    "ScoringPolicy",
    "Standing",
    "StatusPolicy",
    "Verdict",
    "compile_plan",
    "gap_policy",
    "milestone_days",
    "phased",
    "power",
    "ratio_policy",
    "reaches",
    "s_curve",
    "scorecard",
    "seasonal",
    "working_days",
]
