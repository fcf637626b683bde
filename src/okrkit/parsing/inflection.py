"""English inflection: forms of a verb, singular of a noun."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

__all__ = ["singular", "verb_forms"]

_VOWELS = frozenset("aeiou")


def verb_forms(entry: str) -> Iterator[tuple[str, str]]:
    """Entry = base ('/' irregular)*; yields each form with "" (base), "s", "ed" or "ing".

    Examples:
        >>> list(verb_forms("cut/cutting"))
        [('cut', ''), ('cuts', 's'), ('cutting', 'ing')]
    """
    base, *irregular = entry.split("/")
    yield base, ""
    yield _third(base), "s"
    for form in irregular:
        yield form, "ing" if form.endswith("ing") and form != base else "ed"
    if not any(form.endswith("ing") for form in irregular):
        yield _ing(base), "ing"
    if not irregular or all(form.endswith("ing") for form in irregular):
        yield from _regular_past(base, irregular)


def _regular_past(base: str, irregular: list[str]) -> Iterator[tuple[str, str]]:
    if irregular and len(base) <= 4:
        if irregular[0][len(base) : len(base) + 1] == base[-1] and base not in {
            "cut",
            "hit",
            "set",
            "put",
            "quit",
            "run",
            "win",
            "get",
        }:
            yield base + base[-1] + "ed", "ed"
        return
    if base.endswith("e"):
        yield base + "d", "ed"
    elif base.endswith("y") and base[-2:-1] not in _VOWELS:
        yield base[:-1] + "ied", "ed"
    elif _doubles(base):
        yield base + base[-1] + "ed", "ed"
    else:
        yield base + "ed", "ed"


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _ing(base: str) -> str:
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + base[-1] + "ing" if _doubles(base) else base + "ing"


def _doubles(base: str) -> bool:
    """Short verbs of the form consonant, vowel, consonant double the last letter (plan, trim, submit)."""
    if len(base) < 3 or base[-1] in _VOWELS or base[-1] in "wxyh":
        return False
    short = len(base) <= 4 and base[-2] in _VOWELS and base[-3] not in _VOWELS
    return (short and base not in {"open", "enter"}) or base.endswith(("mit", "ferr", "fer", "rol"))


def singular(word: str, irregular: Mapping[str, str]) -> str:
    """Return the singular of a lower-case noun.

    Examples:
        >>> singular("deliveries", {}), singular("stores", {}), singular("people", {"people": "person"})
        ('delivery', 'store', 'person')
    """
    if word in irregular:
        return irregular[word]
    if word.endswith("'s") or len(word) <= 3 or word.endswith(("ss", "us", "is")):
        return word.removesuffix("'s") if len(word) != 3 or not word.endswith("s") else _short(word)
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word.removesuffix("s")


def _short(word: str) -> str:
    return word if word.endswith(("us", "ss", "is", "as")) else word[:-1]
