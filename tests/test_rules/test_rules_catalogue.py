"""The catalogue: complete, documented, and each rule true to its examples."""

import re
from pathlib import Path

import pytest

import okrkit.rules
from okrkit.errors import UnknownNameError
from okrkit.rules import ALL, FAMILIES, RETIRED, STABLE, Rule, Stage, find_rule, rule_faults, select_rules

FOLDER = Path(okrkit.rules.__file__).parent
WITHOUT_EXAMPLES = {"RUN103"}  # no plan can break a rule

ABOUT_WORDING = {
    *("OBJ101", "OBJ102", "OBJ103", "OBJ108", "OBJ111", "OBJ112"),
    *("KEY101", "KEY102", "KEY104", "KEY105", "KEY106", "KEY108", "KEY109", "KEY111", "KEY112"),
    *("SMT101", "SMT102", "SMT103", "SMT104", "SMT110", "SMT112", "SMT113", "SMT114", "SMT115"),
}

every_rule = pytest.mark.parametrize("one", ALL, ids=lambda one: f"{one.code}-{one.name}")


def test_the_catalogue_holds_exactly_the_files() -> None:
    files = {path.stem.upper() for path in FOLDER.glob("*/[a-z][a-z][a-z][0-9][0-9][0-9].py")}

    assert files == {one.code for one in ALL}


def test_codes_and_names_are_used_once() -> None:
    codes, names = [one.code for one in ALL], [one.name for one in ALL]

    assert len(set(codes)) == len(codes)
    assert len(set(names)) == len(names)
    assert not set(codes) & set(RETIRED)


def test_codes_stand_in_order_within_each_family() -> None:
    assert [one.code for one in ALL] == [
        code for family in FAMILIES for code in sorted(one.code for one in ALL if one.family == family)
    ]


@every_rule
def test_rule_is_true_to_its_examples(one: Rule) -> None:
    least = 0 if one.code in WITHOUT_EXAMPLES else 3 if one.code in ABOUT_WORDING else 1
    faults = rule_faults(one, least_examples=least)

    assert faults == []


@every_rule
def test_rule_is_one_file_that_names_it(one: Rule) -> None:
    text = (FOLDER / one.family.lower() / f"{one.code.lower()}.py").read_text(encoding="utf-8")

    assert text.startswith(f'"""{one.code} {one.name}."""')
    assert one.check.__name__ == one.name.replace("-", "_")


@every_rule
def test_summary_is_one_present_sentence(one: Rule) -> None:
    assert not re.search(r"\bshould\b|\bmust\b", one.summary)
    assert one.summary.count(". ") == 0


def test_stable_rules_are_the_default() -> None:
    assert tuple(one for one in ALL if one.stage is Stage.STABLE) == STABLE


def test_rules_are_found_by_code_and_name_in_any_case() -> None:
    assert find_rule("key103") is find_rule("No-Measure") is find_rule("KEY103")


def test_an_unknown_rule_names_the_nearest() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'no-measure'"):
        find_rule("no-mesure")


def test_selection_takes_families_and_drops_repeats() -> None:
    family = select_rules(["SMT", "no-owner", find_rule("SMT105")])

    assert len(set(family)) == len(family)
    assert {one.family for one in family} == {"SMT"}
    assert select_rules(["ALL"]) == ALL
