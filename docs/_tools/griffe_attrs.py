"""Give griffe the `__init__` that attrs writes at run time, so that the reference shows its signature."""

import importlib
from typing import Any

import attrs
import griffe


class AttrsSignatures(griffe.Extension):
    """Add the generated signature to every attrs class that does not write its own."""

    def on_package(self, *, pkg: griffe.Module, **kwargs: Any) -> None:
        """Visit the whole package once it is loaded."""
        for cls in classes_in(pkg):
            real = runtime_class(cls)
            if "__init__" not in cls.members and attrs.has(real):
                cls.set_member("__init__", init_of(cls, real))


def classes_in(holder: griffe.Object) -> list[griffe.Class]:
    """Return the classes defined in a module and everything below it."""
    own = [member for member in holder.members.values() if not member.is_alias]
    found = [member for member in own if isinstance(member, griffe.Class)]
    inner = [member for member in own if isinstance(member, griffe.Class | griffe.Module)]
    return found + [cls for member in inner for cls in classes_in(member)]


def runtime_class(cls: griffe.Class) -> type:
    """Import the class that a page of the reference is about."""
    value: Any = importlib.import_module(cls.module.path)
    for name in cls.path.removeprefix(cls.module.path + ".").split("."):
        value = getattr(value, name)
    return value


def init_of(cls: griffe.Class, real: type) -> griffe.Function:
    """Build the function attrs made, in its order: keyword-only fields last."""
    fields = sorted((field for field in attrs.fields(real) if field.init), key=lambda field: bool(field.kw_only))
    parameters = [griffe.Parameter("self", kind=griffe.ParameterKind.positional_or_keyword)]
    parameters += [parameter(cls, field) for field in fields]
    return griffe.Function(
        "__init__",
        parameters=griffe.Parameters(*parameters),
        lineno=cls.lineno,
        endlineno=cls.endlineno,
        parent=cls,
    )


def parameter(cls: griffe.Class, field: "attrs.Attribute[Any]") -> griffe.Parameter:
    """Return one field as a parameter, with the annotation as the source writes it."""
    member = cls.members.get(field.name) or cls.inherited_members.get(field.name)
    kind = griffe.ParameterKind.keyword_only if field.kw_only else griffe.ParameterKind.positional_or_keyword
    annotation = getattr(member, "annotation", None)
    return griffe.Parameter(field.alias or field.name, annotation=annotation, kind=kind, default=default_of(field))


def default_of(field: "attrs.Attribute[Any]") -> str | None:
    """Return the default as text; a factory's is shown as `...`."""
    if field.default is attrs.NOTHING:
        return None
    return "..." if isinstance(field.default, attrs.Factory) else repr(field.default)  # type: ignore[arg-type]
