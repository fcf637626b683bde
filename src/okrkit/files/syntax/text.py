"""From bytes to text: encodings, marks and bytes that no plan file holds."""

from __future__ import annotations

from collections.abc import Mapping

from okrkit.files.issues import Flaw, Origin

__all__ = ["decoded", "place_of", "text_flaw"]

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)

_PATTERNS: Mapping[tuple[int, ...], str] = {
    (1, 2, 3): "UTF-32LE",
    (0, 1, 2): "UTF-32BE",
    (1, 3): "UTF-16LE",
    (0, 2): "UTF-16BE",
}


def decoded(data: bytes, origin: Origin, flaws: list[Flaw]) -> str | None:
    """Return the text of a file without its byte order mark; None and a flaw where it is no UTF-8 text."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            flaws.append(_flaw(origin, f"the file is encoded in {name}; save it as UTF-8", 1, 1))
            return None
    if wide := _unmarked(data):
        said = f"the file seems to be {wide} without a byte order mark"
        way_out = f"save it as UTF-8 in your editor, or with: iconv -f {wide} -t UTF-8"
        flaws.append(_flaw(origin, f"{said}; {way_out}", 1, 1))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line, column = place_of(data[: error.start].decode("utf-8", "replace"), len(data))
        bad = f"byte 0x{data[error.start]:02x} is no UTF-8; save the file as UTF-8"
        flaws.append(_flaw(origin, bad, line, column))
        return None
    return _without_nul(text, origin, flaws)


def _unmarked(data: bytes) -> str | None:
    """Return the wide encoding that the places of NUL bytes give away; None where there is no such pattern.

    The syntax of a plan is ASCII, so that at least every fifth character of it has its other bytes 0.
    """
    head = data[:4000]
    if b"\0" not in head:
        return None
    shares = [head[place::4].count(0) / max(1, len(head) // 4) for place in range(4)]
    wide = [place for place, share in enumerate(shares) if share > 0.2]
    return _PATTERNS.get(tuple(wide))


def _without_nul(text: str, origin: Origin, flaws: list[Flaw]) -> str | None:
    at = text.find("\0")
    if at < 0:
        return text
    line, column = place_of(text, at)
    flaws.append(_flaw(origin, "the file holds a NUL byte; save it as UTF-8 text", line, column))
    return None


def text_flaw(text: str, origin: Origin) -> Flaw | None:
    """Return what keeps a given text from being a file's text, or None."""
    found: list[Flaw] = []
    try:
        if not text.isascii():
            text.encode("utf-8")
    except UnicodeEncodeError as error:
        line, column = place_of(text, error.start)
        return _flaw(origin, f"lone surrogate {text[error.start]!r} is no character; replace it", line, column)
    _without_nul(text, origin, found)
    return found[0] if found else None


def place_of(text: str, index: int) -> tuple[int, int]:
    r"""Return line and column of an index of the text, both from 1.

    Examples:
        >>> place_of("one\ntwo", 5)
        (2, 2)
    """
    index = min(index, len(text))
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _flaw(origin: Origin, message: str, line: int, column: int) -> Flaw:
    return Flaw(origin, (), message, "encoding", line=line, column=column)
