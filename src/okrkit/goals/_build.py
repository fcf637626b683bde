"""What the constructors share: frozen mappings, short reprs, and faults collected before they raise."""

from __future__ import annotations

import cmath
import numbers
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeVar, cast, final

import attrs

from okrkit.errors import InvalidGoalError

V = TypeVar("V")


@final
class FrozenMap(Mapping[str, V]):
    """An immutable mapping that can be hashed and pickled; equal to any mapping with the same items."""

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[str, V] | None = None) -> None:
        self._items: dict[str, V] = dict(items or {})

    def __getitem__(self, key: str) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __reduce__(self) -> tuple[type[FrozenMap[V]], tuple[dict[str, V]]]:
        return FrozenMap, (dict(self),)

    def __repr__(self) -> str:
        return repr(dict(self))


EMPTY: Final[FrozenMap[object]] = FrozenMap()


@final
class Refused:
    """What a converter could not use; the constructor reports it with the object's other faults."""

    __slots__ = ("faults",)

    def __init__(self, *faults: str) -> None:
        self.faults = faults


def refuse(as_type: type[V], *faults: str) -> V:
    """Return a refusal under the field's type: it never outlives the constructor."""
    del as_type
    return cast("V", Refused(*faults))


def listed(given: Iterable[V], kind: type[V], name: str) -> tuple[V, ...]:
    """Return a field's items as a tuple, or a refusal that names each that is of another kind."""
    try:
        items = tuple(given)
    except TypeError:
        return refuse(tuple[V, ...], f"{name} must be a list, got {shown(given)}")
    bad = [
        f"{name} must hold {kind.__name__}s, got {shown(item)}"
        for item in cast("tuple[object, ...]", items)
        if not isinstance(item, kind)
    ]
    return refuse(tuple[V, ...], *bad) if bad else items


_DEEPEST = 100  # copies, hashes and files of the values recurse once a level


def freeze(value: object, *, depth: int = 0) -> object:
    """Turn lists, sets and dicts into tuples and frozen mappings.

    Raises:
        TypeError: If a value cannot be frozen, is a number but no finite one, two keys read alike, or the
            nesting is too deep.
    """
    if depth > _DEEPEST:
        message = f"is nested more than {_DEEPEST} deep; flatten it"
        raise TypeError(message)
    if isinstance(value, Mapping):
        return _frozen_map(cast("Mapping[object, object]", value), depth)
    if isinstance(value, set | frozenset):
        return tuple(sorted((freeze(one, depth=depth + 1) for one in cast("set[object]", value)), key=repr))
    if isinstance(value, list | tuple):
        return tuple([freeze(one, depth=depth + 1) for one in cast("Iterable[object]", value)])
    if isinstance(value, str) and not _can_be_written(value):
        message = f"holds half a character (a lone surrogate), got {shown(value)}"
        raise TypeError(message)
    try:
        hash(value)
    except TypeError as error:
        message = f"must hold plain values (text, numbers, days, lists, mappings), got {shown(value)}"
        raise TypeError(message) from error
    return _frozen_number(value) if isinstance(value, numbers.Number) else value


def _frozen_number(value: object) -> object:
    """Return a number as a plain one; NaN, which no copy of a goal would equal, and infinity are refused."""
    plain: object = value
    if isinstance(value, numbers.Integral) and not isinstance(value, int):
        plain = int(value)
    elif isinstance(value, numbers.Real) and not isinstance(value, numbers.Rational):
        plain = float(value)
    if isinstance(plain, float | Decimal | complex) and not _is_finite(plain):
        message = f"holds {shown(value)}, which no file can hold; leave it out, or write it as text"
        raise TypeError(message)
    return plain


def _is_finite(value: float | Decimal | complex) -> bool:
    return value.is_finite() if isinstance(value, Decimal) else cmath.isfinite(value)


def _frozen_map(given: Mapping[object, object], depth: int) -> FrozenMap[object]:
    made = {str(key): freeze(one, depth=depth + 1) for key, one in given.items()}
    if len(made) != len(given):
        message = f"has two keys that read alike as text, got {shown([*given])}"
        raise TypeError(message)
    return FrozenMap(made)


def as_extra(given: Mapping[str, object] | None) -> Mapping[str, object]:
    """Freeze what an importer found no field for."""
    if given is None or given is EMPTY:
        return EMPTY
    if not isinstance(given, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]  # data from files
        return refuse(FrozenMap[object], f"extra must be a mapping, got {shown(given)}")
    try:
        return cast("FrozenMap[object]", freeze(given)) if given else EMPTY
    except TypeError as error:
        return refuse(FrozenMap[object], f"extra {error}")


