"""okrkit as it is with attrs, networkx and pendulum only: everything but YAML and the strategies works."""

import contextlib
import importlib
import io
import pkgutil
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import okrkit as ok
from okrkit.cli import main

EXTRAS = ("hypothesis", "msgspec", "numpy", "rich", "yaml")


def said(*words: str) -> tuple[int, str]:
    """Return the exit code of the command, and what it says on either stream."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        code = main(list(words))
    return code, out.getvalue()


def missing(name: str) -> bool:
    """Tell whether a package is not installed, as it should be here."""
    try:
        importlib.import_module(name)
    except ModuleNotFoundError:
        return True
    return False


def run() -> None:
    """Use each topic once."""
    assert all(missing(name) for name in EXTRAS), "this is not the bare core"
    for package in pkgutil.iter_modules(ok.__path__):
        if package.name != "__main__":
            importlib.import_module(f"okrkit.{package.name}")
    plan, day = ok.example_plan("northwind"), date(2026, 2, 27)
    assert len(ok.scorecard(plan, as_of=day)) == len(plan.goals())
    assert ok.lint(plan, as_of=day)
    assert ok.diagnose(plan, as_of=day).verdict
    assert ok.parse_key_result("Reduce churn from 4% to 1% by March 31").target
    with TemporaryDirectory() as folder:
        kept = Path(folder) / "plan.json"
        ok.files.dump(plan, kept)
        assert ok.files.load(kept) == plan
        code, text = said("review", str(kept), "--as-of", "2026-02-27")
        assert code in {0, 1}, text
        assert "Northwind" in text
        (Path(folder) / "plan.yaml").write_text("okrkit: 1\n")
        code, text = said("review", str(Path(folder) / "plan.yaml"), "--as-of", "2026-02-27")
        assert code == 2, text
        assert "okrkit[yaml]" in text or "okrkit[cli]" in text, text
    print("the core works alone")


if __name__ == "__main__":
    run()
