"""The pages of the rule catalogue: an overview, and one a rule with its examples and what they earn."""

from collections.abc import Iterator

import attrs

from okrkit.goals import Goal, Objective, Plan
from okrkit.rules import ALL, FAMILIES, Finding, Options, Rule, lint
from okrkit.rules.examples import DAY, example_plan
from okrkit.rules.rule import Example

INTRODUCTION = """# Rules

A rule checks one thing. What it reports is a finding: advice, never a refusal.

| severity | means |
|---|---|
| error | the goal cannot be scored, or contradicts itself |
| warning | likely harm |
| hint | style |

A *stable* rule always runs. A *preview* rule runs when it is selected: it may still be noisy on good goals.
A goal may allow a rule with a reason (`allow={"OBJ105": "why"}`), and an allowance that suppresses nothing is itself reported.
[Write a rule](../how-to/write-a-rule.md) shows how to add your own.
"""


def index_page() -> str:
    """Return the overview: every rule by family, then the thresholds with their sources."""
    parts = [INTRODUCTION]
    for family, about in FAMILIES.items():
        rules = [one for one in ALL if one.family == family]
        if rules:
            parts += [f"## {family}: {about}\n", *table(rules), ""]
    return "\n".join([*parts, *options_table()]) + "\n"


def table(rules: list[Rule]) -> Iterator[str]:
    """Yield a table of rules; the codes link to their pages."""
    yield "| code | name | severity | stage | reports |"
    yield "|---|---|---|---|---|"
    for one in rules:
        link = f"[{one.code}]({one.code.lower()}.md)"
        yield f"| {link} | `{one.name}` | {one.severity.value} | {one.stage.value} | {one.summary} |"


def page(rule: Rule) -> str:
    """Return the page of one rule."""
    words = rule.doc.partition("\n\n")[2].strip()
    return "\n".join(
        [
            f"# {rule.code} {rule.name}\n",
            f"{rule.summary}\n",
            f"*{FAMILIES[rule.family].capitalize()} · {rule.severity.value} · {rule.stage.value}*\n",
            f"{words}\n",
            f"**Source** {rule.source}\n",
            *(shown(rule, example, "earns it") for example in rule.bad),
            *(shown(rule, example, "does not") for example in rule.good),
        ]
    )


def shown(rule: Rule, example: Example, word: str) -> str:
    """Return an example as a block: the goals, and under them what the rule reports."""
    found = lint(example_plan(example), as_of=DAY, rules=None if rule.family == "RUN" else [rule])
    own = [finding for finding in found if finding.rule == rule.code]
    return "\n".join([f'```text title="{word}"', *lines(example), *map(report, own), "```", ""])


def report(finding: Finding) -> str:
    """Return a finding as the line under its goal."""
    advice = f"\n   write: {finding.suggestion}" if finding.suggestion else ""
    return f"-> {finding.goal or 'plan'}: {finding.message}{advice}"


def lines(example: Example) -> Iterator[str]:
    """Yield what an example holds, one goal or group of facts a line."""
    if not isinstance(example, Plan):
        yield from goal_lines(example)
        return
    for goal in (*example.objectives, *example.smart_goals):
        yield from goal_lines(goal)
    yield from (repr(item) for item in (*example.health_metrics, *example.initiatives))
    yield from fact_lines(example)


def goal_lines(goal: Goal) -> Iterator[str]:
    """Yield a goal as code, an objective's key results under it."""
    if isinstance(goal, Objective):
        yield repr(attrs.evolve(goal, key_results=()))
        yield from (f"    {one!r}" for one in goal.key_results)
    else:
        yield repr(goal)


def fact_lines(plan: Plan) -> Iterator[str]:
    """Yield the check-ins of each goal on one line, then the changes and the grades."""
    for goal in plan:
        if facts := plan.check_ins.of(goal.id):
            yield f"{goal.id} checked in: " + ", ".join(f"{one.day:%d %b} {one.value}" for one in facts)
    yield from (repr(fact) for fact in (*plan.target_changes, *plan.grades))


def options_table() -> Iterator[str]:
    """Yield the thresholds of the rules with their defaults and sources."""
    yield "## Thresholds\n"
    yield "Each is a field of [`Options`](../reference/rules.md#okrkit.rules.Options).\n"
    yield "| option | default | source |"
    yield "|---|---|---|"
    for field in attrs.fields(Options):
        yield f"| `{field.name}` | {field.default} | {Options.source_of(field.name)} |"
