"""The import contracts of pyproject.toml hold, and every package has its place in the layers."""

import subprocess
import sys
import tomllib

from house import ROOT, SOURCE

RUN = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"


def test_contracts_are_kept() -> None:
    done = subprocess.run([sys.executable, "-c", RUN], cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


def test_no_layer_is_left_without_a_package() -> None:
    """A name in parentheses may be absent while a release grows; a misspelt one would never be noticed."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    named = {word.strip(" ()") for layer in contracts[0]["layers"] for word in layer.split("|")}
    present = {p.stem for p in SOURCE.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()} - {"__init__"}

    assert present <= named
    assert named - present <= {"forecasting", "frames", "notebook"}, "layers that later work brings"
