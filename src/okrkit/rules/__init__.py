"""Is it well written and well run: rules as values, findings, and lint, which runs them."""

from okrkit.rules.catalogue import ALL, FAMILIES, RETIRED, STABLE, find_rule, select_rules
from okrkit.rules.context import Context
from okrkit.rules.draft import DraftPoint, DraftReview, review_draft
from okrkit.rules.faults import rule_faults
from okrkit.rules.findings import Finding, Severity, Span
from okrkit.rules.lint import lint
from okrkit.rules.needs import Need
from okrkit.rules.options import Options
from okrkit.rules.rule import Example, Rule, Stage, rule
from okrkit.rules.smart_report import SmartLetter, SmartReport, smart_report

__all__ = [
    "ALL",
    "FAMILIES",
    "RETIRED",
    "STABLE",
    "Context",
    "DraftPoint",
    "DraftReview",
    "Example",
    "Finding",
    "Need",
    "Options",
    "Rule",
    "Severity",
    "SmartLetter",
    "SmartReport",
    "Span",
    "Stage",
    "find_rule",
    "lint",
    "review_draft",
    "rule",
    "rule_faults",
    "select_rules",
    "smart_report",
]
