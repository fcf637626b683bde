"""Budgets and habits of the source: sizes, module docstrings, no clock, no leftovers."""

import ast
import re
import statistics
from pathlib import Path

import pytest
from house import ROOT, SOURCE, SOURCE_FILES, relative, tree_of

import okrkit

LONGEST_FILE, LONGEST_RULE = 400, 120
MEDIAN_FUNCTION, NINTH_DECILE = 12, 35
FAMILIES = {"aln", "cad", "key", "obj", "sco", "smt"}
CLOCK_READS = {"today", "now", "utcnow", "localtime", "gmtime"}
LEFTOVERS = re.compile(r"#.*\b(?:TODO|FIXME|XXX)\b|NotImplementedError|# type: ignore(?!\[)|# pyright: ignore(?!\[)")
UNUSED_WORDS = re.compile(r"(^|_)(kr|krs|rag|quarter_goal)(_|$)|KR(?![a-z])|Actual|^actual$")

every_file = pytest.mark.parametrize("path", SOURCE_FILES, ids=relative)


def is_rule(path: Path) -> bool:
    """Tell whether the file is one rule of the catalogue."""
    family = path.parent
    return family.parent == SOURCE / "rules" and family.name in FAMILIES and not path.name.startswith("_")


def function_lengths() -> list[int]:
    """Return the number of lines of every function of the source, its docstring left out."""
    return sorted(length(node) for path in SOURCE_FILES for node in ast.walk(tree_of(path)) if is_function(node))


def is_function(node: ast.AST) -> bool:
    """Tell whether the node is a function or a method."""
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)


def length(node: ast.AST) -> int:
    """Return the lines from the first to the last statement; signature and docstring cost nothing."""
    assert isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    body = node.body[1:] if ast.get_docstring(node) else node.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0


@every_file
def test_file_is_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())

    assert lines <= (LONGEST_RULE if is_rule(path) else LONGEST_FILE)


@every_file
def test_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree_of(path))


@every_file
def test_no_clock_is_read(path: Path) -> None:
    """Only the command may ask the wall, in one module, and prints the day it used."""
    called = {
        node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
    }

    assert not called & CLOCK_READS


@every_file
def test_no_leftovers(path: Path) -> None:
    assert not LEFTOVERS.findall(path.read_text(encoding="utf-8"))


def test_functions_are_short() -> None:
    lengths = function_lengths()

    assert statistics.median(lengths) <= MEDIAN_FUNCTION
    assert lengths[int(len(lengths) * 0.9)] <= NINTH_DECILE


@every_file
def test_public_names_use_the_glossary(path: Path) -> None:
    names = {
        node.name
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_")
    }

    assert not {name for name in names if UNUSED_WORDS.search(name)}


def test_the_typing_marker_is_there() -> None:
    assert (SOURCE / "py.typed").exists()


def test_the_version_is_the_one_the_metadata_names() -> None:
    assert f'version = "{okrkit.__version__}"' in (ROOT / "pyproject.toml").read_text()


def test_the_licence_is_the_one_the_metadata_names() -> None:
    assert 'license = "MIT"' in (ROOT / "pyproject.toml").read_text()
    assert (ROOT / "LICENSE").read_text().startswith("MIT License")
