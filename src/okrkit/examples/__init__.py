"""Plans to play with, shipped as JSON, so that no extra is needed to load one."""

from __future__ import annotations

from importlib import resources

from okrkit import files
from okrkit.errors import UnknownNameError
from okrkit.goals import Plan

__all__ = ["EXAMPLES", "example_plan"]

EXAMPLES = {
    "support": "one objective, two key results, one SMART goal: the smallest plan that shows everything; 2026-Q1",
    "northwind": "about 60 people, four functions, nine teams, a quarter of check-ins, and a branch that is stuck; 2026-Q1",
    "startup": "a dozen people with two company objectives that go well; 2026-Q2",
    "nonprofit": "a charity with a committed objective towards its funder, in a term of fifteen weeks; January-April 2026",
}
"""The names of the examples, each with what it shows."""


def example_plan(name: str) -> Plan:
    """Return an example by its name; the same plan on every call.

    Args:
        name: One of `EXAMPLES`: "support", "northwind", "startup" or "nonprofit".

    Returns:
        A whole plan with its check-ins; score it as of a day within its cycle.

    Raises:
        UnknownNameError: If there is no such example.

    Source:
        "support" is the example of Krezzo, "OKRs vs SMART Goals" (verified February 2026), with the
        baseline that its second key result leaves out; the others are invented.

    Examples:
        >>> plan = example_plan("support")
        >>> [goal.id for goal in plan.goals()]
        ['support', 'reply', 'csat', 'routing']
        >>> plan["support"].title
        'Make our customer support world-class'
    """
    if name not in EXAMPLES:
        raise UnknownNameError("example", name, EXAMPLES)
    source = resources.files("okrkit.examples").joinpath("data", f"{name}.json")
    return files.loads(source.read_text(encoding="utf-8"), format="json", name=f"example:{name}")
