"""Where things are: the paths and the lists that the tests of the house share."""

import ast
import importlib
import pkgutil
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "okrkit"
SOURCE_FILES = sorted(SOURCE.rglob("*.py"))

INTERNAL = {"cli", "collector", "harmless"}
"""Packages that no program imports: the command, and what it shares with the reports."""

# The facade and the packages behind it.
PUBLIC_PACKAGES = (
    "okrkit",
    *sorted(
        f"okrkit.{found.name}"
        for found in pkgutil.iter_modules([str(SOURCE)])
        if not found.name.startswith("_") and found.name not in INTERNAL
    ),
)


def relative(path: Path) -> str:
    """Return the path as the repository writes it."""
    return path.relative_to(ROOT).as_posix()


def public_package(name: str) -> ModuleType:
    """Import a public package by its dotted name."""
    return importlib.import_module(name)


def tree_of(path: Path) -> ast.Module:
    """Parse a source file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
