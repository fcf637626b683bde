"""What an extra brings is asked for by name where it is missing; it changes no result."""

import sys
from pathlib import Path

import pytest

from okrkit import MissingExtraError, Plan, files


def test_yaml_without_pyyaml_names_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "yaml"]:
        monkeypatch.setitem(sys.modules, name, None)
    monkeypatch.setitem(sys.modules, "yaml", None)
    files.dump(Plan(), tmp_path / "plan.yaml")

    for read in (files.load, files.read, files.read_source):
        with pytest.raises(MissingExtraError, match=r"okrkit\[yaml\]"):
            read(tmp_path / "plan.yaml")


def test_json_and_toml_need_no_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("yaml", "msgspec"):
        monkeypatch.setitem(sys.modules, name, None)

    for language in ("json", "toml"):
        assert files.loads(files.dumps(Plan(name="Q1"), format=language), format=language) == Plan(name="Q1")  # type: ignore[arg-type]
