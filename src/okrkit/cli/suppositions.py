"""What `okrkit what-if` is to suppose: other values, links and goals, read from the words of the user."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence

import attrs

from okrkit.cli.inputs import UnusableInputError, read_plan
from okrkit.cli.linting import settings_for
from okrkit.goals import CheckIn, Deliver, KeyResult, Objective, Plan, SmartGoal, Value

__all__ = ["Changes", "add_suppositions", "changes_of", "scores_of", "values_of"]

_LINK = ("LOWER", "UPPER", "WEIGHT")


def add_suppositions(parser: argparse.ArgumentParser) -> None:
    """Describe what may be supposed; all but the values may be said several times."""
    parser.add_argument(
        "changes",
        nargs="*",
        default=[],
        metavar="GOAL=VALUE",
        help="a value in the metric's unit; milestones with semicolons, or how many are done",
    )
    add = parser.add_argument
    add("--score", action="append", default=[], metavar="GOAL=SCORE", help="a score [0-1] instead of a value")
    add("--link", action="append", default=[], nargs=3, metavar=_LINK, help="a contribution, or its weight [-1, 1]")
    add("--unlink", action="append", default=[], nargs=2, metavar=_LINK[:2], help="take a contribution away")
    add("--drop", action="append", default=[], metavar="GOAL", help="take a goal away, with its key results")
    add("--add", action="append", default=[], metavar="FILE", help="add the goals of this plan file")
    add(
        "--add-result",
        action="append",
        default=[],
        nargs=2,
        metavar=("OBJECTIVE", "SENTENCE"),
        help="add a key result to an objective; it is called new-1, the next new-2",
    )


@attrs.frozen(kw_only=True)
class Changes:
    """Other links and goals, as `okrkit.alignment.what_if` takes them.

    Attributes:
        links: Weights by lower goal and goal above; None takes the link away.
        drop: Ids of goals to leave out.
        add: Objectives and SMART goals to add.
        add_results: Key results to add, by objective.
        facts: Check-ins of the goals that are added.
    """

    links: Mapping[tuple[str, str], float | None]
    drop: tuple[str, ...]
    add: tuple[Objective | SmartGoal, ...]
    add_results: Mapping[str, tuple[KeyResult, ...]]
    facts: tuple[CheckIn, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything changes."""
        return bool(self.links or self.drop or self.add or self.add_results)

    def made(self, plan: Plan) -> Plan:
        """Return a copy of the plan with the changes, and with the check-ins of what is added.

        Raises:
            UnknownGoalError: If an id is no goal of the plan.
            InvalidPlanError: If a removed link does not exist, an id is taken, or a weight is outside [-1, 1].
        """
        from okrkit.alignment import edited

        made = edited(plan, links=self.links, drop=self.drop, add=self.add, add_results=self.add_results)
        kept = [fact for fact in self.facts if fact.goal in made]
        return attrs.evolve(made, check_ins=[*made.check_ins, *kept]) if kept else made


def changes_of(plan: Plan, given: argparse.Namespace) -> Changes:
    """Read the changes of links and goals.

    Raises:
        UnusableInputError: If a weight is no number.
        OkrkitError: If a file or a sentence cannot be used.
    """
    links: dict[tuple[str, str], float | None] = {(low, up): _weight(low, text) for low, up, text in given.link}
    for low, up in given.unlink:
        links[low, up] = None
    added = [read_plan(name) for name in given.add]
    results: dict[str, tuple[KeyResult, ...]] = {}
    for objective, one in _new_results(plan, given):
        results[objective] = (*results.get(objective, ()), one)
    return Changes(
        links=links,
        drop=tuple(given.drop),
        add=(
            *(goal for one in added for goal in one.objectives),
            *(goal for one in added for goal in one.smart_goals),
        ),
        add_results=results,
        facts=tuple(
            fact for one in added for fact in one.check_ins if isinstance(one[fact.goal], KeyResult | SmartGoal)
        ),
    )


def _weight(goal: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        message = f"{goal}: no weight: {text[:40]!r}; write it as 0.5"
        raise UnusableInputError(message) from None


def _new_results(plan: Plan, given: argparse.Namespace) -> Iterator[tuple[str, KeyResult]]:
    from okrkit.parsing import NO_WORDS, parse_key_result

    stated: Sequence[Sequence[str]] = given.add_result
    own_words = settings_for(given).own_words if stated else NO_WORDS
    for place, (objective, sentence) in enumerate(stated, start=1):
        plan.goal(objective)
        parsed = parse_key_result(sentence, cycle=plan.cycle_of(objective), own_words=own_words)
        yield objective, parsed.to_key_result(id=f"new-{place}")


def values_of(plan: Plan, given: argparse.Namespace) -> dict[str, Value]:
    """Read the values, each as the measure of its goal takes it.

    Raises:
        UnusableInputError: If one is no number.
        UnknownGoalError: If an id is no goal of the plan.
    """
    return {goal: _value(plan, goal, text) for goal, text in map(_pair, given.changes)}


def scores_of(given: argparse.Namespace) -> dict[str, float]:
    """Read the scores.

    Raises:
        UnusableInputError: If one is no number.
    """
    return {goal: float(_figure(goal, text)) for goal, text in map(_pair, given.score)}


def _pair(text: str) -> tuple[str, str]:
    goal, equals, value = text.rpartition("=")
    if not equals or not goal:
        message = f"write a change as GOAL=VALUE, got {text[:40]!r}"
        raise UnusableInputError(message)
    return goal.strip(), value.strip()


def _value(plan: Plan, goal: str, text: str) -> Value:
    item = plan.goal(goal)
    measure = item.measure if isinstance(item, KeyResult | SmartGoal) else None
    if isinstance(measure, Deliver) and not text.isdecimal():
        return {"true": True, "false": False}.get(text.lower(), tuple(name.strip() for name in text.split(";")))
    return _figure(goal, text)


def _figure(goal: str, text: str) -> int | float:
    try:
        return int(text) if text.lstrip("+-").isdecimal() and len(text) < 400 else float(text)
    except ValueError:
        message = f"{goal}: no number: {text[:40]!r}; write it as 1.5"
        raise UnusableInputError(message) from None
