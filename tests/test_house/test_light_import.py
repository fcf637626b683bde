"""`import okrkit` is light: a fresh interpreter shows what it loads."""

import json
import subprocess
import sys

import pytest

HEAVY = (
    "hypothesis", "msgspec", "narwhals", "networkx", "numpy", "pandas", "pendulum", "polars", "pytest", "rich", "yaml",
)  # fmt: skip

BUILD_A_PLAN = """
from datetime import date
import okrkit as ok
reply = ok.KeyResult("reply", "Reduce first response time", ok.Change(4, 1, unit="hour"))
objective = ok.Objective("support", "Make support world-class", [reply], owner="coo")
goal = ok.SmartGoal("routing", "Cut hand-offs from 3 to 1", ok.Change(3, 1), owner="dana", due=date(2026, 3, 15))
plan = ok.Plan([objective], [goal], name="demo").check_in("reply", date(2026, 2, 2), 2.5)
"""


def loaded_by(code: str) -> set[str]:
    """Return the names of the modules that a fresh interpreter has loaded after the code."""
    program = f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("package", HEAVY)
def test_import_loads_no_heavy_package(package: str, after_import: set[str]) -> None:
    assert package not in after_import


@pytest.mark.parametrize("package", HEAVY)
def test_building_a_plan_loads_no_heavy_package(package: str, after_plan: set[str]) -> None:
    assert package not in after_plan


def test_the_probe_sees_what_is_loaded() -> None:
    assert "networkx" in loaded_by("import networkx")


def test_import_is_silent() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", "import okrkit"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert (done.stdout, done.stderr) == ("", "")


@pytest.fixture(scope="module")
def after_import() -> set[str]:
    return loaded_by("import okrkit")


@pytest.fixture(scope="module")
def after_plan() -> set[str]:
    return loaded_by(BUILD_A_PLAN)
