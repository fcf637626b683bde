"""The plan format has every field of the model, and no others."""

import attrs
import pytest

from okrkit import Plan
from okrkit.files.format.cycles import CADENCE_RECORD, CALENDAR_RECORD, CYCLE_RECORD
from okrkit.files.format.items import KEY_RESULT
from okrkit.files.format.links import CONTRIBUTION
from okrkit.files.format.measures import KINDS
from okrkit.files.format.reader import HEADER, RECORDS
from okrkit.files.format.records import Record

EVERY_RECORD = [
    *RECORDS.values(),
    *KINDS.values(),
    KEY_RESULT,
    CONTRIBUTION,
    CYCLE_RECORD,
    CALENDAR_RECORD,
    CADENCE_RECORD,
]


def fields_of(model: type) -> set[str]:
    return {field.name for field in attrs.fields(model) if field.init}


@pytest.mark.parametrize("record", EVERY_RECORD, ids=lambda record: record.name)
def test_a_record_has_the_fields_of_its_model(record: Record) -> None:
    assert set(record.fields) == fields_of(record.model)


@pytest.mark.parametrize("record", EVERY_RECORD, ids=lambda record: record.name)
def test_what_the_model_needs_is_required(record: Record) -> None:
    needed = {field.name for field in attrs.fields(record.model) if field.default is attrs.NOTHING}

    assert {name for name, field in record.fields.items() if field.required} == needed


def test_the_document_has_the_fields_of_a_plan() -> None:
    assert {*HEADER, *RECORDS} - {"$schema", "okrkit", "calendar"} == fields_of(Plan)
