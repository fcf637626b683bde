"""What dumps promise beside the laws: whole files, kept rights, clear refusals, exact texts."""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from okrkit import Change, KeyResult, Objective, Plan, PlanFileError, SmartGoal, UnknownNameError, files

YAML = """\
# yaml-language-server: $schema=plan.schema.json
okrkit: 1
name: "no"
objectives:
  - id: o
    title: "Grow: faster"
    key_results:
      - id: k
        title: Raise it
        measure: {change: {baseline: "0.10", target: "2/1", unit: "%"}}
        due: 2026-03-31
        extra: {at: {"$date": "2026-01-01"}, "$$x": null, text: "0.10"}
smart_goals:
  - id: s
    title: "12:30"
    level: none
    contributes_to: [k]
check_ins:
  - {goal: k, day: 2026-02-02, value: 1.0}
"""


def plan() -> Plan:
    extra = {"at": date(2026, 1, 1), "$x": None, "text": "0.10"}
    measure = Change(Decimal("0.10"), Fraction(2), unit="%")
    held = KeyResult("k", "Raise it", measure, due=date(2026, 3, 31), extra=extra)
    goal = SmartGoal("s", "12:30", level=None, contributes_to=["k"])
    made = Plan([Objective("o", "Grow: faster", [held])], [goal], name="no")
    return made.check_in("k", date(2026, 2, 2), 1.0)


def test_yaml_is_written_for_people() -> None:
    assert files.dumps(plan(), format="yaml") == YAML


def test_a_file_is_replaced_as_a_whole_and_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "plan.yaml"
    path.write_text("old")
    path.chmod(0o640)

    files.dump(plan(), path)

    assert files.load(path) == plan()
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in tmp_path.iterdir()] == ["plan.yaml"]


@pytest.mark.parametrize("value", [b"bytes", 10**400, complex(1, 2)])
def test_what_no_file_can_hold_is_named_with_its_path(value: object) -> None:
    odd = Plan([Objective("o", "Grow", [KeyResult("k", "More", extra={"a": [1, value]})])])

    for language in ("yaml", "json", "toml"):
        with pytest.raises(PlanFileError) as caught:
            files.dumps(odd, format=language)  # type: ignore[arg-type]

        assert caught.value.issues[0].path == "$.objectives[0].key_results[0].extra.a[1]"
        assert caught.value.issues[0].code == "unwritable"


@pytest.mark.parametrize("value", [datetime(2026, 1, 1, 10, 30), Fraction(1, 3), Decimal("1E+3"), ("a", ("b", None))])
def test_extra_keeps_its_types(value: object) -> None:
    odd = Plan([Objective("o", "Grow", extra={"a": value})])

    for language in ("yaml", "json", "toml"):
        again = files.loads(files.dumps(odd, format=language), format=language)  # type: ignore[arg-type]

        assert repr(again) == repr(odd)


def test_unknown_languages_and_places_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="yaml"):
        files.dumps(Plan(), format="yml")  # type: ignore[arg-type]
    for name in ("plan.txt", "no/such/folder/plan.yaml", ""):
        with pytest.raises(PlanFileError):
            files.dump(Plan(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []
