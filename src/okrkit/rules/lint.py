"""lint: run rules over a plan, apply its suppressions, and report in a stable order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from traceback import format_exception_only
from typing import TYPE_CHECKING, TypeAlias, final

from okrkit.collector import collector_paused
from okrkit.errors import OptionsError
from okrkit.goals import Item, Plan
from okrkit.goals._build import day_fault
from okrkit.rules.catalogue import ALL, STABLE, select_rules
from okrkit.rules.context import Context, Failure
from okrkit.rules.findings import Finding
from okrkit.rules.needs import Held, Holdings
from okrkit.rules.options import Options
from okrkit.rules.rule import Rule
from okrkit.rules.run import RUN
from okrkit.rules.suppressions import Suppressions

if TYPE_CHECKING:
    from okrkit.parsing import OwnWords

__all__ = ["lint"]

Waiting: TypeAlias = list[Item]
"""Items that one rule is to look at, in plan order."""
Worded: TypeAlias = tuple[tuple[frozenset[str], Waiting], ...]

_DEFAULTS = Options()
_BLOCK = 128  # items: few enough that what was worked out about one is still at hand for the next rule
_MOST_FAILURES = 10  # then a broken rule is left alone: it has been reported


def lint(
    plan: Plan,
    *,
    as_of: date,
    options: Options = _DEFAULTS,
    rules: Iterable[Rule | str] | None = None,
    own_words: OwnWords | None = None,
) -> tuple[Finding, ...]:
    """Return what the rules have to say about a plan.

    Whatever the plan holds, nothing is raised: dangling links, loops and badly written goals are
    findings, and so is a rule that fails. A goal's `allow` suppresses findings about it; one that
    suppresses nothing is a finding, too.

    Args:
        plan: What is checked.
        as_of: The day it is looked at; facts of later days do not count.
        options: The thresholds.
        rules: The rules to run: Rule values, codes, names or families; None: every stable one.
        own_words: What words mean in the house; None: what okrkit's lists say.

    Returns:
        Findings in plan order, those about the whole plan first, then by code.

    Raises:
        UnknownNameError: If a selected rule does not exist.
        OptionsError: If `as_of` is no day.

    Examples:
        >>> from okrkit import KeyResult, Objective
        >>> plan = Plan([Objective("support", "Make support world-class", [KeyResult("reply", "Reply faster")])])
        >>> for finding in lint(plan, as_of=date(2026, 2, 15), rules=["KEY103", "single-key-result"]):
        ...     print(finding)
        support: warning OBJ105 single-key-result: has one key result, 'reply'; one number hides what it costs elsewhere
        reply: error KEY103 no-measure: has no measure, so it cannot be scored
    """
    if fault := day_fault("as_of", as_of):
        raise OptionsError("lint", [fault])
    chosen = STABLE if rules is None else select_rules(rules)
    with collector_paused():
        run = _Run(chosen, Context(plan, as_of=as_of, options=options, own_words=own_words))
        run.everything()
        return tuple(sorted(run.findings, key=run.order))


@final
class _Run:
    """One pass over a plan: rules by what they look at, and what they found."""

    def __init__(self, chosen: Sequence[Rule], context: Context) -> None:
        self.context = context
        self.findings: list[Finding] = []
        self._failed: dict[str, Failure] = {}
        self._own = tuple(one for one in chosen if one not in RUN)
        self._waiting: tuple[tuple[Rule, Waiting], ...] = tuple((one, []) for one in self._own)
        self._by_held: dict[Held, tuple[tuple[Waiting, ...], Worded, frozenset[str]]] = {}
        plan = context.plan
        self._items: tuple[Item, ...] = (*context.goals, *plan.initiatives, *plan.health_metrics)
        self._position = {item.id: place for place, item in enumerate(self._items)}
        self._suppressions = Suppressions(self._items, (*ALL, *chosen))

    def everything(self) -> None:
        """Run the rules, drop what is suppressed, then report about the run itself."""
        for one in self._own:
            if Plan in one.on:
                self._apply(one, self.context.plan)
        holdings = Holdings(self.context.plan)
        for start in range(0, len(self._items), _BLOCK):
            self._block(self._items[start : start + _BLOCK], holdings)
        self.findings = self._suppressions.keep(self.findings)
        self._report_run()

    def _block(self, items: Sequence[Item], holdings: Holdings) -> None:
        """Run rule after rule over some items: a check that is called again at once takes two thirds of the time."""
        for item in items:
            self._hand_out(item, holdings.of(item))
        for one, waiting in self._waiting:
            if waiting:
                self._over(one, waiting)
                waiting.clear()

    def _hand_out(self, item: Item, held: Held) -> None:
        """Let an item wait for the rules that look at it."""
        looking = self._by_held.get(held)
        if looking is None:
            looking = self._by_held[held] = self._looking_at(held)
        always, worded, needed = looking
        for waiting in always:
            waiting.append(item)
        bag = self.context.words_of(item.title).bag if worded else needed
        if worded and not needed.isdisjoint(bag):
            for words, waiting in worded:
                if not words.isdisjoint(bag):
                    waiting.append(item)

    def _looking_at(self, held: Held) -> tuple[tuple[Waiting, ...], Worded, frozenset[str]]:
        """Return where such items wait: for rules that always run, for those that need a word; and all those words."""
        kind, met = held[0], Holdings.met(held)
        rules = [(one, waiting) for one, waiting in self._waiting if kind in one.on and one.needs <= met]
        worded = tuple((one.words, waiting) for one, waiting in rules if one.words is not None)
        always = tuple(waiting for one, waiting in rules if one.words is None)
        return always, worded, frozenset(word for words, _ in worded for word in words)

    def _over(self, one: Rule, items: Sequence[Item]) -> None:
        """Run a rule over some items."""
        check, context = one.check, self.context
        for item in items:
            try:
                for found in check(item, context):
                    self.findings.append(_stamped(found, one, item.id))
            except Exception as error:  # noqa: BLE001  # as in _apply
                self._note(one, item.id, error)
                if one not in self._own:
                    return

    def _apply(self, one: Rule, plan: Plan) -> None:
        try:
            for found in one.check(plan, self.context):
                self.findings.append(_stamped(found, one, None))
        # A rule may be anybody's code: its fault is reported and must not hide what the others find.
        except Exception as error:  # noqa: BLE001
            self._note(one, None, error)

    def _note(self, one: Rule, goal: str | None, error: Exception) -> None:
        known = self._failed.get(one.code)
        if known is None:
            what = format_exception_only(error)[-1].strip()[:200]
            self._failed[one.code] = Failure(one.code, one.name, goal, what, 1)
            return
        self._failed[one.code] = known.again()
        if known.count + 1 >= _MOST_FAILURES:
            self._own = tuple(other for other in self._own if other is not one)
            self._waiting = tuple(pair for pair in self._waiting if pair[0] is not one)
            self._by_held.clear()

    def _report_run(self) -> None:
        self.context.failures = tuple(self._failed.values())
        self.context.unknown_suppressions = self._suppressions.unknown()
        ran = [one for one in self._own if one.code not in self._failed]
        self.context.unused_suppressions = self._suppressions.unused(ran)
        before, self.findings = self.findings, []
        for one in RUN:
            self._apply(one, self.context.plan)
        self.findings = [*before, *self._suppressions.keep(self.findings)]

    def order(self, finding: Finding) -> tuple[int, str, int, str]:
        """Return the place of a finding: of its goal, of its rule, of its words."""
        place = -1 if finding.goal is None else self._position.get(finding.goal, len(self._items))
        return place, finding.rule, finding.span[0] if finding.span else -1, finding.message


def _stamped(found: Finding, one: Rule, goal: str | None) -> Finding:
    """Fill in what the rule knows about its findings."""
    if not isinstance(found, Finding):  # pyright: ignore[reportUnnecessaryIsInstance]  # anybody's code
        message = f"a check must yield Findings, got {found!r}"
        raise TypeError(message)
    return Finding(
        found.message,
        goal=found.goal or goal,
        span=found.span,
        suggestion=found.suggestion,
        related=found.related,
        rule=one.code,
        name=one.name,
        severity=one.severity,
        source=one.source,
    )
