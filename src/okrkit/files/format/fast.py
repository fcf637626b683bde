"""Quick reading of JSON with msgspec, the `fast` extra: the same result sooner; the only importer of msgspec."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol, cast

from okrkit.files.format.fast_goals import objective_type, objectives_of
from okrkit.files.format.parts import Parts
from okrkit.files.format.quick import QuickReader, stated_keys
from okrkit.files.format.reader import HEADER, RECORDS
from okrkit.files.syntax.odd import Unsure

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["fast_parts", "msgspec_or_none"]

_PIECE = 32_000  # bytes; what is made of a piece still fits the processor's nearest memory
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
def _decoders() -> tuple[_Decoder, _Decoder, _Decoder]:
    """Return the decoders of a document with typed goals, of one with any, and of a list of check-ins."""
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

    row = msgspec.defstruct(
        "Row",
        [
            ("goal", str),
            ("day", str),
            ("value", int | float | bool | str | list[str]),
            ("confidence", int | float | str | None, None),
            ("note", str | None, None),
        ],
        forbid_unknown_fields=True,
        gc=False,
    )
    rows = cast("_Decoder", msgspec.json.Decoder(list[row]))  # type: ignore[valid-type]
    return document(objectives=list[objective_type()]), document(), rows  # type: ignore[misc]


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
    if b"\\u003" in data and _ESCAPED_COLON.search(data):
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

    typed, untyped, _ = _decoders()
    colons = head.count(b":")
    for decoder in (typed, untyped):
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
    goals = [] if rows[0] is None or isinstance(rows[0], dict) else head.pop("objectives")
    parts = reader.parts(head)
    parts.objectives.extend(objectives_of(cast("list[object]", goals), reader))
    return parts


def _take_pieces(data: bytes, start: int, stop: int, reader: QuickReader) -> None:
    """Decode a list piece by piece, so that its rows live briefly.

    A piece ends behind a brace and a comma. Were these inside a text, the piece would be no JSON.
    """
    if start == stop:
        return
    if data[start : start + 1] != b"[":
        raise Unsure
    decoder = _decoders()[2]
    at, last = start + 1, data.rindex(b"]", start, stop)
    while at < last:
        cut = data.find(b"},", at + _PIECE, last)
        end = cut + 1 if cut >= 0 else last
        piece = b"[%b]" % data[at:end]
        rows = cast("list[_Row]", decoder.decode(piece))
        if not rows and at > start + 1:
            raise Unsure
        free = piece.count(b":") - _take_rows(rows, reader)
        if free and free != sum(text.count(":") for row in rows for text in (row.goal, row.note or "")):
            raise Unsure
        at = end + 1


def _take_rows(rows: Sequence[_Row], reader: QuickReader) -> int:
    """Take in some check-ins and return how many colons their keys and texts have."""
    goals, values = [row.goal for row in rows], [row.value for row in rows]
    confidences, notes = [row.confidence for row in rows], [row.note for row in rows]
    try:
        keys = stated_keys(goals, values, confidences, notes)
        reader.take(goals, [row.day for row in rows], values, confidences, notes)
    except (Unsure, TypeError, OverflowError):
        fields = [_fields(row) for row in rows]
        reader.careful_check_ins(fields)
        return sum([len(one) for one in fields])
    return keys


def _fields(row: _Row) -> dict[str, object]:
    fields: dict[str, object] = {"goal": row.goal, "day": row.day, "value": row.value}
    if row.confidence is not None:
        fields["confidence"] = row.confidence
    if row.note is not None:
        fields["note"] = row.note
    return fields
