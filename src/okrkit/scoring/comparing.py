"""Two views side by side: health policies on one plan, and two cards of one organisation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from okrkit.errors import InvalidGoalError
from okrkit.goals import Plan
from okrkit.goals._build import day_fault
from okrkit.scoring.basis import Basis
from okrkit.scoring.card import Scorecard
from okrkit.scoring.compiled import CompiledPlan, compile_plan
from okrkit.scoring.contributors import contributors
from okrkit.scoring.health import HealthPolicy
from okrkit.scoring.health_policies import HEALTH_POLICIES
from okrkit.scoring.judge import Judge
from okrkit.scoring.kernel import mean_of
from okrkit.scoring.named import picked
from okrkit.scoring.policy import ScoringPolicy
from okrkit.scoring.values import scored
from okrkit.scoring.words import TOLERANCE

__all__ = ["HealthComparison", "ScoreChange", "compare_cards", "compare_policies"]


@attrs.frozen
class HealthComparison:
    """One goal that health policies do not agree on.

    Attributes:
        goal: Its id.
        words: Each policy's word, by the policy's name.
    """

    goal: str
    words: Mapping[str, str] = attrs.field(hash=False)

    def __str__(self) -> str:
        return f"{self.goal}: {', '.join(f'{name} {word}' for name, word in self.words.items())}"


def compare_policies(
    plan: Plan,
    *,
    as_of: date,
    policies: Iterable[HealthPolicy | str] = tuple(HEALTH_POLICIES),
    policy: ScoringPolicy | None = None,
) -> tuple[HealthComparison, ...]:
    """Return the goals whose health depends on whose policy is asked, in plan order.

    Products use different words for the same news; two policies agree where both words are good, both
    are the policy's worst, or both are in between.

    Args:
        plan: The plan.
        as_of: Last day whose facts count [included].
        policies: Health policies or their names; all of them unless given.
        policy: Everything else; None: `ScoringPolicy()`.

    Raises:
        UnknownNameError: If a name is no health policy.
        InvalidGoalError: If `as_of` is no day.

    Examples:
        >>> from okrkit import Change, Cycle, SmartGoal
        >>> goal = SmartGoal("calls", "Call", Change(0, 100), cycle=Cycle.quarter(2026, 1))
        >>> plan = Plan([], [goal]).check_in("calls", date(2026, 2, 14), 45)
        >>> print(*compare_policies(plan, as_of=date(2026, 2, 14), policies=["okrkit", "viva"]))
        calls: okrkit on-track, viva behind
    """
    if fault := day_fault("as_of", as_of):
        raise InvalidGoalError("compare_policies", [fault])
    used = ScoringPolicy() if policy is None else policy
    values = scored(Basis(plan, as_of, used, compile_plan(plan)))
    judges: dict[str, Judge] = {}
    for one in policies:
        health = picked("health policy", HEALTH_POLICIES, one, HealthPolicy)
        basis = attrs.evolve(values.basis, policy=attrs.evolve(used, health=health))
        judges[health.name] = Judge(attrs.evolve(values, basis=basis), {})
    found: list[HealthComparison] = []
    for position, goal in enumerate(values.basis.compiled.ids):
        words = {name: judge.health(position) for name, judge in judges.items()}
        tones = {judges[name].basis.policy.health.tone(word) or word for name, word in words.items()}
        if len(tones) > 1:
            found.append(HealthComparison(goal, words))
    return tuple(found)


@attrs.frozen
class ScoreChange:
    """What became of one goal's score from one card to another.

    Attributes:
        goal: Its id.
        before: Score on the first card [0-1]; None: undefined, or not there.
        after: Score on the second card [0-1]; None: undefined, or not there.
        support_before: Support on the first card.
        support_after: Support on the second card.
        gone: Ids of its key results and contributors that the second plan no longer holds.
        joined: Ids of those that the first plan did not hold.
        raised_by_removal: Whether its score or support is higher because of what is gone: with what
            is gone at its old score, it would be lower.
    """

    goal: str
    before: float | None
    after: float | None
    support_before: float | None
    support_after: float | None
    gone: tuple[str, ...] = ()
    joined: tuple[str, ...] = ()
    raised_by_removal: bool = False

    def __str__(self) -> str:
        text = f"{self.goal}: {_shown(self.before)} -> {_shown(self.after)}"
        if self.support_before != self.support_after:
            text += f", support {_shown(self.support_before)} -> {_shown(self.support_after)}"
        text += f", gone: {', '.join(self.gone)}" if self.gone else ""
        text += f", new: {', '.join(self.joined)}" if self.joined else ""
        return text + (" (higher only because of what is gone)" if self.raised_by_removal else "")


def _shown(value: float | None) -> str:
    return "undefined" if value is None else f"{value:.2f}"


def compare_cards(before: Scorecard, after: Scorecard) -> tuple[ScoreChange, ...]:
    """Return the goals whose score, support, key results or contributors changed, in the second plan's order.

    A child that was archived, removed or moved never quietly raises its parent: the parent stands
    here with the child's id, and with the note that its score rose for that reason alone.

    Examples:
        >>> from okrkit import Change, KeyResult, Objective
        >>> from okrkit.scoring import scorecard
        >>> results = [KeyResult("a", "A", Change(0, 1)), KeyResult("b", "B", Change(0, 1))]
        >>> plan = Plan([Objective("o", "Grow", results)])
        >>> plan = plan.check_in("a", date(2026, 2, 2), 0.9).check_in("b", date(2026, 2, 2), 0.1)
        >>> old = scorecard(plan, as_of=date(2026, 2, 15))
        >>> print(*compare_cards(old, scorecard(plan.remove("b"), as_of=date(2026, 2, 15))), sep="; ")
        o: 0.50 -> 0.90, gone: b (higher only because of what is gone); b: 0.10 -> undefined
    """
    ids = dict.fromkeys((*after.compiled.ids, *before.compiled.ids))
    changes = (_change(goal, before, after) for goal in ids)
    return tuple(change for change in changes if change is not None)


def _change(goal: str, before: Scorecard, after: Scorecard) -> ScoreChange | None:
    old, new = before.value(goal) if goal in before else None, after.value(goal) if goal in after else None
    support_old, support_new = _support(before, goal), _support(after, goal)
    children_old, children_new = _children(before.compiled, goal), _children(after.compiled, goal)
    gone = tuple(child for child in children_old if child not in children_new) if goal in after else ()
    joined = tuple(child for child in children_new if child not in children_old) if goal in before else ()
    if (old, support_old) == (new, support_new) and not gone and not joined and (goal in before) == (goal in after):
        return None
    raised = bool(gone) and (_rose(old, new, _with_gone(before, after, goal)) or _rose_support(before, after, goal))
    return ScoreChange(goal, old, new, support_old, support_new, gone, joined, raised)


def _rose(old: float | None, new: float | None, with_gone: float | None) -> bool:
    """Return whether a number is higher than before and would be lower with what is gone."""
    if new is None or with_gone is None:
        return False
    return new > with_gone + TOLERANCE and (old is None or new > old + TOLERANCE)


def _support(card: Scorecard, goal: str) -> float | None:
    return card[goal].support if goal in card else None


def _children(compiled: CompiledPlan, goal: str) -> list[str]:
    if goal not in compiled.positions:
        return []
    position = compiled.positions[goal]
    found = [*compiled.results(position), *contributors(compiled, position)]
    return [compiled.ids[child] for child in found]


def _with_gone(before: Scorecard, after: Scorecard, goal: str) -> float | None:
    """Return the mean of an objective's key results now, with those that are gone at their old scores."""
    old, new = before.compiled, after.compiled
    kept = [(after.value(new.ids[at]), new.weights[at]) for at in new.results(new.positions[goal])]
    ids = {new.ids[at] for at in new.results(new.positions[goal])}
    lost = [at for at in old.results(old.positions[goal]) if old.ids[at] not in ids]
    parts = kept + [(before.value(old.ids[at]), old.weights[at]) for at in lost]
    if not lost:
        return None
    return mean_of([value for value, _ in parts], [weight for _, weight in parts], range(len(parts)), None)


def _rose_support(before: Scorecard, after: Scorecard, goal: str) -> bool:
    """Return whether support is higher because contributors are gone."""
    old_at, new_at = before.compiled.positions[goal], after.compiled.positions[goal]
    now = {after.compiled.ids[at]: weight for at, weight in contributors(after.compiled, new_at).items()}
    parts = [(after[name].attainment, weight) for name, weight in now.items() if weight > 0]
    old = contributors(before.compiled, old_at)
    lost = [(before.compiled.ids[at], weight) for at, weight in old.items() if before.compiled.ids[at] not in now]
    parts += [(before[name].attainment, weight) for name, weight in lost if weight > 0]
    mean = mean_of([value for value, _ in parts], [weight for _, weight in parts], range(len(parts)), None)
    return bool(lost) and _rose(_support(before, goal), _support(after, goal), mean)