def as_reasons(given: Mapping[str, str] | None) -> Mapping[str, str]:
    """Freeze the suppressed rules with their reasons."""
    if given is EMPTY or given is None:
        return cast("Mapping[str, str]", EMPTY)
    if not isinstance(given, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        return refuse(FrozenMap[str], f"allow must map a rule to a reason, got {shown(given)}")
    bad = [
        f"allow[{key!r}] must be a reason in words, got {shown(why)}"
        for key, why in given.items()
        if not (_words(why) and _words(key))
    ]
    return refuse(FrozenMap[str], *bad) if bad else FrozenMap(given)


def _words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip()) and _can_be_written(value)


def _can_be_written(text: str) -> bool:
    """Return whether text can go into a file; half a surrogate pair cannot."""
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)


def shown(value: object) -> str:
    """Show a value in a message, cut where it is long."""
    try:
        text = repr(value)
    except ValueError:  # a whole number of more than 4300 digits
        return f"a huge {type(value).__name__}"
    return text if len(text) <= 80 else f"{text[:77]}..."


def as_names(given: Iterable[str] | None) -> tuple[str, ...]:
    """Read a list of ids, tags or teams; a lone string is one name, and a set is sorted."""
    if given is None:
        return ()
    try:
        names = (given,) if isinstance(given, str) else tuple(given)
    except TypeError:
        return refuse(tuple[str, ...], f"expected a list of names, got {shown(given)}")
    bad = [f"a name must be text, got {shown(name)}" for name in names if not _words(name)]
    if bad:
        return refuse(tuple[str, ...], *bad)
    return tuple(sorted(names) if isinstance(given, set | frozenset) else dict.fromkeys(names))


def id_fault(name: str, value: object) -> str | None:
    """Return why the value cannot be an id, or None."""
    if not isinstance(value, str):
        return f"{name} must be text, got {shown(value)}"
    if not value:
        return f"{name} must not be empty"
    if not value.isprintable() or value != value.strip():
        return f"{name} must be printable and without outer spaces, got {shown(value)}"
    return None


def day_fault(name: str, value: object) -> str | None:
    """Return why the value is no day, or None; a time of day is refused, not cut off."""
    if isinstance(value, datetime):
        return f"{name} must be a date without a time, got {shown(value)}; use .date() in the time zone you mean"
    if not isinstance(value, date):
        return f"{name} must be a date, got {shown(value)}"
    return None


def require_day(subject: str, name: str, value: object, *, may_miss: bool = True) -> None:
    """Raise InvalidGoalError where the value is no plain day; None is taken unless it may not miss."""
    if not (value is None and may_miss) and type(value) is not date and (fault := day_fault(name, value)):
        raise InvalidGoalError(subject, [fault])


def as_day(value: date | None) -> date | None:
    """Turn subclasses of date (pendulum's, for one) into plain dates; leave the rest to the checks."""
    if isinstance(value, date) and type(value) is not date and not isinstance(value, datetime):
        return date(value.year, value.month, value.day)
    return value


def text_fault(name: str, value: object) -> str | None:
    """Return why the value is no optional text, or None."""
    return None if value is None else title_fault(name, value, also=" or None")


def title_fault(name: str, value: object, *, also: str = "") -> str | None:
    """Return why the value is no text, or None."""
    if not isinstance(value, str):
        return f"{name} must be text{also}, got {shown(value)}"
    return None if _can_be_written(value) else f"{name} holds half a character (a lone surrogate), got {shown(value)}"


def flag_fault(name: str, value: object) -> str | None:
    """Return why the value is neither True nor False, or None."""
    return None if isinstance(value, bool) else f"{name} must be True or False, got {shown(value)}"


def refused(*values: object) -> list[str]:
    """Return the faults that converters left behind."""
    return [fault for value in values if type(value) is Refused for fault in value.faults]


def short_repr(self: object) -> str:
    """Show a value as the shortest constructor call that builds it again."""
    shown: list[str] = []
    skipped = False
    fields: Iterable[attrs.Attribute[object]] = attrs.fields(type(self))  # type: ignore[arg-type]  # attrs classes only
    for field in sorted(fields, key=lambda one: bool(one.kw_only)):
        if not field.init:
            continue
        value = getattr(self, field.name)
        if field.default is not attrs.NOTHING and value == _default(field):
            skipped = True
        else:
            named = field.kw_only or skipped
            shown.append(f"{field.name}={_shown(value)}" if named else _shown(value))
    return f"{type(self).__name__}({', '.join(shown)})"


def _default(field: attrs.Attribute[object]) -> object:
    factory: object = getattr(field.default, "factory", None)
    return factory() if callable(factory) else field.default


def _shown(value: object) -> str:
    return repr(value.value) if isinstance(value, StrEnum) else repr(value)
