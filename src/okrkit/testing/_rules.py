"""A check of a rule, for those who write their own."""

from __future__ import annotations

from okrkit.rules import Rule, rule_faults


def check_rule(rule: Rule, *, least_examples: int = 1) -> None:
    """Check that a rule keeps to the form of the catalogue and that its own examples hold.

    Its bad examples must earn the finding and its good ones must not; code, name, source and
    documentation must be there.

    Args:
        rule: The rule.
        least_examples: How many bad and how many good examples there have to be.

    Raises:
        AssertionError: With every fault at once.

    Examples:
        >>> from okrkit.rules import find_rule
        >>> check_rule(find_rule("KEY103"))
    """
    __tracebackhide__ = True  # pytest then shows the caller's line
    faults = rule_faults(rule, least_examples=least_examples)
    if faults:
        listed = "\n".join(f"  {fault}" for fault in faults)
        message = f"rule {rule.code} {rule.name}:\n{listed}"
        raise AssertionError(message)
