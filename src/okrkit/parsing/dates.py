"""Time expressions of a sentence, in order."""

from __future__ import annotations

from typing import Final

from okrkit.parsing import tags as t
from okrkit.parsing.calendar import Anchor
from okrkit.parsing.days import day_month, in_figures, month_moment
from okrkit.parsing.periods import code_moment, fiscal_words, number_code, ordinal_part, year_moment
from okrkit.parsing.relative import edge, named_moment, relative_moment, step
from okrkit.parsing.tokens import NUMBER, Tokens
from okrkit.parsing.years import Moment

__all__ = ["moments"]

_AFTER_DAY: Final = frozenset({"-", "/", ".", "of", "de", "st", "nd", "rd", "th", "the"})
_TIMELY: Final = t.TEMPORAL | t.REL | t.END | t.BEGIN | t.LATE | t.LAST | t.CODE


def moments(tokens: Tokens, anchor: Anchor) -> list[Moment]:
    """Moments = (text moment)*, in order."""
    found: list[Moment] = []
    done = 0
    kind, bits = tokens.kind, tokens.tags
    for index in tokens.marks:
        if index < done or not (kind[index] == NUMBER or bits[index] & _TIMELY):
            continue
        moment = _moment(tokens, index, anchor)
        if moment is not None:
            found.append(moment)
            done = moment.last
    return found


def _moment(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Moment = day | month | quarter | half | fiscal | "end of" … | relative | season | feast | year."""
    if tokens.kind[index] == NUMBER:
        return _numbered(tokens, index, anchor)
    return _worded(tokens, index, anchor) if tokens.tags[index] & _TIMELY else None


def _numbered(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    """Numbered = figures that what follows them, their length or their points may make a date."""
    word, after = tokens.low[index], tokens.low[index + 1]
    if (
        len(word) != 4
        and "." not in word
        and after not in _AFTER_DAY
        and not tokens.tags[index + 1] & t.TEMPORAL
        and after[:1] not in {"q", "h"}
    ):
        return None
    return (
        in_figures(tokens, index, anchor)
        or day_month(tokens, index, anchor)
        or number_code(tokens, index, anchor)
        or year_moment(tokens, index, anchor)
    )


def _worded(tokens: Tokens, index: int, anchor: Anchor) -> Moment | None:
    tags, word = tokens.tags[index], tokens.low[index]
    if tags & t.CODE and not word.startswith("mid-"):
        return code_moment(tokens, index, anchor)
    return (
        edge(tokens, index, anchor, _moment)
        or month_moment(tokens, index, anchor)
        or ordinal_part(tokens, index, anchor)
        or fiscal_words(tokens, index, anchor)
        or code_moment(tokens, index, anchor)
        or relative_moment(tokens, index, anchor)
        or named_moment(tokens, index, anchor)
        or step(tokens, index)
    )
