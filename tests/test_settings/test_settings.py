"""Settings: what a file may say, what is wrong with it, and which rules run in the end."""

from datetime import date
from pathlib import Path

import attrs
import pytest

from okrkit import Change, KeyResult, Level, Objective, Plan
from okrkit.advice import THREE_LAYERS
from okrkit.errors import OptionsError
from okrkit.rules import ALL, STABLE, Options
from okrkit.settings import (
    PROFILES,
    Settings,
    chosen_rules,
    find_settings,
    lint_with,
    own_rules,
    read_settings,
    settings_from,
)

DAY = date(2026, 2, 15)
PLAN = Plan(
    [
        Objective("bare", "Grow", level="company"),
        Objective("mine", "Write", [KeyResult("k", "Write pages", Change(0, 5))], level="individual"),
    ]
)
OWN_RULE = '''
from okrkit import Objective
from okrkit.rules import Finding, rule

@rule("ACM101", "shouting", on=Objective, severity="hint", source="Acme", bad=[], good=[])
def shouting(goal, context):
    """Title shouts."""
    if goal.title.isupper():
        yield Finding("shouts")
'''


def test_every_problem_is_told_at_once_with_the_nearest_known_key() -> None:
    table = {
        "selct": [],
        "ignore": "CAD",
        "profile": "gogle",
        "options": {"max_key_result": 4, "churn": 7},
        "per-level": {"temas": [], "team": "OBJ"},
    }

    with pytest.raises(OptionsError) as caught:
        settings_from(table, file="okrkit.toml")

    text = str(caught.value)
    assert len(caught.value.problems) == 7
    for hint in (
        "'select'",
        "'google'",
        "'max_key_results'",
        "did you mean 'team'",
        "ignore must be a list",
        "churn must be in [0, 1]",
    ):
        assert hint in text


def test_thresholds_build_on_the_profile() -> None:
    settings = settings_from({"profile": "wodtke", "options": {"max_key_results": 4}})

    assert settings.thresholds().max_key_results == 4
    assert settings.thresholds().max_company_objectives == 1


@pytest.mark.parametrize("name", PROFILES)
def test_every_profile_chooses_rules_and_sound_thresholds(name: str) -> None:
    settings = Settings(profile=name)

    assert chosen_rules(settings)
    assert settings.thresholds()


def test_strict_runs_everything_and_lenient_only_errors() -> None:
    assert chosen_rules(Settings(profile="strict")) == ALL
    assert {rule.severity for rule in chosen_rules(Settings(profile="lenient"))} == {"error"}


def test_ignore_wins_over_select_and_extend() -> None:
    rules = chosen_rules(Settings(select=("OBJ",), extend=("no-measure",), ignore=("no-measure", "OBJ104")))

    assert {rule.family for rule in rules} == {"OBJ"}
    assert "OBJ104" not in {rule.code for rule in rules}


def test_a_rule_that_does_not_exist_is_named_with_the_nearest() -> None:
    with pytest.raises(OptionsError, match="did you mean 'no-measure'"):
        chosen_rules(Settings(ignore=("no-mesure",)))


def test_without_settings_the_stable_rules_run() -> None:
    assert chosen_rules(Settings()) == STABLE


def test_a_level_and_a_file_can_switch_rules_off() -> None:
    everything = lint_with(PLAN, as_of=DAY, settings=Settings())
    by_level = settings_from({"per-level": {"individual": ["ALL"]}})
    by_file = settings_from({"per-file": {"legacy*.yaml": ["OBJ"]}})
    left = lint_with(PLAN, as_of=DAY, settings=by_level)
    in_file = lint_with(PLAN, as_of=DAY, settings=by_file, file_of=lambda goal: f"plans/legacy-{goal}.yaml")

    assert {finding.goal for finding in everything} > {finding.goal for finding in left}
    assert not {"mine", "k"} & {finding.goal for finding in left}
    assert not [finding for finding in in_file if finding.goal and finding.rule.startswith("OBJ")]
    assert [finding for finding in in_file if finding.goal]


