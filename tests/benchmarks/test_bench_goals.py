"""The benchmark of the model runs; what it measures is read by people, not asserted."""

from bench_goals import main


def test_both_classes_are_measured() -> None:
    result = main(200, rounds=1)

    assert all(value > 0 for value in result.values())
