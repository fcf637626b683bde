"""The import benchmark runs; what it measures is read by people, not asserted."""

from bench_import import compare


def test_both_imports_are_measured() -> None:
    ours, theirs = compare("okrkit", "attrs", rounds=1)

    assert ours > 0
    assert theirs > 0
