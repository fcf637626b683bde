"""Own words: what a house calls vague, has defined or counts in, without a trace anywhere else."""

import pytest

from okrkit.errors import OptionsError
from okrkit.parsing import OwnWords, ParsedGoal, parse_key_result, parse_objective, parse_smart_goal

OWN = OwnWords(
    vague=["Synergy", "move the needle"], defined=["engagement"], units={"pallet": ["pallets", "plt"], "seat": []}
)


def vague(reading: ParsedGoal) -> list[str]:
    return [one.text for one in reading.vague]


@pytest.mark.parametrize("read", [parse_key_result, parse_objective, parse_smart_goal])
def test_a_vague_word_is_found_wherever_it_stands(read) -> None:
    text = "Create synergy between the teams"

    assert vague(read(text)) == []
    assert vague(read(text, own_words=OWN)) == ["synergy"]


def test_a_vague_phrase_is_found_as_a_whole() -> None:
    text = "Move the needle on retention"

    assert vague(parse_key_result(text, own_words=OWN)) == ["Move the needle"]
    assert vague(parse_key_result("Move the shop", own_words=OWN)) == []


def test_a_defined_word_is_no_longer_vague() -> None:
    assert vague(parse_key_result("Improve engagement")) == ["Improve"]
    assert vague(parse_key_result("Improve engagement", own_words=OWN)) == []
    assert vague(parse_key_result("Improve communication", own_words=OWN)) == ["Improve"]


@pytest.mark.parametrize(("text", "unit"), [("500 plt", "pallet"), ("500 Pallets", "pallet"), ("1 seat", "seat")])
def test_a_unit_is_read_by_its_spellings(text: str, unit: str) -> None:
    reading = parse_key_result(f"Raise shipments to {text} by March 31", own_words=OWN)

    assert reading.unit is not None
    assert (reading.unit.value, reading.target is not None) == (unit, True)


def test_the_words_of_a_house_stay_in_the_house() -> None:
    text = "Create synergy by shipping 5 plt"
    before = parse_key_result(text)

    parse_key_result(text, own_words=OWN)

    assert parse_key_result(text) == before
    assert OwnWords(vague=["synergy"]) == OwnWords(vague=["SYNERGY"]) != OWN


def test_they_stand_on_top_of_every_locale() -> None:
    assert vague(parse_key_result("Mehr Synergy schaffen", locale="de", own_words=OWN)) == ["Synergy"]


def test_what_can_never_be_found_is_refused_at_once() -> None:
    with pytest.raises(OptionsError) as caught:
        OwnWords(vague=["", "one two three four five", "quality"], defined=["quality"], units={"a": ["x"], "b": ["x"]})

    text = str(caught.value)
    assert len(caught.value.problems) == 4
    assert "'quality' is both vague and defined" in text
    assert "'x' spells 'a' and 'b'" in text
