"""Options: every threshold of the rules, named and with its source."""

from __future__ import annotations

from typing import cast

import attrs

from okrkit.errors import OptionsError
from okrkit.goals._build import shown
from okrkit.goals.numbers import number_fault

__all__ = ["Options"]


def _count(default: int, source: str) -> int:
    made: int = attrs.field(default=default, metadata={"source": source, "kind": "count"})
    return made


def _amount(default: float, source: str) -> float:
    made: float = attrs.field(default=default, metadata={"source": source, "kind": "amount"})
    return made


def _share(default: float, source: str) -> float:
    made: float = attrs.field(default=default, metadata={"source": source, "kind": "share"})
    return made


@attrs.frozen(kw_only=True, weakref_slot=False)
class Options:
    """Thresholds of the rules; each has its source in the field's metadata (see `source_of`).

    Attributes:
        max_key_results: Most key results of an objective [≥ 0].
        max_objective_words: Most words of an objective's title [≥ 0].
        max_company_objectives: Most objectives of the company in a cycle [≥ 0].
        max_objectives: Most objectives of a function, team or person in a cycle [≥ 0].
        min_weeks_a_key_result: Weeks of a cycle that each key result of one owner should have [≥ 0].
        min_cycle_weeks: Shortest cycle of an OKR, in weeks.
        max_cycle_weeks: Longest cycle of an OKR, in weeks.
        certain_confidence: Early confidence from which an aspiration is a certainty [0-1].
        doubtful_confidence: Confidence below which a commitment is in doubt [0-1].
        pace_factor: How many times the best pace seen a goal may need [> 0].
        flat_days: Days without movement after which a goal that is on track is flat [≥ 0].
        steady_check_ins: Check-ins with one and the same confidence that are no coincidence [≥ 0].
        late_first_review: Share of the period by which a first check-in should have come [0-1].
        informal_changes: Share of target changes without a reason that is informal [0-1].
        churn: Share of goals whose target changed that is churn [0-1].
        few: Least number of goals or changes from which a share says something [≥ 0].
        sandbagged: Share of aspirational results at 1.0 that is too safe [0-1].
        overreached: Mean score below which a set was out of reach [0-1].
        grade_tolerance: Difference of grade and score that needs no reason [0-1].
        copied: Likeness of two titles from which one is a copy [0-1].
        dependants: Goals that wait for one goal and make it a single point of failure [≥ 0].

    Raises:
        OptionsError: With every value that is no threshold.

    Examples:
        >>> Options(max_key_results=4).max_key_results
        4
        >>> print(Options.source_of("max_key_results"))
        Doerr 2018, ch. 4: three to five key results an objective
    """

    max_key_results: int = _count(5, "Doerr 2018, ch. 4: three to five key results an objective")
    max_objective_words: int = _count(
        18, "okrkit: an objective is to be remembered; the longest of Doerr's and Wodtke's examples has 18 words"
    )
    max_company_objectives: int = _count(5, "Doerr 2018, ch. 4: three to five objectives a cycle")
    max_objectives: int = _count(3, "Wodtke, Radical Focus: few objectives, better one; re:Work: three to five")
    min_weeks_a_key_result: float = _amount(
        1.0, "okrkit: who holds more key results than a cycle has weeks cannot give each a single week"
    )
    min_cycle_weeks: float = _amount(8, "method, section 8: OKR cycles of 8-16 weeks")
    max_cycle_weeks: float = _amount(16, "method, section 8: OKR cycles of 8-16 weeks")
    certain_confidence: float = _share(
        0.9, "Wodtke, Radical Focus: start at a confidence of 5 in 10; 9 or 10 is no stretch"
    )
    doubtful_confidence: float = _share(0.5, "Google OKR playbook: commitments in doubt are escalated at once")
    pace_factor: float = _amount(3.0, "okrkit: three times the best week ever seen is not a plan")
    flat_days: int = _count(28, "okrkit: four weekly check-ins without movement are a third of a quarter")
    steady_check_ins: int = _count(4, "okrkit: four equal confidences in a row are copied, not felt")
    late_first_review: float = _share(0.5, "method, section 7: first review after half the cycle")
    informal_changes: float = _share(0.3, "method, section 7: changes without a reason above 30 % of changes")
    churn: float = _share(0.3, "method, section 7: churn above 30 %")
    few: int = _count(
        3, "okrkit: a share of two things says nothing; three key results are the usual least of an objective"
    )
    sandbagged: float = _share(
        0.75, "Google OKR playbook: consistently 1.0 means not ambitious enough; the share is okrkit's"
    )
    overreached: float = _share(0.4, "Google OKR playbook: below 0.4 is red")
    grade_tolerance: float = _share(0.1, "okrkit: grades come in tenths, so one step is rounding")
    copied: float = _share(0.95, "okrkit: two titles that share 95 % of their letters differ by a typing error")
    dependants: int = _count(3, "okrkit: from three goals on, a delay is no longer a matter between two owners")

    def __attrs_post_init__(self) -> None:
        faults = [fault for field in attrs.fields(Options) if (fault := _fault(field, getattr(self, field.name)))]
        if faults:
            raise OptionsError("Options", faults)

    @staticmethod
    def source_of(name: str) -> str:
        """Return who found a threshold, or okrkit's reasoning."""
        return str(attrs.fields_dict(Options)[name].metadata["source"])


def _fault(field: attrs.Attribute[object], value: object) -> str | None:
    kind = field.metadata["kind"]
    if kind == "count" and (type(value) is not int or value < 0):
        return f"{field.name} must be a whole number, 0 or more, got {shown(value)}"
    fault = number_fault(field.name, value)
    if fault is None and not 0 <= cast("float", value) <= (1 if kind == "share" else float("inf")):
        return f"{field.name} must be {'in [0, 1]' if kind == 'share' else '0 or more'}, got {shown(value)}"
    return fault
