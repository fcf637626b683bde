"""Hypothesis finds the strategies by itself, and pays for them only when they are asked for."""

import subprocess
import sys

import pytest


def run(code: str) -> str:
    """Return what a fresh interpreter prints."""
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.parametrize("name", ["Plan", "KeyResult", "Change", "Cycle", "CheckIn", "Grade"])
def test_from_type_works_without_importing_the_kit(name: str) -> None:
    code = f"""
import hypothesis, okrkit as ok
from hypothesis import strategies as st
print(isinstance(hypothesis.find(st.from_type(ok.{name}), lambda _: True), ok.{name}))
"""
    assert run(code) == "True"


def test_unions_work_through_their_members() -> None:
    code = """
import hypothesis
from hypothesis import strategies as st
from okrkit.goals import Measure, Goal
print(hypothesis.find(st.from_type(Measure), lambda one: type(one).__name__ == "Hold"))
"""
    assert run(code) == "Hold(at_least=0)"


def test_registering_is_light() -> None:
    code = """
import sys, hypothesis
heavy = {"networkx", "pendulum", "numpy", "yaml", "rich", "msgspec"} & set(sys.modules)
print(sorted(heavy), "okrkit.testing._plans" in sys.modules)
"""
    assert run(code) == "[] False"


def test_the_kit_says_what_is_missing() -> None:
    code = """
import sys
sys.modules["hypothesis"] = None
import okrkit.testing
try:
    okrkit.testing.plans
except ImportError as error:
    print(type(error).__name__, error)
"""
    assert (
        run(code)
        == 'MissingExtraError okrkit.testing.plans needs hypothesis; install it with: pip install "okrkit[testing]"'
    )