def test_the_nearest_file_is_found_and_a_foreign_pyproject_is_passed_over(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.okrkit]\nignore = ["CAD"]\n', encoding="utf-8")
    (tmp_path / "a" / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")

    found = find_settings(deep / "plan.yaml")

    assert found == tmp_path / "pyproject.toml"
    assert read_settings(found).ignore == ("CAD",)
    (deep / "okrkit.toml").write_text('select = ["KEY"]\n', encoding="utf-8")
    assert find_settings(deep) == deep / "okrkit.toml"


def test_a_broken_file_is_one_clear_problem(tmp_path: Path) -> None:
    file = tmp_path / "okrkit.toml"
    file.write_bytes(b"\xff\xfe= [")

    with pytest.raises(OptionsError, match="cannot be read"):
        read_settings(file)
    with pytest.raises(OptionsError, match="cannot be read"):
        read_settings(tmp_path / "gone.toml")


def test_own_rules_run_beside_the_catalogue(tmp_path: Path) -> None:
    (tmp_path / "acme.py").write_text(OWN_RULE, encoding="utf-8")
    (tmp_path / "okrkit.toml").write_text('rules = ["acme.py"]\nselect = ["ACM"]\n', encoding="utf-8")
    plan = Plan([Objective("loud", "GROW NOW")])

    assert [
        finding.rule for finding in lint_with(plan, as_of=DAY, settings=read_settings(tmp_path / "okrkit.toml"))
    ] == ["ACM101"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("raise RuntimeError('no')", "do not load: RuntimeError: no"),
        ("x = 1", "defines no rule"),
        (OWN_RULE.replace("ACM101", "KEY103"), "belongs to okrkit"),
    ],
)
def test_a_module_that_cannot_be_used_is_told_as_a_problem(tmp_path: Path, text: str, problem: str) -> None:
    (tmp_path / "acme.py").write_text(text, encoding="utf-8")

    with pytest.raises(OptionsError, match=problem):
        own_rules(Settings(rules=("acme.py",), folder=tmp_path))


def test_a_module_that_does_not_exist_is_told() -> None:
    with pytest.raises(OptionsError, match="do not load"):
        own_rules(Settings(rules=("acme_rules_nowhere", "gone.py")))


def test_layers_stand_on_top_of_the_three_layers() -> None:
    policy = settings_from({"layers": {"individual": ["smart", "okr"]}}).layer_policy()

    assert policy.allows(Level.INDIVIDUAL, "okr")
    assert not policy.allows(Level.COMPANY, "smart")
    assert Settings().layer_policy() == THREE_LAYERS


def test_unknown_levels_and_kinds_are_told() -> None:
    with pytest.raises(OptionsError) as caught:
        settings_from({"layers": {"tean": ["okr"], "team": ["okrs"], "company": "okr"}})

    text = str(caught.value)
    assert len(caught.value.problems) == 3
    assert all(hint in text for hint in ("did you mean 'team'", "did you mean 'okr'", "company must be a list"))


def test_words_of_the_house_are_vague_or_defined_for_lint() -> None:
    plan = Plan(
        [
            Objective(
                "o", "Win", [KeyResult("k", "Create synergy between all teams"), KeyResult("e", "Improve engagement")]
            )
        ]
    )
    own = settings_from({"select": ["SMT101"], "lexicon": {"vague": ["synergy"], "defined": ["engagement"]}})

    def vague(settings: Settings) -> list[str | None]:
        return [finding.goal for finding in lint_with(plan, as_of=DAY, settings=settings)]

    assert vague(Settings(select=("SMT101",))) == ["e"]
    assert vague(own) == ["k"]
    assert vague(Settings(select=("SMT101",))) == ["e"]  # nothing stays behind


def test_units_of_the_house_are_read() -> None:
    own = settings_from({"lexicon": {"units": {"pallet": ["plt"]}}}).own_words

    assert dict(own.units) == {"pallet": "pallet", "plt": "pallet"}


def test_faults_of_the_lexicon_are_told_at_once() -> None:
    table = {"vage": [], "vague": ["a b c d e", "quality"], "defined": "quality", "units": {"kg": 3}}

    with pytest.raises(OptionsError) as caught:
        settings_from({"lexicon": table})

    text = str(caught.value)
    assert len(caught.value.problems) == 4
    for hint in (
        "did you mean 'vague'",
        "1 to 4 words",
        "lexicon: defined must be a list",
        "lexicon: units: kg must be",
    ):
        assert hint in text


def test_the_page_about_settings_names_every_key_profile_and_threshold() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "settings.md").read_text(encoding="utf-8")

    keys = [field.name for field in attrs.fields(Settings) if field.name not in {"folder", "own_words"}]
    assert all(f"| `{key.replace('_', '-')}` |" in page for key in [*keys, "lexicon"])
    assert all(f"| `{name}` |" in page for name in PROFILES)
    for field in attrs.fields(Options):
        assert f"| `{field.name}` | {field.default} | {Options.source_of(field.name)} |" in page
