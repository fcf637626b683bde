"""The formats of a report by name: one module each, a Report in, a text out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from okrkit.errors import UnknownNameError
from okrkit.reports import github, gitlab, html, json, junit, markdown, sarif, text
from okrkit.reports.report import Report

__all__ = ["FORMATS", "ReportFormat", "render"]

ReportFormat: TypeAlias = Literal["text", "json", "github", "gitlab", "sarif", "junit", "markdown", "html"]

FORMATS: Final[Mapping[str, Callable[[Report], str]]] = MappingProxyType(
    {
        "text": text.write,
        "json": json.write,
        "github": github.write,
        "gitlab": gitlab.write,
        "sarif": sarif.write,
        "junit": junit.write,
        "markdown": markdown.write,
        "html": html.write,
    }
)


def render(report: Report, *, format: ReportFormat = "text") -> str:  # noqa: A002  # the word users know
    r"""Return a report in a format.

    Raises:
        UnknownNameError: If there is no such format.

    Examples:
        >>> from datetime import date
        >>> render(Report("Q1", "q1.yaml", date(2026, 1, 1), (), ()), format="text")
        'no findings\n'
    """
    writer = FORMATS.get(format)
    if writer is None:
        raise UnknownNameError("report format", format, FORMATS)
    return writer(report)
