"""Which framework fits, whether the layers hold, and why goals are hit while the business is stuck."""

from okrkit.advice._causes import Attribution, Cause
from okrkit.advice.diagnosis import Diagnosis, DiagnosisVerdict, diagnose
from okrkit.advice.framework import FiredRule, Framework, Recommendation, recommend_framework
from okrkit.advice.layers import (
    THREE_LAYERS,
    Layer,
    LayerBreach,
    LayerPolicy,
    check_layers,
    layers_of,
    show_layers,
)
from okrkit.advice.misfits import MISFIT_RULES, Misfit, find_misfits
from okrkit.advice.readings import recommend_for, situation_of
from okrkit.advice.remedies import Remedy
from okrkit.advice.signs import Sign
from okrkit.advice.situations import Horizon, Purpose, Situation
from okrkit.advice.thresholds import Thresholds

__all__ = [
    "MISFIT_RULES",
    "THREE_LAYERS",
    "Attribution",
    "Cause",
    "Diagnosis",
    "DiagnosisVerdict",
    "FiredRule",
    "Framework",
    "Horizon",
    "Layer",
    "LayerBreach",
    "LayerPolicy",
    "Misfit",
    "Purpose",
    "Recommendation",
    "Remedy",
    "Sign",
    "Situation",
    "Thresholds",
    "check_layers",
    "diagnose",
    "find_misfits",
    "layers_of",
    "recommend_for",
    "recommend_framework",
    "show_layers",
    "situation_of",
]
