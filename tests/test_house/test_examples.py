"""Each program in examples/ runs from a fresh interpreter, without a warning, and prints something."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from house import ROOT, relative

PROGRAMS = sorted((ROOT / "examples").glob("*.py"))


@pytest.mark.parametrize("path", PROGRAMS, ids=relative)
def test_example_runs(path: Path, tmp_path: Path) -> None:
    env = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80"}
    command = [sys.executable, "-W", "error", str(path)]

    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.strip()


def test_there_are_examples() -> None:
    assert PROGRAMS
