"""Reports for people: plain text with the words underlined, Markdown, a page of HTML."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from okrkit.reports.report import Located, Report

__all__ = ["to_html", "to_markdown", "to_text"]

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 52rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c; }
h2 { font-size: 1.05rem; margin: 1.6rem 0 .2rem; } h2 small { color: #555; font-weight: normal; }
li { margin: .35rem 0; } code { background: #f1f1f1; padding: 0 .25rem; } mark { background: #ffe9a8; }
.error, .warning, .hint { font-weight: 600; } .error { color: #a40e26; } .warning { color: #8a5300; }
.hint { color: #24597f; } .better { color: #14591d; }
"""


def _grouped(report: Report) -> Iterator[tuple[Located, Sequence[Located]]]:
    """Yield each goal's first finding and all of its findings, in report order."""
    for _, group in groupby(report.findings, key=lambda one: one.finding.goal):
        found = list(group)
        yield found[0], found


def _summary(report: Report) -> str:
    named = [f"{count} {name}{'' if count == 1 else 's'}" for name, count in report.counts().items() if count]
    return ", ".join(named) or "no findings"


def _where(one: Located) -> str:
    return ":".join(str(part) for part in (one.file, one.line, one.column) if part is not None)


def to_text(report: Report) -> str:
    """Return plain text: findings by goal, the words they are about underlined, the rewrite below.

    Examples:
        >>> from datetime import date
        >>> print(to_text(Report("Q1", date(2026, 1, 1), (), {})))
        no findings
    """
    lines: list[str] = []
    for first, group in _grouped(report):
        place = f"  {_where(first)}" if first.file else ""
        lines.append(f"{_clean(first.finding.goal or 'plan')}{place}")
        for one in group:
            lines.extend(_text_of(one))
        lines.append("")
    return "\n".join([*lines, _summary(report)])


def _text_of(one: Located) -> Iterator[str]:
    yield f"  {one.finding.severity:<7} {one.head}: {_clean(one.finding.message)}"
    if one.finding.span is not None and one.words:
        yield f"          {_clean(one.title)}"
        start, end = one.finding.span
        before, words = _clean(one.title[:start]), _clean(one.title[start:end])
        yield f"          {' ' * _columns(before)}{'~' * max(1, _columns(words))}"
    if one.finding.suggestion is not None:
        yield f"          better: {_clean(one.finding.suggestion)}"


def _clean(text: str) -> str:
    """Replace control characters, so that a title cannot steer the terminal."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _columns(text: str) -> int:
    """Return the terminal columns that a text takes: two for wide characters, none for combining ones."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)


def to_markdown(report: Report) -> str:
    """Return Markdown for a comment on a change: a heading a goal, a line a finding."""
    lines = [f"# {_markdown(report.plan or 'Plan')}, {report.as_of}: {_summary(report)}", ""]
    for first, group in _grouped(report):
        place = f" ({_markdown(_where(first))})" if first.file else ""
        lines.append(f"**{_markdown(first.title or 'Plan')}** `{_code(first.finding.goal or 'plan')}`{place}")
        lines.append("")
        lines.extend(_markdown_of(one) for one in group)
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def _markdown_of(one: Located) -> str:
    better = "" if one.finding.suggestion is None else f" *Better:* {_markdown(one.finding.suggestion)}"
    return f"- {one.finding.severity} **{one.head}**: {_markdown(one.finding.message)}.{better}"


def _markdown(text: str) -> str:
    """Escape what Markdown and the HTML inside it would read as markup."""
    flat = escape(" ".join(text.split()), quote=False)
    return "".join(f"\\{char}" if char in "\\`*_[]#|~!@" else char for char in flat)


def _code(text: str) -> str:
    return " ".join(text.split()).replace("`", "'")


def to_html(report: Report) -> str:
    """Return one self-contained page: no script, no outside file, severities as words beside the colour."""
    title = escape(f"{report.plan or 'Plan'}, {report.as_of}: {_summary(report)}")
    body = "\n".join(_html_goal(first, group) for first, group in _grouped(report))
    return (
        f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head>\n<body>\n<h1>{title}</h1>\n{body}\n</body>\n</html>\n"
    )


def _html_goal(first: Located, group: Sequence[Located]) -> str:
    place = f" {escape(_where(first))}" if first.file else ""
    head = f"<h2>{escape(first.title or 'Plan')} <small><code>{escape(first.finding.goal or 'plan')}</code>{place}</small></h2>"
    items = "\n".join(_html_of(one) for one in group)
    return f"{head}\n<ul>\n{items}\n</ul>"


def _html_of(one: Located) -> str:
    severity = one.finding.severity
    words = f" <mark>{escape(one.words)}</mark>" if one.words else ""
    rewrite = one.finding.suggestion
    better = "" if rewrite is None else f'<br><span class="better">Better: {escape(rewrite)}</span>'
    message = escape(one.finding.message)
    return f'<li><span class="{severity}">{severity}</span> {escape(one.head)}: {message}{words}{better}</li>'
