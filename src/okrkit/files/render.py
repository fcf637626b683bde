"""A plan as the text of a plan file, canonical: the same plan gives the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from okrkit.files.format.numbers import number_text
from okrkit.files.format.writer import Data, fact_data, facts_in_order, header_data, item_data, value_data
from okrkit.files.issues import Path
from okrkit.files.syntax.json_writer import json_line
from okrkit.files.syntax.toml_writer import inline, table_lines
from okrkit.files.syntax.yaml_writer import block_lines, flow
from okrkit.goals import Fact, Item, Objective, Plan

__all__ = ["SCHEMA_FILE", "json_text", "toml_text", "yaml_text"]

SCHEMA_FILE = "plan.schema.json"

_ITEM_LISTS = ("objectives", "smart_goals", "initiatives", "health_metrics")
_FACT_LISTS = ("target_changes", "check_ins", "grades")


def items_of(plan: Plan) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Yield the lists of items that are not empty, with their names."""
    for name in _ITEM_LISTS:
        items: tuple[Item, ...] = getattr(plan, name)
        if items:
            yield name, items


def facts_of(plan: Plan) -> Iterator[tuple[str, Iterator[Fact]]]:
    """Yield the lists of facts that are not empty, with their names."""
    for name in _FACT_LISTS:
        history = getattr(plan, name)
        if history:
            yield name, facts_in_order(plan, history)


def whole_item(item: Item, path: Path, *, null: bool) -> Data:
    """Return an item with the key results it holds."""
    data = item_data(item, path, null=null)
    if isinstance(item, Objective) and item.key_results:
        data["key_results"] = [
            item_data(held, (*path, "key_results", index), null=null) for index, held in enumerate(item.key_results)
        ]
    return data


def yaml_text(plan: Plan) -> str:
    """Return the plan as YAML."""
    lines = [f"# yaml-language-server: $schema={SCHEMA_FILE}"]
    lines.extend(f"{key}: {flow(value)}" for key, value in header_data(plan).items())
    for name, items in items_of(plan):
        lines.append(f"{name}:")
        for index, item in enumerate(items):
            lines.extend(block_lines(whole_item(item, (name, index), null=True), "  "))
    for name, facts in facts_of(plan):
        lines.append(f"{name}:")
        lines.extend(f"  - {flow(fact_data(fact))}" for fact in facts)
    return "\n".join(lines) + "\n"


def json_text(plan: Plan) -> str:
    """Return the plan as JSON, one goal and one fact a line."""
    header: Data = {"$schema": SCHEMA_FILE, **header_data(plan)}
    parts = [f"  {json_line(key)}: {json_line(value)}" for key, value in header.items()]
    for name, items in items_of(plan):
        lines = [_json_item(item, (name, index)) for index, item in enumerate(items)]
        parts.append(_json_list(name, lines))
    for name, facts in facts_of(plan):
        lines = _check_in_lines(plan) if name == "check_ins" else [json_line(fact_data(fact)) for fact in facts]
        parts.append(_json_list(name, lines))
    return "{\n" + ",\n".join(parts) + "\n}\n"


def toml_text(plan: Plan) -> str:
    """Return the plan as TOML."""
    lines = [f"#:schema {SCHEMA_FILE}"]
    lines.extend(f"{key} = {inline(value)}" for key, value in header_data(plan).items())
    for name, items in items_of(plan):
        for index, item in enumerate(items):
            lines.extend(table_lines(name, whole_item(item, (name, index), null=False)))
    for name, facts in facts_of(plan):
        for fact in facts:
            lines.extend(table_lines(name, fact_data(fact)))
    return "\n".join(lines) + "\n"


def _json_list(name: str, lines: list[str]) -> str:
    return f'  "{name}": [\n    ' + ",\n    ".join(lines) + "\n  ]"


def _check_in_lines(plan: Plan) -> list[str]:
    """Return the lines of all check-ins: there are many, and they are alike."""
    lines: list[str] = []
    days, floats = _Days(), _Floats()
    for goal in (*plan.goals(), *plan.health_metrics):
        facts = plan.check_ins.of(goal.id)
        start = f'{{"goal": {json_line(goal.id)}, "day": "' if facts else ""
        for fact in facts:
            value, confidence, note = fact.value, fact.confidence, fact.note
            written = floats[value] if type(value) is float and value else json_line(value_data(value))
            line = f'{start}{days[fact.day]}", "value": {written}'
            if confidence is not None:
                sure = type(confidence) is float and confidence
                line = f'{line}, "confidence": {floats[confidence] if sure else json_line(number_text(confidence))}'
            lines.append(f"{line}}}" if note is None else f'{line}, "note": {json_line(note)}}}')
    return lines


class _Days(dict[date, str]):
    """Days as files write them; a plan has few different ones."""

    def __missing__(self, day: date) -> str:
        self[day] = day.isoformat()
        return self[day]


class _Floats(dict[float, str]):
    """Floats as files write them, but for 0: -0.0 is equal to it and written otherwise."""

    def __missing__(self, value: float) -> str:
        text = repr(value)
        if len(self) < 100_000:
            self[value] = text
        return text


def _json_item(item: Item, path: Path) -> str:
    line = json_line(item_data(item, path, null=True))
    if not isinstance(item, Objective) or not item.key_results:
        return line
    held = [
        json_line(item_data(one, (*path, "key_results", index), null=True))
        for index, one in enumerate(item.key_results)
    ]
    return f'{line[:-1]}, "key_results": [\n      ' + ",\n      ".join(held) + "\n    ]}"
