"""`measure` in plan files: one key that names the kind, and what belongs to it."""

from __future__ import annotations

from typing import get_args

from okrkit.files.format.numbers import number_text
from okrkit.files.format.reading import BAD, Reading, Shape
from okrkit.files.format.records import Field, Record, build, named_key, read_record
from okrkit.files.format.shapes import FLAG, NAMES, NUMBER, TEXT
from okrkit.files.issues import Path
from okrkit.files.syntax.odd import described, is_list, is_mapping
from okrkit.goals import Accumulate, Change, Deliver, Establish, Hold, Measure, Number

__all__ = ["KINDS", "MEASURE", "measure_data"]


def _read_accumulate(value: object, at: Path, reading: Reading) -> object:
    if type(value) is str and value in get_args(Accumulate):
        return value
    wanted = f"one of {', '.join(get_args(Accumulate))}"
    return reading.flaw(at, "bad-choice", f"{at[-1]} must be {wanted}, got {described(value)}")


def _read_numbers(value: object, at: Path, reading: Reading) -> object:
    if not is_list(value):
        return reading.wrong(at, value, "a list of numbers")
    numbers = [NUMBER.read(item, (*at, index), reading) for index, item in enumerate(value)]
    return BAD if any(number is BAD for number in numbers) else tuple(numbers)


_ACCUMULATE = Shape(_read_accumulate, {"enum": list(get_args(Accumulate))})
_NUMBERS = Shape(_read_numbers, {"type": "array", "items": dict(NUMBER.schema)})

_CHANGE = Record(
    "change",
    Change,
    {
        "baseline": Field(NUMBER, stand_in=0.125, required=True),
        "target": Field(NUMBER, stand_in=0.375, required=True),
        "unit": Field(TEXT),
        "strict": Field(FLAG),
        "accumulate": Field(_ACCUMULATE),
    },
    Change,
)
_HOLD = Record(
    "hold",
    Hold,
    {
        "at_least": Field(NUMBER),
        "at_most": Field(NUMBER),
        "unit": Field(TEXT),
        "strict": Field(FLAG),
        "tolerance": Field(NUMBER),
        "accumulate": Field(_ACCUMULATE),
        "every_period": Field(FLAG),
    },
    Hold,
)
_DELIVER = Record("deliver", Deliver, {"milestones": Field(NAMES), "weights": Field(_NUMBERS)}, Deliver)
_ESTABLISH = Record("establish", Establish, {"unit": Field(TEXT)}, Establish)

KINDS: dict[str, Record] = {"change": _CHANGE, "hold": _HOLD, "deliver": _DELIVER, "establish": _ESTABLISH}


def _read_measure(value: object, at: Path, reading: Reading) -> object:
    if not is_mapping(value):
        return reading.wrong(at, value, "a mapping as in {change: {baseline: 4, target: 1, unit: hour}}")
    if len(value) != 1 or next(iter(value)) not in KINDS:
        return _no_kind(value, at, reading)
    kind, content = next(iter(value.items()))
    path = (*at, kind)
    if kind == "deliver" and is_list(content):
        names = NAMES.read(content, path, reading)
        return names if names is BAD else build(_DELIVER, {"milestones": names}, {}, path, reading)
    return (
        build(KINDS[kind], {}, {}, path, reading)
        if content is None
        else read_record(KINDS[kind], content, path, reading)
    )


def _no_kind(value: dict[str, object], at: Path, reading: Reading) -> object:
    kinds = ", ".join(KINDS)
    for key in value:
        if key not in KINDS:
            return reading.flaw((*at, key), "unknown-field", _meant(key, value), on_key=True)
    return reading.flaw(at, "bad-measure", f"a measure has one kind ({kinds}), got {' and '.join(value) or 'none'}")


def _meant(key: str, value: dict[str, object]) -> str:
    """Say what an unknown key of a measure should be: a kind, or a field one level deeper."""
    for kind, record in KINDS.items():
        if any(named_key(one, list(record.fields)) == one for one in value):
            return f"{key!r} is no kind of measure; write {{{kind}: {{...}}}} around its fields"
    near = named_key(key, list(KINDS))
    way_out = f"did you mean {near!r}?" if near else f"known: {', '.join(KINDS)}"
    return f"{key!r} is no kind of measure; {way_out}"


def _number(data: dict[str, object], name: str, value: Number | None) -> None:
    if value is not None:
        data[name] = number_text(value)


def _level(data: dict[str, object], measure: Change | Hold) -> None:
    if measure.unit is not None:
        data["unit"] = measure.unit
    if measure.strict:
        data["strict"] = True
    if isinstance(measure, Hold):
        _number(data, "tolerance", measure.tolerance)
    if measure.accumulate != "last":
        data["accumulate"] = measure.accumulate
    if isinstance(measure, Hold) and measure.every_period:
        data["every_period"] = True


def measure_data(measure: Measure) -> dict[str, object]:
    """Return a measure as a plan file holds it.

    Examples:
        >>> measure_data(Change(4, 1, unit="hour", strict=True))
        {'change': {'baseline': 4, 'target': 1, 'unit': 'hour', 'strict': True}}
    """
    data: dict[str, object] = {}
    match measure:
        case Change():
            data = {"baseline": number_text(measure.baseline), "target": number_text(measure.target)}
            _level(data, measure)
            return {"change": data}
        case Hold():
            _number(data, "at_least", measure.at_least)
            _number(data, "at_most", measure.at_most)
            _level(data, measure)
            return {"hold": data}
        case Deliver():
            names = list(measure.milestones)
            if measure.weights is None:
                return {"deliver": names}
            return {"deliver": {"milestones": names, "weights": [number_text(weight) for weight in measure.weights]}}
        case Establish():
            return {"establish": {} if measure.unit is None else {"unit": measure.unit}}


MEASURE = Shape(_read_measure, {"$ref": "#/$defs/Measure"})
