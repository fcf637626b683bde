"""The published schema: current, accepted by an independent validator, and in agreement with the reader."""

import json
import sys
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from okrkit import Plan, files
from okrkit.testing import plans

PUBLISHED = Path(__file__).parents[2] / "schema" / "plan.schema.json"
VALIDATOR = jsonschema.Draft202012Validator(files.schema())


def published_text() -> str:
    """Return the schema as the repository holds it."""
    return json.dumps(files.schema(), indent=2, ensure_ascii=False) + "\n"


def test_the_published_schema_is_the_one_of_this_code() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == published_text(), "run python tests/test_files/test_plan_schema.py"


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(files.schema())


def test_every_field_is_described_and_no_other_is_taken() -> None:
    records = [files.schema(), *files.schema()["$defs"].values()]  # type: ignore[attr-defined]

    for record in records:
        if "properties" in record:
            assert record["additionalProperties"] is False
            assert [name for name, field in record["properties"].items() if not field.get("description")] == []


@settings(max_examples=40)
@given(plan=plans())
def test_every_dumped_plan_is_valid(plan: Plan) -> None:
    VALIDATOR.validate(json.loads(files.dumps(plan, format="json")))


REFUSED = [
    {},
    [],
    {"okrkit": 2},
    {"okrkit": 1, "objectivs": []},
    {"okrkit": 1, "objectives": {}},
    {"okrkit": 1, "objectives": [{"id": "a"}]},
    {"okrkit": 1, "objectives": [{"id": "", "title": "Grow"}]},
    {"okrkit": 1, "objectives": [{"id": "a", "title": "Grow", "weight": -1}]},
    {"okrkit": 1, "objectives": [{"id": "a", "title": "Grow", "level": "board"}]},
    {"okrkit": 1, "smart_goals": [{"id": "a", "title": "Grow", "due": "soon"}]},
    {"okrkit": 1, "smart_goals": [{"id": "a", "title": "Grow", "measure": {"change": {"baseline": 1}}}]},
    {"okrkit": 1, "smart_goals": [{"id": "a", "title": "Grow", "measure": {"change": {}, "hold": {}}}]},
    {"okrkit": 1, "smart_goals": [{"id": "a", "title": "Grow", "contributes_to": {"b": 2}}]},
    {"okrkit": 1, "smart_goals": [{"id": "a", "title": "Grow"}], "check_ins": [{"goal": "a", "day": "2026-01-01"}]},
    {"okrkit": 1, "cadence": {"every": 0}},
]


@pytest.mark.parametrize("document", REFUSED, ids=str)
def test_schema_and_reader_refuse_the_same(document: object) -> None:
    assert not VALIDATOR.is_valid(document)
    assert files.reads(json.dumps(document), format="json")[0] is None


if __name__ == "__main__":
    PUBLISHED.parent.mkdir(exist_ok=True)
    PUBLISHED.write_text(published_text(), encoding="utf-8")
    print(f"wrote {PUBLISHED.name}", file=sys.stderr)
