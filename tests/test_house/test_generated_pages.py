"""Pages written from the code say what the code says today."""

import importlib.util
from types import ModuleType

import pytest
from house import PUBLIC_PACKAGES, ROOT, relative


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate_pages", ROOT / "docs" / "_tools" / "generate.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_generated_pages_are_current(generate: ModuleType) -> None:
    """After a change of names or rules: python docs/_tools/generate.py."""
    assert [relative(path) for path in generate.stale(generate.pages())] == []


def test_no_page_is_left_over(generate: ModuleType) -> None:
    assert [relative(path) for path in generate.left_over(generate.pages())] == []


def test_every_package_has_its_page(generate: ModuleType) -> None:
    topics = {name.removeprefix("okrkit.") for name in PUBLIC_PACKAGES if name != "okrkit"}

    assert set(generate.TOPICS) == topics
