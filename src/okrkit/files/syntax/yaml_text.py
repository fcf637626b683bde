"""YAML to data and places, over PyYAML's C parser; the meaning of scalars is YAML 1.2's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

import attrs

from okrkit.errors import MissingExtraError
from okrkit.files.issues import Flaw, Origin, Path, Spot
from okrkit.files.syntax.core_scalars import core_scalar
from okrkit.files.syntax.odd import Odd, Unsure, described
from okrkit.files.syntax.text import place_of

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError

__all__ = ["YamlDocument", "parse", "quick"]

DEEPEST = 150  # levels; a plan needs 110 at the most, and much deeper ones would overflow C code
MOST_COPIES = 100_000  # values that aliases may add to a document

_PREFIX = "tag:yaml.org,2002:"


# YAML 1.2.2, section 5.1: the characters that may not stand in a stream.
_NOT_ALLOWED = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _TooDeepError(Exception):
    def __init__(self, mark: Mark) -> None:
        self.mark = mark


class Mark(Protocol):
    """A place in a YAML text, counted from 0."""

    line: int
    column: int


class Node(Protocol):
    """A value of a YAML text as PyYAML composes it: text, list of nodes, or list of pairs of nodes."""

    id: str
    tag: str
    value: object
    style: str | None
    start_mark: Mark
    end_mark: Mark


def _text(node: Node) -> str:
    return cast("str", node.value)


def _items(node: Node) -> list[Node]:
    return cast("list[Node]", node.value)


def _pairs(node: Node) -> list[tuple[Node, Node]]:
    return cast("list[tuple[Node, Node]]", node.value)


class _Composer(Protocol):
    def get_single_node(self) -> Node | None: ...


def _require() -> None:
    """Say what to install where PyYAML is missing."""
    try:
        import_module("yaml._yaml")
    except ImportError as error:
        raise MissingExtraError("reading YAML plans", "PyYAML with its C parser", extra="yaml") from error


def _composer(text: str) -> _Composer:
    """Return PyYAML's C composer without its tag rules, with a limit to the depth it follows."""
    _require()
    from yaml._yaml import CParser

    class Composer(CParser):
        """Leaves implicit tags empty."""

        depth = 0

        def resolve(self, kind: type[Node], value: str | None, implicit: object) -> str:  # noqa: ARG002
            return ""

        def descend_resolver(self, parent: Node | None, index: object) -> None:  # noqa: ARG002
            self.depth += 1
            if self.depth > DEEPEST and parent is not None:
                raise _TooDeepError(parent.start_mark)

        def ascend_resolver(self) -> None:
            self.depth -= 1

    return cast("_Composer", Composer(text))


def quick(text: str) -> object:
    """Return the data of a YAML text that has nothing unusual about it.

    Raises:
        Unsure: If it has; `parse` then says what.
    """
    _require()
    from yaml.error import YAMLError

    try:
        root = _composer(text).get_single_node()
    except (YAMLError, _TooDeepError) as error:
        raise Unsure from error
    if root is None or ("&" in text and _has_anchor(text)):
        raise Unsure
    return _plain(root)


def _has_anchor(text: str) -> bool:
    """Return whether the text may name a node: an ampersand that follows no word."""
    return any(before in " \n\r[{,-:?\t" for before in _before_ampersands(text))


def _before_ampersands(text: str) -> Iterator[str]:
    at = text.find("&")
    while at >= 0:
        following = text[at + 1 : at + 2]
        if following.strip():
            yield text[at - 1] if at else "\n"
        at = text.find("&", at + 1)


def _plain(node: Node) -> object:
    """Turn a node into data; the composer has limited its depth."""
    if node.tag:
        raise Unsure
    if node.id == "scalar":
        value = _text(node) if node.style else core_scalar(_text(node))
        if type(value) is Odd:
            raise Unsure
        return value
    if node.id == "sequence":
        return [_plain(item) for item in _items(node)]
    pairs = _pairs(node)
    made = {_plain_key(key): _plain(value) for key, value in pairs}
    if len(made) != len(pairs):
        raise Unsure
    return made


