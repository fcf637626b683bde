"""The public names: static, documented, in one place, and unchanged unless on purpose."""

import ast
import difflib
import inspect
import re

import pytest
from house import PUBLIC_PACKAGES, SOURCE, public_package, tree_of
from public_api import SNAPSHOT, describe

import okrkit

every_package = pytest.mark.parametrize("name", PUBLIC_PACKAGES)


def test_snapshot_is_current() -> None:
    """After a change on purpose: python tests/test_house/public_api.py."""
    before, now = SNAPSHOT.read_text(encoding="utf-8"), describe()

    assert before == now, "\n".join(difflib.unified_diff(before.splitlines(), now.splitlines(), lineterm=""))


def test_no_signature_says_any() -> None:
    assert not [line for line in describe().splitlines() if re.search(r"\bAny\b", line)]


@every_package
def test_all_is_static_sorted_out_and_true(name: str) -> None:
    package = public_package(name)
    names = package.__all__

    assert len(set(names)) == len(names)
    assert not [word for word in names if word.startswith("_") and word != "__version__"]
    assert not [word for word in names if not hasattr(package, word)]


@every_package
def test_all_is_written_down_not_computed(name: str) -> None:
    path = SOURCE.parent.joinpath(*name.split("."))
    source = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    values = [
        node.value
        for node in tree_of(source).body
        if isinstance(node, ast.Assign | ast.AnnAssign) and "__all__" in ast.unparse(node).split("=")[0]
    ]

    assert len(values) == 1
    assert values[0] is not None
    assert all(isinstance(word, str) for word in ast.literal_eval(values[0]))


@every_package
def test_public_functions_and_classes_are_documented(name: str) -> None:
    package = public_package(name)
    bare = [
        word
        for word in package.__all__
        if (inspect.isclass(value := getattr(package, word)) or inspect.isfunction(value)) and not inspect.getdoc(value)
    ]

    assert not bare


def test_every_facade_name_is_public_at_home() -> None:
    strays = []
    for word in okrkit.__all__:
        home = getattr(getattr(okrkit, word), "__module__", None)
        if home and home.startswith("okrkit."):
            package = public_package(".".join(home.split(".")[:2]))
            if word not in package.__all__:
                strays.append(f"{word} is not in {package.__name__}.__all__")

    assert not strays


def test_dir_of_the_facade_is_its_all() -> None:
    assert set(okrkit.__all__) <= set(dir(okrkit))


def test_star_import_gives_exactly_all() -> None:
    names: dict[str, object] = {}
    exec("from okrkit import *", names)

    assert set(names) - {"__builtins__"} == set(okrkit.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        okrkit.nonsense  # noqa: B018


def test_facade_examples_are_there() -> None:
    """Each public class and function of the facade shows itself at work, in its own docstring or in a member's."""
    without = [
        word
        for word in okrkit.__all__
        if (inspect.isclass(value := getattr(okrkit, word)) or inspect.isfunction(value))
        and ">>>" not in all_docs(value)
    ]

    assert not without


def all_docs(value: object) -> str:
    """Return the docstring of a value and of what it defines."""
    own = [inspect.getdoc(value) or ""]
    inner = [inspect.getdoc(m) or "" for m in vars(value).values()] if inspect.isclass(value) else []
    return "\n".join(own + inner)
