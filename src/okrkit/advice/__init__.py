"""Which framework fits, whether the layers hold, and why goals are hit while the business is stuck."""

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
from okrkit.advice.readings import recommend_for, situation_of
from okrkit.advice.situations import Horizon, Purpose, Situation

__all__ = [
    "THREE_LAYERS",
    "FiredRule",
    "Framework",
    "Horizon",
    "Layer",
    "LayerBreach",
    "LayerPolicy",
    "Purpose",
    "Recommendation",
    "Situation",
    "check_layers",
    "layers_of",
    "recommend_for",
    "recommend_framework",
    "show_layers",
    "situation_of",
]
