"""Word lists of one locale, read from the package's data files once, on first use."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Final

from attrs import evolve, field, frozen

from okrkit.errors import UnknownNameError
from okrkit.parsing import tags as t
from okrkit.parsing.inflection import verb_forms
from okrkit.parsing.own_words import NO_WORDS, OwnWords

__all__ = ["LOCALES", "Lexicon", "Unit", "lexicon"]

LOCALES: Final = ("en", "de", "fr", "es")
_LISTS: Final = (
    "numbers",
    "units",
    "currencies",
    "comparators",
    "calendar",
    "words",
    "verbs",
    "nouns",
    "heads",
    "vague",
    "evidence",
)


@frozen
class Unit:
    """One unit: canonical name, family, factor to the family's base."""

    name: str
    family: str
    factor: Fraction


@frozen
class Lexicon:
    """All word lists of one locale.

    Attributes:
        tags: What a word can do, as bits of `okrkit.parsing.tags`.
        numbers: Cardinal words, tens and groups with their values.
        groups: Words that multiply what stands before them (hundred, dozen).
        suffixes: Magnitudes after a figure (k, million).
        parts: Fractions by name (third).
        multiples: Verbs and adverbs that multiply (double).
        units: Spellings of units; several words are joined by a blank.
        currencies: Spellings of currencies with their ISO code.
        before: Comparators that stand before the number.
        after: Comparators that stand after it.
        calendar: Section, then word, then value as written in the list.
        verbs: Inflected form to base form.
        nouns: Section to words.
        heads: Section to words.
        irregular: Plural to singular.
        vague: Section to words.
        evidence: Section to words.
        phrase_starts: First words of the vague phrases.
        before_ends: Last words of the comparators before a number.
        after_starts: First words of the comparators after it.
        multipliers: Words that multiply or halve.
        defined: Nouns of a measure, without the vague ones and without people.
        placeholders: Words that stand for a number to come.
        weighed: Nouns that speak for an outcome or an output.
        decimal_comma: True where 1.200,5 is one thousand two hundred and a half.
    """

    tags: dict[str, int] = field(factory=dict[str, int])
    numbers: dict[str, int] = field(factory=dict[str, int])
    groups: dict[str, int] = field(factory=dict[str, int])
    suffixes: dict[str, int] = field(factory=dict[str, int])
    parts: dict[str, Fraction] = field(factory=dict[str, Fraction])
    multiples: dict[str, int] = field(factory=dict[str, int])
    halving: frozenset[str] = frozenset()
    units: dict[str, Unit] = field(factory=dict[str, Unit])
    currencies: dict[str, str] = field(factory=dict[str, str])
    before: dict[str, str] = field(factory=dict[str, str])
    after: dict[str, str] = field(factory=dict[str, str])
    calendar: dict[str, dict[str, str]] = field(factory=dict[str, dict[str, str]])
    verbs: dict[str, str] = field(factory=dict[str, str])
    nouns: dict[str, frozenset[str]] = field(factory=dict[str, frozenset[str]])
    heads: dict[str, frozenset[str]] = field(factory=dict[str, frozenset[str]])
    irregular: dict[str, str] = field(factory=dict[str, str])
    vague: dict[str, frozenset[str]] = field(factory=dict[str, frozenset[str]])
    evidence: dict[str, frozenset[str]] = field(factory=dict[str, frozenset[str]])
    phrase_starts: frozenset[str] = frozenset()
    before_ends: frozenset[str] = frozenset()
    after_starts: frozenset[str] = frozenset()
    multipliers: frozenset[str] = frozenset()
    defined: frozenset[str] = frozenset()
    weighed: frozenset[str] = frozenset()
    placeholders: frozenset[str] = frozenset()
    decimal_comma: bool = False


@cache
def lexicon(locale: str, own: OwnWords = NO_WORDS) -> Lexicon:
    """Return the word lists of a locale, with the words of a house on top.

    A locale other than English is English with its own number signs, months and function words on top, so that a mixed
    sentence is still read.

    Raises:
        UnknownNameError: If there is no such locale.

    Examples:
        >>> lexicon("en").units["hrs"].name
        'hour'
    """
    if locale not in LOCALES:
        raise UnknownNameError("locale", locale, LOCALES)
    if own != NO_WORDS:
        return _extended(lexicon(locale), own)
    sections = {name: _sections("en", name) for name in _LISTS}
    if locale != "en":
        _overlay(sections, locale)
    return _built(sections, decimal_comma=locale != "en")


def _extended(base: Lexicon, own: OwnWords) -> Lexicon:
    """Put a house's words on top: they count wherever they stand, and the lists' own no longer where it defines them."""
    vague = {name: words - own.defined for name, words in base.vague.items()}
    phrases = frozenset(word for word in own.vague if " " in word)
    vague["adjective"] |= own.vague - phrases
    vague["phrase"] |= phrases
    tags = {**base.tags, **{word: base.tags[word] & ~t.VAGUE for word in own.defined if word in base.tags}}
    units = {spelling: Unit(name, "count", Fraction(1)) for spelling, name in own.units}
    marked = ((word, t.VAGUE) for word in own.vague - phrases), ((spelling.split()[0], t.UNIT) for spelling in units)
    for words in marked:
        for word, bit in words:
            tags[word] = tags.get(word, 0) | bit
    return evolve(
        base,
        tags=tags,
        vague=vague,
        units={**base.units, **units},
        phrase_starts=frozenset(phrase.split()[0] for phrase in vague["phrase"]),
        defined=base.defined | own.defined,
    )


