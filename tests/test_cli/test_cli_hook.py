"""The hook for pre-commit: what it says of itself, and that its command does what it is for."""

import shlex
from pathlib import Path

import yaml

import okrkit as ok

ROOT = Path(__file__).resolve().parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def test_the_hook_is_complete() -> None:
    assert [hook["id"] for hook in HOOKS] == ["okrkit-check"]
    hook = HOOKS[0]

    assert hook["language"] == "python"
    assert hook["additional_dependencies"] == [".[cli]"]  # YAML is read with an extra
    assert hook["pass_filenames"] is False
    assert set(hook["types_or"]) == {"yaml", "toml", "json", "csv"}
    assert hook["name"]
    assert hook["description"].endswith(".")


def test_its_command_checks_the_plan_that_the_arguments_name(run, tmp_path: Path) -> None:
    program, *words = shlex.split(HOOKS[0]["entry"])
    ok.files.dump(ok.Plan([ok.Objective("o", "Grow", owner="zoe", level="company")]), tmp_path / "plan.yaml")

    code, out, _ = run(*words, "plan.yaml", "--as-of", "2026-02-15")

    assert program == "okrkit"
    assert (code, "OBJ104" in out) == (1, True)
    assert run(*words, "plan.yaml", "--as-of", "2026-02-15", "--fail-on", "never")[0] == 0


def test_a_hook_without_a_plan_says_what_is_missing(run) -> None:
    _, *words = shlex.split(HOOKS[0]["entry"])

    code, _, err = run(*words)

    assert code == 2
    assert "PLAN" in err
