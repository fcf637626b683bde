"""The formats of a report by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from okrkit.errors import UnknownNameError
from okrkit.reports.machines import to_github, to_gitlab, to_json, to_junit, to_sarif
from okrkit.reports.people import to_html, to_markdown, to_text
from okrkit.reports.report import Report

__all__ = ["FORMATS", "ReportFormat", "render"]

ReportFormat: TypeAlias = Literal["text", "json", "github", "gitlab", "sarif", "junit", "markdown", "html"]

FORMATS: Final[Mapping[str, Callable[[Report], str]]] = MappingProxyType(
    {
        "text": to_text,
        "json": to_json,
        "github": to_github,
        "gitlab": to_gitlab,
        "sarif": to_sarif,
        "junit": to_junit,
        "markdown": to_markdown,
        "html": to_html,
    }
)


def render(report: Report, *, format: ReportFormat = "text") -> str:  # noqa: A002  # the word users know
    """Return a report in a format.

    Raises:
        UnknownNameError: If there is no such format.

    Examples:
        >>> from datetime import date
        >>> render(Report("Q1", date(2026, 1, 1), (), {}), format="text")
        'no findings'
    """
    writer = FORMATS.get(format)
    if writer is None:
        raise UnknownNameError("report format", format, FORMATS)
    return writer(report)
