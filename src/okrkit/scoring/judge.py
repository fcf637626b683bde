"""Judge: makes a Score of the numbers behind a card, on demand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, final

from okrkit.goals import HealthMetric, Number, Objective, Plan, outcome
from okrkit.scoring.contributors import Support, reached_twice, support_of
from okrkit.scoring.health import Standing
from okrkit.scoring.leaves import Leaf, known
from okrkit.scoring.roll_ups import attained_share
from okrkit.scoring.scores import Score
from okrkit.scoring.words import Health, Reason, Verdict, reaches

if TYPE_CHECKING:
    from okrkit.scoring.basis import Basis
    from okrkit.scoring.values import Values

__all__ = ["Judge"]

_SILENCE = (Health.UNKNOWN, Health.PENDING, Health.OUTDATED)
_QUIET, _BAD = 1000, 2000  # ranks: good words first, then silence, then bad words


def _guards(plan: Plan) -> dict[str, tuple[HealthMetric, ...]]:
    found: dict[str, tuple[HealthMetric, ...]] = {}
    for metric in plan.health_metrics:
        for goal in metric.guards:
            found[goal] = (*found.get(goal, ()), metric)
    return found


@final
class Judge:
    """Works out scores one by one."""

    __slots__ = ("_family", "basis", "p_success", "values")

    def __init__(self, values: Values, p_success: Mapping[str, float]) -> None:
        self.values: Values = values
        self.basis: Basis = values.basis
        self.p_success: Mapping[str, float] = p_success
        self._family: tuple[int, dict[int, Leaf]] = (-1, {})

    def score(self, position: int) -> Score:
        """Return a goal's score with everything around it."""
        basis, goal = self.basis, self.basis.compiled.goals[position]
        leaf = self._leaf(position)
        value, bar = self.values.rolled[position], basis.bar(position)
        expected = self.expected(position)
        step = None if value is None else basis.policy.band.of(value)
        support = self.support(position)
        grade = self.grade(position)
        return Score(
            goal=goal.id,
            progress=self.progress(position),
            value=value,
            coverage=self.coverage(position),
            bar=bar,
            attainment=self.attainment(position),
            verdict=self.verdict(position),
            band=None if step is None else step.band,
            band_word=None if step is None else step.word,
            confidence=self.confidence(position),
            expected=expected,
            pace=None if value is None or expected is None else value - expected * bar,
            health=self.health(position),
            support=support.helping,
            opposition=support.hindering,
            reason=self.reason(position),
            support_reason=support.reason,
            measured=None if leaf is None else leaf.measured,
            last_check_in=self.last_check_in(position),
            grade=grade,
            vetoed_by=tuple(metric.id for metric in self.vetoes(position)),
            late=0 if leaf is None else leaf.late,
        )

    def _leaf(self, position: int) -> Leaf | None:
        return None if self._is_objective(position) else self.leaf(position)

    def leaf(self, position: int) -> Leaf:
        """Return what is known about a measured goal; read once while its objective is being judged."""
        holder = self.basis.compiled.holder(position)
        if holder < 0:
            return self.values.leaf(position)
        if self._family[0] != holder:
            self._family = (holder, {})
        leaves = self._family[1]
        if position not in leaves:
            leaves[position] = self.values.leaf(position)
        return leaves[position]

    def _is_objective(self, position: int) -> bool:
        return isinstance(self.basis.compiled.goals[position], Objective)

    def _counted(self, position: int) -> list[int]:
        """Return an objective's key results that have weight."""
        weights = self.basis.compiled.weights
        return [result for result in self.basis.compiled.results(position) if weights[result] > 0]

    def attainment(self, position: int) -> float | None:
        """Return the score against the bar, at most 1."""
        value = self.values.rolled[position]
        return None if value is None else attained_share(value, self.basis.bar(position))

    def progress(self, position: int) -> float | None:
        """Return raw progress, of an objective the weighted mean of its key results'."""
        leaf = self._leaf(position)
        if leaf is not None:
            return leaf.progress
        return self._mean({result: self.leaf(result).progress for result in self._counted(position)})

    def _mean(self, numbers: Mapping[int, float | None]) -> float | None:
        total = weight = 0.0
        for position, number in numbers.items():
            if number is not None:
                share = self.basis.compiled.weights[position]
                total += share * float(number)
                weight += share
        return min(max(total / weight, -1.7e308), 1.7e308) if weight > 0 else None

    def coverage(self, position: int) -> float:
        """Return the share of weight that is scored."""
        if position in self.values.forced or not self.basis.compiled.held[position]:
            return 0.0 if self.values.rolled[position] is None else 1.0
        total = scored = 0.0
        for result in self.basis.compiled.results(position):
            share = self.basis.compiled.weights[result]
            total += share
            if self.values.rolled[result] is not None:
                scored += share
        return scored / total if total > 0 else 0.0

    def reason(self, position: int) -> Reason | None:
        """Return why a score is undefined."""
        if self.values.rolled[position] is not None:
            return None
        if position in self.values.sums:
            return self.values.sums[position].reason
        if not self._is_objective(position):
            return self.basis.leaf_reason(position)
        if not self.basis.compiled.held[position]:
            return Reason.NOTHING_TO_AVERAGE
        found = [self.reason(result) for result in self._counted(position)]
        if not found:
            return Reason.ZERO_WEIGHT
        order = (Reason.NO_CHECK_IN, Reason.MIXED_UNITS, Reason.NOT_STARTED)
        return next((reason for reason in order if reason in found), Reason.NOTHING_TO_AVERAGE)

    def attained(self, position: int) -> bool:
        """Return whether every measure that counts is attained."""
        if position in self.values.forced:
            return reaches(self.values.forced[position], 1)
        leaf = self._leaf(position)
        if leaf is not None:
            return leaf.attained is True
        return all(self.leaf(result).attained is True for result in self._counted(position))

    def is_over(self, position: int) -> bool:
        """Return whether a goal is closed: its period is over, or it or its objective was graded."""
        period = self.basis.period(position)
        if period is not None and self.basis.as_of > period.end:
            return True
        holder = self.basis.compiled.holder(position)
        return self.grade(position) is not None or (holder >= 0 and self.grade(holder) is not None)

    def reached(self, position: int) -> bool:
        """Return whether score, coverage and measures would make a goal met, before any veto."""
        value, bar = self.values.rolled[position], self.basis.bar(position)
        if value is None or not reaches(value, bar) or not reaches(self.coverage(position), 1):
            return False
        return not reaches(bar, 1) or self.attained(position)

    def verdict(self, position: int) -> Verdict:
        """Return whether a goal did what was promised."""
        if self.values.rolled[position] is None:
            return Verdict.UNKNOWN
        if self.reached(position) and not self.vetoes(position):
            return Verdict.MET
        return Verdict.MISSED if self.is_over(position) else Verdict.OPEN

    def vetoes(self, position: int) -> list[HealthMetric]:
        """Return the health metrics that keep a goal that would be met from being called met."""
        guards = self.basis.plan.derived(_guards)
        found = guards.get(self.basis.compiled.goals[position].id, ())
        return [metric for metric in found if self.is_broken(metric)] if found and self.reached(position) else []

    def is_broken(self, metric: HealthMetric) -> bool:
        """Return whether a health metric is known to be outside what it should keep."""
        changes = [one for one in self.basis.plan.target_changes.of(metric.id) if one.day <= self.basis.as_of]
        measure = changes[-1].measure if changes and self.basis.policy.targets == "current" else metric.measure
        facts = known(self.basis.plan.check_ins.of(metric.id), self.basis.as_of)
        return bool(facts) and outcome(measure, [fact.value for fact in facts])[1] is False

    def grade(self, position: int) -> Number | None:
        """Return the last grade known on the day."""
        grades = self.basis.plan.grades.of(self.basis.compiled.goals[position].id)
        found = [grade.value for grade in grades if grade.day <= self.basis.as_of]
        return found[-1] if found else None

    def expected(self, position: int) -> float | None:
        """Return expected progress on the policy's curve."""
        period = self.basis.period(position)
        if period is None:
            return None
        return self.basis.policy.curve.at(self.basis.as_of, period, self.basis.measure(position))

    def confidence(self, position: int) -> float | None:
        """Return the last stated confidence, of an objective the weighted mean of its key results'."""
        leaf = self._leaf(position)
        if leaf is None:
            return self._mean({result: self.confidence(result) for result in self._counted(position)})
        stated = [fact.confidence for fact in leaf.check_ins if fact.confidence is not None]
        return float(stated[-1]) if stated else None

    def last_check_in(self, position: int) -> date | None:
        """Return the day of the last check-in, of an objective its key results'."""
        if self._is_objective(position):
            days = [self.last_check_in(result) for result in self.basis.compiled.results(position)]
            return max((day for day in days if day), default=None)
        goal = self.basis.compiled.goals[position]
        facts = known(self.basis.plan.check_ins.of(goal.id), self.basis.as_of)
        return facts[-1].day if facts else None

    def health(self, position: int) -> str:
        """Return the word as plain text: closed, outdated, the policy's, or pending, in that order of precedence."""
        return str(self._health(position))

    def _health(self, position: int) -> str:
        if self.is_over(position):
            return Health.CLOSED
        if self._is_objective(position) and position not in self.values.forced:
            word = self._rolled_health(position)
            if word is not None:
                return word
        last = self.last_check_in(position)
        leaf = self._leaf(position)
        if position not in self.values.forced and not (leaf and leaf.supposed):
            if last is None:
                return Health.PENDING
            if self.basis.plan.cadence.overdue((self.basis.as_of - last).days):
                return Health.OUTDATED
        return self._word(position)

    def _rolled_health(self, position: int) -> str | None:
        """Return an objective's word from its key results'; None: judge its own score."""
        words = [self.health(result) for result in self._counted(position)]
        words = [word for word in words if word != Health.CLOSED] or words
        if not words:
            return Health.PENDING if self.values.rolled[position] is None else None
        policy = self.basis.policy
        if policy.health.roll_up == "weakest":
            return max(words, key=self.rank)
        return policy.status.rule(words, self.rank)

    def rank(self, word: str) -> int:
        """Return how bad a word is: good words, silence, then the others."""
        if word == Health.CLOSED:
            return -1
        if word in _SILENCE:
            return _QUIET + _SILENCE.index(Health(word))
        policy = self.basis.policy.health
        return policy.rank(word) + (0 if policy.is_good(word) else _BAD)

    def _word(self, position: int) -> str:
        standing = self.standing(position)
        return Health.UNKNOWN if standing is None else str(self.basis.policy.health.rule(standing))

    def standing(self, position: int) -> Standing | None:
        """Return what the health policy looks at; None: something it needs is undefined."""
        value, expected = self.values.rolled[position], self.expected(position)
        progress = self.progress(position) if position not in self.values.forced else value
        if value is None or expected is None:
            return None
        return Standing(
            progress=value if progress is None else progress,
            value=value,
            expected=expected,
            bar=self.basis.bar(position),
            as_of=self.basis.as_of,
            p_success=self.p_success.get(self.basis.compiled.goals[position].id),
            confidence=self.confidence(position),
        )

    def support(self, position: int) -> Support:
        """Return what the contributors achieved."""
        return support_of(self.basis.compiled, position, self.attainment)

    def counted_once(self, position: int) -> tuple[str, ...]:
        """Return the ids of what reaches a goal on two ways or more."""
        return tuple(self.basis.compiled.ids[child] for child in reached_twice(self.basis.compiled, position))
