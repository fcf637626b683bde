"""When colour is shown, how wide text is, and what a poor stream still gets to see."""

import io

import pytest

from okrkit.cli.answers import as_json
from okrkit.cli.terminal import Terminal, terminal_for, wants_colour
from okrkit.cli.text import line


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environ", "stream", "color", "wanted"),
    [
        ({}, Screen(), "auto", True),
        ({}, io.StringIO(), "auto", False),
        ({"NO_COLOR": "1"}, Screen(), "auto", False),
        ({"NO_COLOR": ""}, Screen(), "auto", True),
        ({"FORCE_COLOR": "1"}, io.StringIO(), "auto", True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, Screen(), "auto", False),
        ({"TERM": "dumb"}, Screen(), "auto", False),
        ({"NO_COLOR": "1"}, io.StringIO(), "always", True),
        ({"FORCE_COLOR": "1"}, Screen(), "never", False),
    ],
)
def test_colour_follows_flag_then_environment_then_terminal(
    environ: dict[str, str], stream: io.StringIO, color: str, wanted: bool
) -> None:
    assert wants_colour(stream, color=color, environ=environ) is wanted


def test_a_closed_stream_is_no_terminal() -> None:
    stream = io.StringIO()
    stream.close()

    assert not wants_colour(stream, environ={})


@pytest.mark.parametrize(("columns", "width"), [("20", 60), ("80", 80), ("100", 100), ("400", 120)])
def test_the_width_stays_readable(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)

    assert terminal_for(io.StringIO()).width == width


def test_boxes_become_plain_where_the_stream_has_none() -> None:
    terminal = Terminal(io.StringIO(), width=80, colour=False, encoding="ascii")

    assert terminal.plain("├─ ██░░ … Größe €5 → 目") == "|- ##.. ~ Gr??e EUR5 -> ?"


def test_a_windows_code_page_keeps_its_own_letters() -> None:
    terminal = Terminal(io.StringIO(), width=80, colour=False, encoding="cp1252")

    assert terminal.plain("██ Größe") == "## Größe"


def test_styled_text_says_what_plain_text_says() -> None:
    lines = [line("  ", ("0.11 red", "red"), " left"), line()]
    plain, styled = io.StringIO(), io.StringIO()

    Terminal(plain, width=80, colour=False, encoding="utf-8").show(lines)
    Terminal(styled, width=80, colour=True, encoding="utf-8").show(lines)

    assert plain.getvalue() == "  0.11 red left\n\n"
    assert styled.getvalue() == "  \x1b[31m0.11 red\x1b[0m left\n\n"


def test_json_falls_back_to_ascii() -> None:
    assert as_json({"a": "ü\ud800"}, indent=None) == '{"a": "\\u00fc\\ud800"}'
    assert as_json({"a": "ü"}, indent=None) == '{"a": "ü"}'
    assert as_json({"a": "ü"}, indent=None, encoding="ascii") == '{"a": "\\u00fc"}'
