"""The words that sentences are read with, for rules that look at words themselves."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from attrs import frozen

from okrkit.parsing import tags as t
from okrkit.parsing.lexicon import Unit, lexicon

__all__ = ["Unit", "Vocabulary", "vocabulary"]

_FRAMING: Final = t.FUNCTION | t.NUMBER_WORD | t.REL | t.THE | t.OF | t.FROM | t.TO | t.BY | t.AT | t.UNIT


@frozen
class Vocabulary:
    """Word lists of one locale, to read only.

    Attributes:
        verbs: Each form of a verb of goals with its base.
        changing: Forms of verbs that raise or lower something ("grow", "cuts").
        promising: Those, and forms of verbs that hold something ("maintain").
        framing: Words around what is measured: function words, number words, units.
        nouns: Measured nouns by what a change in them shows: "behaviour", "money", "quality", "impact", "output", "activity" …
        vague: Words without a fixed meaning by use: "adjective", "adverb", "verb", "noun", "phrase".
        units: Units by spelling.
        currencies: ISO 4217 codes by spelling.
        known: Every word that the lists give a part in a sentence.
    """

    verbs: Mapping[str, str]
    changing: frozenset[str]
    promising: frozenset[str]
    framing: frozenset[str]
    nouns: Mapping[str, frozenset[str]]
    vague: Mapping[str, frozenset[str]]
    units: Mapping[str, Unit]
    currencies: Mapping[str, str]
    known: frozenset[str]


@cache
def vocabulary(locale: str = "en") -> Vocabulary:
    """Return the words that sentences of a locale are read with.

    Args:
        locale: "en", "de", "fr" or "es".

    Raises:
        UnknownNameError: If there is no such locale.

    Examples:
        >>> words = vocabulary()
        >>> words.verbs["reducing"], "reduce" in words.changing, words.units["hrs"].name
        ('reduce', True, 'hour')
    """
    words = lexicon(locale)

    def having(bits: int) -> frozenset[str]:
        return frozenset(word for word, tag in words.tags.items() if tag & bits)

    return Vocabulary(
        verbs=MappingProxyType(words.verbs),
        changing=having(t.MOVES),
        promising=having(t.MOVES_OR_HOLDS),
        framing=having(_FRAMING),
        nouns=MappingProxyType(words.nouns),
        vague=MappingProxyType(words.vague),
        units=MappingProxyType(words.units),
        currencies=MappingProxyType(words.currencies),
        known=frozenset(word for word, tag in words.tags.items() if tag),
    )
