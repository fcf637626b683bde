"""Many what-ifs at once: a card under thousands of scenarios, as arrays where numpy is installed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from okrkit.errors import InvalidGoalError
from okrkit.scoring.arrays import scenario_rows, worth_it
from okrkit.scoring.averaging import MISSING_POLICIES
from okrkit.scoring.card import Scorecard

__all__ = ["scenario_scores"]

_LARGEST_LIST = 5_000  # cells up to which lists are as fast


def scenario_scores(
    card: Scorecard, scores: Mapping[str, Sequence[float]], *, of: Iterable[str] | None = None
) -> dict[str, Sequence[float | None]]:
    """Return the scores of goals in many scenarios, as if `what_if(scores=...)` were asked once a scenario.

    Args:
        card: Where the scores come from of which the scenarios say nothing.
        scores: By id of a key result or SMART goal one score [0 - ceiling] a scenario.
        of: Ids of the goals that are asked for; None: all of them.

    Returns:
        By goal id one score a scenario, in their order: a list, or an array where numpy is installed
        and the batch is large (then NaN stands for None). Both agree to the last bit.

    Raises:
        UnknownGoalError: If an id is no goal of the plan.
        InvalidGoalError: If the sequences differ in length, or an id is an objective's.

    Examples:
        >>> from datetime import date
        >>> from okrkit import Change, KeyResult, Objective, Plan
        >>> from okrkit.scoring import scorecard
        >>> results = [KeyResult("a", "A", Change(0, 1)), KeyResult("b", "B", Change(0, 1), weight=3)]
        >>> card = scorecard(Plan([Objective("o", "Grow", results)]), as_of=date(2026, 2, 15))
        >>> scenario_scores(card, {"a": [0.0, 1.0], "b": [0.5, 1.0]}, of=["o"])
        {'o': [0.375, 1.0]}
    """
    compiled = card.compiled
    rows = {compiled.position(goal): row for goal, row in scores.items()}
    count = _count(card, scores)
    asked = range(len(compiled)) if of is None else [compiled.position(goal) for goal in of]
    plain = card.policy.roll_up.rule is None and card.policy.missing is MISSING_POLICIES["skip"]
    if plain and count * len(asked) > _LARGEST_LIST and worth_it(count * len(asked)):
        base = [card.value(goal) for goal in compiled.ids]
        found = scenario_rows(compiled, base, rows, asked, count)
    else:
        found = _by_lists(card, scores, asked, count)
    return {compiled.ids[position]: row for position, row in found.items()}


def _count(card: Scorecard, scores: Mapping[str, Sequence[float]]) -> int:
    counts = {len(row) for row in scores.values()}
    faults = [f"the scenarios differ in number: {sorted(counts)}"] if len(counts) > 1 else []
    objectives = [goal for goal in scores if card.compiled.position(goal) in set(card.compiled.objectives)]
    faults += [f"{goal!r} is an objective; give the scores of its key results" for goal in objectives]
    if faults:
        raise InvalidGoalError("scenarios", faults)
    return counts.pop() if counts else 0


def _by_lists(
    card: Scorecard, scores: Mapping[str, Sequence[float]], asked: Iterable[int], count: int
) -> dict[int, list[float | None]]:
    ids = card.compiled.ids
    found: dict[int, list[float | None]] = {position: [] for position in asked}
    for scenario in range(count):
        supposed = card.what_if(scores={goal: float(row[scenario]) for goal, row in scores.items()})
        for position, row in found.items():
            row.append(supposed.value(ids[position]))
    return found
