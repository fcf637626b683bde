"""What goals are worth: progress, score, bar, verdict, band, pace, health, and how they roll up."""

from okrkit.scoring.compiled import CompiledPlan, compile_plan

__all__ = ["CompiledPlan", "compile_plan"]
