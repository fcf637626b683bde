"""Numbers and dates as other languages write them."""

from __future__ import annotations

from datetime import date

import pytest

from okrkit.parsing import parse_key_result
from okrkit.parsing.lexicon import LOCALES, lexicon

ROWS = [
    (
        "de",
        "Antwortzeit von 4 Stunden auf unter 1 Stunde bis 31. März 2027 senken",
        ("decrease", 4, 1, "hour", date(2027, 3, 31)),
    ),
    ("de", "Umsatz um 12,5 % steigern bis Ende Q3 2027", ("increase", None, 12.5, "%", date(2027, 9, 30))),
    ("de", "Umsatz von 1,2 Mio. € auf 1,5 Mio. € erhöhen", ("increase", 1_200_000, 1_500_000, "EUR", None)),
    ("de", "Mindestens 1.200 Kunden gewinnen bis 31.12.2027", ("reach", None, 1200, None, date(2027, 12, 31))),
    (
        "fr",
        "Réduire le temps de réponse de 4 heures à moins de 1 heure d'ici fin 2027",
        ("decrease", 4, 1, "hour", date(2027, 12, 31)),
    ),
    ("fr", "Atteindre 1 200,5 € par mois d'ici juin 2027", ("reach", None, 1200.5, "EUR/month", date(2027, 6, 30))),
    ("fr", "Augmenter le chiffre d'affaires de 12,5 %", ("increase", None, 12.5, "%", None)),
    (
        "es",
        "Reducir el tiempo de respuesta de 4 horas a 1 hora en 2027",
        ("decrease", 4, 1, "hour", date(2027, 12, 31)),
    ),
    (
        "es",
        "Alcanzar al menos 1.200 clientes para finales de 2027",
        ("reach", None, 1200, "cliente", date(2027, 12, 31)),
    ),
    ("es", "Abrir dos oficinas el 04/05/2027", ("reach", None, 2, None, date(2027, 5, 4))),
]


@pytest.mark.parametrize(("locale", "text", "want"), ROWS)
def test_a_locale_is_read(locale: str, text: str, want: tuple[object, ...]) -> None:
    parsed = parse_key_result(text, locale=locale)
    slots = (parsed.direction, parsed.baseline, parsed.target, parsed.unit, parsed.due)
    got = tuple(None if slot is None else slot.value for slot in slots)

    assert all(one == other for one, other in zip(got, want, strict=True) if other is not None), got


def test_the_same_figures_differ_by_locale() -> None:
    values = [parse_key_result("1.200 km", locale=locale).target for locale in ("en", "de")]

    assert [slot.value for slot in values if slot] == [1.2, 1200]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_list_names_its_source(locale: str) -> None:
    from importlib.resources import files

    folder = files("okrkit.parsing") / "data" / locale
    lists = [path for path in folder.iterdir() if path.name.endswith(".txt")]
    assert lists
    for path in lists:
        assert "# Source: " in path.read_text(encoding="utf-8"), path.name
    assert lexicon(locale).tags
