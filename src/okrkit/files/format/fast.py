"""Quick reading of JSON with msgspec, the `fast` extra: the same result sooner; with `fast_goals` the only importer."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Protocol, cast

from okrkit.files.format.fast_goals import objective_type, objectives_of
from okrkit.files.format.parts import Parts
from okrkit.files.format.quick import QuickReader
from okrkit.files.format.reader import HEADER, RECORDS
from okrkit.files.syntax.odd import Unsure

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["fast_parts", "msgspec_or_none"]

_PIECE = 64_000  # bytes; what is made of a piece still fits the processor's nearest memory
_LARGEST = 2**53  # larger whole numbers are read with care
_TAIL = 1_000_000  # bytes at the end in which grades are looked for
_ESCAPED_COLON = re.compile(rb"\\u003a", re.IGNORECASE)
_CHECK_INS = re.compile(rb'"check_ins": ?\[')
_STAND_IN = b'"@check-ins@"'


class _Row(Protocol):
    """A check-in as msgspec decodes it."""

    goal: str
    day: str
    value: object
    confidence: float | None
    note: str | None


class _Decoder(Protocol):
    def decode(self, text: str | bytes) -> object: ...


def msgspec_or_none() -> ModuleType | None:
    """Return msgspec where it is installed."""
    try:
        import msgspec
    except ImportError:
        return None
    return msgspec


@cache
def _decoders() -> tuple[_Decoder, _Decoder]:
    """Return the decoders of a document with typed goals, and of one with any."""
    import msgspec

    def document(**typed: object) -> _Decoder:
        """Return the decoder of a document whose check-ins are left as they are."""
        typed["check_ins"] = msgspec.Raw
        fields: list[tuple[str, object, object]] = [
            (_attribute(name), typed.get(name, object), msgspec.field(name=name, default=msgspec.UNSET))
            for name in (*HEADER, *RECORDS)
        ]
        made = msgspec.defstruct("Document", cast("list[str]", fields), forbid_unknown_fields=True)
        return cast("_Decoder", msgspec.json.Decoder(made))

    return document(objectives=list[objective_type()]), document()  # type: ignore[misc]


@cache
def _row_decoders() -> tuple[_Decoder, _Decoder]:
    """Return the decoders of a list of plain check-ins, which asks what the constructor would, and of one of any."""
    import msgspec

    def rows(value: object, confidence: object) -> _Decoder:
        fields: list[Any] = [
            ("goal", str),
            ("day", str),
            ("value", value),
            ("confidence", confidence, None),
            ("note", str | None, None),
        ]
        made = msgspec.defstruct("Row", fields, forbid_unknown_fields=True, gc=False)
        return cast("_Decoder", msgspec.json.Decoder(list[made]))  # type: ignore[valid-type]

    whole = Annotated[int, msgspec.Meta(ge=-_LARGEST, le=_LARGEST)]
    share = Annotated[float, msgspec.Meta(ge=0, le=1)] | Annotated[int, msgspec.Meta(ge=0, le=1)]
    return rows(float | whole, share | None), rows(int | float | bool | str | list[str], int | float | str | None)


def _attribute(name: str) -> str:
    return name.replace("$", "dollar_")


def fast_parts(text: str | bytes, reader: QuickReader) -> Parts:
    """Return what a JSON plan file holds.

    Args:
        text: The text, or its UTF-8 bytes.
        reader: Takes in the check-ins, and reads what is not typed here.

    Raises:
        Unsure: If something is not plainly right.
    """
    import msgspec

    data = text if isinstance(text, bytes) else text.encode()
    if b"\\" in data and _ESCAPED_COLON.search(data):
        raise Unsure
    try:
        start, stop = _span(data)
        head = b"%b%b%b" % (data[:start], _STAND_IN, data[stop:]) if stop else data
        document, rows = _document(head)
        if bytes(rows) != _STAND_IN:
            data = _document(data)[1]
            start, stop = 0, len(data)
        elif head.count(_STAND_IN) > 1:
            raise Unsure
        parts = _parts(document, reader)
        _take_pieces(data, start, stop, reader)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Unsure from error
    return parts


def _span(data: bytes) -> tuple[int, int]:
    """Return where the list of check-ins seems to begin and end; (0, 0) where it cannot be told.

    What is cut out there is decoded by itself and the rest with a stand-in, so a wrong guess is no JSON.
    """
    found = _CHECK_INS.search(data)
    if not found:
        return 0, 0
    grades = data.rfind(b'"grades"', max(found.end(), len(data) - _TAIL))
    return found.end() - 1, data.rfind(b"]", found.end(), len(data) if grades < 0 else grades) + 1


def _document(head: bytes) -> tuple[object, bytes]:
    """Return a decoded document and the text of its check-ins, none of its keys given twice.

    msgspec keeps the last of two values under one key and does not tell. Written again, what was
    read has as many colons as its keys and texts; a text with a further key has more.

    Raises:
        Unsure: If a key may be given twice.
    """
    import msgspec

    colons = head.count(b":")
    for decoder in _decoders():
        try:
            document: Any = decoder.decode(head)
        except msgspec.ValidationError:
            continue
        if msgspec.json.encode(document).count(b":") == colons:
            return document, b"" if document.check_ins is msgspec.UNSET else bytes(document.check_ins)
    raise Unsure


def _parts(document: object, reader: QuickReader) -> Parts:
    """Return what a document holds beside its check-ins."""
    import msgspec

    named = {name: getattr(document, _attribute(name)) for name in (*HEADER, *RECORDS) if name != "check_ins"}
    head: dict[str, object] = {name: value for name, value in named.items() if value is not msgspec.UNSET}
    rows = cast("list[object]", head.get("objectives") or [None])
    is_typed = rows[0] is not None and not isinstance(rows[0], dict)
    goals = cast("list[object]", head.pop("objectives")) if is_typed else list[object]()
    parts = reader.parts(head)
    parts.objectives.extend(objectives_of(goals, reader))
    return parts


def _take_pieces(data: bytes, start: int, stop: int, reader: QuickReader) -> None:
    """Decode a list piece by piece, so that its rows live briefly.

    A piece ends behind a brace and a comma. Were these inside a text, the piece would be no JSON.
    """
    if start == stop:
        return
    if data[start : start + 1] != b"[":
        raise Unsure
    at, last = start + 1, data.rindex(b"]", start, stop)
    while at < last:
        cut = data.find(b"},", at + _PIECE, last)
        end = cut + 1 if cut >= 0 else last
        piece = b"[%b]" % data[at:end]
        count, keys = _take_piece(piece, reader)
        if (not count and at > start + 1) or piece.count(b":") != keys:
            raise Unsure
        at = end + 1


def _take_piece(piece: bytes, reader: QuickReader) -> tuple[int, int]:
    """Take in some check-ins and return how many they are, and how many colons their keys and texts have."""
    import msgspec

    plain, any_of_them = _row_decoders()
    try:
        rows = cast("list[_Row]", plain.decode(piece))
        goals, notes = [row.goal for row in rows], [row.note for row in rows]
        confidences = [row.confidence for row in rows]
        values, days = [row.value for row in rows], [row.day for row in rows]
        keys = 3 * len(rows) + reader.take(goals, days, values, confidences, notes)
    except (msgspec.ValidationError, Unsure):
        rows = cast("list[_Row]", any_of_them.decode(piece))
        fields = [_fields(row) for row in rows]
        reader.careful_check_ins(fields)
        keys = sum([len(one) for one in fields])
    if keys != piece.count(b":"):  # then their texts have some as well
        keys += sum([text.count(":") for row in rows for text in (row.goal, row.note or "")])
    return len(rows), keys


def _fields(row: _Row) -> dict[str, object]:
    fields: dict[str, object] = {"goal": row.goal, "day": row.day, "value": row.value}
    if row.confidence is not None:
        fields["confidence"] = row.confidence
    if row.note is not None:
        fields["note"] = row.note
    return fields
