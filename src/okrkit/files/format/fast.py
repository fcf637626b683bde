"""Quick reading of JSON with msgspec, the `fast` extra: the same result sooner; the only importer of msgspec."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol, cast

from okrkit.files.format.parts import Parts
from okrkit.files.format.quick import QuickReader, stated_keys
from okrkit.files.format.reader import HEADER, RECORDS
from okrkit.files.syntax.odd import Unsure

if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["fast_parts", "msgspec_or_none"]

_PIECE = 32_000  # bytes; what is made of a piece still fits the processor's nearest memory
_ESCAPED_COLON = re.compile(r"\\u003a", re.IGNORECASE)


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
    """Return the decoders of a plan file without its check-ins, and of a list of check-ins."""
    import msgspec

    fields: list[tuple[str, object, object]] = [
        (name.replace("$", "dollar_"), object, msgspec.field(name=name, default=msgspec.UNSET))
        for name in (*HEADER, *RECORDS)
        if name != "check_ins"
    ]
    fields.append(("check_ins", msgspec.Raw, msgspec.field(default=msgspec.UNSET)))
    document = msgspec.defstruct("Document", cast("list[str]", fields), forbid_unknown_fields=True)
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
    return msgspec.json.Decoder(document), msgspec.json.Decoder(list[row])  # type: ignore[valid-type]


def fast_parts(text: str, reader: QuickReader) -> Parts:
    """Return what a JSON plan file holds.

    Raises:
        Unsure: If something is not plainly right.
    """
    import msgspec

    decoder, rows = _decoders()
    try:
        document = decoder.decode(text)
        named = {name: getattr(document, name.replace("$", "dollar_")) for name in (*HEADER, *RECORDS)}
        head: dict[str, object] = {name: value for name, value in named.items() if value is not msgspec.UNSET}
        raw = bytes(cast("bytes", head.pop("check_ins", b"")))
        keys = msgspec.json.encode(head).count(b":") + bool(raw) + raw.count(b":")
        _ask_keys(text, keys)
        _take_pieces(raw, rows, reader)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Unsure from error
    return reader.parts(head)


def _ask_keys(text: str, keys: int) -> None:
    """Refuse a text with more colons than the keys and texts that were read have.

    msgspec keeps the last of two values under one key and does not tell. Written again, what was
    read has as many colons as its keys and texts; a text with a further key has more.
    """
    if text.count(":") != keys or ("\\u003" in text and _ESCAPED_COLON.search(text)):
        raise Unsure


def _take_pieces(raw: bytes, decoder: _Decoder, reader: QuickReader) -> None:
    """Decode a list piece by piece, so that its rows live briefly.

    A piece ends behind a brace and a comma. Were these inside a text, the piece would be no JSON.
    """
    if raw and raw[:1] != b"[":
        raise Unsure
    at = 1
    while at < len(raw):
        cut = raw.find(b"},", at + _PIECE)
        end = cut + 1 if cut >= 0 else raw.rindex(b"]")
        piece = b"[%b]" % raw[at:end]
        rows = cast("list[_Row]", decoder.decode(piece))
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