def _plain_key(node: Node) -> str:
    value = _plain(node) if node.id == "scalar" else None
    if type(value) is not str or value == "<<":
        raise Unsure
    return value


@attrs.frozen(weakref_slot=False, eq=False)
class YamlDocument:
    """A YAML text that was parsed with care."""

    data: object
    root: Node

    def spots(self, paths: Collection[Path]) -> Mapping[Path, Sequence[Spot]]:
        """Return where the values of paths stand."""
        return {path: found for path in paths if (found := _spots(self.root, path))}


def _spots(root: Node, path: Path) -> list[Spot]:
    key, node = None, root
    for part in path:
        found = _inner(node, part)
        if found is None:
            return []
        key, node = found
    return [_spot(key, node)]


def _inner(node: Node, part: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(part, int):
        items = _items(node) if node.id == "sequence" else []
        return (None, items[part]) if part < len(items) else None
    pairs = reversed(_pairs(node)) if node.id == "mapping" else ()
    return next(((key, value) for key, value in pairs if key.id == "scalar" and key.value == part), None)


def _spot(key: Node | None, node: Node) -> Spot:
    start, end = node.start_mark, node.end_mark
    at = (key.start_mark.line + 1, key.start_mark.column + 1) if key else (None, None)
    return Spot(start.line + 1, start.column + 1, end.line + 1, end.column + 1, *at)


def parse(text: str, origin: Origin, flaws: list[Flaw]) -> YamlDocument | None:
    """Return the document of a text; its own problems become flaws, None where nothing can be read."""
    _require()
    from yaml.error import MarkedYAMLError, YAMLError

    try:
        root = _composer(text).get_single_node()
    except _TooDeepError as error:
        message = f"nested deeper than {DEEPEST} levels; flatten it"
        flaws.append(_flaw_at(origin, error.mark, message, "too-deep"))
        return None
    except MarkedYAMLError as error:
        flaws.append(_syntax_flaw(origin, error))
        return None
    except YAMLError as error:
        found = _NOT_ALLOWED.search(text)
        line, column = place_of(text, found.start()) if found else (None, None)
        message = f"no YAML: {str(error).splitlines()[0]}"
        flaws.append(Flaw(origin, (), message, "syntax", line=line, column=column))
        return None
    if root is None:
        flaws.append(Flaw(origin, (), "the file is empty; begin with okrkit: 1", "empty", line=1, column=1))
        return None
    data = _Converter(origin, flaws).convert(root)
    return YamlDocument(data, root)


def _syntax_flaw(origin: Origin, error: MarkedYAMLError) -> Flaw:
    mark = error.problem_mark or error.context_mark
    problem = str(error.problem)
    if error.context and "single document" in error.context:
        return _flaw_at(origin, mark, "a plan file holds one document; split it into files of a folder", "documents")
    if "'\\t'" in problem or "tab" in problem:
        problem = f"{problem}; indent with spaces"
    context = f"{error.context}: " if error.context else ""
    return _flaw_at(origin, mark, f"no YAML: {context}{problem}", "syntax")


def _flaw_at(origin: Origin, mark: Mark | None, message: str, code: str, path: Path = ()) -> Flaw:
    if mark is None:
        return Flaw(origin, path, message, code)
    return Flaw(origin, path, message, code, line=mark.line + 1, column=mark.column + 1)


@attrs.define(eq=False)
class _Converter:
    """Turns nodes into data and reports what has no meaning in a plan, once for each node."""

    origin: Origin
    flaws: list[Flaw]
    made: dict[int, tuple[object, int]] = attrs.field(factory=dict[int, tuple[object, int]])
    open: set[int] = attrs.field(factory=set[int])
    copies: int = 0

    def convert(self, node: Node, path: Path = ()) -> object:
        """Return the data of a document."""
        return self._converted(node, path)[0]

    def _converted(self, node: Node, path: Path) -> tuple[object, int]:
        """Return data and the number of values in them; aliases share what their anchor made."""
        if id(node) in self.open:
            return self._refuse(node, path, "an alias inside its own anchor", "alias"), 1
        if id(node) in self.made:
            return self._copy(node, path)
        if node.id == "scalar":
            made = self._scalar(node, path), 1
        else:
            self.open.add(id(node))
            made = self._collection(node, path)
            self.open.discard(id(node))
        self.made[id(node)] = made
        return made

    def _copy(self, node: Node, path: Path) -> tuple[object, int]:
        data, size = self.made[id(node)]
        before = self.copies
        self.copies = min(before + size, MOST_COPIES + 1)
        if self.copies <= MOST_COPIES:
            return data, size
        if before <= MOST_COPIES:
            self._refuse(node, path, f"aliases that add more than {MOST_COPIES} values; write them out", "alias")
        return None, 1

    def _collection(self, node: Node, path: Path) -> tuple[object, int]:
        kind = "map" if node.id == "mapping" else "seq"
        if node.tag and node.tag != _PREFIX + kind:
            return self._refuse(node, path, f"tag {_short(node.tag)}", "tag"), 1
        if kind == "seq":
            return self._sequence(node, path)
        return self._mapping(node, path)

    def _sequence(self, node: Node, path: Path) -> tuple[object, int]:
        parts = [self._converted(item, (*path, index)) for index, item in enumerate(_items(node))]
        return [data for data, _ in parts], 1 + sum(size for _, size in parts)

    def _mapping(self, node: Node, path: Path) -> tuple[object, int]:
        made: dict[str, object] = {}
        keys: dict[str, Node] = {}
        count = 1
        for key_node, value_node in _pairs(node):
            key = self._key(key_node, path)
            if key is None:
                continue
            if key in made:
                line = keys[key].start_mark.line + 1
                message = f"key {key!r} is given twice, first on line {line}; keep one"
                mark = key_node.start_mark
                self.flaws.append(_flaw_at(self.origin, mark, message, "duplicate-key", (*path, key)))
            else:
                keys[key] = key_node
            made[key], size = self._converted(value_node, (*path, key))
            count += size
        return made, count

    def _key(self, node: Node, path: Path) -> str | None:
        value: object = self._scalar(node, path) if node.id == "scalar" else _hollow(node)
        if type(value) is str and value != "<<":
            return value
        if value == "<<":
            message = "merge keys are not part of YAML 1.2; write the fields out"
            self.flaws.append(_flaw_at(self.origin, node.start_mark, message, "merge-key", path))
        elif type(value) is not Odd or not node.tag:
            message = f"a key must be text, got {described(value)}; put it in quotes"
            self.flaws.append(_flaw_at(self.origin, node.start_mark, message, "bad-key", path))
        return None

    def _scalar(self, node: Node, path: Path) -> object:
        if not node.tag:
            return _text(node) if node.style else core_scalar(_text(node))
        kind = node.tag.removeprefix(_PREFIX)
        value = core_scalar(_text(node))
        if kind in {"str", "!"}:
            return _text(node)
        if {"int": int, "float": float, "bool": bool, "null": type(None)}.get(kind) is type(value):
            return value
        return self._refuse(node, path, f"tag {_short(node.tag)}", "tag")

    def _refuse(self, node: Node, path: Path, what: str, code: str) -> Odd:
        message = f"a plan file may not hold {what}"
        self.flaws.append(_flaw_at(self.origin, node.start_mark, message, code, path))
        return Odd(what, "reported")


def _hollow(node: Node) -> object:
    """Return an empty list or mapping in place of one, to name it: what it holds does not matter."""
    return list[object]() if node.id == "sequence" else dict[str, object]()


def _short(tag: str) -> str:
    shown = tag.replace(_PREFIX, "!!")
    return repr(shown if len(shown) <= 60 else f"{shown[:57]}...")
