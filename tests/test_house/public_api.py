"""Write down every public name with its signature; `python tests/test_house/public_api.py` renews the snapshot.

A change to tests/public_api.txt is a change to what users call: make it on purpose and tell it in CHANGELOG.md.
"""

import enum
import inspect
import types
import typing
from collections.abc import Iterator
from types import ModuleType

from house import PUBLIC_PACKAGES, ROOT, public_package

SNAPSHOT = ROOT / "tests" / "public_api.txt"


def describe() -> str:
    """Return the public surface as text, one name a line, sorted inside each package."""
    lines = [line for name in PUBLIC_PACKAGES for line in package_lines(public_package(name))]
    return "\n".join(lines) + "\n"


def package_lines(package: ModuleType) -> Iterator[str]:
    """Yield the lines of one package; the facade names only where each of its names lives."""
    yield f"# {package.__name__}"
    for name in sorted(package.__all__):
        value = getattr(package, name)
        home = getattr(value, "__module__", "") or ""
        if package.__name__ == "okrkit" and home.startswith("okrkit."):
            yield f"{name} <- {'.'.join(home.split('.')[:2])}"
        else:
            yield from name_lines(name, value)
    yield ""


def name_lines(name: str, value: object) -> Iterator[str]:
    """Yield the lines of one public name: a class with its public members, a function, a value."""
    if inspect.isclass(value):
        yield f"class {name}{signature(value)}"
        yield from (f"    {line}" for line in members(value))
    elif callable(value) and not isinstance(value, types.GenericAlias) and typing.get_origin(value) is None:
        yield f"{name}{signature(value)}"
    else:
        yield f"{name}: {type(value).__name__}"


def members(cls: type) -> Iterator[str]:
    """Yield what the class itself defines in public: enum members, properties, methods."""
    if issubclass(cls, enum.Enum):
        yield from (f"{member.name} = {member.value!r}" for member in cls)
        return
    for name, value in sorted(vars(cls).items()):
        if name.startswith("_"):
            continue
        plain = value.__func__ if isinstance(value, classmethod | staticmethod) else value
        if isinstance(value, property):
            yield f"{name} -> {annotation(value)}"
        elif inspect.isfunction(plain):
            kind = {classmethod: "classmethod ", staticmethod: "staticmethod "}.get(type(value), "")
            yield f"{kind}{name}{signature(plain)}"


def annotation(value: property) -> str:
    """Return what a property returns, as its source writes it."""
    found = inspect.signature(value.fget).return_annotation if value.fget else "?"
    return found if isinstance(found, str) else inspect.formatannotation(found)


def signature(value: object) -> str:
    """Return the signature, or nothing where there is none; a default that is no plain value shows only its type."""
    if inspect.isclass(value) and issubclass(value, enum.Enum):
        return ""
    try:
        found = inspect.signature(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return ""
    parameters = [one.replace(default=shown(one.default)) for one in found.parameters.values()]
    return str(found.replace(parameters=parameters))


class Text(str):
    """A text that is its own repr."""

    def __repr__(self) -> str:
        return str(self)


def shown(default: object) -> object:
    """Return what stands for a default in the snapshot, the same on every Python and in every run."""
    plain = inspect.Parameter.empty, None
    if default in plain or isinstance(default, bool | int | float | str | enum.Enum):
        return default
    return Text("()") if default == () else Text(f"{type(default).__name__}(...)")


if __name__ == "__main__":
    SNAPSHOT.write_text(describe(), encoding="utf-8")
    print(f"wrote {SNAPSHOT.relative_to(ROOT)}")