def _overlay(sections: dict[str, dict[str, list[str]]], locale: str) -> None:
    """Put a locale's lists on top; its function words replace the English meaning of the same spelling."""
    for name in ("numbers", "units", "calendar", "verbs", "comparators"):
        for section, lines in _sections(locale, name).items():
            sections[name][section] = [*sections[name].get(section, []), *lines]
    own = _sections(locale, "words")[""]
    spelled = {word for word, _ in _pairs(own)}
    kept = [f"{key} = {word}" for word, key in _pairs(sections["words"][""]) if word not in spelled]
    sections["words"][""] = [*kept, *own]


def _sections(locale: str, name: str) -> dict[str, list[str]]:
    """File = ('#' comment | '[' section ']' | line)*."""
    path = files(__package__ or "okrkit.parsing") / "data" / locale / f"{name}.txt"
    found: dict[str, list[str]] = {}
    if not path.is_file():
        return found
    current = found.setdefault("", [])
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            current = found.setdefault(line[1:-1], [])
        elif line and not line.startswith("# "):
            current.append(line)
    return found


def _pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Line = key ' = ' word (', ' word)*; yields each word with its key."""
    for line in lines:
        key, _, words = line.partition(" = ")
        for word in words.split(", "):
            yield word.strip(), key.strip()


def _words(lines: list[str]) -> list[str]:
    return [word.strip() for line in lines for word in line.split(", ") if word.strip()]


def _built(sections: dict[str, dict[str, list[str]]], *, decimal_comma: bool) -> Lexicon:
    numbers, calendar = sections["numbers"], sections["calendar"]
    before, after = (dict(_pairs(sections["comparators"][part])) for part in ("before", "after"))
    nouns, heads, vague, evidence = (
        {name: frozenset(_words(lines)) for name, lines in sections[part].items() if name != "irregular"}
        for part in ("nouns", "heads", "vague", "evidence")
    )
    measured = nouns["money"] | nouns["behaviour"] | nouns["quality"] | nouns["impact"]
    multiples = {w: int(k) for w, k in _pairs(numbers["multiple"])}
    halving = frozenset(w for w, _ in _pairs(numbers["halving"]))
    built = Lexicon(
        numbers={w: int(k) for part in ("cardinal", "tens") for w, k in _pairs(numbers[part])},
        groups={w: int(k) for w, k in _pairs(numbers["group"])},
        suffixes={w: int(k) for w, k in _pairs(numbers["suffix"])},
        parts={w: Fraction(k) for w, k in _pairs(numbers["part"])},
        multiples=multiples,
        halving=halving,
        units=dict(_units(sections["units"])),
        currencies=dict(_pairs(sections["currencies"][""])),
        before=before,
        after=after,
        calendar={name: dict(_pairs(lines)) for name, lines in calendar.items()},
        nouns=nouns,
        heads=heads,
        irregular=dict(_reversed_pairs(sections["heads"]["irregular"])),
        evidence=evidence,
        vague=vague,
        phrase_starts=frozenset(phrase.split()[0] for phrase in _words(sections["vague"]["phrase"])),
        placeholders=frozenset(word for word, name in _pairs(sections["words"][""]) if name == "placeholder"),
        before_ends=frozenset(phrase.rsplit(" ", 1)[-1] for phrase in before),
        after_starts=frozenset(phrase.split(" ", 1)[0] for phrase in after),
        multipliers=frozenset(multiples) | halving,
        defined=measured - vague["noun"] - nouns["audience"],
        weighed=frozenset[str]().union(
            *nouns.values(), evidence["people_inside"], evidence["things_made"], {"plan", "quota", "budget"}
        ),
        decimal_comma=decimal_comma,
    )
    _compose_numbers(built.numbers)
    _tag_words(built, sections["words"])
    _tag_verbs(built, sections["verbs"])
    return built


def _reversed_pairs(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        plural, _, singular = line.partition(" = ")
        yield plural, singular


def _units(sections: dict[str, list[str]]) -> Iterator[tuple[str, Unit]]:
    """Line = canonical ' = ' spelling (', ' spelling)* ' : ' factor."""
    for family, lines in sections.items():
        for line in lines:
            name, _, rest = line.partition(" = ")
            spellings, _, factor = rest.rpartition(" : ")
            unit = Unit(name, family, Fraction(Decimal(factor)))
            for spelling in spellings.split(", "):
                yield spelling, unit


def _compose_numbers(numbers: dict[str, int]) -> None:
    """Add the hyphenated numbers: twenty-one ... ninety-nine."""
    tens = [(w, v) for w, v in numbers.items() if v in range(20, 100, 10)]
    ones = [(w, v) for w, v in numbers.items() if 1 <= v <= 9]
    numbers.update({f"{a}-{b}": x + y for a, x in tens for b, y in ones})


def _tag_words(built: Lexicon, sections: dict[str, list[str]]) -> None:
    for word, name in _pairs(sections[""]):
        built.tags[word] = built.tags.get(word, 0) | t.NAMES[name]
    extra: list[tuple[int, list[str]]] = [
        (t.UNIT, [word.split()[0] for word in [*built.units, *built.currencies]]),
        (t.NUMBER_WORD, [*built.numbers, *built.groups, *built.parts]),
        (t.TEMPORAL, [w for words in built.calendar.values() for w in words]),
        (t.VAGUE, [*(w for part in ("adjective", "adverb", "verb", "noun") for w in built.vague[part])]),
    ]
    for bit, words in extra:
        for word in words:
            built.tags[word] = built.tags.get(word, 0) | bit


def _tag_verbs(built: Lexicon, sections: dict[str, list[str]]) -> None:
    for section, lines in sections.items():
        for entry in _words(lines):
            for form, kind in verb_forms(entry):
                bit = t.NAMES[section] | {"": 0, "s": t.THIRD, "ed": t.PAST, "ing": t.ING}[kind]
                built.tags[form] = built.tags.get(form, 0) | bit
                built.verbs.setdefault(form, entry.partition("/")[0])
