"""What several verbs share: arguments, the line that says which plan on which day, titles."""

from __future__ import annotations

import argparse
import shlex
from datetime import date

from okrkit.cli.inputs import AsOf, as_of_day
from okrkit.cli.text import Line, clean, fit, line, width_of
from okrkit.goals import HealthMetric, Initiative, Item, KeyResult, Objective, Plan, SmartGoal

__all__ = [
    "add_day",
    "add_format",
    "add_plan",
    "command",
    "day_line",
    "kind_of",
    "long_day",
    "number",
    "short_day",
    "title_of",
]

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def add_plan(parser: argparse.ArgumentParser) -> None:
    """Describe the plan."""
    parser.add_argument("plan", metavar="PLAN", help="a plan file, a folder with one, or example:northwind")


def add_day(parser: argparse.ArgumentParser) -> None:
    """Describe the day; without one it is today by this machine's clock, and the output says so."""
    parser.add_argument(
        "--as-of",
        type=as_of_day,
        default="today",
        metavar="DAY",
        help="what was known on this day, as in 2026-02-15; default: today",
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """Describe the two formats."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def long_day(day: date) -> str:
    """Return a day as people write it, in English whatever the machine's language.

    Examples:
        >>> long_day(date(2026, 2, 27))
        'Fri 27 Feb 2026'
    """
    weekday = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[day.weekday()]
    return f"{weekday} {short_day(day)} {day.year}"


def short_day(day: date) -> str:
    """Return a day without its year.

    Examples:
        >>> short_day(date(2026, 2, 7))
        '7 Feb'
    """
    return f"{day.day} {_MONTHS[day.month - 1]}"


def day_line(plan: Plan, as_of: AsOf, width: int) -> Line:
    """Return the line that says which plan, and what day it is looked at."""
    right = f"as of {long_day(as_of.day)}{'' if as_of.said else ' (today)'}"
    left = fit(clean(plan.name or "Plan without a name"), width - width_of(right) - 2)
    return line((left, "bold"), " " * (width - width_of(left) - width_of(right)), (right, "dim"))


def command(verb: str, source: str, as_of: AsOf, *words: str) -> str:
    """Return the words that a reader types to see more.

    Examples:
        >>> command("explain", "our plan.yaml", AsOf(date(2026, 2, 27), said=True), "stay")
        "okrkit explain 'our plan.yaml' stay --as-of 2026-02-27"
    """
    day = ["--as-of", as_of.day.isoformat()] if as_of.said else []
    return clean(shlex.join(["okrkit", verb, source, *words, *day]))


def title_of(plan: Plan, goal: str) -> str:
    """Return the title under an id; the id itself where the plan does not hold it."""
    return (plan[goal].title or goal) if goal in plan else goal


def number(value: float | None, digits: int = 2) -> str:
    """Return a score as people read it; a dash where there is none.

    Examples:
        >>> number(0.666), number(None)
        ('0.67', '–')
    """
    return "–" if value is None else f"{value:.{digits}f}"


def kind_of(item: Item) -> str:
    """Return what an item is, in the words of the data formats."""
    match item:
        case Objective():
            return "objective"
        case KeyResult():
            return "key_result"
        case SmartGoal():
            return "smart_goal"
        case Initiative():
            return "initiative"
        case HealthMetric():
            return "health_metric"
