"""OwnWords: what words mean in one house, on top of the lists of the package."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from attrs import field, frozen

from okrkit.errors import OptionsError

__all__ = ["NO_WORDS", "OwnWords"]

_LONGEST_PHRASE: Final = 4


def _in_order(words: frozenset[str]) -> str:
    return repr(sorted(words))


def _plain(given: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(word.casefold().split()) for word in given)


def _spellings(given: Mapping[str, Iterable[str]] | tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return pairs of a spelling and its unit; the unit's own name is a spelling, too."""
    if isinstance(given, tuple):
        return given
    pairs = ((word, unit) for unit, words in given.items() for word in (unit, *words))
    return tuple(dict.fromkeys((" ".join(word.casefold().split()), unit) for word, unit in pairs))


@frozen(kw_only=True)
class OwnWords:
    """What words mean in one house.

    Attributes:
        vague: Words and phrases of up to four words that mean something else to everybody.
        defined: Words that okrkit's lists call vague and that have one meaning here, as a metric of that name.
        units: Pairs of a spelling and its unit; given as spellings by unit, as {"pallet": ["pallets", "plt"]}.

    Raises:
        OptionsError: If a word is empty or longer than four words, is both vague and defined, or
            spells two units; with every problem.

    Examples:
        >>> from okrkit.parsing import parse_key_result
        >>> own = OwnWords(vague=["mission-critical"], units={"pallet": ["plt"]})
        >>> reading = parse_key_result("Ship 500 plt to mission-critical shops", own_words=own)
        >>> reading.unit.value, [one.text for one in parse_key_result("Be mission-critical", own_words=own).vague]
        ('pallet', ['mission-critical'])
    """

    vague: frozenset[str] = field(default=frozenset[str](), converter=_plain, repr=_in_order)
    defined: frozenset[str] = field(default=frozenset[str](), converter=_plain, repr=_in_order)
    units: tuple[tuple[str, str], ...] = field(default=(), converter=_spellings)

    def __attrs_post_init__(self) -> None:
        if problems := [*self._misfits(), *self._twice()]:
            raise OptionsError("lexicon", problems)

    def may_be_vague(self, words: Collection[str]) -> bool:
        """Return whether one of the words belongs to what is vague here; only then a sentence needs reading."""
        return any(word in words for phrase in self.vague for word in phrase.split())

    def _misfits(self) -> Iterator[str]:
        """Yield what the reader of sentences would never find."""
        lists = (("vague", self.vague), ("defined", self.defined), ("units", (word for word, _ in self.units)))
        for name, words in lists:
            for word in sorted(words):
                if not 0 < len(word.split()) <= _LONGEST_PHRASE:
                    yield f"{name}: {word!r} must have 1 to {_LONGEST_PHRASE} words"

    def _twice(self) -> Iterator[str]:
        yield from (f"{word!r} is both vague and defined" for word in sorted(self.vague & self.defined))
        known = dict(self.units)
        yield from (
            f"units: {word!r} spells {unit!r} and {known[word]!r}" for word, unit in self.units if known[word] != unit
        )


NO_WORDS: Final = OwnWords()
