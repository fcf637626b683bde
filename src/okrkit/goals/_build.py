"""What the constructors share: frozen mappings, short reprs, and faults collected before they raise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeVar, cast, final

import attrs

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


def freeze(value: object) -> object:
    """Turn nested lists and dicts into tuples and frozen mappings, whatever their depth."""
    if isinstance(value, Mapping):
        items = cast("Mapping[object, object]", value).items()
        return FrozenMap({str(key): freeze(item) for key, item in items})
    if isinstance(value, list | tuple):
        return tuple(freeze(item) for item in cast("Iterable[object]", value))
    return value


def as_extra(given: Mapping[str, object]) -> Mapping[str, object]:
    """Freeze what an importer found no field for."""
    if not given:
        return EMPTY
    if not isinstance(given, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]  # data from files
        return refuse(FrozenMap[object], f"extra must be a mapping, got {given!r}")
    try:
        return cast("FrozenMap[object]", freeze(given))
    except RecursionError:
        return refuse(FrozenMap[object], "extra is nested too deeply; flatten it")


def as_reasons(given: Mapping[str, str]) -> Mapping[str, str]:
    """Freeze the suppressed rules with their reasons."""
    if not given:
        return cast("Mapping[str, str]", EMPTY)
    if not isinstance(given, Mapping):  # pyright: ignore[reportUnnecessaryIsInstance]
        return refuse(FrozenMap[str], f"allow must map a rule to a reason, got {given!r}")
    bad = [f"allow[{key!r}] must be a reason in words, got {why!r}" for key, why in given.items() if not _words(why)]
    return refuse(FrozenMap[str], *bad) if bad else FrozenMap(given)


def _words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def as_names(given: Iterable[str]) -> tuple[str, ...]:
    """Read a list of ids, tags or teams; a lone string is one name."""
    if not given:
        return ()
    if isinstance(given, str):
        return (given,)
    try:
        names = tuple(given)
    except TypeError:
        return refuse(tuple[str, ...], f"expected a list of names, got {given!r}")
    bad = [f"a name must be text, got {name!r}" for name in names if not _words(name)]
    return refuse(tuple[str, ...], *bad) if bad else tuple(dict.fromkeys(names))


def id_fault(name: str, value: object) -> str | None:
    """Return why the value cannot be an id, or None."""
    if not isinstance(value, str):
        return f"{name} must be text, got {value!r}"
    if not value:
        return f"{name} must not be empty"
    if not value.isprintable() or value != value.strip():
        return f"{name} must be printable and without outer spaces, got {value!r}"
    return None


def day_fault(name: str, value: object) -> str | None:
    """Return why the value is no day, or None; a time of day is refused, not cut off."""
    if isinstance(value, datetime):
        return f"{name} must be a date without a time, got {value!r}; use .date() in the time zone you mean"
    if not isinstance(value, date):
        return f"{name} must be a date, got {value!r}"
    return None


def as_day(value: date | None) -> date | None:
    """Turn subclasses of date (pendulum's, for one) into plain dates; leave the rest to the checks."""
    if isinstance(value, date) and type(value) is not date and not isinstance(value, datetime):
        return date(value.year, value.month, value.day)
    return value


def text_fault(name: str, value: object) -> str | None:
    """Return why the value is no optional text, or None."""
    return None if value is None or isinstance(value, str) else f"{name} must be text or None, got {value!r}"


def flag_fault(name: str, value: object) -> str | None:
    """Return why the value is neither True nor False, or None."""
    return None if isinstance(value, bool) else f"{name} must be True or False, got {value!r}"


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
