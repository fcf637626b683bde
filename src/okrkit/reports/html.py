"""One self-contained HTML page: no script, no font, no picture from elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from okrkit.harmless import clean
from okrkit.reports.report import Entry, Report

__all__ = ["write"]

_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 2rem auto; padding: 0 1rem; color: #1b1b1b; background: #fff }
h2 { font-size: 1rem; margin: 1.6rem 0 .3rem } h2 small, .place { font-weight: normal; color: #595959 }
ul { list-style: none; margin: 0; padding: 0 } li { margin: .3rem 0; padding-left: .7rem; border-left: 4px solid #999 }
.error { border-color: #b3261e } .warning { border-color: #9a6700 } .hint { border-color: #0b62a8 }
.severity { font-weight: 600 } mark { background: #fff0b3; text-decoration: underline } .try { color: #1a6b32 }
@media (prefers-color-scheme: dark) { body { background: #16181c; color: #e6e6e6 } h2 small, .place { color: #a8a8a8 }
  mark { background: #5c4a00; color: #fff } .try { color: #7fd89a } }
"""


def write(report: Report) -> str:
    """Return the page: a section a goal, its words marked where a finding is about words."""
    counts = Counter(entry.finding.severity.value for entry in report.entries)
    told = ", ".join(f"{counts[name]} {name}{'s' * (counts[name] != 1)}" for name in ("error", "warning", "hint"))
    title = _text(report.plan or report.source)
    groups: dict[str | None, list[Entry]] = {}
    for entry in report.entries:
        groups.setdefault(entry.finding.goal, []).append(entry)
    lines = [
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>',
        f"<h1>{title}</h1>\n<p>As of {report.as_of}: {told if report.entries else 'no findings'}.</p>",
        *(made for goal, entries in groups.items() for made in _section(goal, entries)),
        "</body>\n</html>\n",
    ]
    return "\n".join(lines)


def _section(goal: str | None, entries: list[Entry]) -> Iterator[str]:
    yield f"<h2>{_marked(entries)} <small>{_text(goal or '')}</small></h2>" if goal else "<h2>The plan as a whole</h2>"
    yield "<ul>"
    for entry in entries:
        finding = entry.finding
        severity = finding.severity.value
        place = f' <span class="place">{_text(str(entry.place))}</span>' if entry.place else ""
        hint = f'<br><span class="try">try: {_text(finding.suggestion)}</span>' if finding.suggestion else ""
        rule = f"{_text(finding.rule)} {_text(finding.name)}"
        yield f'<li class="{severity}"><span class="severity">{severity}</span> {rule}: {_text(finding.message)}{place}{hint}</li>'
    yield "</ul>"


def _marked(entries: list[Entry]) -> str:
    """Return the title with the words marked that findings are about; overlapping spans become one."""
    title = entries[0].title
    marked = sorted(entry.finding.span for entry in entries if entry.finding.span)
    made, at = "", 0
    for start, end in marked:
        if at <= start < end <= len(title):
            made += f"{_text(title[at:start])}<mark>{_text(title[start:end])}</mark>"
            at = end
    return made + _text(title[at:])


def _text(text: str) -> str:
    return escape(clean(text))
