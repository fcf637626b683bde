"""Findings in the formats of other programs: one module each, a Report in, a text out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import cast

from okrkit.cli.outputs.report import Report

__all__ = ["FORMATS", "Report", "written"]

FORMATS = ("github", "gitlab", "sarif", "junit", "markdown", "html")
"""The formats that have a module of their own."""


def written(report: Report, name: str) -> str:
    """Return the report in a format."""
    module = import_module(f"okrkit.cli.outputs.{name}")
    writers = cast("Mapping[str, Callable[[Report], str]]", vars(module))
    return writers["write"](report)
